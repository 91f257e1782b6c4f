"""Where authorities are paid: one treasurer names the account and the reference, another confirms
them."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import asked_again, treasury_only
from mutua.portal.forms import Asking, posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.staff.forms import text
from mutua.treasury.authorities.naming import confirm_creditor, name_authority
from mutua.treasury.authorities.standing import Standing, standings
from mutua.treasury.models.authorities import AUTHORITIES

NAMES = {"onss": _("Social security (ONSS)"), "tax": _("Tax office, tax withheld from pay")}


class NameAuthority(Asking):
    """What stands on the authority's own paper."""

    name = text(_("Name of the account's holder"), _("Write the name."))
    enterprise_number = text(_("Enterprise number of the authority"), _("Write the ten digits."),
                             _("Such as 0206.731.645."))  # fmt: skip
    iban = text(_("Account number (IBAN)"), _("Write the account number."))
    reference = forms.CharField(
        label=_("Communication on the transfer"), required=False, max_length=100,
        help_text=_(
            "As the authority gives it, such as +++090/9337/55493+++. Leave it empty to write your"
            " enterprise number and the period."
        ),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "name": _("Write a name of at most 70 letters."),
        "holder": _("Write a name of at most 70 letters."),
        "enterprise_number": _(
            "These are not ten digits of an enterprise. Look at them once more."
        ),
        "iban": _("This is no account number. Look at it once more."),
        "reference": _("This communication cannot be right. Look at it once more."),
    }


class Confirm(Asking):
    """The account that the second person was shown."""

    account = forms.UUIDField(widget=forms.HiddenInput)
    SENTENCES = {  # noqa: RUF012
        "own_name": _("You named it. Somebody else must confirm it."),
        "stale": _("Another account was named meanwhile. Look at it as it is now."),
    }


@treasury_only
@require_safe
def authorities(request: HttpRequest) -> HttpResponse:
    """Each authority: where it is paid, what waits to be confirmed, what it is owed."""
    with reading(actor_of(request)):
        rows = standings(entity_of_house(), clock.today())
    return render(request, "staff/authorities.html", {"rows": in_words(rows)})


def in_words(some: list[Standing]) -> list[tuple[str, Standing]]:
    """Each authority with its name."""
    return [(str(NAMES[one.authority]), one) for one in some]


def _back() -> Back:
    return Back(reverse("authorities"), gettext("Authorities"))


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def name(request: HttpRequest, authority: str) -> HttpResponse:
    """Name where an authority is paid."""
    if authority not in AUTHORITIES:
        raise Http404
    actor, form = actor_of(request), NameAuthority(posted(request))
    with reading(actor):
        entity = entity_of_house()
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("name", "enterprise_number", "iban", "reference")
        if form.done(
            lambda: name_authority(
                actor=actor, key=key, creditor=derived_id(key, "creditor"), legal_entity=entity,
                authority=authority, **said,
            ),
            NameAuthority.SENTENCES, fields={"holder": "name"},
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("authorities"))
    return ask(
        request, form, title=str(NAMES[authority]), button=gettext("Name this account"),
        back=_back(), base="staff/base.html",
        lead=gettext(
            "Copy it from the authority's own paper or site, never from an e-mail. A colleague"
            " confirms it before anything is paid there."
        ),
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def confirm(request: HttpRequest, authority: str) -> HttpResponse:
    """Confirm what a colleague has named."""
    actor = actor_of(request)
    with reading(actor):
        one = _standing(authority)
    if one is None or one.waiting is None or one.new_account is None:
        raise Http404
    waiting = one.waiting
    form = Confirm(posted(request), initial={"account": one.new_account.id})
    if form.is_bound and form.is_valid():
        key, account = form.own_key, form.cleaned_data["account"]
        if form.done(
            lambda: confirm_creditor(
                actor=actor, key=key, creditor=waiting.id, account=account,
                confirmation=derived_id(key, "confirmation"),
            ),
            Confirm.SENTENCES, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("authorities"))
    own = one.named_by is not None and one.named_by.id == actor.person
    return ask(
        request, form, title=gettext("Is this the account of the authority?"),
        button=gettext("I have checked it: it is"), back=_back(), base="staff/base.html",
        template="staff/authority_confirm.html", one=one, words=NAMES[authority], own=own,
        lead=gettext("Compare it with the authority's own paper or site, not with what you were sent."),
    )  # fmt: skip


def _standing(authority: str) -> Standing | None:
    every = standings(entity_of_house(), clock.today())
    return next((one for one in every if one.authority == authority), None)
