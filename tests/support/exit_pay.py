"""Exit holiday pay, for the tests of the rooms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.ledger.models import Posting
from mutua.payroll.models import Claim, ExitHolidayPay
from mutua.work.models import Situation
from tests.support import contracts, shop

OFFICE = {"regime": "employee", "answers": {"nature_justifies": True}, "pay_amount": 43_422}


def office_day(day: date, starts: str = "09:00", ends: str = "17:00", **facts: Any) -> UUID:
    """A day of work of an employee whose contract has come to its end; not paid yet."""
    shop.issued_invoice()
    hours = contracts.at(day, starts, ends)
    return contracts.worked(**{**OFFICE, "hours": hours, **facts})


def office_evening(who: Any = shop.alice, **facts: Any) -> UUID:
    """Some hours that an employee has worked, on a day that no other test has taken."""
    with reading(contracts.READER):
        ready = Situation.objects.filter(person=who.person).exists()
    if not ready:
        contracts.get_ready(who.person)
    if who is shop.alice:
        shop.issued_invoice()
    return contracts.worked(who, **{**OFFICE, "pay_amount": 20_000, **facts})


def earn(one: Any, invoices: int) -> None:
    """A newcomer's budget grows by as many invoices."""
    with clock.on(shop.DAY):
        for _ in range(invoices):
            invoice = uuid4()
            activities.draft_invoice(
                actor=one.actor, key=uuid4(), invoice=invoice, lines=(shop.EVENING,), **one.place
            )
            activities.issue_invoice(actor=one.actor, key=uuid4(), invoice=invoice)


def exits(contract: UUID) -> list[ExitHolidayPay]:
    """The exit holiday pays of a contract, all versions."""
    with reading(contracts.READER):
        found = ExitHolidayPay.objects.filter(contract=contract).select_related("run__legal_entity")
        return list(found.order_by("year", "version"))


def of(person: UUID) -> list[ExitHolidayPay]:
    """The exit holiday pays that hold of a person."""
    with reading(contracts.READER):
        return list(ExitHolidayPay.objects.holding().filter(person=person).order_by("id"))


def booked(one: ExitHolidayPay) -> dict[str, int]:
    """What its entries say by account."""
    sums: dict[str, int] = {}
    with reading(contracts.READER):
        rows = Posting.objects.filter(entry__cause_kind="exit_holiday_pay", entry__cause_id=one.id)
        for each in rows:
            sums[each.account_id] = sums.get(each.account_id, 0) + each.amount
    return {account: amount for account, amount in sums.items() if amount}


@contextmanager
def settings(store: Any, **figures: str) -> Iterator[None]:
    """The house's own figures, for a while."""
    from tests.support import verb_cases

    put = "update ledger_legalentity set details = details || jsonb_build_object('settings', %s::jsonb)"
    with verb_cases.superuser(store) as owner:
        owner.execute("set session_replication_role = replica")  # nobody may: it stays what it was
        owner.execute(put, [json.dumps(figures)])
        try:
            yield
        finally:
            owner.execute("update ledger_legalentity set details = details - 'settings'")


def days_worked(*days: date, **facts: Any) -> UUID:
    """A contract of some days of an employee, all worked and none paid."""
    for _ in days:
        shop.issued_invoice()
    hours = [one for day in days for one in contracts.at(day, "09:00", "17:00")]
    whole = {**OFFICE, "pay_amount": OFFICE["pay_amount"] * len(days), "hours": hours}
    made = contracts.declared(**{**whole, **facts})
    for month in sorted({day.replace(day=1) for day in days}):
        contracts.confirm(made, month)
    return made


def claims(contract: UUID) -> list[Claim]:
    """What was paid too much of a contract's exit holiday pay."""
    with reading(contracts.READER):
        found = Claim.objects.filter(exit_holiday_pay__contract=contract)
        return list(found.order_by("made_at", "id"))


def too_much() -> ExitHolidayPay:
    """What holds of an exit holiday pay of Alice of which she was paid too much."""
    from tests.support import absences, correction_cases, corrections, payday, payments

    correction_cases.open_treasury()
    work = office_evening()
    payday.pay(work)
    with clock.on(payday.PAID_ON):
        payments.made(kinds=["exit_holiday_pay"])
    day = exits(work)[-1].worked_until
    absences.say(day, kind="unpaid")
    with clock.on(date(2026, 7, 6)):
        corrections.correct(since=day)
    return exits(work)[-1]
