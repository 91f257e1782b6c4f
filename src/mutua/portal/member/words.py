"""The books in words that members use."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mutua.activities.models import Invoice
from mutua.activities.rendering import number_of
from mutua.ledger.queries import StatementLine
from mutua.payroll.booking import CAUSE as PAYSLIP
from mutua.payroll.models import Payslip
from mutua.payroll.services.taking_back import REVERSED
from mutua.portal.formats import period


def movements(lines: list[StatementLine]) -> list[tuple[StatementLine, str]]:
    """Each line with what moved the budget, in words; all papers are read at once."""
    wanted = {line.cause_id for line in lines if line.cause_kind == "invoice"}
    papers = Invoice.objects.select_related("client", "series").in_bulk(wanted)
    pays = _pays({line.cause_id for line in lines if line.cause_kind == PAYSLIP})
    return [
        (line, _pay(line, pays.get(line.cause_id)))
        if line.cause_kind == PAYSLIP
        else (line, _movement(line, papers.get(line.cause_id)))
        for line in lines
    ]


def _pays(payslips: set[UUID]) -> dict[UUID, Payslip]:
    """Those of her own: of another's she sees the cost alone."""
    if not payslips:
        return {}
    return Payslip.objects.select_related("contract_month__contract").in_bulk(payslips)


def _pay(line: StatementLine, slip: Payslip | None) -> str:
    if slip is None:
        return _("Pay taken back") if line.purpose == REVERSED else _("Pay for work")
    task = slip.contract_month.contract.task
    facts = {"task": task, "month": period(slip.worked_from, "month", get_language() or "en")}
    if line.purpose == REVERSED:
        return _("Pay taken back: %(task)s, %(month)s") % facts
    if slip.version > 1:
        return _("Pay, corrected: %(task)s, %(month)s") % facts
    return _("Pay: %(task)s, %(month)s") % facts


def _movement(line: StatementLine, paper: Invoice | None) -> str:
    if paper is not None:
        facts = {"number": number_of(paper), "client": paper.client.name}
        if line.purpose == "levy":
            return _("Levy on %(number)s") % facts
        if paper.kind == "credit_note":
            return _("Credit note %(number)s to %(client)s") % facts
        return _("Invoice %(number)s to %(client)s") % facts
    return {
        "expense": _("Expense paid back"),
        "opening": _("What was there when these books began"),
        "transfer": _("Transfer between activities"),
        "write_off": _("A client who never paid: the part of the budget"),
        "recovery": _("A client who paid after all"),
        "vat_relief": _("VAT of a lost claim, given back"),
    }.get(line.cause_kind, line.text or _("Correction"))


def account(code: str) -> str:
    """The name of an account, for members."""
    return {
        "activity_budget": _("Budget of the activity"),
        "client_receivable": _("What the client owes"),
        "turnover": _("What the activity earned"),
        "budget_movement": _("Moved to the budget"),
        "levy": _("Levy, for what all members share"),
        "activity_expense": _("Expenses of the activity"),
        "vat_due": _("VAT for the State"),
        "receivable_written_down": _("Claims that are lost"),
        "wages": _("Gross pay"),
        "employer_contributions": _("Employer contributions"),
        "other_pay_costs": _("Other costs of pay"),
        "pay_difference": _("Difference that the cooperative bears or keeps"),
        "doubtful_receivable": _("What the client may never pay"),
        "activity_invested": _("Equipment of the activity"),
        "asset": _("Equipment"),
        "asset_written_off": _("Wear of equipment so far"),
        "depreciation": _("Wear of equipment"),
        "vat_deductible": _("VAT that the State gives back"),
        "fund_advance": _("Advanced by the guarantee fund"),
    }.get(code, code)
