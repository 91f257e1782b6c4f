-- A next version is signed before it begins, and takes over the months that were not worked by then.
-- An end that comes first cuts one of these: it pays by the version before, perhaps more a month than
-- the one that never began, and no more than the month that was signed.
create or replace function mutua.months_are_signed() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from work_contract c
       join ground_change g on g.row = c.id::text and g.act_id = mutua.act()
         and g."table" = 'work_contract' and g.values -> 'state' ->> 1 = c.state
       where c.id = new.contract_id and c.state in ('signed', 'cancelled')
         and (c.state = 'cancelled') = (new.confirmed_by = 'cancelled'))
     and not (new.confirmed_by = '' and mutua.may_open(new.contract_id, new.last_day)
              and exists (select from work_contract c
                left join work_contractmonth o on o.contract_id = c.id and o.month = new.month
                  and o.freed and new.first_day < (c.week ->> 'from')::date
                where c.id = new.contract_id
                  and new.gross_pay <= coalesce(o.gross_pay, c.pay_amount)))
  then
    raise exception 'what is signed is written when it is signed' using errcode = 'MU016';
  end if;
  return new;
end $$;
