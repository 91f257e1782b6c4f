"""A house with books, for the tests of the rooms."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from mutua.ground import actors, clock
from mutua.ground.verbs import verb  # noqa: F401 - the rooms register their verbs by it
from mutua.ledger import services
from mutua.ledger.services import Line, NewEntry
from mutua.people import services as people
from mutua.people.house_roles import installed
from tests.support.store import OLGA

STAFF = actors.staff(OLGA)
HOUSE = "coop"
DETAILS = {
    "street": "Rue Emile Féron", "number": "70", "postcode": "1060", "town": "Bruxelles",
    "enterprise_number": "0123456749", "vat_number": "BE0123456749",
    "iban": "BE68539007547034", "bic": "GKCCBEBB", "email": "factures@coop.example",
}  # fmt: skip


def found_house(first: date = date(2026, 1, 1), last: date = date(2026, 12, 31)) -> None:
    """A legal entity with its chart and one open period; Olga works for it in every role."""
    with clock.on(first):
        hire(OLGA, "Olga Janssens", *installed())
    services.install_chart(actor=STAFF, key=uuid4())
    services.add_legal_entity(
        actor=STAFF, key=uuid4(), code=HOUSE, name="Coop", country="be", currency="EUR",
        details=DETAILS,
    )  # fmt: skip
    services.open_period(
        actor=STAFF, key=uuid4(), legal_entity=HOUSE, first_day=first, last_day=last
    )


def hire(person: UUID, name: str, *roles: str, email: str = "") -> None:
    """Somebody who works for the house in these roles."""
    operator = actors.Actor(actors.STAFF, job="test")
    people.add_person(actor=operator, key=uuid4(), person=person, legal_name=name, email=email)
    for role in roles:
        people.appoint(actor=operator, key=uuid4(), appointment=uuid4(), person=person, role=role)


def entry(
    amount: int = 10_000, cause: UUID | None = None, day: date = date(2026, 3, 16)
) -> NewEntry:
    """A plain entry between two accounts that need no dimension."""
    lines = (Line("house_expense", amount), Line("bank", -amount))
    return NewEntry(HOUSE, day, ("test", cause or uuid4()), "made", lines)
