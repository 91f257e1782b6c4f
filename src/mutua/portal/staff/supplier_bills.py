"""Bills of suppliers one by one: which wait to be paid, which are held, which money has paid one."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.staff.payment_forms import HoldBill
from mutua.treasury import services, suppliers
from mutua.treasury.models import BillHold

OVER = ("state",)  # a colleague has done it meanwhile


def _back() -> Back:
    return Back(reverse("supplier_bills"), _("Bills of suppliers"))


@treasury_only
@require_safe
def bills(request: HttpRequest) -> HttpResponse:
    """What batches will pay, what is held and why, what a card or a direct debit takes."""
    with reading(actor_of(request)):
        standing = suppliers.standing(entity_of_house())
    total = sum(one.amount for one in standing.to_pay)
    return render(request, "staff/supplier_bills.html", {"standing": standing, "total": total})


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, bill: UUID) -> HttpResponse:
    """No batch pays this bill for a while."""
    actor = actor_of(request)
    with reading(actor):
        found = suppliers.booked(entity_of_house()).filter(id=bill, gross__gt=0).first()
        if found is None or BillHold.objects.filter(bill=found, released_at=None).exists():
            raise Http404
    form = HoldBill(posted(request))
    if form.is_bound and form.is_valid():
        key, why = form.own_key, form.cleaned_data["why"]
        if form.done(
            lambda: services.hold_bill(
                actor=actor, key=key, hold=derived_id(key, "hold"), bill=bill, why=why
            ),
            HoldBill.SENTENCES, over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("supplier_bills"))
    return ask(
        request, form, title=_("Hold this bill?"), button=_("Hold the bill"), back=_back(),
        base="staff/base.html", template="staff/supplier_bill.html", bill=found,
        lead=_("No batch pays it until somebody releases it."),
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, bill: UUID) -> HttpResponse:
    """The next batch pays this bill again."""
    actor = actor_of(request)
    with reading(actor):
        held = BillHold.objects.filter(bill=bill, released_at=None).select_related("bill")
        found = held.filter(bill__legal_entity=entity_of_house()).first()
    if found is None:
        raise Http404
    form = Button(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(lambda: services.release_bill(actor=actor, key=key, bill=bill), over=OVER):
            return HttpResponseRedirect(reverse("supplier_bills"))
    return ask(
        request, form, title=_("Release this bill?"), button=_("Release the bill"), back=_back(),
        base="staff/base.html", template="staff/supplier_bill.html", bill=found.bill, hold=found,
        lead=_("The next batch of suppliers pays it."),
    )  # fmt: skip
