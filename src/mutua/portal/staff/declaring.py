"""Signed contracts that must be declared before work begins, and the number that the State gave."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people import services as people
from mutua.people.models import NationalNumber
from mutua.portal.accounts.acting import staff_only
from mutua.portal.contracts import words
from mutua.portal.forms import Asking, posted
from mutua.portal.member.forms import text
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.contracts import Row, begins, found, left_until
from mutua.portal.staff.looks import tell
from mutua.work import queries, services
from mutua.work.models import Contract
from mutua.work.services.working import begins_later, declaration_of


class Number(Asking):
    """The number under which it was declared."""

    number = text(_("Number of the declaration"), _("Write the number that the State gave."),
                  autocomplete="off")  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "used": _("Another contract has this number. Look at it once more."),
        "number": _("Write the number as it was given, in at most 40 signs."),
    }


class LateNumber(Number):
    """The same after work has begun: the law wanted it before."""

    late_why = forms.CharField(
        label=_("Why was it declared after work had begun?"), max_length=400,
        help_text=_("The law wants it before the first hour. The person reads this, and it stays."),
        error_messages={"required": _("Write the reason: everybody reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip


class Receipt(Asking):
    """The receipt of what the State was told of a declared contract."""

    receipt = text(_("Receipt of the change"), _("Write the receipt that the State gave."),
                   autocomplete="off")  # fmt: skip
    SENTENCES = {"receipt": _("Write the receipt as it was given, in at most 40 signs.")}  # noqa: RUF012


class Why(Asking):
    """Why somebody reads a national number."""

    reason = text(_("Why do you need it?"), _("Say why: the person sees it."))


@staff_only
@require_safe
def declarations(request: HttpRequest) -> HttpResponse:
    """Every signed contract that nobody has declared, the soonest first."""
    with reading(actor_of(request)):
        signed = Contract.objects.filter(state="signed").select_related("person", "client")
        rows = paged(request, sorted(signed, key=lambda one: (begins(one), one.id)))
        undo = queries.to_undo()
        late = queries.declared_late()
    now = clock.now()
    waiting = [
        Row(one, begins(one), left_until(begins(one)), begins(one) <= now,
            [words.regime(one.regime)])
        for one in rows
    ]  # fmt: skip
    every = (*rows, *undo, *(each.contract for each in late))
    tell(request, "declarations", [one.person_id for one in every])
    facts = {"rows": rows, "waiting": waiting, "undo": undo, "late": late}
    return render(request, "staff/declarations.html", facts)


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, contract: UUID) -> HttpResponse:
    """What the declaration asks, and its number."""
    actor, one = actor_of(request), found(request, contract)
    with reading(actor):
        before = one.contract.replaces
        told = declaration_of(before) if before is not None else None
        later = told is not None and begins_later(one.contract)
    form = (
        Receipt(posted(request)) if told is not None and not later
        else LateNumber(posted(request)) if one.begun else Number(posted(request))
    )  # fmt: skip
    if form.is_bound and form.is_valid() and one.contract.state == "signed":
        key, said = form.own_key, form.cleaned_data
        if form.done(
            lambda: _keep(actor, key, contract, said), form.SENTENCES, fields={"used": "number"},
            over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("declarations"))
    with reading(actor):
        has_number = NationalNumber.objects.filter(person=one.contract.person_id).exists()
    facts = {
        "one": one, "contract": one.contract, "person": one.contract.person, "form": form,
        "client": one.contract.client, "regime": words.regime(one.contract.regime),
        "hours": sum(month.hours for month in one.months), "left": left_until(one.begins),
        "has_number": has_number, "told": told, "later": later, "problems": form.problems if form.is_bound else {},
    }  # fmt: skip
    return render(request, "staff/declare.html", facts, status=422 if form.errors else 200)


def _keep(actor: Actor, key: UUID, contract: UUID, said: dict[str, Any]) -> None:
    """The number of a new declaration, or the receipt of a change."""
    if "number" in said:
        services.declare_contract(
            actor=actor, key=key, contract=contract, number=said["number"],
            declaration=derived_id(key, "declaration"), late_why=said.get("late_why", ""),
        )  # fmt: skip
    else:
        services.change_declaration(
            actor=actor, key=key, contract=contract, receipt=said["receipt"],
            change=derived_id(key, "change"),
        )  # fmt: skip


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, contract: UUID) -> HttpResponse:
    """The receipt under which the State was told that declared work is not done."""
    actor, one = actor_of(request), found(request, contract)
    form, back = Receipt(posted(request)), reverse("declarations")
    if one.declaration is None:
        return HttpResponseRedirect(back)
    if form.is_bound and form.is_valid():
        key, receipt = form.own_key, form.cleaned_data["receipt"]
        if form.done(
            lambda: services.undo_declaration(
                actor=actor, key=key, contract=contract, receipt=receipt,
                undoing=derived_id(key, "undoing"),
            ),
            Receipt.SENTENCES, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(back)
    name, number = one.contract.person.legal_name, one.declaration.number
    return ask(
        request, form, title=gettext("Undo the declaration of %(name)s") % {"name": name},
        button=gettext("It is undone"), base="staff/base.html",
        lead=gettext("Tell the State that this work is not done. Its number: %(number)s")
        % {"number": number},
        back=Back(back, gettext("Contracts to declare")),
    )  # fmt: skip


@staff_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def national_number(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Read the person's national number, with the reason that she sees."""
    one = found(request, contract)
    person, usual = one.contract.person, gettext("Declaration of contract %(number)s")
    form = Why(posted(request), initial={"reason": usual % {"number": one.number}})
    more: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        try:
            number = people.read_national_number(
                actor=actor_of(request), person=person.id, reason=form.cleaned_data["reason"]
            )
        except Refused as refused:
            refused.field = "reason"
            form.refuse(refused, {"reason": _("We do not keep the number of this person.")})
        else:
            more = {"number": f"{number[:6]}-{number[6:9]}-{number[9:]}"}
    return ask(
        request, form, title=gettext("National number of %(name)s") % {"name": person.name},
        button=gettext("Read it"), base="staff/base.html", template="staff/number.html",
        lead=gettext("The person sees that you have read it, and why."),
        back=Back(reverse("declare", args=[contract]), one.contract.task), **more,
    )  # fmt: skip
