"""The days with hours of a contract, as rows of a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutua.ground.errors import Refused
from mutua.portal.contracts.forms import Step
from mutua.portal.contracts.words import refusal
from mutua.portal.member.fields import DayField
from mutua.portal.simulator import law
from mutua.portal.simulator.answers import outside, paid_outside
from mutua.work.hours import Hours, clock_of, read, stretches

MOST_ROWS = 400
TYPED = re.compile(r"([01]?\d|2[0-3])\s*[:.hu]?\s*([0-5]\d)?\s*(?:uhr|uur|h)?", re.IGNORECASE)
ROWS = re.compile(r"[0-9]{1,4}")
AT = re.compile(r"hours\[(\d+)\]\.(\w+)")
HOUR = _("Write an hour, such as 20:00.")


def rows_said(given: str) -> int:
    """How many rows an address says, at most all; 0 where it says no number."""
    return min(int(given), MOST_ROWS) if ROWS.fullmatch(given) else 0


class HourField(forms.CharField):
    """An hour of the day, as 20:00; 20h, 20.30 and 2030 are read too."""

    widget = forms.TimeInput({"type": "time", "class": "hour"})

    def clean(self, value: Any) -> str:
        """The hour with its minutes; nothing where nothing is asked."""
        typed = str(super().clean(value) or "")
        if not typed:
            return ""
        found = TYPED.fullmatch(typed)
        if not found:
            raise forms.ValidationError(HOUR)
        return f"{int(found[1]):02d}:{found[2] or '00'}"


class Times(Step):
    """Each day with its hours; an end before the start lies after midnight."""

    title = _("On which days, from when until when?")
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_ROWS)

    def __init__(self, *args: Any, rows: int = 1, **facts: Any) -> None:
        super().__init__(*args, **facts)
        given = str(self.data.get("count", "")) if self.is_bound else ""
        self.rows = rows_said(given) or rows
        self.fields["count"].initial = self.rows
        for number in range(1, self.rows + 1):
            self._add(number)

    def _add(self, number: int) -> None:
        first = number == 1
        self.fields[f"day_{number}"] = DayField(
            label=_("Day"), required=first,
            error_messages={"required": _("Say on which day you work.")},
        )  # fmt: skip
        for name, label in (("starts", _("From")), ("ends", _("Until"))):
            field = HourField(label=label, required=first, error_messages={"required": HOUR})
            field.widget.attrs["aria-describedby"] = f"{name}_{number}-error"
            self.fields[f"{name}_{number}"] = field

    def groups(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each row, with its number."""
        names = ("day", "starts", "ends")
        return [(n, [self[f"{name}_{n}"] for name in names]) for n in range(1, self.rows + 1)]

    def clean(self) -> dict[str, Any]:
        """A further row is whole, or has no day."""
        found: dict[str, Any] = self.cleaned_data
        for number in self.filled():
            for name in ("starts", "ends"):
                field = f"{name}_{number}"
                if not found.get(field) and field not in self.errors:
                    self.add_error(field, HOUR)
            self._known(number)
        if not self.errors:
            try:
                read(self.said()["hours"])
            except Refused as refused:
                self.fail(refused)
        return found

    def _known(self, number: int) -> None:
        """A day of which the rules know the law, and that of its pay."""
        day, known = self.cleaned_data[f"day_{number}"], law.be().pack
        if not known.known_from <= day <= known.known_until:
            self.add_error(f"day_{number}", outside())
        elif law.pay_day(day) > known.known_until:
            self.add_error(f"day_{number}", paid_outside())

    def filled(self) -> list[int]:
        """The rows that have a day."""
        return [n for n in range(1, self.rows + 1) if self.cleaned_data.get(f"day_{n}")]

    def said(self) -> dict[str, Any]:
        """The periods of work."""
        found = self.cleaned_data
        return {
            "hours": tuple(
                Hours(found[f"day_{n}"], found[f"starts_{n}"], found[f"ends_{n}"])
                for n in self.filled()
            )
        }

    def fail(self, refused: Refused) -> None:
        """At the row that a verb names."""
        at = AT.fullmatch(refused.field)
        if at:
            number = self.filled()[int(at[1]) - 1]
            self.add_error(f"{at[2]}_{number}", HOUR)
        elif refused.field == "hours":
            self.add_error("day_1", str(OVER))
        else:
            self.add_error("day_1", refusal(refused))


OVER = _("Two of these times lie over each other. Look at them once more.")


def with_one_more(data: Mapping[str, str], rows: int) -> dict[str, str]:
    """The rows as they were typed, and one more: the day after the last, at the same hours."""
    more = {name: one for name, one in data.items() if name != "more"}
    last, new = rows, rows + 1
    for name in ("starts", "ends"):
        more[f"{name}_{new}"] = data.get(f"{name}_{last}", "")
    try:
        day = DayField().clean([data.get(f"day_{last}_{part}", "") for part in range(3)])
    except forms.ValidationError:
        day = None
    following: date | None = day + timedelta(days=1) if day else None
    for part, value in enumerate(parts(following)):
        more[f"day_{new}_{part}"] = value
    more["count"] = str(new)
    return more


def parts(day: date | None) -> tuple[str, str, str]:
    """A day in the three texts of its fields."""
    return (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")


def rows_of(hours: list[Any]) -> dict[str, Any]:
    """The periods that a contract keeps, as the fields of the form."""
    found: dict[str, Any] = {}
    for number, one in enumerate(stretches(hours), 1):
        found |= {
            f"day_{number}": one.day, f"starts_{number}": clock_of(one.from_minute),
            f"ends_{number}": clock_of(one.until_minute),
        }  # fmt: skip
    return found
