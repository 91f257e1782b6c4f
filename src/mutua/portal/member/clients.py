"""The clients of an activity."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities import services
from mutua.activities.models import Activity, Client
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.forms import ClientForm


@member_only
@require_safe
def clients(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Every client of the activity, by name."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        listed = list(Client.objects.filter(activityclient__activity=found).order_by("name", "id"))
    return render(request, "member/clients.html", {"activity": found, "clients": listed})


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Add a client; then make an order for it."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
    form = ClientForm(posted(request), initial={"country": "BE"})
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        client = derived_id(key, "client")
        try:
            services.add_client(
                actor=actor, key=key, client=client, activity=activity, **form.said()
            )
        except KeyUsed:  # sent before, with other words: the page of the client shows what is kept
            return HttpResponseRedirect(reverse("client", args=[client]))
        except Refused as refused:
            form.refuse(refused, ClientForm.SENTENCES)
        else:
            return HttpResponseRedirect(f"{reverse('order_new', args=[activity])}?client={client}")
    facts = {"activity": found, "form": form, "problems": form.problems if form.is_bound else {}}
    return render(request, "member/client.html", facts, status=422 if form.errors else 200)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, client: UUID) -> HttpResponse:
    """Change what is said of a client. Papers that left keep what they said."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Client, actor, client)
        home = Activity.objects.filter(
            activityclient__client=found, activitymember__person_id=actor.person
        ).first()
    now = {name: getattr(found, name) for name in ClientForm.SAID}
    form = ClientForm(posted(request), initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_client(actor=actor, key=form.own_key, client=client, **form.said())
        except Refused as refused:
            form.refuse(refused, ClientForm.SENTENCES)
        else:
            return HttpResponseRedirect(reverse("clients", args=[home.id]))
    facts = {"activity": home, "client": found, "form": form,
             "problems": form.problems if form.is_bound else {}}  # fmt: skip
    return render(request, "member/client.html", facts, status=422 if form.errors else 200)
