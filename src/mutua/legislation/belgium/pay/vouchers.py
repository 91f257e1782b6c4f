"""Meal vouchers: no pay as long as the conditions of the law hold, one for each day of work.

The issuer gets their whole value. The employer bears its part; the worker's part is kept of the net.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.belgium.inputs import VOUCHER_PART_LIMIT
from mutua.legislation.belgium.regimes import among
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.operations import most
from mutua.legislation.engine.rules import rule

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

# Who works under a contract of employment. For art. 1bis nothing was found; an indemnity is no pay.
ENTITLED: Final = among(employed=True)
DAYS: Final = 31


@rule("house")
def meal_vouchers_value(
    meal_vouchers: int, meal_voucher_employer_part: int, meal_voucher_worker_part: int
) -> int:
    """What the issuer of the meal vouchers gets: the employer's part and the worker's, of each.

    Law: Royal decree of 28 November 1969, art. 19bis; Income tax code, art. 38/1.
    """
    return meal_vouchers * (meal_voucher_employer_part + meal_voucher_worker_part)


@rule("allowance")
def meal_vouchers_own_part(meal_vouchers: int, meal_voucher_worker_part: int) -> int:
    """The worker's own part of the meal vouchers, kept of the net pay: below zero.

    Law: Royal decree of 28 November 1969, art. 19bis § 2, 6°.
    """
    return 0 - meal_vouchers * meal_voucher_worker_part


@rule("detail")
def meal_vouchers_beyond_limit(
    meal_vouchers: int,
    meal_voucher_employer_part: int,
    meal_voucher_worker_part: int,
    meal_voucher_employer_maximum: int,
    meal_voucher_worker_minimum: int,
) -> int:
    """How far the parts lie beyond their limits: above nil the vouchers are pay.

    Law: Royal decree of 28 November 1969, art. 19bis § 2, 5° and 6°.
    """
    over = most(0, meal_voucher_employer_part - meal_voucher_employer_maximum)
    under = most(0, meal_voucher_worker_minimum - meal_voucher_worker_part)
    return meal_vouchers * (over + under)


def meal_voucher_regimes(country: Country) -> tuple[str, ...]:
    """The regimes under which meal vouchers are given: those with a contract of employment.
    Source: royal decree of 28 November 1969, art. 19bis.
    """
    return ENTITLED


class Vouchers(NamedTuple):
    """The meal vouchers of some days: the number, the value of one, and in all, in cents, what the
    employer bears, what is kept of the net, and how much of the employer's part its tax deducts."""

    number: int
    face_value: int
    employer_part: int
    own_part: int
    deductible: int


def meal_vouchers(
    country: Country, *, on: date, regime: str, days: int, employer_part: int, worker_part: int
) -> Vouchers:
    """One voucher for each day really worked, whatever its length, with these parts (cents of one).
    Raises for parts beyond their limits, which make the whole pay, and for a regime without a
    contract of employment. The agreement that grants them must say the amount; they are electronic,
    and replace no pay.

    Sources: royal decree of 28 November 1969, art. 19bis; Income tax code, art. 38/1 and 53, 14°.
    """
    day = known_day(country, "on", on)
    if regime not in ENTITLED:
        raise LegislationError("regime", regime, "one_of", choices=", ".join(ENTITLED))
    highest, _ = country.figure("meal_voucher_employer_maximum", day)
    least, _ = country.figure("meal_voucher_worker_minimum", day)
    for field, given, low, high in (
        ("days", days, 0, DAYS),
        ("employer_part", employer_part, 1, highest),
        ("worker_part", worker_part, least, VOUCHER_PART_LIMIT),
    ):
        if type(given) is not int or not low <= given <= high:
            unit = "number" if field == "days" else "cents"
            raise LegislationError(field, given, "whole_number", low=low, high=high, unit=unit)
    name = "meal_voucher_deductible"
    share, _ = country.figure(f"{name}_at_maximum" if employer_part == highest else name, day)
    return Vouchers(
        days, employer_part + worker_part, days * employer_part, days * worker_part,
        days * min(share, employer_part),
    )  # fmt: skip
