"""What a search of the staff names: a part of a name or a number, a payment reference, an amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from mutua.ground import payment_reference
from mutua.portal.simulator.reading import UnreadableError, read_money

MOST_LETTERS = 200
MOST_DIGITS = 10  # of the running number of an invoice


def asked_in(request: HttpRequest) -> str:
    """What was searched for, or nothing. A sign that no text of the store has is left out."""
    return request.GET.get("q", "").replace("\0", "").strip()[:MOST_LETTERS]


def named(asked: str, texts: Iterable[str], amounts: Mapping[str, int]) -> Q:
    """Rows of which one of the fields ``texts`` has what was asked in it, or one of the fields
    ``amounts`` is the amount that was asked, times the sign that stands beside it."""
    found = Q()
    for text in texts:
        found |= Q(**{f"{text}__icontains": asked})
    try:
        cents = read_money(asked)
    except UnreadableError:
        return found
    for amount, sign in amounts.items():
        found |= Q(**{amount: sign * cents})
    return found


def matching_rows(
    rows: QuerySet[Any], asked: str, name: str, *amounts: str, number: str = ""
) -> QuerySet[Any]:
    """The rows that a text names: by a payment reference, by an amount, by a part of a name, and
    by the last digits of a number in the field ``number``."""
    if not asked:
        return rows
    found = named(asked, (name,), dict.fromkeys(amounts, 1))
    drawn = asked.rpartition("-")[2]
    if number and drawn.isascii() and drawn.isdecimal() and len(drawn) < MOST_DIGITS:
        found |= Q(**{number: int(drawn)})
    if references := payment_reference.all_in(asked):
        found |= Q(payment_reference__in=references)
    return rows.filter(found)
