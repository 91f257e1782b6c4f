"""Shares from one member to another: each side speaks for herself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import services
from mutua.people.models import ShareTransfer
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Button
from mutua.portal.member.shares import Shares
from mutua.portal.pages import Back, ask

ANSWERS: dict[str, Callable[..., Any]] = {
    "accept": services.accept_shares,
    "decline": services.decline_shares,
    "withdraw": services.withdraw_shares,
}
NOBODY = _("No member has this address.")


class Offer(Shares):
    """To whom, and how many."""

    email = forms.EmailField(
        label=_("E-mail address of the other member"),
        error_messages={"required": NOBODY, "invalid": NOBODY},
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("email", "shares")
    SENTENCES = {  # noqa: RUF012
        **Shares.SENTENCES,
        "email": _("Write the address of another member."),
    }


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """Offer shares to another member, who says yes or no."""
    actor = read.actor_of(request)
    form = Offer(posted(request))
    if form.is_bound and form.is_valid():
        buyer = read.member_at(form.cleaned_data["email"])
        if buyer is None:
            form.add_error("email", NOBODY)
        else:
            key = form.own_key
            if form.done(
                lambda: services.offer_shares(
                    actor=actor, key=key, transfer=derived_id(key, "transfer"), buyer=buyer,
                    seller=actor.person, shares=form.cleaned_data["shares"],
                ),
                Offer.SENTENCES, fields={"buyer": "email"},
            ):  # fmt: skip
                return HttpResponseRedirect(reverse("shares"))
    return ask(
        request, form, title=gettext("Offer shares to another member"), button=gettext("Offer them"),
        lead=gettext("They go over once the other says yes. What is paid for them is between you."),
        back=Back(reverse("shares"), gettext("Your shares")),
    )  # fmt: skip


@member_only
@require_POST
def answer(request: HttpRequest, transfer: UUID, said: str) -> HttpResponse:
    """Yes or no to what was offered, or the offer withdrawn."""
    actor = read.actor_of(request)
    with reading(actor):
        mine = Q(seller=actor.person) | Q(buyer=actor.person)
        if not ShareTransfer.objects.filter(mine, id=transfer).exists():
            raise Http404
    form = Button(request.POST)
    if form.is_valid():
        try:
            ANSWERS[said](actor=actor, key=form.own_key, transfer=transfer)
        except NotFound as error:  # the other side's to answer
            raise Http404 from error
        except Refused as refused:  # answered meanwhile, or no longer held: the page says what is
            if refused.code not in ("step", "MU022", "membership"):
                raise
    return HttpResponseRedirect(reverse("shares"))
