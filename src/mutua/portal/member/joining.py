"""What a newcomer says of herself when she asks to belong to the cooperative."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutua.ground.errors import Refused
from mutua.people.services.national_numbers import read_number
from mutua.portal.forms import Asking
from mutua.portal.member.fields import DayField
from mutua.portal.member.forms import Names, text


class Data(Names):
    """Names, language and address."""

    street = text(_("Street"), _("Write the street."), autocomplete="off")
    number = text(_("House number"), _("Write the house number."), autocomplete="off")
    box = text(_("Box"), autocomplete="off")
    postcode = text(_("Postcode"), _("Write the postcode."), autocomplete="postal-code")
    town = text(_("Town"), _("Write the town."), autocomplete="address-level2")
    country = text(_("Country, in two letters"), _("Write the two letters, such as BE."))

    SAID: tuple[str, ...] = ("legal_name", "chosen_name", "language", "street", "number", "box",
                             "postcode", "town", "country")  # fmt: skip
    SENTENCES: dict[str, Any] = {  # noqa: RUF012
        "country": _("Write the two letters of the country, such as BE."),
    }

    def said(self) -> dict[str, Any]:
        """What was said of the person, without the number."""
        return self.answers(*self.SAID)


def number_field(missing: Any = None) -> forms.CharField:
    """A field for a national number."""
    return text(
        _("National number"), missing,
        _("On the back of your identity card. We keep it sealed, for your contracts only."),
        inputmode="numeric", autocomplete="off",
    )  # fmt: skip


def clean_number(said: str) -> str:
    """The digits, when they are a national number or nothing."""
    try:
        return read_number(said) if said else ""
    except Refused as refused:
        raise forms.ValidationError(
            _("Look at the digits once more: the last two do not fit the others.")
        ) from refused


TAKEN = _("This number was said before, or by somebody else. Write to us.")


class SayNumber(Asking):
    """The national number alone."""

    national_number = number_field(_("Write the number."))
    SENTENCES = {"national_number": TAKEN}  # noqa: RUF012

    def clean_national_number(self) -> str:
        """The digits."""
        return clean_number(str(self.cleaned_data["national_number"]))


class Joining(Data):
    """Her data, her birth, and the national number where she knows it."""

    born_on = DayField(label=_("When were you born?"),
                       error_messages={"required": _("Write your day of birth.")})  # fmt: skip
    national_number = number_field()
    field_order = ("legal_name", "chosen_name", "language", "born_on")
    SAID = (*Data.SAID, "born_on")
    SENTENCES = {  # noqa: RUF012
        **Data.SENTENCES,
        "born_on": _("Write your day of birth, not later than today."),
        "number": TAKEN,
    }

    def __init__(self, *args: Any, has_number: bool = False, **facts: Any) -> None:
        super().__init__(*args, **facts)
        if has_number:
            del self.fields["national_number"]

    def clean_national_number(self) -> str:
        """The digits, or nothing."""
        return clean_number(str(self.cleaned_data["national_number"]))
