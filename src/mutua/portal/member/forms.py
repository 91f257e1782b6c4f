"""What a member is asked: a client, what she sells, when and where."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mutua.activities.models import Client
from mutua.activities.services.lines import MOST_LINES, DraftLine
from mutua.ground.errors import Refused
from mutua.legislation.belgium.vat.natures import NATURES
from mutua.portal.formats import plain_money, plain_thousandths
from mutua.portal.forms import OTHERWISE, Asking
from mutua.portal.member.fields import DayField, NumberField, PriceField
from mutua.portal.simulator import law

KINDS = (
    ("company", _("A company")),
    ("public_body", _("A public body")),
    ("association", _("An association")),
    ("person", _("A private person")),
)
LANGUAGES = (("fr", "Français"), ("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English"))
UNITS = (
    ("C62", _("once, or a number of pieces")),
    ("HUR", _("hours")),
    ("DAY", _("days")),
    ("MON", _("months")),
    ("KMT", _("kilometres")),
)
NEW = next(iter(NATURES))  # the kind of work that a new line begins with
LINE = re.compile(r"lines\[(\d+)\]\.(\w+)")


def text(label: Any, missing: Any = None, hint: Any = "", **attrs: Any) -> forms.CharField:
    """A field for a short text; ``missing`` is what to say where it must be written."""
    return forms.CharField(
        label=label, help_text=hint, required=missing is not None,
        error_messages={"required": missing} if missing else None,
        widget=forms.TextInput({"spellcheck": "false", **attrs}),
    )  # fmt: skip


def _country() -> forms.RegexField:
    """The country of a kept line, which decides its VAT."""
    wrong = _("Write the two letters, such as BE.")
    return forms.RegexField(
        "^[A-Za-z]{2}$", label=_("Country where it happens, in two letters"), required=False,
        error_messages={"invalid": wrong},
        widget=forms.TextInput({"spellcheck": "false", "class": "short"}),
    )  # fmt: skip


class Names(Asking):
    """How a person is called, and in which language."""

    legal_name = text(
        _("First and last name"), _("Write your first and last name."),
        _("As on your identity card."), autocomplete="name",
    )  # fmt: skip
    chosen_name = text(_("How shall we call you?"), hint=_("If it is another name."))
    language = forms.ChoiceField(label=_("Your language"), choices=LANGUAGES)


class ClientForm(Asking):
    """Who pays for the work."""

    kind = forms.ChoiceField(label=_("Who is the client?"), choices=KINDS)
    name = text(_("Name"), _("Write the name of the client."))
    email = text(_("E-mail for orders and invoices"), hint=_("The code to sign goes there too."),
                 inputmode="email", autocomplete="off")  # fmt: skip
    contact = text(_("Contact person"))
    enterprise_number = text(_("Enterprise number"), hint=_("Ten digits, such as 0403.170.701."))
    vat_number = text(_("VAT number"), hint=_("Leave it empty if the client has none."))
    street = text(_("Street"), _("Write the street."))
    number = text(_("House number"))
    postcode = text(_("Postcode"), _("Write the postcode."))
    town = text(_("Town"), _("Write the town."))
    country = text(_("Country, in two letters"), _("Write the two letters, such as BE."))
    language = forms.ChoiceField(label=_("Language of the client"), choices=LANGUAGES)

    SAID = ("kind", "name", "email", "contact", "enterprise_number", "vat_number", "street",
            "number", "postcode", "town", "country", "language")  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "enterprise_number": _("Look at the digits once more: the last two do not fit the others."),
        "vat_number": _("Look at the VAT number once more. It does not fit the enterprise number."),
        "country": _("Write the two letters of the country, such as BE."),
    }

    def said(self) -> dict[str, str]:
        """What was said of the client."""
        return {name: str(self.cleaned_data[name]) for name in self.SAID}


class Sale(Asking):
    """For whom, and what is sold: one line or several. What a kept line says beyond what is asked of
    a new one, its country or a text of several rows, has its field where it is said."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_LINES)
    SENTENCES: dict[str, Any] = {}  # noqa: RUF012

    def __init__(self, *args: Any, clients: list[Client], count: int = 1, **facts: Any) -> None:
        super().__init__(*args, **facts)
        data = facts.get("data") or (args[0] if args else None)
        given = str(data.get("count", "")) if data else ""
        few = given.isdecimal() and len(given) <= len(str(MOST_LINES))
        self.lines = min((int(given) if few else 0) or count, MOST_LINES)
        self.fields["count"].initial = self.lines
        if clients:
            choices = [(str(one.id), one.name) for one in clients]
            self.fields["client"] = forms.ChoiceField(label=_("For which client?"), choices=choices)
        said = self.initial if data is None else data
        for number in range(1, self.lines + 1):
            rows = "\n" in str(said.get(f"text_{number}", ""))
            self._add(number, rows, said.get(f"nature_{number}", NEW) in NATURES)
            if f"place_{number}" in said:
                self._put(f"place_{number}", _country())

    def _add(self, number: int, rows: bool, known: bool) -> None:
        language = get_language() or "en"
        names = law.be().labels
        natures = [(code, names.name("vat_natures", code, language)) for code in NATURES]
        natures = natures if known else [("", _("Choose")), *natures]
        first = number == 1
        fields = {
            "text": text(_("What do you do?"), _("Say what you do.") if first else None),
            "nature": forms.ChoiceField(label=_("Which kind of work?"), choices=natures,
                                        error_messages={"required": _("Choose one of the answers.")},
                                        help_text=_("It decides the VAT.")),
            "price": PriceField(label=_("Price of one, without VAT"), required=first,
                                error_messages={"required": _("Write an amount.")},
                                widget=forms.TextInput({"inputmode": "decimal", "class": "amount"})),
            "quantity": NumberField(label=_("How many?"), required=False, initial="1",
                                    widget=forms.TextInput({"inputmode": "decimal", "class": "amount"})),
            "unit": forms.ChoiceField(label=_("Counted in"), choices=UNITS),
        }  # fmt: skip
        if rows:
            fields["text"].widget = forms.Textarea({"rows": "3"})
        for name, field in fields.items():
            self._put(f"{name}_{number}", field)

    def _put(self, name: str, field: forms.Field) -> None:
        field.widget.attrs.setdefault("aria-describedby", f"{name}-error")
        self.fields[name] = field

    def groups(self) -> list[list[forms.BoundField]]:
        """The fields of each line."""
        names = ("text", "nature", "place", "price", "quantity", "unit")
        return [
            [self[f"{name}_{n}"] for name in names if f"{name}_{n}" in self.fields]
            for n in range(1, self.lines + 1)
        ]

    def clean(self) -> dict[str, Any]:
        """A further line is whole, or empty."""
        found = self.cleaned_data
        for number in range(2, self.lines + 1):
            has_text, price = found.get(f"text_{number}"), found.get(f"price_{number}")
            if has_text and price is None and f"price_{number}" not in self.errors:
                self.add_error(f"price_{number}", _("Write an amount."))
            if price is not None and not has_text:
                self.add_error(f"text_{number}", _("Say what you do."))
        return found

    def more(self) -> dict[str, Any]:
        """What else the verb is told."""
        return {}

    def _written(self) -> list[int]:
        """The numbers of the lines that are not empty."""
        return [n for n in range(1, self.lines + 1) if self.cleaned_data.get(f"text_{n}")]

    def sold(self) -> tuple[DraftLine, ...]:
        """The lines that are written."""
        found = self.cleaned_data
        return tuple(
            DraftLine(
                found[f"text_{n}"].replace("\r\n", "\n"), found[f"price_{n}"],
                1_000 if found[f"quantity_{n}"] is None else found[f"quantity_{n}"],
                found[f"unit_{n}"], found[f"nature_{n}"], found.get(f"place_{n}", "").upper(),
            )
            for n in self._written()
        )  # fmt: skip

    def refuse(self, refused: Refused, sentences: dict[str, Any] | None = None) -> None:
        """As every form, and at the line that a verb names: it counts those that are written."""
        at, lines = LINE.fullmatch(refused.field), self._written()
        if at and int(at[1]) <= len(lines):
            name = {"unit_price": "price", "place_country": "place"}.get(at[2], at[2])
            field = f"{name}_{lines[int(at[1]) - 1]}"
            if field in self.fields:
                self.add_error(field, str(OTHERWISE))
                return
        super().refuse(refused, sentences)


class Change(Sale):
    """The lines of a draft, as they were when its page was shown."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    SENTENCES = {  # noqa: RUF012
        "edition": _("Somebody has changed this meanwhile. Load the page again."),
    }


def written(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """Lines that are kept, as a form shows them."""
    language = get_language() or "en"
    found: dict[str, Any] = {}
    for number, line in enumerate(lines, 1):
        found |= {
            f"text_{number}": line["text"],
            f"nature_{number}": line["nature"],
            f"price_{number}": plain_money(line["unit_price"], language),
            f"quantity_{number}": plain_thousandths(line["quantity"], language),
            f"unit_{number}": line["unit"],
        } | ({f"place_{number}": line["place"]} if line.get("place") else {})
    return found


class When(Asking):
    """When and where the work is done, and what else is agreed."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    first = DayField(label=_("First day"), required=True,
                     error_messages={"required": _("Say on which day the work begins.")})  # fmt: skip
    last = DayField(label=_("Last day"), required=False,
                    help_text=_("Leave it empty if it is one day."))  # fmt: skip
    place = text(_("Where?"), _("Say where the work is done."), _("Street, number and town."))
    conditions = forms.CharField(
        label=_("Conditions"), required=False, widget=forms.Textarea({"rows": "4"}),
        help_text=_("What you agreed besides, such as who brings the sound system."),
    )  # fmt: skip

    SENTENCES = {  # noqa: RUF012
        "last": _("The last day cannot come before the first."),
        "edition": _("Somebody has changed this order meanwhile. Load the page again."),
    }


class Button(Asking):
    """Nothing but the button."""


class Issue(Asking):
    """The button of an invoice, and a reason where one is asked."""

    why = forms.CharField(
        label=_("Why so all the same?"), help_text=_("The reason stays with the invoice."),
        required=False, widget=forms.Textarea({"rows": "2"}),
    )  # fmt: skip

    def ask_why(self, unproven: str) -> None:
        """Ask for the reason; without VAT and without a proof it is needed, as a sentence says."""
        if unproven:
            field = self.fields["why"]
            field.required, field.label = True, _("Why without VAT all the same?")
            field.error_messages["required"] = unproven
