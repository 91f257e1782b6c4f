"""What is owed as rows of payments, by columns, and as the file that the bank takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from mutua.ground import clock, payment_reference
from mutua.ground.arrays import among, insert
from mutua.ground.ids import derived_id
from mutua.ledger.models import LegalEntity
from mutua.people.models import Person
from mutua.people.queries import NamedAccount
from mutua.treasury import suppliers
from mutua.treasury.debts import WAGES, Debt
from mutua.treasury.formats import pain001
from mutua.treasury.models import Payment

READ_BY_PROGRAMS = ("authority", suppliers.KIND)  # by their structured communication
WAGES_MARK = "/A/ "  # begins the text of transfers of wages (Judicial code, art. 1411bis § 4)


class Attempt(NamedTuple):
    """A debt that is to be paid to an account, for the n-th time; its identifier follows from the
    debt and the number, so that a restored store gives the same."""

    id: UUID
    number: int
    debt: Debt
    account: NamedAccount


def attempts(found: Sequence[tuple[Debt, NamedAccount]]) -> list[Attempt]:
    """The next attempt to pay each debt."""
    before = Payment.objects.filter(debt__in=among([debt.id for debt, _ in found], "uuid"))
    last = {
        (kind, debt): number
        for kind, debt, number in before.values_list("debt_kind", "debt").annotate(Max("attempt"))
    }
    made = []
    for debt, account in found:
        number = last.get((debt.kind, debt.id), 0) + 1
        one = derived_id("payment", debt.kind, debt.id, number)
        made.append(Attempt(one, number, debt, account))
    return made


def keep(batch: UUID, execution_on: date, made: Sequence[Attempt]) -> None:
    """Write the payments of a batch, ready to be approved."""
    debts, accounts, many = [one.debt for one in made], [one.account for one in made], len(made)
    insert(
        Payment,
        {
            "id": [one.id for one in made],
            "batch": [batch] * many,
            "state": ["ready"] * many,
            "debt_kind": [debt.kind for debt in debts],
            "debt": [debt.id for debt in debts],
            "attempt": [one.number for one in made],
            "end_to_end_id": [one.id.hex for one in made],
            "person": [debt.person for debt in debts],
            "account": [debt.account for debt in debts],
            "name": [account.holder for account in accounts],
            "iban": [account.iban for account in accounts],
            "amount": [debt.amount for debt in debts],
            "text": [debt.text for debt in debts],
            "purpose": [debt.purpose for debt in debts],
            "due_on": [debt.due_on for debt in debts],
            "execution_on": [execution_on] * many,
            "reason": [""] * many,
        },
    )


def file_of(
    entity: LegalEntity, batch: UUID, execution_on: date, made: Sequence[Attempt]
) -> pain001.Batch:
    """What the bank's file says of a batch."""
    said, addresses = entity.details, _addresses({one.debt.person for one in made})
    return pain001.Batch(
        message_id=batch.hex, created_at=clock.now(), debtor_name=entity.name,
        debtor_iban=said["iban"], execution_date=execution_on,
        payments=tuple(_transfer(one, addresses[one.debt.person]) for one in made),
        debtor_bic=said.get("bic", ""), enterprise_number=said.get("enterprise_number", ""),
    )  # fmt: skip


def _addresses(persons: set[UUID]) -> dict[UUID, pain001.Address | None]:
    found = Person.objects.filter(id__in=among(persons, "uuid"))
    parts = "country", "town", "street", "number", "box", "postcode"
    return {
        person: pain001.Address(**dict(zip(parts, said, strict=True))) if said[1] else None
        for person, *said in found.values_list("id", *parts)
    }


def _transfer(one: Attempt, address: pain001.Address | None) -> pain001.Payment:
    debt = one.debt
    mark = WAGES_MARK if debt.purpose == WAGES else ""
    reference = payment_reference.alone(debt.text) if debt.kind in READ_BY_PROGRAMS else ""
    return pain001.Payment(
        communication=reference, text="" if reference else f"{mark}{debt.text}",
        end_to_end_id=one.id.hex, creditor_name=one.account.holder,
        creditor_iban=one.account.iban, amount=debt.amount, address=address,
        category_purpose=debt.purpose,
    )  # fmt: skip
