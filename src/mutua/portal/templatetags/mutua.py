"""Filters and tags of every page: |money, |day, |rate, |hours, {% asset %}, {% icon %}."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from mutua.activities.documents.content import Line
from mutua.ground import clock
from mutua.ground.citations import cite
from mutua.portal import formats, papers
from mutua.portal.context import OWN_NAMES
from mutua.portal.house import build
from mutua.portal.icons import ICONS
from mutua.work.hours import Stretched, clock_of

register = template.Library()
WORD_JOINER = "\u2060"  # of no width


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


@register.filter
def money(cents: int, currency: str = formats.CURRENCY) -> str:
    """An amount of cents, or of another currency's minor units, in the page's language. No line ends
    between its minus and the rest."""
    written = formats.money(cents, _language(), currency)
    return written.replace(formats.MINUS, formats.MINUS + WORD_JOINER)


@register.filter
def day(value: date | datetime | str) -> str:
    """A day, the day of an instant, or its text as YYYY-MM-DD, in the page's language."""
    found = date.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(found, datetime):
        found = found.astimezone(clock.ZONE).date()
    return formats.day(found, _language())


@register.filter
def minute(value: datetime) -> str:
    """The day and the minute of an instant, in the page's language."""
    return f"{day(value)}, {value.astimezone(clock.ZONE):%H:%M}"


@register.filter
def language_name(code: str) -> str:
    """A language in its own words."""
    return OWN_NAMES[code]


@register.filter
def percent(whole: int) -> str:
    """A number of hundredths in the page's language."""
    return formats.percent(whole, _language())


@register.filter
def rate(hundredths_of_percent: int) -> str:
    """A rate of VAT in the page's language: 2100 is 21 %."""
    return formats.rate(hundredths_of_percent, _language())


@register.filter
def hours(value: int) -> str:
    """Hundredths of hours in the page's language."""
    return formats.hundredths(value, _language())


@register.filter
def span(period: Stretched) -> str:
    """From when until when somebody works: 20:00 – 23:00."""
    return f"{clock_of(period.from_minute)}\u00a0–\u00a0{clock_of(period.until_minute)}"


@register.filter
def month(value: date) -> str:
    """The month of a day, in the page's language: March 2026."""
    return formats.period(value, "month", _language())


@register.filter
def last_four(iban: str) -> str:
    """The end of an account number, which is enough to know one's own."""
    return f"…{iban[-4:]}"


@register.filter
def by_fours(digest: str) -> str:
    """A long digest in groups that two people can compare."""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


@register.filter
def law(citation: str) -> SafeString:
    """A citation of the law in the reader's language, marked with the language in which it stands."""
    found = cite(citation, _language())
    return format_html('<span lang="{}">{}</span>', found.language, found.text)


@register.filter
def counted(line: Line, currency: str) -> str:
    """How an amount of a document's line comes about, in the page's language."""
    return papers.counted(line, _language(), currency)


@register.filter
def problems(form: Any) -> dict[str, str]:
    """The first sentence about each field of any form, by the id to lead to."""
    if not form or not form.is_bound:
        return {}
    ids = {one.name: one.auto_id for one in form.visible_fields()}
    first = next(iter(ids.values()), "main")
    return {ids.get(name, first): str(said[0]) for name, said in form.errors.items()}


@register.filter
def bare(field: BoundField) -> SafeString:
    """A field as it stands under its label: no grey words inside that vanish while one types."""
    field.field.widget.attrs.pop("placeholder", None)
    field.field.widget.attrs.setdefault("aria-describedby", f"{field.auto_id}-error")
    return field.as_widget()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file, its hash in its name."""
    return f"/static/{build.names()[name]}"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small picture beside a word, in the colour of the text; silent for screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>',
        mark_safe(ICONS[name]),  # noqa: S308
    )
