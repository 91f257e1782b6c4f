"""The tree behind a line: made from the rule itself, by running it on traces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from mutua.legislation.engine.errors import LANGUAGES, LegislationError
from mutua.legislation.engine.formula import Formula, leaves_of, roundings_of
from mutua.legislation.engine.numbers import value_text
from mutua.legislation.engine.parameters import Held
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import Rule
from mutua.legislation.engine.simplify import conditions_of, simple
from mutua.legislation.engine.traces import TRACES, Leaf, Rounded, Trace

if TYPE_CHECKING:
    from mutua.legislation.engine.payslip import Payslip

NOTHING: frozenset[str] = frozenset()


class UsedParameter(NamedTuple):
    """A figure of law that a line used: its value, since when it holds, and where it stands."""

    code: str
    label: str
    value: str
    since: str
    source: str
    confidence: str
    note: str


class Explanation(NamedTuple):
    """A line with its formula, numbers, rounding and law; ``inputs`` are what it comes from.

    ``amount`` is in minor units (or the unit named by ``unit``); ``shown`` is it as text;
    ``words`` is the formula in words, ``formula`` the same with the numbers put in, ``exact``
    the value before rounding (empty when nothing was rounded).
    """

    code: str
    label: str
    sentence: str
    amount: int
    unit: str
    shown: str
    words: str
    formula: str
    exact: str
    rounding: str
    law: str
    parameters: tuple[UsedParameter, ...]
    inputs: tuple[Explanation, ...]

    def to_dict(self) -> dict[str, Any]:
        """The tree as plain dictionaries, for JSON."""
        plain = self._asdict()
        plain["parameters"] = [used._asdict() for used in self.parameters]
        plain["inputs"] = [part.to_dict() for part in self.inputs]
        return plain

    def walk(self) -> Iterator[Explanation]:
        """This line and all below it."""
        yield self
        for part in self.inputs:
            yield from part.walk()


def explain(payslip: Payslip, code: str, language: str) -> Explanation:
    """The tree of a line of a payslip. Raises LegislationError for an unknown line or language."""
    if language not in LANGUAGES:
        raise LegislationError("language", language, "one_of", choices=", ".join(LANGUAGES))
    if code not in payslip.all:
        raise LegislationError("line", code, "one_of", choices=", ".join(payslip.all))
    return _Explainer(payslip, language).node(code)


class _Explainer:
    def __init__(self, payslip: Payslip, language: str) -> None:
        self.payslip = payslip
        self.system = payslip.system
        self.country = payslip.country
        self.language = language
        self.given = payslip.given
        self.made: dict[str, Explanation] = {}
        self.unit: Callable[[str], str] = cache(self._unit)
        self.label: Callable[[str], str] = cache(self._label)
        self.withheld = frozenset(
            rule.code for rule in self.system.rules if rule.kind in ("employee", "tax")
        )
        self._texts: dict[str, str] = {}

    def node(self, code: str) -> Explanation:
        if code not in self.made:
            rule = self.system.rule(code)
            self.made[code] = self._line(rule) if rule else self._input(code)
        return self.made[code]

    def _input(self, code: str) -> Explanation:
        shown = self.leaf_text(Leaf(self.given[code], code))
        label = self.label(code)
        return Explanation(
            code, label, "", int(self.given[code]), self.unit(code), shown,
            "", "", "", "", "", (), (),
        )  # fmt: skip

    def _line(self, rule: Rule) -> Explanation:
        arguments = [self._trace(need) for need in rule.needs]
        result = TRACES.bind(rule.function)(*arguments)
        whole = result.expression if isinstance(result, Trace) else Leaf(result)
        expression = simple(whole, self.withheld if rule.kind == "total" else NOTHING)
        used = names_in(expression, *conditions_of(whole))
        formula = Formula(self, rule.unit)
        amount = self.payslip.all[rule.code]
        return Explanation(
            code=rule.code,
            label=self.label(rule.code),
            sentence=self.country.labels.sentence(rule.code, self.language) or rule.summary,
            amount=amount,
            unit=rule.unit,
            shown=self.text(amount, rule.unit),
            words=formula.words(expression),
            formula=formula.numbers(expression),
            exact=self._exact(expression, rule.unit),
            rounding="; ".join(dict.fromkeys(self._rounding(r) for r in roundings_of(expression))),
            law=rule.law,
            parameters=tuple(
                self._parameter(self.system.held[n]) for n in used if n in self.system.held
            ),
            inputs=tuple(self.node(n) for n in used if n in self.given or self.system.rule(n)),
        )

    def choice_text(self, name: str, code: int) -> str:
        """The name of a choice of an input; empty where the input is not a choice."""
        one = self.country.inputs.get(name)
        if one is None or one.kind != "choice":
            return ""
        return self.country.labels.name("choices", f"{name}.{one.choices[code]}", self.language)

    def _trace(self, name: str) -> Trace:
        if name in self.given:
            value = self.given[name]
        elif name in self.payslip.all:
            value = self.payslip.all[name]
            if self.unit(name) == "flag":
                value = bool(value)
        else:
            value = self.system.constant(name)
        return Trace(value, Leaf(value, name))

    def _exact(self, expression: Any, unit: str) -> str:
        if isinstance(expression, Rounded) and expression.exact.denominator != 1:
            return self.text(expression.exact, unit)
        return ""

    def _rounding(self, rounding: Any) -> str:
        name = self.country.labels.name("roundings", rounding.direction, self.language)
        return f"{name} ({rounding.reference})"

    def _parameter(self, held: Held) -> UsedParameter:
        code = held.parameter.name
        return UsedParameter(
            code=code,
            label=self.label(code),
            value=self.leaf_text(Leaf(held.value, code)),
            since=held.dated.since.isoformat(),
            source=held.dated.source,
            confidence=held.dated.confidence,
            note=held.dated.note,
        )

    def text(self, value: int | Fraction | Rate, unit: str) -> str:
        pack = self.country.pack
        return value_text(value, unit, self.language, pack.symbol or pack.currency, pack.decimals)

    def _unit(self, name: str) -> str:
        rule = self.system.rule(name)
        if rule:
            return rule.unit
        if name in self.system.held:
            return self.system.held[name].parameter.unit
        one = self.country.inputs.get(name)
        if one:
            return "number" if one.kind == "choice" else one.kind
        if name.endswith("_rate"):
            return "share"
        return "money" if name.endswith("_amount") else "number"

    def _label(self, name: str) -> str:
        section = "lines" if self.system.rule(name) else "inputs"
        if name in self.system.held:
            section = "parameters"
        elif name in self.system.settings:
            section = "settings"
        return self.country.labels.name(section, name, self.language)

    def leaf_text(self, leaf: Leaf) -> str:
        if leaf.name not in self._texts:
            self._texts[leaf.name] = self._leaf_text(leaf)
        return self._texts[leaf.name]

    def _leaf_text(self, leaf: Leaf) -> str:
        choice = self.choice_text(leaf.name, int(leaf.value)) if leaf.name in self.given else ""
        if choice:
            return choice
        if isinstance(leaf.value, int | Rate):
            return self.text(leaf.value, self.unit(leaf.name))
        return self.country.labels.name("words", "table", self.language)


def names_in(*expressions: Any) -> list[str]:
    """Names of lines, inputs and parameters in expressions, each once, in order."""
    found = (leaf.name for part in expressions for leaf in leaves_of(part) if leaf.name)
    return list(dict.fromkeys(found))
