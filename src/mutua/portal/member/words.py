"""The books in words that members use."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutua.activities.models import Invoice
from mutua.activities.rendering import number_of
from mutua.ledger.queries import StatementLine


def movements(lines: list[StatementLine]) -> list[tuple[StatementLine, str]]:
    """Each line with what moved the budget, in words; all papers are read at once."""
    wanted = {line.cause_id for line in lines if line.cause_kind == "invoice"}
    papers = Invoice.objects.select_related("client", "series").in_bulk(wanted)
    return [(line, _movement(line, papers.get(line.cause_id))) for line in lines]


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
    }.get(code, code)
