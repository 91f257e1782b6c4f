"""From the text of a parameter file to typed values: minor units, exact rates, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.tables import NO_LIMIT, Bracket, Brackets, Choices, Counts, Steps

if TYPE_CHECKING:
    from mutua.legislation.engine.parameters import Parameter

UNLIMITED = "unlimited"
AMOUNT = re.compile(r"^(?P<minus>-)?(?P<whole>\d{1,12})(?:\.(?P<decimals>\d{1,4}))?$")


def amount(text: str | int, decimals: int) -> int:
    """Minor units of an amount written in the currency's main unit: '16710.00' → 1671000."""
    if text == UNLIMITED:
        return NO_LIMIT
    found = AMOUNT.match(str(text))
    if not found or len(found["decimals"] or "") > decimals:
        raise ValueError(f"not an amount with at most {decimals} decimals: {text!r}")
    units: int = int(found["whole"]) * 10**decimals
    units += int((found["decimals"] or "").ljust(decimals, "0") or 0)
    return -units if found["minus"] else units


def _brackets(rows: list[Mapping[str, Any]], decimals: int) -> Brackets:
    return Brackets(
        tuple(
            Bracket(
                start=amount(row.get("from", 0), decimals)
                if "over" not in row
                else amount(row["over"], decimals) + 1,
                base=amount(row.get("base", 0), decimals),
                rate=Rate.parse(row.get("rate", "0")),
                above=amount(row.get("above", 0), decimals),
                at_least=amount(row["at_least"], decimals) if "at_least" in row else -NO_LIMIT,
                at_most=amount(row["at_most"], decimals) if "at_most" in row else NO_LIMIT,
            )
            for row in rows
        )
    )


def _steps(rows: list[Mapping[str, Any]], decimals: int) -> Steps:
    starts = tuple(
        amount(row["over"], decimals) + 1 if "over" in row else amount(row["from"], decimals)
        for row in rows
    )
    return Steps(starts, tuple(Rate.parse(row["rate"]) for row in rows))


def _counts(entry: Mapping[str, Any], decimals: int) -> Counts:
    amounts = tuple(amount(text, decimals) for text in entry["amounts"])
    return Counts(amounts, amount(entry["further"], decimals))


READERS: dict[str, Callable[[Any, int], Any]] = {
    "money": amount,
    "share": lambda raw, decimals: Rate.parse(raw),
    "factor": lambda raw, decimals: Rate.parse(raw),
    "number": lambda raw, decimals: int(raw),
    "days": lambda raw, decimals: int(raw),
    "hours": lambda raw, decimals: int(raw),
    "minutes": lambda raw, decimals: int(raw),
    "brackets": _brackets,
    "steps": _steps,
    "counts": _counts,
}


def typed_value(
    parameter: Parameter,
    raw: Any,
    regime: str,
    choices: Mapping[str, tuple[str, ...]],
    decimals: int,
) -> Any:
    """A raw value as rules use it. ``by: regime`` is settled here; ``by`` an input gives Choices."""
    read = READERS[parameter.unit]
    if not parameter.by:
        return read(raw, decimals)
    if parameter.by == "regime":
        return read(raw[regime] if regime in raw else raw["otherwise"], decimals)
    values = tuple(
        read(raw[choice] if choice in raw else raw["otherwise"], decimals)
        for choice in choices[parameter.by]
    )
    if isinstance(values[0], Rate):
        return Choices(rates=values)
    return Choices(amounts=values)
