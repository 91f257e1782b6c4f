-- The tables of jobs belong to the framework: every role may put a job there, and the worker,
-- which signs in without a role, does them. They hold identifiers, never values of a person.
do $$
declare name text;
begin
  for name in select relname from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = 'public' and relkind = 'r' and relname like 'procrastinate%' loop
    execute format('grant select, insert, update, delete on %I to mutua_app, mutua_public,
      mutua_member, mutua_staff, mutua_treasury, mutua_worker', name);
  end loop;
  for name in select relname from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = 'public' and relkind = 'S' and relname like 'procrastinate%' loop
    execute format('grant usage on sequence %I to mutua_app, mutua_public, mutua_member,
      mutua_staff, mutua_treasury, mutua_worker', name);
  end loop;
end $$;
