"""What is still paid when the client calls off work that was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from mutua.legislation.belgium.calendar import known_day
from mutua.legislation.belgium.employer_rules.form import WITHOUT_CONTRACT
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.rounding import Rounding

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

LAW: Final = "Law of 3 July 1978, art. 20, 39 and 40 § 1"
BY_AGREEMENT: Final = "What the agreement says"
FORTNIGHT: Final = timedelta(13)  # from its first day: twice the notice of a week (art. 37/2)
IN_FAVOUR: Final = Rounding("up", "Pay when work is called off: never less than two weeks")


class Cancelled(NamedTuple):
    """The gross pay that is due (cents), the days whose work it pays, and the law."""

    gross_pay: int
    first_day: date
    last_day: date
    law: str


def pay_when_cancelled(
    country: Country, *, regime: str, gross_pay: int, minutes: Mapping[date, int]
) -> Cancelled:
    """The pay of a fixed-term contract that the employer ends before work begins because the client
    wants it no more: the agreed pay until the term, at most that of two weeks, the fullest ones of
    the schedule (``minutes`` of each day). No case of force majeure: a client's change of mind is
    the employer's risk. Art. 1bis and the amateur indemnity are no contracts of employment.
    Source: law of 3 July 1978, art. 26, 37/2 and 40 § 1; that a contract of a few days falls under
    § 1 and not § 2 is to be confirmed: whole pay is never too little.
    """
    if not minutes or type(gross_pay) is not int or gross_pay < 0:
        raise LegislationError("minutes", dict(minutes), "form", what="minutes of work of each day")
    days = sorted(minutes)
    for day in (days[0], days[-1]):
        known_day(country, "minutes", day)
    if regime in WITHOUT_CONTRACT:
        return Cancelled(0, days[0], days[-1], BY_AGREEMENT)

    def in_fortnight(first: date) -> int:
        return sum(minutes[day] for day in days if first <= day <= first + FORTNIGHT)

    first = max(days, key=in_fortnight)
    whole = sum(minutes.values())
    due = IN_FAVOUR.ratio(gross_pay, in_fortnight(first), whole)
    return Cancelled(due, first, first + FORTNIGHT, LAW)
