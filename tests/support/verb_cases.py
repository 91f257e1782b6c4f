"""What makes calls of verbs from their cases: a case says what stands before a verb, who does it,
with which facts. The cases stand in ``*_cases.py``, by what they are about.

A new verb without a case makes ``tests/proofs_of_rooms`` fail.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import connection

from mutua.ground import actors, policy
from mutua.ground.actors import AUDITOR, MEMBER, PUBLIC, STAFF, TREASURY, WORKER, Actor
from mutua.ground.transactions import reading
from tests.support.store import ALICE, OLGA

Facts = dict[str, Any]
UNPROVEN = ("mutua.portal", "mutua.cli", "mutua.legislation", "mutua.ground")
ACTORS = {
    PUBLIC: actors.by_link("a guess"),
    MEMBER: actors.member(ALICE),
    STAFF: actors.staff(OLGA),
    TREASURY: Actor(TREASURY, OLGA),
    WORKER: actors.job("test"),
    AUDITOR: Actor(AUDITOR, job="test"),
}


class Call(NamedTuple):
    """One call to be: the verb, who, and the facts."""

    verb: Callable[..., Any]
    actor: Actor
    facts: Facts

    def __call__(self, key: UUID, actor: Actor | None = None) -> Any:
        return self.verb(actor=actor or self.actor, key=key, **self.facts)

    def by(self, role: str) -> Call:
        """The same, by somebody of a role who need not have prepared it."""
        return self._replace(actor=ACTORS[role])


@dataclass(frozen=True)
class Case:
    """How to come to one call of a verb, each time with new identifiers. ``owned``: the facts are
    Alice's own, so another member must not do it."""

    name: str
    role: str
    prepare: Callable[[], Facts | tuple[Actor, Facts]]
    owned: bool

    def call(self, role: str = "") -> Call:
        """Prepare, and give the call under the case's own role or another one."""
        if (self.name, role) in OTHERWISE:
            actor, facts = OTHERWISE[self.name, role]()
            return Call(verbs()[self.name], actor, facts)
        found = self.prepare()
        own, facts = found if isinstance(found, tuple) else (ACTORS[self.role], found)
        actor = ACTORS[role] if role and role != self.role else own
        return Call(verbs()[self.name], actor, facts)


CASES: dict[str, Case] = {}
OTHERWISE: dict[tuple[str, str], Callable[[], tuple[Actor, Facts]]] = {}


def case(name: str, role: str, *, owned: bool = False) -> Callable[[Any], Any]:
    def add(prepare: Callable[[], Any]) -> Callable[[], Any]:
        CASES[name] = Case(name, role, prepare, owned)
        return prepare

    return add


@cache
def verbs() -> dict[str, Callable[..., Any]]:
    """Every verb that stands in a room, by its name."""
    import mutua

    found = {}
    for module in pkgutil.walk_packages(mutua.__path__, "mutua."):
        if module.name.startswith(UNPROVEN) or ".migrations" in module.name:
            continue
        for one in vars(importlib.import_module(module.name)).values():
            if hasattr(one, "verb_name"):
                found[one.verb_name] = one
    return dict(sorted(found.items()))


def roles_of(name: str) -> frozenset[str]:
    """The roles whom the policy lets do a verb."""
    return policy.roles_with(verbs()[name].right)  # type: ignore[attr-defined]


def sheet(*rows: Facts) -> Any:
    """Rows that come from elsewhere."""
    from mutua.ground.sheets import Sheet

    return Sheet(tuple(enumerate(rows, 2)), uuid4().hex)


# ── What stands in the store ────────────────────────────────────────────────────────────────────

TABLES = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' order by 1
"""
JOBS = ("procrastinate_jobs",)
NOT_OURS = ("django_", "auth_", "procrastinate_", "account", "mfa_", "socialaccount_", "portal_")


def tables() -> list[str]:
    """The tables of the rooms."""
    with reading(ACTORS[AUDITOR]), connection.cursor() as cursor:
        cursor.execute(TABLES)
        found = [name for (name,) in cursor.fetchall()]
    return [name for name in found if not name.startswith(NOT_OURS)]


@contextmanager
def superuser(server: Any) -> Iterator[Any]:
    """A session past every policy, on the database that Django works on."""
    found = server.connect(connection.settings_dict["NAME"])
    try:
        yield found
    finally:
        found.close()


from tests.support import (  # noqa: E402, F401 - they add themselves
    absence_cases,
    activity_cases,
    advance_cases,
    authority_cases,
    bill_cases,
    capital_cases,
    change_cases,
    claim_cases,
    correction_cases,
    fund_cases,
    guest_cases,
    house_cases,
    lasting_cases,
    ledger_cases,
    opening_cases,
    payment_cases,
    payroll_cases,
    people_cases,
    refund_cases,
    talking_cases,
    trade_cases,
    voucher_cases,
    work_cases,
    writ_cases,
)
