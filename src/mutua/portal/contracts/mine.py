"""A member's own contracts: what comes, and all of them by date."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.member import reading as read
from mutua.portal.pages import paged
from mutua.portal.templatetags.mutua import span
from mutua.work.models import Contract, ContractMonth, Period

SOON = 8


class Coming(NamedTuple):
    """Something on a day to come: work with its hours, or pay."""

    day: date
    kind: str
    contract: Contract
    note: str


@member_only
@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    """Every contract of the member's own, the latest first, with what comes."""
    actor = read.actor_of(request)
    with reading(actor):
        mine = Contract.objects.filter(person=actor.person).exclude(state="dropped")
        rows = paged(request, mine.select_related("client").order_by("-first_day", "-id"))
        facts = {
            "rows": rows, "coming": coming(actor), "activities": read.activities_of(actor),
        }  # fmt: skip
        return render(request, "contracts/mine.html", facts)


def coming(actor: Actor) -> list[Coming]:
    """Work and days of pay from today on, the soonest first."""
    today = clock.today()
    work = Period.objects.filter(person=actor.person, day__gte=today, freed=False).select_related(
        "contract"
    )
    paid = ContractMonth.objects.filter(
        contract__person=actor.person, promised_on__gte=today, payslip=None, freed=False
    ).select_related("contract")
    found = [
        Coming(one.day, "work", one.contract, span(one))
        for one in work.order_by("day", "from_minute")[:SOON]
    ]
    found += [
        Coming(one.promised_on, "pay", one.contract, _("whether or not the client has paid"))
        for one in paid.order_by("promised_on", "id")[:SOON]
    ]
    return sorted(found, key=lambda one: (one.day, one.kind))[:SOON]
