"""The services pattern: every change of state is a verb.

A verb is a function with keyword-only facts. Called, it takes an actor and a key made before the
first try; it runs in one transaction, leaves one act (who, what, why), and a second call with the
same key gives the first answer. Effects outside the database wait for the commit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.db import DatabaseError, connection

from mutua.ground import clock, room
from mutua.ground import facts as given
from mutua.ground.actors import Actor
from mutua.ground.errors import Busy, Full, IllegalStep, KeyUsed, NotAllowed, Refused
from mutua.ground.facts import parts_of
from mutua.ground.ids import new_id
from mutua.ground.policy import require, require_of_house
from mutua.ground.transactions import acting, as_actor, sqlstate

Result = TypeVar("Result")
TRY_AGAIN = ("40001", "40P01", "55P03")
REFUSED_STEP = "MU024"
NO_PRIVILEGE = "42501"
KEPT = ("22", "23", "MU")  # values no column holds, constraints, guards
NOT_NULL = "23502"  # a column forgotten is our fault
INSERT_ACT = """
    insert into ground_act (id, key, verb, facts, actor, person, for_member, role, reason, said_at)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) on conflict (key) do nothing
"""


def verb(right: str = "") -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Make a function a verb. ``right`` is the named right it needs (by default the verb's name).

    Called with ``actor``, ``key`` and perhaps ``reason``; the function itself gets ``actor`` and
    its facts. Inside another verb it runs as a part of that one. Raises NotAllowed, KeyUsed (the
    key was used for other facts), IllegalStep, Busy (others hold the rows), Full (the disk
    has no room: nothing was kept), and what the verb itself refuses.
    """

    def make(function: Callable[..., Result]) -> Callable[..., Result]:
        name = f"{function.__module__.split('.')[1]}.{function.__name__}"

        @wraps(function)
        def call(
            *, actor: Actor, key: UUID | None = None, reason: str = "", **facts: Any
        ) -> Result:
            require(actor, right or name)
            given.check(facts)
            if acting() is not None:
                require_of_house(actor, right or name)
                return function(actor=actor, **facts)
            room.require()
            if key is None:
                raise TypeError(f"{name} needs a key, made before its first try")
            if actor.for_member is not None and not reason.strip():
                raise NotAllowed("reason", reason, "why staff acts in a member's name", "reason")
            return _with_retry(
                lambda: _once(name, right or name, function, actor, key, reason, facts)
            )

        call.verb_name = name  # type: ignore[attr-defined]
        call.right = right or name  # type: ignore[attr-defined]
        return call

    return make


def _with_retry(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except DatabaseError as error:
        if sqlstate(error) not in TRY_AGAIN:
            raise _named(error) from error
    try:
        return work()
    except DatabaseError as error:
        if sqlstate(error) in TRY_AGAIN:
            raise Busy(
                "verb", sqlstate(error), "to try again: others hold what is needed"
            ) from error
        raise _named(error) from error


def _named(error: DatabaseError) -> Exception:
    state, text = sqlstate(error), str(error).splitlines()[0]
    if state == room.DISK_FULL:
        return Full(text)
    if state == REFUSED_STEP:
        return IllegalStep("state", text, "a step that is drawn", "step")
    if state == NO_PRIVILEGE:
        return NotAllowed("actor", text, "what the role may do", "database")
    if state.startswith(KEPT) and state != NOT_NULL:
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        return Refused("facts", text, "what agrees with all that stands", constraint or state)
    return error


def _once(
    name: str,
    right: str,
    function: Callable[..., Result],
    actor: Actor,
    key: UUID,
    reason: str,
    facts: dict[str, Any],
) -> Result:
    asked = {"facts": facts, "link": actor.token_hash} if actor.token_hash else facts
    act, digest = new_id(), digest_of(asked)
    with as_actor(actor, act), connection.cursor() as cursor:
        require_of_house(actor, right)
        row = [act, key, name, digest, actor.name, actor.person, actor.for_member, actor.role]
        cursor.execute(INSERT_ACT, [*row, reason, clock.now()])
        if cursor.rowcount == 0:
            return _answer_before(cursor, name, digest, key)
        result = function(actor=actor, **facts)
        cursor.execute(
            "update ground_act set result = %s where id = %s", [json.dumps(pack(result)), act]
        )
        return result


def _answer_before(cursor: Any, name: str, digest: str, key: UUID) -> Any:
    cursor.execute("select verb, facts, result from mutua.answer_before(%s)", [key])
    found = cursor.fetchone()
    if found is None or found[0] != name or found[1] != digest:
        raise KeyUsed("key", str(key), "a key that was not used for something else", "key")
    result = found[2]
    return unpack(json.loads(result) if isinstance(result, str) else result)


def digest_of(facts: dict[str, Any]) -> str:
    """What was asked, in few letters: the same facts give the same digest."""
    text = json.dumps(facts, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if parts := parts_of(type(value)):
        return {name: getattr(value, name) for name in parts}
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, UUID | date | datetime):
        return str(value)
    raise TypeError(f"a fact of a verb is plain data, not {type(value).__name__}")


def pack(result: Any) -> Any:
    """A verb's answer as JSON: nothing, a number, a text, an identifier, a day, or a list."""
    if isinstance(result, UUID):
        return {"uuid": str(result)}
    if isinstance(result, date):
        return {"day": result.isoformat()}
    if isinstance(result, list | tuple):
        return [pack(one) for one in result]
    return {"value": result}


def unpack(packed: Any) -> Any:
    """The answer that ``pack`` kept."""
    if isinstance(packed, list):
        return [unpack(one) for one in packed]
    if "uuid" in packed:
        return UUID(packed["uuid"])
    return date.fromisoformat(packed["day"]) if "day" in packed else packed["value"]
