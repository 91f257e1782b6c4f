"""Pay that was too much and that its person has transferred back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.arrays import array
from mutua.ground.errors import Busy
from mutua.ledger.services import Line, NewEntry, post
from mutua.payroll.models import Claim, Settlement
from mutua.payroll.services.writing import open_days


class GivenBack(NamedTuple):
    """A part of a claim that came back, minor units; ``settlement`` is its own identifier."""

    settlement: UUID
    claim: Claim
    amount: int


def hold_debtor(person: UUID) -> None:
    """Hold who owes until the end, as a run holds whom it pays. Raises Busy where somebody has her."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.hold_for_claims(%s::uuid[])", [array([person])])
        if cursor.fetchone() is None:
            raise Busy("persons", str(person), "to try again: she is being paid just now", "busy")


def take_back_transfers(
    actor: Actor, parts: Sequence[GivenBack], lies: str, day: date, text: str
) -> None:
    """Keep parts of claims of one legal entity as over, inside the act that knows the money. ``lies``
    is the account of the books that has it since ``day``; where that period is closed they are
    booked today."""
    entries = []
    for one in parts:
        entity, person = one.claim.legal_entity_id, one.claim.person_id
        Settlement.objects.create(
            id=one.settlement, claim=one.claim, person_id=person, kind="transferred",
            amount=one.amount, made_at=clock.now(),
        )  # fmt: skip
        lines = (Line(lies, one.amount), Line("member_receivable", -one.amount, person=person))
        booked_on = open_days(entity, [day], clock.today())[day]
        cause = ("claim_settled", one.settlement)
        entries.append(NewEntry(entity, booked_on, cause, "made", lines, text))
    post(actor, entries)
