-- Who settles what somebody owes, or agrees how it comes back, holds her first, like a run that takes of
-- her pay: none reckons with what another is about to change.

-- The same as hold_for_pay, for the treasury: who pays and who settles are not the same right.
create function mutua.hold_for_claims(persons uuid[]) returns setof uuid language sql
security definer set search_path = public, pg_temp as $$
  select mutua.hold_for_pay(persons)
$$;
revoke execute on function mutua.hold_for_claims from public;
grant execute on function mutua.hold_for_claims to mutua_treasury;

create or replace function mutua.plan_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform from people_person where id = new.person_id for no key update;
  if not exists (select from payroll_claim c
                 where (c.id, c.person_id) = (new.claim_id, new.person_id)) then
    raise exception 'one agrees to what one owes' using errcode = 'MU035';
  end if;
  return new;
end $$;
