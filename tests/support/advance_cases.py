"""A case for every verb of advances; see ``verb_cases``."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from mutua.ground import actors, clock
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.transactions import reading
from mutua.legislation.belgium.calendar import is_working_day
from mutua.work.models import Situation
from tests.support import advances, contracts, shop
from tests.support.books import HOUSE
from tests.support.store import ALICE
from tests.support.verb_cases import Facts, case

_taken: dict[str, count[int]] = defaultdict(count)
BEFORE, FIRST = date(2026, 1, 27), date(2026, 2, 2)


def earned() -> None:
    """Alice has confirmed work that is over on the day of the tests and not paid."""
    with reading(contracts.READER):
        ready = Situation.objects.filter(person=ALICE).exists()
    if not ready:
        contracts.get_ready()
    if advances.stands().most > 1:
        return
    shop.issued_invoice()
    day, left = FIRST, next(_taken[os.environ["DATABASE_URL"]])
    while left or not is_working_day(day):
        left -= is_working_day(day)
        day += timedelta(days=1)
    with clock.on(BEFORE):
        contracts.worked(hours=contracts.at(day, "09:00", "12:00"))


@case("payroll.ask_advance", MEMBER)
def _() -> tuple[Actor, Facts]:
    earned()
    return actors.member(ALICE), {"advance": uuid4(), "legal_entity": HOUSE, "amount": 1}


@case("payroll.decide_advance", STAFF)
def _() -> Facts:
    earned()
    return {"advance": advances.ask(1), "decision": uuid4(), "granted": True, "why": ""}
