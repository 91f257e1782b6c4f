"""What treasurers are asked about clients who are late."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from mutua.people.distribution import split
from mutua.portal.forms import Asking
from mutua.portal.staff.forms import day
from mutua.treasury.collection.losses import CURATOR_LIMIT, WHY_LIMIT

MOST_MONTHS = 24


class Plan(Asking):
    """Equal parts, one a month."""

    parts = forms.IntegerField(
        label=_("In how many monthly parts?"), min_value=2, max_value=MOST_MONTHS,
        widget=forms.TextInput({"inputmode": "numeric", "class": "amount"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write a number from 2 to 24.")
        ),
    )  # fmt: skip
    first = day(_("On which day is the first part due?"))

    def parts_of(self, amount: int) -> list[tuple[date, int]]:
        """The days and amounts; the parts differ by a cent at most."""
        count, first = self.cleaned_data["parts"], self.cleaned_data["first"]
        months = [first.month - 1 + n for n in range(count)]
        days = [date(first.year + m // 12, m % 12 + 1, min(first.day, 28)) for m in months]
        return list(zip([first, *days[1:]], split(amount, [1] * count), strict=True))


class Bankrupt(Asking):
    """The judgment and who answers."""

    judged_on = day(_("On which day was it judged?"))
    curator = forms.CharField(
        label=_("Who is the curator?"), max_length=CURATOR_LIMIT,
        help_text=_("Name and address: the claim is lodged there."),
        error_messages={"required": _("Write the name of the curator.")},
    )  # fmt: skip


class Closed(Asking):
    """When it ended."""

    closed_on = day(_("On which day was it closed?"))


class Why(Asking):
    """Why a claim is lost."""

    why = forms.CharField(
        label=_("Why is it lost?"), max_length=WHY_LIMIT, widget=forms.Textarea({"rows": "3"}),
        help_text=_("The books keep this reason."),
        error_messages={"required": _("Write the reason.")},
    )  # fmt: skip
