-- Work is for a client and an order of its activity, an invitation holds as long as its verb lets it,
-- and the contract of somebody invited costs and pays what she was offered.

-- Who drafts or is invited reads the client's row and the order's state: she reads no others'. Where
-- a client was merged into another since, an order that was a draft then went to that one.
create function mutua.of_its_activity() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from activities_activityclient c
                 where (c.activity_id, c.client_id) = (new.activity_id, new.client_id))
     or (new.order_id is not null and not exists (
           select from activities_order o join activities_client c on c.id = new.client_id
           where (o.id, o.activity_id) = (new.order_id, new.activity_id)
             and o.client_id in (c.id, c.merged_into_id))) then
    raise exception 'work for a client and an order of its activity' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger of_its_activity before insert or update of activity_id, client_id, order_id
  on work_contract for each row execute function mutua.of_its_activity();
create trigger of_its_activity before insert or update of activity_id, client_id, order_id
  on work_invitation for each row execute function mutua.of_its_activity();

-- Letters are counted by when they were written, so nobody writes another instant than the act's; an
-- hour is more than an act takes.
create function mutua.invitation_holds() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  said timestamptz;
  begins timestamptz;
begin
  select said_at into said from ground_act where id = mutua.act();
  select min(((one ->> 0)::date + make_interval(mins => (one ->> 1)::int))
             at time zone 'Europe/Brussels') into begins
    from jsonb_array_elements(new.hours) one;
  if new.made_at between said and said + interval '1 hour'
     and new.expires_at <= least(new.made_at + interval '7 days', begins) then
    return new;
  end if;
  raise exception 'an invitation holds seven days, and until the work begins'
    using errcode = '42501';
end $$;
-- Its name comes after that of the step, which is asked first.
create trigger within_its_time before insert on work_invitation
  for each row execute function mutua.invitation_holds();

-- Whether a gross and a cost are as was offered. Of a budget the cost is at most that; of a gross,
-- the gross is that, and the cost what the offer says, beyond which only a student's hours of before
-- bring it. What the law puts beside the gross is not less than in the offer, but for the meal
-- voucher of a day on which she works for the house already. Cents are those of rounding in a
-- quarter in which she was paid before.
create function mutua.as_offered(the_invitation uuid, the_person uuid, gross bigint, cost bigint)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select (case i.pay_from
      when 'budget' then cost <= i.pay_amount
      else gross = i.pay_amount and (cost <= i.charged + 10 or i.regime = 'student') end)
    and (cost - gross >= i.charged - i.gross_pay - 10 or exists (
      select from work_period p where p.person_id = the_person and not p.freed
        and p.day in (select (one ->> 0)::date from jsonb_array_elements(i.hours) one)))
  from work_invitation i where i.id = the_invitation
    and (i.person_id = the_person or current_setting('role') <> 'mutua_member')
$$;
revoke execute on function mutua.as_offered from public;
grant execute on function mutua.as_offered to mutua_member;

create or replace function mutua.guest_takes_steps() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare said work_invitation;
begin
  if current_setting('role') <> 'mutua_member'
     or new.activity_id in (select mutua.my_activities()) then
    return new;
  end if;
  if tg_op = 'INSERT' then
    select * into said from work_invitation i
      where i.contract_id = new.id and i.person_id = mutua.person() and i.state = 'accepted';
    if not found or new.week is not null or new.replaces_id is not null or new.reserve <> 0
       or (new.state, new.edition) is distinct from ('draft', 1)
       or (said.person_id, said.activity_id, said.client_id, said.order_id, said.regime, said.task,
           said.place, said.hours, said.answers, said.pay_from, said.pay_amount, said.first_day,
           said.last_day)
         is distinct from (new.person_id, new.activity_id, new.client_id, new.order_id, new.regime,
           new.task, new.place, new.hours, new.answers, new.pay_from, new.pay_amount,
           new.first_day, new.last_day)
       or new.language is distinct from (
            select language from people_person where id = new.person_id)
       or mutua.as_offered(said.id, new.person_id, new.gross_pay, new.charged) is not true then
      raise exception 'a contract of somebody invited is as the invitation says'
        using errcode = '42501';
    end if;
  elsif new.state not in ('queued', 'approved', 'signed', 'dropped', 'worked', 'replaced')
     or to_jsonb(old) - '{state,content_hash,decide_by}'::text[]
          is distinct from to_jsonb(new) - '{state,content_hash,decide_by}'::text[] then
    raise exception 'a contract is changed by who shares its activity' using errcode = '42501';
  end if;
  return new;
end $$;

-- How many letters went to an address since an instant, whoever had them written, and how many a
-- member has had written: withdrawn ones too.
create function mutua.invited_since(the_address text, since timestamptz)
returns table (to_address bigint, by_member bigint) language sql stable security definer
set search_path = public, pg_temp as $$
  select count(*) filter (where email = the_address),
    count(*) filter (where invited_by_id = mutua.person())
  from work_invitation where made_at > since
    and (email = the_address or invited_by_id = mutua.person())
$$;
revoke execute on function mutua.invited_since from public;
grant execute on function mutua.invited_since to mutua_member;
