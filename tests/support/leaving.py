"""Open-ended contracts of employees that come to their end, for the tests of the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.services.lines import DraftLine
from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from tests.support import absences, changes, contracts, lasting, payday, shop
from tests.support.books import HOUSE
from tests.support.lasting import Newcomer

OPENED, READY, SOLD = date(2024, 11, 18), date(2024, 11, 20), date(2024, 11, 21)
FIRST, LAST = date(2025, 6, 1), date(2026, 7, 31)
AFTERWARDS, PAID_ON = date(2026, 8, 3), date(2026, 8, 4)
GROSS, RAISED = 120_000, 130_000
RAISED_FROM = date(2026, 4, 1)
SIX_DAYS = (date(2026, 5, 4), date(2026, 5, 11))  # from Monday to the Monday after


def open_house() -> None:
    """The books from the end of 2024 on, and what the board keeps beside."""
    shop.open_shop(OPENED, first=date(2024, 11, 1), last=date(2026, 12, 31))
    with clock.on(READY):
        lasting.decide(months=1)


def earner(member: UUID | None = None, invoices: int = 6) -> Newcomer:
    """A member, by default one whom no other test knows, with a budget since November 2024."""
    person, activity, client = member or uuid4(), uuid4(), uuid4()
    who = actors.member(person)
    if member is None:
        with clock.on(OPENED):
            shop.admit(person, f"N{person.hex[:12]} Peeters")
    contracts.get_ready(person, day=READY, since=date(2024, 11, 1))
    with clock.on(SOLD):
        activities.open_activity(
            actor=who, key=uuid4(), activity=activity, legal_entity=HOUSE, name="She teaches",
            shares={str(person): 10_000},
        )  # fmt: skip
        activities.add_client(
            actor=who, key=uuid4(), client=client, activity=activity, **shop.THEATRE
        )
        for _ in range(invoices):
            invoice = uuid4()
            line = DraftLine("Lessons", 1_500_000, 1_000, "C62", "artistic_performance")
            activities.draft_invoice(
                actor=who, key=uuid4(), invoice=invoice, activity=activity, client=client,
                lines=(line,),
            )  # fmt: skip
            activities.issue_invoice(actor=who, key=uuid4(), invoice=invoice)
    return Newcomer(who, activity, client)


def hired(one: Newcomer, first: date = FIRST, signed_on: date | None = None, **facts: Any) -> UUID:
    """Her open-ended contract of five mornings a week, signed and declared, two weeks before where
    no other day is said."""
    said = {
        "regime": "employee", "answers": {}, "week": lasting.HALF, "begins_on": first,
        "monthly_gross": GROSS, **one.place, **facts,
    }  # fmt: skip
    with clock.on(signed_on or first - timedelta(days=14)):
        return lasting.declared(one.actor, **said)


def worked_until(day: date) -> None:
    """The jobs open the months up to a day's, and take the schedule for what was worked."""
    month = day.replace(day=1)
    with clock.on(month - timedelta(days=15)):
        lasting.open_months(month + timedelta(days=27))
    take_schedule(month - timedelta(days=1))


def take_schedule(day: date) -> None:
    """What was worked up to a day is confirmed two days after."""
    with clock.on(day + timedelta(days=2)):
        contracts.services.take_schedule(
            actor=lasting.OPENER, key=uuid4(), until=day + timedelta(days=2)
        )


def raised(one: Newcomer, contract: UUID, from_day: date = RAISED_FROM, **facts: Any) -> UUID:
    """The next version of her contract, by default with more pay for the same week."""
    said = {"week": lasting.HALF, "monthly_gross": RAISED, **facts}
    with clock.on(from_day - timedelta(days=10)):
        take_schedule(from_day - timedelta(days=12))
        after = lasting.amended(contract, from_day, one.actor, **said)
        lasting.approved_and_signed(after, one.actor)
        changes.tell(after)
    return after


def on_holiday(one: Newcomer, days: Sequence[date] = SIX_DAYS, kind: str = "holiday") -> UUID:
    """She says the first and the last day of it, on the first."""
    with clock.on(days[0]):
        return absences.say(days[0], days[-1], kind, one.actor)


def left(one: Newcomer, contract: UUID, last_day: date = LAST) -> None:
    """Both sides have agreed on its last day."""
    offer = uuid4()
    with clock.on(last_day - timedelta(days=10)):
        lasting.end(contract, ending=offer, kind="agreement", by="employer", last_day=last_day)
        lasting.agree(offer, one.actor)
    take_schedule(last_day)


def shortened_week(one: Newcomer, holidays: Sequence[date] = ()) -> tuple[UUID, UUID]:
    """June 2025 to July 2026, of five mornings a week until March and two since, and some days of
    holiday; its end, with no month paid. Gives both versions."""
    before = hired(one)
    for month in months(FIRST, RAISED_FROM):
        worked_until(month)
    after = raised(one, before, week=lasting.MORNINGS, monthly_gross=36_000)
    for month in months(date(2026, 5, 1), LAST):
        worked_until(month)
    if holidays:
        on_holiday(one, holidays)
    left(one, after, date(2026, 7, 29))
    return before, after


def fourteen_months(
    one: Newcomer, holidays: Sequence[date] = SIX_DAYS, kind: str = "holiday"
) -> tuple[UUID, UUID]:
    """June 2025 to July 2026, with more pay since April and some days of holiday in May; its end,
    with no month paid. Gives both versions."""
    before = hired(one)
    for month in months(FIRST, RAISED_FROM):
        worked_until(month)
    after = raised(one, before)
    for month in months(date(2026, 5, 1), LAST):
        worked_until(month)
    if holidays:
        on_holiday(one, holidays, kind)
    left(one, after)
    return before, after


def months(first: date, last: date) -> list[date]:
    """The first days of the months from one to another."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def pay(*worked: UUID, day: date = AFTERWARDS, paid_on: date = PAID_ON) -> Any:
    """A run pays the months of contracts, and the holidays of those that have ended."""
    return payday.pay(*worked, day=day, paid_on=paid_on)


def slips(*worked: UUID) -> list[Any]:
    """The payslips that hold of contracts, the oldest first."""
    found = [one for contract in worked for one in payday.paid(contract)]
    replaced = {one.replaces_id for one in found}
    return [one for one in found if one.id not in replaced]


def awaited(day: date = AFTERWARDS) -> Any:
    """What the officer sees of the ends of contracts."""
    from mutua.ledger.models import LegalEntity
    from mutua.payroll import exit_waiting

    with clock.on(day), reading(contracts.READER):
        return exit_waiting.awaited(LegalEntity.objects.get(code=HOUSE))
