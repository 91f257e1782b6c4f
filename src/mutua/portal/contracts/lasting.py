"""How an open-ended contract stands: the look ahead of each month, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.words import refusal
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import DayField
from mutua.portal.pages import Back, ask
from mutua.work import services
from mutua.work.models import Contract, Ending, LookAhead
from mutua.work.services.ending import end_of
from mutua.work.services.looking import FURTHEST, looked_at

WORDS = {
    "covered": ("done", "done", _("The reserve is there")),
    "short": ("wait", "eye", _("The reserve gets low")),
    "uncovered": ("stop", "stop", _("The notice is not covered")),
}
KINDS = {
    "notice": _("With notice"),
    "agreement": _("By agreement"),
    "indemnity": _("At once, with pay in place of the notice"),
    "serious_cause": _("At once, for serious cause"),
}


@dataclass(frozen=True)
class Look:
    """A look ahead in words: its colour, its icon, its answer; ``more``: longer than the look."""

    row: LookAhead
    colour: str
    icon: str
    words: str

    @property
    def more(self) -> bool:
        """Whether it lasts beyond what is looked at."""
        return self.row.months_with_income >= FURTHEST


def look_of(row: LookAhead) -> Look:
    """A look ahead as pages show it."""
    colour, icon, words = WORDS[row.stands]
    return Look(row, colour, icon, str(words))


def looks(contract: Contract) -> list[Look]:
    """The looks ahead that were kept, the latest first."""
    return [look_of(one) for one in LookAhead.objects.filter(contract=contract).order_by("-month")]


def ends_of(contract: Contract) -> list[tuple[Ending, str]]:
    """How a contract ends, and what was offered, in words."""
    found = Ending.objects.filter(contract=contract).order_by("said_at", "id")
    return [(one, str(KINDS[one.kind])) for one in found]


@member_only
@require_safe
def ahead(request: HttpRequest, contract: UUID) -> HttpResponse:
    """How many months the reserve lasts: now, and as it was looked at each month."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Contract, actor, contract)
        if found.week is None or found.state not in services.SIGNED_FOR_GOOD:
            return HttpResponseRedirect(reverse("contract", args=[contract]))
        problem, now = "", None
        try:
            now = look_of(looked_at(found, clock.today().replace(day=1)))
        except Refused as refused:
            problem = refusal(refused)
        facts = {"contract": found, "now": now, "looks": looks(found), "problem": problem}
        return render(request, "contracts/ahead.html", facts)


class Leave(Asking):
    """Her own notice: how it is given, and when."""

    how = forms.ChoiceField(
        label=_("How do you give it?"), widget=forms.RadioSelect,
        choices=[("handed", _("I hand over a paper, and we sign the copy")),
                 ("registered", _("By registered letter"))],
        error_messages={"required": _("Choose one of the answers.")},
    )  # fmt: skip
    given_on = DayField(
        label=_("On which day is it handed over, or sent?"),
        error_messages={"required": _("Write the day.")},
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "given_on": _("A day within a month of today."),
        "worked": _("You have confirmed that you worked after this end. Say a later day."),
    }


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, contract: UUID) -> HttpResponse:
    """What her notice would be, and that she gives it."""
    actor, page = read.actor_of(request), reverse("contract", args=[contract])
    with reading(actor):
        found = read.one(Contract, actor, contract)
        goes_on = found.week is not None and found.state in services.SIGNED_FOR_GOOD
        bound = Ending.objects.filter(contract=found, bound_at__isnull=False).exists()
        if not goes_on or bound or found.person_id != actor.person:
            return HttpResponseRedirect(page)
        notice, why = None, ""
        try:
            notice = end_of(found, "notice", "worker", clock.today(), "handed")
        except Refused as refused:
            why = refusal(refused)
    form = Leave(posted(request), initial={"given_on": clock.today(), "how": "handed"})
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("how", "given_on")
        if form.done(
            lambda: services.end_contract(
                actor=actor, key=key, contract=contract, ending=derived_id(key, "ending"),
                kind="notice", by="worker", **said,
            ),
            Leave.SENTENCES, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(page)
    return ask(
        request, form, title=gettext("Leave with notice"), back=Back(page, found.task),
        button=gettext("I give notice"), stop=True, template="contracts/leave.html",
        notice=notice, why=why,
    )  # fmt: skip


class Agree(Asking):
    """Her yes."""


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Say yes to an end that the house has offered."""
    actor, page = read.actor_of(request), reverse("contract", args=[contract])
    with reading(actor):
        found = read.one(Contract, actor, contract)
        offers = Ending.objects.filter(contract=found, bound_at=None, said_by="staff")
        offer = offers.order_by("-said_at").first()
    if offer is None or found.person_id != actor.person:
        return HttpResponseRedirect(page)
    form = Agree(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        sentences = {"late": _("This day has passed. Ask for another offer.")}
        if form.done(
            lambda: services.agree_ending(actor=actor, key=key, ending=offer.id), sentences,
            over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(page)
    return ask(
        request, form, title=gettext("End the contract together"), back=Back(page, found.task),
        button=gettext("Yes, it ends on this day"), stop=True, template="contracts/agree.html",
        offer=offer,
    )  # fmt: skip


def more_of(contract: Contract) -> dict[str, Any]:
    """What the page of an open-ended contract shows of both."""
    ends = ends_of(contract)
    return {
        "look": next(iter(looks(contract)), None), "ends": ends,
        "ending": next((pair for pair in ends if pair[0].bound_at), None),
        "offer": next((one for one, _ in ends if not one.bound_at and one.said_by == "staff"), None),
    }  # fmt: skip
