"""What the bank says of a batch that left (pain.002)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from mutua.ground import policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import NotFound
from mutua.ground.verbs import verb
from mutua.treasury.blocks import names_of_blocks
from mutua.treasury.formats import pain002
from mutua.treasury.formats.pain002 import BlockStatus, Reason, StatusReport
from mutua.treasury.fund.refilling import take_back
from mutua.treasury.models import Batch, Payment

policy.grant("treasury.read_answer", WORKER)

REFUSED = "RJCT"
ON_ITS_WAY = ("ACCP", "ACSP", "ACSC", "ACWC", "ACTC", "ACCC")
REASON_LIMIT = 300


class Said(NamedTuple):
    """A status for one payment, with why."""

    status: str
    why: str


@verb("treasury.read_answer")
def read_answer(*, actor: Actor, answer: bytes) -> UUID:
    """Take a bank's answer: each payment that it names or that its block holds is accepted, or
    rejected with the reason; then its debt may be paid again. Raises FileRefused for a file that is
    spoilt, NotFound for a batch that never left."""
    report = pain002.read(answer)
    batch = (
        Batch.objects.select_for_update()
        .filter(message_id=report.original_message_id, state__in=("sent", "answered"))
        .first()
    )
    if batch is None:
        raise NotFound("batch", report.original_message_id, "a batch that has left")
    payments = list(Payment.objects.select_for_update().filter(batch=batch).order_by("id"))
    said = _by_payment(report, batch, payments)
    changed = [one for one in payments if _step(one, said.get(one.id))]
    Payment.objects.bulk_update(changed, ["state", "reason"])
    take_back(actor, [one for one in changed if one.state == "rejected"])
    if batch.state == "sent":
        batch.state = "answered"
        batch.save(update_fields=["state"])
    return batch.id


def _by_payment(report: StatusReport, batch: Batch, payments: list[Payment]) -> dict[UUID, Said]:
    """What is said of each: by its own name, else of its block, else of the whole message."""
    named = {one.end_to_end_id: one for one in report.payments}
    blocks = {one.block_id: one for one in report.blocks}
    lies_in = names_of_blocks(batch.message_id, payments)
    found = {}
    for one in payments:
        block = blocks.get(lies_in[one.id])
        own = named.get(one.end_to_end_id)
        if own is not None:
            found[one.id] = Said(own.status, _why(own.reasons))
        elif status := _of_block(block) or report.status:
            reasons = block.reasons if block and block.status else report.reasons
            found[one.id] = Said(status, _why(reasons))
    return found


def _of_block(block: BlockStatus | None) -> str:
    return block.status if block else ""


def _why(reasons: Iterable[Reason]) -> str:
    words = [" ".join(filter(None, (one.code, one.text, one.further))) for one in reasons]
    return "; ".join(words)[:REASON_LIMIT]


def _step(payment: Payment, said: Said | None) -> bool:
    """Whether the payment takes a step by what was said."""
    if said is None:
        return False
    if said.status == REFUSED and payment.state in ("sent", "accepted"):
        payment.state, payment.reason = "rejected", said.why or REFUSED
        return True
    if said.status in ON_ITS_WAY and payment.state == "sent":
        payment.state = "accepted"
        return True
    return False
