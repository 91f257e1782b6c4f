"""What those who work for the cooperative are asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutua.portal.forms import Asking
from mutua.portal.joining.forms import EMAIL
from mutua.portal.member.fields import DayField, MoneyField
from mutua.portal.member.forms import LANGUAGES, text
from mutua.portal.member.joining import Joining

JOBS = {
    "adviser": _("Adviser: admits, decides on expenses"),
    "payroll_officer": _("Payroll officer"),
    "treasurer": _("Treasurer: records money received and paid"),
    "board": _("Board: admits, says what a share costs, decides on repayments"),
    "administrator": _("Administrator: brings in others, says what they may do"),
    "ethics_committee": _("Ethics committee"),
}
ROLES = {**JOBS, "auditor": _("Auditor: reads, changes nothing")}


def money(label: Any, hint: Any = "") -> MoneyField:
    """A field for an amount."""
    return MoneyField(
        label=label, help_text=hint, error_messages={"required": _("Write an amount.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip


def day(label: Any) -> DayField:
    """A field for a day."""
    return DayField(label=label, error_messages={"required": _("Write the day.")})


class Reason(Asking):
    """Why not, in words that the person reads."""

    why = forms.CharField(
        label=_("Why?"), help_text=_("The person reads this."),
        error_messages={"required": _("Write the reason: the person reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip


class Approve(Asking):
    """How much of the VAT the house may deduct."""

    deductible = money(_("VAT that we may deduct"), _("0 if the bill is not in our name."))
    SENTENCES = {  # noqa: RUF012
        "budget": _("The budget of the activity holds less than this."),
        "deductible": _("At most the VAT of the bill."),
    }


class Received(Asking):
    """Money that came for an invoice."""

    amount = money(_("Amount received"), _("What is too much is kept for the client."))
    received_on = day(_("On which day?"))
    reference = text(_("Reference of the bank"))
    SENTENCES = {  # noqa: RUF012
        "amount": _("Write an amount above zero."),
        "received_on": _("Write a day that is not later than today."),
    }


class SharePaid(Asking):
    """Money that came for shares: the whole, from the person's own account."""

    amount = money(_("Amount received"))
    paid_from = text(_("From which account (IBAN)?"), _("Write the account: it is the person's own."),
                     autocomplete="off")  # fmt: skip
    received_on = day(_("On which day?"))
    SENTENCES = {  # noqa: RUF012
        "amount": _("Shares are paid in full: write the whole amount."),
        "paid_from": _("Look at the account number once more."),
        "received_on": _("Write a day between the asking and today."),
    }


class Price(Asking):
    """What a share costs from a day on."""

    amount = money(_("Price of a share"))
    from_day = day(_("From which day on?"))
    decided_by = text(_("Who decided it?"), _("Say who decided it."),
                      _("Such as the general assembly, with its day."))  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "from_day": _("Write a day after that of the last price."),
        "amount": _("Write an amount above zero."),
    }


class Colleague(Asking):
    """Somebody who works for the cooperative."""

    legal_name = text(_("First and last name"), _("Write the first and last name."))
    email = forms.EmailField(
        label=_("E-mail address for this work"),
        help_text=_("Another one than that of her own account as a member."),
        error_messages={"required": EMAIL, "invalid": EMAIL},
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    job = forms.ChoiceField(label=_("What will she do?"), choices=tuple(JOBS.items()))

    def __init__(self, *args: Any, others: Sequence[str] = (), **facts: Any) -> None:
        super().__init__(*args, **facts)
        choices = [*JOBS.items(), *((one, one) for one in others)]
        self.fields["job"].choices = choices  # type: ignore[attr-defined]

    SENTENCES = {  # noqa: RUF012
        "email": _("This address has an account already."),
        "person": _("This person has an account for this work already."),
        "role": _("This person does this work already."),
    }


class AnotherRole(Asking):
    """What a colleague will do besides."""

    job = forms.ChoiceField(
        label=_("What will she do besides?"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose a role.")),
    )
    SENTENCES = {  # noqa: RUF012
        "herself": _("Nobody gives herself a role. Ask another administrator."),
    }

    def __init__(self, *args: Any, there: Sequence[tuple[str, Any]], **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["job"].choices = [("", _("Choose")), *there]  # type: ignore[attr-defined]


class Dismiss(Reason):
    """Why somebody no longer works for the house."""

    SENTENCES = {  # noqa: RUF012
        "last_administrator": _("She is the last administrator. Appoint another one first."),
    }


class InHerName(Asking):
    """What is changed in a person's name, and why: she reads it."""

    reason = text(_("Why do you change this in her name?"), _("Write the reason: she reads it."))
    legal_name = text(_("First and last name"), _("Write the first and last name."))
    chosen_name = text(_("How she is called"))
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    email = text(_("E-mail address"), _("Write an address such as name@example.org."))
    street = text(_("Street"))
    number = text(_("House number"))
    box = text(_("Box"))
    postcode = text(_("Postcode"))
    town = text(_("Town"))
    country = text(_("Country, in two letters"), _("Write the two letters, such as BE."))
    SAID = ("legal_name", "chosen_name", "language", "email", "street", "number", "box",
            "postcode", "town", "country")  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        **Joining.SENTENCES,
        "one_person_an_address": _("Somebody else has this address."),
    }
