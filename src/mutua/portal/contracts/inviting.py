"""Somebody who does not share the activity is invited to a piece of its work, and what became of
it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.activities.models import Client
from mutua.activities.services.orders import new_token
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.forms import PAYS, Choose, Paid
from mutua.portal.contracts.invitations import Invited, states_of
from mutua.portal.contracts.steps import (
    WHO,
    Place,
    address_of,
    as_verb,
    fields_of,
    place_at,
    said_before,
    told_by,
    whose,
)
from mutua.portal.forms import posted
from mutua.portal.joining.forms import EMAIL
from mutua.portal.member import reading as read
from mutua.portal.member.forms import LANGUAGES, Button, text
from mutua.portal.pages import Back, ask
from mutua.portal.simulator.questions import Option
from mutua.work import services
from mutua.work.services.inviting import PAYS as LAWFUL


class Guest(Paid):
    """Whom one invites, and for what pay."""

    title = _("Whom do you invite, and for what pay?")
    name = text(_("Her or his name"), _("Write the name."), autocomplete="off")
    email = forms.EmailField(
        label=_("E-mail address"), help_text=_("We send the link there. It opens for this address alone."),
        error_messages={"required": EMAIL, "invalid": EMAIL},
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)
    SAID = {  # noqa: RUF012
        "shares": _("She shares this activity. Choose her on the page before."),
        "many": _("Many invitations wait for an answer. Withdraw one first."),
        "address_many": _("Many letters went to this address today. Try again tomorrow."),
        "day_many": _("You have sent many invitations today. Try again tomorrow."),
        "name": _("Write a name of at most 200 letters."),
        "email": EMAIL,
    }
    WEB = {  # noqa: RUF012
        "name": _("No web address can stand in a name. Put a space after each full stop."),
        "task": _(
            "No web address can stand in what the work is. Put a space after each full stop."
        ),
    }
    BEGUN = _("This work has begun. Choose a later start.")

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        kept = [
            Option(*one) for one in PAYS if one[0] in LAWFUL or (one[0] == "all" and self.left > 0)
        ]
        self.fields["pay_from"] = Choose(tuple(kept), label=_("Which amount do you know?"))
        self.order_fields(["name", "email", "language", "pay_from", "amount"])

    def fail(self, refused: Refused) -> None:
        """At the field that was refused."""
        if refused.code == "web":
            field = refused.field if refused.field in self.fields else None
            self.add_error(field, str(self.WEB[refused.field]))
            return
        known = self.SAID.get(refused.code) or self.SAID.get(refused.field)
        if known is not None:
            field = refused.field if refused.field in self.fields else "email"
            self.add_error(field, str(known))
        elif refused.code == "begun":
            self.add_error(None, str(self.BEGUN))
        else:
            super().fail(refused)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, activity: UUID) -> HttpResponse:
    """The last page of new work, where somebody else does it: her name, her address, her pay."""
    place, fields = place_at(request, activity), fields_of(request.GET)
    last = WHO if WHO in place.steps else place.steps[-1]
    if not place.clients:
        return HttpResponseRedirect(reverse("client_new", args=[activity]))
    said, lacking = said_before(place, fields, last)
    if lacking:
        return HttpResponseRedirect(address_of(activity, lacking, fields))
    usual = {"language": get_language(), "pay_from": "budget"}
    form = Guest(posted(request), left=place.left, initial=usual)
    if form.is_bound and form.is_valid():
        made = derived_id(form.cleaned_data["key"], "invitation")
        if _invited(
            request, place, made, {**whose(place, fields), **_work(place, said, form)}, form
        ):
            return HttpResponseRedirect(reverse("invitation", args=[made]))
    return ask(
        request, form, title=str(form.title), button=gettext("Invite"), left=place.left,
        back=Back(address_of(activity, last, fields), gettext("Back")),
        template="contracts/invite.html",
    )  # fmt: skip


def _work(place: Place, said: dict[str, Any], form: Guest) -> dict[str, Any]:
    """What she is invited to do, as the verb takes it."""
    told = told_by(place.order) if place.order else {}
    return as_verb({**told, **said, **form.said()})


def _invited(
    request: HttpRequest, place: Place, made: UUID, work: dict[str, Any], form: Guest
) -> bool:
    actor, token = read.actor_of(request), new_token()
    base = settings.MUTUA_ADDRESS or request.build_absolute_uri("/").rstrip("/")
    whom = form.answers("name", "email", "language")
    with override(whom["language"]):
        link = base + reverse("invited", args=[token])
    with reading(actor):
        if read.invitations_of(actor).filter(id=made).exists():  # sent before: a double click
            return True
    try:
        services.invite(
            actor=actor, key=form.own_key, invitation=made, activity=place.activity.id, token=token,
            link=link, **whom, **work,
        )  # fmt: skip
    except KeyUsed:  # two clicks at once: the page shows what is kept
        pass
    except Refused as refused:
        form.fail(refused)
    return not form.errors


def _of(request: HttpRequest, invitation: UUID) -> tuple[Invited, Client]:
    """An invitation of the member's activities, and its client, within her transaction."""
    rows = read.invitations_of(read.actor_of(request)).filter(id=invitation).distinct()
    found = states_of(rows.select_related("client", "activity"))
    if not found:
        raise Http404
    return found[0], found[0].row.client


@member_only
@require_safe
def invitation(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Whom the member has invited, to what, and how far it is."""
    return _page(request, invitation)


def _page(request: HttpRequest, invitation: UUID, problem: str = "") -> HttpResponse:
    with reading(read.actor_of(request)):
        one, client = _of(request, invitation)
        facts = {
            "one": one, "client": client.name, "activity": one.row.activity, "form": Button(),
            "problems": {"main": problem} if problem else {},
        }  # fmt: skip
        return render(request, "contracts/invitation.html", facts, status=422 if problem else 200)


@member_only
@require_POST
def withdraw(request: HttpRequest, invitation: UUID) -> HttpResponse:
    """Take an invitation back, before anything is signed."""
    actor, form = read.actor_of(request), Button(request.POST)
    with reading(actor):
        one, _client = _of(request, invitation)
    if form.is_valid() and one.may_withdraw:
        try:
            services.withdraw_invitation(actor=actor, key=form.own_key, invitation=invitation)
        except Refused:
            return _page(
                request, invitation, gettext("She has signed meanwhile. Ask your adviser.")
            )
    return HttpResponseRedirect(reverse("invitation", args=[invitation]))
