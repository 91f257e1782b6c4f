"""Authorities that are paid, for the tests of the rooms."""

from __future__ import annotations

from uuid import UUID, uuid4

from mutua.ground.actors import TREASURY, Actor
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.treasury.authorities import naming
from tests.support import books, contracts, payments
from tests.support.numbers import own_number

TREASURER = Actor(TREASURY, books.STAFF.person)
SECOND = Actor(TREASURY, payments.GRETA)


def enterprise_number() -> str:
    first = 8_000_000 + own_number()
    return f"0{first:07}{97 - first % 97:02}"


def office() -> UUID:
    """A legal person that is paid only, with its account."""
    person = uuid4()
    people.add_legal_person(
        actor=books.STAFF, key=uuid4(), person=person, name="Social security office",
        enterprise_number=enterprise_number(),
    )  # fmt: skip
    people.name_bank_account(
        actor=books.STAFF, key=uuid4(), account=uuid4(), person=person, iban=contracts.an_iban(),
        holder="Social security office",
    )  # fmt: skip
    return person


def named(authority: str = "onss") -> UUID:
    """An authority with its legal person."""
    person = office()
    confirm(name(person, authority))
    return person


def name(person: UUID, authority: str = "onss", legal_entity: str = books.HOUSE) -> UUID:
    """Somebody says where an authority is paid."""
    return naming.name_creditor(
        actor=TREASURER, key=uuid4(), creditor=uuid4(), legal_entity=legal_entity,
        authority=authority, person=person,
    )  # fmt: skip


def confirm(creditor: UUID) -> UUID:
    """Somebody else confirms it."""
    payments.hire_greta()
    with reading(TREASURER):
        found = naming.account_of(naming.Creditor.objects.get(id=creditor).person_id)
    return naming.confirm_creditor(
        actor=SECOND, key=uuid4(), creditor=creditor, confirmation=uuid4(), account=found.id
    )
