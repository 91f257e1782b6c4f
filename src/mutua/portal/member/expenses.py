"""The expenses of an activity: claimed with a photo of the bill, or by kilometres and days."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.activities import services
from mutua.activities.models import Activity, Expense
from mutua.ground import clock, places
from mutua.ground.errors import NotFound
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people.queries import payable_account
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Button
from mutua.portal.member.spending import NATURES, SENTENCES, Allowance, Bought
from mutua.portal.pages import Back, ask, paged
from mutua.portal.received import shown
from mutua.treasury.debts import AFTER_APPROVAL, with_approval
from mutua.treasury.queries import last_payments
from mutua.work.models import Contract


@member_only
@require_safe
def expenses(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Every expense of the activity, the latest first."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        claims = Expense.objects.filter(activity=found).select_related("person")
        rows = paged(request, claims.order_by("-spent_on", "-id"))
        rows.object_list = list(rows.object_list)
        paid = last_payments("expense", [one.id for one in rows])
        for one in rows:
            one.words, one.payment = NATURES[one.nature], paid.get(one.id)
        return render(request, "member/expenses.html", {"activity": found, "rows": rows})


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Claim what was bought, with its bill."""
    found = _activity(request, activity)
    form = Bought(posted(request), request.FILES or None, initial=_begun(request, activity))
    address = reverse("allowance_new", args=[activity])
    if work := request.GET.get("work"):
        address += "?" + urlencode({"work": work})
    beside = [Back(address, _("Kilometres, days or months"))]
    return _claim(request, found, form, _("Add an expense"), beside=beside)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def allowance(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Claim an allowance within the limits of the law."""
    found = _activity(request, activity)
    facts = {"country": found.legal_entity.country, "initial": _begun(request, activity)}
    form = Allowance(posted(request), **facts)
    lead = _("No bill is needed. You get what the law lets us pay without tax.")
    return _claim(request, found, form, _("Kilometres, days or months"), lead=lead)


def _activity(request: HttpRequest, activity: UUID) -> Activity:
    actor = read.actor_of(request)
    with reading(actor):
        found: Activity = read.one(Activity, actor, activity)
        assert found.legal_entity  # read now, while she may  # noqa: S101
    return found


def _begun(request: HttpRequest, activity: UUID) -> dict[str, Any]:
    """What a claim begins with: today, or what the contract of ``work`` says, from whose page one
    came."""
    actor, today = read.actor_of(request), clock.today()
    with reading(actor), suppress(ValueError):
        work = UUID(request.GET.get("work", ""))
        contract = Contract.objects.filter(id=work, activity=activity, person=actor.person).first()
        if contract is not None:
            return {"text": contract.task, "spent_on": min(contract.first_day, today)}
    return {"spent_on": today}


def _claim(
    request: HttpRequest, found: Activity, form: Bought | Allowance, title: str, **more: object
) -> HttpResponse:
    """Ask, and claim what was said."""
    actor = read.actor_of(request)
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["key"]
        expense = derived_id(key, "expense")
        if form.done(
            lambda: services.claim_expense(
                actor=actor, key=key, expense=expense, activity=found.id, person=actor.person,
                **form.said(),
            ),
            SENTENCES, fields={"a_paper_once_an_activity": "paper"},
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("expense", args=[expense]))
    back = Back(reverse("expenses", args=[found.id]), _("Expenses"))
    return ask(request, form, title=title, button=_("Claim it"), back=back, **more)


@member_only
@require_safe
def expense(request: HttpRequest, expense: UUID) -> HttpResponse:
    """One expense: what was said, and what the cooperative answered."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Expense, actor, expense)
        found.payment = last_payments("expense", [expense]).get(expense)
        own = found.person_id == actor.person
        approved_on = with_approval(Expense.objects.filter(id=expense)).get().approved_on
        facts = {
            "own": own, "until": approved_on and approved_on + AFTER_APPROVAL,
            "account": payable_account(actor.person, clock.now()) if own and actor.person else None,
            "expense": found, "activity": found.activity, "person": found.person,
            "words": NATURES[found.nature], "form": Button(),
            "paper": reverse("expense_paper", args=[expense]),
        }  # fmt: skip
        return render(request, "member/expense.html", facts)


@member_only
@require_safe
def paper(request: HttpRequest, expense: UUID) -> HttpResponse:
    """The photo or PDF of the bill."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Expense, actor, expense)
    return paper_of(found)


def paper_of(expense: Expense) -> HttpResponse:
    """The paper of an expense, shown safely; no page where there is none."""
    try:
        content = places.files().get(expense.paper) if expense.paper else b""
    except NotFound as error:
        raise Http404 from error
    if not content:
        raise Http404
    return shown(content, f"expense-{expense.spent_on}")


@member_only
@require_POST
def withdraw(request: HttpRequest, expense: UUID) -> HttpResponse:
    """Take back a claim that was not decided yet."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Expense, actor, expense)
    form = Button(request.POST)
    if form.is_valid() and found.state == "claimed":
        key = form.own_key
        form.done(
            lambda: services.withdraw_expense(actor=actor, key=key, expense=expense),
            over=("state",),
        )
    return HttpResponseRedirect(reverse("expense", args=[expense]))
