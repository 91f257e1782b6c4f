"""Invoices that come again: a plan makes a draft each period, and the member sees each one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from mutua.activities import services
from mutua.activities.models import Activity, Plan, Planned
from mutua.activities.services import stages
from mutua.activities.services.plans import next_due
from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.forms import posted
from mutua.portal.member import reading as read
from mutua.portal.member.fields import DayField
from mutua.portal.member.forms import Button, Sale
from mutua.portal.member.selling import new_sale
from mutua.portal.pages import Back, ask, paged

EVERY = {"month": _("Every month"), "quarter": _("Every quarter"), "year": _("Every year")}
DAY = _("Write a day of the month, from 1 to 31.")
TIMES = _("Write a whole number from 1 to 1000.")


def count(label: Any, wrong: Any, **more: Any) -> forms.IntegerField:
    """A field for a whole number."""
    said = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(
        label=label, min_value=1, error_messages=said,
        widget=forms.TextInput({"inputmode": "numeric", "class": "short"}), **more,
    )  # fmt: skip


class Planning(Sale):
    """What is invoiced again, how often, from when and until when."""

    every = forms.ChoiceField(label=_("How often?"), choices=tuple(EVERY.items()))
    day = count(_("On which day of the month?"), DAY, max_value=31, initial=1,
                help_text=_("A month without this day has its last one."))  # fmt: skip
    from_day = DayField(
        label=_("From which day on?"), error_messages={"required": _("Write the day.")}
    )
    until = DayField(label=_("Until which day?"), required=False,
                     help_text=_("Leave it empty if it goes on until you stop it."))  # fmt: skip
    times = count(_("How many times?"), TIMES, max_value=1_000, required=False)
    PLAN = ("every", "day", "from_day", "until", "times")
    SENTENCES = {  # noqa: RUF012
        "from_day": _("Write today or a later day."),
        "until": _("The last day cannot come before the first invoice."),
    }

    def more(self) -> dict[str, Any]:
        """When and how often."""
        return self.answers(*self.PLAN)

    @property
    def timing(self) -> list[forms.BoundField]:
        """The fields that say when."""
        return [self[name] for name in self.PLAN]


@member_only
@require_safe
def plans(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Every plan of the activity, the newest first."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Activity, actor, activity)
        every = Plan.objects.filter(activity=found).select_related("client")
        rows = paged(request, every.order_by("-id"))
        for one in rows:
            _described(one)
    return render(request, "member/plans.html", {"activity": found, "rows": rows})


def _described(plan: Plan) -> None:
    """How often in words, what each invoice comes to, the next day, the standing."""
    plan.words = EVERY[plan.every]
    plan.net = sum(stages.net_of(one) for one in plan.lines)
    plan.next_on = next_due(plan)
    plan.standing = "ended" if plan.state == "ended" else "goes" if plan.next_on else "over"


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Make a plan."""
    return new_sale(
        request, activity, "plan", services.plan_invoices, "member/plan_work.html", "plan",
        form=Planning, initial={"from_day": clock.today()},
    )  # fmt: skip


@member_only
@require_safe
def plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """A plan: what it invoices, and the drafts that it has made."""
    actor = read.actor_of(request)
    with reading(actor):
        found = read.one(Plan, actor, plan)
        _described(found)
        made = Planned.objects.filter(plan=found).select_related("invoice")
        rows = paged(request, made.order_by("-period"))
        rows.object_list = list(rows.object_list)
        lines = [(one["text"], stages.net_of(one)) for one in found.lines]
        facts = {"plan": found, "activity": found.activity, "client": found.client,
                 "lines": lines, "rows": rows}  # fmt: skip
    return render(request, "member/plan.html", facts)


@member_only
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, plan: UUID) -> HttpResponse:
    """Ask whether the plan ends, and end it."""
    actor = read.actor_of(request)
    page = reverse("plan", args=[plan])
    with reading(actor):
        found = read.one(Plan, actor, plan)
        client = found.client.name
    if found.state != "active":
        return HttpResponseRedirect(page)
    form = Button(posted(request))
    if form.is_bound and form.is_valid():
        key = form.own_key
        form.done(lambda: services.end_plan(actor=actor, key=key, plan=plan), over=("state",))
        return HttpResponseRedirect(page)
    return ask(
        request, form, title=gettext("Stop the plan for %(client)s?") % {"client": client},
        button=gettext("Stop the plan"), stop=True, back=Back(page, gettext("Back to the plan")),
        lead=gettext("It makes no further draft. Those that it made stay."),
    )  # fmt: skip
