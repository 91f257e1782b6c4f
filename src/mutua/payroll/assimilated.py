"""What days that count as work would have paid, for the holidays of employees.

Illness, accident and maternity count as work (royal decree of 30 March 1967, art. 41), with a pay that
was never paid (art. 46). Here that is the contract's own pay of these hours: to be confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from mutua.legislation import regimes_where
from mutua.payroll.absent import effects
from mutua.work.facts import STUDENT
from mutua.work.models import ContractMonth

# Which of a student's hours would have been beyond the quota is not known here.
ASSIMILATED = tuple(one for one in regimes_where(holidays="employer") if one != STUDENT)


def assimilated_pay(paid: Mapping[ContractMonth, int]) -> dict[UUID, int]:
    """What days that count as work would have paid beyond what months of work pay, of those where
    they would, by their absences of now. Minor units."""
    months = {one.id: one for one, gross in paid.items() if gross < one.gross_pay}
    if not months:
        return {}
    rows = ContractMonth.objects.filter(
        id__in=list(months), contract__regime__in=ASSIMILATED
    ).values_list("id", "contract__activity__legal_entity")
    by_entity: dict[str, list[UUID]] = defaultdict(list)
    for month, entity in rows:
        by_entity[entity].append(month)
    found: dict[UUID, int] = {}
    for entity, some in by_entity.items():
        for month, effect in effects(entity, some).items():
            one = months[month]
            found[month] = min(effect.assimilated(one.gross_pay), one.gross_pay - paid[one])
    return {month: amount for month, amount in found.items() if amount}
