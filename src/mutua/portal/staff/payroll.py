"""The payroll officer's pages: what is due and what is blocked, the run, and corrections, which are
seen before they are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from mutua.ground import clock
from mutua.ground.errors import NotAllowed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.payroll import exit_waiting, queries, services
from mutua.payroll.blocked import Blocked
from mutua.payroll.models import Run
from mutua.payroll.moves import Moved
from mutua.payroll.private import SEE_PAY
from mutua.payroll.recomputing import proposed
from mutua.payroll.services.correcting import MOST_PERSONS
from mutua.people.models import Person
from mutua.portal.accounts.acting import staff_seeing
from mutua.portal.contracts import words
from mutua.portal.forms import REFUSALS, Asking, posted
from mutua.portal.house.entity import house
from mutua.portal.member.fields import DayField
from mutua.portal.member.forms import Button
from mutua.portal.member.reading import actor_of
from mutua.portal.pages import ROWS, paged
from mutua.portal.payslips.reading import named_facts, named_lines
from mutua.portal.staff.looks import tell
from mutua.work.models import Contract
from mutua.work.private import SEE_PERSONAL

LAST_RUNS = 8
HELD = _("Somebody else is paying some of it just now. Press once more in a moment.")
REASONS = {
    "contract": _("The contract is not declared."),
    "situation": _("Nobody has said with whom she lives."),
    "absence_accident_second_week": _(
        "She has been away for more than a week after an accident at work: the part that is paid"
        " until day 30 is to be worked out by hand."
    ),
    "absence_accident_relapse": _(
        "She is away again soon after an accident at work, without work between. Whether her days of"
        " pay go on or begin anew is to be confirmed: work them out by hand."
    ),
    "absence_holiday": _("She is on holiday: the rights that are left are not known here."),
    "absence_holiday_beyond": _(
        "She is on holiday beyond the right of this contract. Does other work give her more? If not,"
        " tell these days as days without pay."
    ),
    "absence_holiday_week": _(
        "She is on holiday and her week has changed since she took others: what is left of her right"
        " is to be worked out by hand."
    ),
    "absence_holiday_before": _(
        "She is on holiday: what she took this year before the books were opened is not known here."
    ),
    "absence_second_week": _(
        "She is ill for more than a week: what completes the health fund is to be worked out by"
        " hand."
    ),
    "exit_years_before": _(
        "It was open-ended, and earlier years are not paid here. Work out by hand what is owed of"
        " their double pay. A claim lapses three years after the year of work."
    ),
    "exit_last_month": _(
        "It was open-ended. A month with work before its last day was never opened: work it out by"
        " hand."
    ),
    "exit_holidays_before": _(
        "It was open-ended. What she took before the books were opened is not known here. Work out by"
        " hand what the year before its end gives."
    ),
    "exit_holidays_week": _(
        "It was open-ended, and her week changed around the days that she took. Work out by hand what"
        " the year before its end gives."
    ),
    "exit_holidays_carried": _(
        "It was open-ended. After an illness, days that she took may be of an earlier year. Work out"
        " by hand what the year before its end gives."
    ),
    "exit_begun_before": _(
        "It began before the books were opened: what its earlier work gives is not known here. Work"
        " it out by hand."
    ),
    "absence_regime": _(
        "She is ill or had an accident at work: the law here does not say what this form of work is"
        " paid."
    ),
}


class Waiting(NamedTuple):
    """A month to pay, or why it cannot be."""

    contract: Contract
    pay_by: date
    late: bool
    gross_pay: int
    why: str


class LeftOut(NamedTuple):
    """A contract that has come to its end and whose holiday pay no run makes, and why."""

    contract: Contract
    why: str


@staff_seeing(SEE_PERSONAL, SEE_PAY)
@require_http_methods(["GET", "HEAD"])
def payroll(request: HttpRequest) -> HttpResponse:
    """What is due today by the day on which the bank is asked, what is blocked, the last runs."""
    return _payroll(request)


def _payroll(request: HttpRequest, problem: str = "") -> HttpResponse:
    with reading(actor_of(request)):
        entity = house()
        awaited = list(queries.awaited(entity))
        exits = exit_waiting.awaited(entity)
        due = [one for one in awaited if one.blocked is None]
        rows = paged(request, due)
        rows.object_list = _waiting(list(rows.object_list))
        stopped = _waiting([one for one in awaited if one.blocked][:ROWS])
        facts = {
            "rows": rows, "blocked": stopped, "due": len(due), "stopped": len(awaited) - len(due),
            "gross": sum(one.due.gross_pay for one in due), "form": Button(),
            "paid_on": queries.next_transfer_day(entity),
            "exits": len(exits.due), "exits_left": _left_out(exits.left_out[:ROWS]),
            "runs": list(_runs()[:LAST_RUNS]),
            "problems": {"main": problem} if problem else {},
        }  # fmt: skip
    shown = (*rows.object_list, *stopped, *facts["exits_left"])
    tell(request, "payroll", [one.contract.person_id for one in shown])
    return render(request, "staff/payroll.html", facts, status=422 if problem else 200)


def _runs() -> QuerySet[Run]:
    """The last first; one that found nothing to pay says nothing."""
    found = Run.objects.annotate(exits=Count("exitholidaypay"))
    return found.exclude(state="done", count=0, exits=0).order_by("-made_on", "-paid_on", "-id")


def _left_out(some: Sequence[tuple[UUID, Blocked]]) -> list[LeftOut]:
    contracts = Contract.objects.select_related("person", "client").in_bulk(
        [contract for contract, _why in some]
    )
    return [LeftOut(contracts[contract], _why(why)) for contract, why in some]


def _waiting(some: Sequence[queries.Awaited]) -> list[Waiting]:
    contracts = Contract.objects.select_related("person", "client").in_bulk(
        [one.due.contract for one in some]
    )
    today = clock.today()
    return [
        Waiting(
            contracts[one.due.contract], one.pay_by, one.pay_by < today, one.due.gross_pay,
            _why(one.blocked),
        )
        for one in some
    ]  # fmt: skip


def _why(blocked: Blocked | None) -> str:
    if blocked is None:
        return ""
    return str(REASONS.get(blocked.field, blocked))


@staff_seeing(SEE_PERSONAL, SEE_PAY)
@require_POST
def run(request: HttpRequest) -> HttpResponse:
    """Make the payslips of all that is due, in the run of the day that is open or a new one: twice
    the same button is one run."""
    form, actor = Button(request.POST), actor_of(request)
    if not form.is_valid():
        return HttpResponseRedirect(reverse("payroll"))
    with reading(actor):
        entity = house()
        paid_on, until = queries.next_transfer_day(entity), clock.today()
        the_run = queries.open_run(entity, paid_on, until) or derived_id(form.own_key, "run")
    try:
        services.run(actor, the_run, entity.code, paid_on, until)
    except Refused as refused:
        denied = isinstance(refused, NotAllowed)
        return _payroll(request, str(REFUSALS["database"] if denied else refused))
    with reading(actor):
        left = queries.is_open(the_run)
    if left:
        return _payroll(request, str(HELD))
    return HttpResponseRedirect(reverse("payroll"))


class Since(forms.Form):
    """From which day of work on to look."""

    since = DayField(
        label=_("Work from which day on?"), error_messages={"required": _("Write the day.")}
    )


class Correct(Asking):
    """Do exactly what was shown, with a reason."""

    seen = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why?"), help_text=_("The person reads this."), max_length=400,
        error_messages={"required": _("Write the reason: the person reads it.")},
        widget=forms.Textarea({"rows": "3"}),
    )  # fmt: skip
    SENTENCES = {  # noqa: RUF012
        "stale": _("Something has changed since you looked. See it as it is now."),
        "nothing": _("Nothing is left to correct."),
        "persons": _("Somebody is being paid just now. Try again in a minute."),
    }


class Touched(NamedTuple):
    """A payslip that would change, in words."""

    person: Person
    worked_from: date
    net: int
    cost: int
    facts: list[Moved]
    lines: list[Moved]


class Kept(NamedTuple):
    """A payslip or exit holiday pay that cannot be decided, and whether nothing of its person is
    corrected for it."""

    person: Person
    worked_from: date
    why: str
    stops: bool


@staff_seeing(SEE_PERSONAL, SEE_PAY)
@require_http_methods(["GET", "HEAD", "POST"])
def corrections(request: HttpRequest) -> HttpResponse:
    """Who is touched by what is known now and by how much; then the correction, with a reason."""
    look = request.method == "POST" or "since_2" in request.GET
    asked = Since(request.GET if look else None, auto_id="%s")
    facts: dict[str, Any] = {"asked": asked, "problems": {}}
    if asked.is_bound and asked.is_valid():
        form = Correct(posted(request))
        done, found = _proposal(request, asked.cleaned_data["since"], form)
        if done:
            return HttpResponseRedirect(reverse("payroll"))
        facts |= {**found, "form": form, "problems": form.problems if form.is_bound else {}}
    elif asked.is_bound:
        facts["problems"] = {"since_0": str(asked.errors["since"][0])}
    status = 422 if facts["problems"] else 200
    return render(request, "staff/corrections.html", facts, status=status)


def _proposal(request: HttpRequest, since: date, form: Correct) -> tuple[bool, dict[str, Any]]:
    """Whether it was done; else what the page shows of it."""
    actor = actor_of(request)
    with reading(actor):
        entity = house()
        found = proposed(entity, since)
        persons = sorted(found.persons - found.stopped)[:MOST_PERSONS]
        some = found.of(set(persons))
        shown = [_touched(one) for one in some.every[:ROWS]]
    if form.is_bound and form.is_valid() and persons:
        key = form.own_key
        if form.done(
            lambda: services.correct(
                actor=actor, key=key, correction=derived_id(key, "correction"),
                legal_entity=entity.code, since=since, persons=persons,
                **form.answers("why", "seen"),
            ),
            Correct.SENTENCES, fields={"stale": "why"}, over=("nothing",),
        ):  # fmt: skip
            return True, {}
    form.fields["seen"].initial = some.digest
    kept = [
        Kept(one.person, one.worked_from, _why(why), one.person_id in found.stopped)
        for one, why in found.blocked[:ROWS]
    ]
    tell(request, "corrections", [one.person.id for one in (*shown, *kept)])
    return False, {
        "since": since, "touched": shown, "count": len(some.every), "persons": len(persons),
        "net": some.net, "digest": some.digest,
        "kept": kept,
    }  # fmt: skip


def _touched(change: Any) -> Touched:
    slip, language = change.payslip, words.language()
    return Touched(
        slip.person, slip.worked_from, change.net, change.cost,
        named_facts(change.facts, language),
        named_lines(change.lines, slip.run.kinds, language),
    )  # fmt: skip
