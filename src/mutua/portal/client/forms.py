"""What a client is asked: a click for the code, then name, capacity and the code."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from mutua.portal.forms import Asking


class Click(Asking):
    """Nothing but the button."""


class Sign(Asking):
    """Who signs, for whom, with the code that came by mail."""

    name = forms.CharField(
        label=_("Your first and last name"),
        error_messages={"required": _("Write your first and last name.")},
        widget=forms.TextInput({"autocomplete": "name", "spellcheck": "false"}),
    )
    capacity = forms.CharField(
        label=_("Your role"),
        help_text=_("For example: director, owner, in my own name."),
        error_messages={"required": _("Say in which role you sign.")},
        widget=forms.TextInput({"autocomplete": "organization-title", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("The code from our e-mail"),
        help_text=_("6 digits."),
        error_messages={"required": _("Write the 6 digits of the code.")},
        widget=forms.TextInput(
            {
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "spellcheck": "false",
                "class": "code",
            }
        ),
    )

    def clean_code(self) -> str:
        """The digits alone: people write spaces between them."""
        return "".join(str(self.cleaned_data["code"]).split())


class Say(Asking):
    """A question, or a change that is proposed."""

    what = forms.ChoiceField(
        label=_("What would you like?"),
        choices=[("ask", _("Ask a question")), ("propose_change", _("Propose a change"))],
    )
    text = forms.CharField(
        label=_("In your words"),
        error_messages={"required": _("Write your question or your proposal.")},
        widget=forms.Textarea({"rows": "5"}),
    )


SENTENCES = {
    "much_said": _("Much was said of this order already. Call or write to us."),
    "text": _("Write your question or your proposal, in at most 2000 letters."),
    "wrong_code": _("This code is not the one we sent. Look at the e-mail once more."),
    "code_over": _("This code holds no longer. Ask for a new one below."),
    "too_many": _("Too many codes were sent for this order. Call or write to us."),
    "no_address": _("We have no e-mail address to send a code to. Call or write to us."),
    "name": _("Write your first and last name, in at most 200 letters."),
    "capacity": _("Say in which role you sign, in at most 200 letters."),
}
