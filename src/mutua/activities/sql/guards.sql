-- Who sees what: a member her activities and what hangs on them; the client one order, by its link.

create function mutua.token() returns text language sql stable as
$$ select nullif(current_setting('mutua.token', true), '') $$;

create or replace function mutua.my_activities() returns setof uuid language sql stable
security definer set search_path = public, pg_temp as $$
  select activity_id from activities_activitymember
  where person_id = mutua.person() and left_on is null
$$;

create function mutua.my_clients() returns setof uuid language sql stable
security definer set search_path = public, pg_temp as $$
  select c.client_id from activities_activityclient c
  where c.activity_id in (select mutua.my_activities())
$$;

create function mutua.my_colleagues() returns setof uuid language sql stable
security definer set search_path = public, pg_temp as $$
  select m.person_id from activities_activitymember m
  where m.activity_id in (select mutua.my_activities())
$$;

-- What this very transaction has made is seen before it hangs on anything: the row that the
-- statement gives back, and the steps until it is linked. Who only reads has made nothing: policies
-- ask that first, once a statement, or each row of others would be looked up.
create function mutua.made_here(the_row uuid) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
  select exists (select from ground_change
    where row = the_row::text and act_id = mutua.act() and operation = 'INSERT')
$$;

do $$
declare name text;
begin
  foreach name in array array['activity', 'activitymember', 'client', 'activityclient', 'order',
      'signaturecode', 'signature', 'series', 'invoice', 'receipt'] loop
    name := 'activities_' || name;
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff, mutua_treasury, mutua_worker
      using (true) with check (true)', name);
    execute format('create policy seen on %I for select to mutua_auditor using (true)', name);
    execute format('grant select on %I to mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
  foreach name in array array['activity', 'activitymember', 'activityclient', 'order',
      'signature', 'invoice', 'receipt'] loop
    execute format('create trigger recorded after insert or update on %I for each row
      execute function mutua.keep_change(''token_hash'')', 'activities_' || name);
  end loop;
end $$;
create trigger recorded after insert or update on activities_client for each row
  execute function mutua.keep_change('name', 'email', 'contact', 'street', 'number', 'box',
    'postcode', 'town');

create trigger recorded after insert or update on activities_signaturecode for each row
  execute function mutua.keep_change('email', 'code_hash');

-- Who may write what: no more than the verbs of a role need. Numbers, states of invoices and what
-- was credited are written by the functions below alone.
grant select on activities_activity, activities_activitymember, activities_client,
  activities_activityclient, activities_order, activities_signature, activities_invoice,
  activities_series, activities_receipt
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;
grant insert on activities_activity, activities_activitymember, activities_client,
  activities_activityclient, activities_order to mutua_member, mutua_staff;
grant update on activities_client, activities_order to mutua_member, mutua_staff;
grant update (state) on activities_order to mutua_worker;
grant update (sealed) on activities_signature to mutua_worker;
grant insert, update (edition, lines, note, content, issued_on, due_on, net, vat, gross,
  payment_reference) on activities_invoice
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;
grant update (pdf, ubl) on activities_invoice to mutua_worker;
grant insert on activities_receipt to mutua_treasury, mutua_worker;
alter table activities_invoice add constraint a_draft_has_nothing
  check (state <> 'draft' or (credited = 0 and pdf = '' and ubl = ''));

create policy mine on activities_activity to mutua_member
  using (id in (select mutua.my_activities())
    or ((select mutua.act()) is not null and mutua.made_here(id))) with check (true);
create policy mine on activities_activitymember to mutua_member
  using (activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities())
    or (person_id = mutua.person() and mutua.made_here(activity_id)));
create policy mine on activities_client to mutua_member
  using (id in (select mutua.my_clients())
    or ((select mutua.act()) is not null and mutua.made_here(id))) with check (true);
create policy mine on activities_activityclient to mutua_member
  using (activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities())
    and (client_id in (select mutua.my_clients()) or mutua.made_here(client_id)));
create policy mine on activities_order to mutua_member
  using (activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities()));
create policy mine on activities_signature for select to mutua_member
  using (exists (select from activities_order o where o.id = order_id));
create policy mine on activities_invoice to mutua_member
  using (activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities()));
create policy seen_by_member on activities_series for select to mutua_member using (true);
create policy mine on activities_receipt for select to mutua_member
  using (exists (select from activities_invoice i where i.id = invoice_id));
create trigger kept_whole before update on activities_receipt
  for each row execute function mutua.refuse_change();
create policy colleagues on people_person for select to mutua_member
  using (id in (select mutua.my_colleagues()));

-- The client's link: one order, its codes, one signature, one act.
grant select, update (state) on activities_order to mutua_public;
grant select, insert, update (tries, used_at) on activities_signaturecode to mutua_public;
grant select, insert on activities_signature to mutua_public;
create policy by_link on activities_order to mutua_public
  using (token_hash = mutua.token()) with check (token_hash = mutua.token());
create policy by_link on activities_signaturecode to mutua_public
  using (order_id in (select id from activities_order))
  with check (order_id in (select id from activities_order));
create policy by_link on activities_signature to mutua_public
  using (order_id in (select id from activities_order))
  with check (order_id in (select id from activities_order));

create trigger stepped before insert or update of state on activities_order
  for each row execute function mutua.follow_arrow('order');
create trigger stepped before insert or update of state on activities_invoice
  for each row execute function mutua.follow_arrow('invoice');

-- What was offered is what is signed; what is signed never changes.
create function mutua.order_is_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft'
     and to_jsonb(old) - 'state' is distinct from to_jsonb(new) - 'state' then
    raise exception 'an order that was offered is not changed, only replaced'
      using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on activities_order
  for each row execute function mutua.order_is_frozen();

create function mutua.signature_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(old) - 'sealed' is distinct from to_jsonb(new) - 'sealed' or old.sealed <> '' then
      raise exception 'a signature never changes' using errcode = 'MU007';
    end if;
    return new;
  end if;
  if not exists (select from activities_order o where o.id = new.order_id
                 and o.content_hash = new.content_hash and o.state = 'offered') then
    raise exception 'a signature covers exactly what was offered' using errcode = 'MU016';
  end if;
  return new;
end $$;
create trigger fits before insert or update on activities_signature
  for each row execute function mutua.signature_fits();

-- And who steps to signed leaves a signature.
create function mutua.signed_has_a_signature() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from activities_signature s where s.order_id = new.id) then
    raise exception 'an order is signed by a signature' using errcode = 'MU016';
  end if;
  return null;
end $$;
create constraint trigger signed after insert or update of state on activities_order
  deferrable initially deferred for each row when (new.state = 'signed')
  execute function mutua.signed_has_a_signature();

-- An issued invoice never changes, save what was made from it and what was credited of it.
create function mutua.invoice_is_frozen() returns trigger language plpgsql as $$
begin
  if old.state = 'issued'
     and to_jsonb(old) - '{pdf,ubl,credited}'::text[]
         is distinct from to_jsonb(new) - '{pdf,ubl,credited}'::text[] then
    raise exception 'an issued invoice never changes' using errcode = 'MU007';
  end if;
  if (old.pdf <> '' and new.pdf <> old.pdf) or (old.ubl <> '' and new.ubl <> old.ubl) then
    raise exception 'what was made of an invoice is kept as it is' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on activities_invoice
  for each row execute function mutua.invoice_is_frozen();

-- Numbers: drawn as the last statement, one after the other, none left out.
create function mutua.number_follows() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if new.drawn > 1 and not exists (
      select from activities_invoice i where i.series_id = new.series_id
      and i.drawn = new.drawn - 1) then
    raise exception 'number % without the one before it', new.drawn using errcode = 'MU006';
  end if;
  return null;
end $$;
create constraint trigger follows after insert or update of drawn on activities_invoice
  deferrable initially deferred for each row when (new.drawn is not null)
  execute function mutua.number_follows();

create function mutua.draw_number(the_invoice uuid, the_book text, the_year int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  the_entity text;
  the_series uuid;
  the_number int;
begin
  if not exists (select from activities_invoice i where i.id = the_invoice and i.state = 'draft'
                 and (i.activity_id in (select mutua.my_activities())
                      or current_setting('role') <> 'mutua_member')) then
    raise exception 'no draft to number' using errcode = 'MU006';
  end if;
  select a.legal_entity_id into the_entity from activities_invoice i
    join activities_activity a on a.id = i.activity_id where i.id = the_invoice;
  insert into activities_series (id, legal_entity_id, book, year, last)
    values (gen_random_uuid(), the_entity, the_book, the_year, 0)
    on conflict (legal_entity_id, book, year) do nothing;
  update activities_series set last = last + 1
    where legal_entity_id = the_entity and book = the_book and year = the_year
    returning id, last into the_series, the_number;
  update activities_invoice set series_id = the_series, drawn = the_number, state = 'issued'
    where id = the_invoice;
  return the_number;
end $$;
revoke execute on function mutua.draw_number from public;
grant execute on function mutua.draw_number
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

create sequence activities_payment_reference;
grant usage on sequence activities_payment_reference
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

-- A credit note takes its part of the invoice, never more: the row is the guard.
create function mutua.take_credit(the_invoice uuid, amount bigint) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare taken bigint;
begin
  update activities_invoice set credited = credited + amount
    where id = the_invoice and state = 'issued' and kind = 'invoice'
      and (activity_id in (select mutua.my_activities())
           or current_setting('role') <> 'mutua_member')
    returning credited into taken;
  return taken;
end $$;
revoke execute on function mutua.take_credit from public;
grant execute on function mutua.take_credit to mutua_member, mutua_staff, mutua_treasury, mutua_worker;
