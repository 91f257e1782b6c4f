"""After the signatures: the declaration, and the work as it was done."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.work.facts import staying
from mutua.work.hours import begins_at, stretches
from mutua.work.models import Contract, ContractMonth, Declaration, DeclarationChange
from mutua.work.services.drafting import held
from mutua.work.services.lasting import bound_ending

policy.grant("work.declare_contract", STAFF)
policy.grant("work.confirm_work", MEMBER, STAFF)
policy.grant("work.take_schedule", WORKER)

NUMBER_LIMIT, WHY_LIMIT = 40, 400
FIRST = date(1900, 1, 1)  # of what anybody works
DELAY = 2  # days after the last one, until the schedule is taken for what was worked
MEMBER_SAID, STAFF_SAID, SCHEDULE = "member", "staff", "schedule"


@verb("work.declare_contract")
def declare_contract(
    *, actor: Actor, contract: UUID, declaration: UUID, number: str, late_why: str = ""
) -> UUID:
    """Keep the number under which the authority was told of a signed contract: now work may
    begin. The law wants it before the first hour (in Belgium royal decree of 5 November 2002, art.
    4): after it ``late_why`` says why, and it stays marked. Raises Refused without."""
    found = held(actor, contract)
    if found.state != "signed":
        raise Refused("contract", found.state, "a signed contract", "state")
    before = found.replaces
    if before and not begins_later(found) and declaration_of(before):
        raise Refused("number", number, "the receipt of a change: the number stays", "change")
    number = number.strip()
    if not number or len(number) > NUMBER_LIMIT or not number.isprintable():
        raise Refused("number", number, f"the authority's number, at most {NUMBER_LIMIT} letters")
    if Declaration.objects.filter(number=number).exists():
        raise Refused("number", number, "a number that no other contract has", "used")
    late_why = late_why.strip()
    begun = begins_at(stretches(found.hours)[0]) <= clock.now()
    if begun and not (late_why and len(late_why) <= WHY_LIMIT and late_why.isprintable()):
        allowed = "why it was declared after work had begun, for everybody to read"
        raise Refused("late_why", late_why, allowed, "late")
    Declaration.objects.create(
        id=declaration, contract=found, number=number, declared_at=clock.now(),
        late_why=late_why if begun else "",
    )  # fmt: skip
    found.state = "declared"
    found.save(update_fields=["state"])
    return contract


@verb("work.declare_contract")
def change_declaration(*, actor: Actor, contract: UUID, change: UUID, receipt: str) -> UUID:
    """Keep the receipt under which the authority was told of the next version of a contract that
    was declared: the number stays. Raises Refused for a later begin, which the authority takes as
    a new declaration."""
    found = held(actor, contract)
    before = found.replaces
    declaration = declaration_of(before) if before is not None else None
    if found.state != "signed" or before is None or declaration is None:
        raise Refused("contract", found.state, "a signed version of a declared contract", "state")
    if begins_later(found):
        allowed = f"a begin by {before.first_day}: declare it anew, and undo the other"
        raise Refused("contract", str(found.first_day), allowed, "later_start")
    _told(change, found, declaration, "change", receipt)
    found.state = "declared"
    found.save(update_fields=["state"])
    return contract


@verb("work.declare_contract")
def undo_declaration(*, actor: Actor, contract: UUID, undoing: UUID, receipt: str) -> UUID:
    """Keep the receipt under which the authority was told that declared work is not done: it was
    cancelled, or its next version was declared anew."""
    found = held(actor, contract)
    declaration = declaration_of(found)
    if declaration is None or not is_to_undo(found):
        raise Refused("contract", found.state, "declared work that will not be done", "state")
    _told(undoing, found, declaration, "cancel", receipt)
    return contract


def _told(
    change: UUID, contract: Contract, declaration: Declaration, kind: str, receipt: str
) -> None:
    DeclarationChange.objects.create(
        id=change, declaration=declaration, contract=contract, kind=kind,
        receipt=receipt_of(receipt), made_at=clock.now(),
    )  # fmt: skip


def receipt_of(receipt: str) -> str:
    """The authority's receipt as it is kept. Raises Refused."""
    receipt = receipt.strip()
    if not receipt or len(receipt) > NUMBER_LIMIT or not receipt.isprintable():
        raise Refused("receipt", receipt, f"the receipt, at most {NUMBER_LIMIT} letters")
    return receipt


def declaration_of(contract: Contract) -> Declaration | None:
    """The declaration of a contract: its own, or that of an earlier version which was changed."""
    changed = DeclarationChange.objects.filter(contract=contract, kind="change")
    told = changed.select_related("declaration").first()
    return told.declaration if told else Declaration.objects.filter(contract=contract).first()


def begins_later(contract: Contract) -> bool:
    """Whether a next version begins later than all the work that was declared: of what began, its
    months stay."""
    before = contract.replaces
    return before is not None and contract.first_day > before.first_day and not staying(before)


def is_to_undo(contract: Contract) -> bool:
    """Whether the authority still believes that a contract is worked which is not."""
    if DeclarationChange.objects.filter(contract=contract, kind="cancel").exists():
        return False
    if contract.state == "cancelled":
        return declaration_of(contract) is not None
    anew = Declaration.objects.filter(contract__replaces=contract).exists()
    return contract.state == "replaced" and anew and declaration_of(contract) is not None


@verb("work.confirm_work")
def confirm_work(*, actor: Actor, contract: UUID, month: date) -> UUID:
    """Say that the hours of a contract in a month (its first day) were worked as planned. Its
    payslip is due."""
    found = held(actor, contract, by_worker=True)
    if actor.role == MEMBER and policy.own(actor, "pk") and found.person_id != actor.person:
        raise NotFound("contract", str(contract), "work of your own")
    open_ = ContractMonth.objects.select_for_update().filter(freed=False)
    row = open_.filter(contract=found, month=month).first()
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
    goes_on = contract.week is not None and bound_ending(contract) is None
    open_ = ContractMonth.objects.filter(contract=contract, confirmed_at=None, freed=False)
    if not goes_on and not open_.exists():
        contract.state = "worked"
        contract.save(update_fields=["state"])


@verb("work.take_schedule")
def take_schedule(*, actor: Actor, until: date) -> int:
    """Take the schedule for what was worked, of every month that ended two days before ``until`` or
    earlier and that nobody has confirmed; gives how many months."""
    if until < FIRST:
        raise Refused("until", str(until), f"a day from {FIRST} on")
    due = (
        ContractMonth.objects.select_for_update(of=("self",))
        .select_related("contract")
        .filter(confirmed_at=None, freed=False, contract__state="declared")
        .filter(last_day__lte=until - timedelta(days=DELAY))
        .order_by("last_day", "id")
    )
    months = list(due)
    for one in months:
        confirm(one.contract, one, SCHEDULE)
    return len(months)
