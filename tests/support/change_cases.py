"""A case for every verb of next versions and cancellations; see ``verb_cases``."""

from __future__ import annotations

import os
from datetime import date
from uuid import uuid4

from mutua.ground.actors import MEMBER, STAFF, WORKER
from tests.support import bands, changes, contracts
from tests.support.numbers import own_number
from tests.support.store import BOB
from tests.support.verb_cases import Facts, case
from tests.support.work_cases import ready

_bands: dict[str, bands.Band] = {}


@case("work.draft_change", MEMBER, owned=True)
def _() -> Facts:
    ready()
    before = contracts.signed()
    return {"contract": uuid4(), "replaces": before, **contracts.said(task="Music")}


@case("work.draft_contracts", MEMBER, owned=True)
def _() -> Facts:
    ready()
    if (here := os.environ["DATABASE_URL"]) not in _bands:
        contracts.get_ready(BOB)
        _bands[here] = bands.formed()
    band = _bands[here]
    parts = (bands.part(band.persons[0]), bands.part(band.persons[1], "rest", 0))
    return {**bands.work(band), "parts": parts}


@case("work.cancel_contract", MEMBER, owned=True)
def _() -> Facts:
    ready()
    return {"contract": contracts.signed(), "cancellation": uuid4(), "why": "The hall is flooded"}


@case("work.change_declaration", STAFF)
def _() -> Facts:
    ready()
    after = changes.signed(contracts.declared(), task="Music")
    return {"contract": after, "change": uuid4(), "receipt": f"R{own_number()}"}


@case("work.undo_declaration", STAFF)
def _() -> Facts:
    ready()
    contract = contracts.declared()
    changes.cancel(contract)
    return {"contract": contract, "undoing": uuid4(), "receipt": f"R{own_number()}"}


@case("work.tell_advisers", WORKER)
def _() -> Facts:
    ready()
    return {"contract": contracts.queued(), "edition": 1}


@case("work.remind_advisers", WORKER)
def _() -> Facts:
    ready()
    contracts.queued()
    return {"until": date(2026, 3, 20)}
