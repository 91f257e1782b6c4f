"""Who asks to be a member, and the board's answer."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.activities.models import Expense, Received
from mutua.ground import clock, policy
from mutua.ground.transactions import reading
from mutua.payroll.private import SEE_PAY
from mutua.people import services
from mutua.people.models import Membership, NationalNumber
from mutua.portal.accounts.acting import staff_only
from mutua.portal.forms import posted
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import Back, ask, paged
from mutua.portal.staff.forms import Reason
from mutua.portal.staff.looks import tell
from mutua.work.models import Contract, ContractMonth
from mutua.work.private import SEE_PERSONAL
from mutua.work.queries import to_undo

ANSWERED = ("step", "state")  # somebody has answered meanwhile: the page says what


@staff_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the staff."""
    actor = actor_of(request)
    with reading(actor):
        facts = {
            "pays": policy.sees(actor, SEE_PAY) and policy.sees(actor, SEE_PERSONAL),
            "asked": Membership.objects.filter(state="asked").count(),
            "claimed": Expense.objects.filter(state="claimed").count(),
            "leaving": Membership.objects.filter(state="leaving").count(),
            "queued": Contract.objects.filter(state="queued").count(),
            "signed": Contract.objects.filter(state="signed").count() + len(to_undo()),
            "due": ContractMonth.objects.filter(
                payslip=None,
                freed=False,
                confirmed_at__isnull=False,
                last_day__lte=clock.today(),
            ).count(),
            "received": Received.objects.filter(state="received").count(),
        }
    return render(request, "staff/home.html", facts)


@staff_only
@require_safe
def admissions(request: HttpRequest) -> HttpResponse:
    """Everybody who waits for an answer, the longest first."""
    with reading(actor_of(request)):
        waiting = Membership.objects.filter(state="asked").select_related("person")
        rows = paged(request, waiting.order_by("asked_on", "id"))
        rows.object_list = list(rows.object_list)
    tell(request, "admissions", [one.person_id for one in rows])
    return render(request, "staff/admissions.html", {"rows": rows})


def _found(request: HttpRequest, membership: UUID) -> Membership:
    with reading(actor_of(request)):
        found = Membership.objects.select_related("person").filter(id=membership).first()
    if found is None:
        raise Http404
    tell(request, "admission", [found.person_id])
    return found


@staff_only
@require_safe
def admission(request: HttpRequest, membership: UUID) -> HttpResponse:
    """What a person has said of herself, and the two answers."""
    found = _found(request, membership)
    with reading(actor_of(request)):
        has_number = NationalNumber.objects.filter(person=found.person_id).exists()
    facts = {"membership": found, "person": found.person, "has_number": has_number,
             "form": Button()}  # fmt: skip
    return render(request, "staff/admission.html", facts)


@staff_only
@require_POST
def admit(request: HttpRequest, membership: UUID) -> HttpResponse:
    """The board's yes."""
    found = _found(request, membership)
    form = Button(request.POST)
    if form.is_valid() and found.state == "asked":
        actor, key = actor_of(request), form.own_key
        form.done(
            lambda: services.admit(actor=actor, key=key, membership=membership), over=ANSWERED
        )
    return HttpResponseRedirect(reverse("admission", args=[membership]))


@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, membership: UUID) -> HttpResponse:
    """The board's no, with its reason."""
    found = _found(request, membership)
    page = reverse("admission", args=[membership])
    if found.state != "asked":
        return HttpResponseRedirect(page)
    form = Reason(posted(request))
    if form.is_bound and form.is_valid():
        facts = {"membership": membership, "why": form.cleaned_data["why"]}
        actor, key = actor_of(request), form.own_key
        if form.done(
            lambda: services.refuse_membership(actor=actor, key=key, **facts), over=ANSWERED
        ):
            return HttpResponseRedirect(page)
    return ask(
        request, form, title=_("Refuse %(name)s?") % {"name": found.person.name},
        button=_("Refuse"), back=Back(page, found.person.name), base="staff/base.html", stop=True,
    )  # fmt: skip
