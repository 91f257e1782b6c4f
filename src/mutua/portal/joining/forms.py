"""What a newcomer is asked: first her address, then her name and a password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from mutua.portal.forms import Asking
from mutua.portal.member.forms import Names

EMAIL = _("Write an address such as name@example.org.")


class Address(Asking):
    """Where the link goes."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send you a link. It holds for one day."),
        error_messages={"required": EMAIL, "invalid": EMAIL},
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )


class Open(Names):
    """Who she is, and the password that she chooses."""

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters. Three or four words are good."),
        error_messages={"required": _("Choose a password.")}, strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, email: str = "", **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.email = email

    def clean_password(self) -> str:
        """The password, when it is not easy to guess."""
        said = str(self.cleaned_data["password"])
        password_validation.validate_password(said, User(email=self.email))
        return said

    def said(self) -> dict[str, str]:
        """What was said of the person."""
        names = ("legal_name", "chosen_name", "language")
        return {name: str(self.cleaned_data[name]) for name in names}


class OpenFirst(Open):
    """The same for the first administrator, whose address nobody knows yet."""

    email_address = forms.EmailField(
        label=_("Your e-mail address"), error_messages={"required": EMAIL, "invalid": EMAIL},
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )  # fmt: skip
    field_order = ("legal_name", "chosen_name", "email_address", "language", "password")


SENTENCES = {
    "legal_name": _("Write your first and last name."),
    "chosen_name": _("Write a name of at most 200 letters."),
    "one_person_an_address": _("Somebody has this address already. Sign in, or take another."),
    "email": _("Somebody has this address already. Sign in, or take another."),
}
