"""Payslips that others made, as cases with their lines: what is read of them, and sums that agree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from mutua.ground.errors import Refused
from mutua.ledger.models import LegalEntity
from mutua.legislation import country
from mutua.payroll import booking, law
from mutua.payroll.booking import Totals

MOST = 10**10
ID_LIMIT = 100


def sums_of(entity: LegalEntity, case: Mapping[str, Any]) -> tuple[int, int, Totals]:
    """The gross, the net, and the sums by kind, in minor units, which must agree with one another.
    Raises Refused by the name of the case."""
    code = text_of(case, "country", entity.country).lower()
    if code != entity.country.lower():
        raise Refused("country", code, entity.country.lower())
    regime = text_of(case, "regime")
    known = country(code)
    if regime not in known.regimes_known:
        raise Refused("regime", regime, ", ".join(known.regimes_known))
    inputs = object_of("inputs", case.get("inputs"))
    expected = object_of("expected", case.get("expected"))
    for name, amount in expected.items():
        if name not in _codes(code):
            raise Refused(f"expected.{name}", name, "a line of the payslip")
        if type(amount) is not int or not -MOST <= amount <= MOST:
            raise Refused(f"expected.{name}", amount, "whole cents")
    gross = expected.get("gross_pay", inputs.get("gross_pay"))
    if type(gross) is not int or not 0 < gross <= MOST:
        raise Refused("inputs.gross_pay", gross, f"whole cents, 1 to {MOST}")
    sums = booking.totals(expected, booking.by_kind(law.kinds(code)))
    net = gross - sums.withheld - sums.tax + sums.allowances
    cost = gross + sums.contributions - sums.reductions + sums.services + sums.allowances
    for name, wanted in (("net_pay", net), ("employer_cost", cost)):
        if expected.get(name) != wanted:
            allowed = f"{wanted}, which the other lines give"
            raise Refused(f"expected.{name}", expected.get(name), allowed)
    return gross, net, sums


@cache
def _codes(code: str) -> frozenset[str]:
    return frozenset(one.code for one in country(code).all_rules) | {"gross_pay"}


def object_of(field: str, value: Any) -> dict[str, Any]:
    """Names with their values. Raises Refused."""
    if not isinstance(value, dict):
        raise Refused(field, str(value)[:80], "names with their values")
    return value


def text_of(case: Mapping[str, Any], field: str, default: str = "") -> str:
    """A text of a case that must not be empty. Raises Refused."""
    text = case.get(field, default)
    if not isinstance(text, str) or not 0 < len(text.strip()) <= ID_LIMIT or "\x00" in text:
        raise Refused(field, str(text)[:80], f"a text of at most {ID_LIMIT} letters")
    return text.strip()


def day_of(case: Mapping[str, Any], field: str) -> date:
    """A day of a case, or the one for all its days. Raises Refused."""
    given = case.get(field, case.get("as_of"))
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise Refused(field, str(given)[:80], "a day such as 2026-03-31") from error
