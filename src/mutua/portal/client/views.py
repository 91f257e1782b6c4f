"""The pages behind a private link. The secret stands in the address alone: no cookie, no log."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.activities import services
from mutua.activities.documents import pdf
from mutua.ground import places
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.portal.client.forms import SENTENCES, Click, Say, Sign
from mutua.portal.client.reading import Opened, actor_of, opened
from mutua.portal.forms import posted
from mutua.portal.papers import inline

Page = Callable[..., HttpResponse]


def by_link(page: Page) -> Page:
    """A page of whoever holds the link: opened, or not there.

    Who does not know the link cannot forge a request with it, so it needs no cookie against that;
    and its address goes nowhere: no referrer, no robot.
    """

    @csrf_exempt
    @wraps(page)
    def behind_link(request: HttpRequest, token: str, **facts: Any) -> HttpResponse:
        found = opened(token)
        if found is None:
            raise Http404
        answer = page(request, token, found, **facts)
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer

    return behind_link


def shown(
    request: HttpRequest, token: str, found: Opened, template: str, status: int = 200, **more: Any
) -> HttpResponse:
    """A page about the order."""
    facts = {"token": token, "found": found, "order": found.content, **more}
    return render(request, f"client/{template}.html", facts, status=status)


@by_link
@require_safe
def offer(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    """The offer, or what became of it."""
    template = "offer" if found.is_open else "after"
    return shown(request, token, found, template, form=Click())


@by_link
@require_safe
def paper(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    """The order as PDF: as offered, as signed, or sealed."""
    return inline(_paper(found), f"{found.content.number}.pdf")


def _paper(found: Opened) -> bytes:
    if found.sealed:
        try:
            return places.files().get(found.sealed)
        except NotFound:  # the store of files is being moved: the signed content is whole
            pass
    return pdf.draw_order(found.content)


@by_link
@require_POST
def code(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    """Send a code and lead to the form that asks for it."""
    form = Click(request.POST)
    if not found.is_open or not form.is_valid():
        return HttpResponseRedirect(reverse("offer", args=[token]))
    key = form.cleaned_data["key"]
    try:
        code_id = services.send_code(
            actor=actor_of(token), key=key, code_id=derived_id(key, "code")
        )
    except Refused as refused:
        form.refuse(refused, SENTENCES)
        return shown(request, token, found, "offer", 422, form=form, problems=form.problems)
    return HttpResponseRedirect(reverse("offer_sign", args=[token, code_id]))


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, token: str, found: Opened, code_id: UUID) -> HttpResponse:
    """Ask who signs and the code, and sign."""
    if not found.is_open:
        return HttpResponseRedirect(reverse("offer", args=[token]))
    if request.method != "POST":
        form = Sign(initial={"name": found.content.buyer.contact})
        return shown(request, token, found, "sign", form=form, again=Click())
    form = Sign(request.POST)
    if form.is_valid() and _signed(form, token, code_id):
        return HttpResponseRedirect(reverse("offer", args=[token]))
    facts = {"form": form, "again": Click(), "problems": form.problems}
    return shown(request, token, found, "sign", 422, **facts)


def _signed(form: Sign, token: str, code_id: UUID) -> bool:
    said = {name: form.cleaned_data[name] for name in ("name", "capacity", "code")}
    try:
        answer = services.sign_order(
            actor=actor_of(token), key=form.own_key, code_id=code_id,
            signature=derived_id(form.own_key, "signature"), **said,
        )  # fmt: skip
    except Refused as refused:
        if refused.field == "order":  # signed or declined meanwhile: the page says it
            return True
        form.refuse(refused, SENTENCES)
        return False
    if answer == "wrong_code":
        form.add_error("code", str(SENTENCES["wrong_code"]))
    return bool(answer == "signed")


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    """Ask whether the client really declines, and decline."""
    if not found.is_open:
        return HttpResponseRedirect(reverse("offer", args=[token]))
    form = Click(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.decline_order(actor=actor_of(token), key=form.cleaned_data["key"])
        except Refused as refused:
            if refused.field != "order":
                raise
        return HttpResponseRedirect(reverse("offer", args=[token]))
    return shown(request, token, found, "decline", form=Click())


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest, token: str, found: Opened) -> HttpResponse:
    """Ask a question or propose a change; the member reads it with the order."""
    if not found.is_open:
        return HttpResponseRedirect(reverse("offer", args=[token]))
    form = Say(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        verb = getattr(services, form.cleaned_data["what"])
        if form.done(
            lambda: verb(
                actor=actor_of(token), key=key, message=derived_id(key, "message"),
                text=form.cleaned_data["text"],
            ),
            SENTENCES, over=("signed", "declined", "replaced"),
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("offer", args=[token]))
    problems = form.problems if form.is_bound else {}
    status = 422 if form.errors else 200
    return shown(request, token, found, "say", status, form=form, problems=problems)
