"""Months of one to three contracts, drawn with a fixed seed: the sheet's columns on many facts."""

from __future__ import annotations

import random
from typing import Any

from tests.legislation.worksheets.law import D
from tests.legislation.worksheets.sheet import Contract

DAYS = (
    "2024-04-08", "2024-06-03", "2024-09-02", "2024-12-09", "2025-01-06", "2025-03-10",
    "2025-05-12", "2025-09-01", "2025-12-01", "2026-01-12", "2026-03-02", "2026-04-13",
    "2026-06-01", "2026-07-06", "2026-09-07", "2026-11-02",
)  # fmt: skip


def draw(months: int, seed: int = 20261125) -> list[list[Contract]]:
    chance = random.Random(seed)
    return [_month(chance, number) for number in range(months)]


def _month(chance: random.Random, number: int) -> list[Contract]:
    regime = chance.choice(["employee", "manual_worker", "artist", "artist_1bis"])
    artist = regime.startswith("artist")
    technical = artist and chance.random() < 0.2
    facts: dict[str, Any] = {
        "household": chance.choice(["single", "partner_with_income", "partner_without_income"]),
        "children": chance.choice([0, 0, 1, 2, 3, 5, 9]),
        "size": chance.choice([5, 9, 10, 15, 19, 20, 50]),
        "committee": chance.choice(["none", "200", "304"]),
        "quarter_fraction": chance.choice([0, 27, 28, 40, 54, 55, 60, 79, 80, 85, 100]),
        "artistic": not technical,
        "in_house": artist and chance.random() < 0.2,
        "region": chance.choice(["none", "brussels", "wallonia", "flanders"]),
    }
    if technical:
        facts["region"] = "none"
    day, by_hours = chance.choice(DAYS), chance.random() < 0.5
    contracts = []
    for place in range(chance.choice([1, 1, 2, 3])):
        name = f"drawn-{number}-{place}"
        if by_hours:
            hours = D(chance.randrange(6, 130)) / 2
            gross = hours * chance.randrange(1250, 2600) / 100
            gross = gross.quantize(D("0.01"))
            contract = Contract(name, regime, day, str(gross), hours=str(hours), **facts)
        else:
            days = chance.randrange(1, 8)
            gross = D(days * chance.randrange(9_000, 26_000)) / 100
            contract = Contract(name, regime, day, str(gross), days=days, **facts)
        contracts.append(contract)
    return contracts
