"""Which claims on pay that was too much money that came has probably given back: a person decides."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, Sum, Value
from django.db.models.functions import Coalesce

from mutua.payroll.models import Claim
from mutua.people.models import BankAccount
from mutua.treasury.likely import (
    AMOUNT,
    CANDIDATES,
    NAME,
    PROPOSED,
    WEIGHTS,
    raw_words,
    words,
)
from mutua.treasury.models import StatementLine

OF_CLAIM = "claim"  # the kind of what a line of a statement has given back


class OpenClaim(NamedTuple):
    """A claim, what is ``outstanding`` of it, and why it may be the one: the same amount, or the
    name or the account of its person."""

    claim: Claim
    outstanding: int
    why: tuple[str, ...] = ()


def with_outstanding(legal_entity: str) -> Any:
    """The claims of an entity on pay that was too much, each with what is ``outstanding``."""
    every = Claim.objects.filter(legal_entity_id=legal_entity).select_related(
        "person", "payslip", "exit_holiday_pay"
    )
    return every.annotate(
        outstanding=F("amount") - Coalesce(Sum("settlement__amount"), Value(0))
    ).order_by("made_at", "id")


def open_claims(legal_entity: str, claims: Collection[UUID]) -> list[OpenClaim]:
    """These claims, as far as the entity has them."""
    found = with_outstanding(legal_entity).filter(id__in=claims)
    return [OpenClaim(one, one.outstanding) for one in found]


def likely_claims(line: StatementLine) -> list[OpenClaim]:
    """Those that a line has probably given back, the likeliest first, at most PROPOSED."""
    owners: set[UUID] = set()
    if line.counterparty_iban:
        accounts = BankAccount.objects.filter(iban=line.counterparty_iban)
        owners = set(accounts.values_list("person_id", flat=True))
    asked = Q(outstanding=line.amount) | Q(person__in=owners)
    for one in sorted(raw_words(f"{line.counterparty_name} {line.text}")):
        asked |= Q(person__legal_name__icontains=one)
    said = words(line.counterparty_name) | words(line.text)
    open_ones = with_outstanding(line.statement.legal_entity_id).filter(outstanding__gt=0)
    found = []
    for one in open_ones.filter(asked)[:CANDIDATES]:
        why = []
        if one.outstanding == line.amount:
            why.append(AMOUNT)
        if words(one.person.legal_name) & said or one.person_id in owners:
            why.append(NAME)
        if why:
            found.append(OpenClaim(one, one.outstanding, tuple(why)))
    found.sort(key=lambda one: -sum(WEIGHTS[each] for each in one.why))
    return found[:PROPOSED]
