"""A draft asks to be approved: every rule is asked, and each verdict is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.errors import Refused
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.legislation.engine.verdicts import BLOCK, PASS, WARN, Verdict
from mutua.work import hours as time
from mutua.work import house_rules, planning
from mutua.work.asked import refused_by_field
from mutua.work.facts import age_on, as_rules_read, others_of, student_hours
from mutua.work.models import Check, Contract, ContractSignature, EarlierContract, StandingDecision
from mutua.work.services.drafting import open_contract
from mutua.work.services.lasting import first_of

ADVISER_DAYS, MOST_ADVISER_DAYS = 2, 20  # working days


class Blocked(Refused):
    """A contract that the rules forbid as it is; ``verdicts`` say which, why, and what mends it."""

    def __init__(self, verdicts: Sequence[Verdict]) -> None:
        self.verdicts = tuple(verdicts)
        rules = ", ".join(one.rule for one in verdicts)
        super().__init__("contract", rules, "a contract that no rule forbids", "blocked")


@verb("work.draft_contract")
def submit_contract(*, actor: Actor, contract: UUID, edition: int) -> str:
    """Ask every rule. Gives ``approved`` where none warns, or only of what the house has decided
    for all its contracts; ``queued`` where an adviser looks first. Raises Blocked where one
    forbids it."""
    found = open_contract(actor, contract, edition, by_worker=True)
    if found.state != "draft":
        raise Refused("contract", found.state, "a draft", "state")
    verdicts = ask_rules(found)
    decisions = standing_decisions(found)
    blocking = [one for one in verdicts if one.verdict == BLOCK]
    if blocking:
        raise Blocked(blocking)
    Check.objects.bulk_create(rows_of(found, verdicts, decisions))
    found.state = "queued" if needs_adviser(verdicts, decisions) else "approved"
    if found.state == "queued":
        found.decide_by = deadline(found)
        later("work.tell_advisers", contract=str(contract), edition=edition)
    found.save(update_fields=["state", "decide_by"])
    return found.state


def deadline(contract: Contract) -> date:
    """The day by which an adviser decides: so many working days from today as the enterprise has
    set (``adviser_days`` of its details), and at the latest the day on which work begins."""
    entity, today = contract.activity.legal_entity, clock.today()
    set_ = entity.details.get("adviser_days")
    days = set_ if type(set_) is int and 0 <= set_ <= MOST_ADVISER_DAYS else ADVISER_DAYS
    law = planning.law_of(entity)
    by: date = law.rule("working_day_after", day=today, days=days)
    return max(today, min(by, contract.first_day))


def ask_rules(contract: Contract) -> tuple[Verdict, ...]:
    """The verdict of every rule of the law and the house on a contract as if it was signed today.
    Raises Refused by the field that the law cannot take."""
    return (*ask_law(contract), *house_rules.verdicts(contract))


def ask_law(contract: Contract) -> tuple[Verdict, ...]:
    """The same of the law alone."""
    law = planning.law_of(contract.activity.legal_entity)
    stretches = time.stretches(contract.hours)
    age = age_on(contract.person, contract.first_day)
    mine = as_rules_read(
        contract, stretches, signed_on=written_on(contract),
        student_hours_used=student_hours(
            contract.person_id, contract.first_day, contract.replaces_id
        ),
        student=contract.answers.get("student") is True, **({} if age is None else {"age": age}),
    )  # fmt: skip
    with refused_by_field():
        return tuple(law.check(contract=mine, history=others_of(contract)))


def written_on(contract: Contract) -> date:
    """The day on which a contract is in writing if it is signed now: that of its first version,
    whose hours a later one only changes before they begin."""
    first = first_of(contract)
    earlier = EarlierContract.objects.filter(contract=first).first()
    if earlier is not None:
        return earlier.signed_on
    signed = ContractSignature.objects.filter(contract=first).first()
    return signed.signed_at.astimezone(clock.ZONE).date() if signed else clock.today()


def standing_decisions(contract: Contract) -> dict[str, StandingDecision]:
    """What the house has decided for all its contracts, by rule, as it stands today."""
    entity, today = contract.activity.legal_entity_id, clock.today()
    standing = StandingDecision.objects.filter(legal_entity=entity, from_day__lte=today)
    found = standing.exclude(until_day__lt=today).order_by("from_day", "id")
    return {one.rule: one for one in found}


def needs_adviser(verdicts: Iterable[Verdict], decisions: Mapping[str, Any]) -> bool:
    """Whether a rule warns of what was not decided for all contracts."""
    return any(one.verdict == WARN and one.rule not in decisions for one in verdicts)


def rows_of(
    contract: Contract, verdicts: Iterable[Verdict], decisions: Mapping[str, StandingDecision]
) -> list[Check]:
    """Verdicts on the edition of a contract, as they are kept."""
    return [
        Check(
            contract=contract, edition=contract.edition, rule=one.rule, version=one.version,
            verdict=one.verdict, article=one.article, remedy=one.remedy,
            facts=plain(one.facts), evidence=plain(one.evidence),
            decision=decisions.get(one.rule) if one.verdict != PASS else None,
        )
        for one in verdicts
    ]  # fmt: skip


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts of a verdict as JSON holds them."""

    def value(one: Any) -> Any:
        if isinstance(one, list | tuple):
            return [value(each) for each in one]
        return one if one is None or isinstance(one, bool | int | str) else str(one)

    return {name: value(one) for name, one in facts.items()}
