"""Members of an enterprise that comes from elsewhere."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from mutua.ground import policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.cells import day_in, text_in
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.sheets import Sheet, take
from mutua.ground.verbs import verb
from mutua.people import services
from mutua.people.models import LegalPerson, Membership, Person

policy.grant("people.import_members", STAFF)

COLUMNS = ("reference", *services.SAID, "category")
NEEDED = ("reference", "legal_name")


def person_of(reference: str) -> UUID:
    """The identifier of the person whom the sheets call by a reference."""
    return derived_id("imported person", reference)


def known_person(values: dict[str, str], column: str) -> UUID:
    """The person whom a cell calls by her reference. Raises Refused by the column."""
    person = person_of(values.get(column, ""))
    if not Person.objects.filter(id=person).exists():
        raise Refused(column, values.get(column, ""), "a reference of the members' sheet")
    return person


def known_holder(values: dict[str, str], column: str) -> UUID:
    """The same, or the legal person of the register whose enterprise number stands in the cell."""
    given = values.get(column, "")
    number = re.sub(r"[ .]|^BE", "", given)
    found: LegalPerson | None = LegalPerson.objects.filter(enterprise_number=number).first()
    return found.person_id if number and found else known_person(values, column)


@verb("people.import_members")
def import_members(*, actor: Actor, sheet: Sheet, dry_run: bool = False) -> int:
    """Take every member of a sheet, or none; gives how many rows it has.

    ``reference`` is how the old system called the person: a row that is there already with the
    same values is passed over, one with other values is refused.
    """
    return take(sheet, lambda values: take_member(actor, values), dry_run=dry_run)


def take_member(actor: Actor, values: dict[str, str]) -> None:
    """Take one row. Raises Refused by the column."""
    said: dict[str, Any] = {k: v for k, v in values.items() if k in services.SAID}
    if "born_on" in said:
        said["born_on"] = day_in(values, "born_on")
    person = person_of(text_in(values, "reference", "how the old system calls the person"))
    there = Person.objects.filter(id=person).first()
    if there is not None:
        _check_same(there, said)
        return
    services.add_person(actor=actor, person=person, **said)
    membership = derived_id("imported membership", values["reference"])
    services.ask_membership(
        actor=actor, membership=membership, person=person, category=values.get("category", "A")
    )
    services.admit(actor=actor, membership=membership)
    if Membership.objects.get(id=membership).state == "admitted":
        services.take_effect(actor=actor, membership=membership)


def _check_same(there: Person, said: dict[str, Any]) -> None:
    for field, value in said.items():
        if getattr(there, field) != value:
            raise Refused(field, str(value), f"{getattr(there, field)}, as it is there already")
