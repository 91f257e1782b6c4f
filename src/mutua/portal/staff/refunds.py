"""Money is given back: what clients have paid beyond their invoices, and what nobody knows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities.rendering import number_of
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.formats import plain_money
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.payment_forms import GiveBack, SendBack
from mutua.treasury import queries, refunds, services
from mutua.treasury.models import Refund, StatementLine

OVER = ("state",)  # a colleague has done it meanwhile


def _back() -> Back:
    return Back(reverse("refunds"), _("Money to give back"))


@treasury_only
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Invoices of which more was paid than they ask for, and what was decided to be given back."""
    with reading(actor_of(request)):
        entity = entity_of_house()
        every = refunds.overpaid(entity).select_related("client", "series")
        rows = paged(request, every.order_by("-issued_on", "-drawn", "id"))
        rows.object_list = list(rows.object_list)
        for one in rows:
            one.shown = number_of(one)
        decided = list(
            Refund.objects.filter(legal_entity=entity).order_by("-decided_on", "-id")[
                : refunds.SHOWN
            ]
        )
        paid = queries.last_payments(refunds.KIND, [one.id for one in decided])
    for one in decided:
        one.payment = paid.get(one.id)
        one.free = one.payment is None or one.payment.state in ("rejected", "returned")
    return render(request, "staff/refunds.html", {"rows": rows, "decided": decided})


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def invoice(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """Give back what was paid beyond an invoice."""
    actor = actor_of(request)
    with reading(actor):
        every = refunds.overpaid(entity_of_house()).select_related("client", "series")
        found = every.filter(id=invoice).first()
        if found is None:
            raise Http404
        left, accounts = refunds.beyond(invoice), refunds.accounts_of(invoice)
        number = number_of(found)
    now = {"amount": plain_money(left.total, get_language() or "en"), "name": found.client.name,
           "iban": accounts[0] if accounts else ""}  # fmt: skip
    form = GiveBack(posted(request), initial=now)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("amount", "iban", "name")
        if form.done(
            lambda: services.refund_invoice(actor=actor, key=key, invoice=invoice, **said),
            GiveBack.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("refunds"))
    return ask(
        request, form, title=_("Give back on %(number)s") % {"number": number},
        button=_("Give it back"), back=_back(), base="staff/base.html",
        template="staff/refund.html", invoice=found, left=left, accounts=accounts,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, line: UUID) -> HttpResponse:
    """Give back money that nobody knows."""
    actor = actor_of(request)
    with reading(actor):
        waiting = StatementLine.objects.filter(id=line, state="suspense", amount__gt=0)
        found = waiting.first()
    if found is None:
        raise Http404
    now = {"name": found.counterparty_name, "iban": found.counterparty_iban}
    form = SendBack(posted(request), initial=now)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("iban", "name")
        if form.done(
            lambda: services.refund_line(actor=actor, key=key, line=line, **said),
            SendBack.SENTENCES, over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("unknown_money"))
    return ask(
        request, form, title=_("Give this money back?"), button=_("Give it back"),
        back=Back(reverse("match", args=[line]), _("Which invoice has this money paid?")),
        base="staff/base.html", template="staff/refund.html", line=found,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def readdress(request: HttpRequest, refund: UUID) -> HttpResponse:
    """Send what is given back to another account."""
    actor = actor_of(request)
    with reading(actor):
        found = Refund.objects.filter(id=refund, legal_entity=entity_of_house()).first()
    if found is None:
        raise Http404
    now: dict[str, Any] = {"name": found.name, "iban": found.iban}
    form = SendBack(posted(request), initial=now)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("iban", "name")
        if form.done(
            lambda: services.readdress_refund(actor=actor, key=key, refund=refund, **said),
            SendBack.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("refunds"))
    return ask(
        request, form, title=_("To which account does it go?"), button=_("Change the account"),
        back=_back(), base="staff/base.html", template="staff/refund.html", refund=found,
    )  # fmt: skip
