-- The register of an earlier system comes in with the opening of the books, and by it alone: who
-- asked, who agreed and which tests were passed stands in the papers of that time.

create trigger from_elsewhere before insert on people_subscription
  for each row when (new.state = 'held') execute function mutua.only_in_an_opening();
create trigger from_elsewhere before insert on people_sharetransfer
  for each row when (new.state = 'agreed') execute function mutua.only_in_an_opening();
create trigger from_elsewhere before insert on people_repayment
  for each row when (new.state = 'paid') execute function mutua.only_in_an_opening();

-- As before; a repayment that was paid before the opening moves its shares too.
create or replace function mutua.move_shares(the_kind text, the_cause uuid, the_day date) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  giver uuid;
  taker uuid;
  rest bigint;
  part bigint;
  the_price bigint;
  moved bigint := 0;
  one people_holding;
begin
  perform pg_advisory_xact_lock(hashtext('people_share'));
  if exists (select from people_sharemovement m
             where the_cause in (m.subscription_id, m.transfer_id, m.repayment_id)) then
    raise exception 'the shares of % % are moved already', the_kind, the_cause
      using errcode = 'MU022';
  end if;
  if the_kind = 'subscription' then
    select s.person_id, s.shares, s.price into taker, rest, the_price from people_subscription s
      where s.id = the_cause and s.state = 'held';
  elsif the_kind = 'transfer' then
    select t.seller_id, t.buyer_id, t.shares into giver, taker, rest from people_sharetransfer t
      where t.id = the_cause and t.state = 'agreed';
  elsif the_kind = 'repayment' then
    select r.person_id, r.shares into giver, rest from people_repayment r
      where r.id = the_cause
        and (r.state = 'decided' or (r.state = 'paid' and mutua.opens_the_books()));
  end if;
  if rest is null then
    raise exception 'no % whose shares may move', the_kind using errcode = 'MU022';
  end if;
  if giver is null then
    insert into people_sharemovement
      (kind, first_number, last_number, price, day, to_person_id, subscription_id)
      select the_kind, coalesce(max(m.last_number), 0) + 1, coalesce(max(m.last_number), 0) + rest,
             the_price, the_day, taker, the_cause from people_sharemovement m;
    return rest * the_price;
  end if;
  for one in select * from people_holding h where h.person_id = giver and h.until is null
             order by h.first_number for update loop
    exit when rest = 0;
    part := least(rest, one.last_number - one.first_number + 1);
    insert into people_sharemovement (kind, first_number, last_number, price, day, from_person_id,
                                      to_person_id, transfer_id, repayment_id)
      values (the_kind, one.first_number, one.first_number + part - 1, one.price, the_day, giver,
              taker, case the_kind when 'transfer' then the_cause end,
              case the_kind when 'repayment' then the_cause end);
    rest := rest - part;
    moved := moved + part * one.price;
  end loop;
  if rest > 0 then
    raise exception '% shares more than are held', rest using errcode = 'MU022';
  end if;
  return moved;
end $$;
