-- What a client says by the link of an order: kept as said, read by those of the activity.
alter table activities_ordermessage enable row level security;
alter table activities_ordermessage force row level security;
create policy owner on activities_ordermessage to mutua_owner using (true) with check (true);
create policy seen on activities_ordermessage for select
  to mutua_staff, mutua_worker, mutua_auditor using (true);
create policy mine on activities_ordermessage for select to mutua_member
  using (exists (select from activities_order o where o.id = order_id));
create policy by_link on activities_ordermessage to mutua_public
  using (order_id in (select id from activities_order))
  with check (order_id in (select id from activities_order));
grant select on activities_ordermessage
  to mutua_public, mutua_member, mutua_staff, mutua_worker, mutua_auditor;
grant insert on activities_ordermessage to mutua_public;
grant update (told_at) on activities_ordermessage to mutua_worker;
create policy told on activities_ordermessage for update to mutua_worker
  using (true) with check (true);
create trigger recorded after insert or update on activities_ordermessage
  for each row execute function mutua.keep_change('text');
create function mutua.message_is_kept() returns trigger language plpgsql as $$
begin
  if old.told_at is not null or to_jsonb(old) - 'told_at' is distinct from to_jsonb(new) - 'told_at'
  then
    raise exception 'what a client has said never changes' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on activities_ordermessage
  for each row execute function mutua.message_is_kept();
create trigger kept before delete on activities_ordermessage
  for each row execute function mutua.refuse_change();
create trigger kept_all before truncate on activities_ordermessage
  for each statement execute function mutua.refuse_change();
create index message_of_order on activities_ordermessage (order_id, said_at);
