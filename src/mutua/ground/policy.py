"""The first wall: named rights, and which role of an actor has them.

The database is the second wall. Each holds without the other; tests switch one off at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from mutua.ground import actors
from mutua.ground.actors import Actor
from mutua.ground.errors import NotAllowed

_on: ContextVar[bool] = ContextVar("policy_on", default=True)
_rights: dict[str, frozenset[str]] = {}


def grant(right: str, *roles: str) -> None:
    """Say which roles have a right; each room does so for its own verbs."""
    _rights[right] = frozenset(roles)


def roles_with(right: str) -> frozenset[str]:
    """The roles that have a right."""
    return _rights.get(right, frozenset())


def rights() -> dict[str, frozenset[str]]:
    """Every right with its roles."""
    return dict(sorted(_rights.items()))


def require(actor: Actor, right: str) -> None:
    """Raise NotAllowed when the actor has no such right."""
    if _on.get() and actor.role not in roles_with(right):
        raise NotAllowed(
            "actor", actor.name, ", ".join(sorted(roles_with(right))) or "nobody", right
        )


def own(actor: Actor, path: str) -> dict[str, Any]:
    """Where a member looks: a filter by the person at the end of ``path``. It holds her to what is
    hers even where the database would show more; the house looks everywhere."""
    return {path: actor.person} if _on.get() and actor.role == actors.MEMBER else {}


@contextmanager
def without_policy() -> Iterator[None]:
    """For tests alone: only the database refuses."""
    token = _on.set(False)
    try:
        yield
    finally:
        _on.reset(token)


HOUSE = (actors.STAFF, actors.TREASURY, actors.WORKER)
