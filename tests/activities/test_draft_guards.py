"""Who drops a draft, and that it is then as it was: the guards, each with its twin."""

from __future__ import annotations

from uuid import uuid4

from tests.activities.test_trade_guards import (
    as_owner,
    off,
    superuser,
    trade,
)
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import CHARLIE

__all__ = ("superuser", "trade")


def test_a_draft_is_dropped_by_its_own_and_is_then_as_it_was(shop, trade, superuser):
    from mutua.activities import services

    draft = trade.drafted_part(trade.signed_order(), "deposit", share=3_000)
    issued = shop.issued_invoice()
    drop = "select mutua.drop_draft(%s)"
    with session("mutua_member", CHARLIE) as connection, Coded("MU007"):
        connection.execute(drop, [draft])
    with session() as connection, Coded("MU007"):
        connection.execute(drop, [issued])
    services.drop_draft(actor=shop.alice, key=uuid4(), invoice=draft)
    for change in ("state = 'draft'", "note = 'x'"):
        with as_owner(superuser) as owner, Coded("MU007", "MU024"):
            owner.execute(f"update activities_invoice set {change} where id = %s", [draft])
    with without(*off("activities_invoice", "frozen")), as_owner(superuser) as owner:  # the twin
        owner.execute("update activities_invoice set note = 'x' where id = %s", [draft])
