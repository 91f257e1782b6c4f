"""After the signatures: the declaration, and the work as it was done."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.work.models import Contract, ContractMonth, Declaration
from mutua.work.services.drafting import held

policy.grant("work.declare_contract", STAFF)
policy.grant("work.confirm_work", MEMBER, STAFF)
policy.grant("work.take_schedule", WORKER)

NUMBER_LIMIT = 40
DELAY = 2  # days after the last one, until the schedule is taken for what was worked
MEMBER_SAID, STAFF_SAID, SCHEDULE = "member", "staff", "schedule"


@verb("work.declare_contract")
def declare_contract(*, actor: Actor, contract: UUID, declaration: UUID, number: str) -> UUID:
    """Keep the number under which the authority was told of a signed contract: now work may
    begin."""
    found = held(actor, contract)
    if found.state != "signed":
        raise Refused("contract", found.state, "a signed contract", "state")
    number = number.strip()
    if not number or len(number) > NUMBER_LIMIT or not number.isprintable():
        raise Refused("number", number, f"the authority's number, at most {NUMBER_LIMIT} letters")
    if Declaration.objects.filter(number=number).exists():
        raise Refused("number", number, "a number that no other contract has", "used")
    Declaration.objects.create(
        id=declaration, contract=found, number=number, declared_at=clock.now()
    )
    found.state = "declared"
    found.save(update_fields=["state"])
    return contract


@verb("work.confirm_work")
def confirm_work(*, actor: Actor, contract: UUID, month: date) -> UUID:
    """Say that the hours of a contract in a month (its first day) were worked as planned. Its
    payslip is due."""
    found = held(actor, contract)
    if actor.role == MEMBER and policy.own(actor, "pk") and found.person_id != actor.person:
        raise NotFound("contract", str(contract), "work of your own")
    row = ContractMonth.objects.select_for_update().filter(contract=found, month=month).first()
    if row is None:
        raise NotFound("month", str(month), "a month of a signed contract")
    if found.state != "declared" or row.confirmed_at is not None:
        given = "confirmed" if row.confirmed_at else found.state
        raise Refused("contract", given, "declared work that is not confirmed", "state")
    if row.last_day > clock.today():
        raise Refused("month", str(month), f"after the last day of work, {row.last_day}", "early")
    confirm(found, row, MEMBER_SAID if actor.role == MEMBER else STAFF_SAID)
    return contract


def confirm(contract: Contract, month: ContractMonth, by: str) -> None:
    """Let a month be confirmed, and the contract be worked once all of them are."""
    month.confirmed_at, month.confirmed_by = clock.now(), by
    month.save(update_fields=["confirmed_at", "confirmed_by"])
    if not ContractMonth.objects.filter(contract=contract, confirmed_at=None).exists():
        contract.state = "worked"
        contract.save(update_fields=["state"])


@verb("work.take_schedule")
def take_schedule(*, actor: Actor, until: date) -> int:
    """Take the schedule for what was worked, of every month that ended two days before ``until`` or
    earlier and that nobody has confirmed; gives how many months."""
    due = (
        ContractMonth.objects.select_for_update(of=("self",))
        .select_related("contract")
        .filter(confirmed_at=None, contract__state="declared")
        .filter(last_day__lte=until - timedelta(days=DELAY))
        .order_by("last_day", "id")
    )
    months = list(due)
    for one in months:
        confirm(one.contract, one, SCHEDULE)
    return len(months)
