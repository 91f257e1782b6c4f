"""What stands in a contract, frozen when the person signs it.

Mentions: law of 3 July 1978 on employment contracts, art. 9, 11bis, 124; law of 7 October 2022 on
transparent and predictable working conditions, art. 4. Its hash is what both sides sign.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from mutua.activities.documents.content import Address, Party
from mutua.activities.documents.frozen import freeze

LEGAL_LANGUAGES: Final = ("fr", "nl")


@dataclass(frozen=True)
class Worker:
    """The person as her contract names her."""

    name: str
    born_on: date | None
    address: Address


@dataclass(frozen=True)
class WorkingHours:
    """Hours of a day, as 20:00 to 23:00."""

    day: date
    starts: str
    ends: str


@dataclass(frozen=True)
class WeekDay:
    """Hours of a weekday, 0 for Monday, that come again each week."""

    weekday: int
    starts: str
    ends: str


@dataclass(frozen=True)
class Month:
    """What one payslip will pay: minor units, hundredths of hours."""

    first_day: date
    last_day: date
    hours: int
    gross_pay: int
    promised_on: date


@dataclass(frozen=True)
class ContractContent:
    """A contract whole. ``language`` is that of the law; ``regime`` decides its title and clauses;
    ``settings`` are what the enterprise says in every contract: joint committee, work rules."""

    number: str
    language: str
    regime: str
    currency: str
    employer: Party
    worker: Worker
    task: str
    place: str
    client: str
    order: str
    hours: tuple[WorkingHours, ...]
    months: tuple[Month, ...]
    gross_pay: int
    charged: int
    joint_committee: str = ""
    work_rules: str = ""
    # Of an open-ended one alone: its week and the day from which it holds, the pay of a month, and
    # the day on which its first version began.
    week: tuple[WeekDay, ...] = ()
    week_from: date | None = None
    monthly_gross: int = 0
    begun_on: date | None = None

    @property
    def content_hash(self) -> str:
        """The SHA-256, in hexadecimal, of the whole."""
        written = json.dumps(
            freeze(self), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        return hashlib.sha256(written.encode()).hexdigest()


def legal_language(language: str) -> str:
    """The language in which a contract is lawful at a seat in Brussels: French or Dutch, by the
    person's own (laws on the use of languages coordinated on 18 July 1966, art. 52)."""
    return language if language in LEGAL_LANGUAGES else LEGAL_LANGUAGES[0]
