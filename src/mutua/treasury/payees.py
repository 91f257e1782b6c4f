"""Whom batches pay that may have come in since a store was kept: the journal says who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from mutua.people.models import LegalPerson, Person
from mutua.people.services.legal_persons import bring_in, enterprise_in
from mutua.treasury.models import Payment

NOBODYS_NAME: Final = "\N{EM DASH}"


NATURAL: Final = "natural"


def payees_of(batch: UUID) -> dict[str, list[str]]:
    """Whom a batch pays: of each person the name and the number of an enterprise, which are public,
    and of one who is no legal person that she is a natural one. Of others nothing but that there is
    somebody: the journal is never erased."""
    paid = set(Payment.objects.filter(batch=batch).values_list("person", flat=True))
    rows = LegalPerson.objects.filter(person__in=paid).values_list(
        "person", "person__legal_name", "enterprise_number", "represented_by"
    )
    said = {
        person: [name, number] if number and represented_by is None else ["", ""]
        for person, name, number, represented_by in rows
    }
    return {str(one): said.get(one, ["", "", NATURAL]) for one in sorted(paid)}


def remember(payees: Mapping[str, Sequence[str]]) -> None:
    """Bring those back whom a restored store does not know, as a part of a verb: an enterprise with
    its name, of others that they were paid. Who they were, their own papers say. What lines of
    before said nothing of is a legal person."""
    known = set(Person.objects.filter(id__in=list(payees)).values_list("id", flat=True))
    for person, (name, number, *kind) in payees.items():
        if UUID(person) in known:
            continue
        if kind == [NATURAL]:
            Person.objects.create(id=person, legal_name=NOBODYS_NAME)
        else:
            bring_in(UUID(person), name or NOBODYS_NAME, enterprise_in(number))
