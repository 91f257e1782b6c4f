"""A case for every verb of the house's roles; see ``verb_cases``."""

from __future__ import annotations

from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.actors import STAFF, WORKER
from mutua.people import services
from tests.support import capital
from tests.support.numbers import own_number
from tests.support.store import ALICE, OLGA
from tests.support.verb_cases import Facts, case


def hired(*roles: str) -> tuple[UUID, list[UUID]]:
    """Somebody new who works for the house, and her appointments."""
    person, made = capital.newcomer("Greta Smet"), [uuid4() for _ in roles]
    for appointment, role in zip(made, roles, strict=True):
        services.appoint(
            actor=actors.Actor(STAFF, job="test"), key=uuid4(), appointment=appointment,
            person=person, role=role,
        )  # fmt: skip
    return person, made


@case("people.appoint", STAFF)
def _() -> Facts:
    return {"appointment": uuid4(), "person": capital.newcomer("Greta Smet"), "role": "adviser"}


@case("people.dismiss", STAFF)
def _() -> Facts:
    person, _ = hired("adviser", "treasurer")
    return {"person": person, "why": "She moves to another cooperative"}


@case("people.end_appointment", STAFF)
def _() -> Facts:
    _, (first, _) = hired("adviser", "board")
    return {"appointment": first, "why": "Elected to the board"}


@case("people.set_role", STAFF)
def _() -> Facts:
    return {
        "change": uuid4(), "role": "desk_" + "".join("abcdefghij"[int(one)] for one in str(uuid4().int)[:20]),
        "database_role": STAFF,
        "rights": {"people.admit": None, "activities.transfer": 50_000},
    }  # fmt: skip


@case("people.reopen", STAFF)
def _() -> Facts:
    second, _ = hired("treasurer")
    return {"why": "Restored from the night", "signed_by": [OLGA, second]}


@case("activities.reserve_number", WORKER)
def _() -> Facts:
    return {
        "entity": "coop", "book": f"L{own_number()}", "year": 2026, "number": 2,
        "invoice": uuid4(), "facts": '{"gross": 1}',
    }  # fmt: skip


@case("people.note_looks", STAFF)
def _() -> Facts:
    return {"persons": [capital.newcomer("Greta Smet"), ALICE], "page": f"admission {uuid4().hex}"}
