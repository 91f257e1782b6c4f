"""One scenario: what a person wants to know, complete, as it stands in the address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

STARTS = ("price", "gross", "net")
UNITS = ("hours", "days", "month")
HOUSEHOLDS = ("single", "partner_with_income", "partner_without_income")
# A kind of work, as people say it: the regime it leads to, and what artistic work it is.
WORKS = {
    "artist": ("artist", "artistic"),
    "technical": ("artist", "technical"),
    "employee": ("employee", ""),
    "manual_worker": ("manual_worker", ""),
}
REGIONS = ("none", "brussels", "wallonia", "flanders")


@dataclass(frozen=True)
class Scenario:
    """Facts of one job, in the units of the law: cents, hundredths of hours, days.

    ``amount`` is what ``start`` says: the client's price, the gross or the wished net.
    ``earlier_gross`` and ``earlier_hours`` are the other jobs of the same month.
    """

    start: str
    amount: int
    worked_from: date
    worked_until: date
    unit: str
    time: int
    work: str
    earlier_gross: int = 0
    earlier_hours: int = 0
    household: str = "single"
    children: int = 0
    single_parent: bool = False
    in_house: bool = False
    region: str = "none"
    chosen: str = ""

    @property
    def regime(self) -> str:
        """The law's regime: the one chosen among the lawful, or the usual one for this work."""
        return self.chosen or WORKS[self.work][0]

    def inputs(self) -> dict[str, Any]:
        """The facts in the law's vocabulary, without the amount one starts from."""
        found: dict[str, Any] = {"household": self.household, "children": self.children}
        if self.unit == "month":
            found["full_month"] = True
        else:
            found[self.unit] = self.time if self.unit == "hours" else self.time // 100
        if self.earlier_gross or self.earlier_hours:
            found["paid_before_month_gross"] = self.earlier_gross
            found["paid_before_month_hours"] = self.earlier_hours
        if self.single_parent and self.household == "single" and self.children:
            found["single_parent"] = True
        if self.region != "none":
            found["region"] = self.region
        nature = WORKS[self.work][1]
        if nature:
            found["artistic_nature"] = nature
            found["in_house"] = self.in_house
        return found

    def fields(self) -> dict[str, str]:
        """The scenario as the address holds it: plain, the same in each language."""
        found = {
            "start": self.start,
            "amount": _decimal(self.amount),
            "from": self.worked_from.isoformat(),
            "until": self.worked_until.isoformat(),
            "unit": self.unit,
            "time": _decimal(self.time),
            "work": self.work,
            "earlier": _decimal(self.earlier_gross),
            "earlier_hours": _decimal(self.earlier_hours),
            "household": self.household,
            "children": str(self.children),
            "single_parent": "yes" if self.single_parent else "no",
            "in_house": "yes" if self.in_house else "no",
            "region": self.region,
            "regime": self.chosen,
        }
        if self.worked_until == self.worked_from:
            del found["until"]
        if self.unit == "month":
            del found["time"]
        return {name: value for name, value in found.items() if USUAL.get(name) != value}

    def query(self) -> str:
        """The address's query string."""
        return urlencode(self.fields())

    def with_(self, **changes: Any) -> Scenario:
        """The same scenario with other facts."""
        return replace(self, **changes)


# What an address need not say. The first example: a dancer's evening after four others.
USUAL = {
    "earlier": "0",
    "earlier_hours": "0",
    "household": "single",
    "children": "0",
    "single_parent": "no",
    "in_house": "no",
    "region": "none",
    "regime": "",
}


def example(day: date, start: str) -> Scenario:
    """The dancer: three hours on stage, after four such jobs in the month."""
    return Scenario(
        start=start,
        amount={"price": 32_000, "gross": 20_000, "net": 15_000}[start],
        worked_from=day,
        worked_until=day,
        unit="hours",
        time=300,
        work="artist",
        earlier_gross=80_000,
        earlier_hours=1_200,
    )


def _decimal(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)
