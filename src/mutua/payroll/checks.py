"""The invariants of payroll, for the diagnosis."""

from mutua.ground.doctor import register

register(
    "payroll.chains",
    "Each month that was paid has one chain of payslips, without fork, and its last one holds (8, 9)",
    """select count(*), count(*) filter (where m.payslip is null or n.firsts <> 1
           or n.holds <> m.payslip or n.versions <> n.last or n.replaced <> n.versions - 1)
       from (select contract_month_id, count(*) as versions, max(version) as last,
               count(distinct replaces_id) as replaced, count(*) filter (where version = 1)
                 as firsts, (array_agg(id order by version desc))[1] as holds
             from payroll_payslip group by 1) n
       full join (select id, payslip from work_contractmonth where payslip is not null) m
         on m.id = n.contract_month_id""",
)
register(
    "payroll.totals",
    "The totals of each payslip are the sums of its lines (10)",
    """with kinds as (
         select r.id, k.key as code, k.value as kind
         from payroll_run r, jsonb_each_text(r.kinds) k),
       sums as (
         select p.id, coalesce(sum(n) filter (where kind = 'employee'), 0) as withheld,
           coalesce(sum(n) filter (where kind = 'tax'), 0) as tax,
           coalesce(sum(n) filter (where kind = 'allowance'), 0) as allowances,
           coalesce(sum(n) filter (where kind = 'employer'), 0) as contributions,
           coalesce(sum(n) filter (where kind = 'reduction'), 0) as reductions,
           coalesce(sum(n) filter (where kind = 'house'), 0) as services,
           coalesce(sum(n) filter (where kind = 'provision'), 0) as provision
         from payroll_payslip p join kinds k on k.id = p.run_id
         cross join lateral (select (p.lines ->> k.code)::bigint as n) l group by p.id)
       select count(*), count(*) filter (where
           (s.withheld, s.tax, s.allowances, s.contributions, s.reductions, s.services, s.provision)
             is distinct from (p.withheld, p.tax, p.allowances, p.contributions, p.reductions,
               p.services, p.provision)
           or p.net_pay <> (p.lines ->> 'net_pay')::bigint
           or p.employer_cost <> (p.lines ->> 'employer_cost')::bigint
           or p.net_pay <> p.gross_pay - p.withheld - p.tax + p.allowances
           or p.employer_cost <> p.gross_pay + p.contributions - p.reductions + p.services
             + p.allowances)
       from payroll_payslip p left join sums s on s.id = p.id""",
)
register(
    "payroll.charged",
    "What was charged at signing, less what an absence takes, is gross, employer's lines and a difference by"
    " cause",
    """select count(*), count(*) filter (where
           round(m.charged::numeric * p.gross_pay / m.gross_pay) is distinct from p.charged
           or p.charged <> p.employer_cost + p.provision + (
             select coalesce(sum(d.value::bigint), 0) from jsonb_each_text(p.difference) d)
           or p.gross_pay > m.gross_pay
           or (p.gross_pay < m.gross_pay and not exists (select from work_absence a
             where a.person_id = p.person_id
               -- Of an open-ended contract one on a public holiday at the edge of the month as well.
               and a.first_day <= case when c.week is null then m.last_day
                 else (m.month + interval '1 month')::date - 1 end
               and a.last_day >= case when c.week is null then m.first_day else m.month end)))
       from payroll_payslip p left join work_contractmonth m on m.id = p.contract_month_id
         left join work_contract c on c.id = m.contract_id""",
)
register(
    "payroll.booked",
    "The entry of each payslip that holds is what its lines say, and nothing is left of others",
    """with booked as (
         select e.cause_id, e.legal_entity_id,
           coalesce(sum(amount) filter (where account_id = 'wages'), 0) as wages,
           coalesce(sum(amount) filter (where account_id = 'employer_contributions'), 0) as onss,
           coalesce(sum(amount) filter (where account_id = 'other_pay_costs'), 0) as other,
           coalesce(-sum(amount) filter (where account_id = 'net_pay_payable'), 0) as net,
           coalesce(-sum(amount) filter (where account_id = 'social_security_payable'), 0) as owed,
           coalesce(-sum(amount) filter (where account_id = 'withholding_tax_payable'), 0) as tax,
           coalesce(-sum(amount) filter (where account_id = 'holiday_pay_provision'), 0) as kept,
           coalesce(-sum(amount) filter (where account_id in
             ('pay_costs_payable', 'payroll_management', 'meal_voucher_payable')), 0) as services,
           coalesce(sum(amount) filter (where account_id = 'activity_budget'), 0) as budget,
           coalesce(-sum(amount) filter (where account_id = 'budget_movement'), 0) as movement,
           coalesce(-sum(amount) filter (where account_id = 'pay_difference'), 0) as difference,
           count(distinct coalesce(p.person, '00000000-0000-0000-0000-000000000000'))
             filter (where p.person is not null) as persons,
           (array_agg(p.person) filter (where p.person is not null))[1] as person,
           (array_agg(p.activity) filter (where p.activity is not null))[1] as activity
         from ledger_entry e join ledger_posting p on p.entry_id = e.id
         where e.cause_kind = 'payslip' group by 1, 2)
       select count(*), count(*) filter (where
         -- A month in which nothing is due has no entry, or one of differences that cancel.
         not (p.id is not null and p.gross_pay = 0 and p.net_pay = 0
           and p.employer_cost = 0 and p.provision = 0 and p.charged = 0
           and coalesce(persons = 0 and (b.wages, b.onss, b.other, b.net, b.owed, b.tax, b.kept,
             b.services, b.budget, b.movement, b.difference)
               = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), true))
         and (p.id is null or b.cause_id is null or persons <> 1
           -- Of a day without pay that takes back a bonus no activity has a part.
           or (b.legal_entity_id, b.person, coalesce(b.activity, p.activity_id))
             is distinct from (p.legal_entity_id, p.person_id, p.activity_id)
           or (b.wages, b.onss, b.other, b.net, b.owed, b.tax, b.kept, b.services, b.budget,
               b.movement, b.difference)
             is distinct from (p.gross_pay * holds, (p.contributions - p.reductions) * holds,
               (p.services + p.allowances + p.provision) * holds, p.net_pay * holds,
               (p.withheld + p.contributions - p.reductions) * holds, p.tax * holds,
               p.provision * holds, p.services * holds, p.charged * holds,
               (p.employer_cost + p.provision) * holds,
               (p.charged - p.employer_cost - p.provision) * holds)))
       from (select s.*, case when n.id is null then 1 else 0 end as holds from payroll_payslip s
             left join payroll_payslip n on n.replaces_id = s.id) p
       full join booked b on b.cause_id = p.id""",
)
register(
    "payroll.owed",
    "What payslips have brought to owe, by account, is what those that hold say in all",
    """with holding as (
         select s.* from payroll_payslip s where not exists (
           select from payroll_payslip n where n.replaces_id = s.id)),
       said as (
         select legal_entity_id as entity, 'net_pay_payable' as account, sum(net_pay) as amount
           from holding group by 1
         union all select legal_entity_id, 'social_security_payable',
             sum(withheld + contributions - reductions) from holding group by 1
         union all select legal_entity_id, 'withholding_tax_payable', sum(tax)
           from holding group by 1),
       booked as (
         select e.legal_entity_id as entity, p.account_id as account, -sum(p.amount) as amount
         from ledger_entry e join ledger_posting p on p.entry_id = e.id
         where e.cause_kind = 'payslip' and p.account_id in
           ('net_pay_payable', 'social_security_payable', 'withholding_tax_payable') group by 1, 2)
       select count(*), count(*) filter (where coalesce(s.amount, 0) <> coalesce(b.amount, 0))
       from said s full join booked b on (b.entity, b.account) = (s.entity, s.account)""",
)
register(
    "payroll.counted",
    "Each run that is done counts its payslips",
    """select count(*), count(*) filter (where r.count <> (
         select count(*) from payroll_payslip p where p.run_id = r.id))
       from payroll_run r where r.state = 'done'""",
)
register(
    "payroll.before",
    "Each payslip that holds, but one without pay, reckons with those that were made before it, as they stand or stood then",
    """select count(*), count(*) filter (where said <> before and (said <> 0 or gross_pay <> 0)
         and said <> earlier + (
           select coalesce(sum(v.gross_pay), 0) from payroll_payslip v
           join payroll_payslip g on g.contract_month_id = v.contract_month_id and g.version = 1
           where (v.person_id, v.regime, v.legal_entity_id, date_trunc('year', v.worked_from))
               = (h.person_id, h.regime, h.legal_entity_id, h.year)
             and g.id < h.first and v.id < h.id and not exists (
               select from payroll_payslip n where n.replaces_id = v.id and n.id < h.id)))
       from (select *, earlier + own as before from (
         select s.id, f.id as first, s.person_id, s.regime, s.legal_entity_id, s.gross_pay,
           date_trunc('year', s.worked_from) as year, coalesce((s.inputs ->> 'paid_before_year_gross')::bigint, 0) as said,
           coalesce((select sum(e.gross_pay) from payroll_earlierpayslip e
             where (e.person_id, e.regime, e.legal_entity_id)
                 = (s.person_id, s.regime, s.legal_entity_id)
               and date_trunc('year', e.worked_from) = date_trunc('year', s.worked_from)), 0)
             as earlier,
           coalesce(sum(s.gross_pay) over (
             partition by s.person_id, s.regime, s.legal_entity_id,
               date_trunc('year', s.worked_from)
             order by f.id rows between unbounded preceding and 1 preceding), 0) as own
         from payroll_payslip s
         join payroll_payslip f on f.contract_month_id = s.contract_month_id and f.version = 1
         where not exists (select from payroll_payslip n where n.replaces_id = s.id)) o) h""",
)
register(
    "payroll.earlier",
    "What earlier payslips and writs leave owed is what the balances of the opening owe (32)",
    """select count(*), count(*) filter (where o.owed <> o.booked)
       from (select opening_id as id from payroll_earlierpayslip
         union select opening_id from payroll_writ where opening_id is not null) e
       cross join lateral mutua.earlier_pay_owed(e.id) o""",
)
register(
    "payroll.claims",
    "What persons owe of pay is what their claims say, and no more comes back than was too much",
    """with booked as (
         select e.cause_id, sum(p.amount) filter (where p.account_id = 'member_receivable') as amount
         from ledger_entry e join ledger_posting p on p.entry_id = e.id
         where e.cause_kind in ('claim', 'claim_settled') group by 1),
       said as (
         select id, amount, amount < coalesce((select sum(s.amount) from payroll_settlement s
             where s.claim_id = c.id), 0) as wrong from payroll_claim c
         union all select s.id, -s.amount, s.kind = 'deducted' and (
             l.person_id <> s.person_id or g.claim_id <> s.claim_id or g.person_id <> s.person_id
             or s.amount > g.a_payslip or 5 * (select sum(o.amount) from payroll_settlement o
               where o.payslip_id = s.payslip_id and o.kind = 'deducted') > l.net_pay - l.allowances)
           from payroll_settlement s left join payroll_payslip l on l.id = s.payslip_id
           left join payroll_recoveryplan g on g.id = s.plan_id)
       select count(*), count(*) filter (where wrong or s.id is null
           or s.amount is distinct from b.amount)
       from said s full join booked b on b.cause_id = s.id""",
)
register(
    "payroll.quarters",
    "What a quarter's declaration says beyond the payslips is explained and booked to the cent",
    """with booked as (
         select e.cause_id, -sum(p.amount) filter (where p.account_id = 'social_security_payable')
             as amount,
           sum(p.amount) filter (where p.account_id = 'employer_contributions') as cost
         from ledger_entry e join ledger_posting p on p.entry_id = e.id
         where e.cause_kind = 'quarter' group by 1),
       said as (
         select r.id, r.amount, sum(r.amount) over (
             partition by r.legal_entity_id, r.quarter, r.person_id order by r.version) as so_far,
           (select coalesce(sum(d.value::bigint), 0) from jsonb_each_text(r.declared) d)
             - (select coalesce(sum(d.value::bigint), 0) from jsonb_each_text(r.accrued) d)
             as difference
         from payroll_regularisation r)
       select count(*), count(*) filter (where s.id is null or so_far <> difference
           or coalesce(b.amount, 0) <> s.amount or coalesce(b.cost, 0) <> s.amount)
       from said s full join booked b on b.cause_id = s.id""",
)
register(
    "payroll.withheld",
    "What is kept back of pay is due to a creditor whom two people stand behind, and in the books (15)",
    """with booked as (
         select e.cause_id, -sum(p.amount) filter (where p.account_id = 'creditor_payable') as owed,
           sum(p.amount) filter (where p.account_id = 'net_pay_payable') as less,
           (array_agg(p.person) filter (where p.account_id = 'creditor_payable'))[1] as payee
         from ledger_entry e join ledger_posting p on p.entry_id = e.id
         where e.cause_kind = 'withheld' group by 1),
       said as (
         select k.id, k.amount, w.payee_id as payee, c.id is null or c.by_whom_id = w.entered_by_id
             or w.person_id <> k.person_id
             or coalesce(p.person_id, x.person_id) is distinct from k.person_id
             or sum(k.amount) over (partition by k.writ_id) > mutua.due_under(w,
               max(coalesce(p.paid_on, x.paid_on)) over (partition by k.writ_id)) as wrong
         from payroll_withholding k left join payroll_writ w on w.id = k.writ_id
           left join payroll_payslip p on p.id = k.payslip_id
           left join payroll_exitholidaypay x on x.id = k.exit_holiday_pay_id
           left join payroll_writconfirmation c on c.writ_id = k.writ_id)
       select count(*), count(*) filter (where wrong or s.id is null
           or (s.amount, s.amount, s.payee) is distinct from (b.owed, b.less, b.payee))
       from said s full join booked b on b.cause_id = s.id""",
)
register(
    "payroll.advances",
    "What persons owe of advances is what was granted less what payslips have set off, in the books",
    """with booked as (
         select e.cause_id, sum(p.amount) filter (where p.account_id = 'member_receivable') as amount
         from ledger_entry e join ledger_posting p on p.entry_id = e.id
         where e.cause_kind in ('pay_advance', 'advance_set_off') group by 1),
       said as (
         select d.id, a.amount, d.by_whom_id = d.person_id or a.amount < coalesce((
             select sum(s.amount) from payroll_advancesetoff s where s.advance_id = a.id), 0) as wrong
         from payroll_advancedecision d join payroll_payadvance a on a.id = d.advance_id
         where d.granted
         union all select s.id, -s.amount, l.person_id <> s.person_id
             or not coalesce(d.granted, false) or 5 * (select sum(o.amount)
               from payroll_advancesetoff o where o.payslip_id = s.payslip_id)
               > l.net_pay - l.allowances
           from payroll_advancesetoff s left join payroll_payslip l on l.id = s.payslip_id
           left join payroll_advancedecision d on d.advance_id = s.advance_id)
       select count(*), count(*) filter (where wrong or s.id is null
           or s.amount is distinct from b.amount)
       from said s full join booked b on b.cause_id = s.id""",
)
register(
    "payroll.vouchers",
    "One meal voucher for a day of work, with the parts that were decided; what was ordered is owed to its"
    " issuer",
    """with beyond as (
         select count(*) as n from mutua.vouchers_beyond(array(
           select distinct person_id from payroll_payslip where inputs ? 'meal_vouchers'),
           '-infinity')),
       orders as (
         select count(*) as n, count(*) filter (where
             o.amount is distinct from (select sum(l.count * l.face_value)
               from payroll_mealvoucherline l where l.order_id = o.id)
             or case when w.id is null then o.amount else 0 end
               is distinct from (select -sum(p.amount) from ledger_entry e
               join ledger_posting p on p.entry_id = e.id where e.cause_kind = 'meal_voucher_order'
                 and e.cause_id = o.id and p.account_id = 'meal_voucher_payable'
                 and p.person = o.issuer_id)
             or exists (select from payroll_mealvoucherline l where l.order_id = o.id
               and l.count * l.face_value <> coalesce((select sum(p.amount) from ledger_entry e
                 join ledger_posting p on p.entry_id = e.id
                 where e.cause_kind = 'meal_voucher_order' and e.cause_id = o.id
                   and p.account_id = 'meal_voucher_payable' and p.person = l.person_id
                   and p.amount = l.count * l.face_value), 0))
             or w.id is not null and exists (select from treasury_payment p
               where p.debt_kind = 'meal_vouchers' and p.debt = o.id
                 and p.state not in ('rejected', 'returned', 'dropped'))) as wrong
         from payroll_mealvoucherorder o
           left join payroll_mealvoucherwithdrawal w on w.order_id = o.id),
       slips as (select count(*) as n from payroll_payslip where inputs ? 'meal_vouchers')
       select slips.n + orders.n, beyond.n + orders.wrong from beyond, orders, slips""",
)
