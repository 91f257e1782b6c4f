"""A case for the verb by which pay that was too much comes back by transfer; see ``verb_cases``."""

from __future__ import annotations

from uuid import UUID, uuid4

from mutua.ground.actors import TREASURY, Actor
from tests.support import correction_cases, payment_cases, payments
from tests.support.verb_cases import Facts, case


def came() -> tuple[UUID, UUID]:
    """A claim on Alice, and a line that waits by which all but a cent of it came."""
    payment_cases.ready()
    claim = correction_cases.claimed()
    return claim.id, payment_cases.money_moved(claim.amount - 1)


def given_back() -> tuple[UUID, UUID]:
    """The same, and the treasury has said so of the line."""
    claim, line = came()
    payments.services.match_claims(actor=payments.MAKER, key=uuid4(), line=line, claims=[claim])
    return claim, line


@case("treasury.match_claims", TREASURY)
def _() -> tuple[Actor, Facts]:
    claim, line = came()
    return payments.MAKER, {"line": line, "claims": [claim]}
