"""Orders that clients signed in an earlier system: they keep their numbers, and are invoiced here.

The signature stands in the papers of that time; the order says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from mutua.activities.documents.frozen import freeze
from mutua.activities.documents.words import word
from mutua.activities.imports import known_activity, known_client
from mutua.activities.models import Activity, Order
from mutua.activities.opening import lines as rows_of
from mutua.activities.opening.lines import Rows, check_by_law, draft_lines, head_of, number_in
from mutua.activities.services.orders import content_of
from mutua.ground import clock
from mutua.ground.cells import day_in
from mutua.ground.errors import Refused
from mutua.ground.formats import long_day
from mutua.ground.ids import derived_id

HEAD = (
    "activity", "member", "client", "signed_on", "worked_from", "worked_until", "place",
    "conditions",
)  # fmt: skip
COLUMNS = ("number", *HEAD, *rows_of.COLUMNS)
NEEDED = ("number", "activity", "client", "signed_on", *rows_of.NEEDED)


def order_of(entity: str, number: str) -> UUID:
    """The identifier of the order that an earlier system numbered so."""
    return derived_id("earlier order", entity, number)


def take_order(entity: str, until: date, rows: Rows) -> None:
    """Keep the signed order of some rows. Raises Refused by the column, RowRefused by the line."""
    said = head_of(rows, HEAD)
    number, signed = number_in(said), day_in(said, "signed_on")
    if signed > until:
        raise Refused("signed_on", str(signed), f"{until} or before: the day of the opening")
    activity = known_activity(said, entity)
    first, last = (day_in(said, one) if said.get(one) else None for one in HEAD[4:6])
    if first and last and last < first:
        raise Refused("worked_until", str(last), f"{first} or later")
    order = Order(
        id=order_of(entity, number), client=known_client(said, activity), state="signed",
        activity=Activity.objects.select_related("legal_entity").get(id=activity),
        earlier_number=number, lines=draft_lines(rows), worked_from=first,
        worked_until=last, place=said.get("place", ""), conditions=said.get("conditions", ""),
        valid_until=signed, made_on=signed,
    )  # fmt: skip
    check_by_law(
        order.lines, rows, order.activity.legal_entity, order.client, first or clock.today()
    )
    language = order.client.language
    note = word("signed_earlier", language, long_day(signed, language), number)
    content = replace(
        content_of(order), number=number, issued_on=signed, note=note, signed_earlier=signed
    )
    order.content, order.content_hash = freeze(content), content.content_hash
    order.save(force_insert=True)
