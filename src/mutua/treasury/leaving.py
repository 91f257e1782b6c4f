"""Batches that leave: their line in the journal first; and those that had left when a store was
restored to an earlier point."""

from __future__ import annotations

from mutua.ground import opening
from mutua.ground.ids import new_id
from mutua.ground.journal import Line
from mutua.ground.models import Left
from mutua.treasury import services
from mutua.treasury.models import Batch

KIND = "payment_batch"
LEFT = ("sent", "answered")


def _unknown(lines: list[Line]) -> list[Line]:
    """Those whose batch the store does not know, or knows as one that nobody has approved. One that
    is approved leaves just now: its line comes before its state. From a store that is shut nothing
    leaves: there it had left, unless the store itself has kept its line and goes on."""
    wanted = [line.reference for line in lines]
    states = dict(Batch.objects.filter(id__in=wanted).values_list("id", "state"))
    approved = [one for one, state in states.items() if state == "approved"]
    if approved and not opening.is_open():
        kept = Left.objects.filter(kind=KIND, reference__in=approved)
        leaving = set(kept.values_list("reference", flat=True))
    else:
        leaving = set(approved)
    there = {one for one, state in states.items() if state in LEFT} | leaving
    return [line for line in lines if line.reference not in there]


def _take_back(line: Line) -> None:
    services.remember_sent(
        actor=opening.KEEPER, key=new_id(), batch=line.reference, facts=line.facts
    )
    opening.note_left(
        actor=opening.KEEPER, key=new_id(), place=line.sequence, kind=KIND,
        reference=line.reference, signed=line.signed,
    )  # fmt: skip


opening.kinds[KIND] = opening.Kind(_unknown, _take_back)
