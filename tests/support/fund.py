"""Pay that leaves before clients pay, for the tests of the guarantee fund."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from mutua.activities import services as activities
from mutua.activities.models import Invoice
from mutua.activities.queries import open_invoices
from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from mutua.payroll.models import Payslip
from mutua.treasury.fund.rules import decide_fund_rules
from mutua.treasury.models import Advance, FundBalance
from tests.support import books, contracts, payday, shop

TREASURER = actors.Actor(actors.TREASURY, books.STAFF.person)
LATER = date(2026, 6, 1)  # after the evenings of a test were worked
_days = count()
USUAL = {
    "contribution": 1_000, "fund_limit": 50_000_000, "group_limit": 5_000_000,
    "member_limit": 1_000_000, "many_members": 10, "assess_from": 250_000, "bears": 10_000,
    "counts_30": 10_000, "counts_60": 8_000, "counts_90": 5_000, "counts_older": 0,
    "coverage_alarm": 10_000,
}  # fmt: skip


def decide(actor: actors.Actor = books.STAFF, **facts: Any) -> UUID:
    """The board decides the rules with which a house begins, but for some."""
    decision = uuid4()
    said = {"from_day": clock.today(), "why": "The board of March", **USUAL, **facts}
    decide_fund_rules(actor=actor, key=uuid4(), decision=decision, legal_entity=books.HOUSE, **said)
    return decision


def evening(**facts: Any) -> tuple[UUID, Payslip]:
    """An evening that Alice has worked, with its payslip."""
    contract = contracts.worked(**facts)
    payday.pay(contract, day=LATER, paid_on=LATER)
    (payslip,) = payday.paid(contract)
    return contract, payslip


def later_hours() -> Any:
    """Three hours of a day of their own, after the evenings."""
    day = date(2026, 9, 1) + timedelta(days=next(_days))
    while day.weekday() > 4:
        day = date(2026, 9, 1) + timedelta(days=next(_days))
    return contracts.at(day, "19:00", "22:00")


def leave(payments: Any, payslip: Payslip) -> UUID:
    """A batch with the pay leaves."""
    batch = leaves(payments, "payslip")
    assert payments.payments(batch=batch, debt=payslip.id)
    return batch


def leaves(payments: Any, *kinds: str) -> UUID:
    """A batch of what is owed of some kinds leaves."""
    with clock.on(LATER):
        batch = UUID(str(payments.made(on=LATER, kinds=kinds)))
        payments.approve(batch)
        payments.services.keep_sent(actor=payments.bank.SENDER, key=uuid4(), batch=batch)
    return batch


def advances(contract: UUID) -> Sequence[Advance]:
    with reading(contracts.READER):
        payslips = Payslip.objects.filter(contract_month__contract=contract).values("id")
        return list(Advance.objects.filter(payment__debt__in=payslips).order_by("id"))


def of_debt(debt: UUID) -> Sequence[Advance]:
    """What was advanced of a payslip or an exit holiday pay, each attempt to pay it."""
    with reading(contracts.READER):
        found = Advance.objects.filter(payment__debt=debt).select_related("payment")
        return list(found.order_by("payment__attempt"))


def balances() -> dict[str, int]:
    """What the rows say that is out, by kind."""
    found = dict.fromkeys(("fund", "group", "member"), 0)
    with reading(contracts.READER):
        for one in FundBalance.objects.filter(legal_entity=books.HOUSE):
            found[one.kind] -= one.balance
    return found


def out(before: dict[str, int]) -> dict[str, int]:
    """What is out beyond what was."""
    return {kind: amount - before[kind] for kind, amount in balances().items()}


def receive(invoice: UUID, amount: int) -> None:
    """The client pays, as the treasury writes it down."""
    with clock.on(LATER):
        activities.record_receipt(
            actor=TREASURER, key=uuid4(), receipt=uuid4(), invoice=invoice, amount=amount
        )


def open_amount(invoice: UUID) -> int:
    with reading(contracts.READER):
        return int(open_invoices().get(id=invoice).open)


def pay_all(house: Any) -> None:
    """Every client of the house pays all that is open."""
    with reading(contracts.READER):
        rows = list(open_invoices().order_by("id").values_list("id", "open"))
    for invoice, amount in rows:
        receive(invoice, amount)


def own_money(activity: UUID = shop.ALICES) -> int:
    """What an activity, by default Alice's, has of its own, without what clients owe."""
    with reading(contracts.READER), connection.cursor() as cursor:
        cursor.execute("select amount from mutua.own_money(array[%s]::uuid[])", [str(activity)])
        return int(cursor.fetchone()[0])


def a_cost_above(own: int) -> int:
    """A cost to the budget that own money does not hold, by a hundred euros."""
    return max(20_000, own + 10_000)


__all__ = ("Invoice",)
