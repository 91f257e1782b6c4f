"""What is left to pay of months that were corrected, or from whose pay something is deducted or
kept back for creditors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from mutua.ground.arrays import array
from mutua.payroll.models import AdvanceSetOff, Claim, Payslip, Settlement, Withholding


class Left(NamedTuple):
    """What is left of a month's pay, in minor units: its payslip that holds, all its versions, the
    newest first, and what was paid before."""

    payslip: Payslip
    versions: list[UUID]
    amount: int
    paid: int


def left_to_pay(months: Collection[UUID]) -> list[tuple[UUID, int, int]]:
    """Of each month: what is left to pay of its net, below zero what was paid too much; and what
    was paid or is on its way."""
    with connection.cursor() as cursor:
        cursor.execute("select * from mutua.left_to_pay(%s::uuid[])", [array(list(months))])
        return [(month, int(left), int(paid)) for month, left, paid in cursor.fetchall()]


def unusual_months(legal_entity: str) -> set[UUID]:
    """The months of which more than one payslip was made, or something is deducted
    or kept back."""
    corrected = Payslip.objects.filter(legal_entity_id=legal_entity, version__gt=1)
    deducted = Settlement.objects.filter(kind="deducted", payslip__legal_entity_id=legal_entity)
    withheld = Withholding.objects.filter(payslip__legal_entity_id=legal_entity)
    set_off = AdvanceSetOff.objects.filter(payslip__legal_entity_id=legal_entity)
    return {
        *set_off.values_list("payslip__contract_month_id", flat=True),
        *corrected.values_list("contract_month_id", flat=True),
        *withheld.values_list("payslip__contract_month_id", flat=True),
        *deducted.values_list("payslip__contract_month_id", flat=True),
    }


def left_of_unusual(months: Collection[UUID]) -> Iterator[Left]:
    """Those of such months of which something is left."""
    open_claims = outstanding(months)
    left = {
        month: (amount - open_claims.get(month, 0), paid)
        for month, amount, paid in left_to_pay(months)
        if amount > open_claims.get(month, 0)
    }
    versions: dict[UUID, list[Payslip]] = defaultdict(list)
    every = Payslip.objects.filter(contract_month__in=left).order_by("-version")
    for one in every.select_related("run", "contract_month__contract"):
        versions[one.contract_month_id].append(one)
    for month, some in versions.items():
        yield Left(some[0], [one.id for one in some], *left[month])


def outstanding(months: Collection[UUID]) -> dict[UUID, int]:
    """What has not come back of the claims of months. Where a payment came back after a claim was
    made, the two meet: no more is paid than the payslip says."""
    found: dict[UUID, int] = defaultdict(int)
    every = Claim.objects.filter(contract_month__in=months).annotate(over=Sum("settlement__amount"))
    for one in every:
        found[one.contract_month_id] += one.amount - (one.over or 0)
    return found


def set_off(month: UUID) -> int:
    """What a month's pay has set off of advances."""
    found = AdvanceSetOff.objects.filter(payslip__contract_month=month)
    return int(found.aggregate(sum=Sum("amount"))["sum"] or 0)


def deducted(month: UUID) -> int:
    """What was taken from a month's pay, as its person had agreed."""
    found = Settlement.objects.filter(kind="deducted", payslip__contract_month=month)
    return int(found.aggregate(sum=Sum("amount"))["sum"] or 0)
