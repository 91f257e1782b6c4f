"""A member's shares: what she holds, what is to be paid, the certificate."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.activities.documents import epc
from mutua.activities.documents import shown as grouped
from mutua.ground import clock, formats, payment_reference
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import queries, services
from mutua.people.models import Person, Repayment, SharePrice, ShareTransfer, Subscription
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.forms import Button
from mutua.portal.pages import Back, ask

WHOLE = _("Write a whole number above zero.")


class Shares(Asking):
    """How many."""

    shares = forms.IntegerField(
        label=_("How many shares?"), min_value=1, initial=1,
        error_messages={"required": WHOLE, "invalid": WHOLE, "min_value": WHOLE},
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "shares": _("This is more than you may have or hold. Write a smaller number."),
        "no_price": _("The cooperative has not said yet what a share costs."),
        "person": _("First ask to be a member."),
    }


@member_only
@require_safe
def shares(request: HttpRequest) -> HttpResponse:
    """What the register says of her, what she has asked for, what is offered to her."""
    actor = read.actor_of(request)
    person = actor.person
    with reading(actor):
        held = queries.holdings(clock.today(), person)
        asked = Subscription.objects.filter(person=person, state__in=("asked", "paid"))
        offers = ShareTransfer.objects.filter(state="offered")
        facts = {
            "held": held, "count": sum(one.count for one in held),
            "value": sum(one.count * one.price for one in held),
            "asked": list(asked.order_by("id")),
            "to_me": list(offers.filter(buyer=person).order_by("id")),
            "by_me": list(offers.filter(seller=person).order_by("id")),
            "repaid": list(Repayment.objects.filter(person=person).order_by("id")),
            "state": queries.live_membership(person) if person else "", "form": Button(),
        }  # fmt: skip
    names = read.names_of(one.seller_id for one in facts["to_me"])
    names |= read.names_of(one.buyer_id for one in facts["by_me"])
    for one in (*facts["to_me"], *facts["by_me"]):
        one.other = names.get(one.buyer_id if one.seller_id == person else one.seller_id, "")
    return render(request, "member/shares.html", facts)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for shares at the price of the day."""
    actor = read.actor_of(request)
    with reading(actor):
        price = queries.price_today()
    form = Shares(posted(request))
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["key"]
        subscription = derived_id(key, "subscription")
        if form.done(
            lambda: services.subscribe(
                actor=actor, key=key, subscription=subscription, person=actor.person,
                shares=form.cleaned_data["shares"],
            ),
            Shares.SENTENCES,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("share_payment", args=[subscription]))
    lead = ""
    if price:
        amount = formats.money(price, request.LANGUAGE_CODE)  # type: ignore[attr-defined]
        lead = gettext("A share costs %(amount)s. It is your part of the cooperative.")
        lead = lead % {"amount": amount}
    return ask(
        request, form, title=gettext("Take shares"), button=gettext("Continue"), lead=lead,
        back=Back(reverse("shares"), gettext("Your shares")),
    )  # fmt: skip


def _own(request: HttpRequest, subscription: UUID) -> Subscription:
    actor = read.actor_of(request)
    with reading(actor):
        found = Subscription.objects.filter(id=subscription, person=actor.person).first()
    if found is None:
        raise Http404
    return found


@member_only
@require_safe
def payment(request: HttpRequest, subscription: UUID) -> HttpResponse:
    """How to pay the shares: account, amount, reference, and the code for a bank's app."""
    found = _own(request, subscription)
    with reading(read.actor_of(request)):
        first = SharePrice.objects.select_related("legal_entity").order_by("from_day").first()
    assert first is not None  # noqa: S101 - what was subscribed had a price
    entity = first.legal_entity
    iban, bic = entity.details.get("iban", ""), entity.details.get("bic", "")
    transfer = epc.Transfer(
        name=entity.name[: epc.LENGTHS["name"]], iban=iban, amount=found.amount, bic=bic,
        reference=found.payment_reference,
    )  # fmt: skip
    facts = {
        "found": found, "entity": entity, "iban": grouped.iban(iban), "bic": bic,
        "reference": payment_reference.shown(found.payment_reference), "form": Button(),
        "code": mark_safe(epc.picture(transfer, scalable=True).decode()),  # noqa: S308 - drawn here
    }  # fmt: skip
    return render(request, "member/share_payment.html", facts)


@member_only
@require_POST
def cancel(request: HttpRequest, subscription: UUID) -> HttpResponse:
    """Ask no longer: nothing was paid yet."""
    found = _own(request, subscription)
    form = Button(request.POST)
    if form.is_valid() and found.state == "asked":
        actor, key = read.actor_of(request), form.own_key
        form.done(
            lambda: services.cancel_subscription(actor=actor, key=key, subscription=subscription),
            over=("step",),
        )
    return HttpResponseRedirect(reverse("shares"))


@member_only
@require_safe
def certificate(request: HttpRequest) -> HttpResponse:
    """What the register says of her today, to print."""
    actor = read.actor_of(request)
    with reading(actor):
        found = queries.certificate(actor.person, clock.today()) if actor.person else None
        if found is None:
            raise Http404
        person = Person.objects.get(id=actor.person)
    return render(request, "member/certificate.html", {"found": found, "person": person})
