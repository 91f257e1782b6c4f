"""The invariants of activities, for the diagnosis."""

from mutua.ground.doctor import register

register(
    "activities.numbers",
    "Invoice numbers have no gap and no double in a book and year (6)",
    """select count(*), count(*) filter (where last <> drawn or last <> highest) from (
         select s.last, count(i.drawn) as drawn, coalesce(max(i.drawn), 0) as highest
         from activities_series s left join (
           select series_id, drawn from activities_invoice where drawn is not null
           union all select series_id, number from activities_lostnumber) i on i.series_id = s.id
         group by s.id, s.last) n""",
)
register(
    "activities.left",
    "Every invoice that was drawn has its line in the journal of what left (20)",
    """select count(*), count(*) filter (where l.id is null) from activities_invoice i
       left join ground_left l on l.kind = 'invoice_number' and l.reference = i.id
       where i.pdf <> ''""",
)
register(
    "activities.credit",
    "Credit notes never come to more than their invoice (7)",
    """select count(*), count(*) filter (where credited > gross or credited <> given) from (
         select i.gross, i.credited, coalesce(sum(-c.gross) filter (where c.state = 'issued'), 0) as given
         from activities_invoice i left join activities_invoice c on c.credits_id = i.id
         where i.kind = 'invoice' and i.state = 'issued' group by i.id, i.gross, i.credited) n""",
)
register(
    "activities.booked",
    "Every issued document is in the books with its own amounts",
    """select count(*), count(*) filter (where booked is distinct from gross) from (
         select i.gross, (select sum(p.amount) from ledger_entry e
             join ledger_posting p on p.entry_id = e.id
             where e.cause_kind = 'invoice' and e.cause_id = i.id and e.purpose = 'issued'
               and p.account_id = 'client_receivable') as booked
         from activities_invoice i
         where i.state = 'issued' and i.gross <> 0 and i.earlier_number = '') n""",
)
register(
    "activities.received",
    "What clients still owe in the books is what their invoices say",
    """select count(*), count(*) filter (where booked <> open) from (
         select i.client_id, i.activity_id,
           coalesce(sum(i.gross - i.earlier_paid) filter (where i.state = 'issued'), 0)
             - coalesce(sum((
             select sum(-p.amount) from activities_receipt r
             join ledger_entry e on e.cause_kind = 'receipt' and e.cause_id = r.id
             join ledger_posting p on p.entry_id = e.id and p.account_id = 'client_receivable'
             where r.invoice_id = i.id)), 0) as open,
           (select coalesce(sum(p.amount), 0) from ledger_posting p
             join ledger_entry e on e.id = p.entry_id and e.cause_kind <> 'refund'
             where p.account_id = 'client_receivable' and p.client = i.client_id
               and p.activity = i.activity_id) as booked
         from activities_invoice i group by i.client_id, i.activity_id) n""",
)
register(
    "activities.levy",
    "The levy of an invoice and its credit notes follows from their sum by the rate",
    """select count(*), count(*) filter (where booked <> due) from (
         select g.due, coalesce((select sum(-p.amount) from ledger_entry e
             join ledger_posting p on p.entry_id = e.id
             join activities_invoice i on i.id = e.cause_id
             where e.cause_kind = 'invoice' and e.purpose = 'levy' and p.account_id = 'levy'
               and coalesce(i.credits_id, i.id) = g.root), 0) as booked
         from (select coalesce(i.credits_id, i.id) as root,
                 case when bool_and(i.earlier_number <> '') then 0 else
                   sign(sum(i.net)) * floor((2 * abs(sum(i.net)) * max(a.levy_rate) + 10000) / 20000.0)
                   - sum(i.earlier_levy) end as due
               from activities_invoice i join activities_activity a on a.id = i.activity_id
               where i.state = 'issued' group by 1) g) n""",
)
register(
    "activities.expenses",
    "Every approved expense is owed to its member in the books",
    """select count(*), count(*) filter (where owed is distinct from amount) from (
         select x.amount, (select -sum(p.amount) from ledger_entry e
             join ledger_posting p on p.entry_id = e.id
             where e.cause_kind = 'expense' and e.cause_id = x.id
               and p.account_id = 'member_payable' and p.person = x.person_id) as owed
         from activities_expense x where x.state = 'approved') n""",
)
register(
    "activities.transfers",
    "Every transfer is in the books with both its sides",
    """select count(*), count(*) filter (where sides is distinct from 2) from (
         select (select count(*) from ledger_entry e join ledger_posting p on p.entry_id = e.id
           where e.cause_kind = 'transfer' and e.cause_id = t.id
             and ((p.activity = t.source_id and p.amount = t.amount)
               or (p.activity = t.target_id and p.amount = -t.amount))) as sides
         from activities_transfer t) n""",
)
register(
    "activities.causes",
    "Every entry of this room has the document that it names",
    """select count(*), count(*) filter (where not (
         case cause_kind
           when 'invoice' then exists (select from activities_invoice where id = cause_id)
           when 'receipt' then exists (select from activities_receipt where id = cause_id)
           when 'expense' then exists (select from activities_expense where id = cause_id)
           when 'received' then exists (select from activities_received where id = cause_id)
           when 'asset' then
             exists (select from activities_asset a where a.id = ledger_entry.cause_id)
           when 'depreciation' then
             exists (select from activities_depreciation where id = cause_id)
           when 'accrual' then exists (select from activities_accrual where id = cause_id)
           when 'regularisation' then
             exists (select from activities_regularisation where id = cause_id)
           else exists (select from activities_transfer where id = cause_id) end))
       from ledger_entry where cause_kind in ('invoice', 'receipt', 'expense', 'transfer',
         'received', 'regularisation', 'asset', 'depreciation', 'accrual')""",
)
register(
    "activities.frozen",
    "What was offered, signed or issued has its frozen content",
    """select (select count(*) from activities_order) + (select count(*) from activities_invoice),
         (select count(*) from activities_order where state not in ('draft', 'dropped')
          and (content is null or content_hash = ''))
         + (select count(*) from activities_invoice where state = 'issued' and content is null)""",
)
register(
    "activities.signatures",
    "Every signature covers what its order says, and every order signed here has one",
    """select count(*), count(*) filter (where s.id is null or s.content_hash <> o.content_hash)
       from activities_order o left join activities_signature s on s.order_id = o.id
       where o.state = 'signed' and o.earlier_number = ''""",
)
register(
    "activities.shares",
    "The shares of rights of an activity come to the whole",
    """select count(*), count(*) filter (where shares <> 10000) from (
         select activity_id, sum(share) filter (where left_on is null) as shares
         from activities_activitymember group by 1) n""",
)
register(
    "activities.deductions",
    "Every deduction of a final invoice is what the earlier invoice came to (8)",
    """select count(*), count(*) filter (where net is distinct from came_to
         or part_order is distinct from final_order) from (
         select d.net, p.order_id as part_order, f.order_id as final_order,
           (select sum(i.net) from activities_invoice i where i.state = 'issued'
             and (i.id = d.deducted_id or i.credits_id = d.deducted_id)) as came_to
         from activities_deduction d join activities_invoice p on p.id = d.deducted_id
         join activities_invoice f on f.id = d.final_id) n""",
)
register(
    "activities.orders",
    "No order was invoiced beyond its sum without a warning (8)",
    """select count(*), count(*) filter (where invoiced > ordered and not warned) from (
         select (select sum((line ->> 'net')::bigint)
             from jsonb_array_elements(o.content -> 'lines') line) as ordered,
           sum(i.net) as invoiced,
           bool_or(i.warnings @> '[{"code": "beyond_order"}]') as warned
         from activities_order o join activities_invoice i on i.order_id = o.id
         where i.state = 'issued' and o.content is not null group by o.id) n""",
)
register(
    "activities.plans",
    "Every plan has made one draft a period, each in its turn (8)",
    """select count(*), count(*) filter (where made <> drafts or made <> periods or off > 0) from (
         select p.made, count(d.id) as drafts, coalesce(max(d.period) + 1, 0) as periods,
           count(*) filter (where d.due_on
             <> mutua.due_of_plan(p.first_on, p.every, p.day, d.period)) as off
         from activities_plan p left join activities_planned d on d.plan_id = p.id
         group by p.id, p.made) n""",
)
register(
    "activities.suppliers",
    "Every supplier's invoice that was booked is owed to its supplier in the books",
    """select count(*), count(*) filter (where owed is distinct from gross) from (
         select r.gross, (select -sum(p.amount) from ledger_entry e
             join ledger_posting p on p.entry_id = e.id and p.account_id = 'supplier_payable'
             where e.cause_kind = 'received' and e.cause_id = r.id) as owed
         from activities_received r
         where r.state = 'booked' and not r.self_billed and r.gross <> 0) n""",
)
register(
    "activities.self_billed",
    "Every invoice of a client's own making is what was received, and has no number of ours (6)",
    """select count(*), count(*) filter (where r.id is null or i.drawn is not null
         or (r.number, r.net, r.vat, r.gross, r.paper)
           is distinct from (i.client_number, i.net, i.vat, i.gross, i.ubl))
       from activities_invoice i left join activities_received r on r.invoice_id = i.id
       where i.client_number <> ''""",
)
register(
    "activities.deducted",
    "The VAT that was deducted is in the books, purchase by purchase and year by year",
    """select count(*), count(*) filter (where booked <> amount) from (
         select d.amount, coalesce((select sum(p.amount) from ledger_entry e
             join ledger_posting p on p.entry_id = e.id and p.account_id = 'vat_deductible'
             where e.cause_kind = d.cause_kind and e.cause_id = d.cause_id), 0) as booked
         from activities_vatdeduction d
         union all
         select g.amount, coalesce((select sum(p.amount) from ledger_entry e
             join ledger_posting p on p.entry_id = e.id and p.account_id = 'vat_deductible'
             where e.cause_kind = 'regularisation' and e.cause_id = g.id), 0)
         from activities_regularisation g) n""",
)
register(
    "activities.sendings",
    "What went through Peppol is an issued invoice of ours, once at a time, with its proof",
    """select count(*), count(*) filter (where i.state <> 'issued' or i.client_number <> ''
         or i.earlier_number <> '' or (s.state <> 'waiting' and s.proof = '')
         or (select count(*) from activities_sending o where o.invoice_id = s.invoice_id
             and o.state not in ('rejected', 'failed')) > 1)
       from activities_sending s join activities_invoice i on i.id = s.invoice_id""",
)
register(
    "activities.proofs",
    "VAT that a client owes in another state was proven by VIES, or the invoice says that it was not",
    """select count(*), count(*) filter (where not warned and not proven) from (
         select i.warnings @> '[{"code": "vat_unproven"}]' as warned,
           exists (select from activities_vatproof p where p.client_id = i.client_id and p.valid
             and p.vat_number = i.content #>> '{buyer,vat_number}'
             and p.asked_at < (i.issued_on + 2)::timestamptz) as proven
         from activities_invoice i
         where i.state = 'issued' and i.client_number = '' and i.earlier_number = '' and exists (
           select from jsonb_array_elements(i.content -> 'lines') line
           where line #>> '{vat,category}' in ('AE', 'K'))) n""",
)
register(
    "activities.merged",
    "Nothing is open for a client that was merged, and none was merged into one that was (8)",
    """select count(*), count(*) filter (where o.merged_into_id is not null
         or exists (select from activities_plan p where p.client_id = c.id and p.state = 'active')
         or exists (select from activities_order r where r.client_id = c.id and r.state = 'draft')
         or exists (select from activities_invoice i where i.client_id = c.id
           and i.state = 'draft' and i.kind = 'invoice'))
       from activities_client c join activities_client o on o.id = c.merged_into_id""",
)
register(
    "activities.assets",
    "Every asset stands in the books with its cost, less what was written off, never beyond",
    """select count(*), count(*) filter (where off > cost or booked is distinct from cost
         or booked_off is distinct from off) from (
         select a.cost, coalesce((select sum(d.amount) from activities_depreciation d
             where d.asset_id = a.id), 0)::bigint as off,
           (select sum(p.amount) from ledger_entry e join ledger_posting p on p.entry_id = e.id
             where e.cause_kind = 'asset' and e.cause_id = a.id and p.account_id = 'asset') as booked,
           coalesce((select -sum(p.amount) from activities_depreciation d
             join ledger_entry e on e.cause_kind = 'depreciation' and e.cause_id = d.id
             join ledger_posting p on p.entry_id = e.id and p.account_id = 'asset_written_off'
             where d.asset_id = a.id), 0) as booked_off
         from activities_asset a) n""",
)
register(
    "activities.invested",
    "What activities have set aside for their assets is what is left to write off of these",
    """select count(*), count(*) filter (where aside <> rest) from (
         select a.activity_id, sum(a.cost - coalesce((select sum(d.amount)
             from activities_depreciation d where d.asset_id = a.id), 0)) as rest,
           (select coalesce(-sum(p.amount), 0) from ledger_posting p
             where p.account_id = 'activity_invested' and p.activity = a.activity_id) as aside
         from activities_asset a where a.activity_id is not null group by a.activity_id) n""",
)
register(
    "activities.accruals",
    "Every accrual stands in the books until it went back, and then no longer",
    """select count(*), count(*) filter (where booked is distinct from due) from (
         select case when a.state = 'back' then 0 when a.kind = 'deferred_charge' then a.amount
             else -a.amount end as due,
           (select sum(p.amount)::bigint from ledger_entry e
             join ledger_posting p on p.entry_id = e.id and p.account_id = a.kind
             where e.cause_kind = 'accrual' and e.cause_id = a.id) as booked
         from activities_accrual a) n""",
)
