"""The house itself: who works for it, what a share costs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.actors import STAFF, TREASURY
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.people.house_roles import Role, roles
from mutua.people.models import Appointment, Person, SharePrice
from mutua.portal.accounts import services
from mutua.portal.accounts.acting import asked_again, staff_only
from mutua.portal.forms import posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.staff.forms import ROLES, AnotherRole, Colleague, Dismiss, Price

KINDS = (STAFF, TREASURY)  # under which one can have an account of the house


@staff_only
@require_safe
def house(request: HttpRequest) -> HttpResponse:
    """Who works here, and the price of a share."""
    actor = actor_of(request)
    with reading(actor):
        known = roles()
        live = list(Appointment.objects.filter(until=None).select_related("person"))
        prices = list(SharePrice.objects.order_by("-from_day"))
    held: dict[UUID, tuple[str, set[str]]] = {}
    for one in sorted(live, key=lambda one: one.person.name):
        held.setdefault(one.person_id, (one.person.name, set()))[1].add(one.role)
    team = [
        (
            person, name, [str(ROLES.get(role, role)) for role in sorted(said)],
            person != actor.person and bool(_besides(said, known)),
        )
        for person, (name, said) in held.items()
    ]  # fmt: skip
    return render(request, "staff/house.html", {"team": team, "prices": prices})


def _besides(held: Collection[str], known: Mapping[str, Role]) -> list[str]:
    """The roles that somebody can be given beside those she has: they go with the same account."""
    kinds = {known[one].database_role for one in held if one in known}
    return [name for name, one in known.items() if one.database_role in kinds and name not in held]


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def colleague(request: HttpRequest) -> HttpResponse:
    """Open an account for somebody who works for the cooperative; she chooses her password."""
    with reading(actor_of(request)):
        known = roles()
    others = [
        one for one, what in known.items() if one not in ROLES and what.database_role in KINDS
    ]
    form = Colleague(posted(request), others=sorted(others))
    if form.is_bound and form.is_valid():
        said, job = form.answers("legal_name", "language"), form.cleaned_data["job"]
        with reading(actor_of(request)):
            kind = services.kind_of(job)
        email = form.cleaned_data["email"].lower()
        with override(said["language"]):
            path = reverse("account_reset_password")
        base = settings.MUTUA_ADDRESS or request.build_absolute_uri("/").rstrip("/")
        actor, key = actor_of(request), form.own_key
        if form.done(
            lambda: services.open_new_account(
                actor=actor, key=key, email=email, role=kind, jobs=[job], link=base + path, **said
            ),
            Colleague.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("house"))
    return ask(
        request, form, title=_("Somebody who works for us"), button=_("Open the account"),
        back=Back(reverse("house"), _("The house")), base="staff/base.html",
        lead=_("A letter brings the link by which the password is chosen."),
    )  # fmt: skip


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def another_role(request: HttpRequest, person: UUID) -> HttpResponse:
    """Appoint a colleague to one more role, of those that go with the account she has."""
    actor = actor_of(request)
    with reading(actor):
        found = _colleague(person)
        known, held = (
            roles(),
            set(found.appointment_set.filter(until=None).values_list("role", flat=True)),
        )
    there = [(one, ROLES.get(one, one)) for one in _besides(held, known)]
    form = AnotherRole(posted(request), there=there)
    if form.is_bound and form.is_valid():
        key, role = form.own_key, form.cleaned_data["job"]
        if form.done(
            lambda: people.appoint(
                actor=actor, key=key, appointment=derived_id(key, "appointed"), person=person,
                role=role,
            ),
            AnotherRole.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("house"))
    return ask(
        request, form, title=_("One more role for %(name)s") % {"name": found.name},
        button=_("Give this role"), back=Back(reverse("house"), _("The house")),
        base="staff/base.html", lead=_("She keeps what she does already, with the same account."),
    )  # fmt: skip


def _colleague(person: UUID) -> Person:
    live = Appointment.objects.filter(until=None)
    found: Person | None = Person.objects.filter(id=person, appointment__in=live).first()
    if found is None:
        raise Http404
    return found


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def dismiss(request: HttpRequest, person: UUID) -> HttpResponse:
    """End all that somebody does for the house, at once."""
    with reading(actor_of(request)):
        found = _colleague(person)
    form = Dismiss(posted(request))
    if form.is_bound and form.is_valid():
        said = {"person": person, **form.answers("why")}
        actor, key = actor_of(request), form.own_key
        if form.done(lambda: people.dismiss(actor=actor, key=key, **said), Dismiss.SENTENCES):
            return HttpResponseRedirect(reverse("house"))
    title = _("End the work of %(name)s for the house") % {"name": found.name}
    return ask(
        request, form, title=title, button=_("End it now"), stop=True,
        back=Back(reverse("house"), _("The house")), base="staff/base.html",
        lead=_("Every role ends at once, with the account for it. An account as a member stays."),
    )  # fmt: skip


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def price(request: HttpRequest) -> HttpResponse:
    """Say what a share costs from a day on."""
    with reading(actor_of(request)):
        entity = entity_of_house()
    form = Price(posted(request), initial={"from_day": clock.today()})
    if form.is_bound and form.is_valid() and entity:
        said = {"legal_entity": entity, **form.answers("amount", "from_day", "decided_by")}
        actor, key = actor_of(request), form.own_key
        if form.done(lambda: people.set_share_price(actor=actor, key=key, **said), Price.SENTENCES):
            return HttpResponseRedirect(reverse("house"))
    return ask(
        request, form, title=_("Price of a share"), button=_("Keep the price"),
        back=Back(reverse("house"), _("The house")), base="staff/base.html",
    )  # fmt: skip
