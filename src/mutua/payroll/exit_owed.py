"""What is left to pay of exit holiday pay, whatever was corrected, kept back or paid of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from mutua.ground.arrays import array
from mutua.payroll.models import Claim, ExitHolidayPay, Withholding

Place = tuple[UUID, int]  # a contract, and the year of its work


class ExitLeft(NamedTuple):
    """What is left of a contract's exit holiday pay for a year, in minor units: the one that holds,
    all its versions, the newest first, and what was paid before."""

    pay: ExitHolidayPay
    versions: list[UUID]
    amount: int
    paid: int


def place_of(one: ExitHolidayPay) -> Place:
    """The contract and year of an exit holiday pay."""
    return one.contract_id, one.year


def left_to_pay(contracts: Collection[UUID]) -> dict[Place, tuple[int, int]]:
    """Of each contract and year: what is left to pay, below zero what was paid too much; and what
    was paid or is on its way."""
    with connection.cursor() as cursor:
        cursor.execute("select * from mutua.left_of_exit_pay(%s::uuid[])", [array(list(contracts))])
        return {(one, year): (int(left), int(paid)) for one, year, left, paid in cursor.fetchall()}


def open_claims(contracts: Iterable[UUID]) -> dict[Place, list[tuple[Claim, int]]]:
    """The claims on exit holiday pay of contracts that are not over, the oldest first, with what is
    outstanding."""
    found: dict[Place, list[tuple[Claim, int]]] = defaultdict(list)
    every = Claim.objects.filter(exit_holiday_pay__contract__in=list(contracts))
    every = every.select_related("exit_holiday_pay").annotate(over=Sum("settlement__amount"))
    for one in every.order_by("made_at", "id"):
        if one.amount > (one.over or 0):
            found[place_of(one.exit_holiday_pay)].append((one, one.amount - (one.over or 0)))
    return found


def outstanding(contracts: Collection[UUID]) -> dict[Place, int]:
    """What has not come back of such claims."""
    return {place: sum(left for _, left in some) for place, some in open_claims(contracts).items()}


def unusual(legal_entity: str) -> set[UUID]:
    """The contracts whose exit holiday pay was corrected, or creditors take of."""
    corrected = ExitHolidayPay.objects.filter(legal_entity=legal_entity, version__gt=1)
    withheld = Withholding.objects.filter(exit_holiday_pay__legal_entity=legal_entity)
    return {
        *corrected.values_list("contract_id", flat=True),
        *withheld.values_list("exit_holiday_pay__contract_id", flat=True),
    }


def left_of_unusual(contracts: Collection[UUID]) -> Iterator[ExitLeft]:
    """Those of them of which something is left. Where a payment came back after a claim was made,
    the two meet."""
    claims = outstanding(contracts)
    left = {
        place: (amount - claims.get(place, 0), paid)
        for place, (amount, paid) in left_to_pay(contracts).items()
        if amount > claims.get(place, 0)
    }
    versions: dict[Place, list[ExitHolidayPay]] = defaultdict(list)
    every = ExitHolidayPay.objects.filter(contract__in=[one for one, _ in left])
    for one in every.order_by("-version").select_related("run", "contract"):
        versions[place_of(one)].append(one)
    for place, (amount, paid) in left.items():
        some = versions[place]
        yield ExitLeft(some[0], [one.id for one in some], amount, paid)
