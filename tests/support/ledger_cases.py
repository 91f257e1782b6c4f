"""A case for every verb of the books; see ``verb_cases``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from mutua.ground.actors import STAFF
from tests.support import books, shop
from tests.support.verb_cases import Facts, case

# No bill and no statement that comes in is for it.
ANOTHER = {**books.DETAILS, "iban": "", "enterprise_number": "", "vat_number": ""}


def legal_entity() -> str:
    """Another house, which has no period yet."""
    from mutua.ledger import services

    code = f"house-{uuid4().hex[:12]}"
    return services.add_legal_entity(
        actor=books.STAFF, key=uuid4(), code=code, name="Another", country="be", currency="EUR",
        details=ANOTHER,
    )  # fmt: skip


@case("ledger.install_chart", STAFF)
def _() -> Facts:
    return {}


@case("ledger.add_legal_entity", STAFF)
def _() -> Facts:
    return {
        "code": f"house-{uuid4().hex[:12]}", "name": "Another", "country": "be",
        "currency": "EUR", "details": ANOTHER,
    }  # fmt: skip


@case("ledger.open_period", STAFF)
def _() -> Facts:
    return {
        "legal_entity": legal_entity(), "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
    }  # fmt: skip


@case("ledger.record", STAFF)
def _() -> Facts:
    return {"entry": books.entry()}


@case("ledger.correct", STAFF)
def _() -> Facts:
    from mutua.ledger import services

    made = services.record(actor=books.STAFF, key=uuid4(), entry=books.entry())
    return {"entry": made, "day": shop.DAY, "why": "Booked twice"}


@case("ledger.close_period", STAFF)
def _() -> Facts:
    """The past year of a house of its own, with one entry."""
    from mutua.ledger import services

    code, day = legal_entity(), date(2025, 6, 1)
    period = services.open_period(
        actor=books.STAFF, key=uuid4(), legal_entity=code, first_day=date(2025, 1, 1),
        last_day=date(2025, 12, 31),
    )  # fmt: skip
    entry = replace(books.entry(day=day), legal_entity=code)
    services.record(actor=books.STAFF, key=uuid4(), entry=entry)
    return {"period": period}
