"""What a person says of herself for her pay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.work.asked import refused_by_field
from mutua.work.models import Situation
from mutua.work.planning import OF_THE_PERSON, law_of

policy.grant("work.say_situation", MEMBER, STAFF)

NEEDED = "household"
FURTHEST = 366  # days before today, or after


@verb("work.say_situation")
def say_situation(
    *, actor: Actor, situation: UUID, person: UUID, from_day: date, facts: Mapping[str, Any]
) -> UUID:
    """Say household, children and dependants from a day on. What was said before stays, and what
    was paid with it is corrected by payroll."""
    found = Person.objects.filter(id=person, **policy.own(actor, "pk")).first()
    if found is None:
        raise NotFound("person", str(person), "a person of whom you may say this")
    if abs((from_day - clock.today()).days) > FURTHEST:
        low, high = (clock.today() + timedelta(days=one) for one in (-FURTHEST, FURTHEST))
        raise Refused("from_day", str(from_day), f"a day from {low} to {high}")
    Situation.objects.create(
        id=situation, person=found, from_day=from_day, facts=read(facts), said_at=clock.now()
    )
    return situation


def read(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as the law takes them. Raises Refused by their names."""
    for name in facts:
        if name not in OF_THE_PERSON:
            raise Refused(str(name), facts[name], ", ".join(OF_THE_PERSON))
    if facts.get(NEEDED) in (None, ""):
        raise Refused(NEEDED, "", "an answer")
    law = law_of(LegalEntity.objects.order_by("code")[0])
    regime = law.regimes_of_work[0]
    whole = {"gross_pay": 100_000, "full_month": True}
    with refused_by_field():
        law.evaluate(regime=regime, as_of=law.pack.known_until, inputs={**whole, **facts})
    return dict(facts)
