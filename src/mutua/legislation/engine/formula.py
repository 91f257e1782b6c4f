"""A traced expression as text: in words, and with the numbers put in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import gcd
from typing import Any, Final, Protocol

from mutua.legislation.engine.numbers import SCALES, plain, rate_text
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rounding import Rounding
from mutua.legislation.engine.simplify import MINUS, PLUS
from mutua.legislation.engine.traces import Leaf, Operation, Rounded, Row

WORDS: Final = {
    "smaller": {
        "en": "the smaller of {0} and {1}",
        "fr": "le plus petit de {0} et {1}",
        "nl": "het kleinste van {0} en {1}",
        "de": "der kleinere Wert von {0} und {1}",
    },
    "larger": {
        "en": "the larger of {0} and {1}",
        "fr": "le plus grand de {0} et {1}",
        "nl": "het grootste van {0} en {1}",
        "de": "der größere Wert von {0} und {1}",
    },
    "not": {"en": "not {0}", "fr": "pas {0}", "nl": "niet {0}", "de": "nicht {0}"},
    "and": {"en": "{0} and {1}", "fr": "{0} et {1}", "nl": "{0} en {1}", "de": "{0} und {1}"},
    "or": {"en": "{0} or {1}", "fr": "{0} ou {1}", "nl": "{0} of {1}", "de": "{0} oder {1}"},
    "for": {
        "en": "{0} for {1}",
        "fr": "{0} pour {1}",
        "nl": "{0} voor {1}",
        "de": "{0} für {1}",
    },
}
SUM: Final = (PLUS, MINUS)
EXTREMES: Final = ("smaller", "larger")


class Speaker(Protocol):
    """What a formula asks about names: labels, units and texts in the chosen language."""

    language: str

    label: Callable[[str], str]
    unit: Callable[[str], str]

    def leaf_text(self, leaf: Leaf) -> str: ...
    def text(self, value: int | Fraction, unit: str) -> str: ...
    def choice_text(self, name: str, code: int) -> str: ...


def parts_of(expression: Any) -> tuple[Any, ...]:
    """The expressions directly inside one, without the branch that was not taken."""
    if isinstance(expression, Operation):
        return expression.parts
    if isinstance(expression, Rounded):
        return (expression.part,)
    if isinstance(expression, Row):
        return (expression.table, expression.amount)
    return ()


def leaves_of(expression: Any) -> Iterator[Leaf]:
    """All leaves of an expression, from left to right."""
    if isinstance(expression, Leaf):
        yield expression
    for part in parts_of(expression):
        yield from leaves_of(part)


def roundings_of(expression: Any) -> Iterator[Rounding]:
    """The roundings that took place in an expression."""
    if isinstance(expression, Rounded) and expression.exact != expression.value:
        yield expression.rounding
    for part in parts_of(expression):
        yield from roundings_of(part)


class Formula:
    """Writes the expression of a line in one language."""

    def __init__(self, speaker: Speaker, unit: str) -> None:
        self.speaker = speaker
        self.unit = unit

    def words(self, expression: Any) -> str:
        """The formula in words: names instead of numbers."""
        text = self._write(expression, self._name, self.unit)
        return text[:1].upper() + text[1:]

    def numbers(self, expression: Any) -> str:
        """The formula with the numbers put in."""
        return self._write(expression, self.speaker.leaf_text, self.unit)

    def _name(self, leaf: Leaf) -> str:
        """A label as it stands inside a sentence: German keeps its capitals, and so do acronyms."""
        label = self.speaker.label(leaf.name)
        keeps = self.speaker.language == "de" or not label[1:2].islower()
        return label if keeps else label[:1].lower() + label[1:]

    def _write(self, expression: Any, write: Callable[[Leaf], str], unit: str) -> str:
        """The text of an expression; ``unit`` is that of bare numbers in it."""
        if isinstance(expression, Leaf):
            if not expression.name:
                return self._bare(expression, unit)
            if unit == "flag" and write != self._name:
                return f"{self.speaker.label(expression.name)}: {write(expression)}"
            return write(expression)
        if isinstance(expression, Rounded):
            return self._write(expression.part, write, unit)
        if isinstance(expression, Row):
            return self._row(expression, write)
        if write != self._name and self._is_fact(expression):
            return self._fact(expression)
        if expression.sign in ("×", "÷"):
            return self._product(expression, write)
        if expression.sign == "for" and write != self._name:
            return self._found(expression)
        if self._is_fact(expression) and expression.sign == "=":
            return self._chosen(expression)
        return self._joined(expression, write, unit)

    def _joined(self, expression: Operation, write: Callable[[Leaf], str], unit: str) -> str:
        named = [part for part in expression.parts if not _bare(part)]
        inside = self._unit_of(named[0]) if named else unit
        if expression.sign in ("and", "or"):
            inside = "flag"
        texts = [self._inside(part, expression.sign, write, inside) for part in expression.parts]
        if expression.sign in WORDS:
            return WORDS[expression.sign][self.speaker.language].format(*texts)
        return f" {expression.sign} ".join(texts)

    def _is_fact(self, expression: Operation) -> bool:
        """A plain fact of the case: a choice that is compared, or a flag that is turned round."""
        left = expression.parts[0]
        if not isinstance(left, Leaf) or not left.name:
            return False
        return expression.sign == "not" or (
            expression.sign == "=" and self.speaker.choice_text(left.name, 0) != ""
        )

    def _fact(self, expression: Operation) -> str:
        """A fact with what the case says of it: 'Permanent staff: no'."""
        leaf = expression.parts[0]
        return f"{self.speaker.label(leaf.name)}: {self.speaker.leaf_text(leaf)}"

    def _bare(self, leaf: Leaf, unit: str) -> str:
        if isinstance(leaf.value, bool):
            return self.speaker.text(leaf.value, "flag")
        if unit == "money" or unit in SCALES:
            return self.speaker.text(leaf.value, "number" if unit == "flag" else unit)
        return plain(Fraction(leaf.value), self.speaker.language)

    def _inside(self, part: Any, sign: str, write: Callable[[Leaf], str], unit: str) -> str:
        text = self._write(part, write, unit)
        inner = _visible(part)
        if not isinstance(inner, Operation):
            return text
        closed = (
            (sign == MINUS and inner.sign in SUM)
            or (sign in SUM and inner.sign in EXTREMES)
            or (sign in EXTREMES and inner.sign in (*SUM, *EXTREMES, "×", "÷"))
        )
        signs = any(f" {one} " in text for one in (*SUM, "×", "÷"))
        return f"({text})" if closed and (signs or inner.sign in EXTREMES) else text

    def _chosen(self, expression: Operation) -> str:
        left, right = expression.parts
        choice = self.speaker.choice_text(left.name, right.value)
        return f"{self._name(left)} = {choice}"

    def _found(self, expression: Operation) -> str:
        value = expression.value
        if isinstance(value, Rate):
            return rate_text(value, self.speaker.language)
        return self.speaker.text(value, self.unit)

    def _row(self, expression: Row, write: Callable[[Leaf], str]) -> str:
        amount = self._factor(expression.amount, write)
        row = expression.row
        if write == self._name:
            return WORDS["for"][self.speaker.language].format(write(expression.table), amount)
        base = self.speaker.text(row.base, "money")
        if not row.rate.numerator:
            return base
        rate = Rate(abs(row.rate.numerator), row.rate.denominator, percent=row.rate.percent)
        sign = MINUS if row.rate.numerator < 0 else "+"
        over = (
            f"({amount} {MINUS} {self.speaker.text(row.above, 'money')})" if row.above else amount
        )
        product = f"{rate_text(rate, self.speaker.language)} × {over}"
        return f"{base} {sign} {product}" if row.base or sign == MINUS else product

    def _product(self, expression: Operation, write: Callable[[Leaf], str]) -> str:
        above, below = _factors(expression)
        shown_above = [part for part in above if not _bare(part)]
        shown_below = [part for part in below if not _bare(part) and not self._is_one(part)]
        over, under = self._left_over(above, below, shown_above, shown_below)
        texts = [self._factor(part, write) for part in shown_above]
        if over != 1 or not texts:
            texts.append(plain(Fraction(over), self.speaker.language))
        text = " × ".join(texts)
        divisors = [self._factor(part, write) for part in shown_below]
        if under != 1:
            divisors.append(plain(Fraction(under), self.speaker.language))
        return text + "".join(f" ÷ {divisor}" for divisor in divisors)

    def _is_one(self, part: Any) -> bool:
        """A divisor of one, which says nothing: one payslip that shares, a whole quarter."""
        inner = _visible(part)
        return isinstance(inner, Leaf) and bool(inner.name) and inner.value == self._scale(inner)

    def _factor(self, part: Any, write: Callable[[Leaf], str]) -> str:
        text = self._write(part, write, self._unit_of(part))
        inner = _visible(part)
        closed = isinstance(inner, Operation) and inner.sign in (*SUM, *EXTREMES)
        return f"({text})" if closed else text

    def _left_over(
        self, above: list[Any], below: list[Any], shown_above: list[Any], shown_below: list[Any]
    ) -> tuple[int, int]:
        """What bare numbers contribute, above and below, once each figure is in its own unit."""
        over, under = 1, self._scale_of_result(shown_above, shown_below)
        for part in above:
            over *= part.value if _bare(part) else self._scale(part)
        for part in below:
            under *= part.value if _bare(part) else self._scale(part)
        common = gcd(over, under)
        return over // common, under // common

    def _scale_of_result(self, above: list[Any], below: list[Any]) -> int:
        money = sum(self._is_money(p) for p in above) - sum(self._is_money(p) for p in below)
        if money:
            return 100
        return SCALES.get(self.unit, 1) if self.unit != "money" else 1

    def _is_money(self, part: Any) -> bool:
        return self._unit_of(part) == "money"

    def _scale(self, part: Any) -> int:
        unit = self._unit_of(part)
        return 100 if unit == "money" else SCALES.get(unit, 1)

    def _unit_of(self, part: Any) -> str:
        inner = _visible(part)
        if isinstance(inner, Leaf):
            return self.speaker.unit(inner.name) if inner.name else "number"
        if isinstance(inner, Operation) and inner.sign == "for":
            return "number" if isinstance(inner.value, Rate) else "money"
        units = [self._unit_of(p) for p in parts_of(inner) if not _bare(p)]
        if "money" in units or isinstance(inner, Row):
            return "money"
        return next((unit for unit in units if unit in SCALES), "number")


def _visible(expression: Any) -> Any:
    """The expression that is written: through roundings."""
    while isinstance(expression, Rounded):
        expression = expression.part
    return expression


def _bare(part: Any) -> bool:
    return isinstance(part, Leaf) and not part.name


def _factors(expression: Any) -> tuple[list[Any], list[Any]]:
    inner = _visible(expression)
    if isinstance(inner, Operation) and inner.sign in ("×", "÷"):
        above, below = _factors(inner.parts[0])
        more_above, more_below = _factors(inner.parts[1])
        if inner.sign == "×":
            return above + more_above, below + more_below
        return above + more_below, below + more_above
    return [inner], []
