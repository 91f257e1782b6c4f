"""The enterprise's own figures, apart from the law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.inputs import MONEY_LIMIT
from mutua.legislation.engine.pack import CountryPack, Setting
from mutua.legislation.engine.rates import Rate


def read_settings(pack: CountryPack, given: Mapping[str, Any]) -> dict[str, Any]:
    """Typed settings by name. A 'rate or amount' gives two: NAME_rate and NAME_amount."""
    if not isinstance(given, Mapping):
        raise LegislationError("settings", given, "form", what="names with their values")
    known = {setting.code: setting for setting in pack.settings}
    for code, value in given.items():
        if code not in known:
            raise LegislationError(code, value, "one_of", choices=", ".join(known))
    found: dict[str, Any] = {}
    for code, setting in known.items():
        value = given.get(code)
        found.update(_read(setting, setting.default if value is None else value))
    return found


def _read(setting: Setting, value: Any) -> dict[str, Any]:
    code = setting.code
    if setting.kind == "rate":
        return {code: _rate(code, value, "rate")}
    if setting.kind == "amount":
        if type(value) is not int or not 0 <= value <= MONEY_LIMIT:
            raise LegislationError(
                code, value, "whole_number", low=0, high=MONEY_LIMIT, unit="money"
            )
        return {code: value}
    if setting.kind == "choice":
        if value not in setting.choices:
            raise LegislationError(code, value, "one_of", choices=", ".join(setting.choices))
        return {code: setting.choices.index(value)}
    if type(value) is int:
        if not 0 <= value <= MONEY_LIMIT:
            raise LegislationError(code, value, "rate_or_amount")
        return {f"{code}_rate": Rate(0), f"{code}_amount": value}
    return {f"{code}_rate": _rate(code, value, "rate_or_amount"), f"{code}_amount": 0}


def _rate(code: str, value: Any, allowed: str) -> Rate:
    try:
        rate = Rate.parse(value)
    except ValueError as error:
        raise LegislationError(code, value, allowed) from error
    if not 0 <= rate.numerator <= rate.denominator:
        raise LegislationError(code, value, allowed)
    return rate
