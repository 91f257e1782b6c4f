"""What orders, invoices and credit notes have in common: a form of lines, and a button."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mutua.activities.models import Activity, Client
from mutua.portal.member.forms import MOST_LINES, Sale


def clients_of(activity: Activity) -> list[Client]:
    """The clients of an activity, by name."""
    return list(Client.objects.filter(activityclient__activity=activity).order_by("name", "id"))


def sale_form(
    request: HttpRequest, clients: list[Client], kept: dict[str, Any], count: int
) -> Sale:
    """The form of lines: as it was sent, with a line more where one was asked, or as it is kept."""
    if request.method != "POST":
        return Sale(clients=clients, initial=kept, count=count)
    form = Sale(request.POST, clients=clients)
    if "more" not in request.POST:
        return form
    lines = min(form.lines + 1, MOST_LINES)
    said = {**request.POST.dict(), "count": lines}
    return Sale(clients=clients, initial=said, count=lines)


def sale_page(request: HttpRequest, form: Sale, template: str, **facts: Any) -> HttpResponse:
    """The page of a form of lines."""
    problems = form.problems if form.is_bound else {}
    shown = {"form": form, "problems": problems, "more": form.lines < MOST_LINES, **facts}
    return render(request, template, shown, status=422 if form.errors else 200)
