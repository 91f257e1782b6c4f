"""A monthly pay: what a year of income bears, and the open-ended contract that comes of it."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from mutua.activities.models import Activity, Client
from mutua.ground import clock, formats
from mutua.ground.errors import KeyUsed, Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from mutua.people.models import Person
from mutua.portal.accounts.acting import member_only
from mutua.portal.contracts.forms import Choose, Edited, kind_of, lawful
from mutua.portal.contracts.times import HourField
from mutua.portal.contracts.words import refusal
from mutua.portal.formats import plain_money
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import DayField, MoneyField
from mutua.portal.member.forms import text
from mutua.portal.member.selling import clients_of
from mutua.portal.pages import Back, ask
from mutua.portal.simulator.questions import WORK, offered
from mutua.portal.simulator.scenario import WORKS
from mutua.work import planning, reserve, services, timetable
from mutua.work.models import Contract, Situation
from mutua.work.open_ended import WITH_A_TERM
from mutua.work.queries import left_of
from mutua.work.timetable import WeekHours

HALF_DAYS = (("starts", "ends"), ("starts_2", "ends_2"))
NO_WEEK = _("Choose the days on which you work.")
NO_HOUR = _("Write from when until when.")


class Weekdays(forms.MultipleChoiceField):
    """Days of the week, by their names in the page's language."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(
            label=_("On which days of the week?"), widget=forms.CheckboxSelectMultiple,
            error_messages={"required": NO_WEEK}, **facts,
        )  # fmt: skip

    def name_days(self) -> None:
        """Let the days be named as the page is written."""
        self.choices = [
            (str(day), formats.weekday(day, get_language() or "en")) for day in range(7)
        ]


class Week(Edited):
    """The week by which a salary is worked, and its pay."""

    weekdays = Weekdays()
    starts = HourField(label=_("From"), error_messages={"required": NO_HOUR})
    ends = HourField(label=_("Until"), error_messages={"required": NO_HOUR})
    starts_2 = HourField(label=_("And again from"), required=False)
    ends_2 = HourField(label=_("Until then"), required=False)

    SENTENCES = {  # noqa: RUF012
        "no_days": _("No day of work is left in this month. Choose an earlier or a later day."),
        "reserve": _("The board has not decided yet what a monthly pay keeps beside. Ask your adviser."),
        "from_day": _("A change holds from the first day of a month to come, the next or the one after."),
        "monthly_gross": _("The income of a year, or the budget, does not bear a monthly pay yet."),
        "ended": _("This contract ends. It is not changed any more."),
        "used": _("A new version is being prepared. Open it from your contract."),
    }  # fmt: skip

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["weekdays"].name_days()

    def week(self) -> tuple[WeekHours, ...]:
        """The week as the verbs take it."""
        said = self.cleaned_data
        return tuple(
            WeekHours(int(day), said[starts], said[ends])
            for day in said["weekdays"] for starts, ends in HALF_DAYS if said[starts]
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A second part of the day is whole, or left out."""
        found: dict[str, Any] = self.cleaned_data
        if bool(found.get("starts_2")) != bool(found.get("ends_2")):
            self.add_error("ends_2" if found.get("starts_2") else "starts_2", str(NO_HOUR))
        return found

    def fail(self, refused: Refused) -> None:
        """Say at a field why a verb refused."""
        known = {"pay_amount": "monthly_gross", "budget": "monthly_gross"}
        name = known.get(refused.field, refused.field).partition("[")[0]
        if name == "week":
            name = "weekdays"
        sentence = self.SENTENCES.get(refused.code) or self.SENTENCES.get(refused.field)
        field = name if name in self.fields else None
        self.add_error(field, str(sentence) if sentence else refusal(refused))


class Salary(Week):
    """Everything that a salary needs."""

    task = text(_("Your work"), _("Say what you do."), _("It stands so in the contract."))
    place = text(_("Where?"), _("Say where the work is done."), _("Street, number and town."))
    begins_on = DayField(label=_("From which day on?"), error_messages={"required": _("Say from which day on.")})  # fmt: skip
    monthly_gross = MoneyField(
        label=_("Gross pay a month"), required=False,
        help_text=_("Leave it empty: then it is the most that we propose."),
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip

    def __init__(self, *args: Any, clients: list[Client], **facts: Any) -> None:
        super().__init__(*args, **facts)
        one = offered(WORK)
        self.fields["kind"] = Choose(one.options, label=one.title, help_text=one.hint)
        self.fields["client"] = forms.ChoiceField(
            label=_("Which client brings most of it?"), choices=[(str(c.id), c.name) for c in clients],
            help_text=_("The guarantee fund looks at it. Your contract does not name it."),
        )  # fmt: skip
        self.order_fields([
            "kind", "task", "place", "weekdays", "starts", "ends", "starts_2", "ends_2",
            "begins_on", "client", "monthly_gross",
        ])  # fmt: skip

    def answered(self) -> tuple[str, dict[str, Any]]:
        """The form of work, and the answers to the law that it rests on."""
        nature = WORKS[self.cleaned_data["kind"]][1]
        answers = {
            "artistic_nature": nature or "none", "show_sector": bool(nature),
            "manual_work": self.cleaned_data["kind"] == "manual_worker", "authority": True,
            "client_directs": False,
        }  # fmt: skip
        for_good = [one for one in lawful(answers) if one not in WITH_A_TERM]
        return (for_good or ["employee"])[0], answers


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def salary(request: HttpRequest, activity: UUID) -> HttpResponse:
    """What a year has brought, and the draft of an open-ended contract."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        clients, left = clients_of(found), left_of(activity)
        income = reserve.income(activity)
        known = Situation.objects.filter(person=actor.person).exists()
        last = Contract.objects.filter(person=actor.person).order_by("-id").first()
        person = Person.objects.get(id=actor.person)
        entity = found.legal_entity  # read now, while she may
    if not clients:
        return HttpResponseRedirect(reverse("client_new", args=[activity]))
    if not known:
        back = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('household')}?{back}")
    usual = {"kind": kind_of(last.answers), "place": last.place} if last else {}
    form = Salary(posted(request), initial=usual, clients=clients)
    if form.is_bound and form.is_valid():
        made = derived_id(form.cleaned_data["key"], "contract")

        def draft() -> None:
            regime, answers = form.answered()
            said = form.answers("task", "place", "begins_on")
            gross = form.cleaned_data["monthly_gross"]
            if gross is None:
                with reading(actor):
                    gross = reserve.propose(
                        planning.law_of(entity), person, found, regime, answers,
                        timetable.read(form.week(), said["begins_on"]), said["begins_on"],
                        max(0, left.to_spend),
                    ).monthly_gross  # fmt: skip
            services.draft_open_ended(
                actor=actor, key=form.own_key, contract=made, activity=activity,
                person=actor.person, client=UUID(form.cleaned_data["client"]), regime=regime,
                week=form.week(), answers=answers, monthly_gross=gross, **said,
            )  # fmt: skip

        if _tried(form, draft):
            return HttpResponseRedirect(reverse("contract", args=[made]))
    return ask(
        request, form, title=gettext("A monthly pay"), template="contracts/salary.html",
        back=Back(reverse("activity", args=[activity]), found.name), income=income, left=left,
        highest=max((amount for _, amount in income.months), default=0),
        button=gettext("See what it gives"),
    )  # fmt: skip


def _tried(form: Week, act: Any) -> bool:
    try:
        act()
    except KeyUsed:
        pass
    except Refused as refused:
        form.fail(refused)
    return not form.errors


class Amendment(Week):
    """Another week or another pay, from a month on."""

    from_day = DayField(label=_("From the first day of which month?"), error_messages={"required": _("Say from which month on.")})  # fmt: skip
    monthly_gross = MoneyField(
        label=_("Gross pay a month"), error_messages={"required": _("Write an amount.")},
        widget=forms.TextInput({"inputmode": "decimal", "class": "amount"}),
    )  # fmt: skip


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, contract: UUID) -> HttpResponse:
    """Begin the next version of an open-ended contract."""
    actor, page = read.actor_of(request), reverse("contract", args=[contract])
    with reading(actor):
        found = read.one(Contract, actor, contract)
    if found.week is None or found.state not in services.SIGNED_FOR_GOOD:
        return HttpResponseRedirect(page)
    form = Amendment(posted(request), initial=_as_it_is(found))
    if form.is_bound and form.is_valid():
        made = derived_id(form.cleaned_data["key"], "contract")

        def draft() -> None:
            services.draft_amendment(
                actor=actor, key=form.own_key, contract=made, replaces=contract, week=form.week(),
                **form.answers("from_day", "monthly_gross"),
            )  # fmt: skip

        if _tried(form, draft):
            return HttpResponseRedirect(reverse("contract", args=[made]))
    return ask(
        request, form, title=gettext("Change the pay or the hours"), back=Back(page, found.task),
        button=gettext("Begin the new version"),
        lead=gettext("Both sides sign it. Nobody changes your pay alone."),
    )  # fmt: skip


def _as_it_is(found: Contract) -> dict[str, Any]:
    days = sorted({day for day, _, _ in found.week["days"]})
    parts = sorted({(one.starts, one.ends) for one in timetable.said(found.week)})[:2]
    said: dict[str, Any] = {
        "weekdays": [str(day) for day in days],
        "from_day": timetable.next_month(clock.today()),
        "monthly_gross": plain_money(found.pay_amount, get_language() or "en"),
    }
    for (starts, ends), part in zip(HALF_DAYS, parts, strict=False):
        said |= {starts: part[0], ends: part[1]}
    return said


def week_in_words(found: Contract) -> list[tuple[str, str, str]]:
    """The week of an open-ended contract: weekday, from, until."""
    language = get_language() or "en"
    return [
        (formats.weekday(one.weekday, language), one.starts, one.ends)
        for one in timetable.said(found.week)
    ]


def since(found: Contract) -> date:
    """The day from which its week and its pay hold."""
    return timetable.from_day(found.week)
