"""Documents in the browser: their lines in words, and the paper itself."""

from __future__ import annotations

from django.http import HttpResponse

from mutua.activities.documents.content import Line
from mutua.activities.documents.words import unit
from mutua.portal import formats


def counted(line: Line, language: str, currency: str) -> str:
    """How an amount of a line comes about: 3 hours × €20.00; nothing for one piece."""
    if line.quantity == 1_000 and line.unit == "C62":
        return ""
    number = formats.thousandths(line.quantity, language)
    price = formats.money(line.unit_price, language, currency)
    return f"{number} {unit(line.unit, line.quantity, language)}".strip() + f" × {price}"


def inline(paper: bytes, name: str) -> HttpResponse:
    """A PDF that the browser shows, and keeps under a name."""
    answer = HttpResponse(paper, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
