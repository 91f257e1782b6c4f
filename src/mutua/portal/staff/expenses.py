"""Expenses that members claim: the paper, yes or no."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities import services
from mutua.activities.models import Expense
from mutua.ground.transactions import reading
from mutua.ledger import queries
from mutua.portal.accounts.acting import staff_only
from mutua.portal.formats import plain_money
from mutua.portal.forms import posted
from mutua.portal.member.expenses import paper_of
from mutua.portal.member.reading import actor_of
from mutua.portal.member.spending import NATURES
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.forms import Approve, Reason
from mutua.portal.staff.looks import tell

DECIDED = ("state",)  # by a colleague, meanwhile


@staff_only
@require_safe
def claims(request: HttpRequest) -> HttpResponse:
    """Every claim that waits, the oldest first."""
    with reading(actor_of(request)):
        waiting = Expense.objects.filter(state="claimed").select_related("person", "activity")
        rows = paged(request, waiting.order_by("spent_on", "id"))
        rows.object_list = list(rows.object_list)
    tell(request, "claims", [one.person_id for one in rows])
    return render(request, "staff/claims.html", {"rows": rows})


def _found(request: HttpRequest, expense: UUID) -> Expense:
    with reading(actor_of(request)):
        every = Expense.objects.select_related("person", "activity")
        found = every.filter(id=expense).first()
    if found is None:
        raise Http404
    tell(request, "claim", [found.person_id])
    return found


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, expense: UUID) -> HttpResponse:
    """One claim with its paper; the yes."""
    found = _found(request, expense)
    whole = plain_money(found.vat, get_language() or "en")
    form = Approve(posted(request), initial={"deductible": whole})
    if form.is_bound and form.is_valid() and found.state == "claimed":
        actor, key, vat = actor_of(request), form.own_key, form.cleaned_data["deductible"]
        if form.done(
            lambda: services.approve_expense(actor=actor, key=key, expense=expense, deductible=vat),
            Approve.SENTENCES, over=DECIDED,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("claims"))
    with reading(actor_of(request)):
        left = -queries.activity_balances(found.activity_id).get("activity_budget", 0)
    facts = {
        "expense": found, "person": found.person, "activity": found.activity, "left": left,
        "words": NATURES[found.nature], "paper": reverse("claim_paper", args=[expense]),
        "form": form, "problems": form.problems if form.is_bound else {},
    }  # fmt: skip
    return render(request, "staff/claim.html", facts, status=422 if form.errors else 200)


@staff_only
@require_safe
def paper(request: HttpRequest, expense: UUID) -> HttpResponse:
    """The photo or PDF, shown as something that cannot run."""
    return paper_of(_found(request, expense))


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, expense: UUID) -> HttpResponse:
    """The no, with its reason."""
    found = _found(request, expense)
    if found.state != "claimed":
        return HttpResponseRedirect(reverse("claim", args=[expense]))
    form = Reason(posted(request))
    if form.is_bound and form.is_valid():
        actor, key, why = actor_of(request), form.own_key, form.cleaned_data["why"]
        if form.done(
            lambda: services.refuse_expense(actor=actor, key=key, expense=expense, why=why),
            over=DECIDED,
        ):
            return HttpResponseRedirect(reverse("claims"))
    return ask(
        request, form, title=_("Refuse this expense?"), button=_("Refuse"), lead=found.text,
        back=Back(reverse("claim", args=[expense]), found.text), base="staff/base.html", stop=True,
    )  # fmt: skip
