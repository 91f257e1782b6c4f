"""Bills of suppliers one by one: which wait to be paid, which are held, which money has paid one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal import formats
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.simulator.reading import UnreadableError, read_money
from mutua.portal.staff.account import FOUND
from mutua.portal.staff.account import WHY as WHY_INVOICES
from mutua.portal.staff.payment_forms import HoldBill, MatchingBills
from mutua.treasury import services, suppliers
from mutua.treasury.likely import NAME
from mutua.treasury.likely_bills import LikelyBill, likely_bills, open_for
from mutua.treasury.models import BillHold, StatementLine

WHY = {**WHY_INVOICES, NAME: gettext_lazy("a name or an account like the supplier's")}
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


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def match(request: HttpRequest, line: UUID) -> HttpResponse:
    """Say which bills money that left has paid, or which credit notes money that came gives back."""
    actor = actor_of(request)
    asked = request.GET.get("q", "").strip()[:200]
    with reading(actor):
        lines = StatementLine.objects.select_related("statement")
        found = lines.filter(id=line, state="suspense").first()
        if found is None:
            raise Http404
        choices = _searched(found, asked) if asked else likely_bills(found)
    language = get_language() or "en"
    form = MatchingBills(posted(request), there=[_choice(one, language) for one in choices])
    if asked:
        form.fields["bills"].label = _("Found")
    if form.is_bound and form.is_valid():
        chosen = [UUID(one) for one in form.cleaned_data["bills"]]
        key = derived_id(form.own_key, *form.cleaned_data["bills"])
        if form.done(
            lambda: services.match_bills(actor=actor, key=key, line=line, bills=chosen),
            MatchingBills.SENTENCES, over=OVER,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("unknown_money"))
    came = found.amount > 0
    words = _("Which credit notes does this money give back?"), _("It gives these back")
    title, button = (
        words if came else (_("Which bills has this money paid?"), _("It has paid these"))
    )
    back = Back(reverse("match", args=[line]), _("Which invoice has this money paid?"))
    if not came:
        back = Back(reverse("unknown_money"), _("Money that nobody knows"))
    return ask(
        request, form, title=title, button=button, back=back, base="staff/base.html",
        template="staff/match_bills.html", line=found, q=asked, choices=choices,
    )  # fmt: skip


def _choice(one: LikelyBill, language: str) -> tuple[str, str]:
    """What a form sends of a bill, and how it reads."""
    why = "".join(f"; {WHY[each]}" for each in one.why)
    words = format_html(
        '<b>{}</b>, {} <b class="sum-of">{}</b> <span class="hint">{}{}</span>',
        one.bill.sender, one.bill.number, formats.money(one.left, language),
        formats.day(one.bill.issued_on, language), why,
    )  # fmt: skip
    return str(one.bill.id), words


def _searched(line: StatementLine, asked: str) -> list[LikelyBill]:
    """The open bills or credit notes that a search names: by number, amount or supplier."""
    fits = Q(number__icontains=asked) | Q(sender__icontains=asked) | Q(sender_number=asked)
    try:
        cents = read_money(asked)
    except UnreadableError:
        pass
    else:
        fits |= Q(left=cents) | Q(gross=cents if line.amount < 0 else -cents)
    rows = open_for(line).filter(fits).order_by("due_on", "id")[:FOUND]
    return [LikelyBill(one, one.left, ()) for one in rows]
