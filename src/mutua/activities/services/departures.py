"""Where an invoice departs from the order it belongs to: said with the invoice, never hidden.

A warning is no refusal: work grows, clients change. It is a code with its figures in minor units.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from mutua.activities.documents import order as contents
from mutua.activities.documents.content import INVOICE, Document
from mutua.activities.documents.frozen import thaw
from mutua.activities.models import Invoice, Order

Warning_ = dict[str, Any]


def departures(invoice: Invoice, content: Document) -> list[Warning_]:
    """The warnings of an invoice against its order; the order is held until the commit, so that
    of two invoices at once the second sees the first."""
    if invoice.order is None or invoice.kind != INVOICE:
        return []
    return list(_departures(invoice, content, invoice.order))


def _departures(invoice: Invoice, content: Document, order: Order) -> Iterator[Warning_]:
    if order.state != "signed" or order.content is None:
        yield {"code": "order_not_signed", "state": order.state}
    if order.client.live != invoice.client.live:
        yield {"code": "other_client", "ordered_by": str(order.client_id)}
    if order.content is None:
        return
    agreed = thaw(contents.Order, order.content)
    others = sorted(_treatments(content) - _treatments(agreed))
    if others:
        yield {"code": "other_vat", "rates": [list(one) for one in others]}
    before = invoiced(invoice)
    if before + content.net > agreed.net:
        yield {"code": "beyond_order", "ordered": agreed.net, "invoiced": before + content.net}


def _treatments(given: Document | contents.Order) -> set[tuple[str, int]]:
    return {(one.vat.category, one.vat.rate) for one in given.lines if one.net > 0}


def invoiced(invoice: Invoice) -> int:
    """What the order's other documents come to, without VAT, credit notes taken off."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.invoiced_of_order(%s)", [invoice.order_id])
        (found,) = cursor.fetchone()
    return int(found)
