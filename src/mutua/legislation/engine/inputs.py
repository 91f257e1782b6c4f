"""What a case may say: the inputs of a country, checked and turned into integers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from mutua.legislation.engine.errors import LegislationError

MONEY_LIMIT: Final = 10**10
KINDS: Final = ("money", "hundredths", "number", "flag", "choice")


@dataclass(frozen=True)
class Input:
    """One fact about the engagement.

    ``kind``: money (minor units), hundredths (of an hour, of a whole), number, flag or choice.
    ``others`` is a pattern of texts that a choice takes as its last one, 'other'.
    ``default`` is what is assumed when it is absent: None where it must be given, a value, or a
    function of the calendar and the regime for what the dates decide.
    """

    code: str
    kind: str
    default: (
        int | bool | str | Callable[[Mapping[str, int], str], int | bool | str | None] | None
    ) = 0
    high: int = MONEY_LIMIT
    choices: tuple[str, ...] = ()
    low: int = 0
    others: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.code}: kind {self.kind!r}, not one of {KINDS}")

    def check(self, given: Any) -> int | bool:
        """The integer, flag or code of a value. Raises LegislationError for anything else."""
        if self.kind == "flag":
            if given is True or given is False:
                return bool(given)
            raise LegislationError(self.code, given, "flag")
        if self.kind == "choice":
            if isinstance(given, str) and given in self.choices:
                return self.choices.index(given)
            if self.others and isinstance(given, str) and re.fullmatch(self.others, given):
                return len(self.choices) - 1
            raise self._not_a_choice(given)
        if type(given) is int and self.low <= given <= self.high:
            return given
        if isinstance(given, np.integer) and self.low <= int(given) <= self.high:
            return int(given)
        raise self._not_a_number(given)

    def check_column(self, given: Any) -> Any:
        """An int64 or boolean column, or one value for all rows, checked whole."""
        if not isinstance(given, np.ndarray | list | tuple):
            return self.check(given)
        try:
            column = np.asarray(given)
        except ValueError:
            column = np.empty((0, 0))
        if column.ndim != 1:
            raise LegislationError(self.code, given, "form", what="one value or one column")
        if self.kind == "choice":
            return self._choice_codes(column)
        if self.kind == "flag":
            if column.dtype != np.bool_:
                raise LegislationError(self.code, str(column.dtype), "flag")
            return column
        if column.size and column.dtype.kind not in "iu":
            raise self._not_a_number(f"a column of {column.dtype}")
        if column.size and (int(column.min()) < self.low or int(column.max()) > self.high):
            low = int(column.min())
            raise self._not_a_number(low if low < self.low else int(column.max()))
        return column.astype(np.int64, copy=False)

    def _choice_codes(self, column: Any) -> Any:
        if column.dtype.kind in "iu":
            outside = column[(column < 0) | (column >= len(self.choices))]
            if outside.size:
                raise self._not_a_choice(int(outside[0]))
            return column.astype(np.int64, copy=False)
        if not column.size:
            return column.astype(np.int64)
        odd = [one for one in column.tolist() if not isinstance(one, str)]
        if odd:
            raise self._not_a_choice(odd[0])
        names, places = np.unique(column.astype(str), return_inverse=True)
        codes = np.array([self.check(str(name)) for name in names], np.int64)
        return codes[places]

    def _not_a_choice(self, given: Any) -> LegislationError:
        return LegislationError(self.code, given, "one_of", choices=", ".join(self.choices))

    def _not_a_number(self, given: Any) -> LegislationError:
        return LegislationError(
            self.code, given, "whole_number", low=self.low, high=self.high, unit=self.kind
        )

    def default_for(self, calendar: Mapping[str, int], regime: str) -> int | bool | str | None:
        """What is assumed when the input is absent; None when it must be given."""
        return self.default(calendar, regime) if callable(self.default) else self.default
