"""The house itself: who works for it, what a share costs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.people import services as people
from mutua.people.models import Person, SharePrice
from mutua.portal.accounts import services
from mutua.portal.accounts.acting import staff_only
from mutua.portal.accounts.models import Account
from mutua.portal.forms import posted
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.staff.forms import ROLES, Colleague, Price


@staff_only
@require_safe
def house(request: HttpRequest) -> HttpResponse:
    """Who works here, and the price of a share."""
    accounts = list(Account.objects.exclude(role="member"))
    with reading(actor_of(request)):
        wanted = Person.objects.filter(id__in=[one.person for one in accounts])
        names = {one.id: one.name for one in wanted}
        prices = list(SharePrice.objects.order_by("-from_day"))
    words = dict(ROLES)
    team = sorted((names.get(one.person, ""), str(words[one.role])) for one in accounts)
    return render(request, "staff/house.html", {"team": team, "prices": prices})


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def colleague(request: HttpRequest) -> HttpResponse:
    """Open an account for somebody who works for the cooperative; she chooses her password."""
    form = Colleague(posted(request))
    if form.is_bound and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("legal_name", "language", "role")}
        email = form.cleaned_data["email"].lower()
        with override(said["language"]):
            path = reverse("account_reset_password")
        base = settings.MUTUA_ADDRESS or request.build_absolute_uri("/").rstrip("/")
        try:
            services.open_new_account(
                actor=actor_of(request), key=form.own_key, email=email, link=base + path, **said
            )
        except Refused as refused:
            form.refuse(refused, Colleague.SENTENCES)
        else:
            return HttpResponseRedirect(reverse("house"))
    return ask(
        request, form, title=_("Somebody who works for us"), button=_("Open the account"),
        back=Back(reverse("house"), _("The house")), base="staff/base.html",
        lead=_("A letter brings the link by which the password is chosen."),
    )  # fmt: skip


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def price(request: HttpRequest) -> HttpResponse:
    """Say what a share costs from a day on."""
    with reading(actor_of(request)):
        entity = LegalEntity.objects.order_by("code").first()
    form = Price(posted(request), initial={"from_day": clock.today()})
    if form.is_bound and form.is_valid() and entity is not None:
        said = {name: form.cleaned_data[name] for name in ("amount", "from_day", "decided_by")}
        try:
            people.set_share_price(
                actor=actor_of(request), key=form.own_key, legal_entity=entity.code, **said
            )
        except KeyUsed:
            pass
        except Refused as refused:
            form.refuse(refused, Price.SENTENCES)
        if not form.errors:
            return HttpResponseRedirect(reverse("house"))
    return ask(
        request, form, title=_("Price of a share"), button=_("Keep the price"),
        back=Back(reverse("house"), _("The house")), base="staff/base.html",
    )  # fmt: skip
