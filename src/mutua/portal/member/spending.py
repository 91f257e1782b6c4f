"""What a member is asked about what she has spent, and the words for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from mutua.activities.services.lines import law_of
from mutua.activities.services.spending import ALLOWANCES, BOUGHT
from mutua.ground import clock
from mutua.portal import formats
from mutua.portal.forms import Asking
from mutua.portal.member.fields import DayField, MoneyField
from mutua.portal.member.forms import text
from mutua.portal.received import PhotoField, seal, unseal

NATURES = {
    "travel": _("Travel: train, bus, taxi, parking"),
    "material": _("Material"),
    "rent": _("Rent of a room or a thing"),
    "meals": _("Meals"),
    "service": _("Work of somebody else"),
    "equipment": _("Equipment that lasts"),
    "other": _("Something else"),
    "kilometres": _("Kilometres by car"),
    "bicycle_kilometres": _("Kilometres by bicycle"),
    "office_months": _("Months of work at home"),
    "journey_days": _("Days of journey, without a night"),
    "journey_nights": _("Nights of journey"),
}
SENTENCES = {
    "spent_on": _("Write a day of the last two years."),
    "vat": _("The VAT is a part of the amount, so it is less."),
    "amount": _("Write an amount above zero."),
    "quantity": _("Write a whole number above zero."),
    "a_paper_once_an_activity": _("This paper was claimed before for this activity."),
}


class Claim(Asking):
    """What every claim says."""

    nature: Any
    text = text(_("What was it for?"), _("Say what it was for."))
    spent_on = DayField(
        label=_("On which day?"), error_messages={"required": _("Say on which day it was.")}
    )


class Bought(Claim):
    """Something that was bought, with its bill."""

    paper = PhotoField(
        label=_("Photo or PDF of the bill"),
        help_text=_("On a phone the camera opens. All of the paper, and sharp."),
    )
    amount = MoneyField(
        label=_("Amount, VAT included"), error_messages={"required": _("Write an amount.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip
    vat = MoneyField(
        label=_("VAT on the bill"), required=False,
        help_text=_("Leave it empty if the bill shows none."),
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip
    nature = forms.ChoiceField(
        label=_("What kind of cost is it?"),
        choices=[("", _("Choose")), *((one, NATURES[one]) for one in BOUGHT)],
        error_messages={"required": _("Say what kind of cost it is.")},
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("paper", "amount", "vat", "nature", "text", "spent_on")

    def clean(self) -> dict[str, Any]:
        """The paper that was sent now, or the one that came with an earlier try."""
        found = self.cleaned_data
        digest = found.get("paper") or unseal(found.get("kept", ""))
        if not digest and "paper" not in self.errors:
            self.add_error("paper", _("Add a photo or a PDF of the bill."))
        found["paper"] = digest
        if digest:  # the page that comes back tells what is here already
            self.data = self.data.copy()
            self.data["kept"] = seal(digest)
            self["paper"].help_text = _("The paper is here. Another one would replace it.")
        return found

    def said(self) -> dict[str, Any]:
        """The facts of the claim."""
        found = self.cleaned_data
        return {
            "nature": found["nature"], "text": found["text"], "spent_on": found["spent_on"],
            "amount": found["amount"], "vat": found["vat"] or 0, "paper": found["paper"],
        }  # fmt: skip


class Allowance(Claim):
    """Kilometres, days or months, paid by the limits of the law without a bill."""

    quantity = forms.IntegerField(
        label=_("How many?"), min_value=1,
        error_messages={"required": SENTENCES["quantity"], "invalid": SENTENCES["quantity"],
                        "min_value": SENTENCES["quantity"]},
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip
    nature = forms.ChoiceField(label=_("What kind of allowance is it?"), choices=[])
    field_order = ("nature", "quantity", "text", "spent_on")

    def __init__(self, *args: Any, country: str, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["nature"].choices = [(one, limit(one, country)) for one in ALLOWANCES]  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """The facts of the claim."""
        return {
            name: self.cleaned_data[name] for name in ("nature", "text", "spent_on", "quantity")
        }


def limit(nature: str, country: str) -> str:
    """An allowance with what the law lets be paid for it today."""
    several = 100 if nature.endswith("kilometres") else 1
    rule = law_of(country.lower()).rule
    found = rule("untaxed_allowance_limit", kind=nature, quantity=several, on=clock.today())
    facts = {
        "nature": NATURES[nature], "count": several,
        "amount": formats.money(found.amount, get_language() or "en"),
    }  # fmt: skip
    return gettext("%(nature)s: %(amount)s for %(count)s") % facts
