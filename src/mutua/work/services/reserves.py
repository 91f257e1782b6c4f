"""What the board decides of open-ended contracts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.work.models import ReserveRule

policy.grant("work.decide_reserve", STAFF)

WHY_LIMIT = 2_000
MOST_MONTHS = 24


@verb("work.decide_reserve")
def decide_reserve(
    *,
    actor: Actor,
    decision: UUID,
    legal_entity: str,
    from_day: date,
    months: int,
    warn_months: int,
    why: str,
) -> UUID:
    """Say from a day on what an open-ended contract keeps beside: the cost of its notice and of so
    many months; and below how many months that it lasts people are warned. Raises Refused by the
    field; a day that has passed is never decided."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise Refused("legal_entity", legal_entity, "a legal entity of this store")
    if from_day < clock.today():
        raise Refused("from_day", str(from_day), f"{clock.today()} or later")
    for field, given in (("months", months), ("warn_months", warn_months)):
        if type(given) is not int or not 0 <= given <= MOST_MONTHS:
            raise Refused(field, given, f"0 to {MOST_MONTHS} months")
    if not why.strip() or len(why) > WHY_LIMIT or "\x00" in why:
        raise Refused("why", why, f"the reason, in at most {WHY_LIMIT} letters")
    if ReserveRule.objects.filter(legal_entity=entity, from_day=from_day).exists():
        raise Refused("from_day", str(from_day), "a day for which nothing is decided", "used")
    ReserveRule.objects.create(
        id=decision, legal_entity=entity, from_day=from_day, months=months,
        warn_months=warn_months, why=why.strip(), decided_at=clock.now(),
    )  # fmt: skip
    return decision
