"""What is done with people: bringing them in, admitting them, changing what they say."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mutua.ground import clock, mail, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.people import queries
from mutua.people.models import CATEGORIES, LANGUAGES, Membership, Person
from mutua.people.states import HOUSE

policy.grant("people.add_person", STAFF)
policy.grant("people.change_person", MEMBER, STAFF)
policy.grant("people.ask_membership", MEMBER, STAFF)
policy.grant("people.admit", STAFF)
policy.grant("people.take_effect", *HOUSE)
policy.grant("people.leave", MEMBER, STAFF)

TEXT_LIMIT = 200
OLDEST = 120  # years
SAID = (
    "legal_name", "chosen_name", "language", "email", "born_on", "street", "number", "box",
    "postcode", "town", "country",
)  # fmt: skip


@verb("people.add_person")
def add_person(*, actor: Actor, person: UUID, **said: Any) -> UUID:
    """Bring in a person, by an identifier made before: what SAID names, the legal name at least."""
    if not str(said.get("legal_name", "")).strip():
        raise Refused("legal_name", said.get("legal_name", ""), "the person's name")
    Person.objects.create(id=person, **_read(said))
    return person


@verb("people.change_person")
def change_person(*, actor: Actor, person: UUID, **said: Any) -> UUID:
    """Change what is said of a person. Of a new e-mail address the old one is told."""
    before = Person.objects.filter(id=person, **policy.own(actor, "pk")).first()
    if before is None:
        raise NotFound("person", str(person), "a person you may change")
    Person.objects.filter(id=person).update(**_read(said))
    if before.email and said.get("email", before.email) != before.email:
        facts = {"name": before.name}
        mail.send_later("address_changed", before.email, before.language, facts)
    return person


@verb("people.ask_membership")
def ask_membership(*, actor: Actor, membership: UUID, person: UUID, category: str = "A") -> UUID:
    """Ask to belong to the cooperative."""
    if category not in CATEGORIES:
        raise Refused("category", category, ", ".join(CATEGORIES))
    Membership.objects.create(
        id=membership, person_id=person, category=category, asked_on=clock.today()
    )
    return membership


@verb("people.admit")
def refuse_membership(*, actor: Actor, membership: UUID, why: str) -> UUID:
    """The board's answer is no, with its reason."""
    if not why.strip():
        raise Refused("why", why, "the reason, which the person reads")
    return step(membership, "refused", decided_on=clock.today(), reason=why)


@verb("people.take_effect")
def take_effect(*, actor: Actor, membership: UUID) -> UUID:
    """The first share is there: the person is a member."""
    return step(membership, "member")


@verb("people.leave")
def leave(*, actor: Actor, membership: UUID) -> UUID:
    """Leave: nobody can refuse it. Who was never a member has left at once."""
    found = Membership.objects.filter(id=membership).first()
    if found is None or found.person_id not in queries.persons_of(actor, found.person_id):
        raise NotFound("membership", str(membership), "a membership of yours")
    return step(membership, "leaving" if found.state == "member" else "left")


def step(membership: UUID, state: str, **more: Any) -> UUID:
    """Let a membership take a step."""
    if not Membership.objects.filter(id=membership).update(state=state, **more):
        raise NotFound("membership", str(membership), "a membership")
    return membership


def _read(said: dict[str, Any]) -> dict[str, Any]:
    """What is said of a person, each field checked. Raises Refused by the field's name."""
    for field, value in said.items():
        if field not in SAID:
            raise Refused(field, value, ", ".join(SAID))
        if field == "born_on":
            _check_birth(value)
        elif not isinstance(value, str) or len(value) > TEXT_LIMIT or "\x00" in value:
            raise Refused(field, value, f"a text of at most {TEXT_LIMIT} letters")
    language, email = said.get("language"), said.get("email")
    if language is not None and language not in LANGUAGES:
        raise Refused("language", language, ", ".join(LANGUAGES))
    if email and ("@" not in email.strip("@") or any(one.isspace() for one in email)):
        raise Refused("email", email, "an address such as name@example.org")
    country = said.get("country")
    if country is not None and not (len(country) == 2 and country.isascii() and country.isupper()):
        raise Refused("country", country, "the two letters of a country, such as BE")
    return said


def _check_birth(value: Any) -> None:
    today = clock.today()
    if value is None:
        return
    if not isinstance(value, date) or not today.year - OLDEST <= value.year or value > today:
        raise Refused("born_on", str(value), f"a day from {today.year - OLDEST} to today")
