"""What a client is charged for work that it has called off."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_http_methods

from mutua.activities.models import Invoice
from mutua.activities.services import draft_invoice
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.legislation import regimes_where
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.following import price_of
from mutua.portal.formats import day, plain_money
from mutua.portal.member import reading as read
from mutua.portal.member.selling import new_sale
from mutua.work.models import Cancellation, Contract

ON_STAGE = regimes_where(arts=True)


def invoice_of(ended: Cancellation) -> Invoice | None:
    """The invoice that was begun for what a client has called off, unless its draft was dropped."""
    return Invoice.objects.filter(id=derived_id(_key(ended), "invoice")).first()


def _keys(ended: Cancellation) -> Iterator[UUID]:
    """The keys of the drafts that are made one after the other, as long as each is dropped."""
    yield derived_id(ended.id, "charged")
    yield from (derived_id(ended.id, "charged", number) for number in count(2))


def _key(ended: Cancellation) -> UUID:
    """The key of the draft that is or can be made."""
    dropped = Invoice.objects.filter(state="dropped").values_list("id", flat=True)
    return next(
        one for one in _keys(ended) if not dropped.filter(id=derived_id(one, "invoice")).exists()
    )


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def charge(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Begin the invoice of what stays due of work that was called off, once: at least what the pay
    costs, unless another compensation was agreed."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Contract, actor, contract)
        ended = Cancellation.objects.filter(contract=found).first()
        if ended is None:
            return HttpResponseRedirect(reverse("contract", args=[contract]))
        if (before := invoice_of(ended)) is not None:
            return HttpResponseRedirect(reverse("invoice", args=[before.id]))
        least = price_of(ended.charged, found.activity.levy_rate)
        line = _line(found, least)
        fixed = {"key": str(_key(ended)), "client": str(found.client_id)}
        verb = partial(draft_invoice, order=_order_that_is_over(found))
    return new_sale(
        request, found.activity_id, "invoice", verb, "contracts/charge.html", "invoice",
        initial=line, fixed=fixed, contract=found, ended=ended, least=least,
    )  # fmt: skip


def _order_that_is_over(contract: Contract) -> UUID | None:
    """The order of which nothing is worked any more and nothing was invoiced: its invoice is this
    one, so that it promises no more. None where others still work for it."""
    if contract.order_id is None:
        return None
    others = Contract.objects.filter(order=contract.order_id).exclude(id=contract.id)
    goes_on = others.exclude(state__in=("cancelled", "dropped", "refused", "replaced")).exists()
    invoices = Invoice.objects.filter(order=contract.order_id)
    invoiced = invoices.exclude(state="dropped").exists()
    return None if goes_on or invoiced else contract.order_id


def _line(contract: Contract, least: int) -> dict[str, Any]:
    """One line in the client's language, of the nature that was ordered: what is agreed for a
    service that is called off is taxed as that service (Court of Justice, C-295/17, C-43/19)."""
    with override(contract.client.language):
        language = contract.client.language
        first, last = (day(one, language) for one in (contract.first_day, contract.last_day))
        days = first if first == last else f"{first} – {last}"
        text = gettext("Called off: %(task)s, %(days)s") % {"task": contract.task, "days": days}
    ordered = contract.order.lines if contract.order else ()
    usual = "artistic_performance" if contract.regime in ON_STAGE else "general_service"
    return {
        "text_1": text, "nature_1": ordered[0]["nature"] if ordered else usual,
        "price_1": plain_money(least, get_language() or "en") if least else "",
        "quantity_1": "1", "unit_1": "C62",
    }  # fmt: skip
