"""The first wall: named rights, which role of the database has them, and of those who work for the
house which person, up to which amount.

The database is the second wall. Each holds without the other; tests switch one off at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from mutua.ground import actors
from mutua.ground.actors import Actor
from mutua.ground.errors import NotAllowed
from mutua.ground.formats import money

_on: ContextVar[bool] = ContextVar("policy_on", default=True)
_rights: dict[str, frozenset[str]] = {}
_by_amount: set[str] = set()
_sight: dict[str, frozenset[str]] = {}
Limits = Mapping[str, int | None]


def _nobody(actor: Actor) -> Limits:
    return {}


_answers: dict[str, Callable[[Actor], Limits]] = {"house": _nobody}


def grant(right: str, *roles: str, by_amount: bool = False) -> None:
    """Say which roles of the database can have a right at all; each room does so for its own verbs.

    ``by_amount``: the right's verbs ask ``within``, so that it can be limited.
    """
    _rights[right] = frozenset(roles)
    if by_amount:
        _by_amount.add(right)


def grant_sight(right: str, *acts: str) -> tuple[str, ...]:
    """A right of the staff to see what else is a person's own. Whoever may do one of ``acts`` needs
    to see it, and has it. Gives all rights by which one sees it; the database asks for the same."""
    grant(right, actors.STAFF)
    _sight[right] = frozenset((right, *acts))
    return (right, *acts)


def sights() -> dict[str, frozenset[str]]:
    """The rights to see, each with all rights by which one has it."""
    return dict(_sight)


def sees(actor: Actor, right: str) -> bool:
    """Whether a person who works for the house has a right to see; asked in her transaction."""
    if not _on.get():
        return True
    return actor.role in roles_with(right) and not _sight[right].isdisjoint(
        _answers["house"](actor)
    )


def rights_by_amount() -> frozenset[str]:
    """The rights that can be limited by an amount."""
    return frozenset(_by_amount)


def ask_of_house(rights_of: Callable[[Actor], Limits]) -> None:
    """Let a higher room say what a person who works for the house may do: each right with the
    largest amount in minor units, or None for any. Until one does, she may do nothing."""
    _answers["house"] = rights_of


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


def works_for_house(actor: Actor) -> bool:
    """Whether the actor is a person under a role of the house; jobs have their role's rights."""
    return actor.person is not None and actor.role in (
        actors.STAFF,
        actors.TREASURY,
        actors.AUDITOR,
    )


def require_of_house(actor: Actor, right: str) -> None:
    """Raise NotAllowed when no role of the house gives this person the right. Asked inside the
    transaction of the verb, so that an end of her appointment holds at once."""
    if _on.get() and works_for_house(actor) and right not in _answers["house"](actor):
        raise NotAllowed("actor", actor.name, "somebody whose role of the house has it", right)


def within(actor: Actor, right: str, amount: int) -> None:
    """Raise NotAllowed when an amount in minor units is above what the person may decide alone."""
    if right not in _by_amount:
        raise ValueError(f"{right} was not granted by amount")
    if not (_on.get() and works_for_house(actor)):
        return
    limit = _answers["house"](actor).get(right, 0)
    if limit is not None and amount > limit:
        allowed = f"at most {money(limit, 'en')} by your role; somebody with a higher limit"
        raise NotAllowed("amount", money(amount, "en"), allowed, right)


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
