"""Invoices that come again: a plan makes a draft each period, and the member sees each one."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from mutua.activities.models import EVERY, Activity, ActivityMember, Invoice, Plan, Planned
from mutua.activities.services import lines as drafts
from mutua.activities.services.lines import DraftLine
from mutua.ground import clock, formats, policy
from mutua.ground.actors import MEMBER, STAFF, WORKER, Actor
from mutua.ground.errors import NotFound, Refused, Stale
from mutua.ground.ids import derived_id
from mutua.ground.mail import send_later
from mutua.ground.verbs import verb

policy.grant("activities.plan_invoices", MEMBER, STAFF)
policy.grant("activities.draft_planned", WORKER)

PERIOD = "{period}"  # in a line's text: the month, quarter or year of the draft
NOTE_LIMIT = 2_000
MOST_TIMES = 1_000
LONGEST_WAIT = timedelta(days=3_660)


@verb("activities.plan_invoices")
def plan_invoices(
    *,
    actor: Actor,
    plan: UUID,
    activity: UUID,
    client: UUID,
    lines: Sequence[DraftLine],
    every: str,
    day: int,
    from_day: date,
    until: date | None = None,
    times: int | None = None,
    note: str = "",
) -> UUID:
    """Have a draft made on ``day`` of each month, quarter or year, from ``from_day`` on, until a
    day or a number of ``times``. A short month has its last day. ``{period}`` in a line's text
    becomes the month, quarter or year."""
    found = Activity.objects.filter(id=activity, activityclient__client_id=client).first()
    if found is None:
        raise NotFound("client", str(client), "a client of this activity")
    said = _read(lines, until, times, note)
    if every not in EVERY:
        raise Refused("every", every, ", ".join(EVERY))
    if type(day) is not int or not 1 <= day <= 31:
        raise Refused("day", day, "a day of the month, 1 to 31")
    last = clock.today() + LONGEST_WAIT
    if not clock.today() <= from_day <= last:
        raise Refused("from_day", str(from_day), f"{clock.today()} to {last}")
    first = first_day(from_day, day)
    if until is not None and until < first:
        raise Refused("until", str(until), f"{first} or later")
    Plan.objects.create(
        id=plan, activity=found, client_id=client, every=every, day=day, first_on=first, **said
    )
    return plan


def _read(
    lines: Sequence[DraftLine], until: date | None, times: int | None, note: str
) -> dict[str, Any]:
    if times is not None and (type(times) is not int or not 1 <= times <= MOST_TIMES):
        raise Refused("times", times, f"1 to {MOST_TIMES}")
    if len(note) > NOTE_LIMIT or "\x00" in note:
        raise Refused("note", note, f"a text of at most {NOTE_LIMIT} letters")
    return {"lines": drafts.read(lines), "until": until, "times": times, "note": note}


def first_day(start: date, day: int) -> date:
    """The first such day of a month, on or after ``start``.

    >>> first_day(date(2026, 2, 1), 31)
    datetime.date(2026, 2, 28)
    >>> first_day(date(2026, 2, 10), 5)
    datetime.date(2026, 3, 5)
    """
    found = day_of(start.year, start.month, day)
    return found if found >= start else day_of(start.year, start.month + 1, day)


def day_of(year: int, month: int, day: int) -> date:
    """That day of a month, or its last one; months go on past December."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def due_on(plan: Plan, period: int) -> date:
    """The day of a period of the plan, counted from 0."""
    return day_of(plan.first_on.year, plan.first_on.month + period * EVERY[plan.every], plan.day)


def next_due(plan: Plan) -> date | None:
    """The day of the next draft; nothing where the plan makes none any more."""
    due = due_on(plan, plan.made)
    in_time = plan.until is None or due <= plan.until
    more = plan.times is None or plan.made < plan.times
    return due if plan.state == "active" and in_time and more else None


@verb("activities.plan_invoices")
def change_plan(
    *,
    actor: Actor,
    plan: UUID,
    edition: int,
    lines: Sequence[DraftLine],
    until: date | None = None,
    times: int | None = None,
    note: str = "",
) -> int:
    """Change what a plan invoices from now on, and when it ends; drafts that it made stay.
    ``edition`` is the one that was read. Gives the new one, or raises Stale."""
    said = _read(lines, until, times, note)
    mine = Plan.objects.filter(id=plan, **policy.own(actor, OWNER))
    if mine.filter(state="active", edition=edition).update(edition=edition + 1, **said):
        return edition + 1
    found = mine.first()
    if found is None:
        raise NotFound("plan", str(plan), "a plan of yours")
    if found.state != "active":
        raise Refused("plan", found.state, "a plan that goes on", "state")
    raise Stale("edition", str(edition), f"{found.edition}: somebody has changed it since")


OWNER = "activity__activitymember__person_id"


@verb("activities.plan_invoices")
def end_plan(*, actor: Actor, plan: UUID) -> UUID:
    """End a plan: it makes no further draft."""
    found = Plan.objects.filter(id=plan, **policy.own(actor, OWNER)).first()
    if found is None:
        raise NotFound("plan", str(plan), "a plan of yours")
    if found.state != "active":
        raise Refused("plan", found.state, "a plan that goes on", "state")
    Plan.objects.filter(id=plan).update(state="ended")
    return plan


@verb("activities.draft_planned")
def draft_planned(*, actor: Actor, plan: UUID, period: int) -> UUID:
    """Make the draft of a period of a plan, once; raises Refused when it is not its turn."""
    found = Plan.objects.select_related("activity__legal_entity", "client").filter(id=plan).first()
    if found is None:
        raise NotFound("plan", str(plan), "a plan")
    made = Planned.objects.filter(plan=found, period=period).first()
    if made is not None:
        return made.invoice_id
    due = next_due(found)
    if due is None or period != found.made:
        raise Refused("period", period, f"{found.made}, of a plan that goes on", "state")
    if due > clock.today():
        raise Refused("period", period, f"a period that has come: {due}", "early")
    invoice = derived_id("planned", plan, period)
    Invoice.objects.create(
        id=invoice, activity=found.activity, client=found.client, note=found.note, made_on=due,
        lines=_lines(found, due), currency=found.activity.legal_entity.currency,
    )  # fmt: skip
    Planned.objects.create(plan=found, period=period, due_on=due, invoice_id=invoice)
    _tell(found, due)
    return invoice


def _lines(plan: Plan, due: date) -> list[dict[str, Any]]:
    named = formats.period(due, plan.every, plan.client.language)
    return [{**one, "text": one["text"].replace(PERIOD, named)} for one in plan.lines]


def _tell(plan: Plan, due: date) -> None:
    members = ActivityMember.objects.filter(activity=plan.activity, left_on=None)
    for one in members.select_related("person").order_by("id"):
        person = one.person
        if person.email:
            send_later("draft_ready", person.email, person.language, {
                "client": plan.client.name, "activity": plan.activity.name,
                "period": formats.period(due, plan.every, person.language),
            })  # fmt: skip


def due_plans(today: date) -> list[tuple[UUID, int]]:
    """Each plan whose turn has come, with the period to make."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select id, made from (
                 select p.*, mutua.due_of_plan(first_on, every, day, made) as due
                 from activities_plan p join activities_activity a on a.id = p.activity_id
                 where p.state = 'active' and a.closed_on is null) n
               where due <= %s and (until is null or due <= until)
                 and (times is null or made < times) order by id""",
            [today],
        )
        return list(cursor.fetchall())
