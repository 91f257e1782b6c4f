"""Invoices of an earlier system: they keep its numbers and take none of the house's own.

Amounts are minor units, rates hundredths of a percent. Those of a credit note are written above
zero, as it prints them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from mutua.activities.documents import payment_reference
from mutua.activities.documents.content import (
    CREDIT_NOTE,
    INVOICE,
    TAKEN_UP,
    Document,
    Line,
    Vat,
    half_up,
)
from mutua.activities.documents.frozen import freeze
from mutua.activities.imports import known_activity, known_client
from mutua.activities.models import INVOICE_KINDS, Activity, Client, Invoice, Order
from mutua.activities.opening import lines as rows_of
from mutua.activities.opening.lines import (
    Rows,
    check_by_law,
    draft_lines,
    head_of,
    in_row,
    number_in,
)
from mutua.activities.opening.orders import order_of
from mutua.activities.services import lines as drafts
from mutua.activities.services.booking import take_credit
from mutua.activities.services.departures import departures
from mutua.ground import clock
from mutua.ground.cells import amount_in, day_in, rate_in, text_in
from mutua.ground.errors import DocumentError, Refused
from mutua.ground.formats import money
from mutua.ground.ids import derived_id
from mutua.ground.sheets import CellError, Sheet, wrong_in_groups

HEAD = (
    "kind", "corrects", "activity", "member", "client", "issued_on", "due_on", "order", "stage",
    "gross", "paid", "levy", "payment_reference",
)  # fmt: skip
VAT = ("vat_rate", "vat_category", "vat_mention")
COLUMNS = ("number", *HEAD, *rows_of.COLUMNS, *VAT)
NEEDED = ("number", "activity", "client", "issued_on", "gross", "levy", "text", "price", "vat_rate")
CATEGORIES = ("S", "Z", "E", "AE", "K", "G", "O")  # UNCL 5305, as EN 16931 takes of it
SAME = {
    "activity_id": "activity", "client_id": "client", "order_id": "order", "stage": "stage",
    "credits_id": "corrects", "issued_on": "issued_on", "due_on": "due_on", "gross": "gross",
    "net": "price", "earlier_paid": "paid", "earlier_levy": "levy",
    "payment_reference": "payment_reference",
}  # fmt: skip


def take_invoices(entity: str, until: date, sheet: Sheet) -> tuple[list[Invoice], list[CellError]]:
    """Keep the invoices of a sheet, and then the credit notes; gives those that were not there,
    and what is wrong."""
    made: list[Invoice] = []
    errors: list[CellError] = []

    def take(rows: Rows) -> None:
        found = _take(entity, until, rows)
        if found is not None:
            made.append(found)

    for wanted in INVOICE_KINDS:  # what is corrected comes before what corrects it
        chosen = [one for one in sheet.rows if _kind(one[1]) == wanted]
        errors += wrong_in_groups(Sheet(tuple(chosen), sheet.digest, sheet.file), "number", take)
    errors += [
        CellError(line, "kind", values["kind"], ", ".join(INVOICE_KINDS), sheet.file)
        for line, values in sheet.rows
        if _kind(values) not in INVOICE_KINDS
    ]
    return made, sorted(errors)


def _kind(values: dict[str, str]) -> str:
    return values.get("kind", INVOICE)


def invoice_of(entity: str, kind: str, number: str) -> UUID:
    """The identifier of the document that an earlier system numbered so."""
    return derived_id("earlier invoice", entity, kind, number)


def _take(entity: str, until: date, rows: Rows) -> Invoice | None:
    said = head_of(rows, HEAD)
    values = _facts(entity, until, said)
    plain = draft_lines(rows)
    content = _content(values, said, plain, rows)
    sign = -1 if values["kind"] == CREDIT_NOTE else 1
    values["net"], values["vat"], values["gross"] = (
        sign * one for one in (content.net, content.vat, content.gross)
    )
    _check_sums(values, said, content)
    made = Invoice(id=invoice_of(entity, values["kind"], values["earlier_number"]), **values)
    there = Invoice.objects.filter(id=made.id).first()
    if there is not None:
        _check_same(there, made, said)
        return None
    if (
        made.payment_reference
        and Invoice.objects.filter(payment_reference=made.payment_reference).exists()
    ):
        raise Refused("payment_reference", made.payment_reference, "one that no other invoice has")
    made.state, made.content, made.made_on = "issued", freeze(content), made.issued_on
    made.currency = content.currency
    made.warnings = departures(made, content)
    made.lines = plain
    if made.kind == CREDIT_NOTE:
        _take_credit(made, said)
    made.save(force_insert=True)
    return made


def _take_credit(made: Invoice, said: dict[str, str]) -> None:
    try:
        take_credit(made)
    except Refused as error:
        raise Refused("gross", said["gross"], error.allowed) from error


def _facts(entity: str, until: date, said: dict[str, str]) -> dict[str, Any]:
    number, kind = number_in(said), _kind(said)
    activity = known_activity(said, entity)
    client = known_client(said, activity)
    issued = day_in(said, "issued_on")
    if issued > until:
        raise Refused("issued_on", str(issued), f"{until} or before")
    due = issued if kind == CREDIT_NOTE and not said.get("due_on") else day_in(said, "due_on")
    if due < issued:
        raise Refused("due_on", str(due), f"{issued} or later: the day of the invoice")
    return {
        "kind": kind, "earlier_number": number, "activity_id": activity, "client_id": client.id,
        "issued_on": issued, "due_on": due, "credits_id": _corrected(entity, kind, said),
        "payment_reference": _reference(said), **_order(entity, activity, kind, said),
    }  # fmt: skip


def _corrected(entity: str, kind: str, said: dict[str, str]) -> UUID | None:
    number = said.get("corrects", "")
    if kind == INVOICE:
        if number:
            raise Refused("corrects", number, "empty: only a credit note corrects")
        return None
    found = invoice_of(entity, INVOICE, number)
    if not Invoice.objects.filter(id=found).exists():
        raise Refused("corrects", number, "the number of an invoice of this sheet")
    return found


def _order(entity: str, activity: UUID, kind: str, said: dict[str, str]) -> dict[str, Any]:
    number, stage = said.get("order", ""), said.get("stage", "")
    if not number:
        if stage:
            raise Refused("stage", stage, "empty: only a part of an order has one")
        return {"order_id": None, "stage": ""}
    order = order_of(entity, number)
    if not Order.objects.filter(id=order, activity=activity).exists():
        raise Refused("order", number, "the number of an order of this activity")
    allowed = ("", *TAKEN_UP) if kind == INVOICE else ("",)
    if stage not in allowed:
        raise Refused("stage", stage, ", ".join(filter(None, allowed)) or "empty")
    return {"order_id": order, "stage": stage}


def _reference(said: dict[str, str]) -> str:
    given = said.get("payment_reference", "")
    try:
        return payment_reference.read(given) if given else ""
    except DocumentError as error:
        raise Refused("payment_reference", given, error.allowed) from error


def _content(
    values: dict[str, Any], said: dict[str, str], plain: list[dict[str, Any]], rows: Rows
) -> Document:
    """The document in our form, as it would be shown. Credit notes to come give back the VAT of the
    lines of their nature, so the law must know it."""
    client = Client.objects.get(id=values["client_id"])
    entity = Activity.objects.select_related("legal_entity").get(id=values["activity_id"])
    house = entity.legal_entity
    check_by_law(plain, rows, house, client, clock.today())
    corrected = Invoice.objects.filter(id=values["credits_id"]).first()
    if corrected is not None and (corrected.client_id, corrected.activity_id) != (
        values["client_id"], values["activity_id"],
    ):  # fmt: skip
        raise Refused("corrects", said["corrects"], "an invoice of this client and activity")
    return Document(
        kind=values["kind"], stage=values["stage"], number=values["earlier_number"],
        issued_on=values["issued_on"], due_on=values["due_on"], currency=house.currency,
        language=client.language, seller=drafts.seller(house), buyer=drafts.buyer(client),
        lines=tuple(_lines(plain, rows)), order_reference=said.get("order", ""),
        precedes=((corrected.earlier_number, corrected.issued_on),) if corrected else (),
        payment_reference=values["payment_reference"], iban=house.details.get("iban", ""),
        bic=house.details.get("bic", ""),
    )  # fmt: skip


def _lines(plain: list[dict[str, Any]], rows: Rows) -> Iterator[Line]:
    for number, (one, (line, values)) in enumerate(zip(plain, rows, strict=True), 1):
        vat = in_row(line, partial(_vat, values))
        quantity, price = one["quantity"], one["unit_price"]
        net = half_up(quantity * price, drafts.THOUSAND)
        yield Line(number, one["text"], quantity, one["unit"], price, net, vat)


def _vat(values: dict[str, str]) -> Vat:
    text_in(values, "vat_rate", "a percentage such as 21, or 0")
    rate = rate_in(values, "vat_rate")
    category = values.get("vat_category", "S" if rate else "")
    if category not in CATEGORIES:
        raise Refused("vat_category", category, ", ".join(CATEGORIES))
    if (category == "S") != (rate > 0):
        raise Refused("vat_category", category, "S with a rate above 0, another with 0")
    return Vat(category, rate, mention=values.get("vat_mention", ""))


def _check_sums(values: dict[str, Any], said: dict[str, str], content: Document) -> None:
    """The whole is what the lines come to; paid and levy are parts of it."""
    if content.gross <= 0:
        raise Refused("gross", said.get("gross", ""), "an amount above 0")
    if amount_in(said, "gross") != content.gross:
        allowed = f"{money(content.gross, 'en')}, which the lines come to with their VAT"
        raise Refused("gross", said.get("gross", ""), allowed)
    text_in(said, "levy", "what was taken of it, or 0")
    levy, paid = amount_in(said, "levy"), amount_in(said, "paid")
    if not 0 <= levy <= content.net:
        raise Refused("levy", said["levy"], f"from 0 to {money(content.net, 'en')}")
    highest = content.gross if values["kind"] == INVOICE else 0
    if not 0 <= paid <= highest:
        raise Refused("paid", said["paid"], f"from 0 to {money(highest, 'en')}")
    values["earlier_paid"] = paid
    values["earlier_levy"] = levy if values["kind"] == INVOICE else -levy


def _check_same(there: Invoice, made: Invoice, said: dict[str, str]) -> None:
    for field, column in SAME.items():
        if getattr(there, field) != getattr(made, field):
            raise Refused(column, said.get(column, ""), "what is there already under this number")
