"""The payroll officer's page of a quarter: what its declaration says beyond the payslips, worker by
worker, line by line; who waits, and for what."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.payroll.models import Regularisation
from mutua.payroll.private import SEE_PAY
from mutua.payroll.quarter import last_day
from mutua.payroll.services.regularising import to_settle, unpaid
from mutua.people.models import Person
from mutua.portal.accounts.acting import staff_seeing
from mutua.portal.contracts.words import language
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import paged
from mutua.portal.payslips.reading import label
from mutua.portal.staff.looks import tell

SHOWN = 8  # quarters to choose from


class Line(NamedTuple):
    """A line of the employer, as declared and as the payslips have accrued it, minor units."""

    name: str
    declared: int
    accrued: int

    @property
    def difference(self) -> int:
        """What is owed more, below zero less."""
        return self.declared - self.accrued


class Settled(NamedTuple):
    """A worker's quarter as it was declared last, with the lines that differ."""

    person: Person
    lines: list[Line]
    amount: int
    version: int
    again: bool


def quarters(today: date) -> list[date]:
    """The first days of the last quarters that are over, the latest first."""
    first = date(today.year, today.month - (today.month - 1) % 3, 1)
    found = []
    for _ in range(SHOWN):
        first = date(first.year - (first.month == 1), (first.month - 4) % 12 + 1, 1)
        found.append(first)
    return found


@staff_seeing(SEE_PAY)
@require_safe
def quarter(request: HttpRequest) -> HttpResponse:
    """A quarter that is over; the last one unless another is asked for."""
    every = quarters(clock.today())
    asked = request.GET.get("quarter", "")
    chosen = next((one for one in every if one.isoformat() == asked), every[0])
    with reading(actor_of(request)):
        entity = entity_of_house()
        stale = set(to_settle(entity, chosen))
        kept = Regularisation.objects.filter(legal_entity=entity, quarter=chosen)
        last: dict[object, Regularisation] = {}
        for one in kept.select_related("person").order_by("version"):
            last[one.person_id] = one
        rows = paged(request, sorted(last.values(), key=lambda one: one.person.legal_name))
        rows.object_list = [_settled(one, one.person_id in stale) for one in rows.object_list]
        first = list(Person.objects.filter(id__in=stale - last.keys()).order_by("legal_name"))
        waits = list(unpaid(entity, chosen))
        total = sum(_difference(one) for one in last.values())
    seen = (*first, *waits, *(one.person for one in rows.object_list))
    tell(request, "quarter", [one.id for one in seen])
    facts = {
        "chosen": chosen, "until": last_day(chosen), "rows": rows,
        "every": [(one, last_day(one)) for one in every], "first": first,
        "waits": waits, "total": total, "settled": len(last), "again": len(stale & last.keys()),
    }  # fmt: skip
    return render(request, "staff/quarter.html", facts)


def _settled(one: Regularisation, again: bool) -> Settled:
    names = dict.fromkeys([*one.declared, *one.accrued])
    lines = [
        Line(label(code, language()), one.declared.get(code, 0), one.accrued.get(code, 0))
        for code in names
    ]
    differing = [each for each in lines if each.difference]
    return Settled(one.person, differing, _difference(one), one.version, again)


def _difference(one: Regularisation) -> int:
    return sum(one.declared.values()) - sum(one.accrued.values())
