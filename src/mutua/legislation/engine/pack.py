"""What a country brings to the engine: its folder, inputs, regimes, rules and settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from mutua.legislation.engine.inputs import Input
from mutua.legislation.engine.standing import Standing


class Dates(NamedTuple):
    """The dates of a payslip: the work it covers, the day it is paid, the contract's first day."""

    worked_from: date
    worked_until: date
    paid_on: date
    contract_start: date


class Setting(NamedTuple):
    """One of the enterprise's own figures: a rate ('6.5 %'), a rate or an amount, or a choice."""

    code: str
    kind: str
    default: str | int
    choices: tuple[str, ...] = ()


def last_of_month(day: date) -> date:
    """The last day of a day's calendar month."""
    month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(month.toordinal() - 1)


@dataclass(frozen=True)
class CountryPack:
    """A country as data and small functions; the engine knows nothing else of it.

    ``own_modules`` names regimes whose rules stand apart from those of ``modules``.
    ``last_of_period`` gives the last day that a payslip begun on a day may cover.
    ``calendar`` gives facts that the days of work decide (full-time days of the month);
    ``one_of`` names inputs of which one at least is needed, save in the regimes of ``payments``,
    which pay no hours of work, and where the input ``pay`` is nothing; ``without_effect`` names inputs that a regime refuses, because
    they would change nothing there; ``other_rules`` answers
    ``country.rule``; ``check`` answers ``country.check``; ``regime_advice`` answers
    ``country.regimes``. ``standings`` says of each regime of work what it is in law.
    """

    code: str
    name: Mapping[str, str]
    currency: str
    decimals: int
    folder: Path
    known_from: date
    known_until: date
    regimes: tuple[str, ...]
    inputs: tuple[Input, ...]
    modules: tuple[ModuleType, ...]
    settings: tuple[Setting, ...]
    calendar: Callable[[Dates], dict[str, int]]
    own_modules: Mapping[str, tuple[ModuleType, ...]] = field(default_factory=dict)
    symbol: str = ""
    last_of_period: Callable[[date], date] = last_of_month
    one_of: tuple[tuple[str, ...], ...] = ()
    payments: tuple[str, ...] = ()
    pay: str = ""
    without_effect: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contradictions: Callable[[Dates | None, Mapping[str, Any]], None] | None = None
    other_rules: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    check: Callable[..., tuple[Any, ...]] | None = None
    regime_advice: Callable[[Mapping[str, Any]], tuple[Any, ...]] | None = None
    questions: tuple[Any, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    later: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
