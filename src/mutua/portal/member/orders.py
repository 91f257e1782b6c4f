"""An order of the member: what and for whom, when and where, a look at it, and off it goes."""

from __future__ import annotations

import base64
import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.activities import services
from mutua.activities.documents import pdf
from mutua.activities.models import Order, OrderMessage
from mutua.activities.services.lines import DraftLine
from mutua.ground import clock
from mutua.ground.actors import Actor, hash_of
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import REFUSALS, posted
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Button, Change, When, written
from mutua.portal.member.parts import parts_of
from mutua.portal.member.selling import new_sale, sale_form, sale_page
from mutua.portal.papers import inline
from mutua.work.models import Contract


def token_of(order: UUID) -> str:
    """The secret of an order's link: always the same for the same order and key of the house, so
    that the member can see the link again; the store holds only its digest."""
    said = hmac.digest(settings.SECRET_KEY.encode(), b"order" + order.bytes, hashlib.sha256)
    return base64.urlsafe_b64encode(said).rstrip(b"=").decode()


def link_of(request: HttpRequest, order: UUID, language: str) -> str:
    """The address that the client gets, in the client's language."""
    with override(language):
        path = reverse("offer", args=[token_of(order)])
    address: str = settings.MUTUA_ADDRESS
    return address + path if address else request.build_absolute_uri(path)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, activity: UUID) -> HttpResponse:
    """What is sold, and to whom."""
    return new_sale(
        request, activity, "order", services.draft_order, "member/order_work.html",
        "order_when", again="order_work",
    )  # fmt: skip


def draft(actor: Actor, order: UUID) -> Order:
    """An order of the member's own, with what its pages show."""
    with reading(actor):
        found: Order = read.one(Order, actor, order)
        _ = found.client, found.activity  # read now, while she may
    return found


def kept(found: Order) -> dict[str, object]:
    """What a change leaves as it is."""
    return {
        "lines": tuple(DraftLine(**line) for line in found.lines),
        "worked_from": found.worked_from, "worked_until": found.worked_until,
        "place": found.place, "conditions": found.conditions, "valid_until": found.valid_until,
    }  # fmt: skip


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: HttpRequest, order: UUID) -> HttpResponse:
    """Change what is sold."""
    actor = read.actor_of(request)
    found = draft(actor, order)
    if found.state != "draft":
        return HttpResponseRedirect(reverse("order", args=[order]))
    shown = {**written(found.lines), "edition": found.edition}
    form = sale_form(request, [], shown, len(found.lines), Change)
    if form.is_bound and form.is_valid():
        edition, said = form.cleaned_data["edition"], {**kept(found), "lines": form.sold()}
        try:
            services.change_order(
                actor=actor, key=form.own_key, order=order, edition=edition, **said
            )
        except Refused as refused:
            form.refuse(refused, Change.SENTENCES)
        else:
            return HttpResponseRedirect(reverse("order", args=[order]))
    return sale_page(request, form, "member/order_work.html", activity=found.activity, order=found)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def when(request: HttpRequest, order: UUID) -> HttpResponse:
    """When and where."""
    actor = read.actor_of(request)
    found = draft(actor, order)
    if found.state != "draft":
        return HttpResponseRedirect(reverse("order", args=[order]))
    now = {"edition": found.edition, "first": found.worked_from, "place": found.place,
           "last": found.worked_until if found.worked_until != found.worked_from else None,
           "conditions": found.conditions}  # fmt: skip
    form = When(posted(request), initial=now)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        facts = {**kept(found), "worked_from": said["first"], "place": said["place"],
                 "worked_until": said["last"] or said["first"],
                 "conditions": said["conditions"]}  # fmt: skip
        try:
            services.change_order(
                actor=actor, key=form.own_key, order=order, edition=said["edition"], **facts
            )
        except Refused as refused:
            refused.field = "last" if refused.field == "worked_until" else refused.field
            form.refuse(refused, When.SENTENCES)
        else:
            return HttpResponseRedirect(reverse("order", args=[order]))
    shown = {"order": found, "form": form, "problems": form.problems if form.is_bound else {}}
    return render(request, "member/order_when.html", shown, status=422 if form.errors else 200)


@member_only
@require_safe
def order(request: HttpRequest, order: UUID) -> HttpResponse:
    """The order: to be checked and sent while a draft, else its state and its link."""
    return page(request, order)


def page(request: HttpRequest, order: UUID, refused: Refused | None = None) -> HttpResponse:
    """The page of an order, perhaps with why it could not be sent."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Order, actor, order)
        try:
            content = read.shown_order(found)
        except Refused as error:
            content, refused = None, error
        facts = {
            "kept": found, "order": content, "client": found.client, "activity": found.activity,
            "state": "expired" if _is_over(found) else found.state, "form": Button(),
            "problems": {"main": REFUSALS["unlawful"]} if refused else {},
        }  # fmt: skip
        facts["said"] = list(OrderMessage.objects.filter(order=found).order_by("said_at", "id"))
        newer = Order.objects.filter(replaces=found).values_list("id", flat=True).first()
        facts["newer"] = newer
        if found.state == "signed":
            facts["parts"] = parts_of(found)
            working = Contract.objects.filter(order=found).exclude(state="dropped")
            facts["contracts"] = list(working.order_by("first_day", "id"))
        if found.state == "offered" and hash_of(token_of(order)) == found.token_hash:
            facts["link"] = link_of(request, order, found.client.language)
        return render(request, "member/order.html", facts, status=422 if refused else 200)


def _is_over(found: Order) -> bool:
    return bool(found.state == "offered" and found.valid_until < clock.today())


@member_only
@require_POST
def send(request: HttpRequest, order: UUID) -> HttpResponse:
    """Send the order to its client."""
    actor = read.actor_of(request)
    found = draft(actor, order)
    form = Button(request.POST)
    if form.is_valid() and found.state == "draft":
        link = link_of(request, order, found.client.language)
        try:
            services.offer_order(
                actor=actor, key=form.own_key, order=order, token=token_of(order), link=link
            )
        except Refused as refused:
            return page(request, order, refused)
    return HttpResponseRedirect(reverse("order", args=[order]))


@member_only
@require_safe
def paper(request: HttpRequest, order: UUID) -> HttpResponse:
    """The order as PDF."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Order, actor, order)
        if found.state == "dropped":
            raise Http404
        content = read.shown_order(found)
    return inline(pdf.draw_order(content), f"{content.number}.pdf")


@member_only
@require_POST
def replace(request: HttpRequest, order: UUID) -> HttpResponse:
    """Begin a new version of an offer; where there is one, go on with that."""
    actor = read.actor_of(request)
    with reading(actor):
        read.one(Order, actor, order)
        newer = Order.objects.filter(replaces=order).values_list("id", flat=True).first()
    form = Button(request.POST)
    if newer is None and form.is_valid():
        key = form.own_key
        version = derived_id(key, "version")
        form.done(
            lambda: services.replace_order(actor=actor, key=key, order=version, replaced=order),
            over=("state",),
        )
        with reading(actor):
            newer = Order.objects.filter(replaces=order).values_list("id", flat=True).first()
    return HttpResponseRedirect(reverse("order", args=[newer or order]))


@member_only
@require_POST
def drop(request: HttpRequest, order: UUID) -> HttpResponse:
    """Drop a draft that was never sent."""
    actor = read.actor_of(request)
    found = draft(actor, order)
    form = Button(request.POST)
    if form.is_valid() and found.state == "draft":
        services.drop_order(actor=actor, key=form.own_key, order=order)
        return HttpResponseRedirect(reverse("activity", args=[found.activity_id]))
    return HttpResponseRedirect(reverse("order", args=[order]))
