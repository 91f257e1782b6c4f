"""A case for every verb of orders in parts, plans and received invoices; see ``verb_cases``."""

from __future__ import annotations

from uuid import uuid4

from mutua.ground.actors import MEMBER
from tests.support import trade
from tests.support.verb_cases import Facts, case


@case("activities.draft_part", MEMBER, owned=True)
def _() -> Facts:
    return {
        "invoice": uuid4(), "order": trade.signed_order(), "stage": "deposit", "share": 3_000,
    }  # fmt: skip
