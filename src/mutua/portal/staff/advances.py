"""The payroll officer's pages of advances on pay: who asks, and the answer."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.payroll import services
from mutua.payroll.advances import earned
from mutua.payroll.models import PayAdvance
from mutua.payroll.private import SEE_PAY
from mutua.portal.accounts.acting import staff_seeing
from mutua.portal.contracts.forms import Choose
from mutua.portal.contracts.words import language
from mutua.portal.formats import money
from mutua.portal.forms import Asking, posted
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.payslips.advances import Stands, stands_of
from mutua.portal.simulator.questions import Option
from mutua.portal.staff.looks import tell


@staff_seeing(SEE_PAY)
@require_safe
def advances(request: HttpRequest) -> HttpResponse:
    """Those that wait for an answer first."""
    with reading(actor_of(request)):
        found = PayAdvance.objects.select_related("person", "decision")
        rows = paged(
            request, found.order_by(F("decision").asc(nulls_first=True), "-asked_at", "id")
        )
        rows.object_list = [Stands(one, stands_of(one)) for one in rows.object_list]
    tell(request, "advances", [one.advance.person_id for one in rows])
    return render(request, "staff/advances.html", {"rows": rows})


class Answer(Asking):
    """Yes, or no with a reason."""

    granted = Choose(
        (Option("yes", _("Yes: it is paid with the next batch")), Option("no", _("No"))),
        label=_("Does she get it?"),
    )
    why = forms.CharField(
        label=_("Why not?"), help_text=_("The person reads this."), max_length=400, required=False,
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "why": _("Write the reason: the person reads it."),
        "own_advance": _("It is your own: a colleague must decide."),
    }


@staff_seeing(SEE_PAY)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, advance: UUID) -> HttpResponse:
    """Grant an advance, or refuse it."""
    actor = actor_of(request)
    with reading(actor):
        every = PayAdvance.objects.select_related("person", "legal_entity")
        found = every.filter(id=advance).first()
        if found is None:
            raise Http404
        stands = earned(found.legal_entity, found.person_id)
    tell(request, "advances", [found.person_id])
    form = Answer(posted(request))
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.cleaned_data
        if form.done(
            lambda: services.decide_advance(
                actor=actor, key=key, advance=advance, decision=derived_id(key, "decision"),
                granted=said["granted"] == "yes",
                why="" if said["granted"] == "yes" else said["why"],
            ),
            Answer.SENTENCES, over=("state",),
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("pay_advances"))
    facts = {
        "name": found.person.legal_name, "amount": money(found.amount, language()),
        "net": money(stands.net, language()),
    }  # fmt: skip
    return ask(
        request, form, base="staff/base.html", button=gettext("Keep this"),
        title=gettext("%(name)s asks for %(amount)s now") % facts,
        back=Back(reverse("pay_advances"), gettext("Advances on pay")),
        lead=gettext("Her confirmed work that is not paid yet comes to %(net)s net.") % facts,
    )  # fmt: skip
