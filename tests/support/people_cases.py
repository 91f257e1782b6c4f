"""A case for every verb of persons and memberships; see ``verb_cases``."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.transactions import reading
from tests.support import books
from tests.support.numbers import own_number
from tests.support.store import ALICE
from tests.support.verb_cases import OTHERWISE, Facts, case, sheet


def person() -> UUID:
    from mutua.people import services

    made, number = uuid4(), own_number()
    services.add_person(
        actor=books.STAFF, key=uuid4(), person=made, legal_name=f"Person {number}",
        email=f"person{made.hex}@example.org",
    )  # fmt: skip
    return made


def membership(*steps: str) -> UUID:
    from mutua.people import services

    made = uuid4()
    services.ask_membership(actor=books.STAFF, key=uuid4(), membership=made, person=person())
    for step in steps:
        getattr(services, step)(actor=books.STAFF, key=uuid4(), membership=made)
    return made


@case("people.add_person", STAFF)
def _() -> Facts:
    made = uuid4()
    return {
        "person": made, "legal_name": "Dina Willems", "language": "nl",
        "email": f"dina{made.hex}@example.org", "born_on": date(1990, 2, 28),
    }  # fmt: skip


@case("people.change_person", MEMBER, owned=True)
def _() -> Facts:
    return {"person": ALICE, "chosen_name": f"Alice {uuid4().hex[:6]}"}


@case("people.ask_membership", STAFF)
def _() -> Facts:
    return {"membership": uuid4(), "person": person()}


@case("people.admit", STAFF)
def _() -> Facts:
    return {"membership": membership()}


@case("people.refuse_membership", STAFF)
def _() -> Facts:
    return {"membership": membership(), "why": "The board has no room this year"}


@case("people.take_effect", STAFF)
def _() -> Facts:
    return {"membership": membership("admit")}


@case("people.leave", STAFF)
def _() -> Facts:
    return {"membership": membership("admit", "take_effect")}


def _asks() -> tuple[Actor, Facts]:
    made = person()
    return actors.member(made), {"membership": uuid4(), "person": made}


def _leaves() -> tuple[Actor, Facts]:
    from mutua.people.models import Membership

    made = membership("admit", "take_effect")
    with reading(books.STAFF):
        found = Membership.objects.get(id=made)
    return actors.member(found.person_id), {"membership": made}


OTHERWISE["people.ask_membership", MEMBER] = _asks
OTHERWISE["people.leave", MEMBER] = _leaves


@case("people.import_members", STAFF)
def _() -> Facts:
    return {"sheet": sheet({"reference": uuid4().hex, "legal_name": "Nora Lambert"})}
