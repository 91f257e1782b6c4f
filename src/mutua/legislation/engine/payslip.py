"""One payslip: every line, the defaults used, and its explanation on demand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mutua.legislation.engine.pack import Dates
from mutua.legislation.engine.system import System

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country
    from mutua.legislation.engine.explain import Explanation


class Payslip:
    """The result of one evaluation. Amounts are minor units.

    ``assumed`` maps each input that was absent to the default used.
    """

    def __init__(
        self,
        country: Country,
        system: System,
        dates: Dates,
        values: list[Any],
        assumed: Mapping[str, Any],
        results: tuple[int, ...],
    ) -> None:
        self.country = country
        self.system = system
        self.dates = dates
        self.values = values
        self.assumed = assumed
        self.results = results

    @cached_property
    def all(self) -> dict[str, int]:
        """Lines and the steps between, by code."""
        return dict(zip(self.system.codes, map(int, self.results), strict=True))

    @cached_property
    def lines(self) -> dict[str, int]:
        """The lines of the payslip, by code."""
        return dict(zip(self.system.lines, self.system.pick_lines(self.results), strict=True))

    @cached_property
    def given(self) -> dict[str, Any]:
        """Inputs and facts of the calendar as the rules took them, by code."""
        return dict(zip(self.system.names, self.values, strict=True))

    @property
    def regime(self) -> str:
        """The regime's code."""
        return self.system.regime

    @property
    def pay_by(self) -> date | None:
        """The last day by which the net pay is on the account, where the country promises one."""
        if "pay_day" not in self.country.pack.other_rules:
            return None
        day: date = self.country.rule("pay_day", worked_until=self.dates.worked_until)
        return day

    def explain(self, code: str, language: str = "en") -> Explanation:
        """The tree behind a line: formula, numbers, rounding, law, and the lines it comes from."""
        from mutua.legislation.engine.explain import explain

        return explain(self, code, language)
