"""National numbers: sealed before they reach the database, each reading known to the person."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from stdnum.be import bis, nn
from stdnum.exceptions import ValidationError

from mutua.ground import keys, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.ground.verbs import verb
from mutua.people import queries
from mutua.people.models import NationalNumber

policy.grant("people.keep_national_number", MEMBER, STAFF)
policy.grant("people.read_national_number", MEMBER, STAFF)


def say_national_number(*, actor: Actor, key: UUID, person: UUID, number: str) -> UUID:
    """Keep a person's national number; a second one, by the staff alone, replaces the first.

    The number itself is no fact of the verb: of facts a digest is kept, and eleven digits would be
    guessed from it.
    """
    read = read_number(number)
    with reading(actor):
        there = NationalNumber.objects.filter(person=person).first()
    row = there.id if there else key
    known = keys.keys()
    name, sealed = known.seal(read, NationalNumber.place(row, person))
    return keep_national_number(
        actor=actor, key=key, row=row, person=person, key_name=name, sealed=sealed,
        found_by=known.found_by(read),
    )  # fmt: skip


@verb("people.keep_national_number")
def keep_national_number(
    *, actor: Actor, row: UUID, person: UUID, key_name: str, sealed: bytes, found_by: str
) -> UUID:
    """Keep what was sealed; see ``say_national_number``."""
    if person not in queries.persons_of(actor, person):
        raise NotFound("person", str(person), "a person you look after")
    kept = {"key_name": key_name, "sealed": sealed, "found_by": found_by}
    there = NationalNumber.objects.filter(person=person).first()
    if there is None:
        NationalNumber.objects.create(id=row, person_id=person, **kept)
    elif policy.own(actor, "person"):
        raise Refused("number", "another", "the number you said before; the staff corrects it")
    else:
        NationalNumber.objects.filter(id=there.id).update(**kept)
    return row


def read_national_number(*, actor: Actor, person: UUID, reason: str = "") -> str:
    """The number, once the reading is kept in a transaction of its own; otherwise no answer.

    The staff says why, and the person sees who read and why. Raises NotFound and Refused.
    """
    policy.require(actor, "people.read_national_number")
    if actor.role != MEMBER and not reason.strip():
        raise NotAllowed("reason", reason, "why the number is needed", "reason")
    with reading(actor):
        found = NationalNumber.objects.filter(
            person=person, **policy.own(actor, "person_id")
        ).first()
    if found is None:
        raise NotFound("person", str(person), "a person whose number is kept")
    reader = actor if actor.person == person else replace(actor, for_member=person)
    note_reading(actor=reader, key=new_id(), reason=reason, person=person)
    place = NationalNumber.place(found.id, person)
    return keys.keys().open(found.key_name, bytes(found.sealed), place)


@verb("people.read_national_number")
def note_reading(*, actor: Actor, person: UUID) -> UUID:
    """Keep that a number is read: the act itself says who and why."""
    if not NationalNumber.objects.filter(person=person, **policy.own(actor, "person_id")).exists():
        raise NotFound("person", str(person), "a person whose number is kept")
    return person


def person_of_number(*, actor: Actor, number: str) -> UUID | None:
    """Whose number this is, without opening any."""
    policy.require(actor, "people.read_national_number")
    with reading(actor):
        found = NationalNumber.objects.filter(found_by=keys.keys().found_by(read_number(number)))
        return found.values_list("person_id", flat=True).first()


def read_number(text: str) -> str:
    """The eleven digits. Raises Refused for a number that is none of the register, nor a BIS one."""
    for kind in (nn, bis):
        try:
            return str(kind.validate(text))
        except ValidationError:
            continue
    raise Refused("number", "*" * len(text), "eleven digits, the last two a checksum")
