-- The record of changes a statement at a time: a function a row cost more than the row.

-- Keeps each row that a statement has added to a table whose rows never change.
create function mutua.keep_added() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare the_act uuid := mutua.needed_act();
begin
  insert into ground_change (act_id, "table", row, operation, values)
    select the_act, tg_table_name, a.id::text, 'INSERT',
      (select jsonb_object_agg(key, jsonb_build_array(null, value)) from jsonb_each(to_jsonb(a)))
    from added a;
  return null;
end $$;

-- Keeps each step that a statement has made rows take, of a table of which only states move.
create function mutua.keep_steps() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare the_act uuid := mutua.needed_act();
begin
  insert into ground_change (act_id, "table", row, operation, values)
    select the_act, tg_table_name, n.id::text, 'UPDATE',
      jsonb_build_object('state', jsonb_build_array(o.state, n.state))
    from stepped n join before_it o using (id) where n.state <> o.state;
  return null;
end $$;

-- For rows that come with another one, whose record says which act they came by.
create function mutua.by_an_act() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  perform mutua.needed_act();
  return null;
end $$;
