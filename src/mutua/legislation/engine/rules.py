"""A rule: one small function for one line of the payslip, and what is said of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from types import FunctionType, ModuleType
from typing import Any, Final, TypeVar

KINDS: Final = (
    "gross",  # agreed pay
    "employee",  # withheld from the pay, for social security
    "tax",  # withheld from the pay, for the tax office
    "allowance",  # paid beside the pay, free of tax
    "employer",  # contributions that the employer adds
    "reduction",  # taken off the employer's contributions
    "house",  # the cooperative's own cost, not law
    "total",  # sums
    "detail",  # shown on the payslip, already inside another line
    "step",  # a step between, shown in the explanation
)
UNITS: Final = ("money", "hundredths", "tenthousandths", "number", "flag")

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, eq=False)
class Rule:
    """One function of a country, with the line it computes.

    ``needs`` are the names of its arguments: other lines, inputs, parameters or settings.
    ``summary`` is the first paragraph of its docstring, ``law`` what follows 'Law:' there.
    ``regimes`` empty means every regime; ``since`` and ``until`` bound the day of work.
    """

    code: str
    function: FunctionType
    needs: tuple[str, ...]
    kind: str
    unit: str
    regimes: frozenset[str]
    since: date | None
    until: date | None
    summary: str
    law: str

    def holds(self, regime: str, worked: date) -> bool:
        """Whether the rule belongs to a regime on a day of work."""
        return (
            (not self.regimes or regime in self.regimes)
            and (self.since is None or self.since <= worked)
            and (self.until is None or worked <= self.until)
        )


def rule(
    kind: str,
    unit: str = "money",
    *,
    line: str | None = None,
    regimes: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> Callable[[Function], Function]:
    """Mark a function as the rule of a line (by default the line of the same name)."""
    if kind not in KINDS or unit not in UNITS:
        raise ValueError(f"kind {kind!r} and unit {unit!r}: of {KINDS} and {UNITS}")

    def mark(function: Function) -> Function:
        function.__rule__ = {  # type: ignore[attr-defined]
            "code": line or function.__name__,
            "kind": kind,
            "unit": unit,
            "regimes": frozenset(regimes),
            "since": since,
            "until": until,
        }
        return function

    return mark


def rules_of(modules: Iterable[ModuleType]) -> tuple[Rule, ...]:
    """All rules that stand in these modules, in the order of their text."""
    found = []
    for module in modules:
        for value in vars(module).values():
            marks = getattr(value, "__rule__", None)
            if marks and value.__module__ == module.__name__:
                summary, law = read_docstring(value)
                needs = tuple(inspect.signature(value).parameters)
                found.append(Rule(function=value, needs=needs, summary=summary, law=law, **marks))
    return tuple(found)


def read_docstring(function: FunctionType) -> tuple[str, str]:
    """The sentence and the law of a rule. A rule without them is refused."""
    text = inspect.cleandoc(function.__doc__ or "")
    summary, mark, law = text.partition("Law:")
    if not summary.strip() or not mark or not law.strip():
        raise ValueError(f"{function.__name__}: its docstring says what the line is, then 'Law: …'")
    return " ".join(summary.split()), " ".join(law.split())
