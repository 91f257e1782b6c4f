"""Decisions to give money back to whom it came from."""

from __future__ import annotations

from uuid import UUID

from mutua.activities.models import Invoice
from mutua.activities.rendering import number_of
from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ibans import read_iban
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.people.services.legal_persons import payee
from mutua.treasury import refunds
from mutua.treasury.models import Match, Payment, Refund
from mutua.treasury.services.booking import SUSPENSE
from mutua.treasury.services.matching import waiting_line
from mutua.treasury.states import OVER

NAME_LIMIT, TEXT_LIMIT = 70, 140


@verb("treasury.make_batch")
def refund_invoice(*, actor: Actor, invoice: UUID, amount: int, iban: str, name: str = "") -> UUID:
    """Give back to a client ``amount`` minor units of what was paid beyond an invoice, to an account
    of its own; gives the refund. Raises Refused for more than that."""
    found = (
        Invoice.objects.select_related("client", "activity", "series")
        .filter(id=invoice, state="issued", kind="invoice")
        .first()
    )
    if found is None:
        raise NotFound("invoice", str(invoice), "an invoice that was issued")
    left = refunds.beyond(invoice)
    if type(amount) is not int or not 0 < amount <= left.total:
        raise Refused("amount", amount, f"1 to {left.total}, what was paid beyond", "beyond")
    client = found.client
    number = Refund.objects.filter(invoice=invoice).count() + 1
    made = Refund(
        id=derived_id("refund", invoice, number), legal_entity_id=found.activity.legal_entity_id,
        invoice=found, number=number, amount=amount,
        person_id=payee(client.name, client.enterprise_number or str(client.id)),
        **_where(iban, name or client.name), text=number_of(found)[:TEXT_LIMIT],
        decided_on=clock.today(),
    )  # fmt: skip
    made.save(force_insert=True)
    prepaid = min(amount, left.prepaid)
    lines = (
        Line("client_prepaid", prepaid, client=client.id),
        Line("client_receivable", amount - prepaid, found.activity_id, client=client.id),
        Line(refunds.ACCOUNT, -amount),
    )
    _book(actor, made, tuple(one for one in lines if one.amount))
    return made.id


@verb("treasury.make_batch")
def refund_line(*, actor: Actor, line: UUID, iban: str = "", name: str = "") -> UUID:
    """Give back the whole of money that nobody knows, to the account from which it came, or to
    another; gives the refund."""
    found = waiting_line(line)
    if found.amount <= 0:
        raise Refused("line", str(found.amount), "money that came")
    to = _where(iban or found.counterparty_iban, name or found.counterparty_name)
    made = Refund(
        id=derived_id("refund", line, 1), legal_entity_id=found.statement.legal_entity_id,
        line=found, number=1, amount=found.amount, person_id=payee(to["name"], to["iban"]), **to,
        text=(found.communication or found.text)[:TEXT_LIMIT], decided_on=clock.today(),
    )  # fmt: skip
    made.save(force_insert=True)
    Match.objects.create(
        id=derived_id("match", line, 1), line=found, kind=refunds.OF_REFUND, target=made.id,
        amount=found.amount,
    )  # fmt: skip
    found.state = "matched"
    found.save(update_fields=["state"])
    _book(actor, made, (Line(SUSPENSE, found.amount), Line(refunds.ACCOUNT, -found.amount)))
    return made.id


def _where(iban: str, name: str) -> dict[str, str]:
    """To which account of whom it goes."""
    said = name.strip()
    if not said or len(said) > NAME_LIMIT:
        raise Refused(
            "name", name, f"the name of who holds the account, at most {NAME_LIMIT} letters"
        )
    return {"iban": read_iban("iban", iban), "name": said}


def _book(actor: Actor, made: Refund, lines: tuple[Line, ...]) -> None:
    cause = (refunds.KIND, made.id)
    post(
        actor,
        [NewEntry(made.legal_entity_id, made.decided_on, cause, "decided", lines, made.text)],
    )


@verb("treasury.make_batch")
def readdress_refund(*, actor: Actor, refund: UUID, iban: str, name: str = "") -> UUID:
    """Send what is given back to another account: the one before was wrong or is closed. Raises
    Refused while it is on its way."""
    found = Refund.objects.select_for_update().filter(id=refund).first()
    if found is None:
        raise NotFound("refund", str(refund), "a refund that was decided")
    live = Payment.objects.filter(debt_kind=refunds.KIND, debt=refund)
    if live.exclude(state__in=OVER).exists():
        raise Refused("refund", str(refund), "one that is in no payment", "on_its_way")
    to = _where(iban, name or found.name)
    found.iban, found.name = to["iban"], to["name"]
    found.save(update_fields=["iban", "name"])
    return refund
