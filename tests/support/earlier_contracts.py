"""Contracts that run when the books are opened, for the tests of the rooms: rows of their file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from tests.support.numbers import declaration_number

EVENING = {"day": "2026-03-26", "starts": "19:00", "ends": "22:00"}
MORNINGS = (
    {"weekday": "1", "starts": "09:00", "ends": "12:00"},
    {"weekday": "3", "starts": "09:00", "ends": "12:00"},
)


def said(**more: Any) -> dict[str, Any]:
    """Nora's contract of a season, of which an evening of March is left."""
    return {
        "reference": "V-2025-08", "activity": "Nora dances", "member": "M-001", "client": "K-001",
        "regime": "artist", "task": "Dance", "place": "Rue Haute 1, Bruxelles", "gross_pay": "300",
        "signed_on": "2025-12-15", "started_on": "2026-01-09", "dimona": declaration_number(),
        "declared_on": "2026-01-05", "household": "single", "artistic_nature": "artistic",
        "nature_justifies": "yes", **more,
    }  # fmt: skip


def for_good(**more: Any) -> dict[str, Any]:
    """Dirk's open-ended contract of last year: two mornings a week for 400 euros a month."""
    facts = {
        "reference": "V-2025-02", "activity": "A-01", "member": "M-002", "client": "K-002",
        "gross_pay": "", "monthly_gross": "400", "signed_on": "2025-01-20",
        "started_on": "2025-02-03", "declared_on": "2025-01-30",
    }  # fmt: skip
    return said(**{**facts, **more})


def rows(contract: dict[str, Any], *periods: dict[str, str]) -> list[dict[str, Any]]:
    """A row a period: the head stands in the first."""
    first, *others = periods
    return [{**contract, **first}, *({"reference": contract["reference"], **one} for one in others)]


def write(folder: Path, *rows: dict[str, Any]) -> None:
    """The folder's file with these rows alone."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    with (folder / "contracts.csv").open("w", encoding="utf-8", newline="") as opened:
        sheet = csv.DictWriter(opened, header, delimiter=";", lineterminator="\n")
        sheet.writeheader()
        sheet.writerows(rows)


def rich(folder: Path) -> Path:
    """A folder whose activities have twenty thousand euros more."""
    from tests.support import opening

    balances = folder / "balances.csv"
    opening.change(balances, "activity_budget;A-01;;;-1300.00", "activity_budget;A-01;;;-21300.00")
    opening.change(balances, "bank;;;;11994.53", "bank;;;;31994.53")
    return folder
