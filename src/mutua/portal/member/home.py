"""The member's home: what waits for her, what she has, whom she waits for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutua.ground.transactions import reading
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.people import queries
from mutua.people.models import Person
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.reading import plan_of
from mutua.portal.member import reading as read
from mutua.portal.payslips.reading import paid
from mutua.treasury.models import Payment
from mutua.treasury.queries import payments_to
from mutua.work.queries import next_pay

LAST_SLIPS = 12  # among which one may wait to be paid


@member_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page after signing in."""
    actor = read.actor_of(request)
    with reading(actor):
        mine = read.activities_of(actor)
        facts = {
            "state": queries.live_membership(actor.person) if actor.person else "",
            "person": Person.objects.get(id=actor.person),
            "budgets": [read.budget_of(one) for one in mine],
            "steps": read.steps(mine, actor.person),
            "pay": _next_pay(actor.person),
            "waiting": read.waiting(mine),
            "papers": read.papers_of(mine),
            "payments": _payments(actor.person) if actor.person else [],
        }
        return render(request, "member/home.html", facts)


def _payments(person: UUID) -> list[tuple[Payment, Payslip | None, ExitHolidayPay | None]]:
    """The last payments to her, each with the payslip or the holiday pay that it pays."""
    found = payments_to(person)
    wages = [one.debt for one in found if one.debt_kind == "payslip"]
    slips = Payslip.objects.select_related("contract_month__contract").in_bulk(wages)
    ends = [one.debt for one in found if one.debt_kind == "exit_holiday_pay"]
    exits = ExitHolidayPay.objects.select_related("contract").in_bulk(ends)
    return [(one, slips.get(one.debt), exits.get(one.debt)) for one in found]


def _next_pay(person: UUID | None) -> dict[str, Any] | None:
    """What is paid next: a payslip that is made and not paid yet, else the month whose day comes
    first, with its net as far as it is known today."""
    if person is None:
        return None
    last = Payslip.objects.filter(person=person, payslip=None)
    slips = list(
        last.select_related("contract_month__contract").order_by("-made_at", "-id")[:LAST_SLIPS]
    )
    waits = [one for one in paid(slips, person) if one.left > 0 and not one.payments]
    made = min(waits, key=lambda one: one.promised_on, default=None)
    found = next_pay(person)
    if made and (found is None or made.promised_on <= found.day):
        contract = made.payslip.contract_month.contract
        return {"day": made.promised_on, "contract": contract, "net": made.left,
                "slip": made.payslip.id}  # fmt: skip
    if found is None:
        return None
    plan = plan_of(found.contract)
    nets = [one.net_pay for one in plan.months if one.promised_on == found.day] if plan else []
    return {"day": found.day, "contract": found.contract, "net": sum(nets)}
