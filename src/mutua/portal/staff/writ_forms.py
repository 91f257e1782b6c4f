"""What is asked about creditors who take a part of pay."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat as belgian_number

from mutua.payroll.services.writs import NAME_LIMIT, REFERENCE_LIMIT
from mutua.portal.contracts.forms import Choose
from mutua.portal.forms import Asking
from mutua.portal.member.fields import DayField, MoneyField
from mutua.portal.member.forms import text
from mutua.portal.payslips.creditors import with_paper
from mutua.portal.received import PhotoField
from mutua.portal.simulator.questions import Option

KINDS = (
    Option("seizure", _("Seizure: a bailiff or the tax office")),
    Option("assignment", _("Assignment, which the person has signed")),
    Option("maintenance", _("Maintenance: seizure, assignment or delegation")),
)


class NewWrit(Asking):
    """What the paper of a creditor says."""

    kind = Choose(KINDS, label=_("What is it?"))
    creditor = text(
        _("To whom is the money owed?"), _("Write the name of the creditor."), maxlength=NAME_LIMIT
    )
    payee_name = text(
        _("Who is paid?"), _("Write the name of who is paid."),
        _("The bailiff, the fund, or the creditor."), maxlength=NAME_LIMIT,
    )  # fmt: skip
    number = text(
        _("Its enterprise number"), hint=_("Leave it empty for a private person."),
        inputmode="numeric",
    )  # fmt: skip
    iban = text(_("Its account (IBAN)"), _("Write the account number."))
    reference = text(
        _("Reference"), _("Write the reference of the paper."),
        _("It goes with each payment."), maxlength=REFERENCE_LIMIT,
    )  # fmt: skip
    amount = MoneyField(
        label=_("Sum due"), help_text=_("With costs and interest, as the paper says."),
        error_messages={"required": _("Write the sum that is due.")},
    )  # fmt: skip
    monthly = MoneyField(
        label=_("Of maintenance: how much more each month?"), required=False,
        help_text=_("Leave it empty where it is one sum."),
    )  # fmt: skip
    served_on = DayField(
        label=_("On which day did it reach us?"), error_messages={"required": _("Write the day.")}
    )
    payable_from = DayField(
        label=_("From which day may we hand the money over?"),
        help_text=_("A seizure: two days after the time to oppose. An assignment: after ten days."),
        error_messages={"required": _("Write the day.")},
    )  # fmt: skip
    paper = PhotoField(label=_("Photo or PDF of the paper"))
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    SENTENCES = {  # noqa: RUF012
        "kind": _("Choose one of the answers."),
        "amount": _("Write the sum that is due."),
        "monthly": _("Only maintenance goes on by the month."),
        "served_on": _("Write a day of the last year."),
        "payable_from": _("Write a day after it reached us; ten days later for an assignment."),
        "iban": _("This account number is not right. Look at each figure."),
        "number": _("This enterprise number is not right. Look at each figure."),
        "creditor": _("Write the name of the creditor."),
        "reference": _("Write the reference of the paper."),
        "payee": _("Somebody else than the person is paid."),
    }
    FIELDS = {  # noqa: RUF012
        "enterprise_number": "number", "holder": "payee_name", "name": "payee_name",
        "legal_name": "payee_name", "payee": "payee_name",
    }  # fmt: skip

    def clean_number(self) -> str:
        """Ten digits, or nothing."""
        number: str = belgian_number.compact(self.cleaned_data["number"] or "")
        if number and not belgian_number.is_valid(number):
            raise forms.ValidationError(self.SENTENCES["number"])
        return number

    def clean_iban(self) -> str:
        """Without spaces."""
        return "".join(self.cleaned_data["iban"].split()).upper()

    def clean(self) -> dict[str, Any]:
        """With the paper."""
        return with_paper(self)

    def said(self) -> dict[str, Any]:
        """The facts of the writ."""
        found = self.answers("kind", "creditor", "reference", "served_on", "payable_from", "paper")
        money = {name: self.cleaned_data[name] or 0 for name in ("amount", "monthly")}
        return {**found, **money}


class Seen(Asking):
    """That somebody else has read the paper."""

    SENTENCES = {  # noqa: RUF012
        "own_writ": _("You wrote it down, or it is your own pay. A colleague must read it."),
    }


class Ended(Asking):
    """Why a writ takes nothing any more."""

    why = forms.CharField(
        label=_("Why?"), help_text=_("The person reads this."), max_length=400,
        error_messages={"required": _("Write the reason: the person reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    paper = PhotoField(label=_("Photo or PDF of the paper that lifts it"), required=False)
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, wants_paper: bool = True, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["paper"].required = self.wants_paper = wants_paper

    def clean(self) -> dict[str, Any]:
        """With the paper, where it is applied."""
        if self.wants_paper or self.cleaned_data.get("paper"):
            return with_paper(self)
        return {**self.cleaned_data, "paper": ""}
