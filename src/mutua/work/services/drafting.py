"""Contracts while they are drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from mutua.activities.models import Activity, Order
from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused, Stale
from mutua.ground.verbs import verb
from mutua.people.models import LANGUAGES, Person
from mutua.work import facts as facts_of_work
from mutua.work import hours as time
from mutua.work import planning
from mutua.work.hours import Hours
from mutua.work.models import Contract
from mutua.work.planning import Pay, Plan

policy.grant("work.draft_contract", MEMBER, STAFF)

TEXT_LIMIT = 500
OPEN = ("draft", "queued", "approved", "refused")
Said = dict[str, Any]


@verb("work.draft_contract")
def draft_contract(
    *,
    actor: Actor,
    contract: UUID,
    activity: UUID,
    person: UUID,
    client: UUID,
    regime: str,
    task: str,
    place: str,
    hours: Sequence[Hours],
    answers: Mapping[str, Any],
    pay_from: str,
    pay_amount: int,
    order: UUID | None = None,
    language: str = "",
) -> UUID:
    """Begin a contract of somebody who shares the activity, for a client of it, with or without an
    order. Its gross pay and cost are worked out from what was asked. Raises Refused by the field,
    also for what the law cannot take."""
    place_of_work = place_of(actor, activity, client)
    worker = worker_of(place_of_work, person)
    check_order(order, activity, client)
    said = read(worker, regime, task, place, hours, answers, language)
    _, priced = price(place_of_work, worker, said, Pay(pay_from, pay_amount))
    Contract.objects.create(
        id=contract, activity=place_of_work, person=worker, client_id=client, order_id=order,
        made_on=clock.today(), **said, **priced,
    )  # fmt: skip
    return contract


@verb("work.draft_contract")
def change_contract(
    *,
    actor: Actor,
    contract: UUID,
    edition: int,
    regime: str,
    task: str,
    place: str,
    hours: Sequence[Hours],
    answers: Mapping[str, Any],
    pay_from: str,
    pay_amount: int,
    language: str = "",
) -> int:
    """Change what is not signed yet, also what was approved or refused: it is a draft again.
    ``edition`` is the one that was read; gives the new one. Raises Stale after somebody else."""
    found = open_contract(actor, contract, edition)
    if found.week is not None:
        raise Refused("contract", "open-ended", "a contract with a term: drop it", "open_ended")
    said = read(found.person, regime, task, place, hours, answers, language)
    if found.replaces is not None:
        check_months(found.replaces, said)
    pay = Pay(pay_from, pay_amount)
    _, priced = price(found.activity, found.person, said, pay, found.replaces_id)
    changed = {**said, **priced, "edition": edition + 1, "state": "draft", "decided_why": ""}
    Contract.objects.filter(id=contract).update(**changed)
    return edition + 1


@verb("work.draft_contract")
def drop_contract(*, actor: Actor, contract: UUID, edition: int) -> UUID:
    """Give up a contract that is not signed."""
    open_contract(actor, contract, edition, by_worker=True)
    Contract.objects.filter(id=contract).update(state="dropped")
    return contract


def open_contract(
    actor: Actor, contract: UUID, edition: int, *, by_worker: bool = False
) -> Contract:
    """A contract of the actor's that is not signed, held until the end. Raises NotFound, Refused
    and Stale."""
    found = held(actor, contract, by_worker=by_worker)
    if found.state not in OPEN:
        raise Refused("contract", found.state, "one that is not signed", "state")
    if found.edition != edition:
        allowed = f"{found.edition}: somebody has changed it since"
        raise Stale("edition", str(edition), allowed)
    return found


def held(actor: Actor, contract: UUID, *, by_worker: bool = False) -> Contract:
    """A contract of an activity of the actor's, held until the end; ``by_worker``: her own too, of
    an activity that she does not share. Raises NotFound."""
    reach = Q(**policy.own(actor, "activity__activitymember__person_id"))
    if by_worker:
        reach |= Q(**policy.own(actor, "person_id"))
    found = (
        Contract.objects.select_for_update(of=("self",))
        .select_related("activity__legal_entity", "person", "client", "order", "replaces")
        .filter(reach, id=contract)
        .first()
    )
    if found is None:
        raise NotFound("contract", str(contract), "a contract of yours")
    return found


def place_of(actor: Actor, activity: UUID, client: UUID) -> Activity:
    """An activity of the actor's with a client of it. Raises NotFound."""
    found = (
        Activity.objects.select_related("legal_entity")
        .filter(id=activity, activityclient__client_id=client)
        .filter(**policy.own(actor, "activitymember__person_id"))
        .first()
    )
    if found is None:
        raise NotFound("client", str(client), "a client of an activity of yours")
    return found


def worker_of(activity: Activity, person: UUID) -> Person:
    """Somebody who shares the activity. Raises NotFound."""
    together = Person.objects.filter(
        activitymember__activity=activity, activitymember__left_on=None, id=person
    )
    found = together.first()
    if found is None:
        raise NotFound("person", str(person), "somebody who shares the activity")
    return found


def check_order(order: UUID | None, activity: UUID, client: UUID) -> None:
    if order is None:
        return
    if not Order.objects.filter(id=order, activity_id=activity, client_id=client).exists():
        raise NotFound("order", str(order), "an order of this activity and client")


def read(
    person: Person,
    regime: str,
    task: str,
    place: str,
    hours: Sequence[Hours],
    answers: Mapping[str, Any],
    language: str,
) -> Said:
    """What a contract says, checked. Raises Refused by the field."""
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
    stretches = time.read(hours)
    return {
        "regime": regime, "task": task.strip(), "place": place.strip(), "language": language,
        "answers": dict(answers),
        "hours": [[str(one.day), one.from_minute, one.until_minute] for one in stretches],
        "first_day": stretches[0].day, "last_day": stretches[-1].day,
    }  # fmt: skip


def check_months(replaced: Contract, said: Said) -> None:
    """The hours of a next version lie in months that were not worked: what was stays. Raises
    Refused."""
    stay = facts_of_work.staying(replaced)
    for one in time.stretches(said["hours"]):
        if one.day.replace(day=1) in stay:
            allowed = f"hours outside {', '.join(f'{month:%Y-%m}' for month in sorted(stay))}"
            raise Refused("hours", time.shown(one), allowed, "worked")


def price(
    activity: Activity,
    person: Person,
    said: Said,
    pay: Pay,
    without: UUID | None = None,
    assumed: planning.Facts | None = None,
) -> tuple[Plan, Said]:
    """What a contract pays and costs, ``without`` the one that it replaces, with ``assumed`` for
    what the actor may not know of the person: its plan, and the columns that keep it. Raises Refused
    for a regime that is not lawful for these answers."""
    law, regime = planning.law_of(activity.legal_entity), said["regime"]
    lawful = [one.regime for one in law.regimes(said["answers"]) if one.lawful]
    if regime not in lawful:
        raise Refused("regime", regime, ", ".join(lawful) or "no regime for these answers", "law")
    facts = facts_of_work.months_facts(person, activity, regime, said["answers"], without, assumed)
    found = planning.plan(law, regime, time.stretches(said["hours"]), pay, facts)
    return found, {
        "pay_from": pay.from_, "pay_amount": pay.amount, "gross_pay": found.gross_pay,
        "charged": found.charged,
    }  # fmt: skip
