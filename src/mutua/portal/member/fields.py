"""Fields that read what people type: amounts, numbers, days in three parts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mutua.portal.simulator.reading import (
    UnreadableError,
    read_hundredths,
    read_money,
    read_month,
    read_thousandths,
)

UNREADABLE = {
    "missing": _("Write an amount."),
    "ambiguous": _("This can be read in two ways. Write 1250 or 1250.00."),
    "form": _("Write an amount in figures, such as 1250 or 1250.50."),
}
UNCOUNTED = {
    True: _("This can be read in two ways. Write 1250 or 1.2500."),
    False: _("Write a number, such as 3, 2.5 or 0.333."),
}
MINUSES = "-\u2212\u2013"  # as keyboards and texts write it


class MoneyField(forms.CharField):
    """An amount as people type it, in cents."""

    def clean(self, value: Any) -> int | None:
        """The cents; nothing where nothing is asked."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_money(text)
        except UnreadableError as error:
            raise forms.ValidationError(UNREADABLE[error.reason]) from error


class PriceField(MoneyField):
    """An amount as people type it, in cents: below zero with a sign before it."""

    def clean(self, value: Any) -> int | None:
        """The cents; nothing where nothing is asked."""
        text = str(value or "").strip()
        found = super().clean(text.lstrip(MINUSES))
        return -found if found and text.startswith(tuple(MINUSES)) else found


class HundredthsField(forms.CharField):
    """A number as people type it, such as a percentage, in hundredths."""

    def clean(self, value: Any) -> int | None:
        """The hundredths; nothing where nothing is asked."""
        text = str(super().clean(value) or "").replace("%", "")
        if not text:
            return None
        try:
            return read_hundredths(text)
        except UnreadableError as error:
            raise forms.ValidationError(_("Write a number, such as 3 or 2.5.")) from error


class NumberField(forms.CharField):
    """A quantity as people type it, in thousandths."""

    def clean(self, value: Any) -> int | None:
        """The thousandths; nothing where nothing is asked."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_thousandths(text)
        except UnreadableError as error:
            raise forms.ValidationError(UNCOUNTED[error.reason == "ambiguous"]) from error


class DayWidget(forms.MultiWidget):
    """Day, month and year, each in its own small field."""

    template_name = "portal/_day.html"

    def __init__(self) -> None:
        plain = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
        month = {"autocomplete": "off", "class": "short"}
        year = {**plain, "class": "year"}
        super().__init__([forms.TextInput(one) for one in (plain, month, year)])

    def decompress(self, value: date | None) -> list[Any]:
        """The three parts of a day."""
        return [value.day, value.month, value.year] if value else ["", "", ""]


class DayField(forms.Field):
    """A day in three parts; the month may be its name."""

    widget = DayWidget

    def clean(self, value: Any) -> date | None:
        """The day; nothing where nothing is written and nothing is asked."""
        parts = [str(part or "").strip() for part in value or ["", "", ""]]
        if not any(parts):
            if self.required:
                raise forms.ValidationError(self.error_messages["required"])
            return None
        try:
            return date(int(parts[2]), read_month(parts[1]) or 0, int(parts[0]))
        except ValueError as error:
            raise forms.ValidationError(
                _("This day is not in the calendar. Write it as 16 3 2026.")
            ) from error
