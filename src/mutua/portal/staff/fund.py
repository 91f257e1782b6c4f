"""The guarantee fund for the treasury: what is out, for whom, against which limits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.staff.looks import tell
from mutua.treasury.fund.reading import standing


@treasury_only
@require_safe
def fund(request: HttpRequest) -> HttpResponse:
    """Exposure by client with its group and by member, against limits; alarms first."""
    with reading(actor_of(request)):
        found = standing(entity_of_house(), clock.today())
    tell(request, "fund", [one.subject for one in found.members])
    return render(request, "staff/fund.html", {"found": found})
