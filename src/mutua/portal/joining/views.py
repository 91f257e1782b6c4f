"""The way in: an address, a link by mail, an account. Nothing is stored before the link is used."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.actors import PUBLIC, STAFF, Actor
from mutua.ground.errors import Refused
from mutua.portal.accounts import services
from mutua.portal.accounts.models import Account
from mutua.portal.forms import posted
from mutua.portal.joining import links
from mutua.portal.joining.forms import SENTENCES, Address, Open, OpenFirst
from mutua.portal.pages import Back, ask

FIRST = ("administrator", "board", "adviser")  # whoever founds a house does all of it at first
DOOR = Actor(STAFF, job="door")  # opens an account in a fixed role for a confirmed address
STRANGER = Actor(PUBLIC)
BASE = "joining/base.html"


def _back() -> Back:
    return Back(reverse("account_login"), _("Sign in"))


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for the address, and send the link there. An address that has an account gets a letter
    too, so that nobody learns here who is a member."""
    form = Address(posted(request))
    if form.is_bound and form.is_valid():
        email = form.cleaned_data["email"].lower()
        for action, key in (("signup", None), ("confirm_email", email)):
            if not ratelimit.consume(request, action=action, key=key):
                form.add_error(
                    "email", _("Many letters went out. Wait some minutes, then try again.")
                )
                break
        else:
            _send(request, form, email)
            return HttpResponseRedirect(reverse("join_sent"))
    lead = _("Whoever works through the cooperative owns a part of it. We begin with your address.")
    return ask(
        request, form, title=_("Become a member"), button=_("Send me the link"), back=_back(),
        lead=lead, base=BASE,
    )  # fmt: skip


def _send(request: HttpRequest, form: Address, email: str) -> None:
    language = get_language() or settings.LANGUAGE_CODE
    base = settings.MUTUA_ADDRESS or request.build_absolute_uri("/").rstrip("/")
    known = EmailAddress.objects.filter(email=email).exists()
    link = base + reverse("account_login") if known else links.newcomer_link(email, language, base)
    services.invite(
        actor=STRANGER, key=form.own_key, email=email, language=language, link=link, known=known
    )


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The letter is on its way."""
    return render(request, "joining/sent.html")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def open_account(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a newcomer: her name and password, and she is in."""
    found = links.read(token, "member")
    if found is None:
        return render(request, "joining/over.html", status=404)
    form = Open(posted(request), email=found.email, initial={"language": get_language()})
    if form.is_bound and form.is_valid():
        answer = _open(request, form, found, found.email)
        if answer is not None:
            return answer
    return ask(
        request, form, title=_("Open your account"), button=_("Open my account"), back=_back(),
        lead=found.email, base=BASE,
    )  # fmt: skip


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, token: str) -> HttpResponse:
    """The link of ``mutua init``: who looks after the house first."""
    found = links.read(token, "staff")
    if found is None or links.is_administered():
        return render(request, "joining/over.html", status=404)
    email = str(request.POST.get("email_address", ""))
    form = OpenFirst(posted(request), email=email, initial={"language": get_language()})
    if form.is_bound and form.is_valid():
        answer = _open(request, form, found, form.cleaned_data["email_address"].lower())
        if answer is not None:
            return answer
    lead = _("You look after the cooperative's store. You can bring in others afterwards.")
    return ask(
        request, form, title=_("The first administrator"), button=_("Open my account"),
        back=_back(), lead=lead, base=BASE,
    )  # fmt: skip


def _open(
    request: HttpRequest, form: Open, found: links.Opening, email: str
) -> HttpResponse | None:
    """Open the account and sign in; or say at its field why not."""
    try:
        account = services.open_new_account(
            actor=DOOR,
            key=found.key,
            role=found.role,
            email=email,
            jobs=FIRST if found.role == "staff" else (),
            **form.said(),
        )
    except Refused as refused:
        if refused.code == "key":  # the link was used before
            return HttpResponseRedirect(reverse("account_login"))
        refused.field = "email_address" if refused.field == "email" else refused.field
        form.refuse(refused, SENTENCES)
        return None
    user: User = Account.objects.select_related("user").get(id=account).user
    if user.has_usable_password():  # opened a moment ago by the same link: the password stands
        return HttpResponseRedirect(reverse("account_login"))
    user.set_password(form.cleaned_data["password"])
    user.save(update_fields=["password"])
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect(reverse("arrived"))


@require_safe
def arrived(request: HttpRequest) -> HttpResponse:
    """Where each role begins."""
    from mutua.portal.accounts.adapter import Door

    return HttpResponseRedirect(Door().get_login_redirect_url(request))
