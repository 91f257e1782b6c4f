"""Who works for the house: appointing to a role, ending it, and recombining what roles may do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import connection

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, TREASURY, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import new_ids
from mutua.ground.verbs import verb
from mutua.people.house_roles import ADMINISTRATOR, roles
from mutua.people.models import HOUSE_ROLES, Appointment, HouseRole, Person

policy.grant("people.appoint", STAFF)
policy.grant("people.set_role", STAFF)
policy.grant("people.note_looks", STAFF, TREASURY)

NAME = re.compile(r"[a-z][a-z_]{1,39}")
PAGE_LIMIT = 80
when_dismissed: list[Callable[[UUID], None]] = []  # higher rooms end here what they opened


@verb("people.appoint")
def appoint(*, actor: Actor, appointment: UUID, person: UUID, role: str) -> UUID:
    """Appoint a person to a role of the house, by another person or by the operator."""
    known = roles()
    if role not in known:
        raise Refused("role", role, ", ".join(sorted(known)))
    if person == actor.person:
        raise Refused("person", str(person), "somebody else: nobody appoints herself", "herself")
    if not Person.objects.filter(id=person).exists():
        raise NotFound("person", str(person), "a person")
    if Appointment.objects.filter(person=person, role=role, until=None).exists():
        raise Refused("role", role, "a role that the person does not have yet", "state")
    Appointment.objects.create(id=appointment, person_id=person, role=role, since=clock.today())
    return appointment


@verb("people.appoint")
def dismiss(*, actor: Actor, person: UUID, why: str) -> int:
    """End all that a person may do for the house, at once: every role, and what other rooms opened
    for it, sessions and second factors too. Gives the number of roles that ended."""
    if not why.strip():
        raise Refused("why", why, "the reason, which the history keeps")
    held = list(Appointment.objects.filter(person=person, until=None))
    if not held:
        raise Refused("person", str(person), "somebody who has a role of the house", "state")
    _keep_an_administrator(person)
    for one in held:
        _end(one, why)
    for end in when_dismissed:
        end(person)
    return len(held)


@verb("people.appoint")
def end_appointment(*, actor: Actor, appointment: UUID, why: str) -> UUID:
    """End one role of a person who keeps another under the same role of the database."""
    found = Appointment.objects.filter(id=appointment, until=None).first()
    if found is None:
        raise NotFound("appointment", str(appointment), "an appointment that has not ended")
    if not why.strip():
        raise Refused("why", why, "the reason, which the history keeps")
    others = Appointment.objects.filter(person=found.person_id, until=None).exclude(id=found.id)
    known = roles()
    under = {known[one].database_role for one in others.values_list("role", flat=True)}
    if known[found.role].database_role not in under:
        raise Refused("appointment", found.role, "her last role of its kind ends by a dismissal")
    if found.role == ADMINISTRATOR:
        _keep_an_administrator(found.person_id)
    _end(found, why)
    return appointment


def _end(appointment: Appointment, why: str) -> None:
    Appointment.objects.filter(id=appointment.id).update(until=clock.today(), why_ended=why)


def _keep_an_administrator(leaves: UUID) -> None:
    held = Appointment.objects.filter(role=ADMINISTRATOR, until=None)
    who = set(held.select_for_update().order_by("id").values_list("person", flat=True))
    if who == {leaves}:
        raise Refused("person", str(leaves), "another administrator first", "last_administrator")


@verb("people.set_role")
def set_role(
    *, actor: Actor, change: UUID, role: str, database_role: str, rights: dict[str, int | None]
) -> UUID:
    """Say anew what a role may do, or make a new one. ``rights``: each right with the largest
    amount in minor units, or None for any amount and for rights that have none."""
    if not NAME.fullmatch(role):
        raise Refused("role", role, "a name of small letters and underscores, at most 40")
    before = roles(role).get(role)
    if database_role not in HOUSE_ROLES or (before and before.database_role != database_role):
        allowed = before.database_role if before else ", ".join(HOUSE_ROLES)
        raise Refused("database_role", database_role, allowed)
    possible = {one for one, under in policy.rights().items() if database_role in under}
    for right, limit in rights.items():
        _check_right(right, limit, possible)
    if role == ADMINISTRATOR and not {"people.appoint", "people.set_role"} <= set(rights):
        allowed = "an administrator who can still appoint and change roles"
        raise Refused("rights", ", ".join(sorted(rights)), allowed, "locked_out")
    last = HouseRole.objects.filter(role=role).order_by("-place").first()
    HouseRole.objects.create(
        id=change, role=role, database_role=database_role, rights=rights,
        place=last.place + 1 if last else 1,
    )  # fmt: skip
    return change


def _check_right(right: str, limit: int | None, possible: set[str]) -> None:
    if right not in possible:
        raise Refused("rights", right, ", ".join(sorted(possible)), "no_such_right")
    if limit is None:
        return
    if type(limit) is not int or not 0 <= limit < 2**53:
        raise Refused("rights", f"{right}: {limit!r}", "an amount in minor units, or none")
    if right not in policy.rights_by_amount():
        raise Refused("rights", f"{right}: {limit}", "no amount: this right has none", "no_amount")


@verb("people.note_looks")
def note_looks(*, actor: Actor, persons: Sequence[UUID], page: str) -> int:
    """Keep that somebody of the house is shown these persons' data on a page; to be done before
    the answer, and without it there is none. Gives the number that was not kept yet today."""
    if actor.person is None:
        raise Refused("actor", actor.name, "a person who looks")
    if not page or len(page) > PAGE_LIMIT:
        raise Refused("page", page, f"the name of a page, at most {PAGE_LIMIT} letters")
    others = sorted(set(persons) - {actor.person})
    ids = new_ids(len(others))
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into people_look (id, person_id, reader_id, page, day)"
            " select id, person, %s, %s, %s from unnest(%s::uuid[], %s::uuid[]) v (id, person)"
            " on conflict do nothing",
            [actor.person, page, clock.today(), ids, others],
        )
        return int(cursor.rowcount)
