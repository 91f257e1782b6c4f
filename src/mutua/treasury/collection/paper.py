"""The file of a claim as PDF, for a lawyer or a curator: what is due, why, and what was done."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from mutua.activities.documents import shown, typeset
from mutua.activities.rendering import document_of, number_of
from mutua.ground import formats, payment_reference
from mutua.ground.words import Words
from mutua.treasury.collection.claims import Late, beside
from mutua.treasury.models import Bankruptcy
from mutua.treasury.models.collection import FILE
from mutua.work import planning

word = Words(Path(__file__).parent / "words.yaml")


def draw(late: Late, on: date, bankruptcy: Bankruptcy | None) -> bytes:
    """The file as it stands on a day: the same day gives the same bytes."""
    seconds = int(datetime.combine(on, time(), UTC).timestamp())
    return typeset.pdf("claim", texts(late, on, bankruptcy), seconds)


def texts(late: Late, on: date, bankruptcy: Bankruptcy | None) -> dict[str, Any]:
    """Every text of the paper."""
    invoice, language = late.invoice, late.invoice.client.language
    document = document_of(invoice)
    home = document.seller.address.country

    def money(amount: int) -> str:
        return formats.money(amount, language, invoice.currency)

    reference = number_of(invoice)
    if invoice.payment_reference:
        reference = payment_reference.shown(invoice.payment_reference)
    settled = invoice.gross - late.open_amount
    return {
        "title": word("title", language), "number": number_of(invoice), "language": language,
        "seller": shown.party(document.seller, language, home),
        "footer": shown.footer(document.seller, language), "page": word("page", language, "{0}", "{1}"),
        "buyer": {
            "label": word("debtor", language), **shown.party(document.buyer, language, home)
        },
        "facts": [
            [word("issued", language), formats.day(invoice.issued_on, language)],
            [word("due", language), formats.day(invoice.due_on, language)],
            [word("reference", language), reference],
            [word("as_of", language), formats.day(on, language)],
        ],
        "says": word("says", language, invoice.activity.name),
        "due_title": word("what_is_due", language),
        "due_columns": ["", word("amount", language)],
        "due": [
            [word("invoiced", language), money(invoice.gross)],
            [word("settled", language), money(-settled)],
            [word("open", language), money(late.open_amount)],
            [word("interest", language), money(late.interest)],
            [word("compensation", language), money(late.compensation)],
            [word("total", language), money(late.total)],
        ],
        "interest_title": word("interest", language),
        "interest_columns": [word(one, language) for one in ("days", "rate", "source")],
        "interest": _interest(late, on), "steps_title": word("steps", language),
        "steps_columns": [word(one, language) for one in ("day", "step", "open")],
        "steps": _steps(late, money), "notes": _notes(late, on, bankruptcy),
    }  # fmt: skip


def _law(late: Late, on: date) -> Any:
    invoice = late.invoice
    law = planning.law_of(invoice.activity.legal_entity)
    return beside(
        law, invoice.client.kind, late.open_amount, invoice.due_on, on, late.reminded_on, late.paid
    )


def _interest(late: Late, on: date) -> list[list[str]]:
    language = late.invoice.client.language
    rows = [
        [
            formats.days(one.first_day, one.last_day, language),
            f"{formats.hundredths(int(one.rate * 10_000), language)} %", one.source,
        ]
        for one in _law(late, on).parts
    ]  # fmt: skip
    return rows or [[word("none", language), "", ""]]


def _steps(late: Late, money: Any) -> list[list[str]]:
    language = late.invoice.client.language
    rows = [
        [
            formats.day(one.made_on, language),
            word(one.kind, language, *([] if one.kind == FILE else [one.sent_to])),
            money(one.open_amount),
        ]
        for one in late.steps
    ]
    return rows or [["", word("none", language), ""]]


def _notes(late: Late, on: date, bankruptcy: Bankruptcy | None) -> list[str]:
    language, law = late.invoice.client.language, _law(late, on)
    found = [word("law", language, law.source or "–", word(law.confidence, language))]
    if bankruptcy is not None:
        day = formats.long_day(bankruptcy.judged_on, language)
        found.insert(0, word("curator", language, day, bankruptcy.curator))
    return found
