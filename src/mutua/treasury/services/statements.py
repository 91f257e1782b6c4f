"""A statement of the house's account is kept, whole, after the one before it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any
from uuid import UUID

from mutua.ground import policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.arrays import insert
from mutua.ground.errors import Refused
from mutua.ground.garbage import kept_until_done
from mutua.ground.ids import derived_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.treasury.formats import statements as bank
from mutua.treasury.formats.statements import gap
from mutua.treasury.models import Statement, StatementLine

policy.grant("treasury.take_statement", WORKER)

SAID = tuple(one.name for one in fields(bank.Line) if one.name != "line")
KEPT = (
    "amount", "booked_on", "end_to_end_id", "counterparty_name", "counterparty_iban",
    "communication", "text",
)  # fmt: skip
ENCODER = json.JSONEncoder(sort_keys=True, default=str)
KNOWN = ("opening", "closing", "closed_on")


@verb("treasury.take_statement")
@kept_until_done()
def take_statement(*, actor: Actor, statement: bank.Statement, file: str) -> int:
    """Keep a statement with its lines; gives how many are new: none of one that is here already.
    Raises Refused for an account that is not the house's, for another statement under the same
    name, and with the code ``gap`` for one that does not go on where the last one ended: it waits
    until those between have come."""
    entity = entity_of_account(statement.iban)
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
    if statement.lines:
        insert(StatementLine, _columns(made.id, statement.lines))
        later("treasury.book_statement", statement=str(made.id))
    return len(statement.lines)


def entity_of_account(iban: str) -> LegalEntity:
    """Whose account of the house this is. Raises Refused for another."""
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


def _columns(statement: UUID, lines: Sequence[bank.Line]) -> dict[str, list[Any]]:
    seen: Counter[str] = Counter()
    digests, occurrences = [digest_of(one) for one in lines], []
    for digest in digests:
        seen[digest] += 1
        occurrences.append(seen[digest])
    named = zip(digests, occurrences, strict=True)
    return {
        "id": [derived_id("bank line", statement, *one) for one in named],
        "statement": [statement] * len(lines),
        "state": ["new"] * len(lines),
        "place": list(range(1, len(lines) + 1)),
        "digest": digests,
        "occurrence": occurrences,
        "kind": [one.kind.value for one in lines],
        **{name: list(map(attrgetter(name), lines)) for name in KEPT},
        "bank_reference": [one.batch or one.bank_reference for one in lines],
        "details": [json.dumps([asdict(each) for each in one.details]) for one in lines],
    }


def digest_of(line: bank.Line) -> str:
    """All that a line says, but where it stands in its file."""
    said: dict[str, Any] = {name: getattr(line, name) for name in SAID}
    said["details"] = [asdict(one) for one in line.details]
    return hashlib.sha256(ENCODER.encode(said).encode()).hexdigest()
