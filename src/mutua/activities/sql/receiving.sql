-- What came from outside is kept as it came; what a client numbered is numbered by nobody else.

do $$
declare name text;
begin
  foreach name in array array['activities_received', 'activities_deductionright',
      'activities_vatdeduction', 'activities_regularisation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff using (true) with check (true)',
      name);
    execute format('create policy seen on %I for select
      to mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('grant insert on %I to mutua_staff', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert or update on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
  foreach name in array array['activities_deductionright', 'activities_vatdeduction',
      'activities_regularisation'] loop
    execute format('create trigger kept_whole before update on %I
      for each row execute function mutua.refuse_change()', name);
  end loop;
end $$;

grant select on activities_received to mutua_member;
grant insert on activities_received to mutua_treasury, mutua_worker;
grant update (state, activity_id, nature, reason, invoice_id) on activities_received
  to mutua_staff;
create policy come_in on activities_received for insert to mutua_treasury, mutua_worker
  with check (state = 'received');
create policy mine on activities_received for select to mutua_member
  using (activity_id in (select mutua.my_activities()));
create trigger stepped before insert or update of state on activities_received
  for each row execute function mutua.follow_arrow('received');

create function mutua.received_is_frozen() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - '{state,activity_id,nature,reason,invoice_id}'::text[]
       is distinct from to_jsonb(new) - '{state,activity_id,nature,reason,invoice_id}'::text[]
     or (old.state <> 'received' and to_jsonb(old) is distinct from to_jsonb(new)) then
    raise exception 'what was received is not changed' using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger frozen before update on activities_received
  for each row execute function mutua.received_is_frozen();

alter table activities_vatdeduction add constraint deducted_by_its_parts check (
  amount = sign(vat) * floor((2 * abs(vat::numeric) * share * part + 100000000) / 200000000));

-- The number of a client's own making: it is taken of what was received, and of that alone.
create function mutua.take_client_number(the_invoice uuid, the_received uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare came activities_received;
begin
  select * into came from activities_received
    where id = the_received and invoice_id = the_invoice and self_billed and state = 'booked';
  update activities_invoice i
    set state = 'issued', client_number = came.number, ubl = came.paper
    where i.id = the_invoice and i.state = 'draft' and i.kind = came.kind
      and i.net = came.net and i.vat = came.vat and i.gross = came.gross;
  if not found then
    raise exception 'no draft that says what the client wrote' using errcode = 'MU007';
  end if;
  return came.number;
end $$;
revoke execute on function mutua.take_client_number from public;
grant execute on function mutua.take_client_number to mutua_staff;
