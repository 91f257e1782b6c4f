"""A case for every verb of open-ended contracts; see ``verb_cases``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import MEMBER, STAFF, WORKER, Actor
from tests.support import books, lasting, shop
from tests.support.numbers import own_number
from tests.support.verb_cases import OTHERWISE, Facts, case

MAY = date(2026, 5, 1)


@case("work.decide_reserve", STAFF)
def _() -> Facts:
    day = date(2100, 1, 1) + timedelta(days=own_number())  # of no other process
    return {
        "decision": uuid4(), "legal_entity": books.HOUSE, "months": 2, "warn_months": 3,
        "from_day": day, "why": "Decided by the board",
    }  # fmt: skip


@case("work.draft_open_ended", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    one = lasting.newcomer()
    person = one.actor.person
    return one.actor, {"contract": uuid4(), "person": person, **one.place, **lasting.said()}


@case("work.draft_amendment", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    one = lasting.newcomer()
    with clock.on(shop.DAY):
        before = lasting.signed(one.actor, **one.place)
    return one.actor, {
        "contract": uuid4(), "replaces": before, "week": lasting.MORNINGS, "from_day": MAY,
        "monthly_gross": 45_000,
    }  # fmt: skip


@case("work.open_months", WORKER)
def _() -> Facts:
    one = lasting.newcomer()
    with clock.on(shop.DAY):
        lasting.signed(one.actor, **one.place)
    return {"until": date(2026, 5, 31)}


def _goes_on() -> tuple[Actor, UUID]:
    one = lasting.newcomer()
    with clock.on(shop.DAY):
        return one.actor, lasting.declared(one.actor, **one.place)


@case("work.end_contract", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    actor, contract = _goes_on()
    return actor, {
        "contract": contract, "ending": uuid4(), "kind": "notice", "by": "worker", "how": "handed",
        "given_on": shop.DAY,
    }  # fmt: skip


@case("work.agree_ending", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    actor, contract = _goes_on()
    offer = uuid4()
    with clock.on(shop.DAY):
        lasting.end(
            contract, ending=offer, kind="agreement", by="employer", last_day=date(2026, 4, 15)
        )
    return actor, {"ending": offer}


@case("work.declare_end", STAFF)
def _() -> Facts:
    _actor, contract = _goes_on()
    with clock.on(shop.DAY):
        lasting.end(contract, kind="notice", by="employer", how="registered")
    return {"contract": contract, "change": uuid4(), "receipt": f"R{own_number()}"}


@case("work.look_ahead", WORKER)
def _() -> Facts:
    _goes_on()
    return {"month": date(2026, 4, 1)}


def _by_staff() -> tuple[Actor, Facts]:
    """What she has offered, the house agrees to."""
    actor, contract = _goes_on()
    offer = uuid4()
    with clock.on(shop.DAY):
        lasting.end(
            contract, actor, ending=offer, kind="agreement", by="worker",
            last_day=date(2026, 4, 15),
        )  # fmt: skip
    return books.STAFF, {"ending": offer}


def _her_own(facts: Facts) -> Callable[[], tuple[Actor, Facts]]:
    """Somebody who has such a contract tries what only a job does."""
    return lambda: (_goes_on()[0], facts)


OTHERWISE[("work.agree_ending", STAFF)] = _by_staff
OTHERWISE[("work.open_months", MEMBER)] = _her_own({"until": date(2026, 5, 31)})
OTHERWISE[("work.look_ahead", MEMBER)] = _her_own({"month": date(2026, 4, 1)})
