-- Of the public holidays of an open-ended contract those may stay unpaid on which it was suspended
-- since fourteen days, the shortest that the law knows: an absence covers the day, and in these
-- days nobody came to work between. Of yearly holidays that is a leave beyond four weeks. How many
-- days a cause has is the law's to say, not the guard's.

create function mutua.unpaid_public_holiday(the_month uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive one as (
    select m.month, (m.month + interval '1 month')::date - 1 as last, m.hours, c.id, c.person_id,
      c.week, c.regime = 'employee' and not coalesce((c.answers ->> 'manual_work')::boolean, false)
        as pays_holidays
    from work_contractmonth m join work_contract c on c.id = m.contract_id
    where m.id = the_month and c.week is not null),
  chain as (
    select c.id, c.replaces_id, c.week, 0 as place from one join work_contract c on c.id = one.id
    union all
    select b.id, b.replaces_id, b.week, chain.place + 1
    from chain join work_contract b on b.id = chain.replaces_id),
  said as (
    select a.kind, a.first_day, a.last_day from one join work_absence a
      on a.person_id = one.person_id and not a.withdrawn and a.first_day <= one.last
    where not exists (select from work_absence n where n.replaces_id = a.id)),
  by_week as (
    select coalesce((select k.week from one, chain k where (k.week ->> 'from')::date <= one.last
      order by k.place limit 1), (select week from one)) as week),
  off as (
    select g.day::date as day, sum((d ->> 2)::int - (d ->> 1)::int) as minutes
    from one cross join by_week
    cross join generate_series(one.month, one.last, interval '1 day') g (day)
    cross join jsonb_array_elements(by_week.week -> 'days') d
    where (d ->> 0)::int = extract(isodow from g.day) - 1
      and not exists (select from work_period p where p.contract_id = one.id and not p.freed
        and p.day = g.day::date)
    group by 1),
  unpaid as (
    select off.minutes from one cross join off
    where exists (
        select from said a where off.day between a.first_day and a.last_day
          and (a.kind <> 'holiday' or (one.pays_holidays and (
            select coalesce(sum(p.until_minute - p.from_minute), 0) from work_period p
            where p.contract_id in (select id from chain) and not p.freed
              and p.day between date_trunc('year', off.day)::date and off.day - 14
              and exists (select from said h where h.kind = 'holiday'
                and p.day between h.first_day and h.last_day))
            > 4 * (select sum((d ->> 2)::int - (d ->> 1)::int)
                   from jsonb_array_elements(one.week -> 'days') d))))
      and not exists (
        select from work_period p where p.contract_id in (select id from chain) and not p.freed
          and p.day between off.day - 14 and off.day - 1
          and not exists (
            select from said a where p.day between a.first_day and a.last_day)))
  select least(
    (select coalesce(sum(minutes), 0) from unpaid),
    greatest(0, (one.hours * 60 + 50) / 100 - (
      select coalesce(sum(p.until_minute - p.from_minute), 0) from work_period p
      where p.contract_id = one.id and not p.freed and p.day between one.month and one.last)))
  from one
$$;
revoke execute on function mutua.unpaid_public_holiday from public;

create or replace function mutua.is_less_by_absence(
  the_month uuid, the_gross bigint, the_charged bigint)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select the_gross < m.gross_pay
    and the_gross >= floor(m.gross_pay * (planned.minutes - absent.minutes
      - coalesce(beyond.minutes, 0) - coalesce(off.minutes, 0)) / planned.minutes)
    and the_charged = round(m.charged::numeric * the_gross / m.gross_pay)
  from work_contractmonth m join work_contract c on c.id = m.contract_id
  cross join lateral (select mutua.unpaid_holiday(m.id) as minutes) beyond
  cross join lateral (select mutua.unpaid_public_holiday(m.id) as minutes) off
  cross join lateral (
    select greatest(sum(p.until_minute - p.from_minute),
        case when c.week is not null then (m.hours * 60 + 50) / 100 end)::numeric as minutes
      from work_period p
      where p.contract_id = c.id and not p.freed
        and date_trunc('month', p.day)::date = m.month) planned
  cross join lateral (
    select coalesce(sum(p.until_minute - p.from_minute), 0)::numeric as minutes
      from work_period p
      where p.contract_id = c.id and not p.freed
        and date_trunc('month', p.day)::date = m.month
        and exists (select from work_absence a where a.person_id = c.person_id
          and not a.withdrawn and p.day between a.first_day and a.last_day
          and (a.kind <> 'holiday' or beyond.minutes is null)
          and not exists (select from work_absence n where n.replaces_id = a.id))) absent
  where m.id = the_month
$$;
