"""The life of a house that employs, pays and collects: whatever people do and whatever the bank
answers, the books, the bank and the promise agree."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import Any

import pytest
from django.core import mail
from django.db import connection, connections

from mutua.ground import actors, doctor
from mutua.ground.transactions import reading
from tests.support.proofs import PROVING

pytestmark = pytest.mark.prove
READER = actors.job("test")
EVENTS_A_LIFE = 500 if PROVING else 100
OVER = ("rejected", "returned", "dropped")


@pytest.fixture(scope="module")
def house(store):
    from tests.support import payments, shop

    shop.open_shop()
    mail.outbox = []
    payments.open_treasury()


@pytest.fixture
def begin(house, tmp_path, monkeypatch):
    """A new life, with a bank of its own."""
    from tests.support.pay_life import Life

    def born(chance: Any, number: int) -> Life:
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.setenv("MUTUA_BANK", str(folder / "bank"))
        mail.outbox = []
        return Life(chance, folder)

    return born


def sums(sql: str, *values: object) -> dict[Any, int]:
    """The rows of a question as a dictionary."""
    with reading(READER), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return {row[0]: int(row[1] or 0) for row in cursor.fetchall()}


def books_of(life: Any) -> dict[str, int]:
    """The balance of each account of a life's house."""
    return sums(
        "select p.account_id, sum(p.amount) from ledger_posting p join ledger_entry e"
        " on e.id = p.entry_id where e.legal_entity_id = %s group by 1",
        life.code,
    )


HOLDING = """from payroll_payslip s where s.legal_entity_id = %s
  and not exists (select from payroll_payslip n where n.replaces_id = s.id)"""
CLAIMS = """
    select 'claims', (select sum(amount) from payroll_claim where legal_entity_id = %s)
      - (select coalesce(sum(t.amount), 0) from payroll_settlement t
         join payroll_claim c on c.id = t.claim_id where c.legal_entity_id = %s)"""


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


def payments_of(life: Any) -> list[Any]:
    from mutua.treasury.models import Payment

    with reading(READER):
        return list(Payment.objects.filter(batch__legal_entity=life.code).order_by("id"))


def the_books_agree(life: Any) -> None:
    """Liabilities are payslips and regularisations less what was paid; the fund is its movements;
    the bank is the bank's own balance."""
    books, entity = books_of(life), life.code
    assert sum(books.values()) == 0
    paid = Counter[str]()
    kept = at_the_bank(life)
    for one in payments_of(life):
        assert (one.state == "paid") == (one.end_to_end_id in kept), one.state
        paid[one.debt_kind] += kept.get(one.end_to_end_id, (0, ""))[0]
    net = sums(f"select 'net', sum(s.net_pay) {HOLDING}", entity)["net"]
    owing = sums(CLAIMS, entity, entity)["claims"]
    assert books.get("member_receivable", 0) == owing
    assert -books.get("net_pay_payable", 0) == net + owing - paid["payslip"]
    onss = sums(f"select 'x', sum(s.withheld + s.contributions - s.reductions) {HOLDING}", entity)
    more = sums("select 'x', sum(amount) from payroll_regularisation where legal_entity_id = %s", entity)  # fmt: skip
    tax = sums(f"select 'x', sum(s.tax) {HOLDING}", entity)
    assessed = sums("select authority, sum(amount) from treasury_assessment where legal_entity_id = %s group by 1", entity)  # fmt: skip
    assert -books.get("social_security_payable", 0) == onss["x"] + more["x"] - assessed.get("onss", 0)  # fmt: skip
    assert -books.get("withholding_tax_payable", 0) == tax["x"] - assessed.get("tax", 0)
    assert -books.get("authority_payable", 0) == sum(assessed.values()) - paid["authority"]
    assert books["bank"] == life.bank.bank.balance(life.bank.iban) - life.bank.opening
    the_fund_is_its_movements(books, entity)


def the_fund_is_its_movements(books: dict[str, int], entity: str) -> None:
    out = sums(
        "select 'out', (select coalesce(sum(amount), 0) from treasury_advance where legal_entity_id = %s)"
        " - (select coalesce(sum(s.amount), 0) from treasury_settlement s join treasury_advance a"
        " on a.id = s.advance_id where a.legal_entity_id = %s)", entity, entity,
    )["out"]  # fmt: skip
    assert books.get("fund_advance", 0) == out >= 0
    given = sums("select 'x', sum(amount) from treasury_contribution where legal_entity_id = %s", entity)["x"]  # fmt: skip
    lost = sums(
        "select w.id, w.borne - coalesce((select sum(floor((2 * r.amount::numeric * w.borne + w.amount)"
        " / (2.0 * w.amount))) from treasury_recovery r where r.write_off_id = w.id), 0)"
        " from treasury_writeoff w join activities_invoice i on i.id = w.invoice_id"
        " join activities_activity a on a.id = i.activity_id"
        " where w.state = 'decided' and a.legal_entity_id = %s", entity,
    )  # fmt: skip
    assert -books.get("guarantee_fund", 0) == given - sum(lost.values())


def each_month_was_charged_what_it_cost(life: Any) -> int:
    """Charged at signing = gross, the employer's lines, and a difference by cause; gives how many."""
    from mutua.payroll.booking import TEXTS
    from mutua.payroll.models import Payslip
    from mutua.work.models import ContractMonth

    with reading(READER):
        months = ContractMonth.objects.filter(contract__activity__legal_entity=life.code)
        unpaid = months.filter(confirmed_at__isnull=False, freed=False, payslip=None).count()
        rows = list(Payslip.objects.filter(legal_entity=life.code, replaces=None).select_related("contract_month"))  # fmt: skip
        holding = {one.id: one for one in Payslip.objects.filter(legal_entity=life.code)}
    assert unpaid == 0
    for first in rows:
        one = holding[first.contract_month.payslip]
        employer = one.contributions - one.reductions + one.services + one.allowances
        accrued = one.gross_pay + employer + one.provision
        assert first.contract_month.charged == accrued + sum(one.difference.values())
        assert set(one.difference) <= set(TEXTS)
    return len(rows)


def declared_after(month: Any) -> list[str]:
    """Why nobody could pay it in time: it was not declared yet."""
    from mutua.work.models import Declaration

    with reading(READER):
        late = Declaration.objects.filter(
            contract=month.contract_id, declared_at__date__gt=month.last_day
        )
        return [f"declared on {one.declared_at:%Y-%m-%d}, after the work" for one in late]


# What a month was paid beyond its payslip, and no later version has given a right to.
TOO_MUCH = """
    select c.contract_month_id, sum(c.amount - coalesce((select sum(s.amount)
      from payroll_settlement s where s.claim_id = c.id and s.kind = 'correction'), 0))
    from payroll_claim c where c.legal_entity_id = %s group by 1"""
TAKEN = """
    select p.contract_month_id, sum(s.amount) from payroll_settlement s
    join payroll_payslip p on p.id = s.payslip_id
    where s.kind = 'deducted' and p.legal_entity_id = %s group by 1"""


def each_was_paid_once_and_in_time(life: Any) -> list[str]:
    """Of each month what is on the account is what its payslip says; gives those that came later
    than was promised, each with the bank's reason."""
    from mutua.payroll.models import Payslip

    kept, done = at_the_bank(life), carried_out(life)
    mine, late = payments_of(life), list[str]()
    with reading(READER):
        found = Payslip.objects.filter(legal_entity=life.code).select_related("contract_month")
        slips = list(found)
    beyond, taken = sums(TOO_MUCH, life.code), sums(TAKEN, life.code)
    for first in (one for one in slips if one.version == 1):
        month = first.contract_month
        versions = {one.id for one in slips if one.contract_month_id == month.id}
        (holds,) = (one for one in slips if one.id == month.payslip)
        those = [one for one in mine if one.debt_kind == "payslip" and one.debt in versions]
        live = [one for one in those if one.state not in OVER]
        assert len({one.debt for one in live}) == len(live)
        paid = sum(kept[one.end_to_end_id][0] for one in live)
        assert paid == holds.net_pay + beyond.get(month.id, 0) - taken.get(month.id, 0)
        days = [done[one.end_to_end_id] for one in those if one.end_to_end_id in done]
        if days and min(days) > str(month.promised_on):
            reasons = [f"{one.state} {one.reason}" for one in those if one.state in OVER]
            reasons += declared_after(month)
            assert reasons, (month, month.confirmed_by, month.promised_on, days, those)
            late.append("; ".join(reasons))
    return late


def test_whatever_people_and_the_bank_do_pay_and_books_follow(begin, proof):
    done, refused = Counter[str](), Counter[str]()
    months, late, lives, next_look = 0, list[str](), 0, 1
    wanted, before = proof.count(small=1_000, full=200_000, name="operations"), operations()
    while operations() - before < wanted:
        life = begin(proof.random, lives := lives + 1)
        life.bank.trouble = 1 if PROVING else 5
        life.go_on(EVENTS_A_LIFE)
        life.wind_up()
        months += each_month_was_charged_what_it_cost(life)
        the_books_agree(life)
        late += each_was_paid_once_and_in_time(life)
        done, refused = done + life.events, refused + life.refused
        if lives >= next_look:  # it looks at all lives so far: not after each
            holds()
            next_look *= 2
    holds()
    assert months
    assert len(late) * 100 <= months or not PROVING, late
    made = operations() - before
    proof.note(
        operations=made,
        lives=lives,
        months=months,
        late=late,
        done=dict(done),
        refused=dict(refused),
    )
    print(
        f"{made} operations, {lives} lives, {months} months, late: {late}; {dict(done)}; refused: {dict(refused)}"
    )


def operations() -> int:
    """What was done so far: each act of somebody, and each thing that an act does to many at once
    (a payslip of a run, a payment of a batch, a line of a statement that is booked)."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select (select count(*) from ground_act) + (select count(*) from payroll_payslip)"
            " + (select count(*) from treasury_payment) + (select count(*) from treasury_statementline)"
        )
        return int(cursor.fetchone()[0])


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
