-- Exit holiday pay is pay like other: a correction may show that it was too much, and creditors take of
-- it. What is left to pay of it follows.

create or replace function mutua.claim_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from payroll_payslip p join payroll_payslip b on b.id = p.replaces_id
      where p.id = new.payslip_id and p.act_id = mutua.act()
        and (p.contract_month_id, p.person_id, p.legal_entity_id)
            = (new.contract_month_id, new.person_id, new.legal_entity_id)
        and new.amount <= b.net_pay - p.net_pay)
     and not exists (select from payroll_exitholidaypay p
      join payroll_exitholidaypay b on b.id = p.replaces_id
      where p.id = new.exit_holiday_pay_id and p.act_id = mutua.act()
        and (p.person_id, p.legal_entity_id) = (new.person_id, new.legal_entity_id)
        and new.amount <= b.net_pay - p.net_pay) then
    raise exception 'a claim is what a correction has shown to be too much' using errcode = 'MU035';
  end if;
  return new;
end $$;

-- Of a contract's exit holiday pay for a year: what creditors took, and what is out of its versions.
create function mutua.exit_pay_taken(the_contract uuid, the_year int,
  out kept_back bigint, out paid bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with versions as (select id from payroll_exitholidaypay
    where contract_id = the_contract and year = the_year)
  select coalesce((select sum(w.amount) from payroll_withholding w
      join versions v on v.id = w.exit_holiday_pay_id), 0)::bigint,
    coalesce((select sum(t.amount) from treasury_payment t join versions v on v.id = t.debt
      where t.debt_kind = 'exit_holiday_pay'
        and t.state not in ('rejected', 'returned', 'dropped')), 0)::bigint
$$;
revoke execute on function mutua.exit_pay_taken from public;

-- As for a payslip: under a writ that is confirmed, of what was made in this very act or of which
-- nothing has left, and never more than is due and there.
create or replace function mutua.withholding_fits() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
declare
  the_writ payroll_writ;
  slip record;
  under bigint;
  out_already bigint;
  taken bigint;
begin
  select * into the_writ from payroll_writ where id = new.writ_id for update;
  if new.exit_holiday_pay_id is not null then
    select p.id, p.person_id, p.legal_entity_id, p.act_id, p.paid_on, p.net_pay,
        exists (select from payroll_exitholidaypay n where n.replaces_id = p.id) as replaced,
        t.paid, t.kept_back into slip
      from payroll_exitholidaypay p cross join lateral mutua.exit_pay_taken(p.contract_id, p.year) t
      where p.id = new.exit_holiday_pay_id;
    out_already := slip.paid;
    taken := slip.kept_back;
  else
    select p.id, p.person_id, p.legal_entity_id, p.act_id, p.paid_on, p.net_pay,
        p.contract_month_id as month_id,
        exists (select from payroll_payslip n where n.replaces_id = p.id) as replaced into slip
      from payroll_payslip p join work_contractmonth m on m.id = p.contract_month_id
      where p.id = new.payslip_id;
    select count(*) into out_already from treasury_payment t join payroll_payslip o on o.id = t.debt
      where t.debt_kind = 'payslip' and o.contract_month_id = slip.month_id
        and t.state not in ('rejected', 'returned', 'dropped');
    taken := mutua.taken_of(slip.month_id);
  end if;
  if (the_writ.person_id, slip.person_id, slip.legal_entity_id)
       is distinct from (new.person_id, new.person_id, the_writ.legal_entity_id)
     or (slip.act_id is distinct from mutua.act() and out_already > 0)
     or slip.replaced
     or the_writ.served_on > slip.paid_on
     or not exists (select from payroll_writconfirmation c where c.writ_id = new.writ_id)
     or exists (select from payroll_writend e where e.writ_id = new.writ_id) then
    raise exception 'nothing is kept back but for a writ that is confirmed' using errcode = 'MU041';
  end if;
  select coalesce(sum(amount), 0) into under from payroll_withholding where writ_id = new.writ_id;
  if under > mutua.due_under(the_writ, slip.paid_on) or taken > slip.net_pay then
    raise exception 'no more is kept back than is due and there' using errcode = 'MU041';
  end if;
  return null;
end $$;

-- What is left to pay of exit holiday pay, as of the months of work (left_to_pay): the net that
-- holds, less what creditors and payments took of it, and a claim counts as if it was paid back.
create function mutua.left_of_exit_pay(contracts uuid[])
returns table (contract uuid, of_year int, net_left bigint, paid bigint) language plpgsql stable
security definer set search_path = public, pg_temp as $$
begin
  if current_setting('role') = 'mutua_staff' and not mutua.may(array['payroll.see_pay',
      'payroll.run', 'payroll.correct', 'payroll.regularise', 'payroll.decide_advance']) then
    return;
  end if;
  return query
    select x.contract_id, x.year::int, (x.net_pay - t.kept_back - t.paid + coalesce((
        select sum(c.amount - coalesce((select sum(d.amount) from payroll_settlement d
            where d.claim_id = c.id and d.kind <> 'deducted'), 0))
          from payroll_claim c join payroll_exitholidaypay v on v.id = c.exit_holiday_pay_id
          where (v.contract_id, v.year) = (x.contract_id, x.year)), 0))::bigint, t.paid
      from payroll_exitholidaypay x
      cross join lateral mutua.exit_pay_taken(x.contract_id, x.year) t
      where x.contract_id = any (contracts)
        and not exists (select from payroll_exitholidaypay n where n.replaces_id = x.id)
        and (current_setting('role') <> 'mutua_member' or x.person_id = mutua.person());
end $$;
revoke execute on function mutua.left_of_exit_pay from public;
grant execute on function mutua.left_of_exit_pay
  to mutua_member, mutua_staff, mutua_treasury, mutua_worker, mutua_auditor;
