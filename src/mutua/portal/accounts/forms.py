"""Forms of the second factor in the words of this portal."""

from __future__ import annotations

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc] - the library has no types
    """A passkey, its name, and whether it alone is enough."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        name, alone = self.fields["name"], self.fields["passwordless"]
        name.label = _("What do you call it?")
        name.help_text = _("For example: my phone.")
        alone.label = _("Sign in by this passkey alone, without a password")
        alone.help_text = _("It then asks for your finger, your face or its code each time.")


class ActivateApp(ActivateTOTPForm):  # type: ignore[misc] - the library has no types
    """The first code of an app."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        code = self.fields["code"]
        code.label = _("Which code does the app show?")
        code.widget.attrs.pop("placeholder", None)
        code.widget.attrs.update({"inputmode": "numeric", "class": "year"})
