"""Which figures that are still to be confirmed could change this payslip, and which of its lines.

A ceiling far above the pay, read in one source only, is no reason to doubt the pay. So each open
figure is moved by a tenth, down and up, and the payslip is worked out again: what stays as it is
does not depend on the figure. A figure that cannot be moved so counts as one that could matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from mutua.legislation.engine.parameters import Held
from mutua.legislation.engine.payslip import Payslip
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.system import System
from mutua.legislation.engine.tables import Choices

OPEN = "to be confirmed"
TENTHS = (9, 11)
LEAST_RATE = Rate(1, 10_000)  # what stands in for a rate of nil


def doubtful_lines(payslip: Payslip) -> Mapping[str, frozenset[str]]:
    """For each open figure that could change the payslip, the lines and steps it would change."""
    found = {}
    for name, held in payslip.system.held.items():
        if held.dated.confidence == OPEN:
            codes = _changed(payslip, name, held)
            if codes:
                found[name] = codes
    return found


def _changed(payslip: Payslip, name: str, held: Held) -> frozenset[str]:
    codes: set[str] = set()
    for run in _moved_runners(payslip.system, name):
        results = run(*payslip.values)
        pairs = zip(payslip.system.codes, results, payslip.results, strict=True)
        codes.update(code for code, one, other in pairs if one != other)
    if _moved(held.value, TENTHS[0]) is None:
        codes.update(_resting_on(payslip.system, name))
    return frozenset(codes)


def _resting_on(system: System, name: str) -> set[str]:
    touched = {name}
    for rule in system.rules:
        if touched & set(rule.needs):
            touched.add(rule.code)
    return touched - {name}


@lru_cache(128)
def _moved_runners(system: System, name: str) -> tuple[Callable[..., Any], ...]:
    """The rules with the figure a tenth lower, and a tenth higher."""
    held = system.held[name]
    runners = []
    for tenths in TENTHS:
        value = _moved(held.value, tenths)
        if value is not None:
            other = {**system.held, name: held._replace(value=value)}
            runners.append(replace(system, held=other, _made={}).runner())
    return tuple(runners)


def _moved(value: Any, tenths: int) -> Any:
    """The figure times so many tenths; None where it is no plain figure."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value * tenths // 10
    if isinstance(value, Rate):
        if not value.numerator:
            return LEAST_RATE
        return Rate(value.numerator * tenths, value.denominator * 10)
    if isinstance(value, Choices):
        return Choices(
            tuple(_moved(rate, tenths) if rate.numerator else rate for rate in value.rates),
            tuple(_moved(amount, tenths) for amount in value.amounts),
        )
    return None
