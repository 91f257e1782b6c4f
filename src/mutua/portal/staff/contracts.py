"""Contracts that wait for an adviser: by deadline, with what is unusual; yes or no with a reason."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import staff_only
from mutua.portal.contracts import words
from mutua.portal.contracts.pages import for_good
from mutua.portal.contracts.reading import Shown, shown
from mutua.portal.forms import Asking, posted
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import paged
from mutua.portal.staff.looks import tell
from mutua.work import services
from mutua.work.hours import begins_at, stretches
from mutua.work.models import Check, Contract

DECIDED = ("state",)  # by a colleague, meanwhile


@dataclass(frozen=True)
class Row:
    """A contract in the queue: when its work begins, how long until then, what is unusual; ``late``
    when it should have been decided, or done, by now."""

    contract: Contract
    begins: datetime
    left: str
    late: bool
    unusual: list[str]


class Decide(Asking):
    """The reason, for yes or no."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why?"), help_text=_("The person reads this, also when you approve."),
        error_messages={"required": _("Write the reason: the person reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "own_contract": _("This is your own contract: a colleague decides."),
        "edition": _("It was changed meanwhile. Load the page again."),
        "why": _("Write the reason, in at most 2,000 letters."),
    }


def waiting() -> list[Contract]:
    """Every contract that waits, by the day on which it should be decided, then by its first hour:
    what is overdue stands first."""
    queued = Contract.objects.filter(state="queued").select_related("person", "client", "activity")
    return sorted(queued, key=lambda one: (one.decide_by or one.first_day, begins(one), one.id))


def begins(contract: Contract) -> datetime:
    """The instant of its first hour."""
    return begins_at(stretches(contract.hours)[0])


def left_until(instant: datetime) -> str:
    """How long until then, in words."""
    minutes = int((instant - clock.now()).total_seconds() // 60)
    if minutes <= 0:
        return gettext("has begun")
    if minutes < 120:
        return ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {"n": minutes}
    hours, days = minutes // 60, minutes // 1440
    if hours < 48:
        return ngettext("%(n)d hour left", "%(n)d hours left", hours) % {"n": hours}
    return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}


def _overdue(contract: Contract) -> bool:
    return contract.decide_by is not None and contract.decide_by < clock.today()


@staff_only
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Every contract that waits, the most urgent first."""
    with reading(actor_of(request)):
        rows = paged(request, waiting())
        unusual = defaultdict(list)
        asked = Check.objects.filter(contract__in=list(rows), verdict="warn", decision=None)
        for one in asked.select_related("contract").order_by("id"):
            if one.edition == one.contract.edition:
                unusual[one.contract_id].append(words.rule_name(one.rule))
    now = clock.now()
    shown_rows = [
        Row(
            one, begins(one), left_until(begins(one)), begins(one) <= now or _overdue(one),
            unusual[one.id],
        )
        for one in rows
    ]  # fmt: skip
    tell(request, "contracts", [one.person_id for one in rows])
    return render(request, "staff/contracts.html", {"rows": rows, "waiting": shown_rows})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def contract(request: HttpRequest, contract: UUID) -> HttpResponse:
    """One contract whole, with the two answers; then the next one."""
    actor = actor_of(request)
    one = found(request, contract)
    form = Decide(posted(request), initial={"edition": one.contract.edition})
    if form.is_bound and form.is_valid() and one.contract.state == "queued":
        verb = services.refuse_contract if "refuse" in request.POST else services.approve_contract
        key, said = form.own_key, form.answers("edition", "why")
        if form.done(
            lambda: verb(actor=actor, key=key, contract=contract, **said), Decide.SENTENCES,
            fields={"own_contract": "why", "amount": "why"}, over=DECIDED,
        ):  # fmt: skip
            return HttpResponseRedirect(_next(actor))
    with reading(actor):
        without_end = for_good(one.contract)
    facts = {
        **without_end, "one": one, "contract": one.contract, "client": one.contract.client,
        "person": one.contract.person, "activity": one.contract.activity, "form": form,
        "left": left_until(one.begins), "regime": words.regime(one.contract.regime),
        "mine": one.contract.person_id == actor.person,
        "problems": form.problems if form.is_bound else {},
    }  # fmt: skip
    return render(request, "staff/contract.html", facts, status=422 if form.errors else 200)


def found(request: HttpRequest, contract: UUID) -> Shown:
    """A contract for somebody of the house, whose look is kept."""
    actor = actor_of(request)
    with reading(actor):
        every = Contract.objects.select_related("person", "client", "activity__legal_entity")
        one = every.filter(id=contract).first()
        if one is None:
            raise Http404
        whole = shown(one, actor) if one.state != "draft" else None
    if whole is None:  # nobody has asked for it yet
        raise Http404
    tell(request, "contract", [one.person_id])
    return whole


def _next(actor: Actor) -> str:
    """The next one that waits, or the empty queue."""
    with reading(actor):
        first = next(iter(waiting()), None)
    return reverse("contract_to_decide", args=[first.id]) if first else reverse("queue")
