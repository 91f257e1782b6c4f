"""The simple questions: their words, and whether an answer can still change the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mutua.legislation import LegislationError
from mutua.portal.simulator import law, scenario
from mutua.portal.simulator.results import Result
from mutua.portal.simulator.scenario import Scenario

Text = Promise | str


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    value: str
    label: Text
    hint: Text = ""


@dataclass(frozen=True)
class Question:
    """One question. ``fields`` are the names in the address that answer it."""

    code: str
    title: Text
    hint: Text
    fields: tuple[str, ...]
    options: tuple[Option, ...] = ()


START = Question(
    "start",
    _("Which amount do you know?"),
    _("One amount is enough. We work out the others."),
    ("start", "amount"),
    (
        Option("price", _("The price for the client, excl. VAT")),
        Option("gross", _("The gross pay")),
        Option("net", _("The net pay you wish")),
    ),
)
WORK = Question(
    "work",
    _("What kind of work is it?"),
    _("The law has other rules for each kind."),
    ("work",),
    (
        Option("artist", _("Artistic"), _("You create or perform: dance, music, film, text.")),
        Option("technical", _("Technical, for a show"), _("Sound, light, stage, costumes.")),
        Option("employee", _("Mainly with your head"), _("Teaching, design, office, advice.")),
        Option("manual_worker", _("Mainly with your hands"), _("Building, delivery, cleaning.")),
    ),
)
WHEN = Question(
    "when",
    _("When do you work?"),
    _("The law of that day counts. The last day decides when you are paid."),
    ("day", "month", "year", "until_day", "until_month", "until_year"),
)
TIME = Question(
    "time",
    _("How long do you work?"),
    _("Your hours decide some reductions, such as the work bonus."),
    ("time", "unit"),
    (
        Option("hours", _("hours")),
        Option("days", _("days")),
        Option("month", _("full month")),
    ),
)
EARLIER = Question(
    "earlier",
    _("Did we already pay you for other work this month?"),
    _("The law counts all your work of the month together. If not, leave both fields at 0."),
    ("earlier", "earlier_hours"),
)
HOUSEHOLD = Question(
    "household",
    _("Who do you live with?"),
    _("Your household changes the tax withheld."),
    ("household",),
    (
        Option("single", _("Alone, or not as a couple")),
        Option("partner_with_income", _("With a partner who has an income")),
        Option("partner_without_income", _("With a partner who has no income")),
    ),
)
CHILDREN = Question(
    "children",
    _("How many children live on your income?"),
    _("Each child lowers the tax withheld."),
    ("children",),
)
YES_NO = (Option("yes", _("Yes")), Option("no", _("No")))
SINGLE_PARENT = Question(
    "single_parent",
    _("Do you raise your children alone?"),
    _("A single parent pays less tax."),
    ("single_parent",),
    YES_NO,
)
IN_HOUSE = Question(
    "in_house",
    _("Are you on the permanent staff of the house that shows the work?"),
    _("Artists who work for several houses pay a flat tax. Permanent staff do not."),
    ("in_house",),
    YES_NO,
)
REGION = Question(
    "region",
    _("In which region is the office that employs you?"),
    _("Some regions lower the employer's contributions for artists."),
    ("region",),
    (
        Option("none", _("I do not know")),
        Option("brussels", _("Brussels")),
        Option("wallonia", _("Wallonia")),
        Option("flanders", _("Flanders")),
    ),
)
ALL = (
    WORK, IN_HOUSE, START, WHEN, TIME, EARLIER, HOUSEHOLD, CHILDREN, SINGLE_PARENT, REGION,
)  # fmt: skip
BY_CODE = {question.code: question for question in ALL}
# Questions that always count. Of the others, only those that can change this result are asked.
ALWAYS = ("work", "start", "when", "time", "earlier")
OTHERS: dict[str, tuple[Any, ...]] = {
    "in_house": (True, False),
    "household": scenario.HOUSEHOLDS,
    "children": (0, 1, 4),
    "single_parent": (True, False),
    "region": scenario.REGIONS,
}


def offered(question: Question) -> Question:
    """The question with only those answers that the law's rules can take today."""
    if question is not WORK:
        return question
    allowed = law.works()
    return replace(question, options=tuple(o for o in question.options if o.value in allowed))


def matters(code: str, result: Result) -> bool:
    """Whether another answer to this question would change a line of this result."""
    if code in ALWAYS:
        return True
    now = result.scenario.with_(start="gross", amount=result.gross)
    if code == "single_parent" and not (now.children and now.household == "single"):
        return False
    known = _lines(now)
    return any(_lines(now.with_(**{code: answer})) != known for answer in OTHERS[code])


def mattering(result: Result) -> Iterator[Question]:
    """Every question whose answer counts for this result, in the order they are asked."""
    return (offered(question) for question in ALL if matters(question.code, result))


def _lines(one: Scenario) -> dict[str, int] | None:
    from mutua.portal.simulator.results import compute

    try:
        return compute(one).payslip.lines
    except LegislationError:
        return None
