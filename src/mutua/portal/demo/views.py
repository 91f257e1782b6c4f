"""Enter as somebody of the make-believe cooperative. In a store of somebody there is no such page."""

from __future__ import annotations

from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.cli.demonstration import CODE
from mutua.ground.actors import AUDITOR, Actor
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.portal.accounts.models import Account

MEMBER = _("Member: sells work, has a budget")
WORDS = {
    "adviser": _("Adviser: looks at expenses and at who asks to come in"),
    "payroll": _("Payroll officer: declares contracts, makes payslips"),
    "administrator": _("Administrator: brings in others, says what a share costs"),
    "treasurer": _("Treasurer: records the money that comes in, pays what is owed"),
    "second-treasurer": _("Second treasurer: approves what a colleague pays"),
}
READER = Actor(AUDITOR, job="demo")


def is_demo() -> bool:
    """Whether the store holds the make-believe cooperative and nothing else."""
    with reading(READER):
        return list(LegalEntity.objects.values_list("code", flat=True)) == [CODE]


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Say as whom one can enter, and enter."""
    if not is_demo():
        raise Http404
    accounts = list(Account.objects.select_related("user"))
    if request.method == "POST":
        chosen = [one for one in accounts if str(one.id) == request.POST.get("account")]
        if not chosen:
            raise Http404
        user = chosen[0].user
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        # Nobody has the codes of make-believe people: the door counts as one, for some minutes.
        record_authentication(request, user, method="demo", reauthenticated=True)
        return HttpResponseRedirect(reverse("arrived"))
    names = _names([one.person for one in accounts])
    jobs = {one.id: one.user.email.split("@")[0] for one in accounts}
    people = sorted(
        (one.role != "member", names.get(one.person, ""), one.id, WORDS.get(jobs[one.id], MEMBER))
        for one in accounts
    )
    return render(request, "demo/enter.html", {"people": [one[1:] for one in people]})


def _names(persons: list[UUID]) -> dict[UUID, str]:
    with reading(READER):
        return {one.id: one.name for one in Person.objects.filter(id__in=persons)}
