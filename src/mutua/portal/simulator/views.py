"""The simulator's first page: the form, and its answer beside it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mutua.ground.clock import today
from mutua.legislation import LegislationError
from mutua.portal.simulator import answers, law, questions, results
from mutua.portal.simulator.assumed import assumed
from mutua.portal.simulator.beside import kept_beside, pairs
from mutua.portal.simulator.in_words import in_words
from mutua.portal.simulator.money_path import money_path
from mutua.portal.simulator.scenario import Scenario, example
from mutua.portal.simulator.why import explained


def usual_scenario() -> Scenario:
    """The first example, on a usual day."""
    return example(law.usual_day(today()), "price")


def read(request: HttpRequest) -> tuple[answers.Answers, results.Result | None]:
    """The answers in the address, and their result unless something must be mended."""
    found = answers.read(request.GET.dict(), usual_scenario())
    if found.scenario is None:
        return found, None
    try:
        return found, results.compute(found.scenario)
    except LegislationError as error:
        field, sentence = results.problem(error, get_language() or "en")
        found.errors[field] = sentence
        return found, None


# Questions that come and go together; while one types in one of them, it stays as it is.
ABOUT = {
    "household": ("household", "children"),
    "parent": ("single_parent",),
    "more": ("in_house",),
    "region": ("region",),
}
WITH_ERROR = (
    "amount", "work", "time", "day", "until_day", "earlier", "earlier_hours", "children",
)  # fmt: skip


def form_context(
    found: answers.Answers, result: results.Result | None, touched: str | None
) -> dict[str, Any]:
    """What the form shows. ``touched`` is the field in which one types now."""
    asked = {one.code for one in (questions.mattering(result) if result else questions.ALL)}
    errors = found.errors
    return {
        "fields": found.fields,
        "errors": errors,
        "form": {one.code: questions.offered(one) for one in questions.ALL},
        "about": [
            {
                "code": code,
                "swap": result is not None and touched not in names,
                "questions": [
                    (questions.BY_CODE[name], found.fields[name], name in asked, errors.get(name))
                    for name in names
                ],
            }
            for code, names in ABOUT.items()
        ],
        "messages_for": [(name, errors.get(name)) for name in WITH_ERROR if name != "children"],
    }


def regime_name(code: str) -> str:
    """The name of a regime in the page's language."""
    return law.be().labels.name("regimes", code, get_language() or "en")


def answer_context(request: HttpRequest, result: results.Result | None) -> dict[str, Any]:
    """What the answer shows."""
    shown: dict[str, Any] = {"result": result, "beside": request.GET.get("beside", "")}
    if result:
        query = result.scenario.query()
        shown["query"] = query
        shown["link"] = f"{reverse('simulator')}?{query}"
        if result.scenario.chosen:
            shown["chosen"] = regime_name(result.scenario.chosen)
            shown["without_chosen"] = (
                f"{reverse('simulator')}?{result.scenario.with_(chosen='').query()}"
            )
        shown["to_compare"] = f"{shown['link']}&{urlencode({'beside': query})}"
        shown["to_keep"] = shown["link"]
        kept = kept_beside(request, usual_scenario())
        if kept:
            shown["kept"] = kept
            shown["to_keep"] += f"&{urlencode({'beside': shown['beside']})}"
            shown["pairs"] = pairs(kept, result, get_language() or "en")
        path = money_path(result)
        shown["path"] = path
        shown["whole"] = sum(one.cents for one in path)
        shown["story"] = in_words(result)
        shown["parts"] = explained(result, get_language() or "en")
        shown["assumed"] = assumed(result)
    return shown


@require_safe
def simulator(request: HttpRequest) -> HttpResponse:
    """The whole page, or for htmx only the answer."""
    found, result = read(request)
    partly = request.htmx and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    template = "simulator/answer.html" if partly else "simulator/simulator.html"
    status = 200 if result else 422
    touched = request.htmx.trigger_name  # type: ignore[attr-defined]
    shown = {**form_context(found, result, touched), **answer_context(request, result)}
    response = render(request, template, shown, status=status)
    response.headers["Vary"] = "HX-Request"
    if partly and result:
        response.headers["HX-Replace-Url"] = shown["to_keep"]
    return response
