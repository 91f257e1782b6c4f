"""A member's absences: told on a phone, with the certificate; what each means for her work and pay."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mutua.ground import clock, places
from mutua.ground.actors import Actor
from mutua.ground.errors import NotFound
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts import holidays, incapacities
from mutua.portal.contracts.forms import Choose
from mutua.portal.forms import Asking, posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import DayField
from mutua.portal.member.forms import Button
from mutua.portal.pages import Back, ask, paged
from mutua.portal.received import PhotoField, seal, shown, unseal
from mutua.portal.simulator.questions import Option
from mutua.work import services
from mutua.work.absences import holding
from mutua.work.models import Absence

KINDS = {
    "illness": _("Illness, or an accident in private life"),
    "accident": _("Accident at work or on the way to it, or occupational disease"),
    "maternity": _("Maternity"),
    "holiday": _("Holiday"),
    "unpaid": _("Something else, without pay"),
}
MEANS = {
    "illness": _(
        "Hours of these days are not worked. After a month of work under contracts without a day"
        " between, we pay the first seven days of an illness whole. Employees with a contract of"
        " three months or more are paid whole for thirty days. For all other days tell your health"
        " insurance fund at once: it may pay you."
    ),
    "accident": _(
        "Call us today: we report the accident to the insurer. For an occupational disease ask Fedris."
        " The day of the accident is paid as work: tell us the days after it. Employees with a"
        " contract of three months or more are paid whole for thirty days. Others are paid whole for"
        " seven days, and a part until the thirtieth. A month with such a part waits until the office"
        " has worked it out. After the thirtieth day the insurer pays you."
    ),
    "maternity": _(
        "Your health insurance fund pays you for these days, and we do not. Tell it the day of"
        " the birth, or the day that is expected."
    ),
    "holiday": _(
        "Artists and manual workers get the pay of these days from the holiday fund, not from us."
        " Employees with a monthly pay are paid these days as if they worked, within their right. For"
        " other employees the office looks at the rights that are left before it pays the month."
    ),
    "unpaid": _("Hours of these days are not worked and not paid. The budget keeps their cost."),
}
SENTENCES = {
    "first_day": _("Write a day at most a year before or after today."),
    "overlap": _("You have told us of another absence on one of these days. Change that one."),
    "last_day": _("Write the first day or a later one, at most a year later."),
    "other_cause": _("Only an illness or an accident has a cause that a doctor tells apart."),
    "stale": _("This absence was changed meanwhile. Look at it as it stands now."),
}


class Away(Asking):
    """Why, from when until when, and what a doctor has written."""

    kind = Choose(
        tuple(Option(name, words) for name, words in KINDS.items()), label=_("Why are you absent?")
    )
    first_day = DayField(
        label=_("From which day on?"), error_messages={"required": _("Write the first day.")}
    )
    last_day = DayField(
        label=_("Until which day?"), help_text=_("The last day on which you do not work."),
        error_messages={"required": _("Write the last day.")},
    )  # fmt: skip
    certificate = PhotoField(
        label=_("Photo or PDF of the certificate"),
        required=False,
        help_text=_("On a phone the camera opens. You can also add it later."),
    )
    other_cause = forms.BooleanField(
        label=_("A doctor has certified that this is another illness or accident than my last one"),
        required=False,
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The certificate that was sent now, or the one that came with an earlier try."""
        found = self.cleaned_data
        digest = found.get("certificate") or unseal(found.get("kept", ""))
        found["certificate"] = digest
        if digest:
            self.data = self.data.copy()
            self.data["kept"] = seal(digest)
            self["certificate"].help_text = _("The paper is here. Another one would replace it.")
        return found


@member_only
@require_safe
def absences(request: HttpRequest) -> HttpResponse:
    """Her absences that hold, the latest first."""
    actor = read.actor_of(request)
    assert actor.person is not None  # noqa: S101 - a page of members
    with reading(actor):
        rows = paged(request, holding(actor.person).order_by("-first_day", "-id"))
        rows.object_list = list(rows.object_list)
        for one in rows:
            one.words = KINDS[one.kind]
        return render(request, "contracts/absences.html", {"rows": rows})


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Tell of an absence."""
    today = clock.today()
    form = Away(posted(request), request.FILES or None, initial={"first_day": today})
    back = Back(reverse("absences"), gettext("My absences"))
    return _say(request, form, gettext("I am absent"), back)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, absence: UUID) -> HttpResponse:
    """Tell it anew: what was said before stays."""
    found = _own(request, absence)
    facts = {name: getattr(found, name) for name in ("kind", "first_day", "last_day", "other_cause")}  # fmt: skip
    form = Away(
        posted(request), request.FILES or None, initial={**facts, "kept": seal(found.certificate)}
    )
    back = Back(reverse("absence", args=[absence]), gettext("The absence"))
    return _say(request, form, gettext("Change this absence"), back, absence)


def _say(
    request: HttpRequest, form: Away, title: str, back: Back, replaces: UUID | None = None
) -> HttpResponse:
    """Ask, and keep what was said."""
    actor = read.actor_of(request)
    if form.is_bound and form.is_valid():
        key = form.own_key
        absence = derived_id(key, "absence")
        said = form.answers("kind", "first_day", "last_day", "certificate", "other_cause")
        if form.done(
            lambda: services.say_absence(
                actor=actor, key=key, absence=absence, person=actor.person, replaces=replaces, **said
            ),
            SENTENCES, fields={"overlap": "first_day"},
        ):  # fmt: skip
            return HttpResponseRedirect(reverse("absence", args=[absence]))
    lead = gettext("Tell your client too, if there is one on these days. Only you and the payroll see this.")  # fmt: skip
    with reading(actor):
        right = holidays.of_year(actor, clock.today().year)
    return ask(
        request, form, title=title, button=gettext("Tell the cooperative"), back=back, lead=lead,
        template="contracts/absence_tell.html", holidays=right,
    )  # fmt: skip


@member_only
@require_safe
def absence(request: HttpRequest, absence: UUID) -> HttpResponse:
    """One absence: the work that it touches, and what it means for her pay."""
    actor = read.actor_of(request)
    with reading(actor):
        found = _read(actor, absence)
        holds = holding(found.person_id).filter(id=absence).exists()
        facts = {
            "absence": found, "words": KINDS[found.kind], "means": MEANS[found.kind],
            "touched": incapacities.work_on(actor, found) if holds else [], "holds": holds, "form": Button(),
            "paper": reverse("absence_paper", args=[absence]),
            "holidays": holidays.of_absence(actor, found) if holds else [],
        }  # fmt: skip
        return render(request, "contracts/absence.html", facts)


@member_only
@require_safe
def paper(request: HttpRequest, absence: UUID) -> HttpResponse:
    """The certificate that she has sent."""
    return certificate_of(_own(request, absence))


def certificate_of(absence: Absence) -> HttpResponse:
    """The certificate of an absence, shown safely; no page where there is none."""
    try:
        content = places.files().get(absence.certificate) if absence.certificate else b""
    except NotFound as error:
        raise Http404 from error
    if not content:
        raise Http404
    return shown(content, f"certificate-{absence.first_day}")


@member_only
@require_POST
def withdraw(request: HttpRequest, absence: UUID) -> HttpResponse:
    """She was not absent after all."""
    found, form, actor = _own(request, absence), Button(request.POST), read.actor_of(request)
    if form.is_valid():
        key = form.own_key
        form.done(
            lambda: services.say_absence(
                actor=actor, key=key, absence=derived_id(key, "absence"), person=actor.person,
                kind=found.kind, first_day=found.first_day, last_day=found.last_day,
                certificate=found.certificate, withdrawn=True, replaces=absence,
            ),
            over=("stale", "replaces"),
        )  # fmt: skip
    return HttpResponseRedirect(reverse("absences"))


def _own(request: HttpRequest, absence: UUID) -> Absence:
    actor = read.actor_of(request)
    with reading(actor):
        return _read(actor, absence)


def _read(actor: Actor, absence: UUID) -> Absence:
    found: Absence | None = Absence.objects.filter(id=absence, person=actor.person).first()
    if found is None:
        raise Http404
    return found
