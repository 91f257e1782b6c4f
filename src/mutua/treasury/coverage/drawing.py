"""Balances of the books are drawn now and then, so that coverage is read at once."""

from __future__ import annotations

from django.db import connection

from mutua.ground import policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.verbs import verb

policy.grant("treasury.draw_balances", WORKER)


@verb("treasury.draw_balances")
def draw_balances(*, actor: Actor) -> int:
    """Take a part of what was booked until ten minutes ago into the balances; gives how many
    postings: none once all of it is there. Nobody books meanwhile, so a part is small."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.draw_balances()")
        return int(cursor.fetchone()[0])
