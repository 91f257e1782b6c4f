"""Untaxed allowances within their limits: what may be paid beside the pay without proof of cost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rounding import Rounding

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

KINDS: Final = {
    "kilometres": "allowance_kilometre",
    "bicycle_kilometres": "allowance_bicycle_kilometre",
    "office_months": "allowance_office_month",
    "journey_days": "allowance_day_journey",
    "journey_nights": "allowance_night_journey",
}
QUANTITY_LIMIT: Final = 100_000
TO_THE_CENT: Final = Rounding("down", "A limit is not passed by a part of a cent")


class AllowanceLimit(NamedTuple):
    """The most that is free of tax and contributions, in cents, and where it stands."""

    amount: int
    since: date
    source: str
    confidence: str


def untaxed_allowance_limit(
    country: Country, *, kind: str, quantity: int, on: date
) -> AllowanceLimit:
    """The limit for a quantity of a kind (kilometres, months, days, nights) on a day of work.

    It is that of the quantity alone: the tax office looks at no more than 24,000 kilometres a
    year and 16 days of journey a month, which is for whoever adds up the month to hold.

    Sources: royal decrees of 18 January 1965 and 13 July 2017; Income tax code, art. 31 and 38.
    """
    if kind not in KINDS:
        raise LegislationError("kind", kind, "one_of", choices=", ".join(KINDS))
    if type(quantity) is not int or not 0 <= quantity <= QUANTITY_LIMIT:
        raise LegislationError(
            "quantity", quantity, "whole_number", low=0, high=QUANTITY_LIMIT, unit="number"
        )
    day = known_day(country, "on", on)
    figure, _ = country.figure(KINDS[kind], day)
    dated = country.parameters[KINDS[kind]].on(day, country.known_on)
    assert dated is not None  # noqa: S101 - figure has refused the day otherwise
    cents = 10**country.pack.decimals * quantity
    amount = TO_THE_CENT.of(cents, figure) if isinstance(figure, Rate) else figure * quantity
    return AllowanceLimit(amount, dated.since, dated.source, dated.confidence)
