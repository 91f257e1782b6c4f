"""Money that came in: found by reference, client or amount, and recorded."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities import queries, services
from mutua.activities.models import Receipt
from mutua.activities.rendering import number_of
from mutua.ground import clock, payment_reference
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.people.models import Subscription
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.formats import plain_money
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.authorities import in_words
from mutua.portal.staff.finding import asked_in, matching_rows
from mutua.portal.staff.forms import Received, SharePaid
from mutua.portal.staff.looks import tell
from mutua.portal.staff.returns import to_repay, to_return
from mutua.treasury.authorities.standing import stuck
from mutua.treasury.coverage.reading import coverage
from mutua.treasury.models import Batch, FundBalance, WriteOff
from mutua.treasury.models.fund import FUND
from mutua.treasury.queries import last_statement, unknown_money

GROUPS = (
    gettext_lazy("Not due yet"), gettext_lazy("1 to 30 days late"), gettext_lazy("31 to 60 days late"),
    gettext_lazy("61 to 90 days late"), gettext_lazy("Later than 90 days"),
)  # fmt: skip
LOST = gettext_lazy("Decided to be lost")


@treasury_only
@require_safe
def treasury(request: HttpRequest) -> HttpResponse:
    """What is open, by age, and what a search finds of it."""
    asked = asked_in(request)
    with reading(actor_of(request)):
        invoices = matching_rows(queries.open_invoices(), asked, "client__name", "gross", "open")
        shares = Subscription.objects.filter(state="asked").select_related("person")
        shares = shares.annotate(due=F("shares") * F("price"))
        shares = matching_rows(shares, asked, "person__legal_name", "due")
        lost = WriteOff.objects.filter(state="decided")
        rows = paged(
            request,
            invoices.select_related("client", "series", "activity")
            .annotate(lost=Exists(lost.filter(invoice=OuterRef("pk"))))
            .order_by("lost", "due_on", "id"),
        )
        decided = dict(lost.filter(invoice__in=list(rows)).values_list("invoice", "decided_on"))
        for one in rows:
            one.shown, one.lost_on = number_of(one), decided.get(one.id)
            one.late = max(0, (clock.today() - one.due_on).days)
        facts = {
            "repayments": [] if asked else to_repay(), "returns": [] if asked else to_return(),
            "rows": rows, "q": asked, "shares": list(shares.order_by("asked_on", "id")[:50]),
            "ages": ages(queries.open_invoices(), lost.values("invoice")),
            **({} if asked else what_waits()),
        }  # fmt: skip
    tell(request, "shares", [one.person_id for one in (*facts["shares"], *facts["returns"])])
    tell(request, "repayment", [one.person_id for one in facts["repayments"]])
    return render(request, "staff/treasury.html", facts)


def ages(invoices: QuerySet[Any], lost: QuerySet[Any]) -> list[tuple[Any, int]]:
    """What is open by its lateness, and what was decided to be lost, each with its words."""
    alive = queries.by_age(invoices.exclude(id__in=lost), clock.today())
    gone = invoices.filter(id__in=lost).aggregate(sum=Sum("open"))["sum"] or 0
    return [*zip(GROUPS, alive, strict=True), *([(LOST, gone)] if gone else [])]


def what_waits() -> dict[str, Any]:
    """Money at the bank, coverage, the fund, batches to approve, money that nobody knows."""
    entity = entity_of_house()
    whole = FundBalance.objects.filter(legal_entity=entity, kind=FUND).first()
    return {
        "stuck": in_words(stuck(entity, clock.today())), "balance": last_statement(entity), "covered": coverage(entity, clock.today()),
        "fund_out": -whole.balance if whole else 0, "fund_limit": whole.ceiling if whole else 0,
        "unknown": unknown_money().count(),
        "to_approve": list(Batch.objects.filter(state="ready").order_by("made_at")[:5]),
    }  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def invoice(request: HttpRequest, invoice: UUID) -> HttpResponse:
    """An invoice that is open: record what came for it."""
    actor = actor_of(request)
    with reading(actor):
        every = queries.open_invoices().select_related("client", "series", "activity")
        found = every.filter(id=invoice).first()
        if found is None:
            raise Http404
        came = list(Receipt.objects.filter(invoice=found).order_by("received_on", "id"))
        facts = {"invoice": found, "number": number_of(found), "came": came}
    language = get_language() or "en"
    now = {"amount": plain_money(found.open, language), "received_on": clock.today()}
    form = Received(posted(request), initial=now)
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["key"]
        said = form.answers("amount", "received_on", "reference")
        if form.done(
            lambda: services.record_receipt(
                actor=actor, key=key, receipt=derived_id(key, "receipt"), invoice=invoice, **said
            ),
            Received.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("treasury"))
    return ask(
        request, form, title=_("Money for %(number)s") % facts, button=_("Record the money"),
        back=Back(reverse("treasury"), _("Treasury")), base="staff/base.html",
        template="staff/invoice.html", **facts,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def subscription(request: HttpRequest, subscription: UUID) -> HttpResponse:
    """Shares that wait for their money: record it."""
    actor = actor_of(request)
    with reading(actor):
        waiting = Subscription.objects.filter(state="asked").select_related("person")
        found = waiting.filter(id=subscription).first()
    if found is None:
        raise Http404
    tell(request, "shares", [found.person_id])
    language = get_language() or "en"
    now = {"amount": plain_money(found.amount, language), "received_on": clock.today()}
    form = SharePaid(posted(request), initial=now)
    if form.is_bound and form.is_valid():
        key, said = form.cleaned_data["key"], form.answers("amount", "paid_from", "received_on")
        if form.done(
            lambda: people.record_share_payment(
                actor=actor, key=key, subscription=subscription, **said
            ),
            SharePaid.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("treasury"))
    return ask(
        request, form, title=_("Money for shares of %(name)s") % {"name": found.person.name},
        button=_("Record the money"), back=Back(reverse("treasury"), _("Treasury")),
        base="staff/base.html", lead=payment_reference.shown(found.payment_reference),
    )  # fmt: skip
