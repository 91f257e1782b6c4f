"""The invariants of the treasury, for the diagnosis."""

from mutua.ground.doctor import register

register(
    "treasury.once",
    "A debt is in one live payment, and what was paid or came back is in the books (8, 12)",
    """select count(*), count(*) filter (where doubled or booked is distinct from expected) from (
         select exists (select from treasury_payment o where o.debt_kind = p.debt_kind
                   and o.debt = p.debt and o.id <> p.id
                   and o.state not in ('rejected', 'returned', 'dropped')
                   and p.state not in ('rejected', 'returned', 'dropped')
                   and not (p.debt_kind in ('payslip', 'exit_holiday_pay') and '' in (p.iban, o.iban))
                 ) as doubled,
           coalesce((select sum(m.amount) from treasury_match m where m.payment_id = p.id), 0)
             as booked,
           case p.state when 'paid' then -p.amount else 0 end as expected
         from treasury_payment p) s""",
)
register(
    "treasury.payslips",
    "Of a month's pay no more leaves than one of its payslips says, and what came back of it, and to"
    " its own person (8)",
    """select count(*), count(*) filter (where s.paid > greatest(0, m.net_pay + coalesce(c.amount, 0)
           - s.before) or s.astray > 0) from (
         select p.contract_month_id as month, coalesce(sum(t.amount) filter (where t.iban <> ''), 0)
             as paid, coalesce(sum(t.amount) filter (where t.iban = ''), 0) as before,
           count(*) filter (where t.person_id <> p.person_id or t.account <> 'net_pay_payable'
             or b.legal_entity_id <> p.legal_entity_id) as astray
         from payroll_payslip p
         join treasury_payment t on t.debt_kind = 'payslip' and t.debt = p.id
           and t.state not in ('rejected', 'returned', 'dropped')
         join treasury_batch b on b.id = t.batch_id group by 1) s
       join (select contract_month_id as month, max(net_pay) as net_pay from payroll_payslip
         group by 1) m using (month)
       left join (select contract_month_id as month, sum(amount) as amount from payroll_claim
         where contract_month_id is not null group by 1) c using (month)""",
)
register(
    "treasury.exit_pay",
    "Of exit holiday pay no more leaves than one of its versions says, and what came back of it, and"
    " to its own person (8)",
    """select count(*), count(*) filter (where paid > greatest(0, most + claimed - before)
           or astray > 0) from (
         select x.contract_id, x.year, max(x.net_pay) as most,
           coalesce(sum(c.amount), 0) as claimed, coalesce(sum(t.paid), 0) as paid,
           coalesce(sum(t.before), 0) as before, coalesce(sum(t.astray), 0) as astray
         from payroll_exitholidaypay x
         left join lateral (select sum(amount) as amount from payroll_claim
           where exit_holiday_pay_id = x.id) c on true
         left join lateral (select sum(amount) filter (where iban <> '') as paid,
             sum(amount) filter (where iban = '') as before,
             count(*) filter (where person_id <> x.person_id or account <> 'net_pay_payable')
               as astray
           from treasury_payment where debt_kind = 'exit_holiday_pay' and debt = x.id
             and state not in ('rejected', 'returned', 'dropped')) t on true
         group by 1, 2) s""",
)
register(
    "treasury.suppliers",
    "A supplier is paid what its bills say, credit notes taken off, to the account on the bill (8)",
    r"""with live as (
         select p.amount, p.iban, r.id as bill, r.gross, r.state, r.self_billed, r.legal_entity_id,
           r.sender_number, upper(regexp_replace(r.content ->> 'iban', '\s', '', 'g')) as said
         from treasury_payment p left join activities_received r on r.id = p.debt
         where p.debt_kind = 'supplier' and p.state not in ('rejected', 'returned', 'dropped')),
       sums as (select legal_entity_id, sender_number, sum(amount) as paid from live
         where bill is not null group by 1, 2)
       select (select count(*) from live),
         (select count(*) from live where bill is null or state <> 'booked' or self_billed
            or amount > gross - mutua.paid_by_hand(bill) or (iban <> '' and iban is distinct from said))
         + (select count(*) from sums s where s.paid > (
             select sum(r.gross - mutua.paid_by_hand(r.id)) from activities_received r
               where r.state = 'booked' and r.gross > 0
               and not r.self_billed and r.sender_number = s.sender_number
               and r.legal_entity_id = s.legal_entity_id))
         + (select count(*) from (
             select coalesce((select -sum(p.amount) from ledger_posting p
                 where p.account_id = 'supplier_payable'), 0) as booked,
               coalesce((select -sum(p.amount) from ledger_posting p
                   join ledger_entry e on e.id = p.entry_id
                   where p.account_id = 'supplier_payable' and e.cause_kind <> 'bank_line'), 0)
                 - coalesce((select sum(p.amount) from treasury_payment p
                     where p.debt_kind = 'supplier' and p.state = 'paid'), 0)
                 + coalesce((select sum(m.amount) from treasury_match m where m.kind = 'bill'), 0)
                 as owed) b
           where b.booked <> b.owed)
         + (select count(*) from (select m.target, sum(m.amount) as amount from treasury_match m
               where m.kind = 'bill' group by 1) m
             left join activities_received r on r.id = m.target and r.state = 'booked'
               and not r.self_billed
             where r.id is null or sign(m.amount) <> -sign(r.gross)
               or abs(m.amount) > abs(r.gross))""",
)
register(
    "treasury.refunds",
    "What is given back was paid beyond, stands in the books, and goes where it was decided (8)",
    """select (select count(*) from treasury_refund),
         (select count(*) from treasury_refund r where -r.amount is distinct from (
            select sum(p.amount) from ledger_entry e join ledger_posting p on p.entry_id = e.id
            where e.cause_kind = 'refund' and e.cause_id = r.id
              and p.account_id = 'refund_payable'))
         + (select count(*) from treasury_refund r
             where r.invoice_id is not null and mutua.left_of_invoice(r.invoice_id) > 0)
         -- By the books: no client is owed less than nothing in advance, and of its claims no more
         -- was given back than its documents and receipts left beyond.
         + (select count(*) from (select p.client from ledger_posting p
             where p.account_id = 'client_prepaid' group by 1 having sum(p.amount) > 0) n)
         + (select count(*) from (
             select i.gross - i.earlier_paid - i.credited
               + coalesce((select sum(p.amount) from activities_receipt r
                   join ledger_entry e on e.cause_kind = 'receipt' and e.cause_id = r.id
                   join ledger_posting p on p.entry_id = e.id
                     and p.account_id = 'client_receivable' where r.invoice_id = i.id), 0)
               + coalesce((select sum(p.amount) from treasury_refund r
                   join ledger_entry e on e.cause_kind = 'refund' and e.cause_id = r.id
                   join ledger_posting p on p.entry_id = e.id
                     and p.account_id = 'client_receivable' where r.invoice_id = i.id), 0) as open
             from activities_invoice i
             where i.id in (select invoice_id from treasury_refund)) n where n.open > 0)
         + (select count(*) from treasury_refund r where r.line_id is not null and not exists (
             select from treasury_match m where m.kind = 'refund' and m.target = r.id
               and m.line_id = r.line_id and m.amount = r.amount))
         + (select count(*) from treasury_payment p join treasury_refund r on r.id = p.debt
             where p.debt_kind = 'refund' and p.state not in ('rejected', 'returned', 'dropped')
               and (p.amount <> r.amount or (p.iban <> '' and p.iban <> r.iban)))""",
)
register(
    "treasury.authorities",
    "A debt to an authority is what its entry says, and all were assessed in their order",
    """select count(*), count(*) filter (where booked is distinct from amount or number <> place)
       from (select a.amount, a.number,
           row_number() over (partition by legal_entity_id, authority order by number) as place,
           (select -sum(p.amount) from ledger_entry e join ledger_posting p on p.entry_id = e.id
             where e.cause_kind = 'assessment' and e.cause_id = a.id
               and p.account_id = 'authority_payable') as booked
         from treasury_assessment a) s""",
)
register(
    "treasury.batches",
    "Each batch comes to its payments, and what left was approved by somebody else (14-16)",
    """select count(*), count(*) filter (where (b.count, b.total) is distinct from (p.there, p.total)
         or (b.state in ('approved', 'sent', 'answered') and not exists (
           select from treasury_approval a where a.batch_id = b.id and a.file = b.file
             and a.by_whom_id <> b.made_by_id)
           and not exists (select from ground_change g join ground_act t on t.id = g.act_id
             where g.row = b.id::text and t.verb = 'treasury.remember_sent')))
       from treasury_batch b cross join lateral (
         select count(*)::int as there, coalesce(sum(amount), 0)::bigint as total
         from treasury_payment p where p.batch_id = b.id) p""",
)
register(
    "treasury.statements",
    "Statements go on where the one before ended, line by line (20)",
    """select count(*), count(*) filter (where
         s.opening + l.amount <> s.closing or (s.place > 1 and b.closing is distinct from s.opening))
       from treasury_statement s
       left join treasury_statement b on b.iban = s.iban and b.place = s.place - 1
       cross join lateral (select coalesce(sum(amount), 0) as amount
         from treasury_statementline l where l.statement_id = s.id) l""",
)
register(
    "treasury.lines",
    "Each bank line that is matched is matched whole, and stands in the books once (20, 21)",
    """select count(*), count(*) filter (where
         (l.state = 'matched' and m.amount is distinct from l.amount)
         or (l.state = 'suspense' and not exists (
           select from ledger_entry e where e.cause_kind = 'bank_line' and e.cause_id = l.id)))
       from treasury_statementline l cross join lateral (
         select sum(amount) as amount from treasury_match m where m.line_id = l.id) m""",
)
register(
    "treasury.suspense",
    "Money whose purpose nobody knows is what the lines say that wait",
    """select 1, count(*) filter (where booked <> waits) from (
         select coalesce((select -sum(amount) from ledger_posting p join ledger_entry e
             on e.id = p.entry_id where account_id = 'receipts_to_match'
             and e.cause_kind in ('bank_line', 'receipt', 'refund', 'claim_settled')), 0) as booked,
           coalesce((select sum(amount) from treasury_statementline where state = 'suspense'), 0)
             as waits) s""",
)
register(
    "treasury.given_back",
    "What a line gave back of pay that was too much is what is over of its claim (21)",
    """select count(*), count(*) filter (where
         (m.line_id, m.target, m.amount) is distinct from (l.id, d.claim_id, d.amount))
       from (select * from treasury_match where kind = 'claim') m
       full join (select * from payroll_settlement where kind = 'transferred') d on d.id = m.id
       left join treasury_statementline l on l.id = m.line_id and l.state = 'matched'""",
)
register(
    "treasury.fund",
    "What is out of the fund is what its movements and the books say, within its limits, of net pay"
    " alone (18, 19)",
    """with moves as (
         select a.legal_entity_id as entity, a.subject, a.person_id as person, a.client_id as client,
           a.activity_id as activity, a.amount - coalesce((select sum(s.amount)
             from treasury_settlement s where s.advance_id = a.id), 0) as left_out
         from treasury_advance a),
       sums as (
         select entity, 'fund' as kind, '00000000-0000-0000-0000-000000000000'::uuid as subject,
           sum(left_out) as left_out from moves group by 1
         union all select entity, 'group', subject, sum(left_out) from moves group by 1, 3
         union all select entity, 'member', person, sum(left_out) from moves group by 1, 3),
       books as (
         select e.legal_entity_id as entity, p.person, p.client, p.activity, sum(p.amount) as amount
         from ledger_posting p join ledger_entry e on e.id = p.entry_id
         where p.account_id = 'fund_advance' group by 1, 2, 3, 4)
       select (select count(*) from treasury_fundbalance) + (select count(*) from moves),
         (select count(*) from treasury_fundbalance b left join sums s on s.entity
            = b.legal_entity_id and s.kind = b.kind and s.subject = b.subject
          where -b.balance <> coalesce(s.left_out, 0) or -b.balance > b.ceiling)
         + (select count(*) from sums s where s.left_out <> 0 and not exists (
            select from treasury_fundbalance b where b.legal_entity_id = s.entity
              and b.kind = s.kind and b.subject = s.subject))
         + (select count(*) from (select entity, person, client, activity, sum(left_out) as amount
              from moves group by 1, 2, 3, 4) m
            full join books using (entity, person, client, activity)
            where coalesce(m.amount, 0) <> coalesce(books.amount, 0))
         + (select count(*) from treasury_advance a join treasury_payment p on p.id = a.payment_id
              left join payroll_payslip s on p.debt_kind = 'payslip' and s.id = p.debt
              left join work_contractmonth m on m.id = s.contract_month_id
              left join payroll_exitholidaypay x
                on p.debt_kind = 'exit_holiday_pay' and x.id = p.debt
              left join work_contract k on k.id = coalesce(m.contract_id, x.contract_id)
            where (a.person_id, a.person_id, a.activity_id, a.client_id)
                is distinct from (p.person_id, k.person_id, k.activity_id, k.client_id)
              or a.amount + a.beyond > p.amount
              or a.amount + a.beyond > (select max(v.released) from payroll_exitholidaypay v
                where (v.contract_id, v.year) = (x.contract_id, x.year)))
         + (select count(*) from treasury_contribution c where c.amount is distinct from (
            select -sum(p.amount) from ledger_entry e join ledger_posting p on p.entry_id = e.id
            where e.cause_kind = 'contribution' and e.cause_id = c.id
              and p.account_id = 'guarantee_fund'))""",
)
register(
    "treasury.balances",
    "The balances that were drawn are the books up to their horizon",
    """select count(*), count(*) filter (where coalesce(b.amount, 0) <> coalesce(s.amount, 0))
         + (select (coalesce((select sum(amount) from treasury_claimsdue), 0) <> coalesce((
              select sum(amount) from treasury_accountbalance
              where account_id in ('client_receivable', 'receivable_written_down')), 0))::int)
       from (
         select e.legal_entity_id, p.account_id, p.currency, sum(p.amount) as amount
         from ledger_posting p join ledger_entry e on e.id = p.entry_id
         where p.entry_id <= (select entry from treasury_horizon) group by 1, 2, 3) s
       full join treasury_accountbalance b using (legal_entity_id, account_id, currency)""",
)
register(
    "treasury.lost",
    "A claim is lost by the decision of two and once in the books, less what came in; its VAT comes"
    " back only when a bankruptcy is closed (15)",
    """select count(*), count(*) filter (where w.state = 'decided' and (
         w.decided_by_id is null or w.decided_by_id = w.proposed_by_id
         or w.amount <> coalesce(lost.amount, 0) or coalesce(r.came, 0) > w.amount
         or coalesce(r.came, 0) <> coalesce(r.booked, 0)
         or exists (select from treasury_vatrelief v where v.write_off_id = w.id and not exists (
           select from treasury_bankruptcy b join activities_invoice i on i.client_id = b.client_id
           where i.id = w.invoice_id and b.closed_on <= v.given_on))))
       from treasury_writeoff w
       cross join lateral (
         select -sum(p.amount) as amount from ledger_entry e join ledger_posting p
           on p.entry_id = e.id and p.account_id = 'receivable_written_down'
         where e.cause_kind = 'write_off' and e.cause_id = w.id) lost
       cross join lateral (
         select sum(c.amount) as came, sum((select sum(p.amount) from ledger_entry e
             join ledger_posting p on p.entry_id = e.id and p.account_id = 'receivable_written_down'
             where e.cause_kind = 'recovery' and e.cause_id = c.id)) as booked
         from treasury_recovery c where c.write_off_id = w.id) r""",
)
