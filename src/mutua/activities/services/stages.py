"""An order invoiced in parts: deposits, stages, and the final invoice that deducts them.

VAT falls due on what is invoiced or paid before the work is done (VAT code, art. 17 and 22bis, to
be confirmed). So the final invoice deducts each part as lines below zero with the part's
own VAT; see docs/decisions/0030.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from mutua.activities.documents.content import DEPOSIT, FINAL, STAGE, half_up
from mutua.activities.documents.words import word
from mutua.activities.models import Invoice, Order
from mutua.activities.services import lines as drafts
from mutua.activities.services.invoices import draft_invoice
from mutua.activities.services.lines import DraftLine
from mutua.ground import formats
from mutua.ground.actors import Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb

PARTS = (DEPOSIT, STAGE, FINAL)
WHOLE = 10_000  # hundredths of a percent


@verb("activities.draft_invoice")
def draft_part(
    *,
    actor: Actor,
    invoice: UUID,
    order: UUID,
    stage: str,
    share: int = 0,
    lines: Sequence[DraftLine] = (),
    note: str = "",
) -> UUID:
    """Begin an invoice of a part of a signed order.

    ``stage`` is 'deposit', 'stage' or 'final'. A deposit or stage asks for a ``share`` of the order
    (hundredths of a percent) or for ``lines``; the final invoice has the order's lines unless
    others are given, and deducts what was invoiced before.
    """
    if stage not in PARTS:
        raise Refused("stage", stage, ", ".join(PARTS))
    found = Order.objects.select_related("client", "activity").filter(id=order).first()
    if found is None:
        raise NotFound("order", str(order), "an order of yours")
    if found.state != "signed":
        raise Refused("order", found.state, "an order that the client has signed", "state")
    if stage != FINAL and not lines:
        lines = _share_of(found, stage, share)
    draft_invoice(
        actor=actor, invoice=invoice, activity=found.activity_id, client=found.client.live,
        lines=lines, order=order, note=note,
    )  # fmt: skip
    Invoice.objects.filter(id=invoice).update(stage=stage)
    return invoice


def _share_of(order: Order, stage: str, share: int) -> tuple[DraftLine, ...]:
    """One line for each nature and place of the order, so that each keeps its VAT."""
    if type(share) is not int or not 0 < share <= WHOLE:
        raise Refused("share", share, f"hundredths of a percent, 1 to {WHOLE}")
    amounts: dict[tuple[str, str], int] = {}
    for one in order.lines:
        key = one["nature"], one["place"]
        amounts[key] = amounts.get(key, 0) + net_of(one)
    language = order.client.language
    number = order.content["number"] if order.content else ""
    text = word(f"part_{stage}", language, formats.rate(share, language), number)
    parts = ((key, half_up(net * share, WHOLE)) for key, net in amounts.items())
    return tuple(
        DraftLine(text, amount, nature=nature, place=place)
        for (nature, place), amount in parts
        if amount
    )


def net_of(line: dict[str, Any]) -> int:
    """What a line of a draft comes to without VAT."""
    return half_up(line["quantity"] * line["unit_price"], drafts.THOUSAND)
