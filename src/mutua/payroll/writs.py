"""What creditors get of a person's pay: which writs run, in which order they are served, and how a
sum is divided among them. Amounts are minor units.

Maintenance comes first and knows no limits; all others share what may be seized of the month's pay,
less what went to maintenance (Judicial code, art. 1409, 1411, 1412). Among these, assignments that
were served before the first seizure go first, the oldest first; seizures share in proportion to what
is due to each (art. 1627 and following: an employer who ranks wrongly pays twice); then later
assignments. The order between assignments and seizures is to be confirmed by a lawyer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from mutua.payroll.models import ChildrenDeclared, Withholding, Writ
from mutua.payroll.models.writs import ASSIGNMENT, MAINTENANCE, SEIZURE
from mutua.people.distribution import split

MONTHS = 12


@dataclass
class Running:
    """A writ that is applied, and what was kept back under it."""

    writ: Writ
    withheld: int

    def due(self, on: date) -> int:
        """What is due under it on a day, beyond what was kept back."""
        return max(0, due_in_all(self.writ, on) - self.withheld)


def due_in_all(writ: Writ, on: date) -> int:
    """The sum when it was served, and for a maintenance that goes on, each month since; less what
    another payroll had kept back when the books were opened."""
    begun = writ.served_on
    months = (on.year - begun.year) * MONTHS + on.month - begun.month + 1
    return int(writ.amount + writ.monthly * max(0, months) - writ.withheld_before)


def running(
    legal_entity: str, persons: Collection[UUID] | None = None
) -> dict[UUID, list[Running]]:
    """The writs of a legal entity that are confirmed and not ended, by the person whose pay they
    take, in the order in which they were served."""
    found = Writ.objects.filter(
        legal_entity=legal_entity, confirmation__isnull=False, end__isnull=True
    )
    if persons is not None:
        found = found.filter(person__in=persons)
    by_person: dict[UUID, list[Running]] = defaultdict(list)
    for one in found.annotate(taken=Sum("withholding__amount")).order_by("served_on", "id"):
        by_person[one.person_id].append(Running(one, int(one.taken or 0)))
    return by_person


def divided(claims: Sequence[tuple[Writ, int]], there: int, seizable: int) -> dict[UUID, int]:
    """How much each writ takes: of what is due to it, of the pay that is ``there``, and but for
    maintenance of what is ``seizable`` beside what was taken before. In order of service."""
    taken = _share([one for one in claims if one[0].kind == MAINTENANCE], there)
    gone = sum(taken.values())
    left = max(0, min(there, seizable) - gone)
    for rank in _ranks([one for one in claims if one[0].kind != MAINTENANCE]):
        some = _share(rank, left)
        left -= sum(some.values())
        taken |= some
    return {writ: amount for writ, amount in taken.items() if amount}


def _ranks(claims: Sequence[tuple[Writ, int]]) -> list[list[tuple[Writ, int]]]:
    seizures = [one for one in claims if one[0].kind == SEIZURE]
    first = min((one[0].served_on for one in seizures), default=date.max)
    assigned = [one for one in claims if one[0].kind == ASSIGNMENT]
    before = [[one] for one in assigned if one[0].served_on < first]
    after = [[one] for one in assigned if one[0].served_on >= first]
    return [*before, seizures, *after]


def _share(claims: Sequence[tuple[Writ, int]], there: int) -> dict[UUID, int]:
    whole = sum(due for _, due in claims)
    if not whole or there <= 0:
        return {}
    parts = split(min(there, whole), [due for _, due in claims])
    return {writ.id: part for (writ, _), part in zip(claims, parts, strict=True)}


def children_of(persons: Collection[UUID], months: Iterable[date]) -> dict[tuple[UUID, date], int]:
    """How many children each person has declared against seizures, for months named by their first
    day; without a declaration none counts."""
    every = ChildrenDeclared.objects.filter(person__in=persons).order_by(
        "from_month", "said_at", "id"
    )
    said = list(every.values_list("person_id", "from_month", "children"))
    wanted = list(months)
    found: dict[tuple[UUID, date], int] = {}
    for person, from_month, children in said:
        for month in wanted:
            if from_month <= month:
                found[person, month] = children
    return found


def withheld(month: UUID) -> list[Withholding]:
    """What was kept back of a month of work for creditors, the first first."""
    found = Withholding.objects.filter(payslip__contract_month=month).select_related("writ")
    return list(found.order_by("made_at", "id"))


def taken_in(
    legal_entity: str, persons: Collection[UUID], first: date, last: date
) -> Mapping[tuple[UUID, date], int]:
    """What was kept back of the pay of some days of payment, by person and month of payment."""
    found: dict[tuple[UUID, date], int] = defaultdict(int)
    for pay in ("payslip", "exit_holiday_pay"):
        rows = Withholding.objects.filter(
            person__in=persons,
            **{f"{pay}__paid_on__range": (first, last), f"{pay}__legal_entity": legal_entity},
        )
        for person, day, amount in rows.values_list("person_id", f"{pay}__paid_on", "amount"):
            found[person, day.replace(day=1)] += amount
    return found
