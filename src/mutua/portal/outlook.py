"""What is to come, as every member and the treasury see it: cash by week, the fund in many years."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only, treasury_only
from mutua.portal.drawing import fan
from mutua.portal.house.entity import house
from mutua.portal.member.reading import actor_of
from mutua.treasury.outlook.forecast import Week
from mutua.treasury.outlook.looking import (
    AS_IT_IS,
    FAILURE,
    MORE,
    Case,
    Outlook,
    outlook,
)

RARE = 10  # hundredths of a percent: what the reserve is asked for
WORDS = {
    AS_IT_IS: _("As it is"),
    MORE: _("Half a point more of each invoice for the fund"),
    FAILURE: _("If a client who has much open fails today"),
}


def _row(case: Case, named: bool) -> dict[str, Any]:
    return {
        "words": WORDS[case.kind], "name": case.name if named else "",
        "chance": round(case.outcome.chance_dry * 10_000), "reserve": case.outcome.reserve,
        "lost": case.outcome.lost,
    }  # fmt: skip


def _parts(week: Week) -> list[tuple[str, int]]:
    """What moves in a week, in words, without what is nothing."""
    found = (
        (_("clients pay"), week.comes), (_("wages"), -week.pay),
        (_("authorities"), -week.authorities), (_("others"), -week.others),
    )  # fmt: skip
    return [(str(words), amount) for words, amount in found if amount]


def _cases(found: Outlook, named: bool) -> list[dict[str, Any]]:
    """What is played. Whose failure it is, only the treasury is told: others see the worst one."""
    rows = [_row(one, named) for one in found.cases if one.kind != FAILURE]
    failures = [_row(one, named) for one in found.cases if one.kind == FAILURE]
    failures.sort(key=lambda one: -one["reserve"])
    return rows + failures[: None if named else 1]


def _shown(request: HttpRequest, base: str, named: bool) -> HttpResponse:
    with reading(actor_of(request)):
        entity = house()
    found = outlook(entity, clock.today())
    cases, drawn = _cases(found, named), fan(found.cases[0].outcome.bands, found.day)
    facts = {
        "back_page": "house_coverage" if named else "coverage", "base": base, "found": found, "plain": cases[0], "cases": cases, "fan": drawn,
        "rare": RARE, "end": found.day + timedelta(days=drawn.days - 1),
        "lowest": found.forecast.lowest,
        "weeks": [(one, _parts(one)) for one in found.forecast.weeks],
    }  # fmt: skip
    return render(request, "portal/outlook.html", facts)


@member_only
@require_safe
def outlook_page(request: HttpRequest) -> HttpResponse:
    """For every member, without the names of clients."""
    return _shown(request, "member/base.html", named=False)


@treasury_only
@require_safe
def house_outlook(request: HttpRequest) -> HttpResponse:
    """For the treasury, by client."""
    return _shown(request, "staff/base.html", named=True)
