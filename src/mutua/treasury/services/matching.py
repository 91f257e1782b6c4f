"""What nobody knew: a treasurer says what a line was for."""

from __future__ import annotations

from uuid import UUID

from mutua.activities.models import Invoice
from mutua.activities.services import record_receipt
from mutua.activities.services.receipts import TO_MATCH
from mutua.ground import policy
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.treasury.models import Match, StatementLine
from mutua.treasury.services.booking import OF_INVOICE

policy.grant("treasury.match_line", TREASURY, by_amount=True)


@verb("treasury.match_line")
def match_line(*, actor: Actor, line: UUID, invoice: UUID) -> UUID:
    """Say that money that waits has paid an invoice: it leaves the account where it waited. What
    passes the open amount is booked as paid in advance."""
    found = waiting_line(line)
    if found.amount <= 0:
        raise Refused("line", str(found.amount), "money that came")
    policy.within(actor, "treasury.match_line", found.amount)
    entity = found.statement.legal_entity_id
    if not Invoice.objects.filter(id=invoice, activity__legal_entity_id=entity).exists():
        raise NotFound("invoice", str(invoice), "an invoice of the entity whose account it is")
    match = derived_id("match", line, 1)
    record_receipt(
        actor=actor, receipt=match, invoice=invoice, amount=found.amount,
        received_on=found.booked_on, reference=found.bank_reference, lies=TO_MATCH,
    )  # fmt: skip
    Match.objects.create(id=match, line=found, kind=OF_INVOICE, target=invoice, amount=found.amount)
    found.state = "matched"
    found.save(update_fields=["state"])
    return line


def waiting_line(line: UUID) -> StatementLine:
    """A line that waits for a person, held until the end. Raises NotFound or Refused."""
    found = (
        StatementLine.objects.select_for_update(of=("self",))
        .select_related("statement")
        .filter(id=line)
        .first()
    )
    if found is None:
        raise NotFound("line", str(line), "a line of a statement")
    if found.state != "suspense":
        raise Refused("line", found.state, "a line that waits for a person", "state")
    return found
