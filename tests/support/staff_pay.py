"""The pay of the house's own staff, as others have made it."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from mutua.ground.sheets import Sheet
from mutua.legislation import country
from mutua.payroll import staff_pay

BE = country("be")
FACTS = {"gross_pay": 320_000, "hours": 16_400, "household": "single"}


def case(**more: Any) -> dict[str, Any]:
    """A month of an employee of the house in the common case format."""
    days = {"worked_from": "2026-02-01", "worked_until": "2026-02-28", "paid_on": "2026-03-02"}
    made = BE.evaluate(regime="employee", inputs=FACTS, **days)
    return {
        "id": uuid4().hex, "country": "be", "regime": "employee", **days, "inputs": FACTS,
        "expected": made.lines, **more,
    }  # fmt: skip


def file(folder: Path, *cases: Any) -> Path:
    """A file of cases, each on a line of its own."""
    path = folder / "staff-pay.json"
    path.write_text("[" + ",\n".join(json.dumps(one) for one in cases) + "]\n", "utf-8")
    return path


def sheet(*cases: Any) -> Sheet:
    with TemporaryDirectory() as folder:
        return staff_pay.read(file(Path(folder), *(cases or [case()])))
