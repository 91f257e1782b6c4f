-- What others answered is written by jobs alone: nobody proves her own client.

do $$
declare name text;
begin
  foreach name in array array['activities_sending', 'activities_reachability',
      'activities_vatproof'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_jobs on %I to mutua_worker using (true) with check (true)',
      name);
    execute format('create policy seen on %I for select
      to mutua_staff, mutua_treasury, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
  end loop;
  foreach name in array array['activities_reachability', 'activities_vatproof'] loop
    execute format('grant insert on %I to mutua_worker', name);
    execute format('create policy mine on %I for select to mutua_member
      using (client_id in (select mutua.my_clients()))', name);
    execute format('create trigger kept_whole before update on %I
      for each row execute function mutua.refuse_change()', name);
  end loop;
end $$;
create trigger recorded after insert or update on activities_sending for each row
  execute function mutua.keep_change();
create trigger recorded after insert or update on activities_reachability for each row
  execute function mutua.keep_change('answer');
create trigger recorded after insert or update on activities_vatproof for each row
  execute function mutua.keep_change('name', 'address', 'answer');

grant update (peppol_scheme, peppol_id) on activities_client to mutua_worker;
grant insert on activities_sending to mutua_member, mutua_staff;
grant update (state, attempts, words, proof, next_at) on activities_sending to mutua_worker;
create policy put on activities_sending for insert to mutua_staff with check (state = 'waiting');
create policy mine on activities_sending for select to mutua_member
  using (exists (select from activities_invoice i where i.id = invoice_id));
create policy put_mine on activities_sending for insert to mutua_member
  with check (state = 'waiting'
    and exists (select from activities_invoice i where i.id = invoice_id));
create trigger stepped before insert or update of state on activities_sending
  for each row execute function mutua.follow_arrow('sending');

-- What leaves is an issued invoice of ours, to the address that stands in it.
create function mutua.sending_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(old) - '{state,attempts,words,proof,next_at}'::text[]
         is distinct from to_jsonb(new) - '{state,attempts,words,proof,next_at}'::text[]
       or new.attempts < old.attempts then
      raise exception 'what was put into the outbox stays' using errcode = 'MU007';
    end if;
    return new;
  end if;
  if not exists (select from activities_invoice i where i.id = new.invoice_id
      and i.state = 'issued' and i.client_number = ''
      and concat_ws(':', i.content #>> '{buyer,endpoint,0}', i.content #>> '{buyer,endpoint,1}')
        = new.receiver) then
    raise exception 'only an issued invoice leaves, to the address that it bears'
      using errcode = 'MU007';
  end if;
  return new;
end $$;
create trigger fits before insert or update on activities_sending
  for each row execute function mutua.sending_fits();
