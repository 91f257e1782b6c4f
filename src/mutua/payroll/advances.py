"""Advances on pay that was earned and is not paid yet: how much may be asked for, what is out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, Sum

from mutua.ground import clock
from mutua.ledger.models import LegalEntity
from mutua.payroll import due, law
from mutua.payroll.models import PayAdvance
from mutua.payroll.models.writs import MAINTENANCE
from mutua.payroll.reckoning import Reckoning
from mutua.payroll.writs import children_of, running
from mutua.work.models import ContractMonth


@dataclass
class Earned:
    """What a person has earned by confirmed work that is not paid: its net as the law reckons it
    today, what creditors would take of it, what of it the house gives, and what was asked for."""

    net: int = 0
    creditors: int = 0
    share: int = 0
    out: int = 0
    months: list[UUID] = field(default_factory=list)

    @property
    def most(self) -> int:
        """The largest advance she may ask for now."""
        return max(0, self.share - self.out)


def earned(entity: LegalEntity, person: UUID) -> Earned:
    """What stands behind an advance of a person."""
    today = clock.today()
    months = ContractMonth.objects.filter(
        contract__person=person, contract__activity__legal_entity=entity, payslip=None,
        confirmed_at__isnull=False, freed=False,
    )  # fmt: skip
    found = Earned(
        months=list(months.values_list("id", flat=True)), out=outstanding(entity, person)
    )
    if not found.months:
        return found
    the_law = law.law(entity.country, entity.details.get("settings", {}))
    asked = [
        (one, max(today, one.promised_on))
        for one in due.find(entity.code, today, only=found.months)
    ]
    made, _ = Reckoning(the_law, entity.code, clock.now()).all(asked)
    found.net = sum(max(0, one.lines["net_pay"]) for one in made)
    month = today.replace(day=1)
    children = children_of([person], [month]).get((person, month), 0)
    claims = running(entity.code, [person]).get(person, [])
    wanted = sum(one.due(today) for one in claims if one.writ.kind == MAINTENANCE)
    if any(one.writ.kind != MAINTENANCE and one.due(today) for one in claims):
        wanted += the_law.rule("seizable_pay", net_of_month=found.net, on=today, children=children)
    found.creditors = min(found.net, wanted)
    found.share = the_law.rule("advance_limit", net=found.net - found.creditors, on=today)
    return found


def outstanding(entity: LegalEntity, person: UUID) -> int:
    """What was asked for or granted, and is not set off."""
    found = PayAdvance.objects.filter(legal_entity=entity, person=person)
    standing = found.filter(Q(decision=None) | Q(decision__granted=True))
    asked = standing.aggregate(sum=Sum("amount"))["sum"] or 0
    over = standing.aggregate(sum=Sum("advancesetoff__amount"))["sum"] or 0
    return int(asked - over)


def granted(entity: str, persons: Collection[UUID] | None = None) -> dict[UUID, list[PayAdvance]]:
    """The advances that are granted and not set off whole, by person, the oldest first; each with
    what is ``left`` of it."""
    found: dict[UUID, list[PayAdvance]] = {}
    every = PayAdvance.objects.filter(legal_entity=entity, decision__granted=True)
    if persons is not None:
        every = every.filter(person__in=persons)
    for one in every.annotate(over=Sum("advancesetoff__amount")).order_by("asked_at", "id"):
        one.left = one.amount - (one.over or 0)
        if one.left > 0:
            found.setdefault(one.person_id, []).append(one)
    return found
