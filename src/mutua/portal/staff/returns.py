"""Money of shares that goes out: repayments that the board decided, and what is given back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.activities.documents import shown
from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.people import queries
from mutua.people import services as people
from mutua.people.models import Membership, Person, Repayment, Subscription
from mutua.portal.accounts.acting import treasury_only
from mutua.portal.forms import posted
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.staff.looks import tell

DONE = ("state",)  # by a colleague, meanwhile
SENTENCES = {
    "too_early": _("The board has decided on a later day."),
    "account": _("Somebody has not said yet where to pay, or the account still waits."),
}
MOST = 50


def to_repay() -> list[Repayment]:
    """What the board decided and nobody has paid yet, by its day."""
    decided = Repayment.objects.filter(state="decided", amount__gt=0).select_related("person")
    return list(decided.order_by("pay_from", "id")[:MOST])


def to_return() -> list[Subscription]:
    """Shares that were paid by persons whom the board did not admit."""
    admitted = Membership.objects.filter(state__in=("asked", "admitted", "member"))
    paid = Subscription.objects.filter(state="paid").select_related("person")
    return list(paid.exclude(person__in=admitted.values("person")).order_by("paid_on", "id")[:MOST])


def _back() -> Back:
    return Back(reverse("treasury"), gettext("Treasury"))


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def repayment(request: HttpRequest, repayment: UUID) -> HttpResponse:
    """To whom and where it goes; record that it was paid."""
    actor = actor_of(request)
    with reading(actor):
        open_ones = Repayment.objects.filter(id=repayment, state="decided", amount__gt=0)
        found = open_ones.select_related("person").first()
        if found is None:
            raise Http404
        names = Person.objects.in_bulk([UUID(one) for one in found.payees])
        accounts = {one: queries.payable_account(one, clock.now()) for one in names}
    payees: list[dict[str, Any]] = [
        {"name": names[one].name, "amount": found.payees[str(one)],
         "iban": shown.iban(account.iban) if account else "",
         "holder": account.holder if account else ""}
        for one, account in accounts.items()
    ]  # fmt: skip
    tell(request, "repayment", [found.person_id, *names])
    form = Button(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(
            lambda: people.record_repayment(actor=actor, key=key, repayment=repayment),
            SENTENCES, over=DONE,
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("treasury"))
    title = gettext("Repayment of shares of %(name)s") % {"name": found.person.name}
    return ask(
        request, form, title=title, button=gettext("It is paid"), back=_back(),
        base="staff/base.html", template="staff/repayment.html", repayment=found, payees=payees,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, returned: UUID) -> HttpResponse:
    """The account that the money came from; record that it went back."""
    actor = actor_of(request)
    with reading(actor):
        found = next((one for one in to_return() if one.id == returned), None)
    if found is None:
        raise Http404
    tell(request, "shares", [found.person_id])
    form = Button(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(
            lambda: people.return_share_payment(actor=actor, key=key, subscription=returned),
            over=DONE,
        ):
            return HttpResponseRedirect(reverse("treasury"))
    title = gettext("Give back the money of %(name)s") % {"name": found.person.name}
    return ask(
        request, form, title=title, button=gettext("It went back"), back=_back(),
        base="staff/base.html", template="staff/give_back.html", found=found,
        iban=shown.iban(found.paid_from),
    )  # fmt: skip
