"""Every balance and state derived anew, from documents and history alone, for the diagnosis."""

from __future__ import annotations

from django.db import connection

from mutua.ground.doctor import derivation

BUDGETS = """
    with documents as (
      select i.activity_id as activity, sum(i.net) as amount from activities_invoice i
      where i.state = 'issued' and i.earlier_number = '' group by 1),
    opened as (
      select activity, -sum(amount) as amount from ledger_openingbalance
      where account_id = 'activity_budget' group by 1),
    levies as (
      select activity, sum(sign(base) * floor((2 * abs(base) * rate + 10000) / 20000.0) - taken)
          filter (where ours) as amount
      from (select coalesce(i.credits_id, i.id) as root, min(i.activity_id::text)::uuid as activity,
              sum(i.net) as base, max(a.levy_rate) as rate, sum(i.earlier_levy) as taken,
              bool_or(i.earlier_number = '') as ours
            from activities_invoice i join activities_activity a on a.id = i.activity_id
            where i.state = 'issued' group by 1) n group by 1),
    spent as (
      select activity_id as activity, sum(amount - deductible) as amount from activities_expense
      where state = 'approved' group by 1),
    given as (select source_id as activity, sum(amount) as amount from activities_transfer group by 1),
    taken as (select target_id as activity, sum(amount) as amount from activities_transfer group by 1),
    bought as (
      select r.activity_id as activity, sum(r.gross + d.vat - r.vat - d.amount) as amount
      from activities_received r join activities_vatdeduction d
        on d.cause_kind = 'received' and d.cause_id = r.id
      where r.state = 'booked' and r.activity_id is not null group by 1),
    corrected as (
      select d.activity_id as activity, sum(sign(d.vat) * floor((2 * abs(d.vat::numeric) * d.share
          * g.part + 100000000) / 200000000) - d.amount) as amount
      from activities_vatdeduction d join activities_regularisation g
        on g.legal_entity_id = d.legal_entity_id and g.year = extract(year from d.day)
      where d.by_prorata group by 1),
    booked as (
      select p.activity, -sum(p.amount) as amount
      from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where p.account_id = 'activity_budget'
        and e.cause_kind not in ('payslip', 'write_off', 'recovery', 'vat_relief') group by 1)
    select count(*), count(*) filter (where coalesce(b.amount, 0) <> coalesce(d.amount, 0)
      - coalesce(l.amount, 0) - coalesce(s.amount, 0) - coalesce(g.amount, 0)
      + coalesce(t.amount, 0) - coalesce(u.amount, 0) + coalesce(c.amount, 0)
      + coalesce(o.amount, 0))
    from activities_activity a left join documents d on d.activity = a.id
    left join levies l on l.activity = a.id left join spent s on s.activity = a.id
    left join given g on g.activity = a.id left join taken t on t.activity = a.id
    left join bought u on u.activity = a.id left join corrected c on c.activity = a.id
    left join booked b on b.activity = a.id left join opened o on o.activity = a.id
"""
BANK = """
    select 1, (coalesce((select sum(p.amount) from ledger_posting p join ledger_entry e
        on e.id = p.entry_id where p.account_id in ('bank', 'receipts_to_match')
          and e.cause_kind = 'receipt'), 0)
      <> coalesce((select sum(amount) from activities_receipt), 0))::int
"""
STATES = """
    select count(*), count(*) filter (where kept is distinct from state) from (
      select r.state, (select c.values -> 'state' ->> 1 from ground_change c
        where c."table" = %s and c.row = r.id::text and c.values ? 'state'
        order by c.id desc limit 1) as kept
      from {table} r) n
"""
WITH_STATE = (
    "activities_order", "activities_invoice", "activities_expense", "activities_plan",
    "activities_received", "activities_sending", "activities_asset", "activities_accrual",
    "people_membership", "ledger_period",
)  # fmt: skip


def _ask(sql: str, *values: str) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        seen, wrong = cursor.fetchone()
    return seen or 0, wrong or 0


@derivation("rebuild.budgets")
def budgets() -> tuple[int, int]:
    """Every budget, but for pay and lost claims, is what its opening, invoices, levies, purchases
    and transfers come to"""
    return _ask(BUDGETS)


@derivation("rebuild.received")
def received() -> tuple[int, int]:
    """What clients have paid in the books, at the bank or while nobody knew it, is what the receipts
    say"""
    return _ask(BANK)


@derivation("rebuild.states")
def states() -> tuple[int, int]:
    """Every state is the last one of its history"""
    found = [_ask(STATES.format(table=table), table) for table in WITH_STATE]
    return sum(seen for seen, _ in found), sum(wrong for _, wrong in found)
