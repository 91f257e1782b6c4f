"""What must hold of the books of a life, whatever was done: asked of the store and of the bank, not
of the code that keeps them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

from django.db import connection

from mutua.ground.transactions import reading
from mutua.treasury.models import Payment
from tests.support.pay_life.house import READER, House


def sums(sql: str, *values: object) -> dict[Any, int]:
    """The rows of a question as a dictionary."""
    with reading(READER), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return {row[0]: int(row[1] or 0) for row in cursor.fetchall()}


def total(sql: str, entity: str) -> int:
    """The one sum that a question asks of a house, named as often as it likes."""
    return sums(f"select 'x', ({sql})", *[entity] * sql.count("%s"))["x"]


def books_of(life: House) -> dict[str, int]:
    """The balance of each account of a life's house."""
    return sums(
        "select p.account_id, sum(p.amount) from ledger_posting p join ledger_entry e"
        " on e.id = p.entry_id where e.legal_entity_id = %s group by 1",
        life.code,
    )


def at_the_bank(life: Any) -> dict[str, tuple[int, str]]:
    """What the simulated bank has paid and kept paid, by identifier: the amount, and the day."""
    with sqlite3.connect(life.bank.bank.folder / "bank.sqlite") as known:
        rows = known.execute(
            "select p.end_to_end_id, p.amount, p.due from payment p"
            " where p.state = 'done' and p.returned = 0"
        ).fetchall()
    assert len(rows) == len({row[0] for row in rows})
    return {name: (amount, day) for name, amount, day in rows}


def carried_out(life: Any) -> dict[str, str]:
    """The day on which the bank paid each, also what the other bank gave back later."""
    with sqlite3.connect(life.bank.bank.folder / "bank.sqlite") as known:
        rows = known.execute("select end_to_end_id, due from payment where state = 'done'")
        return dict(rows.fetchall())


def payments_of(life: House) -> list[Payment]:
    with reading(READER):
        return list(Payment.objects.filter(batch__legal_entity=life.code).order_by("id"))


HOLDING = """from payroll_payslip s where s.legal_entity_id = %s
  and not exists (select from payroll_payslip n where n.replaces_id = s.id)"""
EXITS = """from payroll_exitholidaypay x where x.legal_entity_id = %s
  and not exists (select from payroll_exitholidaypay n where n.replaces_id = x.id)"""
CLAIMS = """
    (select coalesce(sum(amount), 0) from payroll_claim where legal_entity_id = %s)
    - (select coalesce(sum(t.amount), 0) from payroll_settlement t
       join payroll_claim c on c.id = t.claim_id where c.legal_entity_id = %s)"""
CAME_BACK = """
    select sum(t.amount) from payroll_settlement t join payroll_claim c on c.id = t.claim_id
    where t.kind = 'transferred' and c.legal_entity_id = %s"""
ADVANCES = """
    (select coalesce(sum(a.amount), 0) from payroll_payadvance a join payroll_advancedecision d
       on d.advance_id = a.id where d.granted and a.legal_entity_id = %s)
    - (select coalesce(sum(o.amount), 0) from payroll_advancesetoff o
       join payroll_payadvance a on a.id = o.advance_id where a.legal_entity_id = %s)"""
WITHHELD = """
    select sum(k.amount) from payroll_withholding k join payroll_writ w on w.id = k.writ_id
    where w.legal_entity_id = %s"""


def the_books_agree(life: House) -> None:
    """Liabilities are payslips and regularisations less what was paid; the fund is its movements;
    the bank is the bank's own balance."""
    books, entity = books_of(life), life.code
    assert sum(books.values()) == 0, "the ledger balances"
    paid = _paid_by_kind(life)
    what_is_owed_to_persons_agrees(books, entity, paid)
    what_is_owed_to_authorities_agrees(books, entity, paid)
    the_fund_is_its_movements(books, entity)
    bank = life.bank.bank.balance(life.bank.iban) - life.bank.opening
    assert books.get("bank", 0) == bank, f"the bank's own balance: {bank}, not {books}"


def _paid_by_kind(life: House) -> Counter[str]:
    """What the bank has paid, by kind of debt; each payment is paid for the house where it is for
    the bank."""
    paid, kept = Counter[str](), at_the_bank(life)
    for one in payments_of(life):
        assert (one.state == "paid") == (one.end_to_end_id in kept), f"{one.state} at the bank"
        paid[one.debt_kind] += kept.get(one.end_to_end_id, (0, ""))[0]
    return paid


def what_is_owed_to_persons_agrees(books: dict[str, int], entity: str, paid: Counter[str]) -> None:
    """Net pay, what is to come back of it, and what creditors take of it."""
    net, withheld = total(f"select sum(s.net_pay) {HOLDING}", entity), total(WITHHELD, entity)
    net += total(f"select sum(x.net_pay) {EXITS}", entity)
    back = total(CLAIMS, entity) + total(ADVANCES, entity)
    assert books.get("member_receivable", 0) == back, "claims and advances"
    out = paid["payslip"] + paid["pay_advance"] + paid["exit_holiday_pay"]
    out -= total(CAME_BACK, entity)
    assert -books.get("net_pay_payable", 0) == net + back - withheld - out, "net pay"
    assert -books.get("creditor_payable", 0) == withheld - paid["withheld"], "creditors"
    set_aside = total(f"select sum(s.provision) {HOLDING}", entity)
    set_aside -= total(f"select sum(x.released) {EXITS}", entity)
    assert -books.get("holiday_pay_provision", 0) == set_aside, "holiday pay set aside"


def what_is_owed_to_authorities_agrees(
    books: dict[str, int], entity: str, paid: Counter[str]
) -> None:
    """Contributions with what quarters say beyond payslips, and tax."""
    onss = total(f"select sum(s.withheld + s.contributions - s.reductions) {HOLDING}", entity)
    onss += total("select sum(amount) from payroll_regularisation where legal_entity_id = %s", entity)  # fmt: skip
    onss += total(f"select sum(x.withheld + x.contributions) {EXITS}", entity)
    tax = total(f"select sum(s.tax) {HOLDING}", entity) + total(
        f"select sum(x.tax) {EXITS}", entity
    )
    assessed = sums(
        "select authority, sum(amount) from treasury_assessment where legal_entity_id = %s"
        " group by 1", entity,
    )  # fmt: skip
    due = onss - assessed.get("onss", 0)
    assert -books.get("social_security_payable", 0) == due, "contributions and regularisations"
    assert -books.get("withholding_tax_payable", 0) == tax - assessed.get("tax", 0), "tax"
    assert -books.get("authority_payable", 0) == sum(assessed.values()) - paid["authority"]


ADVANCED = """
    (select coalesce(sum(amount), 0) from treasury_advance where legal_entity_id = %s)
    - (select coalesce(sum(s.amount), 0) from treasury_settlement s join treasury_advance a
       on a.id = s.advance_id where a.legal_entity_id = %s)"""
LOST = """
    select sum(w.borne - coalesce((select sum(floor((2 * r.amount::numeric * w.borne + w.amount)
      / (2.0 * w.amount))) from treasury_recovery r where r.write_off_id = w.id), 0))
    from treasury_writeoff w join activities_invoice i on i.id = w.invoice_id
    join activities_activity a on a.id = i.activity_id
    where w.state = 'decided' and a.legal_entity_id = %s"""


def the_fund_is_its_movements(books: dict[str, int], entity: str) -> None:
    """What it has advanced and was not paid back; what it was given less what it has borne."""
    assert books.get("fund_advance", 0) == total(ADVANCED, entity) >= 0, "advances of the fund"
    given = total("select sum(amount) from treasury_contribution where legal_entity_id = %s", entity)  # fmt: skip
    assert -books.get("guarantee_fund", 0) == given - total(LOST, entity), "balance of the fund"
