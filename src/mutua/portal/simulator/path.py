"""Question by question: one a page, only those that still matter, then a check of all answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutua.ground.clock import today
from mutua.legislation import LegislationError
from mutua.portal import formats
from mutua.portal.simulator import answers, law, questions, results
from mutua.portal.simulator.questions import Question
from mutua.portal.simulator.scenario import Scenario, example

ORDER = (
    "work", "start", "time", "when", "in_house", "earlier",
    "household", "children", "single_parent",
)  # fmt: skip
CHECK = "check"
# Without these there is no result yet.
NEEDED = {"start": "amount", "time": "time"}


@dataclass(frozen=True)
class Card:
    """One answer on the page that checks them all."""

    code: str
    title: str
    answer: str
    change: str


def usual_scenario() -> Scenario:
    """What stands in for answers that are not given yet."""
    return example(law.usual_day(today()), "price").with_(earlier_gross=0, earlier_hours=0)


def known_fields(request: HttpRequest) -> dict[str, str]:
    """The fields of the address that answer a question."""
    names = {name for question in questions.ALL for name in question.fields} | {"from", "until"}
    return {name: text for name, text in request.GET.dict().items() if name in names}


def result_of(found: answers.Answers) -> results.Result | None:
    """The result of what is known so far, if the law's rules can give one."""
    try:
        return results.compute(found.scenario) if found.scenario else None
    except LegislationError:
        return None


def mattering(result: results.Result | None) -> list[str]:
    """The codes of the questions of this path, in order."""
    if result is None:
        return [code for code in ORDER if code in questions.ALWAYS]
    return [code for code in ORDER if questions.matters(code, result)]


def address(code: str, fields: dict[str, str], **more: str) -> str:
    """The address of a page of the path with the answers so far."""
    return f"{reverse('question', args=[code])}?{urlencode({**fields, **more})}"


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """The beginning of the path."""
    return HttpResponseRedirect(address(ORDER[0], known_fields(request)))


@require_safe
def question(request: HttpRequest, code: str) -> HttpResponse:
    """One question; with ``done`` in the address its answer is read and the next one asked."""
    if code == CHECK:
        return check(request)
    if code not in ORDER:
        raise Http404
    one = questions.offered(questions.BY_CODE[code])
    fields = known_fields(request)
    sent = "done" in request.GET
    found = answers.read_partly(fields, usual_scenario(), one.fields if sent else ())
    result = result_of(found)
    errors = {name: text for name, text in found.errors.items() if name in one.fields}
    if sent and not errors:
        refused = refusal(found)
        if refused and refused[0] in one.fields:
            errors = dict([refused])
        else:
            return HttpResponseRedirect(after(request, code, fields, result))
    return page(request, one, fields, found, errors if sent else {}, result)


def refusal(found: answers.Answers) -> tuple[str, str] | None:
    """What the law's rules say against the answers so far, if anything."""
    try:
        if found.scenario:
            results.compute(found.scenario)
    except LegislationError as error:
        return results.problem(error, get_language() or "en")
    return None


def after(
    request: HttpRequest, code: str, fields: dict[str, str], result: results.Result | None
) -> str:
    """Where an answer leads: back to the check when it came from there, else on."""
    if request.GET.get("back") == CHECK:
        return address(CHECK, fields)
    rest = [one for one in mattering(result) if ORDER.index(one) > ORDER.index(code)]
    return address(rest[0] if rest else CHECK, fields)


def page(
    request: HttpRequest,
    one: Question,
    fields: dict[str, str],
    found: answers.Answers,
    errors: dict[str, str],
    result: results.Result | None,
) -> HttpResponse:
    """The page of one question."""
    codes = mattering(result)
    place = codes.index(one.code) if one.code in codes else 0
    shown = {name: fields.get(name, "") for name in one.fields}
    if one.code == "when" and not any(shown.values()):
        shown = {name: found.fields.get(name, "") for name in one.fields}
    kept = {name: text for name, text in fields.items() if name not in one.fields}
    if one.code == "when":
        kept = {name: text for name, text in kept.items() if name not in ("from", "until")}
    context: dict[str, Any] = {
        "question": one,
        "fields": shown,
        "errors": errors,
        "kept": kept.items(),
        "back_to": request.GET.get("back", ""),
        "step": place + 1,
        "steps": len(codes),
        "previous": address(codes[place - 1], fields) if place else reverse("simulator"),
        "result": result if all(fields.get(name) for name in NEEDED.values()) else None,
    }
    return render(request, "simulator/question.html", context, status=422 if errors else 200)


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """All answers once more, each with a way to change it, and the net."""
    fields = known_fields(request)
    found = answers.read_partly(fields, usual_scenario())
    result = result_of(found)
    month = fields.get("unit") == "month"
    lacking = [
        one
        for one, name in NEEDED.items()
        if not fields.get(name) and not (month and name == "time")
    ]
    if lacking or result is None:
        return HttpResponseRedirect(address(lacking[0] if lacking else ORDER[0], fields))
    cards = [
        Card(
            code,
            str(questions.BY_CODE[code].title),
            answer_text(questions.BY_CODE[code], result.scenario),
            address(code, fields, back=CHECK),
        )
        for code in mattering(result)
    ]
    context = {
        "cards": cards,
        "result": result,
        "query": result.scenario.query(),
        "previous": address(cards[-1].code, fields),
    }
    return render(request, "simulator/check.html", context)


def answer_text(one: Question, scenario: Scenario) -> str:
    """An answer as a person reads it."""
    language = get_language() or "en"
    labels = {option.value: str(option.label) for option in one.options}
    if one.code == "start":
        return f"{labels[scenario.start]}: {formats.money(scenario.amount, language)}"
    if one.code == "time":
        if scenario.unit == "month":
            return labels["month"]
        return f"{formats.hundredths(scenario.time, language)} {labels[scenario.unit]}"
    if one.code == "when":
        days = (formats.day(day, language) for day in (scenario.worked_from, scenario.worked_until))
        return " – ".join(dict.fromkeys(days))
    if one.code == "earlier":
        if not scenario.earlier_gross:
            return _("No")
        hours = formats.hundredths(scenario.earlier_hours, language)
        return f"{formats.money(scenario.earlier_gross, language)}, {hours} {_('hours')}"
    value = getattr(scenario, one.code)
    value = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
    return labels.get(str(value), str(value))
