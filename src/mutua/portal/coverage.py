"""What the house owes and has, as every member and the treasury see it: each figure opens."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.ledger.services import chart
from mutua.portal.accounts.acting import member_only, treasury_only
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.staff.authorities import in_words
from mutua.treasury.authorities.standing import stuck
from mutua.treasury.coverage import reading as read
from mutua.treasury.coverage.reading import HAS, OWES, OWN

LINES = {
    "pay": _("Net pay of payslips"),
    "budgets": _("Budgets of activities"),
    "invested": _("Budgets spent on what serves for years"),
    "expenses": _("Expenses of members"),
    "holiday": _("Holiday pay set aside"),
    "authorities": _("Social security, tax and VAT"),
    "insurers": _("Insurance and medicine of work"),
    "fund": _("Guarantee fund"),
    "suppliers": _("Suppliers"),
    "prepaid": _("Paid in advance by clients"),
    "unknown": _("Money that nobody knows yet"),
    "cash": _("At the bank"),
    "claims": _("What clients owe"),
    "doubtful": _("What clients owe, doubtful"),
    "fund_out": _("Advanced by the fund, net"),
    "capital": _("Shares of members"),
    "reserve": _("Reserves"),
    "result": _("Result until now"),
    "other": _("Other"),
}
SIDES = {
    OWES: _("What the cooperative owes"),
    HAS: _("What it has"),
    OWN: _("What is its own"),
}
AGES = {
    30: _("Not due, or at most 30 days late"),
    60: _("31 to 60 days late"),
    90: _("61 to 90 days late"),
    None: _("Later than 90 days"),
}
CAUSES = {
    "invoice": _("Invoices and credit notes"), "receipt": _("What clients paid"),
    "payslip": _("Payslips"), "expense": _("Expenses"), "bank_line": _("Lines of the bank"), "refund": _("Money given back"),
    "advance": _("Advances of the fund"), "settlement": _("The fund refilled"),
    "contribution": _("Levy for the fund"), "transfer": _("Transfers between activities"),
    "opening": _("What was there when these books began"),
    "correction": _("Corrections"), "received": _("Bills of suppliers"),
    "assessment": _("What authorities are owed"), "quarter": _("Settlements of quarters"),
    "withheld": _("Kept back of wages for creditors"), "pay_advance": _("Advances on pay"),
    "advance_set_off": _("Advances on pay that were taken off"),
    "claim": _("Pay to be given back"), "claim_settled": _("Pay that was given back"),
    "staff_pay": _("Pay of the cooperative's own staff"), "write_off": _("Claims that are lost"),
    "recovery": _("Money of lost claims that came after all"),
    "vat_relief": _("VAT of a lost claim, given back"),
    "late_payment": _("Interest and compensation of late clients"),
    "regularisation": _("Corrections of VAT that was deducted"), "asset": _("What serves for years"),
    "depreciation": _("Written off of what serves for years"),
    "accrual": _("Costs and income put into their year"),
    "share_subscription": _("Shares of members"), "share_repayment": _("Shares that were repaid"),
    "share_transfer": _("Shares that were handed on"),
    "meal_voucher_order": _("Meal vouchers that were ordered"),
    "exit_holiday_pay": _("Holiday pay at the end of contracts"),
}  # fmt: skip


def _shown(request: HttpRequest, base: str, account_page: str) -> HttpResponse:
    with reading(actor_of(request)):
        found = read.coverage(entity_of_house(), clock.today())
        own = base.startswith("member")
        waits = [] if own else stuck(entity_of_house(), clock.today())
    sides = [
        {
            "code": side, "words": SIDES[side], "total": found.total(side),
            "lines": [(LINES[one.code], one) for one in found.side(side)],
        }
        for side in (OWES, HAS, OWN)
    ]  # fmt: skip
    facts: dict[str, Any] = {
        "back_page": "home" if own else "treasury",
        "back_words": gettext("Home") if own else gettext("Treasury"), "base": base, "found": found, "stuck": in_words(waits), "sides": sides, "account_page": account_page,
        "outlook_page": "outlook" if own else "house_outlook",
        "ages": [(AGES[one.until], one) for one in found.ages],
    }  # fmt: skip
    return render(request, "portal/coverage.html", facts)


def _opened(request: HttpRequest, base: str, back: str, figure: str) -> HttpResponse:
    with reading(actor_of(request)):
        entity = entity_of_house()
        found = read.coverage(entity, clock.today())
        wanted = [one for one in found.lines if one.code == figure]
        if not wanted:
            raise Http404
        accounts = [
            (account, read.movements(entity, account)) for one in wanted for account in one.accounts
        ]
    rows = [
        (
            chart()[account]["mapped"], [(_cause(one), one) for one in moved],
            len(moved) == read.MOST_MOVEMENTS,
        )
        for account, moved in accounts
    ]  # fmt: skip
    facts = {
        "base": base, "words": LINES[figure], "back": back, "rows": rows,
        "total": sum(one.amount for one in wanted),
    }  # fmt: skip
    return render(request, "portal/coverage_line.html", facts)


def _cause(one: read.Movement) -> Any:
    """What moved an account, in words."""
    if one.purpose == "levy":
        return gettext("Levy, for what all members share")
    return CAUSES.get(one.cause_kind, one.cause_kind)


@member_only
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """For every member: what is owed, what covers it."""
    return _shown(request, "member/base.html", "coverage_line")


@member_only
@require_safe
def coverage_line(request: HttpRequest, figure: str) -> HttpResponse:
    """What moved the accounts behind a figure."""
    return _opened(request, "member/base.html", "coverage", figure)


@treasury_only
@require_safe
def house_coverage(request: HttpRequest) -> HttpResponse:
    """The same for the treasury."""
    return _shown(request, "staff/base.html", "house_coverage_line")


@treasury_only
@require_safe
def house_coverage_line(request: HttpRequest, figure: str) -> HttpResponse:
    """The same for the treasury."""
    return _opened(request, "staff/base.html", "house_coverage", figure)
