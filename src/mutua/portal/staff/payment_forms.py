"""What treasurers are asked about payments and about money that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutua.portal.formats import money as in_money
from mutua.portal.forms import Asking
from mutua.portal.member.fields import DayField
from mutua.portal.member.forms import text
from mutua.portal.staff.forms import day, money
from mutua.portal.staff.payment_words import kind_words
from mutua.treasury import debts
from mutua.treasury.doubts import Doubted
from mutua.treasury.services.bills import WHY_LIMIT

MOST_BROUGHT = 20_000_000  # bytes; a larger one goes through the bank's folder
SHUT = _("This store was restored. Nothing is paid until two people have opened it again.")


class NewBatch(Asking):
    """On which day which debts are paid."""

    execution_on = day(_("On which day shall the bank pay?"))
    kind = forms.ChoiceField(label=_("What is paid?"), required=False)
    until = DayField(
        label=_("Only what is due up to this day"), required=False,
        help_text=_("Leave it empty to pay all that is owed."),
    )  # fmt: skip
    confirmed = forms.MultipleChoiceField(
        label=_("Tick what is something else than what had left"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Something that may have been this left before this store was restored. What "
                    "you do not tick is not paid."),
        error_messages={
            "invalid_choice": _("One of these no longer waits. Load the page again."),
        },
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "not_owed": _("One of these cannot be paid with this batch. Look at the kind and the day."),
        "nothing": _("Nothing of this can be paid now."),
        "execution_on": _("Write today or a day of the next 30."),
        "legal_entity": _("The account number of the cooperative is not known yet."),
        "shut": SHUT,
    }

    def __init__(self, *args: Any, doubted: Sequence[Doubted] = (), **facts: Any) -> None:
        super().__init__(*args, **facts)
        if doubted:
            self.fields["confirmed"].choices = [  # type: ignore[attr-defined]
                (str(one.debt), _in_words(one)) for one in doubted
            ]
        else:
            del self.fields["confirmed"]
        each = [(one, kind_words(one)) for one in sorted(debts.sources)]
        self.fields["kind"].choices = [("", _("Everything")), *each]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """What the verb is told."""
        kind = self.cleaned_data["kind"]
        confirmed = [UUID(one) for one in self.cleaned_data.get("confirmed", ())]
        return {
            **self.answers("execution_on", "until"), "kinds": [kind] if kind else [],
            **({"confirmed": confirmed} if confirmed else {}),
        }  # fmt: skip


def _in_words(one: Doubted) -> str:
    return gettext("%(name)s, %(amount)s: %(kind)s, %(text)s. %(before)s had left.") % {
        "name": one.name, "amount": in_money(one.amount, get_language() or "en"), "kind": kind_words(one.kind),
        "text": one.text or "–", "before": in_money(one.before, get_language() or "en"),
    }  # fmt: skip


class ApproveBatch(Asking):
    """The digest of the file that the second person was shown."""

    file = forms.CharField(widget=forms.HiddenInput)
    SENTENCES = {  # noqa: RUF012
        "own_batch": _("You made this batch. Somebody else must approve it."),
        "other_file": _("This is not the file that you were shown. Look at the batch once more."),
        "MU017": _(
            "You brought in one of these accounts, and it was never paid before. "
            "Somebody else must approve."
        ),
        "shut": SHUT,
    }


class BringFile(Asking):
    """A file that the bank has given, by its own page or its app."""

    file = forms.FileField(
        label=_("Which file?"), max_length=255,
        help_text=_("A statement (camt.053 or CODA) or an answer (pain.002), at most 20 MB."),
        error_messages={
            "required": _("Choose a file."), "empty": _("This file is empty."),
            "invalid": _("Choose a file."),
        },
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "account": _("This statement is not of the cooperative's account."),
        "other": _("This statement came before and said something else. Ask the bank."),
        "batch": _("This is an answer to payments that never left here."),
        "unknown": _("We read camt.053, CODA and pain.002. This file is none of them."),
        "damaged": _("This file is damaged or not whole. Fetch it from the bank once more."),
    }

    def clean_file(self) -> UploadedFile:
        """The file, when it is not too large to be read at once."""
        sent: UploadedFile = self.cleaned_data["file"]
        if (sent.size or 0) > MOST_BROUGHT:
            raise forms.ValidationError(_("This file is too large: at most 20 MB."))
        return sent


class Choosing(Asking):
    """What money was for, among what is ``there``: a value for each and its words; ``found`` by a
    search, or likely."""

    CHOICE = ""

    def __init__(self, *args: Any, there: list[tuple[str, str]], found: str, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.there = there
        field = self.fields[self.CHOICE]
        field.choices = there  # type: ignore[attr-defined]
        field.label = _("Found") if found else _("Likely ones")


class Matching(Choosing):
    """Which invoice was paid."""

    CHOICE = "invoice"
    invoice = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose an invoice.")),
    )
    SENTENCES = {  # noqa: RUF012
        "invoice": _("Choose an invoice that was issued by the cooperative."),
        "line": _("Only money that came can pay an invoice."),
    }


class MatchingBills(Choosing):
    """Which bills were paid, or which credit notes given back."""

    CHOICE = "bills"
    bills = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose one or more.")),
    )
    SENTENCES = {  # noqa: RUF012
        "too_much": _("The money is more than these ask for. Choose another one as well."),
        "beyond": _("The money does not reach all of these. Choose fewer."),
        "not_open": _("One of these was paid meanwhile, or is in a payment."),
        "bills": _("Choose bills that were booked."),
    }


class MatchingClaims(Choosing):
    """Which pay that was too much is given back."""

    CHOICE = "claims"
    claims = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose one or more.")),
    )
    SENTENCES = {  # noqa: RUF012
        "too_much": _(
            "The money is more than is owed of these. Choose another one as well, or give it back"
            " and ask for the right amount."
        ),
        "beyond": _("The money does not reach all of these. Choose fewer."),
        "not_open": _("One of these came back meanwhile."),
        "persons": _("Choose what one person owes: a transfer is of one person."),
        "own": _("A colleague says this of what you owe yourself."),
        "busy": _("Somebody is being paid just now. Try again in a minute."),
        "claims": _("Choose what somebody was paid too much."),
    }


class HoldBill(Asking):
    """Why a bill is held."""

    why = forms.CharField(
        label=_("Why is it held?"), max_length=WHY_LIMIT,
        help_text=_("Your colleagues read this, for example “Paid in cash on 3 May”."),
        error_messages={"required": _("Write the reason.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "on_its_way": _(
            "This bill is in a payment. Drop that batch first, if nobody has approved it."
        ),
    }


class SendBack(Asking):
    """To which account money goes back."""

    name = text(_("Who holds the account?"), autocomplete="off")
    iban = text(
        _("To which account (IBAN)?"),
        hint=_("An account of whom it came from. Ask by telephone where it is another."),
        autocomplete="off",
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "iban": _("This is no account number that a transfer in euro reaches."),
        "name": _("Write the name, at most 70 letters."),
        "on_its_way": _("It is on its way. Wait for the bank's answer."),
    }


class GiveBack(SendBack):
    """How much of what was paid beyond an invoice goes back."""

    amount = money(_("How much?"))
    field_order = ("amount", "name", "iban")
    SENTENCES = {  # noqa: RUF012
        **SendBack.SENTENCES,
        "amount": _("At most what was paid beyond, and above zero."),
    }
