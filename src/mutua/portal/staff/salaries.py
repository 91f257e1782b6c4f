"""Salaries without an end: how each stands, its end, and what the board has decided to keep."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.portal.accounts.acting import staff_only
from mutua.portal.contracts.lasting import KINDS, WORDS, ends_of, look_of
from mutua.portal.forms import Asking, posted
from mutua.portal.member.fields import DayField
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.declaring import Receipt
from mutua.portal.staff.forms import day
from mutua.portal.staff.looks import tell
from mutua.work import services
from mutua.work.models import Contract, LookAhead, ReserveRule
from mutua.work.services.ending import end_of
from mutua.work.services.lasting import bound_ending
from mutua.work.services.working import declaration_of


@staff_only
@require_safe
def salaries(request: HttpRequest) -> HttpResponse:
    """Every salary that runs, the worst covered first."""
    with reading(actor_of(request)):
        live = Contract.objects.filter(week__isnull=False, state__in=services.SIGNED_FOR_GOOD)
        every = list(live.select_related("person").order_by("first_day", "id"))
        last: dict[UUID, LookAhead] = {}
        for one in LookAhead.objects.filter(contract__in=every).order_by("month"):
            last[one.contract_id] = one
        rows = [
            (one, look_of(last[one.id]) if one.id in last else None, bound_ending(one))
            for one in every
        ]
        rules = list(ReserveRule.objects.order_by("-from_day"))
    order = list(reversed(WORDS))
    rows.sort(key=lambda row: order.index(row[1].row.stands) if row[1] else len(order))
    page = paged(request, rows)
    tell(request, "salaries", [row[0].person_id for row in page])
    return render(request, "staff/salaries.html", {"rows": page, "rules": rules})


class End(Asking):
    """How the house ends it."""

    kind = forms.ChoiceField(
        label=_("How does it end?"), choices=list(KINDS.items()), widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )  # fmt: skip
    given_on = day(_("On which day is it sent, said, or offered?"))
    by = forms.ChoiceField(
        label=_("Who ends it?"), widget=forms.RadioSelect, initial="employer",
        choices=[("employer", _("The cooperative")), ("worker", _("The person, on paper"))],
    )  # fmt: skip
    how = forms.ChoiceField(
        label=_("How is the notice given?"), required=False, initial="registered",
        choices=[("registered", _("By registered letter")), ("bailiff", _("By a bailiff")),
                 ("handed", _("Handed over, by the person alone"))],
    )  # fmt: skip
    known_on = DayField(
        label=_("Since when is the serious cause known?"), required=False,
        help_text=_("For a serious cause alone: at most three working days before."),
    )  # fmt: skip
    last_day = DayField(
        label=_("The last day that we offer"), required=False,
        help_text=_("For an agreement alone: it waits for the person's yes."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why?"), required=False, widget=forms.Textarea({"rows": "3"}),
        help_text=_("Needed for a serious cause. The person reads it."),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "known_on": _("Say since when the cause is known."),
        "ended_on": _("Too late: a serious cause is said within three working days."),
        "last_day": _("A day from today up to the last month that was opened."),
        "why": _("Write the reason."),
        "by": _("Only the cooperative pays in place of a notice."),
        "how": _("The cooperative gives notice by registered letter or by a bailiff."),
        "given_on": _("A day within a month of today, after the contract began."),
        "worked": _("Days after this end were confirmed as worked, and are paid. Say a later end."),
    }


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, contract: UUID) -> HttpResponse:
    """What the notice would be today, and how it ends."""
    actor, found = actor_of(request), _found(request, contract)
    with reading(actor):
        ended, ends = bound_ending(found), ends_of(found)
        comes = {}
        for kind in ("notice", "indemnity"):
            try:
                comes[kind] = end_of(found, kind, "employer", clock.today(), "registered")
            except Refused:
                continue
    form = End(posted(request), initial={"given_on": clock.today()})
    back = reverse("salaries")
    if ended:
        return HttpResponseRedirect(back)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("kind", "by", "given_on", "how", "known_on", "last_day", "why")  # fmt: skip
        if form.done(
            lambda: services.end_contract(
                actor=actor, key=key, contract=contract, ending=derived_id(key, "ending"), **said
            ),
            End.SENTENCES, fields={"ended_on": "given_on"}, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(back)
    return ask(
        request, form, title=gettext("End the monthly pay of %(name)s") % {"name": found.person.legal_name},
        button=gettext("It ends so"), stop=True, base="staff/base.html",
        template="staff/salary_end.html", back=Back(back, gettext("Monthly pay")), comes=comes,
        ends=ends,
    )  # fmt: skip


def _found(request: HttpRequest, contract: UUID) -> Contract:
    with reading(actor_of(request)):
        every = Contract.objects.select_related("person", "activity__legal_entity", "replaces")
        found = every.filter(id=contract, week__isnull=False).first()
        if found is None:
            raise Http404
    tell(request, "contract", [found.person_id])
    return found


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def tell_end(request: HttpRequest, contract: UUID) -> HttpResponse:
    """The receipt under which the State was told of the last day."""
    actor, found = actor_of(request), _found(request, contract)
    with reading(actor):
        ending, declaration = bound_ending(found), declaration_of(found)
    back, form = reverse("salaries"), Receipt(posted(request))
    if ending is None or declaration is None:
        return HttpResponseRedirect(back)
    if form.is_bound and form.is_valid():
        key, receipt = form.own_key, form.cleaned_data["receipt"]
        if form.done(
            lambda: services.declare_end(
                actor=actor, key=key, contract=contract, change=derived_id(key, "change"),
                receipt=receipt,
            ),
            Receipt.SENTENCES, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(back)
    said = {"number": declaration.number, "day": f"{ending.last_day:%d/%m/%Y}"}
    return ask(
        request, form, title=gettext("Tell the end of %(name)s") % {"name": found.person.legal_name},
        button=gettext("It is told"), base="staff/base.html", back=Back(back, gettext("Monthly pay")),
        lead=gettext("The last day is %(day)s, under the number %(number)s.") % said,
    )  # fmt: skip


class Reserve(Asking):
    """What the board has decided."""

    months = forms.IntegerField(
        label=_("How many months does a monthly pay keep beside?"), min_value=0, max_value=24,
        help_text=_("The cost of the notice comes on top."),
        error_messages={"required": _("Write a number of months.")},
    )  # fmt: skip
    warn_months = forms.IntegerField(
        label=_("Warn below how many months that it lasts?"), min_value=0, max_value=24,
        error_messages={"required": _("Write a number of months.")},
    )  # fmt: skip
    from_day = day(_("From which day on?"))
    why = forms.CharField(
        label=_("Why?"), help_text=_("The decision of the board, with its day."),
        error_messages={"required": _("Write the reason: everybody reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "from_day": _("A day from today on, for which nothing is decided yet."),
        "used": _("Something is decided for this day."),
    }


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def reserve(request: HttpRequest) -> HttpResponse:
    """Decide what a monthly pay keeps beside."""
    actor, back = actor_of(request), reverse("salaries")
    form = Reserve(posted(request), initial={"from_day": clock.today()})
    with reading(actor):
        entity = LegalEntity.objects.order_by("code").first()
    if form.is_bound and form.is_valid() and entity is not None:
        key, said = form.own_key, form.answers("months", "warn_months", "from_day", "why")
        if form.done(
            lambda: services.decide_reserve(
                actor=actor, key=key, decision=derived_id(key, "decision"),
                legal_entity=entity.code, **said,
            ),
            Reserve.SENTENCES, fields={"used": "from_day"},
        ):  # fmt: skip
            return HttpResponseRedirect(back)
    more: dict[str, Any] = {"base": "staff/base.html"}
    return ask(
        request, form, title=gettext("What a monthly pay keeps beside"),
        button=gettext("This holds for all"), back=Back(back, gettext("Monthly pay")), **more,
    )  # fmt: skip
