"""What becomes of a signed contract before its work is done: a next version, or its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from mutua.ground import clock, mail, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.work import hours as time
from mutua.work import planning
from mutua.work.facts import of_contract
from mutua.work.hours import Hours
from mutua.work.models import Cancellation, Contract, ContractMonth, Period
from mutua.work.planning import Pay, Plan, month_of
from mutua.work.services.drafting import OPEN, check_months, held, price, read
from mutua.work.services.signing import free

policy.grant("work.cancel_contract", MEMBER, STAFF)

SIGNED = ("signed", "declared")
CANCELLED = "cancelled"
WHY_LIMIT = 2_000


@verb("work.draft_contract")
def draft_change(
    *,
    actor: Actor,
    contract: UUID,
    replaces: UUID,
    regime: str,
    task: str,
    place: str,
    hours: Sequence[Hours],
    answers: Mapping[str, Any],
    pay_from: str,
    pay_amount: int,
    language: str = "",
) -> UUID:
    """Begin the next version of a signed contract whose work is not done: what was signed binds
    until this one is submitted, approved and signed by both. It says the months that were not
    worked, whole. Raises Refused by the field."""
    before = held(actor, replaces)
    if before.state not in SIGNED:
        raise Refused("replaces", before.state, "a signed contract whose work is not done", "state")
    _with_a_term("replaces", before)
    if Contract.objects.filter(replaces=before).exclude(state="dropped").exists():
        raise Refused("replaces", str(replaces), "a contract without a next version", "used")
    said = read(before.person, regime, task, place, hours, answers, language or before.language)
    check_months(before, said)
    pay = Pay(pay_from, pay_amount)
    _, priced = price(before.activity, before.person, said, pay, before.id)
    Contract.objects.create(
        id=contract, replaces=before, activity=before.activity, person=before.person,
        client_id=before.client_id, order_id=before.order_id, made_on=clock.today(),
        **said, **priced,
    )  # fmt: skip
    return contract


@verb("work.cancel_contract")
def cancel_contract(*, actor: Actor, contract: UUID, cancellation: UUID, why: str) -> int:
    """Keep that the client has called signed work off before it began; gives the gross pay that is
    due all the same, on the days promised. What is not due frees hours and budget, and a next version
    that was begun is given up."""
    if not why.strip() or len(why) > WHY_LIMIT or not why.isprintable():
        raise Refused("why", why, f"the reason, in at most {WHY_LIMIT} letters")
    found = held(actor, contract)
    if actor.role == MEMBER and found.person_id != actor.person:
        raise NotFound("contract", str(contract), "a contract of your own")
    if found.state not in SIGNED:
        raise Refused("contract", found.state, "a signed contract whose work is not done", "state")
    _with_a_term("contract", found)
    begins = time.begins_at(time.stretches(found.hours)[0])
    if begins <= clock.now() or found.contractmonth_set.exclude(confirmed_at=None).exists():
        raise Refused("contract", str(begins), "work that has not begun: change its hours", "begun")
    due = pay_when_cancelled(found)
    gross, charged = (due.gross_pay, due.charged) if due else (0, 0)
    found.state = CANCELLED
    found.save(update_fields=["state"])
    Cancellation.objects.create(
        id=cancellation, contract=found, cancelled_at=clock.now(), why=why.strip(),
        gross_pay=gross, charged=charged,
    )  # fmt: skip
    _pay(found, due)
    Contract.objects.filter(replaces=found, state__in=OPEN).update(state="dropped")
    if found.person_id != actor.person and found.person.email:
        facts = {"task": found.task, "why": why.strip()}
        mail.send_later("contract_cancelled", found.person.email, found.person.language, facts)
    return gross


def _with_a_term(field: str, contract: Contract) -> None:
    """An open-ended contract has its own changes and its own end. Raises Refused."""
    if contract.week is not None:
        raise Refused(field, "open-ended", "a contract with a term", "open_ended")


def pay_when_cancelled(contract: Contract) -> Plan | None:
    """What is still due of signed work that the client calls off before it begins, month by month;
    None where the law gives nothing."""
    law = planning.law_of(contract.activity.legal_entity)
    stretches = time.stretches(contract.hours)
    minutes: dict[Any, int] = {}
    for one in stretches:
        minutes[one.day] = minutes.get(one.day, 0) + one.minutes
    due = law.rule(
        "pay_when_cancelled", regime=contract.regime, gross_pay=contract.gross_pay, minutes=minutes
    )
    if not due.gross_pay:
        return None
    if due.gross_pay == contract.gross_pay:
        return _as_signed(contract)
    paid = [one for one in stretches if due.first_day <= one.day <= due.last_day]
    facts = of_contract(contract, contract.id)
    return planning.plan(
        law, contract.regime, paid, Pay("gross", due.gross_pay),
        lambda work: facts(work._replace(worked_on=frozenset())),  # nobody works on these days
    )  # fmt: skip


def _as_signed(contract: Contract) -> Plan:
    """The months as they were signed."""
    works = {one.month: one for one in time.by_month(time.stretches(contract.hours))}
    kept = ContractMonth.objects.filter(contract=contract, freed=False).order_by("month")
    return Plan(
        tuple(
            planning.PlannedMonth(works[one.month], one.gross_pay, one.charged, one.promised_on, {})
            for one in kept
        )
    )


def _pay(contract: Contract, due: Plan | None) -> None:
    """Keep the months as they were signed where all of them are due, else those that are; the
    hours bind her no more."""
    done = {"confirmed_at": clock.now(), "confirmed_by": CANCELLED}
    if due is not None and due.gross_pay == contract.gross_pay:
        ContractMonth.objects.filter(contract=contract, freed=False).update(**done)
        Period.objects.filter(contract=contract, freed=False).update(freed=True)
        return
    free(contract)
    ContractMonth.objects.bulk_create(
        month_of(contract, one, **done) for one in (due.months if due else ())
    )
