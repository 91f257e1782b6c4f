"""Open-ended contracts: drafted, changed by a next version, and opened month by month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from mutua.activities.models import Activity
from mutua.ground import clock, policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import Refused
from mutua.ground.verbs import verb
from mutua.people.models import LANGUAGES, Person
from mutua.work import hours as time
from mutua.work import open_ended, planning, timetable
from mutua.work.facts import months_facts, of_contract
from mutua.work.models import Contract, ContractMonth, EarlierContract, Ending, Period
from mutua.work.planning import Pay, Plan
from mutua.work.reserve import needed
from mutua.work.services.drafting import TEXT_LIMIT, Said, held, place_of, worker_of
from mutua.work.timetable import WeekHours, last_of_month, next_month

policy.grant("work.open_months", WORKER)

SIGNED = ("signed", "declared")


@verb("work.draft_contract")
def draft_open_ended(
    *,
    actor: Actor,
    contract: UUID,
    activity: UUID,
    person: UUID,
    client: UUID,
    regime: str,
    task: str,
    place: str,
    week: Sequence[WeekHours],
    begins_on: date,
    answers: Mapping[str, Any],
    monthly_gross: int,
    language: str = "",
) -> UUID:
    """Begin an open-ended contract with a monthly pay (gross, minor units) for a week that comes
    again. ``client`` is the one on whom the income depends most. Its rules judge the first month;
    its reserve is worked out. Raises Refused by the field."""
    home = place_of(actor, activity, client)
    worker = worker_of(home, person)
    said_of_it = texts(worker, regime, task, place, answers, language)
    kept = timetable.read(week, begins_on)
    law = planning.law_of(home.legal_entity)
    first = timetable.stretches(law, kept, begins_on, last_of_month(begins_on))
    if not first:
        raise Refused("begins_on", str(begins_on), "a day with work left in its month", "no_days")
    said = {**said_of_it, "week": kept, **hours_of(first)}
    priced = priced_open_ended(home, worker, said, monthly_gross)[1]
    Contract.objects.create(
        id=contract, activity=home, person=worker, client_id=client, made_on=clock.today(),
        **said, **priced,
    )  # fmt: skip
    return contract


@verb("work.draft_contract")
def draft_amendment(
    *,
    actor: Actor,
    contract: UUID,
    replaces: UUID,
    week: Sequence[WeekHours],
    from_day: date,
    monthly_gross: int,
) -> UUID:
    """Begin the next version of an open-ended contract: another pay or another week from the first
    day of a month to come on. Pay and hours are what makes a contract: neither side changes them
    alone (law of 3 July 1978, art. 25), so it is signed by both like the first one. What was not
    worked of the months before goes over as it was signed."""
    before = held(actor, replaces)
    if before.week is None or before.state not in SIGNED:
        raise Refused("replaces", before.state, "a signed open-ended contract", "state")
    if Contract.objects.filter(replaces=before).exclude(state="dropped").exists():
        raise Refused("replaces", str(replaces), "a contract without a next version", "used")
    if bound_ending(before):
        raise Refused("replaces", "ended", "a contract that goes on", "ended")
    opened = Period.objects.filter(contract=before, freed=False)
    last = opened.aggregate(last=Max("day"))["last"]
    latest = next_month(last)
    if from_day.day != 1 or not clock.today() < from_day <= latest:
        allowed = f"the first day of a month after today, up to {latest}"
        raise Refused("from_day", str(from_day), allowed, "from_day")
    kept, law = timetable.read(week, from_day), planning.law_of(before.activity.legal_entity)
    stay = ContractMonth.objects.filter(contract=before).exclude(confirmed_at=None)
    done = set(stay.values_list("month", flat=True))
    carried = [
        time.Stretch(one.day, one.from_minute, one.until_minute)
        for one in opened.filter(day__lt=from_day).order_by("day", "from_minute")
        if one.day.replace(day=1) not in done
    ]
    until = max(last_of_month(from_day), last)
    stretches = (*carried, *timetable.stretches(law, kept, from_day, until))
    said = {
        "regime": before.regime, "task": before.task, "place": before.place,
        "language": before.language, "answers": before.answers, "week": kept, **hours_of(stretches),
    }  # fmt: skip
    priced = priced_open_ended(
        before.activity, before.person, said, monthly_gross, before.id, begun_on(before)
    )[1]
    Contract.objects.create(
        id=contract, replaces=before, activity=before.activity, person=before.person,
        client_id=before.client_id, made_on=clock.today(), **said, **priced,
    )  # fmt: skip
    return contract


def hours_of(stretches: Sequence[time.Stretch]) -> Said:
    """Periods in order as a contract keeps them, with its first and last day."""
    return {
        "hours": [[str(one.day), one.from_minute, one.until_minute] for one in stretches],
        "first_day": stretches[0].day, "last_day": stretches[-1].day,
    }  # fmt: skip


def texts(
    person: Person,
    regime: str,
    task: str,
    place: str,
    answers: Mapping[str, Any],
    language: str,
) -> Said:
    """What a contract says beside its hours, checked. Raises Refused by the field."""
    for field, value in (("task", task), ("place", place)):
        if not value.strip() or len(value) > TEXT_LIMIT:
            raise Refused(field, value, f"a text of at most {TEXT_LIMIT} letters")
    language = language or person.language
    if language not in LANGUAGES:
        raise Refused("language", language, ", ".join(LANGUAGES))
    allowed = (*planning.OF_THE_WORK, *planning.OF_THE_RULES)
    for name in answers:
        if name not in allowed:
            raise Refused(str(name), answers[name], ", ".join(allowed))
    return {
        "regime": regime, "task": task.strip(), "place": place.strip(), "language": language,
        "answers": dict(answers),
    }  # fmt: skip


def priced_open_ended(
    activity: Activity,
    person: Person,
    said: Said,
    monthly_gross: int,
    replaces: UUID | None = None,
    begun: date | None = None,
    assumed: planning.Facts | None = None,
) -> tuple[Plan, Said]:
    """What the months of an open-ended contract pay and cost, and what is kept beside, with
    ``assumed`` for what the actor may not know of the person: its plan, and the columns that keep it. Raises Refused for a regime that is not lawful for good."""
    law, regime = planning.law_of(activity.legal_entity), said["regime"]
    Pay("gross", monthly_gross).check()
    lawful = [
        one.regime for one in law.regimes(said["answers"])
        if one.lawful and one.regime not in open_ended.WITH_A_TERM
    ]  # fmt: skip
    if regime not in lawful:
        raise Refused("regime", regime, ", ".join(lawful) or "no regime for these answers", "law")
    facts = months_facts(person, activity, regime, said["answers"], replaces, assumed)
    found = open_ended.plan(law, said, monthly_gross, facts, replaces)
    month = next_month(timetable.from_day(said["week"]))
    try:
        whole = open_ended.month_plan(law, regime, said["week"], monthly_gross, facts, month)
    except Refused:  # the law of the next month is not known yet: that of the one which begins
        month = timetable.from_day(said["week"]).replace(day=1)
        whole = open_ended.month_plan(law, regime, said["week"], monthly_gross, facts, month)
    first = begun or said["first_day"]
    kept = needed(
        law, activity.legal_entity_id, person.id, first, max(clock.today(), first), whole.charged
    )
    return found, {
        "pay_from": "gross", "pay_amount": monthly_gross, "gross_pay": found.gross_pay,
        "charged": found.charged, "reserve": kept.reserve,
    }  # fmt: skip


def first_of(contract: Contract) -> Contract:
    """The first version of a contract."""
    while contract.replaces is not None:
        contract = contract.replaces
    return contract


def begun_on(contract: Contract) -> date:
    """The first day of its work, that of its first version: on paper, perhaps, before these books."""
    first = first_of(contract)
    earlier = EarlierContract.objects.filter(contract=first).first()
    return earlier.started_on if earlier else first.first_day


def bound_ending(contract: Contract) -> Ending | None:
    """How a contract ends, once that binds."""
    return Ending.objects.filter(contract=contract, bound_at__isnull=False).first()


@verb("work.open_months")
def open_months(*, actor: Actor, until: date) -> int:
    """Open the months of every open-ended contract up to a day, each with its hours, its pay and
    its day of pay; gives how many. A month that the law here does not know yet waits."""
    live = Contract.objects.select_for_update(of=("self",)).filter(
        week__isnull=False, state__in=SIGNED
    )
    count = 0
    for one in live.select_related("activity__legal_entity", "person").order_by("id"):
        count += _open(one, until)
    return count


def _open(contract: Contract, until: date) -> int:
    opened = ContractMonth.objects.filter(contract=contract, freed=False)
    last = opened.aggregate(last=Max("month"))["last"]
    ending = bound_ending(contract)
    end = min(until, ending.last_day) if ending else until
    count = 0
    month = next_month(last) if last else timetable.from_day(contract.week)
    while month <= end:
        day = ending.last_day if ending else None
        try:
            open_month(contract, month, min(day, last_of_month(month)) if day else None)
        except Refused as refused:
            if refused.code not in ("law", "no_days"):
                raise
            if refused.code == "law":
                break
        else:
            count += 1
        month = next_month(month)
    return count


def open_month(contract: Contract, first: date, last: date | None = None) -> None:
    """Open a month of an open-ended contract: the hours that are free of her other work, and what
    it pays. Raises Refused where the law does not know its days."""
    row = month_row(contract, first, last)
    law, end = planning.law_of(contract.activity.legal_entity), last or last_of_month(first)
    busy = list(
        Period.objects.filter(person=contract.person_id, freed=False, day__range=(first, end))
    )
    Period.objects.bulk_create(
        Period(contract=contract, person_id=contract.person_id, **one._asdict())
        for one in timetable.stretches(law, contract.week, first, end)
        if not any(
            time.began(one) < time.ended(other) and time.began(other) < time.ended(one)
            for other in busy
        )
    )
    row.save(force_insert=True)


def month_row(contract: Contract, first: date, last: date | None = None) -> ContractMonth:
    """What a month pays from a day on, perhaps until another, as a row that is not kept yet."""
    law = planning.law_of(contract.activity.legal_entity)
    facts, agreed = of_contract(contract, contract.id), open_ended.version_in(contract, first)
    plan = open_ended.month_plan(
        law, contract.regime, agreed.week, agreed.pay_amount, facts, first, last=last
    )
    return planning.month_of(contract, plan)
