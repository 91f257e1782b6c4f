"""What may be taken of net pay: by seizure and assignment, and by deduction."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.rounding import Rounding

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

MONEY_LIMIT: Final = 10**10
MOST_CHILDREN: Final = 30
IN_HER_FAVOUR: Final = Rounding("down", "What is taken of pay: a part of a cent stays hers")


def seizable_pay(country: Country, *, net_of_month: int, on: date, children: int = 0) -> int:
    """The part of the net pay of a calendar month (cents, all payslips paid in it together) that
    may be seized or assigned, with so many dependent children. Debts of maintenance have no limit.
    Source: Judicial code, art. 1409 § 1, 1411, 1412.
    """
    day = known_day(country, "on", on)
    net = _number("net_of_month", net_of_month, MONEY_LIMIT)
    table, _ = country.figure("seizable_table", day)
    child, _ = country.figure("seizable_child", day)
    row = table.row(net)
    taken = row.base + IN_HER_FAVOUR.of(net - row.above, row.rate)
    off = _number("children", children, MOST_CHILDREN) * child.numerator // child.denominator
    left: int = max(0, taken - off)
    return left


def deductible_pay(country: Country, *, net: int, on: date) -> int:
    """The part of the net of one payslip (cents) that may be deducted from it: one fifth, of pay in
    cash after tax and contributions. Source: law of 12 April 1965, art. 23.
    """
    share, _ = country.figure("deduction_share", known_day(country, "on", on))
    return IN_HER_FAVOUR.of(_number("net", net, MONEY_LIMIT), share)


def advance_limit(country: Country, *, net: int, on: date) -> int:
    """How much of a net that was earned and is not paid yet (cents) the house gives before: its own
    share, the setting ``advance_share``. What goes beyond the fifth of law of 12 April 1965, art.
    23 is set off over several payslips.
    """
    known_day(country, "on", on)
    return IN_HER_FAVOUR.of(_number("net", net, MONEY_LIMIT), country.settings["advance_share"])


def _number(field: str, given: int, high: int) -> int:
    if type(given) is not int or not 0 <= given <= high:
        raise LegislationError(field, given, "whole_number", low=0, high=high, unit="number")
    return given
