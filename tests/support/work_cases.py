"""A case for every verb of contracts; see ``verb_cases``."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date, timedelta
from itertools import count
from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import MEMBER, STAFF, WORKER, Actor
from tests.support import books, contracts, lasting, shop
from tests.support.numbers import declaration_number
from tests.support.store import ALICE
from tests.support.verb_cases import Facts, case

_ready: set[str] = set()
_past: dict[str, count[int]] = defaultdict(count)


def ready() -> None:
    """Alice can be employed, and her budget holds what the case takes."""
    if (here := os.environ["DATABASE_URL"]) not in _ready:
        contracts.get_ready()
        _ready.add(here)
    with clock.on(shop.DAY):
        shop.issued_invoice()


@case("work.say_situation", MEMBER, owned=True)
def _() -> Facts:
    return {
        "situation": uuid4(), "person": ALICE, "from_day": date(2026, 2, 1),
        "facts": {"household": "single", "children": 0},
    }  # fmt: skip


@case("work.decide_for_all", STAFF)
def _() -> Facts:
    return {
        "decision": uuid4(), "legal_entity": books.HOUSE, "rule": "night", "why": "Shows",
        "from_day": date(2027, 1, 1),
    }  # fmt: skip


@case("work.draft_contract", MEMBER, owned=True)
def _() -> Facts:
    ready()
    return {
        "contract": uuid4(), "activity": shop.ALICES, "person": ALICE, "client": shop.CLIENT,
        **contracts.said(),
    }  # fmt: skip


@case("work.change_contract", MEMBER, owned=True)
def _() -> Facts:
    ready()
    return {"contract": contracts.drafted(), "edition": 1, **contracts.said(task="Music")}


@case("work.drop_contract", MEMBER, owned=True)
def _() -> Facts:
    ready()
    return {"contract": contracts.drafted(), "edition": 1}


@case("work.submit_contract", MEMBER, owned=True)
def _() -> tuple[Actor, Facts]:
    """Of somebody new: many contracts of one member draw on the fund, and an adviser looks."""
    one = lasting.newcomer()
    drafted = contracts.drafted(one.actor, **one.place)
    return one.actor, {"contract": drafted, "edition": 1}


@case("work.approve_contract", STAFF)
def _() -> Facts:
    ready()
    return {"contract": contracts.queued(), "edition": 1, "why": "A fair is open on Sunday"}


@case("work.refuse_contract", STAFF)
def _() -> Facts:
    ready()
    return {"contract": contracts.queued(), "edition": 1, "why": "No work on Sunday"}


@case("work.sign_contract", MEMBER, owned=True)
def _() -> Facts:
    ready()
    contract = contracts.approved()
    return {"contract": contract, "edition": contracts.edition(contract), "signature": uuid4()}


@case("work.keep_sealed", WORKER)
def _() -> Facts:
    ready()
    return {"contract": contracts.signed(), "digest": uuid4().hex * 2}


@case("work.declare_contract", STAFF)
def _() -> Facts:
    ready()
    return {"contract": contracts.signed(), "declaration": uuid4(), "number": declaration_number()}


def _over() -> UUID:
    """A declared contract of Alice whose one day is over."""
    ready()
    day, left = date(2026, 1, 5), next(_past[os.environ["DATABASE_URL"]])
    slot, left = contracts.SLOTS[left % 2], left // 2
    day += timedelta(days=left + left // 6)  # no Sundays
    with clock.on(date(2026, 1, 2)):
        shop.issued_invoice()
        return contracts.declared(hours=contracts.at(day, *slot))


@case("work.confirm_work", MEMBER, owned=True)
def _() -> Facts:
    contract = _over()
    return {"contract": contract, "month": contracts.found(contract).first_day.replace(day=1)}


@case("work.take_schedule", WORKER)
def _() -> Facts:
    _over()
    return {"until": shop.DAY}
