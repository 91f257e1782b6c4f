"""A member who is ready to be employed, and her contracts, for the tests of the rooms."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from schwifty import IBAN

from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from mutua.legislation.belgium.calendar import is_working_day
from mutua.people import services as people
from mutua.people.models import BankAccount
from mutua.work import services
from mutua.work.hours import Hours
from mutua.work.models import (
    Check,
    Contract,
    ContractMonth,
    ContractSignature,
    Period,
    Situation,
    StandingDecision,
)
from mutua.work.services.submitting import Blocked
from tests.support import shop
from tests.support.books import HOUSE, STAFF
from tests.support.numbers import declaration_number, national_number, own_number
from tests.support.store import ALICE

__all__ = ("Blocked", "Check", "ContractMonth", "ContractSignature", "Period")
GIG = date(2026, 3, 20)
READER = actors.job("test")
ARTIST = {"artistic_nature": "artistic", "nature_justifies": True}
SLOTS = (("14:00", "17:00"), ("19:00", "22:00"))
# By the store of the test: each begins anew.
_taken: dict[str, count[int]] = defaultdict(count)
_sundays: dict[str, count[int]] = defaultdict(count)


def at(day: date, starts: str, ends: str) -> tuple[Hours]:
    """Hours of one day."""
    return (Hours(day, starts, ends),)


def get_ready(person: UUID = ALICE, day: date = shop.DAY, since: date = date(2026, 1, 1)) -> None:
    """What a contract and a payslip need to know of a person, and the house's decision on part
    time."""
    with clock.on(day):
        people.change_person(
            actor=STAFF, key=uuid4(), person=person, born_on=date(1992, 5, 4), street="Rue Haute",
            number="12", postcode="1000", town="Bruxelles",
        )  # fmt: skip
        if not has_account(person):
            people.name_bank_account(
                actor=STAFF, key=uuid4(), account=uuid4(), person=person,
                iban=an_iban(), holder="Alice",
            )  # fmt: skip
        people.say_national_number(
            actor=STAFF, key=uuid4(), person=person, number=national_number()
        )
        services.say_situation(
            actor=actors.member(person), key=uuid4(), situation=uuid4(), person=person,
            from_day=since, facts={"household": "single"},
        )  # fmt: skip
        with reading(READER):
            decided = StandingDecision.objects.exists()
        if not decided:
            exempt("part_time_week", since=since)
            exempt("breaks", "The work rules give the pause within the hours", since)


def an_iban() -> str:
    """An account that nobody has named."""
    return str(IBAN.generate("BE", "096", f"{own_number() % 10**7:07d}"))


def has_account(person: UUID) -> bool:
    with reading(READER):
        return bool(BankAccount.objects.filter(person=person).exists())


def exempt(
    rule: str,
    why: str = "Royal decree of 21 December 1992, art. 1",
    since: date = date(2026, 1, 1),
) -> None:
    """The house has decided for all its contracts."""
    services.decide_for_all(
        actor=STAFF, key=uuid4(), decision=uuid4(), legal_entity=HOUSE, rule=rule,
        why=why, from_day=since,
    )  # fmt: skip


def signed_order(mails: list, **facts: Any) -> UUID:
    """An order that Alice's client has signed."""
    order, token = shop.offered_order(**facts)
    assert shop.sign(token, mails) == "signed"
    return order


def free_hours() -> tuple[Hours]:
    """Three hours of a working day that no other test has taken, from April on."""
    return slot(next(_taken[os.environ["DATABASE_URL"]]))


def slot(number: int) -> tuple[Hours]:
    """Three hours by their number: two of each working day from April on."""
    day, left = date(2026, 4, 1), number // len(SLOTS)
    while left or not is_working_day(day):
        left -= is_working_day(day)
        day += timedelta(days=1)
    return at(day, *SLOTS[number % len(SLOTS)])


def said(**facts: Any) -> dict[str, Any]:
    """The facts of a draft: three hours of dance for the whole of 300 euros."""
    return {
        "regime": "artist", "task": "Dance", "place": "Rue Haute 12, Bruxelles",
        "hours": free_hours() if "hours" not in facts else (), "answers": ARTIST, "pay_from": "budget", "pay_amount": 30_000,
        **facts,
    }  # fmt: skip


def drafted(who: actors.Actor = shop.alice, contract: UUID | None = None, **facts: Any) -> UUID:
    """A draft of somebody's own, by default Alice's."""
    contract = contract or uuid4()
    more = {"activity": shop.ALICES, "person": who.person, "client": shop.CLIENT, **facts}
    services.draft_contract(actor=who, key=uuid4(), contract=contract, **said(**more))
    return contract


def submitted(who: actors.Actor = shop.alice, **facts: Any) -> tuple[UUID, str]:
    """A draft that has asked to be approved, and the answer."""
    contract = drafted(who, **facts)
    return contract, submit(contract, who)


def submit(contract: UUID, who: actors.Actor = shop.alice) -> str:
    """Ask for the approval."""
    return services.submit_contract(
        actor=who, key=uuid4(), contract=contract, edition=edition(contract)
    )


def queued(**facts: Any) -> UUID:
    """A draft of Alice's that waits for an adviser: it works on a Sunday."""
    day = date(2026, 4, 5) + timedelta(days=7 * (next(_sundays[os.environ["DATABASE_URL"]]) % 38))
    sunday = {"hours": at(day, "13:00", "17:00"), "regime": "employee", "answers": {}, **facts}
    contract, answer = submitted(**sunday)
    assert answer == "queued"
    return contract


def approved(who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    """A draft that may be signed."""
    contract, answer = submitted(who, **facts)
    if answer == "queued":  # many of one member draw on the fund: the house lets it pass
        services.approve_contract(
            actor=STAFF, key=uuid4(), contract=contract, edition=edition(contract),
            why="The client is known to the house",
        )  # fmt: skip
    return contract


def signed(who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    """A contract that is signed by its person."""
    contract = approved(who, **facts)
    sign(contract, who)
    return contract


def sign(contract: UUID, who: actors.Actor = shop.alice) -> UUID:
    """Sign it."""
    return services.sign_contract(
        actor=who, key=uuid4(), contract=contract, edition=edition(contract), signature=uuid4()
    )


def declared(who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    """A signed contract with a number of the authority."""
    contract = signed(who, **facts)
    declare(contract)
    return contract


def declare(contract: UUID, number: str = "") -> UUID:
    return services.declare_contract(
        actor=STAFF, key=uuid4(), contract=contract, declaration=uuid4(),
        number=number or declaration_number(), late_why="It was forgotten",  # where it is late
    )  # fmt: skip


def worked(who: actors.Actor = shop.alice, **facts: Any) -> UUID:
    """A contract whose one month its person has confirmed, on the day after its last."""
    contract = declared(who, **facts)
    confirm(contract)
    return contract


def confirm(contract: UUID, month: date | None = None) -> None:
    one = found(contract)
    with clock.on(one.last_day + timedelta(days=1)):
        services.confirm_work(
            actor=actors.member(one.person_id), key=uuid4(), contract=contract,
            month=month or one.first_day.replace(day=1),
        )  # fmt: skip


def an_evening_worked() -> UUID:
    """Three hours that Alice has worked, whatever was known of her before."""
    with reading(READER):
        ready = Situation.objects.filter(person=ALICE).exists()
    if not ready:
        get_ready()
    shop.issued_invoice()
    return worked()


def left() -> int:
    """What is left for work in Alice's activity."""
    with reading(shop.alice), connection.cursor() as cursor:
        cursor.execute(
            "select budget + promised - set_aside from mutua.figures_of(%s)", [shop.ALICES]
        )
        return int(cursor.fetchone()[0])


def found(contract: UUID) -> Contract:
    with reading(READER):
        return Contract.objects.select_related("activity", "person").get(id=contract)


def edition(contract: UUID) -> int:
    return found(contract).edition


def evenings(count: int, first: date = GIG, apart: int = 7) -> Sequence[Hours]:
    """As many evenings of three hours, some days apart."""
    return [Hours(first + timedelta(days=apart * n), "19:00", "22:00") for n in range(count)]
