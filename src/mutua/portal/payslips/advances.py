"""A member asks for a part of what she has earned, on her phone, and sees what became of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.payroll import services
from mutua.payroll.advances import earned
from mutua.payroll.models import PayAdvance
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import Asking, posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member import reading as read
from mutua.portal.member.fields import MoneyField
from mutua.portal.pages import Back, ask
from mutua.treasury.queries import last_payments

LAST = 10


class Ask(Asking):
    """How much of it now."""

    amount = MoneyField(
        label=_("How much do you need now?"), error_messages={"required": _("Write an amount.")}
    )
    SENTENCES = {"amount": _("Write an amount up to what you can have now.")}  # noqa: RUF012


class Stands(NamedTuple):
    """An advance, and how far it is."""

    advance: PayAdvance
    state: str


def stands_of(advance: PayAdvance, payment: Any = None) -> str:
    """Asked, refused, granted, on its way, there."""
    if not hasattr(advance, "decision"):
        return "asked"
    if not advance.decision.granted:
        return "refused"
    if payment is None or payment.state in ("rejected", "returned"):
        return "granted"
    return "there" if payment.state == "paid" else "left"


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def advance(request: HttpRequest) -> HttpResponse:
    """Ask for a part of what was earned; the last advances stand below."""
    actor = read.actor_of(request)
    assert actor.person is not None  # noqa: S101 - a page of members
    with reading(actor):
        entity = LegalEntity.objects.get(code=entity_of_house())
        stands = earned(entity, actor.person)
        mine = PayAdvance.objects.filter(person=actor.person).select_related("decision")
        last = list(mine.order_by("-asked_at", "-id")[:LAST])
        paid = last_payments("pay_advance", [one.id for one in last])
        rows = [Stands(one, stands_of(one, paid.get(one.id))) for one in last]
    form = Ask(posted(request))
    if form.is_bound and form.is_valid():
        key, amount = form.own_key, form.cleaned_data["amount"]
        if form.done(
            lambda: services.ask_advance(
                actor=actor, key=key, advance=derived_id(key, "advance"), legal_entity=entity.code,
                amount=amount,
            ),
            Ask.SENTENCES, fields={"most": "amount"},
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("pay_advance"))
    return ask(
        request, form, template="payslips/advance.html", title=gettext("A part of my pay now"),
        button=gettext("Ask for it"), back=Back(reverse("payslips"), gettext("My payslips")),
        stands=stands, rows=rows,
    )  # fmt: skip
