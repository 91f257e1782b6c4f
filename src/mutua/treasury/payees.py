"""Whom batches pay that may have come in since a store was kept: the journal says who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from mutua.people.models import LegalPerson, Person
from mutua.people.services.legal_persons import bring_in, enterprise_in
from mutua.treasury.models import Payment

NOBODYS_NAME: Final = "\N{EM DASH}"


def payees_of(batch: UUID) -> dict[str, list[str]]:
    """Whom a batch pays: of each person the name and the number of an enterprise, which are public.
    Of others nothing but that there is somebody: the journal is never erased."""
    paid = Payment.objects.filter(batch=batch).values_list("person", flat=True)
    enterprises = LegalPerson.objects.filter(
        person__in=paid, represented_by=None, enterprise_number__isnull=False
    )
    said = {
        person: [name, number]
        for person, name, number in enterprises.values_list(
            "person", "person__legal_name", "enterprise_number"
        )
    }
    return {str(one): said.get(one, ["", ""]) for one in sorted(set(paid))}


def remember(payees: Mapping[str, Sequence[str]]) -> None:
    """Bring those back whom a restored store does not know, as a part of a verb: an enterprise with
    its name, of others that they were paid. Who they were, their own papers say."""
    known = set(Person.objects.filter(id__in=list(payees)).values_list("id", flat=True))
    for person, (name, number) in payees.items():
        if UUID(person) not in known:
            bring_in(UUID(person), name or NOBODYS_NAME, enterprise_in(number))
