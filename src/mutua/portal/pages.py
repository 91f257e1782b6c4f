"""What many pages have in common: a page that asks one thing, and a list of which one sees a part."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mutua.portal.forms import Asking

ROWS = 50


class Back(NamedTuple):
    """Where a page leads back to, and the words of the link."""

    address: str
    words: str


def ask(
    request: HttpRequest,
    form: Asking,
    *,
    title: str,
    button: str,
    back: Back,
    template: str = "portal/ask.html",
    **more: Any,
) -> HttpResponse:
    """A page of one form: ``title`` is its question, ``button`` names the act. ``lead`` may say
    more, ``base`` whose pages it belongs to, ``stop`` that the act ends something."""
    facts = {
        "form": form, "title": title, "button": button, "back": back,
        "problems": form.problems if form.is_bound else {}, "base": "member/base.html", **more,
    }  # fmt: skip
    return render(request, template, facts, status=422 if form.errors else 200)


def paged(request: HttpRequest, rows: Any, size: int = ROWS) -> Page[Any]:
    """The part of a list that ``?page=`` names; the first for a number that is none."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
