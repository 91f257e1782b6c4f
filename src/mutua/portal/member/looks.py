"""Who of the house has looked at a member's data: she sees it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mutua.ground.transactions import reading
from mutua.people import queries
from mutua.portal.accounts.acting import member_only
from mutua.portal.member import reading as read

PAGES = {
    "members": _("the list of members"),
    "person": _("your name and address"),
    "admissions": _("the list of those who ask to be members"),
    "admission": _("your question to be a member"),
    "claims": _("the list of expenses"),
    "claim": _("an expense of yours"),
    "bill": _("a bill of your activity"),
    "contracts": _("the list of contracts to decide"),
    "contract": _("a contract of yours"),
    "payroll": _("the list of work to pay"),
    "payslips": _("your payslips"),
    "too_much": _("what you were paid too much"),
    "absences": _("the list of absences"),
    "certificate": _("a certificate of yours"),
    "corrections": _("payslips to correct"),
    "declarations": _("the list of contracts to declare"),
    "leaving": _("your leaving"),
    "repayment": _("the repayment of your shares"),
    "shares": _("your payment for shares"),
    "payments": _("the list of what cannot be paid yet"),
    "payment": _("a payment to you"),
    "advances": _("the list of advances on pay"),
    "fund": _("for whom the guarantee fund has advanced money"),
    "quarter": _("the settlement of a quarter"),
    "salaries": _("the list of monthly pay"),
    "writs": _("what creditors have of pay"),
    "voucher_sheet": _("the order of your meal vouchers"),
}


@member_only
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Each page that was looked at, by whom, on which day."""
    with reading(read.actor_of(request)):
        found = queries.looks_at_me()
    rows = [(day, name, PAGES.get(page, page)) for page, day, name in found]
    return render(request, "member/looks.html", {"rows": rows})
