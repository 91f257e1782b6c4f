"""Open-ended contracts, for the tests of the rooms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.services.lines import DraftLine
from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from mutua.work import services
from mutua.work.models import ContractMonth, ReserveRule
from mutua.work.timetable import WeekHours
from tests.support import contracts, shop
from tests.support.books import HOUSE, STAFF
from tests.support.numbers import own_number

OPENER = actors.job("months")
# Two mornings a week: a third of full time is decided for the house otherwise.
MORNINGS = (WeekHours(0, "09:00", "12:00"), WeekHours(2, "09:00", "12:00"))
HALF = tuple(WeekHours(day, "09:00", "13:00") for day in range(5))  # 20 hours


def decide(months: int = 1, warn_months: int = 3, from_day: date | None = None) -> UUID:
    """The board decides what is kept."""
    decision = uuid4()
    services.decide_reserve(
        actor=STAFF, key=uuid4(), decision=decision, legal_entity=HOUSE,
        from_day=from_day or clock.today(), months=months, warn_months=warn_months,
        why="Decided by the board",
    )  # fmt: skip
    return decision


def decided() -> None:
    """The board has decided once."""
    with reading(contracts.READER):
        there = ReserveRule.objects.exists()
    if not there:
        decide()


def said(**facts: Any) -> dict[str, Any]:
    """Two mornings of dance a week for 400 euros a month, from April on."""
    return {
        "regime": "artist", "task": "Dance", "place": "Rue Haute 12, Bruxelles", "week": MORNINGS,
        "begins_on": date(2026, 4, 1), "answers": contracts.ARTIST, "monthly_gross": 40_000,
        **facts,
    }  # fmt: skip


def drafted(who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    contract = uuid4()
    more = {"activity": shop.ALICES, "person": who.person, "client": shop.CLIENT, **facts}
    services.draft_open_ended(actor=who, key=uuid4(), contract=contract, **said(**more))
    return contract


def signed(who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    """An open-ended contract that its person has signed."""
    return approved_and_signed(drafted(who, **facts), who)


def approved_and_signed(contract: UUID, who: actors.Actor = shop.alice) -> UUID:
    if contracts.submit(contract, who) == "queued":
        services.approve_contract(
            actor=STAFF, key=uuid4(), contract=contract, edition=contracts.edition(contract),
            why="The house knows her clients",
        )  # fmt: skip
    return contracts.sign(contract, who)


def declared(who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    contract = signed(who, **facts)
    contracts.declare(contract)
    return contract


def open_months(until: date) -> int:
    return services.open_months(actor=OPENER, key=uuid4(), until=until)


def amended(before: UUID, from_day: date, who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    """A draft of the next version."""
    made = uuid4()
    said = {"week": MORNINGS, "monthly_gross": 45_000, **facts}
    services.draft_amendment(
        actor=who, key=uuid4(), contract=made, replaces=before, from_day=from_day, **said
    )
    return made


def end(
    contract: UUID, who: actors.Actor = STAFF, ending: UUID | None = None, **facts: Any
) -> date:
    """It ends, said today."""
    given = {"given_on": clock.today(), **facts}
    return services.end_contract(
        actor=who, key=uuid4(), contract=contract, ending=ending or uuid4(), **given
    )


def agree(ending: UUID, who: actors.Actor) -> date:
    return services.agree_ending(actor=who, key=uuid4(), ending=ending)


def tell_end(contract: UUID) -> UUID:
    """The officer has told the authority of its last day."""
    return services.declare_end(
        actor=STAFF, key=uuid4(), contract=contract, change=uuid4(), receipt=f"R{own_number()}"
    )


def look_ahead(month: date) -> int:
    return services.look_ahead(actor=OPENER, key=uuid4(), month=month)


def months(contract: UUID) -> list[ContractMonth]:
    """The months that bind, in order."""
    with reading(contracts.READER):
        found = ContractMonth.objects.filter(contract=contract, freed=False)
        return list(found.order_by("month"))


def worked(contract: UUID, month: date) -> None:
    """She confirms a month on the day after its last."""
    one = next(each for each in months(contract) if each.month == month)
    with clock.on(one.last_day + timedelta(days=1)):
        services.confirm_work(
            actor=actors.member(contracts.found(contract).person_id), key=uuid4(),
            contract=contract, month=month,
        )  # fmt: skip


class Newcomer(NamedTuple):
    """A member whom no other test knows, with a budget of about 3,506 euros."""

    actor: actors.Actor
    activity: UUID
    client: UUID

    @property
    def place(self) -> dict[str, UUID]:
        """Where she works."""
        return {"activity": self.activity, "client": self.client}


def newcomer() -> Newcomer:
    """A new one, on the day of the shop."""
    person, activity, client = uuid4(), uuid4(), uuid4()
    who = actors.member(person)
    with clock.on(shop.DAY):
        decided()
        shop.admit(person, f"N{person.hex[:12]} Lambert")
        contracts.get_ready(person)
        activities.open_activity(
            actor=who, key=uuid4(), activity=activity, legal_entity=HOUSE, name="She dances",
            shares={str(person): 10_000},
        )  # fmt: skip
        activities.add_client(
            actor=who, key=uuid4(), client=client, activity=activity, **shop.THEATRE
        )
        for invoice in (uuid4(), uuid4(), uuid4()):
            activities.draft_invoice(
                actor=who, key=uuid4(), invoice=invoice, activity=activity, client=client,
                lines=(shop.EVENING,),
            )  # fmt: skip
            activities.issue_invoice(actor=who, key=uuid4(), invoice=invoice)
    return Newcomer(who, activity, client)


def sold(amount: int, day: date) -> UUID:
    """An invoice of Alice for an amount before VAT, issued on a day."""
    line = DraftLine("Dance", amount, 1_000, "C62", "artistic_performance")
    with clock.on(day):
        return shop.issued_invoice((line,))


def live(who: actors.Actor, activity: UUID, client: UUID) -> None:
    """A contract without an end that is looked at, and that she ends."""
    decided()
    for _ in range(2):
        invoice = uuid4()
        activities.draft_invoice(
            actor=who, key=uuid4(), invoice=invoice, activity=activity, client=client,
            lines=(shop.EVENING,),
        )  # fmt: skip
        activities.issue_invoice(actor=who, key=uuid4(), invoice=invoice)
    contract = declared(who, activity=activity, client=client)
    look_ahead(date(2026, 4, 1))
    end(contract, who, kind="notice", by="worker", how="handed")
