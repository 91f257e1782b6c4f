"""Several people at one piece of work: their contracts are drafted together, from one budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from mutua.activities.models import Activity
from mutua.ground import clock, mail
from mutua.ground.actors import MEMBER, Actor
from mutua.ground.errors import Refused
from mutua.ground.verbs import verb
from mutua.people.models import Person
from mutua.work.hours import Hours
from mutua.work.models import Contract
from mutua.work.planning import Facts, Pay, Plan
from mutua.work.services.drafting import (
    Said,
    check_order,
    place_of,
    price,
    read,
    worker_of,
)

REST: Final = "rest"
MOST: Final = 50  # people
# What a colleague may not know of another decides tax and net, never the cost to the budget (a meal
# voucher is in it whatever else she does that day); she has it worked out with her own facts before
# she signs.
UNKNOWN: Final[Facts] = {"household": "single"}


@dataclass(frozen=True)
class Part:
    """Who plays, under which identifier of her contract, and for what: a part of the budget, a
    gross, or the ``rest`` that the others leave (no amount)."""

    contract: UUID
    person: UUID
    pay_from: str
    pay_amount: int = 0


class Planned:
    """A part that is worked out: its person, what her contract says, and what it comes to."""

    def __init__(self, part: Part, person: Person, said: Said, plan: Plan, priced: Said) -> None:
        self.part, self.person, self.said = part, person, said
        self.plan, self.priced = plan, priced

    @property
    def charged(self) -> int:
        """The cost to the budget, minor units."""
        return self.plan.charged


@verb("work.draft_contract")
def draft_contracts(
    *,
    actor: Actor,
    activity: UUID,
    client: UUID,
    regime: str,
    task: str,
    place: str,
    hours: Sequence[Hours],
    answers: Mapping[str, Any],
    budget: int,
    parts: Sequence[Part],
    order: UUID | None = None,
) -> int:
    """Begin the contracts of a whole band in one act, within a budget (minor units); gives what they
    cost. Each of the others is written to, and submits and signs her own. Raises Refused by the
    part, such as ``parts[2].pay_amount``."""
    place_of_work = place_of(actor, activity, client)
    check_order(order, activity, client)
    work = {"regime": regime, "task": task, "place": place, "hours": hours, "answers": answers}
    band = plan_band(actor, place_of_work, work, budget, parts)
    Contract.objects.bulk_create(
        Contract(
            id=one.part.contract, activity=place_of_work, person=one.person, client_id=client,
            order_id=order, made_on=clock.today(), **one.said, **one.priced,
        )
        for one in band
    )  # fmt: skip
    for one in band:
        if one.person.id != actor.person and one.person.email:
            facts = {"task": one.said["task"], "activity": place_of_work.name}
            mail.send_later("contract_begun", one.person.email, one.person.language, facts)
    return sum(one.charged for one in band)


def plan_band(
    actor: Actor,
    activity: Activity,
    work: Mapping[str, Any],
    budget: int,
    parts: Sequence[Part],
) -> list[Planned]:
    """Each part worked out; the one that takes the rest last, from what the others leave."""
    _check(budget, parts)
    left, found = budget, {}
    for number, part in sorted(enumerate(parts, 1), key=lambda one: one[1].pay_from == REST):
        if part.pay_from == REST and left <= 0:
            raise Refused(f"parts[{number}].pay_from", REST, "a budget that leaves a rest", "over")
        pay = Pay("budget", left) if part.pay_from == REST else Pay(part.pay_from, part.pay_amount)
        found[number] = _planned(actor, activity, work, number, part, pay)
        left -= found[number].charged
        if left < 0:
            amount = f"{part.pay_amount}, which leaves {left}"
            allowed = f"parts that cost {budget} at most together"
            raise Refused(f"parts[{number}].pay_amount", amount, allowed, "over")
    return [found[number] for number in sorted(found)]


def _check(budget: int, parts: Sequence[Part]) -> None:
    if type(budget) is not int or budget <= 0:
        raise Refused("budget", budget, "whole minor units above 0")
    if not 0 < len(parts) <= MOST:
        raise Refused("parts", f"{len(parts)} people", f"1 to {MOST} people")
    seen: set[UUID] = set()
    rests = 0
    for number, part in enumerate(parts, 1):
        rests += part.pay_from == REST
        if part.person in seen:
            raise Refused(f"parts[{number}].person", str(part.person), "each person once")
        if rests > 1:
            raise Refused(f"parts[{number}].pay_from", REST, "one who takes the rest")
        seen.add(part.person)


def _planned(
    actor: Actor,
    activity: Activity,
    work: Mapping[str, Any],
    number: int,
    part: Part,
    pay: Pay,
) -> Planned:
    try:
        person = worker_of(activity, part.person)
        said = read(person, **work, language="")
        hidden = actor.role == MEMBER and person.id != actor.person
        plan, priced = price(activity, person, said, pay, assumed=UNKNOWN if hidden else None)
    except Refused as refused:
        if refused.field in ("pay_from", "pay_amount", "person"):
            refused.field = f"parts[{number}].{refused.field}"
        raise
    return Planned(part, person, said, plan, priced)
