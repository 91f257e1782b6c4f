"""The few verbs with which rules choose, besides arithmetic: they exist for every way to run a rule.

A rule uses ``where`` instead of ``if``, ``least``, ``within`` and ``most`` instead of min and max, ``&`` and
``|`` instead of ``and`` and ``or``: then the same text runs on integers, on columns, on
intervals and on traces.
"""

from __future__ import annotations

from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.tables import Choices, Counts, Steps


def where(condition: bool, then: int, otherwise: int) -> int:
    """The first amount where the condition holds, else the second."""
    return then if condition else otherwise


def least(one: int, other: int) -> int:
    """The smaller of two amounts."""
    return min(other, one)


def most(one: int, other: int) -> int:
    """The larger of two amounts."""
    return max(other, one)


def within(amount: int, limit: int) -> int:
    """The amount, as far as a limit goes: ``least``, explained by the limit only where it counts."""
    return min(amount, limit)


def unless(condition: bool) -> bool:
    """True where the condition does not hold."""
    return not condition


def by_count(counts: Counts, count: int) -> int:
    """The amount of a table by number (minor units)."""
    return counts.at(count)


def by_step(steps: Steps, amount: int) -> Rate:
    """The rate of a table by amount."""
    return steps.at(amount)


def pick_rate(choices: Choices, code: int) -> Rate:
    """The rate that a parameter has for one choice of an input."""
    return choices.rates[code]


def pick_amount(choices: Choices, code: int) -> int:
    """The amount that a parameter has for one choice of an input (minor units)."""
    return choices.amounts[code]
