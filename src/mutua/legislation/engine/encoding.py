"""From the inputs of a case to the integers that rules take, defaults noted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.pack import CountryPack, Dates


class Encoder:
    """Reads the inputs of one regime on given dates."""

    def __init__(self, pack: CountryPack, regime: str, dates: Dates) -> None:
        self.pack = pack
        self.dates = dates
        self.refused = frozenset(pack.without_effect.get(regime, ()))
        self.one_of = () if regime in pack.payments else pack.one_of
        self.inputs = {one.code: one for one in pack.inputs}
        self.places = {one.code: place for place, one in enumerate(pack.inputs)}
        calendar = pack.calendar(dates)
        self.defaults = {one.code: one.default_for(calendar, regime) for one in pack.inputs}
        self.needed = tuple(code for code, default in self.defaults.items() if default is None)
        self.template = [
            0 if default is None else self.inputs[code].check(default)
            for code, default in self.defaults.items()
        ] + list(calendar.values())

    def _unknown(self, code: object, given: Any) -> LegislationError:
        name = code if isinstance(code, str) and code else "inputs"
        return LegislationError(name, given, "one_of", choices=", ".join(self.inputs))

    def _checked(self, given: Mapping[str, Any], values: list[Any]) -> dict[str, Any]:
        """The values given, as they were read."""
        return {code: values[self.places[code]] for code in given}

    def _check_effect(self, given: Mapping[str, Any], values: list[Any]) -> None:
        for code in self.refused & given.keys():
            if np.any(values[self.places[code]] != self.template[self.places[code]]):
                left = ", ".join(one for one in self.inputs if one not in self.refused)
                raise LegislationError(code, str(given[code]), "one_of", choices=left)

    def _check_presence(self, given: Mapping[str, Any]) -> None:
        for code in self.needed:
            if given.get(code) is None:
                self._missing(code)
        for group in self.one_of:
            found = _any_present([given.get(code) for code in group])
            if not np.all(found | self._unpaid(given)):
                raise LegislationError(group[0], None, "one_needed", choices=", ".join(group))
        if self.pack.contradictions:
            self.pack.contradictions(self.dates, given)

    def _unpaid(self, given: Mapping[str, Any]) -> Any:
        """Whether it is said that nothing is paid, in each row."""
        pay = given.get(self.pack.pay)
        return False if pay is None else pay == 0

    def _missing(self, code: str) -> None:
        one = self.inputs[code]
        if one.kind == "choice":
            raise LegislationError(code, None, "one_of", choices=", ".join(one.choices))
        raise LegislationError(
            code, None, "whole_number", low=one.low, high=one.high, unit=one.kind
        )

    def encode(self, given: Mapping[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        """Values in the order of the system's names, and the defaults that were used."""
        check_mapping(given)
        values = self.template.copy()
        for code, value in given.items():
            if code not in self.inputs:
                raise self._unknown(code, value)
            if value is not None:
                values[self.places[code]] = self.inputs[code].check(value)
        self._check_presence(given)
        if self.refused:
            self._check_effect(given, values)
        assumed = {
            code: default for code, default in self.defaults.items() if given.get(code) is None
        }
        return values, assumed

    def encode_columns(self, given: Mapping[str, Any]) -> tuple[list[Any], int]:
        """As ``encode`` for columns; also the number of rows (1 when every value is single)."""
        check_mapping(given)
        values = self.template.copy()
        rows = -1
        for code, value in given.items():
            if code not in self.inputs:
                raise self._unknown(code, value)
            column = self.inputs[code].check_column(value)
            if isinstance(column, np.ndarray):
                if rows not in (-1, len(column)):
                    raise LegislationError(code, f"{len(column)} rows", "same_length", high=rows)
                rows = len(column)
            values[self.places[code]] = column
        self._check_presence(self._checked(given, values))
        if self.refused:
            self._check_effect(given, values)
        return values, 1 if rows == -1 else rows


def check_mapping(given: object) -> None:
    """Refuse inputs that are not names with their values."""
    if not isinstance(given, Mapping):
        raise LegislationError("inputs", given, "form", what="names with their values")


def _any_present(values: list[Any]) -> Any:
    """Whether one of the values says something, in each row: neither nothing, zero nor false."""
    found: Any = False
    for value in values:
        found = found | (value is not None and value != 0)
    return found
