"""Batches and files of a bank for tests: small, true to their formats, all names invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mutua.treasury.formats.pain001 import Address, Batch, Payment
from mutua.treasury.formats.statements import Detail, Line, Statement

GOLDEN = Path(__file__).resolve().parent.parent / "treasury/golden"
OURS = "BE68539007547034"
ZOE = "BE63679026181108"
CLIENT = "BE71096123456769"
ABROAD = "NL91ABNA0417164300"
REFERENCE = "090933755493"
DAY = date(2026, 11, 26)


def payment(number: int = 1, **facts: Any) -> Payment:
    default = Payment(
        end_to_end_id=f"E2E-{number}",
        creditor_name="Zoë Øster",
        creditor_iban=ZOE,
        amount=10_000 + number,
        text="Rent of November",
    )
    return replace(default, **facts)


def batch(*payments: Payment, **facts: Any) -> Batch:
    default = Batch(
        message_id="MUT-2026-0001",
        created_at=datetime(2026, 11, 26, 9, tzinfo=UTC),
        debtor_name="Coopérative Mutua & Cie",
        debtor_iban=OURS,
        debtor_bic="GEBABEBB",
        execution_date=DAY,
        payments=payments or (payment(),),
        enterprise_number="0123456749",
    )
    return replace(default, **facts)


def wages(number: int = 1, **facts: Any) -> Payment:
    address = Address(
        country="BE", town="Liège", street="Rue Saint-Gilles", number="12", box="3", postcode="4000"
    )
    return payment(number, category_purpose="SALA", address=address, **facts)


def golden(name: str) -> bytes:
    return (GOLDEN / name).read_bytes()


def without_form(statement: Statement) -> dict[str, Any]:
    """What a statement says, without what belongs to one format: its own codes, places in the
    file, and the references that only one of them gives to details."""
    return {
        "iban": statement.iban,
        "number": statement.number,
        "balances": (statement.opening, statement.closing),
        "days": (statement.opened_on, statement.closed_on),
        "copy": statement.is_copy,
        "lines": [_line(one) for one in statement.lines],
    }


def _line(line: Line) -> Line:
    details = tuple(_detail(one) for one in line.details)
    return replace(line, code="", line=0, details=details)


def _detail(detail: Detail) -> Detail:
    return replace(detail, bank_reference="")
