"""What orders, invoices and credit notes have in common: a form of lines, and a button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mutua.activities.models import Activity, Client
from mutua.activities.services.lines import MOST_LINES
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Sale


def clients_of(activity: Activity) -> list[Client]:
    """The clients of an activity, by name."""
    return list(Client.objects.filter(activityclient__activity=activity).order_by("name", "id"))


def sale_form(
    request: HttpRequest,
    clients: list[Client],
    kept: dict[str, Any],
    count: int,
    made: type[Sale] = Sale,
    fixed: Mapping[str, str] | None = None,
) -> Sale:
    """The form of lines: as it was sent, with a line more where one was asked, or as it is kept.
    What is ``fixed`` is so whatever was sent."""
    if request.method != "POST":
        return made(clients=clients, initial={**kept, **(fixed or {})}, count=count)
    sent = request.POST.copy()
    for name, value in (fixed or {}).items():
        sent[name] = value
    form = made(sent, clients=clients)
    if "more" not in sent:
        return form
    lines = min(form.lines + 1, MOST_LINES)
    said = {
        name: one.widget.value_from_datadict(sent, {}, name) for name, one in form.fields.items()
    }
    said["count"] = lines
    return made(clients=clients, initial=said, count=lines)


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
    form: type[Sale] = Sale,
    initial: dict[str, Any] | None = None,
    fixed: Mapping[str, str] | None = None,
    **shown: Any,
) -> HttpResponse:
    """Begin what is sold to a client of the activity: ``verb`` makes it from its lines under the
    name ``what``, then the page ``then`` goes on, or ``again`` where it was made before. What is
    ``fixed``, its key or the client, is not asked; what else is given, its page shows."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        clients = clients_of(found)
    if not clients:
        return HttpResponseRedirect(reverse("client_new", args=[activity]))
    kept = {"client": request.GET.get("client", ""), **(initial or {})}
    asked = sale_form(request, clients, kept, 1, form, fixed)
    if asked.is_bound and asked.is_valid():
        key = asked.cleaned_data["key"]
        made = derived_id(key, what)
        try:
            verb(
                actor=actor, key=key, activity=activity, client=UUID(asked.cleaned_data["client"]),
                lines=asked.sold(), **{what: made}, **asked.more(),
            )  # fmt: skip
        except KeyUsed:  # sent before, with other words: the page shows what is kept
            return HttpResponseRedirect(reverse(again or then, args=[made]))
        except Refused as refused:
            asked.refuse(refused, form.SENTENCES)
        else:
            return HttpResponseRedirect(reverse(then, args=[made]))
    return sale_page(request, asked, template, activity=found, **shown)
