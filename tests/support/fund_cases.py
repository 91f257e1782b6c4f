"""A case for every verb of the guarantee fund; see ``verb_cases``."""

from __future__ import annotations

from uuid import uuid4

from mutua.ground.actors import STAFF, WORKER
from tests.support import books, shop
from tests.support.fund import USUAL
from tests.support.verb_cases import Facts, case


@case("treasury.decide_fund_rules", STAFF)
def _() -> Facts:
    return {
        "decision": uuid4(), "legal_entity": books.HOUSE, "from_day": shop.DAY,
        "why": "The board of March", **USUAL,
    }  # fmt: skip


@case("treasury.contribute", WORKER)
def _() -> Facts:
    """Levy that is in the books and has not given its share."""
    shop.issued_invoice()
    return {"legal_entity": books.HOUSE, "until": shop.DAY}


@case("treasury.draw_balances", WORKER)
def _() -> Facts:
    shop.issued_invoice()
    return {}
