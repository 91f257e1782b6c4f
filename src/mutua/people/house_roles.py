"""What each role of the house may do, as installed and as an administrator has recombined it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

import yaml
from psycopg import sql

from mutua.ground import policy
from mutua.ground.actors import Actor
from mutua.people.models import Appointment, HouseRole

INSTALLED = Path(__file__).parent / "roles.yaml"
ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Role:
    """A role: the role of the database it works under; each right with the largest amount in minor
    units, or None for any."""

    database_role: str
    rights: policy.Limits


@cache
def installed() -> dict[str, Role]:
    """The roles of this release."""
    said = yaml.safe_load(INSTALLED.read_text("utf-8"))
    return {
        name: Role(one["database_role"], MappingProxyType(dict.fromkeys(one["rights"])))
        for name, one in said.items()
    }


def roles(*names: str) -> dict[str, Role]:
    """The roles as they hold now: all, or those named."""
    found = {name: one for name, one in installed().items() if not names or name in names}
    decided = HouseRole.objects.order_by("place")
    for one in decided.filter(role__in=names) if names else decided:
        found[one.role] = Role(one.database_role, one.rights)
    return found


def database_roles(person: UUID) -> set[str]:
    """Under which roles of the database a person works for the house now."""
    named = Appointment.objects.filter(person=person, until=None)
    held = set(named.values_list("role", flat=True))
    return {one.database_role for name, one in roles().items() if name in held}


def rights_of(actor: Actor) -> policy.Limits:
    """What a person may do under the role of the database she acts in; of two roles that have the
    same right the larger amount holds."""
    named = Appointment.objects.filter(person=actor.person, until=None)
    found: dict[str, int | None] = {}
    for role in roles(*named.values_list("role", flat=True), "").values():
        if role.database_role == actor.role:
            for right, limit in role.rights.items():
                before = found.get(right, 0)
                found[right] = None if limit is None or before is None else max(limit, before)
    return found


def tell_database(connection: Any) -> None:
    """Write the roles of this release as mutua.installed_roles(), as owner: policies of tables ask
    for rights too."""
    rows = [
        sql.SQL("({}, {}, {}::jsonb)").format(name, one.database_role, json.dumps(dict(one.rights)))
        for name, one in sorted(installed().items())
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL(
                "create or replace function mutua.installed_roles()"
                " returns table (role text, database_role text, rights jsonb) language sql"
                " immutable as $$ values {} $$"
            )
            .format(sql.SQL(", ").join(rows))
            .as_string(connection.connection)
        )


policy.ask_of_house(rights_of)
