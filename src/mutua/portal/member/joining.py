"""What a newcomer says of herself when she asks to belong to the cooperative."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutua.ground.errors import Refused
from mutua.people.services.national_numbers import read_number
from mutua.portal.member.fields import DayField
from mutua.portal.member.forms import Names, text


class Joining(Names):
    """Names, birth, address; the national number where she knows it."""

    born_on = DayField(label=_("When were you born?"),
                       error_messages={"required": _("Write your day of birth.")})  # fmt: skip
    street = text(_("Street"), _("Write the street."), autocomplete="off")
    number = text(_("House number"), _("Write the house number."), autocomplete="off")
    box = text(_("Box"), autocomplete="off")
    postcode = text(_("Postcode"), _("Write the postcode."), autocomplete="postal-code")
    town = text(_("Town"), _("Write the town."), autocomplete="address-level2")
    country = text(_("Country, in two letters"), _("Write the two letters, such as BE."))
    national_number = text(
        _("National number"),
        hint=_("On the back of your identity card. We keep it sealed, for your contracts only."),
        inputmode="numeric", autocomplete="off",
    )  # fmt: skip

    SAID = ("legal_name", "chosen_name", "language", "born_on", "street", "number", "box",
            "postcode", "town", "country")  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "country": _("Write the two letters of the country, such as BE."),
        "born_on": _("Write your day of birth, not later than today."),
        "number": _("This number was said before, or by somebody else. Write to us."),
    }

    def __init__(self, *args: Any, has_number: bool = False, **facts: Any) -> None:
        super().__init__(*args, **facts)
        if has_number:
            del self.fields["national_number"]

    def clean_national_number(self) -> str:
        """The digits, when they are a national number or nothing."""
        said = str(self.cleaned_data["national_number"])
        try:
            return read_number(said) if said else ""
        except Refused as refused:
            raise forms.ValidationError(
                _("Look at the digits once more: the last two do not fit the others.")
            ) from refused

    def said(self) -> dict[str, Any]:
        """What was said of the person, without the number."""
        return {name: self.cleaned_data[name] for name in self.SAID}
