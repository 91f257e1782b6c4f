-- Plans: one draft a period, in their order, on the day that the plan says.

do $$
declare name text;
begin
  foreach name in array array['activities_plan', 'activities_planned'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner on %I to mutua_owner using (true) with check (true)', name);
    execute format('create policy of_house on %I to mutua_staff using (true) with check (true)',
      name);
    execute format('create policy seen on %I for select
      to mutua_treasury, mutua_worker, mutua_auditor using (true)', name);
    execute format('grant select on %I
      to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor', name);
    execute format('create trigger kept before delete on %I
      for each row execute function mutua.refuse_change()', name);
    execute format('create trigger kept_all before truncate on %I
      for each statement execute function mutua.refuse_change()', name);
    execute format('create trigger recorded after insert or update on %I
      for each row execute function mutua.keep_change()', name);
  end loop;
end $$;

grant insert, update (state, edition, lines, note, until, times) on activities_plan
  to mutua_member, mutua_staff;
grant insert on activities_planned to mutua_worker;
create policy of_jobs on activities_planned for insert to mutua_worker with check (true);
create policy mine on activities_plan to mutua_member
  using (activity_id in (select mutua.my_activities()))
  with check (activity_id in (select mutua.my_activities())
    and client_id in (select mutua.my_clients()));
create policy mine on activities_planned for select to mutua_member
  using (exists (select from activities_plan p where p.id = plan_id));
create trigger kept_whole before update on activities_planned
  for each row execute function mutua.refuse_change();
create trigger stepped before insert or update of state on activities_plan
  for each row execute function mutua.follow_arrow('plan');

create function mutua.due_of_plan(first_on date, every text, day int, period int) returns date
language sql immutable as $$
  select least(month + day - 1, (month + interval '1 month')::date - 1) from (select
    (date_trunc('month', first_on::timestamp) + make_interval(months => period *
      case every when 'month' then 1 when 'quarter' then 3 else 12 end))::date as month) m
$$;

create function mutua.draft_is_the_plans_turn() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare the_plan activities_plan;
begin
  select * into the_plan from activities_plan where id = new.plan_id for update;
  if the_plan.state <> 'active' or new.period <> the_plan.made
     or new.due_on <> mutua.due_of_plan(the_plan.first_on, the_plan.every, the_plan.day, new.period)
     or not exists (select from activities_invoice i where i.id = new.invoice_id
                    and i.activity_id = the_plan.activity_id
                    and i.client_id = the_plan.client_id) then
    raise exception 'a draft that is not the plan''s turn' using errcode = 'MU008';
  end if;
  update activities_plan set made = made + 1, state = case
      when new.period + 1 >= times or mutua.due_of_plan(first_on, every, day, new.period + 1) > until
      then 'ended' else state end
    where id = new.plan_id;
  return new;
end $$;
create trigger in_turn before insert on activities_planned
  for each row execute function mutua.draft_is_the_plans_turn();
