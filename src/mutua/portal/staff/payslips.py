"""A person's payslips as the payroll officer sees them: hours that were confirmed wrongly, and what
was paid too much."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.payroll import services
from mutua.payroll.models import Claim, ExitHolidayPay, Payslip
from mutua.payroll.private import SEE_PAY
from mutua.people.models import Person
from mutua.portal.accounts.acting import staff_seeing
from mutua.portal.contracts.words import language
from mutua.portal.formats import plain_hundredths
from mutua.portal.forms import Asking, posted
from mutua.portal.member.fields import HundredthsField
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import ROWS, Back, ask, paged
from mutua.portal.payslips.reading import owed_of
from mutua.portal.staff.looks import tell
from mutua.portal.templatetags.mutua import month as month_of


def _why() -> forms.CharField:
    return forms.CharField(
        label=_("Why?"), help_text=_("The person reads this."), max_length=400,
        error_messages={"required": _("Write the reason: the person reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip


class Hours(Asking):
    """How many hours it was in truth."""

    hours = HundredthsField(
        label=_("How many hours was it in truth?"),
        error_messages={"required": _("Write the hours.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "short"}),
    )
    why = _why()
    SENTENCES = {"hours": _("Write hours above 0, at most 744.")}  # noqa: RUF012


class Drop(Asking):
    """Why what was too much is given up."""

    why = _why()
    SENTENCES = {  # noqa: RUF012
        "busy": _("Somebody is being paid just now. Try again in a minute.")
    }


@staff_seeing(SEE_PAY)
@require_safe
def payslips(request: HttpRequest, person: UUID) -> HttpResponse:
    """The payslips of a person that hold, the latest first, and what she was paid too much."""
    with reading(actor_of(request)):
        found = Person.objects.filter(id=person).first()
        if found is None:
            raise Http404
        holding = Payslip.objects.holding().filter(person=person)
        rows = paged(
            request,
            holding.select_related("contract_month__contract__client").order_by(
                "-worked_from", "-id"
            ),
        )
        owed = owed_of(Claim.objects.filter(person=person))
        facts = {"person": found, "rows": rows, "owed": [one for one in owed if one.outstanding]}
        rows.object_list = list(rows.object_list)
        exits = ExitHolidayPay.objects.holding().filter(person=person).select_related("contract")
        facts["exits"] = list(exits.order_by("-worked_until", "-year")[:ROWS])
    tell(request, "payslips", [person])
    return render(request, "staff/payslips.html", facts)


@staff_seeing(SEE_PAY)
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, payslip: UUID) -> HttpResponse:
    """Say how many hours a month took in truth; the payslip is corrected afterwards."""
    actor = actor_of(request)
    with reading(actor):
        found = (
            Payslip.objects.select_related("contract_month__contract", "person")
            .filter(id=payslip).first()
        )  # fmt: skip
        if found is None:
            raise Http404
        month, contract = found.contract_month, found.contract_month.contract
    tell(request, "payslips", [found.person_id])
    form = Hours(
        posted(request), initial={"hours": plain_hundredths(found.inputs["hours"], language())}
    )
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(
            lambda: services.correct_hours(
                actor=actor, key=key, worked=derived_id(key, "hours"), contract=contract.id,
                month=month.month, **form.answers("hours", "why"),
            ),
            Hours.SENTENCES,
        ):  # fmt: skip
            first = found.worked_from
            since = f"?since_0={first.day}&since_1={first.month}&since_2={first.year}"
            return HttpResponseRedirect(reverse("corrections") + since)
    return ask(
        request, form, title=gettext("Hours of %(name)s") % {"name": found.person.legal_name},
        button=gettext("Keep these hours"), base="staff/base.html",
        back=Back(reverse("payslips_of", args=[found.person_id]), gettext("Payslips")),
        lead=f"{contract.task}, {month_of(found.worked_from)}. " + gettext(
            "The pay that was agreed stays. What the law reckons by hours is corrected next."
        ),
    )  # fmt: skip


@staff_seeing(SEE_PAY)
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, claim: UUID) -> HttpResponse:
    """Give up what was paid too much: it came back otherwise, or will not come."""
    actor = actor_of(request)
    with reading(actor):
        found = Claim.objects.select_related("person").filter(id=claim).first()
        if found is None:
            raise Http404
    tell(request, "payslips", [found.person_id])
    back = reverse("payslips_of", args=[found.person_id])
    form = Drop(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        if form.done(
            lambda: services.drop_claim(actor=actor, key=key, claim=claim, **form.answers("why")),
            Drop.SENTENCES, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(back)
    return ask(
        request, form, title=gettext("Give up what was paid too much"), base="staff/base.html",
        button=gettext("Give it up"), back=Back(back, gettext("Payslips")), stop=True,
        lead=gettext("When it will not come back. A transfer is found by the treasury among the money that"
            " nobody knows."),
    )  # fmt: skip
