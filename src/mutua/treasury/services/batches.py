"""Payments are put into a file by one person, approved by another, and leave once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from mutua.ground import clock, opening, places, policy
from mutua.ground.actors import TREASURY, WORKER, Actor
from mutua.ground.arrays import among
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.garbage import kept_until_done
from mutua.ground.ids import derived_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.people import queries as people
from mutua.people.queries import NamedAccount
from mutua.people.services.bank_accounts import HOLDER_LIMIT
from mutua.treasury import debts, payees, suppliers
from mutua.treasury.debts import Debt
from mutua.treasury.formats import pain001
from mutua.treasury.fund.advancing import advance
from mutua.treasury.models import Approval, Batch, Payment
from mutua.treasury.services import filing

policy.grant("treasury.make_batch", TREASURY)
policy.grant("treasury.approve_batch", TREASURY, by_amount=True)
policy.grant("treasury.send_batch", WORKER)

MOST_PAYMENTS = 4_000  # of one file, which the store of files takes
FURTHEST = 30  # days before the execution
JOURNALLED = (
    "debt_kind", "debt", "attempt", "person_id", "account", "amount", "due_on", "purpose",
)  # fmt: skip


class Payable(NamedTuple):
    """A debt and the account to which it can be paid; none where its person has named none."""

    debt: Debt
    account: NamedAccount | None


def payable(legal_entity: str, kinds: Sequence[str] = ()) -> Iterator[Payable]:
    """What could be paid now, the most urgent first, read only as far as it is asked for."""
    found = debts.by_urgency(legal_entity, kinds)
    while some := list(islice(found, MOST_PAYMENTS)):
        named = {one.person for one in some if one.paper is None}
        accounts = people.payable_accounts(named, clock.now())
        for one in some:
            yield Payable(one, accounts.get(one.person) if one.paper is None else _on_paper(one))


def _on_paper(debt: Debt) -> NamedAccount | None:
    """The account that stands on the paper which asks for the money."""
    if not debt.paper:
        return None
    now = clock.now()
    return NamedAccount(debt.paper, debt.payee[:HOLDER_LIMIT], now, now, "now")


@verb("treasury.make_batch")
@kept_until_done()
def make_batch(
    *,
    actor: Actor,
    batch: UUID,
    legal_entity: str,
    execution_on: date,
    kinds: Sequence[str] = (),
    until: date | None = None,
    confirmed: Sequence[UUID] = (),
) -> int:
    """Put into one file what is owed to persons who have named an account, or to the account on the
    bill of a supplier, of some ``kinds`` of debts or of all, due up to a day, at most
    MOST_PAYMENTS; gives how many. What may have left before a restore stays out, but for debts that
    are ``confirmed``. Raises Refused when nothing is to be paid, or one of these cannot be."""
    opening.require_open()
    entity = _entity(legal_entity)
    if actor.person is None:
        raise NotAllowed("actor", actor.name, "a person, who answers for the payments")
    _check_day(execution_on)
    for kind in kinds:
        if kind not in debts.sources:
            raise Refused("kinds", kind, ", ".join(sorted(debts.sources)))
    wanted = _wanted(legal_entity, kinds, execution_on, until, set(confirmed))
    made = filing.attempts(list(islice(wanted, MOST_PAYMENTS)))
    for one in sorted(set(confirmed) - {each.debt.id for each in made}, key=str):
        raise Refused("confirmed", str(one), "debts that this batch can pay", "not_owed")
    if not made:
        raise Refused("kinds", ", ".join(kinds), "debts that can be paid", "nothing")
    suppliers.bring_in([one.debt for one in made])
    content = pain001.build(filing.file_of(entity, batch, execution_on, made))
    digest = places.files().put(content, "application/xml")
    Batch.objects.create(
        id=batch, legal_entity=entity, made_by_id=actor.person, made_at=clock.now(),
        execution_on=execution_on, count=len(made), total=sum(one.debt.amount for one in made),
        file=digest, message_id=batch.hex,
    )  # fmt: skip
    filing.keep(batch, execution_on, made)
    return len(made)


def _wanted(
    legal_entity: str,
    kinds: Sequence[str],
    execution_on: date,
    until: date | None,
    confirmed: set[UUID],
) -> Iterator[tuple[Debt, NamedAccount]]:
    for debt, account in payable(legal_entity, kinds):
        if until is not None and debt.due_on > until:
            return
        sure = not debt.doubt or debt.id in confirmed
        if account and sure and debt.payable_in(execution_on.year):
            yield debt, account


def _entity(code: str) -> LegalEntity:
    entity = LegalEntity.objects.filter(code=code).first()
    if entity is None:
        raise Refused("legal_entity", code, "a legal entity of this store")
    if not entity.details.get("iban"):
        raise Refused("legal_entity", code, "one whose bank account is known: its detail iban")
    return entity


def _check_day(execution_on: date) -> None:
    today = clock.today()
    if not today <= execution_on <= today + timedelta(days=FURTHEST):
        allowed = f"a day from {today} to {today + timedelta(days=FURTHEST)}"
        raise Refused("execution_on", str(execution_on), allowed)


@verb("treasury.approve_batch")
def approve_batch(*, actor: Actor, batch: UUID, approval: UUID, file: str) -> UUID:
    """Approve exactly the file that was shown, by its digest: it leaves. Raises NotAllowed for the
    one who made it, or who brought in an account that it pays for the first time."""
    opening.require_open()
    found = _held(batch)
    if found.state != "ready":
        raise Refused("batch", found.state, "one that waits for an approval", "state")
    if actor.person is None or actor.person == found.made_by_id:
        raise NotAllowed("actor", actor.name, "somebody else than its maker", "own_batch")
    if file != found.file:
        raise Refused("file", file, f"{found.file}, the file of this batch", "other_file")
    policy.within(actor, "treasury.approve_batch", found.total)
    Approval.objects.create(
        id=approval, batch=found, made_by_id=found.made_by_id, by_whom_id=actor.person, file=file,
        approved_at=clock.now(),
    )  # fmt: skip
    found.state = "approved"
    found.save(update_fields=["state"])
    advance(actor, found)
    later("treasury.send_batch", batch=str(batch))
    return batch


@verb("treasury.make_batch")
def drop_batch(*, actor: Actor, batch: UUID) -> UUID:
    """Give up a batch that nobody has approved: its debts are free again. Not in a store that is
    shut: a journal may say that it had left."""
    opening.require_open()
    found = _held(batch)
    if found.state != "ready":
        raise Refused("batch", found.state, "one that waits for an approval", "state")
    _dropped([batch])
    return batch


def _dropped(batches: Sequence[UUID]) -> None:
    Payment.objects.filter(batch__in=batches).update(state="dropped")
    Batch.objects.filter(id__in=batches).update(state="dropped")


@verb("treasury.send_batch")
def keep_sent(*, actor: Actor, batch: UUID) -> UUID:
    """Keep that an approved batch leaves now; once."""
    opening.require_open()
    found = _held(batch)
    if found.state == "approved":
        _sent(found)
    return batch


@verb("treasury.send_batch")
def remember_sent(*, actor: Actor, batch: UUID, facts: Mapping[str, Any]) -> UUID:
    """Keep, in a store that was restored, that a batch had left, by the ``facts`` of its line in
    the journal: its debts are on their way, and are not paid again. Batches that wait with one of
    them had been dropped before it was made, and are again."""
    found = Batch.objects.select_for_update().filter(id=batch).first()
    if found is None:
        found = _from_journal(batch, facts)
    if found.state in ("ready", "approved"):
        _sent(found)
    advance(actor, found)
    return batch


def _from_journal(batch: UUID, facts: Mapping[str, Any]) -> Batch:
    rows = [dict(zip(JOURNALLED, one, strict=True)) for one in facts["payments"]]
    payees.remember(facts.get("payees", {}))
    _drop_what_waits_with(rows)
    made = Batch.objects.create(
        id=batch, legal_entity_id=facts["entity"], made_by_id=UUID(facts["made_by"]),
        made_at=clock.now(), execution_on=date.fromisoformat(facts["execution_on"]),
        count=len(rows), total=facts["total"], file=facts["file"], message_id=facts["message"],
    )  # fmt: skip
    Payment.objects.bulk_create(
        Payment(
            id=(one := derived_id("payment", row["debt_kind"], row["debt"], row["attempt"])),
            batch=made, end_to_end_id=one.hex, execution_on=made.execution_on, **row,
        )
        for row in rows
    )  # fmt: skip
    return made


def _drop_what_waits_with(rows: Sequence[Mapping[str, Any]]) -> None:
    """Debts that have left with another batch leave no more with one that nobody has approved."""
    left = {(row["debt_kind"], UUID(row["debt"])) for row in rows}
    waiting = Payment.objects.filter(
        batch__state="ready", debt__in=among({debt for _, debt in left}, "uuid")
    )
    found = waiting.values_list("batch", "debt_kind", "debt")
    if some := sorted({batch for batch, *debt in found if tuple(debt) in left}):
        _dropped(some)


def facts_of(batch: Batch) -> dict[str, Any]:
    """What the journal keeps of a batch, so that a restored store knows what is on its way. The
    accounts themselves stand in the file alone; of who is paid only, and may have come since, it
    says who they are."""
    rows = Payment.objects.filter(batch=batch).order_by("due_on", "debt").values_list(*JOURNALLED)
    return {
        "entity": batch.legal_entity_id, "message": batch.message_id, "file": batch.file,
        "total": batch.total, "execution_on": str(batch.execution_on),
        "made_by": str(batch.made_by_id), "payees": payees.payees_of(batch.id),
        "payments": [
            [one if isinstance(one, int | str) else str(one) for one in row] for row in rows
        ],
    }  # fmt: skip


def _sent(batch: Batch) -> None:
    """A store that was restored before the approval takes the steps between as well."""
    Payment.objects.filter(batch=batch, state="ready").update(state="sent")
    Batch.objects.filter(id=batch.id).update(state="sent")


def _held(batch: UUID) -> Batch:
    found = Batch.objects.select_for_update().filter(id=batch).first()
    if found is None:
        raise NotFound("batch", str(batch), "a batch of payments")
    return found
