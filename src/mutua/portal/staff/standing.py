"""What the house has decided once for all its contracts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import staff_only
from mutua.portal.contracts import words
from mutua.portal.forms import Asking, posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.fields import DayField
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.forms import day
from mutua.work import services
from mutua.work.models import StandingDecision


class ForAll(Asking):
    """Which warning passes, from when until when, and why."""

    rule = forms.ChoiceField(label=_("Which rule may warn, and the contract still pass?"))
    why = forms.CharField(
        label=_("Why?"), help_text=_("The decision of the board, or the decree, with its day."),
        error_messages={"required": _("Write the reason: everybody reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    from_day = day(_("From which day on?"))
    until_day = DayField(
        label=_("Until which day?"), required=False,
        help_text=_("Leave it empty if it holds until another decision."),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "until_day": _("The last day cannot come before the first."),
    }

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        known = words.labels().texts("en").get("checks", {})
        choices = sorted(((one, words.rule_name(one)) for one in known), key=lambda one: one[1])
        self.fields["rule"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]


@staff_only
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision for all contracts, the latest first."""
    with reading(actor_of(request)):
        rows = paged(request, StandingDecision.objects.order_by("-from_day", "-id"))
        rows.object_list = list(rows.object_list)
    today = clock.today()
    for one in rows:
        one.words = words.rule_name(one.rule)
        one.over = one.until_day is not None and one.until_day < today
    return render(request, "staff/decisions.html", {"rows": rows, "today": today})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Decide once for all."""
    actor = actor_of(request)
    form = ForAll(posted(request), initial={"from_day": clock.today()})
    with reading(actor):
        entity = entity_of_house()
    if form.is_bound and form.is_valid() and entity:
        key, said = form.own_key, form.answers("rule", "why", "from_day", "until_day")
        if form.done(
            lambda: services.decide_for_all(
                actor=actor, key=key, decision=derived_id(key, "decision"),
                legal_entity=entity, **said,
            ),
            ForAll.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("decisions"))
    return ask(
        request, form, title=gettext("Decide for all contracts"), button=gettext("This holds for all"),
        back=Back(reverse("decisions"), gettext("Decided for all contracts")),
        base="staff/base.html", lead=gettext("It never lifts what the law forbids."),
    )  # fmt: skip
