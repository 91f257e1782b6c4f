-- A month of an open-ended contract pays at most what was agreed for it: a change that takes effect
-- later has taken over months of the version before.
create function mutua.agreed_for_month(the_contract uuid, the_month date) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive versions (pay_amount, replaces_id, place, holds) as (
    select c.pay_amount, c.replaces_id, 0, (c.week ->> 'from')::date < the_month + interval '1 month'
      from work_contract c where c.id = the_contract
    union all
    select c.pay_amount, c.replaces_id, v.place + 1,
        (c.week ->> 'from')::date < the_month + interval '1 month'
      from versions v join work_contract c on c.id = v.replaces_id where not v.holds)
  select pay_amount from versions order by place desc limit 1
$$;
revoke execute on function mutua.agreed_for_month from public;

create or replace function mutua.months_are_signed() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contract c
       join ground_change g on g.row = c.id::text and g.act_id = mutua.act()
         and g."table" = 'work_contract' and g.values -> 'state' ->> 1 = c.state
       where c.id = new.contract_id and c.state in ('signed', 'cancelled')
         and (c.state = 'cancelled') = (new.confirmed_by = 'cancelled'))
     and not (new.confirmed_by = '' and mutua.may_open(new.contract_id, new.last_day)
              and new.gross_pay <= mutua.agreed_for_month(new.contract_id, new.month))
  then
    raise exception 'what is signed is written when it is signed' using errcode = 'MU016';
  end if;
  return new;
end $$;
