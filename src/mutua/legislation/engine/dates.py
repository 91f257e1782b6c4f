"""The dates of a case: read, put in order, refused when these rules do not know them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.pack import CountryPack, Dates

PATTERN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIELDS = ("as_of", "worked_from", "worked_until", "paid_on", "contract_start")


def read_date(field: str, given: Any) -> date:
    """A date, or text of the form YYYY-MM-DD."""
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    if isinstance(given, str) and PATTERN.fullmatch(given):
        try:
            return date.fromisoformat(given)
        except ValueError:
            pass
    raise LegislationError(field, given, "date")


def read_dates(pack: CountryPack, when: Mapping[str, Any]) -> Dates:
    """The dates of a payslip from ``as_of`` or from each by name, checked against the country."""
    for name in when:
        if name not in FIELDS:
            raise LegislationError(name, when[name], "one_of", choices=", ".join(FIELDS))
    given = {name: read_date(name, value) for name, value in when.items() if value is not None}
    start = given.get("worked_from", given.get("as_of"))
    if start is None:
        raise LegislationError("as_of", None, "one_needed", choices="as_of, worked_from")
    from_field = "worked_from" if "worked_from" in given else "as_of"
    until = given.get("worked_until", max(start, given.get("as_of", start)))
    paid = given.get("paid_on", given.get("as_of", until))
    begun = given.get("contract_start", start)
    _known(pack, from_field, start)
    _known(pack, "worked_until", until)
    _known(pack, "paid_on", paid)
    if until < start:
        raise LegislationError(
            "worked_until", str(until), "not_before", other="worked_from", low=start
        )
    last = pack.last_of_period(start)
    if until > last:
        raise LegislationError("worked_until", str(until), "same_period", low=start, high=last)
    if paid < start:
        raise LegislationError("paid_on", str(paid), "not_before", other="worked_from", low=start)
    if begun > start:
        raise LegislationError(
            "contract_start", str(begun), "at_most_field", other="worked_from", high=start
        )
    return Dates(start, until, paid, begun)


def _known(pack: CountryPack, field: str, day: date) -> None:
    if not pack.known_from <= day <= pack.known_until:
        raise LegislationError(
            field, str(day), "date_between", low=pack.known_from, high=pack.known_until
        )
