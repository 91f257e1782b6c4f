"""End-of-year premium: no law gives it, only agreements of joint committees."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.rounding import Rounding

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

MONTHS: Final = 12
MONEY_LIMIT: Final = 10**9
PRO_RATA: Final = Rounding("half up", "End-of-year premium: to the cent, half up")


class Premium(NamedTuple):
    """The premium in cents, and the agreement with how sure it is."""

    amount: int
    source: str
    confidence: str


def end_of_year_premium(
    country: Country,
    *,
    joint_committee: str,
    on: date,
    month_pay: int,
    months_worked: int,
    seniority_months: int,
) -> Premium:
    """The premium by the agreement of a joint committee: so many months of pay, in proportion to
    the months worked in the year, from a seniority on.

    Only committees whose agreement was read are known; another is refused. ``month_pay`` is the gross pay of the year's last month (cents). The payment itself is
    evaluated as the regime ``exceptional_pay``.
    """
    day = known_day(country, "on", on)
    dated = country.parameters["end_of_year_months"].on(day, country.known_on)
    assert dated is not None  # noqa: S101 - the first value holds from the first day known
    agreements = [one for one in dated.raw if one != "otherwise"]
    if joint_committee not in agreements:
        raise LegislationError(
            "joint_committee", joint_committee, "one_of", choices=", ".join(agreements)
        )
    for field, value, high in (
        ("month_pay", month_pay, MONEY_LIMIT),
        ("months_worked", months_worked, MONTHS),
        ("seniority_months", seniority_months, 1_000),
    ):
        if type(value) is not int or not 0 <= value <= high:
            raise LegislationError(field, value, "whole_number", low=0, high=high, unit="number")
    months, _ = country.figure("end_of_year_months", day, joint_committee)
    seniority, _ = country.figure("end_of_year_seniority", day, joint_committee)
    due = seniority_months >= seniority
    amount = PRO_RATA.ratio(
        month_pay * months.numerator, months_worked, MONTHS * months.denominator
    )
    return Premium(amount if due else 0, dated.source, dated.confidence)
