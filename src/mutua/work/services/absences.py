"""That a person is absent, as she says it or somebody of the house in her place."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.people.models import Person
from mutua.work.absences import holding
from mutua.work.models import ABSENCE_KINDS, Absence
from mutua.work.models.absences import OF_A_CAUSE

policy.grant("work.say_absence", MEMBER, STAFF)

FURTHEST = 366  # days before today, or after
LONGEST = 366  # days
WHY_LIMIT = 400
DIGEST = re.compile(r"([0-9a-f]{64})?")


@verb("work.say_absence")
def say_absence(
    *,
    actor: Actor,
    absence: UUID,
    person: UUID,
    kind: str,
    first_day: date,
    last_day: date,
    certificate: str = "",
    other_cause: bool = False,
    withdrawn: bool = False,
    why: str = "",
    replaces: UUID | None = None,
) -> UUID:
    """Say that a person is absent, or with ``replaces`` say it anew. Hours of these days are not
    worked; what was paid with them is corrected by payroll. ``certificate`` is the digest of a kept
    file. ``other_cause`` is what a doctor has said of an illness or an accident, ``why`` the reason of who says it
    for another."""
    found = Person.objects.filter(id=person, **policy.own(actor, "pk")).first()
    if found is None:
        raise NotFound("person", str(person), "a person of whom you may say this")
    _check_days(first_day, last_day)
    if kind not in ABSENCE_KINDS:
        raise Refused("kind", kind, ", ".join(ABSENCE_KINDS))
    if not DIGEST.fullmatch(certificate):
        raise Refused("certificate", certificate, "the digest of a kept file, or nothing")
    if other_cause and kind not in OF_A_CAUSE:
        raise Refused("other_cause", kind, f"another cause of: {', '.join(OF_A_CAUSE)}")
    before = _replaced(found, replaces)
    if withdrawn and before is None:
        raise Refused("replaces", "nothing", "the absence that is withdrawn")
    others = holding(person, first_day, last_day).exclude(id=replaces)
    if not withdrawn and others.exists():
        raise Refused("first_day", str(first_day), "days of which no absence was said", "overlap")
    Absence.objects.create(
        id=absence, person=found, kind=kind, first_day=first_day, last_day=last_day,
        certificate=certificate, other_cause=other_cause, withdrawn=withdrawn,
        said_by="member" if actor.role == MEMBER else "staff", said_at=clock.now(),
        why=_reason(actor, why), replaces=before,
    )  # fmt: skip
    return absence


def _check_days(first_day: date, last_day: date) -> None:
    today = clock.today()
    if abs((first_day - today).days) > FURTHEST:
        low, high = (today + timedelta(days=one) for one in (-FURTHEST, FURTHEST))
        raise Refused("first_day", str(first_day), f"a day from {low} to {high}")
    if not 0 <= (last_day - first_day).days < LONGEST:
        last = first_day + timedelta(days=LONGEST - 1)
        raise Refused("last_day", str(last_day), f"a day from {first_day} to {last}")


def _replaced(person: Person, replaces: UUID | None) -> Absence | None:
    if replaces is None:
        return None
    found = Absence.objects.filter(id=replaces, person=person, withdrawn=False).first()
    if found is None:
        raise NotFound("replaces", str(replaces), "an absence of the same person")
    if Absence.objects.filter(replaces=found).exists():
        raise Refused("replaces", str(replaces), "the version that holds", "stale")
    return found


def _reason(actor: Actor, why: str) -> str:
    why = why.strip()
    needed = actor.role != MEMBER
    if len(why) > WHY_LIMIT or "\x00" in why or (needed and not why):
        raise Refused("why", why, f"the reason, at most {WHY_LIMIT} letters")
    return why
