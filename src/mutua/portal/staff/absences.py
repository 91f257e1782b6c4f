"""The payroll officer's list of absences that touch months that are not paid yet."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import staff_seeing
from mutua.portal.contracts.absences import KINDS, certificate_of
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import paged
from mutua.portal.staff.looks import tell
from mutua.work.models import Absence, Contract, ContractMonth, Period
from mutua.work.private import SEE_PERSONAL


class Away(NamedTuple):
    """An absence with the work that it touches."""

    absence: Absence
    words: str
    contracts: list[Contract]


@staff_seeing(SEE_PERSONAL)
@require_safe
def absences(request: HttpRequest) -> HttpResponse:
    """Absences that hold and touch a month that has no payslip yet, the first day first."""
    with reading(actor_of(request)):
        unpaid = ContractMonth.objects.filter(
            contract__person=OuterRef("person"), payslip=None, freed=False,
            first_day__lte=OuterRef("last_day"), last_day__gte=OuterRef("first_day"),
        )  # fmt: skip
        held = Absence.objects.filter(Exists(unpaid), withdrawn=False, absence=None)
        rows = paged(request, held.select_related("person").order_by("first_day", "id"))
        rows.object_list = _with_work(list(rows.object_list))
    tell(request, "absences", [one.absence.person_id for one in rows])
    return render(request, "staff/absences.html", {"rows": rows})


def _with_work(some: list[Absence]) -> list[Away]:
    if not some:
        return []
    periods = (
        Period.objects.filter(
            person__in={one.person_id for one in some}, freed=False,
            day__gte=min(one.first_day for one in some), day__lte=max(one.last_day for one in some),
        )
        .select_related("contract").order_by("day", "from_minute")
    )  # fmt: skip
    work = list(periods)
    found = []
    for one in some:
        touched = {
            each.contract_id: each.contract
            for each in work
            if each.person_id == one.person_id and one.first_day <= each.day <= one.last_day
        }
        found.append(Away(one, str(KINDS[one.kind]), list(touched.values())))
    return found


@staff_seeing(SEE_PERSONAL)
@require_safe
def paper(request: HttpRequest, absence: UUID) -> HttpResponse:
    """The certificate, shown as something that cannot run."""
    with reading(actor_of(request)):
        found = Absence.objects.filter(id=absence).first()
    if found is None:
        raise Http404
    tell(request, "certificate", [found.person_id])
    return certificate_of(found)
