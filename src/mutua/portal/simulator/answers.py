"""From the fields of an address to a scenario, or to what must be mended, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from mutua.legislation.engine.inputs import MONEY_LIMIT
from mutua.portal.simulator import law, scenario
from mutua.portal.simulator.reading import UnreadableError, read_hours, read_money, read_month
from mutua.portal.simulator.scenario import Scenario

DATE_PARTS = ("day", "month", "year")
MOST_CHILDREN = 30
MONTH_HOURS = 74_400


@dataclass
class Answers:
    """What was read: ``scenario`` when all is sound, else ``errors`` by field.

    ``fields`` are the texts as they were given, to show them again in the form.
    """

    fields: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    scenario: Scenario | None = None


def read(query: Mapping[str, str], usual: Scenario) -> Answers:
    """Read an address. An absent field takes the example's value when the address is empty."""
    given = {name: text.strip() for name, text in query.items()}
    if "amount" not in given:
        return _read({**usual.fields(), **given}, usual)
    if not given.keys() & {"from", *DATE_PARTS}:
        given["from"] = usual.worked_from.isoformat()
    return _read(given, usual)


def read_partly(query: Mapping[str, str], usual: Scenario, asked: tuple[str, ...] = ()) -> Answers:
    """Read the address of a person who is still answering: what is absent is as in the example.

    The fields ``asked`` now are read as they are, so that an empty answer is noticed.
    """
    given = {name: text.strip() for name, text in query.items() if text.strip()}
    fields = {**usual.fields(), **given}
    if "day" in asked and "day" in query:
        fields.pop("from", None)
        fields.pop("until", None)
    for name in asked:
        fields[name] = given.get(name, "") if name in query or not _in_date(name) else ""
    return _read(fields, usual)


# The order in which the form asks, so that the list of errors follows the page.
FORM_ORDER = (
    "start", "amount", "work", "time", "unit", "day", "until_day", "earlier", "earlier_hours",
    "household", "children", "single_parent", "in_house", "region",
)  # fmt: skip


def _place(name: str) -> int:
    return FORM_ORDER.index(name) if name in FORM_ORDER else len(FORM_ORDER)


def _in_date(name: str) -> bool:
    return name.rpartition("_")[2] in DATE_PARTS


def _read(fields: dict[str, str], usual: Scenario) -> Answers:
    fields = {**scenario.USUAL, **fields}
    _split_dates(fields)
    answers = Answers(fields)
    found = _Reader(answers, usual).scenario()
    answers.errors = {name: answers.errors[name] for name in sorted(answers.errors, key=_place)}
    if not answers.errors:
        answers.scenario = found
    return answers


def _split_dates(fields: dict[str, str]) -> None:
    """``from=2026-03-16`` becomes the three fields of the form."""
    for name, prefix in (("from", ""), ("until", "until_")):
        parts = fields.pop(name, "").split("-")
        if len(parts) == len(DATE_PARTS):
            for part, text in zip(reversed(DATE_PARTS), parts, strict=True):
                fields.setdefault(prefix + part, text.lstrip("0") if text.isdecimal() else text)


class _Reader:
    def __init__(self, answers: Answers, usual: Scenario) -> None:
        self.fields = answers.fields
        self.errors = answers.errors
        self.usual = usual

    def scenario(self) -> Scenario:
        start = self.choice("start", scenario.STARTS, self.usual.start)
        unit = self.choice("unit", scenario.UNITS, "hours")
        worked_from = self.day("")
        return Scenario(
            start=start,
            amount=self.money("amount", needed=True),
            worked_from=worked_from,
            worked_until=self.last_day(worked_from),
            unit=unit,
            time=self.time(unit),
            work=self.choice("work", law.works(), self.usual.work),
            earlier_gross=self.money("earlier"),
            earlier_hours=self.hours("earlier_hours"),
            household=self.choice("household", scenario.HOUSEHOLDS, "single"),
            children=self.children(),
            single_parent=self.fields.get("single_parent") == "yes",
            in_house=self.fields.get("in_house") == "yes",
            region=self.choice("region", scenario.REGIONS, "none"),
            chosen=self.choice("regime", ("", *law.be().regimes_of_work), ""),
        )

    def choice(self, name: str, allowed: tuple[str, ...], usual: str) -> str:
        given = self.fields.setdefault(name, usual)
        if given in allowed:
            return given
        self.errors[name] = _("Choose one of the answers.")
        return usual

    def money(self, name: str, needed: bool = False) -> int:
        try:
            found = read_money(self.fields.get(name, ""))
        except UnreadableError as problem:
            if problem.reason == "missing" and not needed:
                return 0
            self.errors[name] = _amount_problem(problem.reason)
            return 0
        if needed and not found:
            self.errors[name] = _("Write an amount above zero.")
        elif found > MONEY_LIMIT:
            self.errors[name] = _("This amount is too large.")
        return found

    def hours(self, name: str, needed: bool = False) -> int:
        try:
            found = read_hours(self.fields.get(name, ""))
        except UnreadableError as problem:
            if problem.reason == "missing" and not needed:
                return 0
            self.errors[name] = _("Write the hours as a number, such as 3 or 3.5 or 3h30.")
            return 0
        if needed and not found:
            self.errors[name] = _("Write a number above zero.")
        elif found > MONTH_HOURS:
            self.errors[name] = _("A month has at most 744 hours.")
        return found

    def time(self, unit: str) -> int:
        if unit == "month":
            return 0
        if unit == "hours":
            return self.hours("time", needed=True)
        text = self.fields.get("time", "")
        if text.isdecimal() and 1 <= int(text[:9]) <= 31:
            return int(text) * 100
        self.errors["time"] = _("Write the number of days, from 1 to 31.")
        return 0

    def children(self) -> int:
        text = self.fields.get("children", "")
        if not text:
            return 0
        if text.isdecimal() and int(text[:9]) <= MOST_CHILDREN:
            return int(text)
        self.errors["children"] = _("Write the number of children, from 0 to 30.")
        return 0

    def last_day(self, first: date) -> date:
        if not any(self.fields.get(f"until_{part}") for part in DATE_PARTS):
            return first
        last = self.day("until_")
        if "day" in self.errors or "until_day" in self.errors:
            return first
        if last < first:
            self.errors["until_day"] = _("The last day is before the first day.")
        elif (last.year, last.month) != (first.year, first.month):
            self.errors["until_day"] = _(
                "Choose a day of the same month. Each month has its own payslip."
            )
        return max(first, last)

    def day(self, prefix: str) -> date:
        parts = [self.fields.get(prefix + part, "") for part in DATE_PARTS]
        month = read_month(parts[1])
        known = law.be().pack
        try:
            found = date(int(parts[2][:6]), month or 0, int(parts[0][:6]))
        except ValueError:
            self.errors[prefix + "day"] = _("Write a real day, such as 16, 3 and 2026.")
            return self.usual.worked_from
        if not known.known_from <= found <= known.known_until:
            self.errors[prefix + "day"] = outside()
        elif law.pay_day(found) > known.known_until:
            self.errors[prefix + "day"] = paid_outside()
        return found


def _amount_problem(reason: str) -> str:
    if reason == "missing":
        return _("Write an amount.")
    if reason == "ambiguous":
        return _("This can be read in two ways. Write 1250 or 1250.00.")
    return _("Write an amount in euros, such as 1250 or 1250.50.")


def outside() -> str:
    """That the rules do not reach a day of work."""
    from mutua.portal.templatetags.mutua import day

    known = law.be().pack
    return _("We know the law from %(low)s to %(high)s. Choose a day between them.") % {
        "low": day(known.known_from),
        "high": day(known.known_until),
    }


def paid_outside() -> str:
    """That the rules do not reach the day of pay."""
    from mutua.portal.templatetags.mutua import day

    known = law.be().pack
    return _(
        "This work is paid after %(high)s. The tax of that time is not known yet. "
        "Choose a day up to %(last)s."
    ) % {"high": day(known.known_until), "last": day(law.usual_day(known.known_until))}
