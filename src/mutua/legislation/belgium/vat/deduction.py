"""VAT on what is bought: how much of it the enterprise may deduct."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.engine.errors import LegislationError

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

KINDS: Final = {
    "ordinary": "vat_deduction_ordinary",
    "car": "vat_deduction_car",
    "board_and_lodging": "vat_deduction_board_and_lodging",
    "board_and_lodging_on_a_job": "vat_deduction_board_and_lodging_on_a_job",
    "reception": "vat_deduction_reception",
}
WHOLE: Final = 10_000  # hundredths of a percent
PERCENT: Final = 100
LIMIT: Final = 10**12


class Deduction(NamedTuple):
    """The VAT that may be deducted, in cents; ``share`` is the most that the kind of purchase lets,
    in hundredths of a percent; and where it stands."""

    amount: int
    share: int
    since: date
    source: str
    confidence: str
    note: str


def vat_deduction(
    country: Country, *, on: date, kind: str, vat: int, right: int = WHOLE
) -> Deduction:
    """How much of the VAT of a purchase (cents) may be deducted.

    ``kind`` is what was bought; ``right`` the part of what it serves that gives a right to
    deduct, in hundredths of a percent: the real use of an activity, or the general prorata.
    The result is rounded to the cent, half up. Source: VAT code, art. 45 and 46.
    """
    if kind not in KINDS:
        raise LegislationError("kind", kind, "one_of", choices=", ".join(KINDS))
    for field, value, high in (("vat", vat, LIMIT), ("right", right, WHOLE)):
        if type(value) is not int or not 0 <= value <= high:
            raise LegislationError(field, value, "whole_number", low=0, high=high, unit="number")
    day = known_day(country, "on", on)
    share, _ = country.figure(KINDS[kind], day)
    dated = country.parameters[KINDS[kind]].on(day, country.known_on)
    assert dated is not None  # noqa: S101 - figure has refused the day otherwise
    allowed = share.numerator * WHOLE // share.denominator
    whole = WHOLE * WHOLE
    amount = (2 * vat * allowed * right + whole) // (2 * whole)
    return Deduction(amount, allowed, dated.since, dated.source, dated.confidence, dated.note)


class Prorata(NamedTuple):
    """The general prorata of a year, in hundredths of a percent, and where it stands."""

    right: int
    source: str
    confidence: str


def general_prorata(country: Country, *, with_right: int, without_right: int) -> Prorata:
    """The part of the year's sales that gives a right to deduct, rounded up to a whole percent.

    Both are the sales of the year without VAT, in cents; a year without sales gives the whole.
    Source: VAT code, art. 46 § 1; royal decree n° 3 of 10 December 1969 (the rounding recalled,
    to be confirmed).
    """
    for field, value in (("with_right", with_right), ("without_right", without_right)):
        if type(value) is not int or not 0 <= value <= LIMIT * WHOLE:
            raise LegislationError(
                field, value, "whole_number", low=0, high=LIMIT * WHOLE, unit="number"
            )
    sales = with_right + without_right
    percent = -(-with_right * PERCENT // sales) if sales else PERCENT
    return Prorata(
        percent * (WHOLE // PERCENT), "VAT code, art. 46 § 1; royal decree n° 3", "to be confirmed"
    )
