"""What orders, invoices and credit notes have in common: a form of lines, and a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mutua.activities.models import Activity, Client
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.member import reading as read
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


def new_sale(
    request: HttpRequest,
    activity: UUID,
    what: str,
    verb: Callable[..., Any],
    template: str,
    then: str,
    *,
    again: str = "",
) -> HttpResponse:
    """Begin what is sold to a client of the activity: ``verb`` makes it from its lines under the
    name ``what``, then the page ``then`` goes on, or ``again`` where it was made before."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        clients = clients_of(found)
    if not clients:
        return HttpResponseRedirect(reverse("client_new", args=[activity]))
    form = sale_form(request, clients, {"client": request.GET.get("client", "")}, 1)
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["key"]
        made = derived_id(key, what)
        try:
            verb(
                actor=actor, key=key, activity=activity, client=UUID(form.cleaned_data["client"]),
                lines=form.sold(), **{what: made},
            )  # fmt: skip
        except KeyUsed:  # sent before, with other words: the page shows what is kept
            return HttpResponseRedirect(reverse(again or then, args=[made]))
        except Refused as refused:
            form.refuse(refused)
        else:
            return HttpResponseRedirect(reverse(then, args=[made]))
    return sale_page(request, form, template, activity=found)
