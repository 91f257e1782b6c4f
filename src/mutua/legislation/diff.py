"""A law change as data: which figures and lines differ between two days, who gains and loses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mutua.legislation.cases import case_facts
from mutua.legislation.engine.country import Country
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.parameters import DatedValue


@dataclass(frozen=True)
class ParameterChange:
    """A parameter with its value on the one day and on the other; None where it has none."""

    name: str
    before: DatedValue | None
    after: DatedValue | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CaseChange:
    """What one case gives on each day: lines that differ, in minor units (before, after)."""

    id: str
    lines: Mapping[str, tuple[int, int]]
    error: LegislationError | None = None


def parameter_changes(law: Country, before: date, after: date) -> Iterator[ParameterChange]:
    """Every parameter whose value on the second day is not that of the first, with the lines
    of a payslip that rest on it."""
    for parameter in law.parameters.values():
        one, other = (parameter.on(day, law.known_on) for day in (before, after))
        if (one.raw if one else None) != (other.raw if other else None):
            yield ParameterChange(parameter.name, one, other, lines_resting_on(law, parameter.name))


def figures(raw: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """The single figures of a value, each with its place in it (a row of a table, a regime)."""
    if isinstance(raw, Mapping):
        for key, below in raw.items():
            yield from figures(below, f"{place}.{key}" if place else str(key))
    elif isinstance(raw, list):
        for number, below in enumerate(raw, 1):
            yield from figures(below, f"{place}.{number}" if place else str(number))
    else:
        yield place, str(raw)


def figure_changes(change: ParameterChange) -> list[tuple[str, str, str]]:
    """Place, figure before and figure after, for each figure of a parameter that differs."""
    one = dict(figures(change.before.raw)) if change.before else {}
    other = dict(figures(change.after.raw)) if change.after else {}
    return [
        (place, one.get(place, "none"), other.get(place, "none"))
        for place in dict.fromkeys((*one, *other))
        if one.get(place) != other.get(place)
    ]


def lines_resting_on(law: Country, name: str) -> tuple[str, ...]:
    """Lines of a payslip that a parameter can change, straight or through other lines."""
    touched = {name}
    lines = []
    growing = True
    while growing:
        found = [r for r in law.all_rules if r.code not in touched and touched & set(r.needs)]
        touched.update(rule.code for rule in found)
        lines += [rule.code for rule in found if rule.kind != "step"]
        growing = bool(found)
    return tuple(dict.fromkeys(lines))


def rule_changes(law: Country, before: date, after: date) -> tuple[str, ...]:
    """Lines that another rule computes on the second day."""
    changed = set()
    for regime in law.regimes_known:
        one, other = (
            {rule.code: rule.function for rule in law.rules_for(regime, day)}
            for day in (before, after)
        )
        changed |= {code for code in one.keys() | other.keys() if one.get(code) != other.get(code)}
    return tuple(sorted(changed))


def case_changes(cases: Iterable[Any], before: date, after: date) -> Iterator[CaseChange]:
    """Each case worked and paid on the one day and on the other: what differs."""
    for place, case in enumerate(cases, 1):
        named = case.get("id") if isinstance(case, Mapping) else None
        case_id = str(named if named is not None else f"case {place}")
        try:
            law, regime, inputs, _ = case_facts(case)
            one, other = (
                law.evaluate(regime=regime, inputs=inputs, as_of=day).lines
                for day in (before, after)
            )
        except LegislationError as error:
            yield CaseChange(case_id, {}, error)
            continue
        codes = dict.fromkeys((*one, *other))
        different = {code: (one.get(code, 0), other.get(code, 0)) for code in codes}
        yield CaseChange(case_id, {c: pair for c, pair in different.items() if pair[0] != pair[1]})
