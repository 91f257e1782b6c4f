"""A case for every verb of orders in parts, plans and received invoices; see ``verb_cases``."""

from __future__ import annotations

from uuid import uuid4

from mutua.ground.actors import MEMBER, WORKER
from tests.support import shop, trade
from tests.support.verb_cases import Facts, case


@case("activities.draft_part", MEMBER, owned=True)
def _() -> Facts:
    return {
        "invoice": uuid4(), "order": trade.signed_order(), "stage": "deposit", "share": 3_000,
    }  # fmt: skip


# ── Plans ───────────────────────────────────────────────────────────────────────────────────────


@case("activities.plan_invoices", MEMBER, owned=True)
def _() -> Facts:
    return {
        "plan": uuid4(), "activity": shop.ALICES, "client": shop.CLIENT, "lines": (trade.ROOM,),
        "every": "quarter", "day": 31, "from_day": shop.DAY, "times": 4,
    }  # fmt: skip


@case("activities.change_plan", MEMBER, owned=True)
def _() -> Facts:
    return {"plan": trade.planned(), "edition": 1, "lines": (trade.ROOM,), "note": "Dearer"}


@case("activities.end_plan", MEMBER, owned=True)
def _() -> Facts:
    return {"plan": trade.planned()}


@case("activities.draft_planned", WORKER)
def _() -> Facts:
    """The only draft of a plan: every branch of the verb."""
    return {"plan": trade.planned(day=shop.DAY.day, times=1), "period": 0}
