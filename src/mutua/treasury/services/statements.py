"""A statement of the house's account is kept, whole, after the one before it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any
from uuid import UUID

from mutua.ground import policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.treasury.formats import statements as bank
from mutua.treasury.formats.statements import gap
from mutua.treasury.models import Statement, StatementLine

policy.grant("treasury.take_statement", WORKER)

SAID = tuple(one.name for one in fields(bank.Line) if one.name != "line")
KNOWN = ("opening", "closing", "closed_on")


@verb("treasury.take_statement")
def take_statement(*, actor: Actor, statement: bank.Statement, file: str) -> int:
    """Keep a statement with its lines; gives how many are new: none of one that is here already.
    Raises Refused for an account that is not the house's, for another statement under the same
    name, and with the code ``gap`` for one that does not go on where the last one ended: it waits
    until those between have come."""
    entity = _entity_of(statement.iban)
    kept = list(Statement.objects.filter(iban=statement.iban).order_by("place"))
    for one in kept:
        if _is_same(one, statement):
            _check_same(one, statement)
            return 0
    if kept and (error := gap(_as_read(kept[-1]), statement)):
        raise Refused(error.field, error.given, error.allowed, "gap")
    made = Statement.objects.create(
        id=derived_id("statement", statement.iban, statement.identifier), legal_entity=entity,
        iban=statement.iban, place=len(kept) + 1, identifier=statement.identifier,
        number=statement.number, opening=statement.opening, opened_on=statement.opened_on,
        closing=statement.closing, closed_on=statement.closed_on, file=file,
    )  # fmt: skip
    rows = list(_rows(made.id, statement))
    StatementLine.objects.bulk_create(rows)
    if rows:
        later("treasury.book_statement", statement=str(made.id))
    return len(rows)


def _entity_of(iban: str) -> LegalEntity:
    found = [
        one
        for one in LegalEntity.objects.order_by("code")
        if str(one.details.get("iban", "")).replace(" ", "") == iban
    ]
    if len(found) != 1:
        allowed = "an account of one legal entity of the house"
        raise Refused("iban", iban, allowed, "account")
    return found[0]


def _is_same(kept: Statement, given: bank.Statement) -> bool:
    """By its name, or by its number of the year: another format gives the same one another name."""
    if kept.identifier == given.identifier:
        return True
    return given.number is not None and (kept.number, kept.closed_on.year) == (
        given.number, given.closed_on.year,
    )  # fmt: skip


def _check_same(kept: Statement, given: bank.Statement) -> None:
    for field in KNOWN:
        if getattr(kept, field) != getattr(given, field):
            allowed = f"{getattr(kept, field)}, as this statement said when it came first"
            raise Refused(field, str(getattr(given, field)), allowed, "other")


def _as_read(kept: Statement) -> bank.Statement:
    return bank.Statement(
        iban=kept.iban, currency="EUR", identifier=kept.identifier, number=kept.number,
        opening=kept.opening, opened_on=kept.opened_on, closing=kept.closing,
        closed_on=kept.closed_on, lines=(),
    )  # fmt: skip


def _rows(statement: UUID, given: bank.Statement) -> Iterator[StatementLine]:
    seen: Counter[str] = Counter()
    for place, one in enumerate(given.lines, 1):
        digest = digest_of(one)
        seen[digest] += 1
        yield StatementLine(
            id=derived_id("bank line", statement, digest, seen[digest]), statement_id=statement,
            place=place, digest=digest, occurrence=seen[digest], amount=one.amount,
            booked_on=one.booked_on, kind=one.kind.value, end_to_end_id=one.end_to_end_id,
            counterparty_name=one.counterparty_name, counterparty_iban=one.counterparty_iban,
            communication=one.communication, text=one.text, bank_reference=one.batch
            or one.bank_reference, details=[asdict(each) for each in one.details],
        )  # fmt: skip


def digest_of(line: bank.Line) -> str:
    """All that a line says, but where it stands in its file."""
    said: dict[str, Any] = {name: getattr(line, name) for name in SAID}
    said["details"] = [asdict(one) for one in line.details]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
