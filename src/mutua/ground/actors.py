"""Who acts: a person or a job, under one of the roles that the database knows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

PUBLIC = "mutua_public"
MEMBER = "mutua_member"
STAFF = "mutua_staff"
TREASURY = "mutua_treasury"
WORKER = "mutua_worker"
AUDITOR = "mutua_auditor"
ROLES = (PUBLIC, MEMBER, STAFF, TREASURY, WORKER, AUDITOR)
OWNER = "mutua_owner"
LOGIN = "mutua_app"


@dataclass(frozen=True)
class Actor:
    """A person under a role, or a job (``system:<job>``).

    ``for_member`` is the member in whose name a member of the staff acts; then a verb needs a
    reason, and the member sees it. ``token_hash`` opens one document to the public.
    """

    role: str
    person: UUID | None = None
    job: str = ""
    for_member: UUID | None = None
    token_hash: str = ""

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"role {self.role!r}, not one of {ROLES}")
        if (self.person is None) != bool(self.job) and self.role != PUBLIC:
            raise ValueError("an actor is a person or a job")

    @property
    def name(self) -> str:
        """How the history names the actor."""
        if self.job:
            return f"system:{self.job}"
        return f"person:{self.person}" if self.person else "public"


def member(person: UUID) -> Actor:
    """A member who acts for herself."""
    return Actor(MEMBER, person)


def staff(person: UUID, for_member: UUID | None = None) -> Actor:
    """A member of the staff, perhaps in a member's name."""
    return Actor(STAFF, person, for_member=for_member)


def by_link(token: str) -> Actor:
    """Whoever holds the private link of one document."""
    return Actor(PUBLIC, token_hash=hash_of(token))


def hash_of(token: str) -> str:
    """How a token is stored: who reads the store cannot open the document."""
    return hashlib.sha256(token.encode()).hexdigest()


def job(name: str) -> Actor:
    """A job of the house."""
    return Actor(WORKER, job=name)
