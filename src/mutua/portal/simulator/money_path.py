"""The money's path: where each euro of the price goes, as a bar and as the same figures."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mutua.portal.simulator.results import Result


@dataclass(frozen=True)
class Stretch:
    """One part of the bar. ``start`` and ``width`` are percents of the whole."""

    code: str
    name: Promise
    cents: int
    start: str
    width: str
    percent: int


NAMES = {
    "levy": _("The cooperative: levy and its own costs"),
    "employer": _("Employer's contributions"),
    "employee": _("Your contributions"),
    "tax": _("Tax withheld"),
    "net": _("Net, for you"),
    "later": _("Holiday pay, for you later"),
    "left": _("Kept in your budget"),
}


def amounts(result: Result) -> dict[str, int]:
    """The parts of the client's price."""
    house = sum(line.cents for line in result.of_kind("house"))
    kept = result.payslip.lines.get("reductions_to_the_pot", 0)
    employer = sum(line.cents for line in result.of_kind("employer"))
    reduced = sum(line.cents for line in result.of_kind("reduction"))
    found = {
        "levy": result.price.levy + house + kept,
        "employer": employer - reduced,
        "employee": sum(line.cents for line in result.of_kind("employee")),
        "tax": sum(line.cents for line in result.of_kind("tax")),
        "net": result.net,
        "later": result.set_aside,
    }
    return {**found, "left": result.left}


def money_path(result: Result) -> list[Stretch]:
    """The bar's parts, in the order in which the money passes."""
    parts = amounts(result)
    whole = sum(max(0, cents) for cents in parts.values()) or 1
    found, start = [], 0
    for code, cents in parts.items():
        wide = max(0, cents)
        if cents:
            found.append(
                Stretch(
                    code,
                    NAMES[code],
                    cents,
                    f"{100 * start / whole:.2f}%",
                    f"{100 * wide / whole:.2f}%",
                    round(100 * cents / whole),
                )
            )
        start += wide
    return found
