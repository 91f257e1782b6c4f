"""A member's own exit holiday pay: every line explained, its paper, and what comes back of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.transactions import reading
from mutua.payroll.documents import certificate as holiday_certificate
from mutua.payroll.documents import exit_paper as document
from mutua.payroll.exit_pay import days_said
from mutua.payroll.models import ExitHolidayPay
from mutua.people.models import Person
from mutua.portal.accounts.acting import asked_again, member_only
from mutua.portal.contracts import words
from mutua.portal.member import reading as read
from mutua.portal.papers import inline
from mutua.portal.payslips import exit_reading as shown
from mutua.portal.payslips.giving_back import agreed_on
from mutua.portal.payslips.reading import steps

OWN = ExitHolidayPay.objects.select_related("run__legal_entity", "contract__client")


def _own(request: HttpRequest, pay: UUID) -> ExitHolidayPay:
    """Exit holiday pay of the member's own, within her transaction."""
    found = OWN.filter(id=pay, person=read.actor_of(request).person).first()
    if found is None:
        raise Http404
    return found


@member_only
@require_safe
def exit_pay(request: HttpRequest, pay: UUID) -> HttpResponse:
    """What each line is, when it is paid and why, and what was corrected."""
    language = words.language()
    with reading(read.actor_of(request)):
        found = _own(request, pay)
        versions = shown.versions(shown.every_version(found), language)
        (one,) = shown.paid([versions[0].payslip], found.person_id)
        facts: dict[str, Any] = {
            "pay": found, "one": one, "contract": found.contract, "versions": versions,
            "holds": versions[0].payslip.id == found.id, "steps": steps(one),
            "tables": shown.tables(found, language), "owed": shown.owed(found),
            "kept": shown.kept_and_why(found), "of_pay": found.inputs["gross_pay"],
            "as_work": found.inputs.get("assimilated_pay", 0),
            "usual": found.inputs["normal_month_pay"], "days": days_said(found.inputs),
        }  # fmt: skip
        return render(request, "payslips/exit_pay.html", facts)


@member_only
@require_safe
def paper(request: HttpRequest, pay: UUID) -> HttpResponse:
    """The same as PDF."""
    with reading(read.actor_of(request)):
        found = _own(request, pay)
        number = document.number_of(found, document.content_of(found)).replace("/", "-")
        return inline(document.draw(found, shown.kept(found)), f"{number}.pdf")


@member_only
@require_safe
def certificate(request: HttpRequest, year: int) -> HttpResponse:
    """Her holiday certificate of a year of work, as PDF, for her next employer."""
    actor = read.actor_of(request)
    assert actor.person is not None  # noqa: S101 - a page of members
    with reading(actor):
        paid = OWN.holding().filter(person=actor.person, year=year, gross_pay__gt=0)
        last = paid.order_by("-made_at").first()
        if last is None:
            raise Http404
        person = Person.objects.get(id=actor.person)
        made = holiday_certificate.draw(last.run.legal_entity, person, year)
    return inline(made, f"{year}.pdf")


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def give_back(request: HttpRequest, pay: UUID) -> HttpResponse:
    """Agree to give back what was paid too much of it: nobody else can."""
    with reading(read.actor_of(request)):
        claims = [one for one in shown.owed(_own(request, pay)) if one.outstanding]
    return agreed_on(request, claims, reverse("exit_pay", args=[pay]))
