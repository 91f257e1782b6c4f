"""Payslips of the payroll before, for the tests of the rooms: rows of the file that an opening takes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mutua.legislation import country
from mutua.payroll.law import kinds

BE = country("be")
FACTS = {"gross_pay": 18_000, "household": "single", "hours": 760, "days": 1}
NAMED = {
    "employee_contribution_before_bonus", "work_bonus_a", "work_bonus_b", "taxable_pay",
    "declared_base", "net_pay", "employer_cost",
}  # fmt: skip


def slip(
    reference: str,
    member: str,
    regime: str = "artist",
    days: tuple[str, str, str] = ("2026-03-05", "2026-03-05", "2026-03-13"),
    facts: Mapping[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A payslip as the law makes it, of which all was paid; by default an evening of March."""
    when = dict(zip(("worked_from", "worked_until", "paid_on"), days, strict=True))
    inputs = {**FACTS, **(facts or {})}
    made = BE.evaluate(regime=regime, inputs=inputs, **when).lines
    told = NAMED | set(kinds("be"))
    lines = {f"expected.{code}": amount for code, amount in made.items() if code in told}
    return {"id": reference, "member": member, "regime": regime, **when, **inputs, **lines, **more}


def add(folder: Path, *slips: Mapping[str, Any]) -> None:
    """Let the folder's file have these payslips too."""
    file = folder / "payslips.csv"
    text = file.read_text("utf-8").splitlines()
    write(folder, *csv.DictReader(text, delimiter=";"), *slips)


def write(folder: Path, *rows: Mapping[str, Any]) -> None:
    """The folder's file with these payslips alone."""
    header = list(dict.fromkeys(name for row in rows for name in row))
    with (folder / "payslips.csv").open("w", encoding="utf-8", newline="") as opened:
        sheet = csv.DictWriter(opened, header, delimiter=";", lineterminator="\n")
        sheet.writeheader()
        sheet.writerows(rows)
