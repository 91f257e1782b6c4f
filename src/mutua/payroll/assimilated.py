"""What days that count as work would have paid, for the holidays of employees.

Illness, accident and maternity count as work (royal decree of 30 March 1967, art. 41), with a pay that
was never paid (art. 46). Here that is the contract's own pay of these hours: to be confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from mutua.ground.arrays import among
from mutua.legislation import regimes_where
from mutua.payroll.absent import effects
from mutua.work.facts import STUDENT
from mutua.work.models import ContractMonth

# Which of a student's hours would have been beyond the quota is not known here.
ASSIMILATED = tuple(one for one in regimes_where(holidays="employer") if one != STUDENT)


def assimilated_pay(paid: Mapping[UUID, int]) -> dict[UUID, int]:
    """What days that count as work would have paid beyond what months of work pay (``paid``, by
    month), of those where they would, by their absences of now. Minor units."""
    rows = ContractMonth.objects.filter(
        id__in=among(paid, "uuid"), contract__regime__in=ASSIMILATED
    ).values_list("id", "gross_pay", "contract__activity__legal_entity")
    less = {month: (gross, entity) for month, gross, entity in rows if paid[month] < gross}
    by_entity: dict[str, list[UUID]] = defaultdict(list)
    for month, (_, entity) in less.items():
        by_entity[entity].append(month)
    found: dict[UUID, int] = {}
    for entity, some in by_entity.items():
        for month, effect in effects(entity, some).items():
            gross, _ = less[month]
            found[month] = min(effect.assimilated(gross), gross - paid[month])
    return {month: amount for month, amount in found.items() if amount}
