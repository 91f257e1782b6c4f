"""Months of work that were paid, for the tests of the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from mutua.ledger.models import Entry, Posting
from mutua.payroll import services
from mutua.payroll.models import Payslip, Run
from mutua.work.models import ContractMonth
from tests.support import contracts
from tests.support.books import HOUSE, STAFF

LAST = date(2026, 6, 30)  # after all the work of the tests
PAID_ON = date(2026, 7, 1)


def months_of(contract: UUID) -> list[ContractMonth]:
    with reading(contracts.READER):
        return list(ContractMonth.objects.filter(contract=contract).order_by("month"))


def pay(
    *worked: UUID, day: date = LAST, paid_on: date = PAID_ON, actor: actors.Actor = STAFF,
    run: UUID | None = None, **facts: object,
) -> services.Ran:  # fmt: skip
    """Pay the months of some contracts, or all that is due."""
    only = [month.id for one in worked for month in months_of(one)] if worked else None
    with clock.on(day):
        return services.run(actor, run or uuid4(), HOUSE, paid_on, only=only, **facts)


def paid(contract: UUID) -> list[Payslip]:
    """The payslips of a contract."""
    with reading(contracts.READER):
        return list(
            Payslip.objects.filter(contract_month__contract=contract)
            .select_related("run").order_by("worked_from", "version")
        )  # fmt: skip


def booked(payslip: UUID) -> tuple[Entry, dict[str, int]]:
    """The entry of a payslip, and its amounts by account."""
    with reading(contracts.READER):
        entry = Entry.objects.get(cause_kind="payslip", cause_id=payslip)
        sums: dict[str, int] = {}
        for one in Posting.objects.filter(entry=entry):
            sums[one.account_id] = sums.get(one.account_id, 0) + one.amount
        return entry, sums


def runs() -> Sequence[Run]:
    with reading(contracts.READER):
        return list(Run.objects.order_by("id"))


def after(contract: UUID) -> date:
    """The day after the work."""
    return contracts.found(contract).last_day + timedelta(days=1)


def live(who: actors.Actor, activity: UUID, client: UUID) -> None:
    """An evening of a member, from the draft to the payslip, for more hours than it took; and one in
    the office, whose holidays are paid with it."""
    from tests.support import corrections, exit_pay

    contracts.get_ready(who.person)
    evening = contracts.worked(who, activity=activity, client=client, pay_amount=20_000)
    corrections.say_hours(evening, corrections.OVERTIME)
    pay(evening)
    pay(exit_pay.office_evening(who, activity=activity, client=client))
