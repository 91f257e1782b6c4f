"""Invoice, credit note and order as PDF: the same content always gives the same bytes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, Final

from mutua.activities.documents import epc, payment_reference, shown, typeset
from mutua.activities.documents.content import CREDIT_NOTE, LANGUAGES, Document, Party
from mutua.activities.documents.errors import DocumentError
from mutua.activities.documents.order import BUYER, SELLER, Order, Signature, Work
from mutua.activities.documents.words import word
from mutua.ground import formats
from mutua.ground.clock import ZONE

MOST_LINES: Final = 2_000


def draw(document: Document, attached: bytes = b"", name: str = "invoice.xml") -> bytes:
    """An invoice or a credit note; ``attached`` is its e-invoice (XML), to travel inside under
    a ``name``.

    Raises DocumentError for a language, a reference or an account that cannot be drawn.
    """
    seconds = _seconds(datetime.combine(document.issued_on, time(), UTC))
    return typeset.pdf("invoice", invoice_texts(document), seconds, attached, name)


def draw_order(order: Order) -> bytes:
    """An order, signed or to be signed.

    Raises DocumentError for a signature of something else than this content.
    """
    signed = [one.signed_at for one in order.signatures]
    made_at = max([datetime.combine(order.issued_on, time(), UTC), *signed])
    return typeset.pdf("order", order_texts(order), _seconds(made_at))


def invoice_texts(document: Document) -> dict[str, Any]:
    """Every text of an invoice or a credit note, in its language."""
    currency = document.currency
    return {
        **_shared(document),
        "title": _title(document),
        "facts": _facts(document),
        "relates": _relates(document),
        "totals": [*_totals(document), *_prepaid(document, currency)],
        "payable": _payable(document),
        "payment": _payment(document),
        "terms": document.terms,
    }


def _shared(given: Document | Order) -> dict[str, Any]:
    """What an invoice and an order have in common."""
    language, home = given.language, given.seller.address.country
    if language not in LANGUAGES:
        raise DocumentError("language", language, ", ".join(LANGUAGES))
    if not 1 <= len(given.lines) <= MOST_LINES:
        raise DocumentError("lines", len(given.lines), f"from 1 to {MOST_LINES} lines")
    return {
        "language": language,
        "number": given.number,
        "seller": _letterhead(given.seller, language),
        "buyer": {"label": word("buyer", language), **shown.party(given.buyer, language, home)},
        "columns": shown.columns(language),
        "rows": shown.rows(given.lines, language, given.currency),
        "mentions": shown.mentions(given.lines),
        "note": given.note,
        "footer": shown.footer(given.seller, language),
        "page": word("page", language, "{0}", "{1}"),
    }


def _title(document: Document) -> str:
    title = word(document.stage or document.kind, document.language)
    return word("copy", document.language, title) if document.copy else title


def _letterhead(seller: Party, language: str) -> dict[str, Any]:
    head = shown.party(seller, language, seller.address.country)
    return {**head, "lines": [*head["lines"], *filter(None, [seller.email, seller.phone])]}


def _totals(given: Document | Order) -> list[list[str]]:
    return shown.totals(given.net, given.vat_totals, given.gross, given.language, given.currency)


def _facts(document: Document) -> list[list[str]]:
    """Label and value of each fact below the title."""
    language = document.language
    facts = [["issued_on", formats.long_day(document.issued_on, language)]]
    if document.kind != CREDIT_NOTE:
        facts.append(["due_on", formats.long_day(document.due_on, language)])
    facts.append(["your_reference", document.buyer_reference])
    facts.append(["order_reference", document.order_reference])
    return [[word(key, language), value] for key, value in facts if value]


def _relates(document: Document) -> list[str]:
    key = "corrects" if document.kind == CREDIT_NOTE else "takes_up"
    return [word(key, document.language, _named(*one, document)) for one in document.precedes]


def _named(number: str, day: date, document: Document) -> str:
    return word("of_day", document.language, number, formats.long_day(day, document.language))


def _prepaid(document: Document, currency: str) -> list[list[str]]:
    if not document.prepaid:
        return []
    amount = formats.money(-document.prepaid, document.language, currency)
    return [[word("prepaid", document.language), amount]]


def _payable(document: Document) -> list[str]:
    """The amount to look at: what is to pay, or what comes to the buyer."""
    left = document.payable
    to_buyer = document.kind == CREDIT_NOTE or left < 0
    label = word("credited" if to_buyer else "payable", document.language)
    return [
        label,
        formats.money(abs(left) if to_buyer else left, document.language, document.currency),
    ]


def _payment(document: Document) -> dict[str, Any] | None:
    """How to pay, when something is to pay into an account."""
    to_pay = document.kind != CREDIT_NOTE and document.payable > 0 and not document.copy
    if not to_pay or not document.iban:
        return None
    language = document.language
    rows = [
        ["payable", formats.money(document.payable, language, document.currency)],
        ["before", formats.long_day(document.due_on, language)],
        ["beneficiary", document.seller.name],
        ["iban", shown.iban(document.iban)],
        ["bic", document.bic],
        ["reference", _reference(document)],
    ]
    return {
        "title": word("to_pay", language),
        "rows": [[word(key, language), value] for key, value in rows if value],
        "svg": _code(document),
        "scan": word("scan", language),
        "spoken": word("scan_spoken", language),
    }


def _reference(document: Document) -> str:
    """The structured communication as printed, or the number where there is none."""
    if document.payment_reference:
        return payment_reference.shown(document.payment_reference)
    return document.number


def _code(document: Document) -> str:
    """The QR code of the transfer, for a buyer whose bank can read it; else nothing.

    The structured field holds the twelve digits for Belgian banks only: others want RF… there,
    and get the reference as free text.
    """
    country = document.buyer.address.country
    if document.currency != "EUR" or country not in epc.SEPA or document.payable > epc.HIGHEST:
        return ""
    structured = bool(document.payment_reference) and country == "BE"
    transfer = epc.Transfer(
        name=document.seller.name[: epc.LENGTHS["name"]],
        iban=document.iban,
        amount=document.payable,
        bic=document.bic,
        reference=document.payment_reference if structured else "",
        text="" if structured else _reference(document)[: epc.LENGTHS["text"]],
    )
    return epc.picture(transfer).decode()


def order_texts(order: Order) -> dict[str, Any]:
    """Every text of an order, in its language."""
    language = order.language
    return {
        **_shared(order),
        "title": word("order", language),
        "facts": _order_facts(order),
        "totals": _totals(order),
        "works_title": word("works", language),
        "works_columns": [word(key, language) for key in ("day", "hours", "place", "what")],
        "works": [_work(work, language) for work in order.works],
        "conditions_title": word("conditions", language),
        "conditions": list(order.conditions),
        "signatures_title": word("signatures", language),
        "signatures": [_side(order, side) for side in (BUYER, SELLER) if not order.signed_earlier],
        "hash_label": word("hash", language),
        "hash": _grouped(order.content_hash),
    }


def _order_facts(order: Order) -> list[list[str]]:
    language = order.language
    facts = [
        ["issued_on", formats.long_day(order.issued_on, language)],
        ["version", str(order.version)],
        _until(order),
        ["your_reference", order.buyer_reference],
        ["workers", ", ".join(order.workers)],
    ]
    return [[word(key, language), value] for key, value in facts if value]


def _until(order: Order) -> list[str]:
    key, day = "valid_until", order.valid_until
    if order.signed_earlier:
        key, day = "signed_at", order.signed_earlier
    return [key, formats.long_day(day, order.language)]


def _work(work: Work, language: str) -> list[str]:
    days = formats.days(work.first, work.last or work.first, language)
    hours = [f"{one:%H:%M}" for one in (work.starts, work.ends) if one]
    return [days, " – ".join(hours), work.place, work.what]


def _side(order: Order, side: str) -> dict[str, Any]:
    """One side's box: what was signed, or room to sign."""
    language = order.language
    signer = order.buyer if side == BUYER else order.seller
    signed = [_signed(order, one) for one in order.signatures if one.side == side]
    empty = [[word(key, language), ""] for key in ("name", "capacity", "signed_at", "signature")]
    return {"title": word("for", language, signer.name), "signed": signed, "empty": empty}


def _signed(order: Order, signature: Signature) -> list[list[str]]:
    if signature.content_hash != order.content_hash:
        allowed = f"a signature of this content, {order.content_hash}"
        raise DocumentError("signatures", signature.content_hash, allowed)
    local = signature.signed_at.astimezone(ZONE)
    rows = [
        ["name", signature.name],
        ["capacity", signature.capacity],
        ["signed_at", formats.instant(local, order.language)],
        ["email", signature.email],
    ]
    return [[word(key, order.language), value] for key, value in rows if value]


def _grouped(digest: str) -> str:
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def _seconds(instant: datetime) -> int:
    return int(instant.timestamp())
