"""Clients who are late: what is proposed, and each step as the decision of a treasurer."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities.rendering import number_of
from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import asked_again, treasury_only
from mutua.portal.forms import Asking, posted
from mutua.portal.house.entity import entity_of_house
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask
from mutua.portal.papers import inline
from mutua.portal.staff.late_forms import Bankrupt, Closed, Plan, Why
from mutua.treasury.collection import losses, paper, steps
from mutua.treasury.collection.claims import BANKRUPT, LOST, Late, late_clients, late_invoices
from mutua.treasury.models import Bankruptcy, PaymentPlan, VatRelief, WriteOff
from mutua.treasury.models.collection import FILE, NOTICE, REMINDER

STEPS = {
    REMINDER: gettext_lazy("Reminder"), NOTICE: gettext_lazy("Formal notice"),
    FILE: gettext_lazy("File for a lawyer"),
}  # fmt: skip
ACTS = {
    REMINDER: gettext_lazy("Send the reminder"), NOTICE: gettext_lazy("Send the formal notice"),
    FILE: gettext_lazy("It goes to a lawyer"),
}  # fmt: skip
SENTENCES = {
    "before": gettext_lazy("Another step must come before this one."),
    "again": gettext_lazy("This was done before."),
    "plan": gettext_lazy("The client keeps its plan: only the next part can be asked."),
    "address": gettext_lazy(
        "The client has no e-mail address. Write it down with the client first."
    ),
    "bankrupt": gettext_lazy("The client is bankrupt: its curator is written to."),
    "lost": gettext_lazy("This claim is lost."),
    "not_late": gettext_lazy("This invoice is not late, or is paid."),
    "sum": gettext_lazy("The parts do not come to what is open."),
    "own_proposal": gettext_lazy("You proposed it. Somebody else must decide."),
    "moved": gettext_lazy("Money came since it was proposed. Propose it anew."),
    "paid": gettext_lazy("Nothing of it is open any more."),
    "open": gettext_lazy("The bankruptcy is not closed: the loss is not definitive."),
    "no_vat": gettext_lazy("There is no VAT in what is lost."),
}


@treasury_only
@require_safe
def late(request: HttpRequest) -> HttpResponse:
    """Who is late, who owes most first; what is proposed today; what waits for a decision."""
    with reading(actor_of(request)):
        found = late_invoices(entity_of_house(), clock.today())
        waiting = list(
            WriteOff.objects.filter(state="proposed")
            .select_related("invoice__client", "invoice__series", "proposed_by")
            .order_by("proposed_on", "id")
        )
    living = [one for one in found if one.held_by != LOST]
    rows = [
        (client, sum(one.total for one in those), [_row(one) for one in those])
        for client, those in late_clients(living)
    ]
    facts = {
        "rows": rows, "open": sum(one.open_amount for one in living),
        "proposed": sum(bool(one.next_step) for one in living),
        "lost": [_row(one) for one in found if one.held_by == LOST],
        "waiting": [(one, number_of(one.invoice)) for one in waiting],
    }  # fmt: skip
    return render(request, "staff/late.html", facts)


def _row(one: Late) -> dict[str, Any]:
    return {"late": one, "number": number_of(one.invoice), "next": STEPS.get(one.next_step, "")}


def _found(request: HttpRequest, invoice: UUID) -> tuple[Late, Any, Any]:
    """A claim, the bankruptcy of its client, its loss."""
    with reading(actor_of(request)):
        rows = late_invoices(entity_of_house(), clock.today(), [invoice])
        if not rows:
            raise Http404
        bankruptcy = Bankruptcy.objects.filter(client=rows[0].invoice.client_id).first()
        loss = (
            WriteOff.objects.filter(invoice=invoice).exclude(state="dropped")
            .select_related("proposed_by", "decided_by").first()
        )  # fmt: skip
    return rows[0], bankruptcy, loss


@treasury_only
@require_safe
def claim(request: HttpRequest, late: UUID) -> HttpResponse:
    """What is due of an invoice with interest, what was done, what can be done."""
    found, bankruptcy, loss = _found(request, late)
    with reading(actor_of(request)):
        plan = PaymentPlan.objects.filter(invoice=late).order_by("number").last()
        relief = VatRelief.objects.filter(write_off=loss).first() if loss else None
    kinds = {one.kind for one in found.steps}
    possible = {
        REMINDER: True, NOTICE: REMINDER in kinds and NOTICE not in kinds,
        FILE: NOTICE in kinds and FILE not in kinds,
    }  # fmt: skip
    held = found.held_by in (BANKRUPT, LOST)
    facts = {
        "found": found, "number": number_of(found.invoice), "bankruptcy": bankruptcy, "loss": loss,
        "relief": relief, "own": bool(loss) and loss.proposed_by_id == actor_of(request).person,
        "steps": [(STEPS[one.kind], one) for one in found.steps],
        "acts": [(kind, ACTS[kind]) for kind, may in possible.items() if may and not held],
        "next": STEPS.get(found.next_step, ""),
        "plan": [(date.fromisoformat(day), amount) for day, amount in plan.parts] if plan else [],
    }  # fmt: skip
    return render(request, "staff/late_invoice.html", facts)


@treasury_only
@require_safe
@asked_again
def file(request: HttpRequest, late: UUID) -> HttpResponse:
    """The file of the claim as PDF."""
    found, bankruptcy, _loss = _found(request, late)
    drawn = paper.draw(found, clock.today(), bankruptcy)
    return inline(drawn, f"claim-{number_of(found.invoice)}.pdf")


def token_of(step: UUID) -> str:
    """The secret of the client's page: the same for the same step and key of the house."""
    said = hmac.digest(settings.SECRET_KEY.encode(), b"due" + step.bytes, hashlib.sha256)
    return base64.urlsafe_b64encode(said).rstrip(b"=").decode()


def _link(request: HttpRequest, token: str, language: str) -> str:
    with override(language):
        path = reverse("due", args=[token])
    address: str = settings.MUTUA_ADDRESS
    return address + path if address else request.build_absolute_uri(path)


def _asked(
    request: HttpRequest, invoice: UUID, form: Asking, act: Callable[[UUID], Any], **words: Any
) -> HttpResponse:
    """A page of one form about a claim; done, it leads back to the claim."""
    found, _bankruptcy, _loss = _found(request, invoice)
    page = reverse("late_invoice", args=[invoice])
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(lambda: act(key), SENTENCES, over=("state",)):
            return HttpResponseRedirect(page)
    facts = {"found": found, "number": number_of(found.invoice)}
    return ask(
        request, form, back=Back(page, number_of(found.invoice)), base="staff/base.html",
        template="staff/late_ask.html", **facts, **words,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, late: UUID, kind: str) -> HttpResponse:
    """Send a letter, or note that the file goes to a lawyer."""
    if kind not in STEPS:
        raise Http404
    found, _bankruptcy, _loss = _found(request, late)
    language = found.invoice.client.language

    def act(key: UUID) -> UUID:
        made = derived_id(key, "step")
        token = token_of(made) if kind != FILE else ""
        link = _link(request, token, language) if token else ""
        return steps.take_step(
            actor=actor_of(request),
            key=key,
            step=made,
            invoice=late,
            kind=kind,
            token=token,
            link=link,
        )

    return _asked(request, late, Button(posted(request)), act, title=STEPS[kind], button=ACTS[kind])


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, late: UUID) -> HttpResponse:
    """Agree that it is paid in equal parts, month by month."""
    found, _bankruptcy, _loss = _found(request, late)
    form = Plan(posted(request))
    return _asked(
        request, late, form,
        lambda key: steps.agree_plan(
            actor=actor_of(request), key=key, plan=derived_id(key, "plan"), invoice=late,
            parts=form.parts_of(found.open_amount),
        ),
        title=_("Pay in parts"), button=_("Keep the plan"),
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def bankrupt(request: HttpRequest, late: UUID) -> HttpResponse:
    """Note that the client is bankrupt."""
    found, _bankruptcy, _loss = _found(request, late)
    form = Bankrupt(posted(request))
    return _asked(
        request, late, form,
        lambda key: losses.note_bankruptcy(
            actor=actor_of(request), key=key, bankruptcy=derived_id(key, "bankruptcy"),
            client=found.invoice.client_id, **form.answers("judged_on", "curator"),
        ),
        title=_("The client is bankrupt"), button=_("Note the bankruptcy"), stop=True,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def closed(request: HttpRequest, late: UUID) -> HttpResponse:
    """Note that the bankruptcy is closed."""
    found, _bankruptcy, _loss = _found(request, late)
    form = Closed(posted(request))
    return _asked(
        request, late, form,
        lambda key: losses.close_bankruptcy(
            actor=actor_of(request), key=key, client=found.invoice.client_id,
            **form.answers("closed_on"),
        ),
        title=_("The bankruptcy is closed"), button=_("Note that it is closed"), stop=True,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def loss(request: HttpRequest, late: UUID) -> HttpResponse:
    """Propose that the claim is lost."""
    form = Why(posted(request))
    return _asked(
        request, late, form,
        lambda key: losses.propose_write_off(
            actor=actor_of(request), key=key, write_off=derived_id(key, "write_off"), invoice=late,
            **form.answers("why"),
        ),
        title=_("Is this claim lost?"), button=_("Propose it: a colleague decides"), stop=True,
    )  # fmt: skip


def _of_loss(
    request: HttpRequest, late: UUID, act: Callable[[UUID, UUID], Any], **words: Any
) -> HttpResponse:
    _late, _bankruptcy, found = _found(request, late)
    if found is None:
        raise Http404
    return _asked(
        request, late, Button(posted(request)), lambda key: act(key, found.id), loss=found,
        own=found.proposed_by_id == actor_of(request).person, **words,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
@asked_again
def decide(request: HttpRequest, late: UUID) -> HttpResponse:
    """The second person's yes; whoever proposed it reads why it is not hers to give."""
    return _of_loss(
        request, late,
        lambda key, loss: losses.decide_write_off(actor=actor_of(request), key=key, write_off=loss),
        title=_("Decide that this claim is lost?"), button=_("It is lost"), stop=True,
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, late: UUID) -> HttpResponse:
    """Give up the proposal."""
    return _of_loss(
        request, late,
        lambda key, loss: losses.drop_write_off(actor=actor_of(request), key=key, write_off=loss),
        title=_("Give up this proposal?"), button=_("Give it up"),
    )  # fmt: skip


@treasury_only
@require_http_methods(["GET", "HEAD", "POST"])
def vat(request: HttpRequest, late: UUID) -> HttpResponse:
    """Book the VAT that the State gives back."""
    return _of_loss(
        request, late,
        lambda key, loss: losses.give_vat_back(
            actor=actor_of(request), key=key, relief=derived_id(key, "relief"), write_off=loss
        ),
        title=_("Book the VAT of this loss?"), button=_("Book it"),
        lead=_("VAT code, art. 77 § 1, 7°. How it is claimed is to be confirmed by your accountant."),
    )  # fmt: skip
