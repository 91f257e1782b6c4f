"""Money that came is what a person gives back of pay that was too much."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from mutua.ground import policy
from mutua.ground.actors import Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.payroll.services.giving_back import GivenBack, hold_debtor, take_back_transfers
from mutua.treasury.likely_claims import OF_CLAIM, OpenClaim, open_claims
from mutua.treasury.models import Match
from mutua.treasury.services.booking import SUSPENSE
from mutua.treasury.services.matching import waiting_line

MOST_CLAIMS = 50  # that one transfer gives back


@verb("treasury.match_line")
def match_claims(*, actor: Actor, line: UUID, claims: Sequence[UUID]) -> UUID:
    """Say that money that came gives back what one person was paid too much, in the order in which
    the claims are named: the last one may stay open in part. Raises Refused for money that passes
    what is outstanding of them, and for claims on oneself; Busy while she is being paid."""
    found = waiting_line(line)
    if found.amount <= 0:
        raise Refused("line", str(found.amount), "money that came")
    policy.within(actor, "treasury.match_line", found.amount)
    if not 0 < len(set(claims)) == len(claims) <= MOST_CLAIMS:
        raise Refused("claims", str(len(claims)), f"1 to {MOST_CLAIMS} claims, each once")
    left, parts = found.amount, list[GivenBack]()
    for number, one in enumerate(_open(actor, claims, found.statement.legal_entity_id), 1):
        amount = min(left, one.outstanding)
        if not amount:
            raise Refused(
                "claims", str(one.claim.id), "no claim that money does not reach", "beyond"
            )
        left -= amount
        parts.append(GivenBack(derived_id("match", line, number), one.claim, amount))
    if left:
        raise Refused("claims", str(found.amount), "money that its claims ask for", "too_much")
    Match.objects.bulk_create(
        Match(id=one.settlement, line=found, kind=OF_CLAIM, target=one.claim.id, amount=one.amount)
        for one in parts
    )
    found.state = "matched"
    found.save(update_fields=["state"])
    text = found.counterparty_name or found.text[:140]
    take_back_transfers(actor, parts, SUSPENSE, found.booked_on, text)
    return line


def _open(actor: Actor, claims: Sequence[UUID], entity: str) -> list[OpenClaim]:
    """The claims in their order, their person held until the end. Raises NotFound, Busy while she is
    being paid, or Refused for those of several persons, of the actor, or that are over."""
    persons = {one.claim.person_id for one in open_claims(entity, claims)}
    if len(persons) > 1:
        raise Refused("claims", f"{len(persons)} persons", "claims on one person", "persons")
    if actor.person in persons:
        raise Refused("claims", "your own", "a claim on somebody else", "own")
    for person in persons:
        hold_debtor(person)
    there = {one.claim.id: one for one in open_claims(entity, claims)}
    for claim in claims:
        if claim not in there:
            raise NotFound("claims", str(claim), "a claim of the entity on one person")
        if not there[claim].outstanding:
            raise Refused("claims", str(claim), "one that is open", "not_open")
    return [there[claim] for claim in claims]
