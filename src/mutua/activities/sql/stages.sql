-- Parts of an order: what is deducted, once; and no sum above the order that says nothing of it.

alter table activities_deduction enable row level security;
alter table activities_deduction force row level security;
create policy owner on activities_deduction to mutua_owner using (true) with check (true);
create policy of_house on activities_deduction to mutua_staff, mutua_treasury, mutua_worker
  using (true) with check (true);
create policy seen on activities_deduction for select to mutua_auditor using (true);
create policy mine on activities_deduction to mutua_member
  using (exists (select from activities_invoice i where i.id = final_id))
  with check (exists (select from activities_invoice i where i.id = final_id));
grant select on activities_deduction
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
grant insert on activities_deduction to mutua_member, mutua_staff, mutua_treasury, mutua_worker;
create trigger kept before update or delete on activities_deduction
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on activities_deduction
  for each statement execute function mutua.refuse_change();
create trigger recorded after insert or update on activities_deduction
  for each row execute function mutua.keep_change();

grant update (stage, warnings, why) on activities_invoice
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

-- An invoice's order is one of its own activity; a member's key to another's order opens nothing.
create function mutua.order_is_of_activity() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from activities_order o
                 where o.id = new.order_id and o.activity_id = new.activity_id) then
    raise exception 'an order of another activity' using errcode = 'MU008';
  end if;
  return new;
end $$;
create trigger of_activity before insert or update of order_id, activity_id on activities_invoice
  for each row when (new.order_id is not null) execute function mutua.order_is_of_activity();

-- What documents that were issued of an order come to, without VAT.
create function mutua.invoiced_of_order(the_order uuid) returns bigint language sql stable
security definer set search_path = public, pg_temp as $$
  select coalesce(sum(net), 0) from activities_invoice
  where order_id = the_order and state = 'issued'
    and (current_setting('role') <> 'mutua_member' or activity_id in (select mutua.my_activities()))
$$;
create function mutua.hold_order(the_order uuid) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  perform from activities_order where id = the_order
    and (current_setting('role') <> 'mutua_member' or activity_id in (select mutua.my_activities()))
    for update;
end $$;
revoke execute on function mutua.invoiced_of_order, mutua.hold_order from public;
grant execute on function mutua.invoiced_of_order, mutua.hold_order
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker;

create function mutua.deduction_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_final activities_invoice;
  the_part activities_invoice;
  came_to bigint;
begin
  select * into the_final from activities_invoice where id = new.final_id;
  select * into the_part from activities_invoice where id = new.deducted_id;
  select sum(net) into came_to from activities_invoice
    where state = 'issued' and (id = new.deducted_id or credits_id = new.deducted_id);
  if the_final.stage <> 'final' or the_final.state <> 'draft'
     or the_part.stage not in ('deposit', 'stage') or the_part.state <> 'issued'
     or the_part.order_id is distinct from the_final.order_id
     or new.net is distinct from came_to then
    raise exception 'a deduction of something else than a part of the same order'
      using errcode = 'MU008';
  end if;
  return new;
end $$;
create trigger fits before insert on activities_deduction
  for each row execute function mutua.deduction_fits();

create function mutua.order_is_not_passed_in_silence() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  ordered bigint;
  invoiced bigint;
begin
  if new.stage = 'final' and exists (
      select from activities_invoice i where i.order_id = new.order_id and i.state = 'issued'
      and i.stage in ('deposit', 'stage') and i.gross <> i.credited
      and not exists (select from activities_deduction d where d.deducted_id = i.id)) then
    raise exception 'a final invoice that does not deduct what was invoiced before'
      using errcode = 'MU008';
  end if;
  select sum((line ->> 'net')::bigint) into ordered from activities_order o,
    jsonb_array_elements(o.content -> 'lines') line where o.id = new.order_id;
  select sum(net) into invoiced from activities_invoice
    where order_id = new.order_id and state = 'issued';
  if invoiced > ordered and not new.warnings @> '[{"code": "beyond_order"}]' then
    raise exception 'more than was ordered (% of %), and no warning', invoiced, ordered
      using errcode = 'MU008';
  end if;
  return null;
end $$;
create constraint trigger not_passed after insert or update of state on activities_invoice
  deferrable initially deferred for each row
  when (new.state = 'issued' and new.kind = 'invoice' and new.order_id is not null)
  execute function mutua.order_is_not_passed_in_silence();

-- What a final invoice took up is corrected there: the part itself gives nothing back any more.
create or replace function mutua.take_credit(the_invoice uuid, amount bigint) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare taken bigint;
begin
  update activities_invoice set credited = credited + amount
    where id = the_invoice and state = 'issued' and kind = 'invoice'
      and not exists (select from activities_deduction d where d.deducted_id = the_invoice)
      and (activity_id in (select mutua.my_activities())
           or current_setting('role') <> 'mutua_member')
    returning credited into taken;
  return taken;
end $$;
