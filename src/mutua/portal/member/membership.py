"""Belonging to the cooperative: asking, waiting, the share, leaving."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.actors import Actor
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import queries, services
from mutua.people.models import Membership, NationalNumber, Person, Subscription
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Button
from mutua.portal.member.joining import Joining
from mutua.portal.pages import Back, ask

MAY_LEAVE = ("asked", "admitted", "member")


def last_of(actor: Actor) -> Membership | None:
    """The member's own membership, or the last one there was."""
    every = Membership.objects.filter(person=actor.person).order_by("-asked_on", "-id")
    return every.exclude(state__in=queries.ENDED).first() or every.first()


@member_only
@require_safe
def membership(request: HttpRequest) -> HttpResponse:
    """How far it has come, and what comes next."""
    actor = read.actor_of(request)
    with reading(actor):
        found = last_of(actor)
        mine = Subscription.objects.filter(person=actor.person)
        facts = {
            "membership": found,
            "to_pay": list(mine.filter(state="asked").order_by("id")),
            "price": queries.price_today(),
            "shares": queries.shares_of(actor.person) if actor.person else 0,
            "may_leave": found is not None and found.state in MAY_LEAVE,
        }  # fmt: skip
        return render(request, "member/membership.html", facts)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask to be a member, with what the cooperative must know."""
    actor = read.actor_of(request)
    with reading(actor):
        person = Person.objects.get(id=actor.person)
        has_number = NationalNumber.objects.filter(person=person).exists()
        found = last_of(actor)
    if found is not None and found.state not in queries.ENDED:
        return HttpResponseRedirect(reverse("membership"))
    now = {name: getattr(person, name) for name in Joining.SAID}
    form = Joining(posted(request), initial=now, has_number=has_number)
    if form.is_bound and form.is_valid():
        fields = {"facts": "national_number"}
        if form.done(lambda: _ask(actor, form), Joining.SENTENCES, fields=fields):
            return HttpResponseRedirect(reverse("membership"))
    return ask(
        request, form, title=_("Ask to be a member"), button=_("Ask to be a member"),
        back=Back(reverse("membership"), _("Your membership")),
        lead=_("The board reads this and answers you. Only you and the staff see it."),
    )  # fmt: skip


def _ask(actor: Actor, form: Joining) -> None:
    """The number by its own verb, then the data, then the question."""
    key, person = form.own_key, actor.person
    assert person is not None  # noqa: S101 - a member's page
    if number := form.cleaned_data.get("national_number"):
        services.say_national_number(
            actor=actor, key=derived_id(key, "number"), person=person, number=number
        )
    services.change_person(actor=actor, key=derived_id(key, "data"), person=person, **form.said())
    asked = derived_id(key, "membership")
    services.ask_membership(actor=actor, key=asked, membership=asked, person=person)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Ask whether she really leaves, and let her: nobody can refuse it."""
    actor = read.actor_of(request)
    with reading(actor):
        found = last_of(actor)
    if found is None or found.state not in MAY_LEAVE:
        return HttpResponseRedirect(reverse("membership"))
    form = Button(posted(request))
    if form.is_bound and form.is_valid():
        key, mine = form.own_key, found.id
        form.done(lambda: services.leave(actor=actor, key=key, membership=mine), over=("step",))
        return HttpResponseRedirect(reverse("membership"))
    return ask(
        request, form, title=_("Leave the cooperative?"), button=_("Leave the cooperative"),
        back=Back(reverse("membership"), _("Your membership")), stop=True,
        lead=_("Nobody can refuse it. The board decides when your shares are repaid, and how much."),
        beside=[Back(reverse("membership"), _("Stay a member"))],
    )  # fmt: skip
