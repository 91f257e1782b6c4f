"""Dated parameters of a country: read from YAML, kept in a compiled form, chosen for a day.

A value holds in law ``from`` a day, and is ``recorded`` (known to us) on another. Among the
values known on a day, the one that holds is the last to begin; a mended value has the same
``from`` and a later ``recorded``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from mutua.legislation.engine.compiled import compiled_yaml
from mutua.legislation.engine.values import typed_value

SELECTED_BY: Final = ("work", "payment", "contract")
UNITS: Final = (
    "money",
    "share",
    "factor",
    "number",
    "days",
    "hours",
    "minutes",
    "brackets",
    "steps",
    "counts",
)
CONFIDENCE: Final = ("verified", "derived", "to be confirmed")


class DatedValue(NamedTuple):
    """One value of a parameter, with the days it holds from and was recorded, and its source."""

    since: date
    recorded: date
    raw: Any
    source: str
    confidence: str
    note: str = ""


class Parameter(NamedTuple):
    """A figure of law over time. ``by`` names what tells its value apart (regime or an input)."""

    name: str
    subject: str
    unit: str
    selected_by: str
    by: str
    label: Mapping[str, str]
    values: tuple[DatedValue, ...]

    def on(self, day: date, known_on: date | None = None) -> DatedValue | None:
        """The value in force on a day, as known on another day; None before the first."""
        found = None
        for value in self.values:
            if value.since <= day and (known_on is None or value.recorded <= known_on):
                found = value
        return found

    def changes(self, known_on: date | None = None) -> tuple[date, ...]:
        """The days on which a value begins, as known on a day."""
        days = {
            value.since for value in self.values if known_on is None or value.recorded <= known_on
        }
        return tuple(sorted(days))


class Held(NamedTuple):
    """The value of a parameter for one system: typed, with where it comes from."""

    parameter: Parameter
    dated: DatedValue
    value: Any


def hold(
    parameter: Parameter,
    dated: DatedValue,
    regime: str,
    choices: Mapping[str, tuple[str, ...]],
    decimals: int,
) -> Held:
    """Type a value for a regime: exact rates, integers of minor units, tables."""
    return Held(parameter, dated, typed_value(parameter, dated.raw, regime, choices, decimals))


def load_parameters(folder: Path) -> dict[str, Parameter]:
    """All parameters of a country's folder, by name, from its ``*.parameters.yaml``."""
    found: dict[str, Parameter] = {}
    for file, entries in compiled_yaml(folder, "*.parameters.yaml", "parameters").items():
        subject = file.rpartition("/")[2].partition(".")[0]
        for name, entry in entries.items():
            if name in found:
                raise ValueError(f"parameter {name} stands in {found[name].subject} and {subject}")
            found[name] = _parameter(name, subject, entry)
    return found


def _parameter(name: str, subject: str, entry: Mapping[str, Any]) -> Parameter:
    values = sorted(_dated_values(entry["values"]), key=lambda value: (value.since, value.recorded))
    return Parameter(
        name=name,
        subject=subject,
        unit=entry["unit"],
        selected_by=entry.get("selected_by", "work"),
        by=entry.get("by", ""),
        label=entry.get("label", {}),
        values=tuple(values),
    )


def _dated_values(entries: Iterable[Mapping[str, Any]]) -> Iterator[DatedValue]:
    for entry in entries:
        yield DatedValue(
            since=date.fromisoformat(entry["from"]),
            recorded=date.fromisoformat(entry["recorded"]),
            raw=entry["value"],
            source=entry["source"],
            confidence=entry["confidence"],
            note=entry.get("note", ""),
        )
