"""What creditors take of a member's pay, and why each cent went where; the children she declares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.ground import clock, places
from mutua.ground.errors import NotFound
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.payroll import services
from mutua.payroll.models import Withholding, Writ
from mutua.payroll.models.writs import MAINTENANCE
from mutua.payroll.writs import due_in_all, withheld
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.household import COUNT
from mutua.portal.contracts.words import language
from mutua.portal.formats import money
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.pages import Back, ask
from mutua.portal.received import PhotoField, seal, shown, unseal

KINDS = {
    "seizure": _("Seizure of pay"),
    "assignment": _("Assignment of pay"),
    "maintenance": _("Maintenance"),
}


@dataclass(frozen=True)
class Taking:
    """A writ with what was kept back under it, in words."""

    writ: Writ
    kept: list[Withholding]
    due: int
    stands: str

    @property
    def words(self) -> Any:
        """Its kind."""
        return KINDS[self.writ.kind]

    @property
    def taken(self) -> int:
        """What was kept back in all, by the payroll before too."""
        return self.writ.withheld_before + sum(one.amount for one in self.kept)

    @property
    def left(self) -> int:
        """What is still due."""
        return max(0, self.due - self.taken)

    @property
    def because(self) -> list[tuple[Withholding, str]]:
        """Each part that was kept back, with how it came about."""
        return [(one, why(one)) for one in self.kept]


def taking(writ: Writ, kept: list[Withholding], today: date) -> Taking:
    """A writ as it stands on a day: it waits, runs, is done or was lifted."""
    due = due_in_all(writ, today) + writ.withheld_before
    taken = writ.withheld_before + sum(one.amount for one in kept)
    if hasattr(writ, "end"):
        stands = "lifted"
    elif not hasattr(writ, "confirmation"):
        stands = "waits"
    else:
        stands = "done" if taken >= due and not writ.monthly else "runs"
    return Taking(writ, kept, due, stands)


def why(one: Withholding) -> str:
    """How what was kept back came about, in a sentence."""
    said = one.reckoned
    facts = {name: money(said[name], language()) for name in ("net", "seizable", "before", "due")}
    if one.writ.kind == MAINTENANCE:
        return gettext(
            "Maintenance comes first and has no limit: %(due)s were due (Judicial code, art. 1412)."
        ) % facts  # fmt: skip
    if said["children"]:
        facts["children"] = said["children"]
        return gettext(
            "Your net pay of the month is %(net)s. With %(children)s children at most %(seizable)s"
            " of it may be taken, and %(before)s were taken before; %(due)s were due (Judicial"
            " code, art. 1409)."
        ) % facts  # fmt: skip
    return gettext(
        "Your net pay of the month is %(net)s. At most %(seizable)s of it may be taken, and"
        " %(before)s were taken before; %(due)s were due (Judicial code, art. 1409)."
    ) % facts  # fmt: skip


def of_payslip(month: UUID) -> list[tuple[Withholding, str]]:
    """What was kept back of a month of work, each with its reason."""
    return [(one, why(one)) for one in withheld(month)]


def of_person(person: UUID) -> list[Taking]:
    """What creditors take of a person's pay, those that run first."""
    found = Writ.objects.filter(person=person).select_related("confirmation", "end")
    kept: dict[UUID, list[Withholding]] = {}
    parts = Withholding.objects.filter(person=person).select_related(
        "writ", "payslip__contract_month__contract", "exit_holiday_pay__contract"
    )
    for one in parts.order_by("-made_at", "-id"):
        kept.setdefault(one.writ_id, []).append(one)
    every = [
        taking(one, kept.get(one.id, []), clock.today()) for one in found.order_by("served_on")
    ]
    order = ("runs", "waits", "done", "lifted")
    return sorted(every, key=lambda one: order.index(one.stands))


@member_only
@require_safe
def kept_back(request: HttpRequest) -> HttpResponse:
    """Everything that creditors take of her pay."""
    actor = read.actor_of(request)
    assert actor.person is not None  # noqa: S101 - a page of members
    with reading(actor):
        rows = of_person(actor.person)
        return render(request, "payslips/kept_back.html", {"rows": rows})


class Children(Asking):
    """How many children live on her pay, with the form of the law."""

    children = forms.IntegerField(
        label=_("How many children live on your pay?"), min_value=0, max_value=30,
        help_text=_("Under 25 years. Each lessens what creditors may take."),
        error_messages={
            "required": COUNT, "invalid": COUNT, "min_value": COUNT, "max_value": COUNT
        },
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip
    paper = PhotoField(
        label=_("Photo or PDF of the signed form"),
        help_text=_("The form of the Ministry of Justice: “Declaration of dependent child”."),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The form that was sent now, or the one that came with an earlier try."""
        return with_paper(self)


def with_paper(form: Asking) -> dict[str, Any]:
    """The answers of a form with the paper that was sent now or with an earlier try."""
    found = form.cleaned_data
    digest = found.get("paper") or unseal(found.get("kept", ""))
    found["paper"] = digest
    if digest:
        form.data = form.data.copy()  # type: ignore[union-attr]
        form.data["kept"] = seal(digest)  # type: ignore[index]
        form["paper"].help_text = _("The paper is here. Another one would replace it.")
    elif "paper" not in form.errors:
        form.add_error("paper", _("Take a photo of the paper, or choose the file."))
    return found


def next_month(today: date) -> date:
    """The first day of the month after a day: a declaration acts from then on."""
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def children(request: HttpRequest) -> HttpResponse:
    """Declare children: from the next month on they lessen what may be taken."""
    actor = read.actor_of(request)
    form = Children(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        key, said = form.own_key, form.answers("children", "paper")
        if form.done(
            lambda: services.declare_children(
                actor=actor,
                key=key,
                declared=derived_id(key, "children"),
                person=actor.person,
                from_month=next_month(clock.today()),
                **said,
            )
        ):
            return HttpResponseRedirect(reverse("kept_back"))
    return ask(
        request, form, title=gettext("Children who live on my pay"), button=gettext("Declare"),
        back=Back(reverse("kept_back"), gettext("What creditors take")),
        lead=gettext("It counts from the next month on (Judicial code, art. 1409)."),
    )  # fmt: skip


@member_only
@require_safe
def paper(request: HttpRequest, writ: UUID) -> HttpResponse:
    """The paper of a creditor."""
    actor = read.actor_of(request)
    with reading(actor):
        found = Writ.objects.filter(id=writ, person=actor.person).first()
        if found is None:
            raise Http404
    return paper_of(found)


def paper_of(writ: Writ) -> HttpResponse:
    """The paper of a writ, shown as something that cannot run."""
    try:
        content = places.files().get(writ.paper)
    except NotFound as error:
        raise Http404 from error
    return shown(content, f"creditor-{writ.served_on}")
