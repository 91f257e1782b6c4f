"""The lawful regimes for the same work, side by side: what each gives now, and later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mutua.legislation import LegislationError
from mutua.portal.simulator import law
from mutua.portal.simulator.questions import YES_NO, Question
from mutua.portal.simulator.results import Result, compute, place_of, problem
from mutua.portal.simulator.scenario import WORKS, Scenario
from mutua.portal.simulator.views import read

# Facts that only decide which regimes are lawful, in the order in which they are asked.
FACTS = (
    Question(
        "authority",
        _("Does the client give you orders on the spot?"),
        _("Orders, fixed hours and a fixed place mean a contract of employment."),
        ("authority",),
        YES_NO,
    ),
    Question(
        "certificate",
        _("Do you hold a certificate of arts work?"),
        _("The Working in the Arts commission gives it."),
        ("certificate",),
        YES_NO,
    ),
    Question(
        "student",
        _("Are you a student with hours left this year?"),
        _("A student pays only a small contribution for some hundred hours a year."),
        ("student",),
        YES_NO,
    ),
    Question(
        "costs_only",
        _("Does the client refund only your costs?"),
        _("Small artistic work without pay has a limit a day and a year."),
        ("costs_only",),
        YES_NO,
    ),
)
USUAL = {"authority": "yes", "certificate": "no", "student": "no", "costs_only": "no"}


@dataclass(frozen=True)
class Consequence:
    """What a regime gives later on one subject."""

    subject: str
    text: str
    law: str


@dataclass(frozen=True)
class Choice:
    """One regime: lawful or not, why, the net now, and what comes later."""

    regime: str
    name: str
    lawful: bool
    reasons: tuple[str, ...]
    result: Result | None
    later: tuple[Consequence, ...]
    query: str


def facts_of(scenario: Scenario, given: dict[str, str]) -> dict[str, Any]:
    """What decides the regimes: the kind of work, and the answers on this page."""
    nature = WORKS[scenario.work][1] or "none"
    known = {"artistic_nature": nature, "manual_work": scenario.work == "manual_worker"}
    return {**known, **{name: text == "yes" for name, text in given.items()}}


def choices(scenario: Scenario, facts: dict[str, Any]) -> list[Choice]:
    """Every regime for this work. Raises LegislationError for facts the rules cannot take."""
    place = {name: day for name, day in place_of(scenario).items() if name != "regime"}
    inputs = {**scenario.inputs(), **facts}
    target = {}
    if scenario.start == "gross":
        inputs["gross_pay"] = scenario.amount
    else:
        target = {{"price": "client_price", "net": "net"}[scenario.start]: scenario.amount}
    options = law.be().compare(inputs=inputs, **target, **place)
    found = [_choice(scenario, option) for option in options]
    return sorted(found, key=lambda one: -one.result.net if one.result else 1)


def _choice(scenario: Scenario, option: Any) -> Choice:
    language = get_language() or "en"
    labels = law.be().labels
    chosen = scenario.with_(chosen=option.regime)
    return Choice(
        option.regime,
        labels.name("regimes", option.regime, language),
        option.lawful,
        tuple(labels.name("reasons", code, language) for code in option.reasons),
        compute(chosen) if option.solution else None,
        tuple(
            Consequence(
                labels.name("subjects", one.subject, language),
                one.text(law.be(), language),
                one.law,
            )
            for one in option.later
        ),
        chosen.query(),
    )


@require_safe
def regimes(request: HttpRequest) -> HttpResponse:
    """The page: facts that still matter, then the lawful regimes, then the others and why not."""
    _found, result = read(request)
    if result is None:
        return HttpResponseRedirect(f"{reverse('simulator')}?{request.GET.urlencode()}")
    scenario = result.scenario.with_(chosen="")
    given = {one.code: request.GET[one.code] for one in FACTS if request.GET.get(one.code)}
    facts = facts_of(scenario, given)
    still_open = {one.code for one in law.be().questions(facts)}
    context: dict[str, Any] = {
        "facts": [
            (one, given.get(one.code, USUAL[one.code]))
            for one in FACTS
            if one.code in still_open or one.code in given
        ],
        "kept": scenario.fields().items(),
        "query": scenario.query(),
        "here": urlencode({**scenario.fields(), **given}),
    }
    try:
        found = choices(scenario, {**facts_of(scenario, USUAL), **facts})
    except LegislationError as error:
        context["problem"] = problem(error, get_language() or "en")[1]
        return render(request, "simulator/regimes.html", context, status=422)
    context["lawful"] = [one for one in found if one.lawful]
    context["others"] = [one for one in found if not one.lawful]
    return render(request, "simulator/regimes.html", context)
