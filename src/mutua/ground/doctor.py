"""One diagnosis: every invariant of the whole store, each with its figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection

from mutua.ground.actors import AUDITOR, Actor
from mutua.ground.transactions import reading


@dataclass(frozen=True)
class Check:
    """A question to the store: ``sql`` counts what was looked at and what is wrong."""

    code: str
    sentence: str
    sql: str


@dataclass(frozen=True)
class Finding:
    """The answer to one check."""

    check: Check
    seen: int
    wrong: int

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return self.wrong == 0


_checks: dict[str, Check] = {}
_derivations: dict[str, Callable[[], tuple[int, int]]] = {}


def register(code: str, sentence: str, sql: str) -> None:
    """Add a check; its SQL gives one row: how many were seen, how many are wrong."""
    _checks[code] = Check(code, sentence, sql)


def derivation(
    code: str,
) -> Callable[[Callable[[], tuple[int, int]]], Callable[[], tuple[int, int]]]:
    """Add a rebuild: figures derived from documents and events alone, compared with the store."""

    def add(function: Callable[[], tuple[int, int]]) -> Callable[[], tuple[int, int]]:
        _derivations[code] = function
        return function

    return add


def examine(*, rebuild: bool = False) -> list[Finding]:
    """Ask every check as auditor, and with ``rebuild`` derive every balance and state anew."""
    found = []
    with reading(Actor(AUDITOR, job="doctor")):
        for check in _checks.values():
            with connection.cursor() as cursor:
                cursor.execute(check.sql)
                seen, wrong = cursor.fetchone()
            found.append(Finding(check, seen or 0, wrong or 0))
        for code, derive in _derivations.items() if rebuild else ():
            seen, wrong = derive()
            sentence = (derive.__doc__ or code).strip().splitlines()[0]
            found.append(Finding(Check(code, sentence, ""), seen, wrong))
    return found


register(
    "ground.login",
    "The application's login cannot pass the policies",
    "select 1, count(*) from pg_roles where rolname = 'mutua_app'"
    " and (rolsuper or rolbypassrls or rolcreaterole)",
)
register(
    "ground.session",
    "This session works under the application's login",
    "select 1, (session_user <> 'mutua_app')::int",
)
register(
    "ground.policies",
    "Every table of the rooms has row-level security, forced (29, 27)",
    """select count(*), count(*) filter (where not (relrowsecurity and relforcerowsecurity))
       from pg_class join pg_namespace n on n.oid = relnamespace
       where relkind = 'r' and nspname = 'public' and relname <> 'ground_arrow' and relname
         !~ '^(procrastinate|django|auth|accounts?|mfa|usersessions|socialaccount|portal)_'""",
)
register(
    "ground.public",
    "No table is granted to everyone",
    """select count(*), count(*) filter (where exists (
         select from aclexplode(relacl) where grantee = 0))
       from pg_class join pg_namespace n on n.oid = relnamespace
       where relkind in ('r', 'v', 'S') and nspname = 'public'""",
)
register(
    "ground.acts",
    "Every change names an act that is there (29)",
    """select count(*), count(*) filter (where a.id is null)
       from ground_change c left join ground_act a on a.id = c.act_id""",
)
register(
    "ground.states",
    "Every act that ended has its answer",
    "select count(*), count(*) filter (where result is null) from ground_act",
)
