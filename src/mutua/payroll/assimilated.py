"""What absences take of months of work, and what of it counts as work for the holidays of employees.

Illness, accident and maternity count as work (royal decree of 30 March 1967, art. 41), with a pay that
was never paid (art. 46). Here that is the contract's own pay of these hours: to be confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from mutua.ground.arrays import among
from mutua.legislation import regimes_where
from mutua.payroll.absent import effects
from mutua.work.facts import STUDENT
from mutua.work.models import ContractMonth

# Which of a student's hours would have been beyond the quota is not known here.
ASSIMILATED = tuple(one for one in regimes_where(holidays="employer") if one != STUDENT)


class Taken(NamedTuple):
    """What absences have taken of a month's pay, and of it what days that count as work would have
    paid, for the holidays of an employee. Minor units."""

    absent: int
    assimilated: int


def taken(paid: Mapping[UUID, int]) -> dict[UUID, Taken]:
    """What absences of now take of months of work that pay less (``paid``, by month, in minor units)
    than was agreed, of those of which they take any."""
    rows = ContractMonth.objects.filter(id__in=among(paid, "uuid")).values_list(
        "id", "gross_pay", "contract__regime", "contract__activity__legal_entity"
    )
    less = {month: (gross, regime) for month, gross, regime, _ in rows if paid[month] < gross}
    by_entity: dict[str, list[UUID]] = defaultdict(list)
    for month, _, _, entity in rows:
        if month in less:
            by_entity[entity].append(month)
    found: dict[UUID, Taken] = {}
    for entity, some in by_entity.items():
        for month, effect in effects(entity, some).items():
            gross, regime = less[month]
            gone = min(gross - effect.share(gross), gross - paid[month])
            counted = effect.assimilated(gross) if regime in ASSIMILATED else 0
            found[month] = Taken(gone, min(counted, gone))
    return {month: one for month, one in found.items() if one.absent}
