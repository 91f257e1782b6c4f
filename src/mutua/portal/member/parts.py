"""An order invoiced in parts: deposits and stages, what was invoiced and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.activities import services
from mutua.activities.documents.content import DEPOSIT, FINAL, STAGE, TAKEN_UP
from mutua.activities.models import Invoice, Order
from mutua.activities.rendering import number_of
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import HundredthsField
from mutua.portal.pages import Back, ask

NAMES = {
    "": _("Invoice"), DEPOSIT: _("Deposit"), STAGE: _("Stage"), FINAL: _("Final invoice"),
    "credit_note": _("Credit note"),
}  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """The papers of an order, amounts without VAT. ``whole`` is the invoice of all that was left,
    or its draft, where there is one; ``begun``: a part has left, so the next whole is the final."""

    papers: list[Invoice]
    ordered: int
    invoiced: int
    whole: Invoice | None
    begun: bool

    @property
    def left(self) -> int:
        """What is not invoiced yet."""
        return self.ordered - self.invoiced


def parts_of(order: Order) -> Parts:
    """What was invoiced of a signed order, with its drafts."""
    alive = Invoice.objects.filter(order=order).exclude(state="dropped")
    papers = list(alive.select_related("series").order_by("id"))
    for one in papers:
        one.name = NAMES[one.kind if one.kind in NAMES else one.stage]
        one.shown = number_of(one) if one.state == "issued" else ""
    invoices = [one for one in papers if one.kind == "invoice"]
    return Parts(
        papers,
        read.net_of(order),
        sum(one.net for one in papers),  # a draft has none yet
        next((one for one in invoices if one.stage not in TAKEN_UP), None),
        any(one.state == "issued" and one.stage in TAKEN_UP for one in invoices),
    )


class Part(Asking):
    """Which part, as a share of the order."""

    stage = forms.ChoiceField(
        label=_("What do you invoice?"),
        choices=((DEPOSIT, _("A deposit, before the work")), (STAGE, _("A stage of the work"))),
    )
    share = HundredthsField(
        label=_("Which share of the order, in percent?"),
        error_messages={"required": _("Write a number between 0 and 100, such as 30.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "short"}),
    )
    SENTENCES = {  # noqa: RUF012
        "share": _("Write a number between 0 and 100, such as 30."),
    }


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, order: UUID) -> HttpResponse:
    """Begin the invoice of a part of a signed order."""
    actor = read.actor_of(request)
    page = reverse("order", args=[order])
    with reading(actor):
        found = read.one(Order, actor, order)
        if found.state != "signed":
            return HttpResponseRedirect(page)
        facts: dict[str, Any] = {"parts": parts_of(found)}
        client = found.client.name
    form = Part(posted(request))
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("stage", "share")
        invoice = derived_id(key, "part")
        if form.done(
            lambda: services.draft_part(actor=actor, key=key, invoice=invoice, order=order, **said),
            Part.SENTENCES,
        ):
            return HttpResponseRedirect(reverse("invoice", args=[invoice]))
    title = gettext("A part of the order for %(client)s") % {"client": client}
    return ask(
        request, form, title=title, button=gettext("Continue"), template="member/part.html",
        back=Back(page, gettext("Back to the order")), **facts,
    )  # fmt: skip


def begin_whole(order: Order, key: UUID, actor: Any) -> UUID:
    """Begin the invoice of what is left of a signed order: the final one where parts have left."""
    invoice = derived_id(key, "invoice")
    said = {"actor": actor, "key": key, "invoice": invoice, "order": order.id}
    with reading(actor):
        begun = parts_of(order).begun
    if begun:
        return services.draft_part(**said, stage=FINAL)
    return services.draft_invoice(**said, activity=order.activity_id, client=order.client_id)
