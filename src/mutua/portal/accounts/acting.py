"""From a session to the actor of verbs: a person under her role, or nobody."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode

from mutua.ground import policy
from mutua.ground.actors import MEMBER, STAFF, TREASURY, Actor
from mutua.ground.transactions import reading
from mutua.portal.accounts.adapter import has_second_factor
from mutua.portal.accounts.models import ROLES, Account

NEED_SECOND_FACTOR = (STAFF, TREASURY)
Answer = Callable[[HttpRequest], HttpResponse]
Page = Callable[..., HttpResponse]


class Acting:
    """Middleware. Says who acts before any transaction begins; nobody is None.

    A role of the house acts only with a second factor. A page with a form tells its own site where
    one comes from: without that a browser hides the origin, and Django refuses the form.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with an actor."""
        request.actor, request.lacks_second_factor = actor_of(request)  # type: ignore[attr-defined]
        response = self.answer(request)
        if "CSRF_COOKIE" in request.META:
            response.headers.setdefault("Referrer-Policy", "same-origin")
        return response

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """A form that must be mended comes back as 422, as everywhere in the portal."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and form and form.errors:
            response.status_code = 422
        return response


def actor_of(request: HttpRequest) -> tuple[Actor | None, bool]:
    """The actor of a session, and whether only a second factor is missing."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None, False
    account = Account.objects.filter(user_id=request.user.pk).first()
    if account is None:
        return None, False
    role = ROLES[account.role]
    if role in NEED_SECOND_FACTOR and not has_second_factor(request.user):
        return None, True
    return Actor(role, account.person), False


def page_for(*roles: str) -> Callable[[Page], Page]:
    """A page of some roles: others sign in first, or read that it is not theirs. Whoever does not
    work for the house learns nothing of its pages, not even that they are there."""

    def decorate(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *facts: object, **more: object) -> HttpResponse:
            actor: Actor | None = request.actor  # type: ignore[attr-defined]
            if actor is None and request.lacks_second_factor:  # type: ignore[attr-defined]
                return HttpResponseRedirect(reverse("mfa_index"))
            if actor is None:
                back = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('account_login')}?{back}")
            if actor.role in roles:
                return page(request, *facts, **more)
            if actor.role == MEMBER:
                raise Http404
            return render(request, "accounts/not_yours.html", {"roles": roles}, status=403)

        return guarded

    return decorate


def staff_seeing(*rights: str) -> Callable[[Page], Page]:
    """A page of those of the staff who have all of these rights to see; others read that it is not
    theirs."""

    def decorate(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *facts: object, **more: object) -> HttpResponse:
            actor: Actor = request.actor  # type: ignore[attr-defined]
            with reading(actor):
                may = all(policy.sees(actor, one) for one in rights)
            if may:
                return page(request, *facts, **more)
            return render(request, "accounts/not_yours.html", {"roles": (STAFF,)}, status=403)

        return page_for(STAFF)(guarded)

    return decorate


def asked_again(page: Page) -> Page:
    """A page for whoever has shown a few minutes ago that it is her: by password, code or passkey.

    What was sent before that is not kept for later: somebody else at her screen could have.
    """
    guarded: Page = reauthentication_required(page)

    @wraps(page)
    def asking(request: HttpRequest, *facts: object, **more: object) -> HttpResponse:
        if request.method == "POST" and is_reauthentication_required(request, app="mutua"):
            return HttpResponseRedirect(request.get_full_path())
        return guarded(request, *facts, **more)

    return asking


member_only = page_for(MEMBER)
staff_only = page_for(STAFF)
treasury_only = page_for(TREASURY)
house_only = page_for(STAFF, TREASURY)
