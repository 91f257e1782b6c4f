"""The state of a store as the folder of an opening: what somebody would write who leaves with her
books for another house."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Sum

from mutua.activities.documents.content import Document
from mutua.activities.documents.frozen import thaw
from mutua.activities.models import (
    Activity,
    ActivityClient,
    ActivityMember,
    Client,
    Invoice,
    Order,
    Receipt,
)
from mutua.activities.opening import COLUMNS
from mutua.activities.rendering import number_of
from mutua.activities.services.activities import SAID
from mutua.activities.services.receipts import open_amount
from mutua.ground.transactions import reading
from mutua.ledger.models import Entry, Posting
from mutua.people.models import Holding, Membership, ShareMovement
from tests.support.opening import READER

Row = dict[str, Any]


def write(folder: Path) -> None:
    """Every file of an opening, of all that is in the store."""
    folder.mkdir()
    with reading(READER):
        made = {
            "members": _members(), "activities": _activities(), "clients": _clients(),
            "shares": _shares(), "orders": _orders(), "invoices": _invoices(),
            "balances": _balances(),
        }  # fmt: skip
        for name, rows in made.items():
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[name][0])
                writer.writeheader()
                writer.writerows(rows)


def money(minor: int) -> str:
    """As a sheet writes it."""
    return f"{'-' * (minor < 0)}{abs(minor) // 100}.{abs(minor) % 100:02}"


def _members() -> Iterator[Row]:
    for one in Membership.objects.select_related("person"):
        person = one.person
        yield {"reference": person.id, "legal_name": person.legal_name, "email": person.email}


def _activities() -> Iterator[Row]:
    for one in ActivityMember.objects.select_related("activity"):
        share = money(one.share)
        activity = one.activity
        yield {
            "reference": activity.id, "name": activity.name, "member": one.person_id, "share": share,
        }  # fmt: skip


def _clients() -> Iterator[Row]:
    for one in ActivityClient.objects.select_related("client"):
        said = {field: getattr(one.client, field) for field in SAID}
        person = ActivityMember.objects.filter(activity=one.activity).first()
        yield {
            **said, "reference": one.client_id, "activity": one.activity_id,
            "member": person and person.person_id,
        }  # fmt: skip


def _shares() -> Iterator[Row]:
    moved: dict[UUID, Row] = {}
    for one in ShareMovement.objects.order_by("id"):
        cause = one.subscription_id or one.transfer_id or one.repayment_id
        row = moved.setdefault(cause, {
            "member": one.from_person_id or one.to_person_id, "date": one.day, "kind": one.kind,
            "count": 0, "price": "" if one.kind == "transfer" else money(one.price),
            "other_side": one.to_person_id if one.kind == "transfer" else "",
        })  # fmt: skip
        row["count"] += one.last_number - one.first_number + 1
    yield from moved.values()


def _place(one: Any) -> Row:
    return {"activity": one.activity_id, "client": one.client_id}


def _orders() -> Iterator[Row]:
    for one in Order.objects.filter(state="signed"):
        for line in one.lines:
            yield {
                "number": one.content["number"], **_place(one), "signed_on": one.made_on,
                "worked_from": one.worked_from, "worked_until": one.worked_until,
                "place": one.place, **_sold(line), "country": line["place"],
                "nature": line["nature"],
            }  # fmt: skip


def _sold(line: Row) -> Row:
    return {
        "text": line["text"], "quantity": line["quantity"] / 1_000, "unit": line["unit"],
        "price": money(line["unit_price"]),
    }  # fmt: skip


def _invoices() -> Iterator[Row]:
    issued = Invoice.objects.filter(state="issued").select_related("series", "order", "credits")
    for one in issued.order_by("issued_on", "id"):
        entries = Entry.objects.filter(cause_kind="invoice", cause_id=one.id, purpose="levy")
        levy = Posting.objects.filter(account="levy", entry_id__in=entries.values("id"))
        came = Receipt.objects.filter(invoice=one).aggregate(sum=Sum("amount"))["sum"] or 0
        for line in thaw(Document, one.content).lines:
            yield {
                "number": number_of(one), "kind": one.kind, **_place(one),
                "corrects": number_of(one.credits) if one.credits else "",
                "issued_on": one.issued_on, "due_on": one.due_on, "gross": money(abs(one.gross)),
                "paid": money(min(came, max(one.gross, 0))), "stage": one.stage,
                "order": one.order.content["number"] if one.order else "",
                "levy": money(abs(levy.aggregate(sum=Sum("amount"))["sum"] or 0)),
                "payment_reference": one.payment_reference, **_sold(vars(line)),
                "vat_rate": money(line.vat.rate), "vat_category": line.vat.category,
                "vat_mention": line.vat.mention,
            }  # fmt: skip


def _balances() -> Iterator[Row]:
    sums = Posting.objects.values("account", "activity", "person", "client")
    for one in sums.annotate(sum=Sum("amount")).exclude(sum=0):
        yield {
            "account": one["account"], "activity": one["activity"], "member": one["person"],
            "client": one["client"], "amount": money(one["sum"]),
        }  # fmt: skip


def state() -> tuple[Any, ...]:
    """What must come through: balances, the register, who works where, what is open; all by names,
    because identifiers are another store's."""
    with reading(READER):
        names: dict[UUID | None, str] = {None: ""}
        names |= {one.person_id: one.person.legal_name for one in _of(Membership, "person")}
        for model in (Activity, Client):
            names |= {one.id: one.name for one in model.objects.all()}
        sums = Posting.objects.values_list("account", "activity", "person", "client")
        balances = sorted(
            (account, names[activity], names[person], names[client], amount)
            for account, activity, person, client, amount in sums.annotate(sum=Sum("amount"))
            if amount
        )
        register = sorted(
            (one.first_number, one.last_number, one.price, names[one.person_id], one.since,
             str(one.until)) for one in Holding.objects.all()
        )  # fmt: skip
        issued = Invoice.objects.filter(state="issued").select_related("series", "activity")
        documents = sorted(
            (number_of(one), one.kind, names[one.client_id], names[one.activity_id], one.issued_on,
             one.due_on, one.net, one.vat, one.gross, one.credited, one.payment_reference,
             max(0, open_amount(one)))  # what is too much is the client's, in the balances
            for one in issued
        )  # fmt: skip
        orders = sorted(
            (one.content["number"], names[one.client_id], one.lines, str(one.worked_from))
            for one in Order.objects.filter(state="signed")
        )
        shares = sorted(
            (names[one.activity_id], names[one.person_id], one.share)
            for one in ActivityMember.objects.all()
        )
    return balances, register, documents, orders, shares


def _of(model: Any, related: str) -> Iterable[Any]:
    found: Iterable[Any] = model.objects.select_related(related)
    return found
