"""Legal persons as members: each acts through the natural person who represents it."""

from __future__ import annotations

import re
from uuid import UUID

from django.db.models import Q
from stdnum.be import vat as belgian_number

from mutua.ground import policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ibans import read_iban
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.people.models import LegalPerson, Person
from mutua.people.models.legal_persons import TEN_DIGITS
from mutua.people.services.bank_accounts import HOLDER_LIMIT, last_account, name_bank_account

policy.grant("people.add_legal_person", STAFF)

LIMIT = 200


@verb("people.add_legal_person")
def add_legal_person(
    *,
    actor: Actor,
    person: UUID,
    name: str,
    enterprise_number: str,
    represented_by: UUID | None = None,
    language: str = "fr",
) -> UUID:
    """Bring in a legal person, which may then ask to be a member of category C where somebody
    represents it; one that is paid only, such as an authority, needs nobody."""
    if represented_by is not None:
        _check_natural(represented_by)
    return bring_in(person, name, read_number(enterprise_number), represented_by, language)


def bring_in(
    person: UUID,
    name: str,
    number: str | None,
    represented_by: UUID | None = None,
    language: str = "fr",
) -> UUID:
    """A legal person of a name and a number that was read, as a part of another verb; without a
    number one that is paid only."""
    if not name.strip() or len(name) > LIMIT:
        raise Refused("name", name, f"a name of at most {LIMIT} letters")
    Person.objects.create(id=person, legal_name=name, language=language)
    LegalPerson.objects.create(
        person_id=person, enterprise_number=number, represented_by_id=represented_by
    )
    return person


@verb("people.add_legal_person")
def add_company(
    *, actor: Actor, account: UUID, name: str, enterprise_number: str, iban: str
) -> UUID:
    """Bring in a company that is paid only, with the account to which it is paid; gives its person.
    Of one that is known the account is named, where it is another than before."""
    if not name.strip() or len(name) > HOLDER_LIMIT:
        raise Refused("name", name, f"a name of at most {HOLDER_LIMIT} letters")
    person = payee(name, read_number(enterprise_number))
    before = last_account(person)
    if before is None or before.iban != read_iban("iban", iban):
        name_bank_account(actor=actor, account=account, person=person, iban=iban, holder=name)
    return person


def payee(name: str, identity: str) -> UUID:
    """The legal person of an ``identity`` that stands on a paper, such as a supplier's number or an
    account: the one that is known, or one that is brought in to be paid only, as a part of another
    verb. Nothing but an enterprise number is kept as such."""
    person, number = derived_id("payee", identity), enterprise_in(identity)
    known = LegalPerson.objects.filter(Q(person=person) | Q(enterprise_number=number or ""))
    found: UUID | None = known.values_list("person_id", flat=True).first()
    if found is None and Person.objects.filter(id=person).exists():  # a natural one, by an account
        return person
    return found or bring_in(person, (name.strip() or identity)[:LIMIT], number)


def enterprise_in(identity: str) -> str | None:
    """The identity where it is the number of a Belgian enterprise, as it is kept."""
    is_one = re.fullmatch(TEN_DIGITS, identity) and belgian_number.is_valid(identity)
    return identity if is_one else None


def read_number(text: str) -> str:
    """The ten digits of an enterprise. Raises Refused for others."""
    number: str = belgian_number.compact(text)
    if not belgian_number.is_valid(number):
        allowed = "ten digits, the last two a checksum: 0123.456.749"
        raise Refused("enterprise_number", text, allowed)
    return number


@verb("people.add_legal_person")
def change_representative(*, actor: Actor, person: UUID, represented_by: UUID) -> UUID:
    """Another natural person acts for it from now on, the one before no longer."""
    _check_natural(represented_by)
    found = LegalPerson.objects.filter(person=person)
    if not found.update(represented_by_id=represented_by):
        raise NotFound("person", str(person), "a legal person")
    return person


def _check_natural(person: UUID) -> None:
    natural = Person.objects.filter(id=person, legal_person=None)
    if not natural.exists():
        raise Refused("represented_by", str(person), "a natural person")
