"""Whom batches pay that may have come in since a store was kept: the journal says who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from mutua.people.models import LegalPerson
from mutua.people.services.legal_persons import bring_in, enterprise_in
from mutua.treasury.models import Payment


def payees_of(batch: UUID) -> dict[str, list[str]]:
    """Whom a batch pays that is paid only: of each person the name, and the enterprise number or
    nothing."""
    paid = Payment.objects.filter(batch=batch).values("person")
    rows = LegalPerson.objects.filter(person__in=paid, represented_by=None).order_by("person")
    return {
        str(person): [name, number or ""]
        for person, name, number in rows.values_list(
            "person_id", "person__legal_name", "enterprise_number"
        )
    }


def remember(payees: Mapping[str, Sequence[str]]) -> None:
    """Bring those back whom a restored store does not know, as a part of a verb."""
    known = set(
        LegalPerson.objects.filter(person__in=list(payees)).values_list("person", flat=True)
    )
    for person, (name, number) in payees.items():
        if UUID(person) not in known:
            bring_in(UUID(person), name, enterprise_in(number))
