"""What the board decides of the guarantee fund."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import LIMIT
from mutua.treasury.models import FundRules
from mutua.treasury.models.fund import WHOLE

policy.grant("treasury.decide_fund_rules", STAFF)

NAME = "guarantee"  # of the dimension `fund` in the books
WHY_LIMIT = 2_000
SHARES = ("contribution", "bears", "counts_30", "counts_60", "counts_90", "counts_older")
AMOUNTS = ("fund_limit", "group_limit", "member_limit", "assess_from")
MOST_MEMBERS, MOST_COVERAGE = 100_000, 100_000


def rules_on(legal_entity: str, day: date) -> FundRules:
    """The rules that hold on a day: the board's, or those with which a house begins."""
    asked: Any = FundRules.objects.raw(
        "select * from mutua.fund_rules(%s, %s)", [legal_entity, day]
    )
    found: FundRules = asked[0]
    return found


@verb("treasury.decide_fund_rules")
def decide_fund_rules(
    *,
    actor: Actor,
    decision: UUID,
    legal_entity: str,
    from_day: date,
    contribution: int,
    fund_limit: int,
    group_limit: int,
    member_limit: int,
    many_members: int,
    assess_from: int,
    bears: int,
    counts_30: int,
    counts_60: int,
    counts_90: int,
    counts_older: int,
    coverage_alarm: int,
    why: str,
) -> UUID:
    """Keep the rules of the fund from a day on (see FundRules): amounts in minor units, shares in
    hundredths of a percent. Raises Refused by the field; a day that has passed is never decided,
    since what was advanced then followed the rules of then."""
    said = {name: value for name, value in locals().items() if name not in ("actor", "decision")}
    if not LegalEntity.objects.filter(code=legal_entity).exists():
        raise Refused("legal_entity", legal_entity, "a legal entity of this store")
    if from_day < clock.today():
        raise Refused("from_day", str(from_day), f"{clock.today()} or later")
    highest = {
        **dict.fromkeys(SHARES, WHOLE), **dict.fromkeys(AMOUNTS, LIMIT - 1),
        "coverage_alarm": MOST_COVERAGE, "many_members": MOST_MEMBERS,
    }  # fmt: skip
    for field, high in highest.items():
        low = 1 if field == "many_members" else 0
        if type(said[field]) is not int or not low <= said[field] <= high:
            raise Refused(field, said[field], f"a whole number from {low} to {high}", "number")
    if not why.strip() or len(why) > WHY_LIMIT:
        raise Refused("why", why, f"the reason, in at most {WHY_LIMIT} letters", "why")
    FundRules.objects.create(
        id=decision,
        legal_entity_id=said.pop("legal_entity"),
        decided_at=datetime.now(UTC),
        **{**said, "why": why.strip()},
    )
    return decision
