"""Payments are put into a file by one person, approved by another, and leave once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max

from mutua.ground import clock, opening, payment_reference, places, policy
from mutua.ground.actors import TREASURY, WORKER, Actor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.garbage import kept_until_done
from mutua.ground.ids import derived_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.people import queries as people
from mutua.people.models import Person
from mutua.people.queries import NamedAccount
from mutua.treasury import debts, suppliers
from mutua.treasury.debts import WAGES, Debt
from mutua.treasury.formats import pain001
from mutua.treasury.fund.advancing import advance
from mutua.treasury.models import Approval, Batch, Payment

policy.grant("treasury.make_batch", TREASURY)
policy.grant("treasury.approve_batch", TREASURY, by_amount=True)
policy.grant("treasury.send_batch", WORKER)

HOLDER_LIMIT = 70  # what a SEPA payment holds of a name
MOST_PAYMENTS = 4_000  # of one file, which the store of files takes
FURTHEST = 30  # days before the execution
READ_BY_PROGRAMS = ("authority", suppliers.KIND)  # by their structured communication
JOURNALLED = (
    "debt_kind", "debt", "attempt", "person_id", "account", "amount", "due_on", "purpose",
)  # fmt: skip
WAGES_MARK = "/A/ "  # begins the text of transfers of wages (Judicial code, art. 1411bis § 4)


class Payable(NamedTuple):
    """A debt and the account to which it can be paid; none where its person has named none."""

    debt: Debt
    account: NamedAccount | None


def payable(legal_entity: str, kinds: Sequence[str] = ()) -> list[Payable]:
    """What could be paid now, the most urgent first."""
    found = debts.unpaid(legal_entity, kinds)
    named = {one.person for one in found if one.paper is None}
    accounts = people.payable_accounts(named, clock.now())
    return [
        Payable(one, accounts.get(one.person) if one.paper is None else _on_paper(one))
        for one in found
    ]


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
) -> int:
    """Put into one file what is owed to persons who have named an account, or to the account on the
    bill of a supplier, of some ``kinds`` of
    debts or of all, due up to a day, at most MOST_PAYMENTS; gives how many. Raises Refused when
    nothing is to be paid."""
    opening.require_open()
    entity = _entity(legal_entity)
    if actor.person is None:
        raise NotAllowed("actor", actor.name, "a person, who answers for the payments")
    _check_day(execution_on)
    for kind in kinds:
        if kind not in debts.sources:
            raise Refused("kinds", kind, ", ".join(sorted(debts.sources)))
    found = [one for one in payable(legal_entity, kinds) if one.account]
    found = [one for one in found if one.debt.year in (0, execution_on.year)]
    found = [one for one in found if until is None or one.debt.due_on <= until][:MOST_PAYMENTS]
    if not found:
        raise Refused("kinds", ", ".join(kinds), "debts that can be paid", "nothing")
    suppliers.bring_in([one.debt for one in found])
    payments = _payments(batch, execution_on, found)
    content = pain001.build(_file(entity, batch, execution_on, payments))
    digest = places.files().put(content, "application/xml")
    Batch.objects.create(
        id=batch, legal_entity=entity, made_by_id=actor.person, made_at=clock.now(),
        execution_on=execution_on, count=len(payments), total=sum(one.amount for one in payments),
        file=digest, message_id=batch.hex,
    )  # fmt: skip
    Payment.objects.bulk_create(payments)
    return len(payments)


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


def _payments(batch: UUID, execution_on: date, found: list[Payable]) -> list[Payment]:
    before = Payment.objects.filter(debt__in=[one.debt.id for one in found])
    last = {
        (kind, debt): attempt
        for kind, debt, attempt in before.values_list("debt_kind", "debt").annotate(Max("attempt"))
    }
    made = []
    for debt, account in found:
        assert account is not None  # noqa: S101 - chosen so
        attempt = last.get((debt.kind, debt.id), 0) + 1
        one = derived_id("payment", debt.kind, debt.id, attempt)
        made.append(
            Payment(
                id=one, batch_id=batch, debt_kind=debt.kind, debt=debt.id, attempt=attempt,
                end_to_end_id=one.hex, person_id=debt.person, account=debt.account,
                name=account.holder, iban=account.iban, amount=debt.amount, text=debt.text,
                purpose=debt.purpose, due_on=debt.due_on, execution_on=execution_on,
            )
        )  # fmt: skip
    return made


def _file(
    entity: LegalEntity, batch: UUID, execution_on: date, payments: list[Payment]
) -> pain001.Batch:
    persons = Person.objects.in_bulk({one.person_id for one in payments})
    said = entity.details
    return pain001.Batch(
        message_id=batch.hex, created_at=clock.now(), debtor_name=entity.name,
        debtor_iban=said["iban"], execution_date=execution_on,
        payments=tuple(_transfer(one, persons[one.person_id]) for one in payments),
        debtor_bic=said.get("bic", ""), enterprise_number=said.get("enterprise_number", ""),
    )  # fmt: skip


def _transfer(payment: Payment, person: Person) -> pain001.Payment:
    address = None
    if person.town:
        address = pain001.Address(
            country=person.country, town=person.town, street=person.street, number=person.number,
            box=person.box, postcode=person.postcode,
        )  # fmt: skip
    mark = WAGES_MARK if payment.purpose == WAGES else ""
    read = payment.debt_kind in READ_BY_PROGRAMS
    communication = payment_reference.alone(payment.text) if read else ""
    return pain001.Payment(
        communication=communication,
        end_to_end_id=payment.end_to_end_id, creditor_name=payment.name,
        creditor_iban=payment.iban, amount=payment.amount, address=address,
        text="" if communication else f"{mark}{payment.text}", category_purpose=payment.purpose,
    )  # fmt: skip


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
    """Give up a batch that nobody has approved: its debts are free again."""
    found = _held(batch)
    if found.state != "ready":
        raise Refused("batch", found.state, "one that waits for an approval", "state")
    Payment.objects.filter(batch=found).update(state="dropped")
    found.state = "dropped"
    found.save(update_fields=["state"])
    return batch


@verb("treasury.send_batch")
def keep_sent(*, actor: Actor, batch: UUID) -> UUID:
    """Keep that an approved batch leaves now; once."""
    opening.require_open()
    found = _held(batch)
    if found.state == "approved":
        _sent(found)
    return batch


@verb("treasury.send_batch")
def remember_sent(*, actor: Actor, batch: UUID, facts: str) -> UUID:
    """Keep, in a store that was restored, that a batch had left, by the ``facts`` of its line in
    the journal: its debts are on their way, and are not paid again."""
    found = Batch.objects.select_for_update().filter(id=batch).first()
    if found is None:
        found = _from_journal(batch, json.loads(facts))
    if found.state in ("ready", "approved"):
        _sent(found)
    advance(actor, found)
    return batch


def _from_journal(batch: UUID, facts: dict[str, Any]) -> Batch:
    rows = [dict(zip(JOURNALLED, one, strict=True)) for one in facts["payments"]]
    suppliers.remember(facts.get("payees", {}))
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


def facts_of(batch: Batch) -> dict[str, Any]:
    """What the journal keeps of a batch, so that a restored store knows what is on its way. The
    accounts themselves stand in the file alone; of suppliers, who may have come since, it says who
    they are."""
    rows = Payment.objects.filter(batch=batch).order_by("due_on", "debt").values_list(*JOURNALLED)
    return {
        "entity": batch.legal_entity_id, "message": batch.message_id, "file": batch.file,
        "total": batch.total, "execution_on": str(batch.execution_on),
        "made_by": str(batch.made_by_id), "payees": suppliers.payees_of(batch.id),
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
