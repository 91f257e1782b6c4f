"""What moves in the story: a piece of work, a journey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mutua.activities.services.lines import DraftLine
from mutua.work.hours import Hours

ILL_EVERY = 12  # pieces of work of several days, of which one finds its member ill on the last


@dataclass
class Job:
    """One piece of work, with the days on which it moves."""

    number: int
    member: int
    client: int
    offered: date
    worked: date
    paid: date | None
    line: DraftLine
    for_pay: int
    days: int
    declined: bool = False
    credited: bool = False
    ill: bool = False

    @property
    def begins(self) -> date:
        """The first day worked."""
        return self.worked - timedelta(days=self.days - 1)

    def hours(self, evening: tuple[str, str]) -> list[Hours]:
        """An evening on each of its days."""
        return [Hours(self.begins + timedelta(days=one), *evening) for one in range(self.days)]


@dataclass
class Trip:
    """A journey in one's own car, claimed by its kilometres."""

    number: int
    member: int
    claimed: date
    kilometres: int
