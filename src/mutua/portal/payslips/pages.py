"""A member's own payslips: all of them, and one with every line explained."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.transactions import reading
from mutua.payroll.documents import account as individual
from mutua.payroll.documents import certificate
from mutua.payroll.documents import paper as document
from mutua.payroll.models import EarlierPayslip, Payslip
from mutua.payroll.owed import deducted, set_off
from mutua.payroll.writs import withheld
from mutua.people.models import Person
from mutua.portal.accounts.acting import asked_again, member_only
from mutua.portal.contracts import words
from mutua.portal.member import reading as read
from mutua.portal.pages import paged
from mutua.portal.papers import inline
from mutua.portal.payslips import exit_reading
from mutua.portal.payslips import reading as shown
from mutua.portal.payslips.creditors import of_payslip
from mutua.portal.payslips.giving_back import agreed_on

OWN = Payslip.objects.select_related("run__legal_entity", "contract_month__contract__client")


@member_only
@require_safe
def payslips(request: HttpRequest) -> HttpResponse:
    """Every payslip that holds, by month, the latest first; below the last those of the payroll
    before, of which there is no paper here."""
    actor = read.actor_of(request)
    with reading(actor):
        mine = OWN.filter(person=actor.person)
        holding = mine.holding()
        rows = paged(request, holding.order_by("-worked_from", "-id"))
        rows.object_list = list(rows.object_list)
        found = shown.paid(rows.object_list, actor.person) if actor.person else []
        exits = exit_reading.beside(rows.object_list, actor.person) if actor.person else {}
        months = [
            (month, [each for one in some for each in (one, *exits.get(one.payslip.id, ()))])
            for month, some in groupby(found, key=lambda one: _month(one.payslip.worked_from))
        ]
        sums = [(month, some, sum(one.payslip.net_pay for one in some)) for month, some in months]
        years = individual.years_of(actor.person) if actor.person else []
        certified = certificate.years_of(actor.person) if actor.person else []
        before = EarlierPayslip.objects.filter(person=actor.person)
        shown_facts = {
            "rows": rows, "months": sums, "years": years, "certified": certified,
            "before": list(before.order_by("-worked_from", "-id")) if not rows.has_next() else [],
        }  # fmt: skip
        return render(request, "payslips/payslips.html", shown_facts)


def _month(day: date) -> date:
    return day.replace(day=1)


def _own(request: HttpRequest, payslip: UUID) -> Payslip:
    """A payslip of the member's own, within her transaction."""
    actor = read.actor_of(request)
    found = OWN.filter(id=payslip, person=actor.person).first()
    if found is None:
        raise Http404
    return found


@member_only
@require_safe
def payslip(request: HttpRequest, payslip: UUID) -> HttpResponse:
    """What each line is, when it is paid and why, and what was corrected."""
    actor, language = read.actor_of(request), words.language()
    with reading(actor):
        found = _own(request, payslip)
        versions = shown.versions(found, language)
        (one,) = shown.paid([versions[0].payslip], found.person_id)
        facts: dict[str, Any] = {
            "slip": found, "one": one, "contract": found.contract_month.contract,
            "holds": versions[0].payslip.id == found.id, "versions": versions,
            "steps": shown.steps(one), "tables": shown.tables(found, language),
            "causes": shown.causes(found), "owed": shown.owed(found.contract_month_id),
            "deducted": deducted(found.contract_month_id),
            "kept": of_payslip(found.contract_month_id),
            "set_off": set_off(found.contract_month_id),
        }  # fmt: skip
        return render(request, "payslips/payslip.html", facts)


@member_only
@require_safe
def paper(request: HttpRequest, payslip: UUID) -> HttpResponse:
    """The payslip as PDF."""
    with reading(read.actor_of(request)):
        found = _own(request, payslip)
        number = document.number_of(found, document.content_of(found)).replace("/", "-")
        month = found.contract_month_id
        taken, kept = deducted(month) + set_off(month), withheld(month)
        return inline(document.draw(found, taken, kept), f"{number}.pdf")


@member_only
@require_safe
def account(request: HttpRequest, year: int) -> HttpResponse:
    """Her individual account of a year, as PDF."""
    actor = read.actor_of(request)
    assert actor.person is not None  # noqa: S101 - a page of members
    with reading(actor):
        if year not in individual.years_of(actor.person):
            raise Http404
        entity = Payslip.objects.filter(person=actor.person).latest("made_at").legal_entity
        made = individual.draw(entity, Person.objects.get(id=actor.person), year)
    return inline(made, f"{year}.pdf")


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def give_back(request: HttpRequest, payslip: UUID) -> HttpResponse:
    """Agree to give back what was paid too much: nobody else can."""
    with reading(read.actor_of(request)):
        found = _own(request, payslip)
        claims = [one for one in shown.owed(found.contract_month_id) if one.outstanding]
    return agreed_on(request, claims, reverse("payslip", args=[payslip]))
