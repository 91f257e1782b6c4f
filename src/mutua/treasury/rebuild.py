"""What budgets and the fund bore of claims that were lost, derived anew for the diagnosis."""

from __future__ import annotations

from django.db import connection

from mutua.ground.doctor import derivation

LOSSES = """
    with parts as (
      select id as write_off, amount, 1 as sign from treasury_writeoff where state = 'decided'
      union all select write_off_id, amount, -1 from treasury_recovery
      union all select write_off_id, amount, -1 from treasury_vatrelief),
    said as (
      select i.activity_id as activity, sum(p.sign * (p.amount
          - floor((2 * p.amount::numeric * w.borne + w.amount) / (2.0 * w.amount)))) as amount
      from parts p join treasury_writeoff w on w.id = p.write_off
      join activities_invoice i on i.id = w.invoice_id group by 1),
    booked as (
      select p.activity, sum(p.amount) as amount
      from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where p.account_id = 'activity_budget'
        and e.cause_kind in ('write_off', 'recovery', 'vat_relief') group by 1)
    select count(*), count(*) filter (where coalesce(s.amount, 0) <> coalesce(b.amount, 0))
    from said s full join booked b on b.activity = s.activity
"""


@derivation("rebuild.losses")
def losses() -> tuple[int, int]:
    """What budgets bore of lost claims is what was decided, less what came in after all"""
    with connection.cursor() as cursor:
        cursor.execute(LOSSES)
        seen, wrong = cursor.fetchone()
    return seen or 0, wrong or 0


MEANS = """
    with parts as (
      select id as write_off, amount, 1 as sign from treasury_writeoff where state = 'decided'
      union all select write_off_id, amount, -1 from treasury_recovery
      union all select write_off_id, amount, -1 from treasury_vatrelief),
    said as (
      select a.legal_entity_id as entity, sum(-p.sign
          * floor((2 * p.amount::numeric * w.borne + w.amount) / (2.0 * w.amount))) as amount
      from parts p join treasury_writeoff w on w.id = p.write_off
      join activities_invoice i on i.id = w.invoice_id
      join activities_activity a on a.id = i.activity_id group by 1
      union all
      select legal_entity_id, sum(amount) from treasury_contribution group by 1),
    booked as (
      select e.legal_entity_id as entity, -sum(p.amount) as amount
      from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where p.account_id = 'guarantee_fund' and e.cause_kind <> 'opening' group by 1)
    select count(*), count(*) filter (where coalesce(s.amount, 0) <> coalesce(b.amount, 0))
    from (select entity, sum(amount) as amount from said group by 1) s
    full join booked b on b.entity = s.entity
"""


@derivation("rebuild.fund")
def means() -> tuple[int, int]:
    """What the fund holds is what was put in, less what it bore of claims that were lost (19)"""
    with connection.cursor() as cursor:
        cursor.execute(MEANS)
        seen, wrong = cursor.fetchone()
    return seen or 0, wrong or 0
