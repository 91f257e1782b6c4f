-- The same record of what a statement adds, each column put in by its name: a row taken apart as
-- JSON and built anew takes three times as long.
create or replace function mutua.keep_added() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_act uuid := mutua.needed_act();
  said text;
begin
  select string_agg(format('%L, jsonb_build_array(null, a.%I)', attname, attname), ', ')
    into said from pg_attribute where attrelid = tg_relid and attnum > 0 and not attisdropped;
  execute format('insert into ground_change (act_id, "table", row, operation, values)
    select $1, $2, a.id::text, ''INSERT'', jsonb_build_object(%s) from added a', said)
    using the_act, tg_table_name;
  return null;
end $$;

-- States of a whole statement move along the drawn arrows; the argument names the machine. Each kind of
-- step is looked up once.
create function mutua.follow_arrows() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  step record;
  who jsonb;
begin
  for step in execute case when tg_op = 'INSERT'
      then 'select distinct '''' as before, state as after from stepped'
      else 'select distinct o.state as before, n.state as after from stepped n
              join before_it o using (id) where n.state <> o.state' end loop
    select roles into who from ground_arrow
      where machine = tg_argv[0] and before = step.before and after = step.after;
    if who is null then
      raise exception '%: no step from "%" to "%"', tg_argv[0], step.before, step.after
        using errcode = 'MU024';
    end if;
    if not who ? current_setting('role') and session_user <> 'mutua_owner' then
      raise exception '%: % may not step from "%" to "%"', tg_argv[0], current_setting('role'),
        step.before, step.after using errcode = 'MU024';
    end if;
  end loop;
  return null;
end $$;
