"""The page of a contract: what it gives, what the rules say, how far it is; and its acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mutua.ground import clock, places
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import as_actor, reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts import words
from mutua.portal.contracts.changing import changed, facts_of
from mutua.portal.contracts.charging import invoice_of
from mutua.portal.contracts.forms import Edited
from mutua.portal.contracts.lasting import more_of
from mutua.portal.contracts.reading import Shown, shown
from mutua.portal.contracts.salary import since, week_in_words
from mutua.portal.forms import REFUSALS
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Button
from mutua.portal.papers import inline
from mutua.work import queries, services
from mutua.work.models import Cancellation, Contract, ContractSignature
from mutua.work.queries import following
from mutua.work.services.changing import SIGNED
from mutua.work.services.drafting import OPEN
from mutua.work.services.signing import number_of


@dataclass(frozen=True)
class Form:
    """A regime beside the others, in words."""

    regime: str
    name: str
    chosen: bool
    reasons: list[str]
    plan: Any
    left: int
    why_not: str
    later: list[tuple[str, str]]


@member_only
@require_safe
def contract(request: HttpRequest, contract: UUID) -> HttpResponse:
    """A contract: while a draft what it would give and what the rules say, later how far it is. Of
    whoever was invited to it the others of the activity see the invitation."""
    actor = read.actor_of(request)
    with reading(actor):
        others = read.invitations_of(actor).exclude(person=actor.person)
        invited = others.filter(contract=contract).values_list("id", flat=True).first()
    if invited is not None:
        return HttpResponseRedirect(reverse("invitation", args=[invited]))
    return page(request, contract)


def page(request: HttpRequest, contract: UUID, problem: str = "") -> HttpResponse:
    """The page of a contract, perhaps with why an act was refused."""
    actor = read.actor_of(request)
    with as_actor(actor):  # not read only: one rule holds the budget while it looks
        found = read.to_work(actor, contract)
        one = shown(found, actor)
        ended = Cancellation.objects.filter(contract=found).first()
        facts = {
            "one": one, "contract": found, "activity": found.activity, "client": found.client,
            "person": found.person, "order": found.order, "form": Button(), "today": clock.today(),
            "open": found.state in OPEN,
            "editable": found.state in OPEN and found.week is None and not one.guest, "due": _due(one), "changeable": found.state in SIGNED and not one.guest,
            "ended": ended, "charged": invoice_of(ended) if ended else None,
            "following": following(found),
            "problems": {"main": problem} if problem else {},
            **for_good(found),
        }  # fmt: skip
        if found.state == "draft" and found.week is None and not one.guest:
            beside = [_in_words(each, found, one.left) for each in queries.choices(found)]
            facts["lawful"] = [each for each in beside if each.reasons == [] or each.plan]
            facts["lawful"].sort(key=lambda each: not each.chosen)
            facts["others"] = [each for each in beside if each not in facts["lawful"]]
        return render(request, "contracts/contract.html", facts, status=422 if problem else 200)


def for_good(found: Contract) -> dict[str, Any]:
    """What pages show of an open-ended contract besides."""
    if found.week is None:
        return {}
    return {"week": week_in_words(found), "since": since(found), **more_of(found)}


def _in_words(choice: queries.Choice, contract: Contract, left: queries.Left) -> Form:
    labels, language = words.labels(), words.language()
    plan = choice.plan
    return Form(
        choice.regime, words.regime(choice.regime), choice.regime == contract.regime,
        [labels.name("reasons", code, language) for code in choice.reasons],
        plan, left.for_work - plan.charged if plan else 0,
        words.refusal(choice.refused) if choice.refused else "",
        [(labels.name("subjects", one.subject, language), labels.name("later", one.code, language))
         for one in choice.later],
    )  # fmt: skip


def _due(one: Shown) -> list[date]:
    """The months of which its person can say by now that they were worked."""
    if not one.own or one.contract.state != "declared":
        return []
    waits = [month for month in one.months if month.confirmed_at is None]
    return [month.month for month in waits if month.last_day <= clock.today()]


def _mine(request: HttpRequest, contract: UUID) -> Contract:
    actor = read.actor_of(request)
    with reading(actor):
        found = read.to_work(actor, contract)
        _ = found.person, found.activity  # read now, while she may
    return found


@member_only
@require_POST
def submit(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Let every rule be asked: it is approved, or an adviser looks at it first."""
    found, form = _mine(request, contract), Act(request.POST)
    back = HttpResponseRedirect(reverse("contract", args=[contract]))
    if not form.is_valid() or found.state != "draft":
        return back
    try:
        answer = services.submit_contract(
            actor=read.actor_of(request), key=form.own_key, contract=contract,
            edition=form.cleaned_data["edition"] or found.edition,
        )  # fmt: skip
    except Refused as refused:
        return page(request, contract, why(refused))
    own = found.person_id == read.actor_of(request).person
    if answer == "approved" and own:
        return HttpResponseRedirect(reverse("contract_sign", args=[contract]))
    return back


def why(refused: Refused) -> str:
    """Why an act on a contract was refused."""
    known = {
        "blocked": _("Some rules forbid this contract as it is. See below what mends it."),
        "changed": _(
            "Something has changed since it was approved. Look at the pay, then ask once more."
        ),
        "state": str(REFUSALS["state"]),
        "early": _("You can say this from the last day of work on."),
        "ended": _("This contract ends. It is not changed any more."),
        "situation": words.refusal(refused),
    }
    if refused.field == "edition":
        return _("Somebody has changed this meanwhile. Load the page again.")
    return known.get(refused.code) or words.refusal(refused)


class Act(Button):
    """The button of an act, on the edition that the page showed."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


class Regime(Edited):
    """Another regime, from the page where they stand side by side."""

    regime = forms.CharField(widget=forms.HiddenInput)


@member_only
@require_POST
def regime(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Choose another lawful regime for the same work."""
    found, form = _mine(request, contract), Regime(request.POST)
    if form.is_valid() and found.state == "draft":
        facts = {**facts_of(found), "answers": found.answers}
        if not changed(request, found, form, regime=form.cleaned_data["regime"], **facts):
            return page(request, contract, next(iter(form.problems.values())))
    return HttpResponseRedirect(reverse("contract", args=[contract]))


@member_only
@require_POST
def drop(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Give up a contract that is not signed."""
    found, form = _mine(request, contract), Act(request.POST)
    if form.is_valid() and found.state in OPEN:
        edition = form.cleaned_data["edition"] or found.edition
        try:
            services.drop_contract(
                actor=read.actor_of(request), key=form.own_key, contract=contract, edition=edition
            )
        except Refused as refused:
            return page(request, contract, why(refused))
        return HttpResponseRedirect(reverse("contracts"))
    return HttpResponseRedirect(reverse("contract", args=[contract]))


@member_only
@require_POST
def again(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Work an approved contract out anew, as it is: it is a draft again, and every rule is asked."""
    found, form = _mine(request, contract), Act(request.POST)
    if form.is_valid() and found.state == "approved":
        facts = {**facts_of(found), "answers": found.answers, "regime": found.regime}
        edition = form.cleaned_data["edition"] or found.edition
        try:
            services.change_contract(
                actor=read.actor_of(request), key=form.own_key, contract=contract, edition=edition,
                language=found.language, **facts,
            )  # fmt: skip
        except Refused as refused:
            return page(request, contract, why(refused))
    return HttpResponseRedirect(reverse("contract", args=[contract]))


class Worked(Button):
    """Which month was worked, by its first day."""

    month = forms.DateField(input_formats=["%Y-%m-%d"], widget=forms.HiddenInput)


@member_only
@require_POST
def confirm(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Say that the hours of a month were worked as planned."""
    found, form = _mine(request, contract), Worked(request.POST)
    if form.is_valid() and found.state == "declared":
        try:
            services.confirm_work(
                actor=read.actor_of(request), key=form.own_key, contract=contract,
                month=form.cleaned_data["month"],
            )  # fmt: skip
        except Refused as refused:
            return page(request, contract, why(refused))
    return HttpResponseRedirect(reverse("contract", args=[contract]))


@member_only
@require_safe
def paper(request: HttpRequest, contract: UUID) -> HttpResponse:
    """The sealed contract as PDF, for its person alone: it says where she lives and when she was
    born. No page while it is being sealed."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.to_work(actor, contract)
        if found.person_id != actor.person:
            raise Http404
        signed = ContractSignature.objects.filter(contract=found).exclude(sealed="").first()
    if signed is None:
        raise Http404
    try:
        sealed = places.files().get(signed.sealed)
    except NotFound as error:
        raise Http404 from error
    return inline(sealed, f"{number_of(found)}.pdf")
