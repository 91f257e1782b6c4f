"""A country's law at one state of knowledge, with the calls that other rooms use."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from inspect import signature
from typing import TYPE_CHECKING, Any

import numpy as np

from mutua.legislation.engine.dates import read_date, read_dates
from mutua.legislation.engine.encoding import Encoder
from mutua.legislation.engine.errors import LegislationError, known
from mutua.legislation.engine.inputs import Input
from mutua.legislation.engine.labels import Labels
from mutua.legislation.engine.pack import CountryPack, Dates
from mutua.legislation.engine.parameters import Held, Parameter, hold, load_parameters
from mutua.legislation.engine.payslip import Payslip
from mutua.legislation.engine.rules import Rule, rules_of
from mutua.legislation.engine.settings import read_settings
from mutua.legislation.engine.system import System, in_order

if TYPE_CHECKING:
    from mutua.legislation.engine.advice import Advice, Option, Question
    from mutua.legislation.engine.solve import Solution
    from mutua.legislation.engine.verdicts import Verdict

SELECTORS = {"work": "worked_from", "payment": "paid_on", "contract": "contract_start"}


class Country:
    """The law of one country, as known on a day, with the enterprise's own settings.

    Amounts are integers of minor units, hours and fractions hundredths. Every method raises
    LegislationError for a fact the rules cannot take.
    """

    def __init__(
        self,
        pack: CountryPack,
        settings: Mapping[str, Any] | None = None,
        known_on: date | None = None,
    ) -> None:
        self.pack = pack
        self.known_on = None if known_on is None else read_date("known_on", known_on)
        self.settings = read_settings(pack, {} if settings is None else settings)
        self.given_settings = dict(settings or {})
        self._systems: dict[tuple[Any, ...], System] = {}
        self._places: dict[tuple[Any, ...], tuple[Dates, Encoder, System]] = {}

    def __repr__(self) -> str:
        known = f", known_on={self.known_on}" if self.known_on else ""
        return f"country({self.pack.code!r}{known})"

    @property
    def code(self) -> str:
        """The country's two letters."""
        return self.pack.code

    @property
    def regimes_known(self) -> tuple[str, ...]:
        """Codes of the regimes that these rules know."""
        return self.pack.regimes

    @property
    def regimes_of_work(self) -> tuple[str, ...]:
        """Codes of the regimes under which work is done; the others are payments."""
        return tuple(one for one in self.pack.regimes if one not in self.pack.payments)

    @cached_property
    def inputs(self) -> dict[str, Input]:
        """The inputs that a case may give, by code."""
        return {one.code: one for one in self.pack.inputs}

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Every parameter with all its dated values."""
        return load_parameters(self.pack.folder)

    @cached_property
    def all_rules(self) -> tuple[Rule, ...]:
        """Every rule of the country, of all regimes and days."""
        apart = [module for modules in self.pack.own_modules.values() for module in modules]
        return rules_of([*self.pack.modules, *apart])

    def rules_for(self, regime: str, worked: date) -> tuple[Rule, ...]:
        """The rules of a regime on a day of work; a rule for named regimes precedes a general one."""
        modules = self.pack.own_modules.get(regime, self.pack.modules)
        holding = [rule for rule in rules_of(modules) if rule.holds(regime, worked)]
        particular = {rule.code for rule in holding if rule.regimes}
        return tuple(rule for rule in holding if rule.regimes or rule.code not in particular)

    @cached_property
    def labels(self) -> Labels:
        """Names and sentences of lines, inputs, regimes and questions in four languages."""
        return Labels(self.pack.folder)

    @cached_property
    def changes(self) -> dict[str, tuple[date, ...]]:
        """For work, payment and contract: the days on which a parameter or rule begins to differ."""
        days: dict[str, set[date]] = {
            "work": {self.pack.known_from},
            "payment": set(),
            "contract": set(),
        }
        for parameter in self.parameters.values():
            days[parameter.selected_by].update(parameter.changes(self.known_on))
        for rule in self.all_rules:
            days["work"].update(day for day in (rule.since,) if day)
            days["work"].update(date.fromordinal(d.toordinal() + 1) for d in (rule.until,) if d)
        return {by: tuple(sorted(found)) for by, found in days.items()}

    def system(self, regime: str, dates: Dates) -> System:
        """The rules and parameters for a regime on these dates."""
        key = (
            regime,
            bisect_right(self.changes["work"], dates.worked_from),
            bisect_right(self.changes["payment"], dates.paid_on),
            bisect_right(self.changes["contract"], dates.contract_start),
        )
        if key not in self._systems:
            self._systems[key] = self._build(regime, dates)
        return self._systems[key]

    def _build(self, regime: str, dates: Dates) -> System:
        rules = self.rules_for(regime, dates.worked_from)
        codes = {rule.code for rule in rules}
        names = (*(i.code for i in self.pack.inputs), *self.pack.calendar(dates))
        overlap = codes & ({*names} | set(self.parameters) | set(self.settings))
        if overlap:
            raise ValueError(f"both a line and an input or parameter: {sorted(overlap)}")
        wanted = {need for rule in rules for need in rule.needs}
        held = {
            name: self._hold(self.parameters[name], regime, dates)
            for name in wanted
            if name in self.parameters
        }
        known = frozenset(names) | frozenset(held) | frozenset(self.settings)
        return System(regime, in_order(rules, known), held, self.settings, tuple(names))

    def _hold(self, parameter: Parameter, regime: str, dates: Dates) -> Held:
        day = {
            "work": dates.worked_from,
            "payment": dates.paid_on,
            "contract": dates.contract_start,
        }[parameter.selected_by]
        dated = parameter.on(day, self.known_on)
        if dated is None:
            raise LegislationError(
                "known_on" if parameter.on(day) else SELECTORS[parameter.selected_by],
                str(self.known_on or day),
                "form",
                what=f"a day on which a value of {parameter.name} is known",
            )
        choices = {i.code: i.choices for i in self.pack.inputs}
        return hold(parameter, dated, regime, choices, self.pack.decimals)

    def place(self, regime: str, when: Mapping[str, Any]) -> tuple[Dates, Encoder, System]:
        """The dates, the reader of inputs and the system of a case; kept for the next one."""
        try:
            key = (regime, *when.items())
            return self._places[key]
        except (KeyError, TypeError):  # not met before, or something that no place can have
            pass
        if not known(regime, self.pack.regimes):
            raise LegislationError("regime", regime, "one_of", choices=", ".join(self.pack.regimes))
        dates = read_dates(self.pack, when)
        found = (dates, Encoder(self.pack, regime, dates), self.system(regime, dates))
        if len(self._places) > 4096:
            self._places.clear()
        self._places[key] = found
        return found

    def evaluate(self, *, regime: str, inputs: Mapping[str, Any], **when: Any) -> Payslip:
        """One payslip. ``when`` is as_of, or worked_from, worked_until, paid_on, contract_start.

        ``.lines`` maps codes to minor units; ``.assumed`` lists each default that was used.
        """
        dates, encoder, system = self.place(regime, when)
        values, assumed = encoder.encode(inputs)
        return Payslip(self, system, dates, values, assumed, system.runner()(*values))

    def evaluate_many(
        self,
        *,
        regime: str,
        inputs: Mapping[str, Any],
        lines: tuple[str, ...] | None = None,
        **when: Any,
    ) -> dict[str, Any]:
        """The same rules over columns: each input one value or an array of one length (rows).

        Gives an int64 array a line (all lines of a payslip, or those named by ``lines``).
        """
        from mutua.legislation.engine.blocks import run_in_blocks

        _, encoder, system = self.place(regime, when)
        values, rows = encoder.encode_columns(inputs)
        return run_in_blocks(system, system.known(lines), values, rows)

    def solve(
        self,
        *,
        regime: str,
        inputs: Mapping[str, Any],
        employment_budget: int | None = None,
        client_price: int | None = None,
        net: int | None = None,
        **when: Any,
    ) -> Solution:
        """Back to the gross: from the employment budget, from the price the client pays
        excluding VAT (levy and expenses come off first), or from a wished net. Exactly one.

        Gives the largest gross whose charged cost does not exceed the budget, exact to one
        minor unit; for a net the smallest gross that gives it, or else the two nearest.
        """
        from mutua.legislation.engine.solve import solve

        targets = {"employment_budget": employment_budget, "client_price": client_price, "net": net}
        return solve(self, regime, inputs, when, **targets)

    def solve_many(
        self, *, regime: str, inputs: Mapping[str, Any], employment_budget: Any, **when: Any
    ) -> Any:
        """The gross of ``solve`` for a column of employment budgets (int64, rows): the largest
        whose charged cost fits; −1 where none does. Inputs are values or columns of that length.
        """
        from mutua.legislation.engine.solve import GROSS, budget_column
        from mutua.legislation.engine.solve_many import largest_that_fit

        _, encoder, system = self.place(regime, when)
        budgets = budget_column(employment_budget)
        values, _ = encoder.encode_columns({**inputs, GROSS: np.zeros_like(budgets)})
        return largest_that_fit(system, "charged_cost", values, encoder.places[GROSS], budgets)

    def regimes(self, answers: Mapping[str, Any]) -> tuple[Advice, ...]:
        """Every regime with the verdict for these answers and its reasons."""
        if self.pack.regime_advice is None:
            return ()
        for code, value in answers.items():
            if code in self.inputs and value is not None:
                self.inputs[code].check(value)
        return self.pack.regime_advice(answers)

    def questions(self, answers: Mapping[str, Any], **when: Any) -> tuple[Question, ...]:
        """The questions whose answer can still change the result, in the order to ask them.

        First those that decide which regimes are lawful; once these are known, and the answers
        hold the gross pay, its hours and the dates (``when``), those that change a line of it.
        """
        from mutua.legislation.engine.advice import lawful_set, open_questions, pay_questions

        first = tuple(open_questions(self, answers))
        if first or answers.get("gross_pay") is None:
            return first
        lawful = tuple(r for r in self.pack.regimes if r in lawful_set(self, answers))
        return tuple(pay_questions(self, answers, lawful, when))

    def compare(
        self,
        *,
        inputs: Mapping[str, Any],
        employment_budget: int | None = None,
        client_price: int | None = None,
        net: int | None = None,
        **when: Any,
    ) -> tuple[Option, ...]:
        """The same work under every regime: now (solution) and later, with the reasons.

        Without a budget, price or net the inputs hold the gross pay.
        """
        from mutua.legislation.engine.compare import compare

        target = {"employment_budget": employment_budget, "client_price": client_price, "net": net}
        return compare(self, inputs, when, target)

    def figure(self, name: str, on: date, choice: str = "") -> tuple[Any, str]:
        """The typed value of a parameter on a day, and the day since which it holds.

        ``choice`` is the regime or answer for which it holds, where its value depends on one.
        """
        parameter = self.parameters[name]
        dated = parameter.on(on, self.known_on)
        if dated is None:
            raise LegislationError(
                "known_on" if parameter.on(on) else "day",
                str(self.known_on or on),
                "form",
                what=f"a day on which a value of {name} is known",
            )
        one = parameter._replace(by="regime") if parameter.by else parameter
        held = hold(one, dated, choice, {}, self.pack.decimals)
        return held.value, dated.since.isoformat()

    def check(
        self, *, contract: Mapping[str, Any], history: Sequence[Mapping[str, Any]] = ()
    ) -> tuple[Verdict, ...]:
        """The verdict of every employer rule on a contract, among the person's other contracts.

        A contract has ``regime``, ``gross_pay`` (minor units) and ``periods`` (a list of day,
        from and until, such as '20:00'); the reference lists its other facts.
        """
        if self.pack.check is None:
            return ()
        found: tuple[Verdict, ...] = self.pack.check(self, contract, history)
        return found

    def rule(self, name: str, **facts: Any) -> Any:
        """Other law of the country: ``country.rule('pay_day', worked_until=…)``."""
        found: Callable[..., Any] | None = self.pack.other_rules.get(name)
        if found is None:
            raise LegislationError(
                "rule", name, "one_of", choices=", ".join(sorted(self.pack.other_rules))
            )
        asked = list(signature(found).parameters.values())[1:]
        for one in asked:
            if one.name not in facts and one.default is one.empty:
                raise LegislationError(one.name, None, "needed", what=f"a fact of {name}")
        names = [one.name for one in asked]
        for fact, value in facts.items():
            if fact not in names:
                raise LegislationError(fact, value, "one_of", choices=", ".join(names))
        return found(self, **facts)
