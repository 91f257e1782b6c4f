"""What becomes of a signed contract: its next version, or that the client has called it off."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.changing import facts_of
from mutua.portal.contracts.words import refusal
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.pages import Back, ask
from mutua.work import services
from mutua.work.facts import staying
from mutua.work.models import Contract
from mutua.work.queries import following
from mutua.work.services.changing import SIGNED, pay_when_cancelled


class Next(Asking):
    """The button that begins a next version."""


class CalledOff(Asking):
    """Why the client has called it off."""

    why = forms.CharField(
        label=_("What did the client say?"),
        help_text=_("Keep the client's message as well: it is the proof."),
        error_messages={"required": _("Write what the client said.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "begun": _("The work has begun. Change its hours instead, or ask your adviser."),
        "why": _("Write what the client said, in at most 2,000 letters."),
    }


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Begin the next version of a signed contract, as it is by now; then its parts are changed."""
    actor, page = read.actor_of(request), reverse("contract", args=[contract])
    with reading(actor):
        found = read.one(Contract, actor, contract)
        begun, stay = following(found), staying(found)
        said = facts_of(found)
    if begun is not None:
        return HttpResponseRedirect(reverse("contract", args=[begun.id]))
    if found.state not in SIGNED:
        return HttpResponseRedirect(page)
    hours = [one for one in said["hours"] if one.day.replace(day=1) not in stay]
    form = Next(posted(request))
    if form.is_bound and form.is_valid():
        made = derived_id(form.cleaned_data["key"], "contract")
        try:
            services.draft_change(
                actor=actor, key=form.own_key, contract=made, replaces=contract,
                regime=found.regime, answers=found.answers, language=found.language,
                **{**said, "hours": hours},
            )  # fmt: skip
        except KeyUsed:
            pass
        except Refused as refused:
            form.add_error(None, refusal(refused))
        if not form.errors:
            return HttpResponseRedirect(reverse("contract", args=[made]))
    return ask(
        request, form, title=gettext("Change a signed contract"), back=Back(page, found.task),
        button=gettext("Begin the new version"), template="contracts/next.html",
        declared=found.state == "declared", months=sorted(stay),
    )  # fmt: skip


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, contract: UUID) -> HttpResponse:
    """What it means that the client calls signed work off, and that it is so."""
    actor, page = read.actor_of(request), reverse("contract", args=[contract])
    with reading(actor):
        found = read.one(Contract, actor, contract)
        if found.state not in SIGNED or found.person_id != actor.person:
            return HttpResponseRedirect(page)
        due, levy = pay_when_cancelled(found), found.activity.levy_rate
    form = CalledOff(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(
            lambda: services.cancel_contract(
                actor=actor, key=key, contract=contract, why=form.cleaned_data["why"],
                cancellation=derived_id(key, "cancellation"),
            ),
            CalledOff.SENTENCES, fields={"begun": "why"}, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(page)
    return ask(
        request, form, title=gettext("The client has called it off"),
        back=Back(page, found.task), button=gettext("Call this work off"), stop=True,
        template="contracts/cancel.html", contract=found, due=due, whole=_whole(found, due),
        to_charge=price_of(due.charged, levy) if due else 0,
    )  # fmt: skip


def _whole(contract: Contract, due: object) -> bool:
    """Whether the whole agreed pay stays due."""
    return getattr(due, "gross_pay", 0) == contract.gross_pay


def price_of(cost: int, levy_rate: int) -> int:
    """The least price, excluding VAT, of which the levy leaves a cost; in minor units, the rate in
    hundredths of a percent."""
    return -(-cost * 10_000 // (10_000 - levy_rate))
