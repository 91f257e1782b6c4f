-- A public holiday on which an open-ended contract is suspended for long is not paid. In an illness, an
-- accident or a maternity it counts as work like the days around it, also where it is the only day of
-- its month.
create or replace function mutua.taken_of_days_as_work(the_contract uuid, the_year int)
returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(m.gross_pay - p.gross_pay), 0)::bigint
    from work_contractmonth m join payroll_payslip p on p.id = m.payslip
    join work_contract c on c.id = m.contract_id
    where c.id = any (mutua.versions_of(the_contract))
      and extract(year from p.worked_from) = the_year
      and exists (select from work_absence b where b.person_id = c.person_id
        and b.kind in ('illness', 'accident', 'maternity') and not b.withdrawn
        and not exists (select from work_absence n where n.replaces_id = b.id)
        and (c.week is not null and b.last_day >= m.month
            and b.first_day < (m.month + interval '1 month')::date
          or exists (select from work_period w where w.contract_id = c.id and not w.freed
            and date_trunc('month', w.day)::date = m.month
            and w.day between b.first_day and b.last_day)))
$$;
