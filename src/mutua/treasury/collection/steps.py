"""A reminder, a formal notice, a lawyer's file, a plan: each a treasurer's decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from mutua.activities.models import Invoice
from mutua.activities.rendering import number_of
from mutua.ground import clock, formats, mail, payment_reference, policy
from mutua.ground.actors import TREASURY, Actor, hash_of
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.treasury.collection.claims import BANKRUPT, LOST, Late, late_invoices
from mutua.treasury.models import CollectionStep, PaymentPlan
from mutua.treasury.models.collection import FILE, NOTICE, REMINDER, STEP_KINDS

policy.grant("treasury.collect", TREASURY)

AFTER = {NOTICE: REMINDER, FILE: NOTICE}
DAYS_TO_PAY = 15  # of a letter; a consumer's 14 days have passed on the last of them
MOST_PARTS = 36
LONGEST_PLAN = 3 * 366  # days
SHORTEST_TOKEN = 32


@verb("treasury.collect")
def take_step(
    *, actor: Actor, step: UUID, invoice: UUID, kind: str, token: str = "", link: str = ""
) -> UUID:
    """Write to a client who is late, in her language: a ``reminder`` (free for a consumer), then a
    formal ``notice`` with interest and compensation as far as the law lets ask them; while a plan is
    kept only a reminder of its next part; or note that
    the ``file`` goes to a lawyer. ``token`` opens the client's page at ``link``. Raises Refused
    while a step must come before, and for a client who is bankrupt: her curator is written to."""
    if kind not in STEP_KINDS:
        raise Refused("kind", kind, ", ".join(STEP_KINDS))
    late = _late(invoice)
    done = [one for one in late.steps if one.kind == kind]
    if (before := AFTER.get(kind)) and before not in {one.kind for one in late.steps}:
        raise Refused("kind", kind, f"{before} first", "before")
    if done and kind != REMINDER:
        raise Refused("kind", kind, "once for an invoice", "again")
    if late.plan and kind != REMINDER:
        raise Refused("kind", kind, "a reminder of the next part: the plan is kept", "plan")
    if done and done[-1].made_on == clock.today():
        raise Refused("kind", kind, "once a day", "again")
    address = late.invoice.client.email
    if kind != FILE:
        _check_letter(address, token, link)
    consumer_first = kind == REMINDER and not done
    CollectionStep.objects.create(
        id=step, invoice=late.invoice, kind=kind, number=len(done) + 1, made_on=clock.today(),
        open_amount=late.open_amount, interest=late.interest, compensation=late.compensation,
        sent_to=address if kind != FILE else "", token_hash=hash_of(token) if kind != FILE else "",
    )  # fmt: skip
    if kind != FILE:
        what = "first_reminder" if consumer_first else f"payment_{kind}"
        if late.plan:
            what = "payment_part"
        mail.send_later(what, address, late.invoice.client.language, _words(late, link))
    return step


def _late(invoice: UUID) -> Late:
    row = Invoice.objects.select_related("activity").filter(id=invoice, state="issued").first()
    if row is None:
        raise NotFound("invoice", str(invoice), "an invoice that was issued")
    found = late_invoices(row.activity.legal_entity_id, clock.today(), [invoice])
    if not found:
        raise Refused("invoice", str(invoice), "one that is late and open", "not_late")
    if found[0].held_by in (BANKRUPT, LOST):
        allowed = "one whose client is not bankrupt, and that is not lost"
        raise Refused("invoice", found[0].held_by, allowed, found[0].held_by)
    return found[0]


def _check_letter(address: str, token: str, link: str) -> None:
    if not address:
        raise Refused("invoice", "no address", "a client whose e-mail address is known", "address")
    if len(token) < SHORTEST_TOKEN:
        raise Refused("token", "…", f"a secret of {SHORTEST_TOKEN} letters or more")
    if not link.startswith(("http://", "https://")) or any(one.isspace() for one in link):
        raise Refused("link", link, "the address of the client's page")


def _words(late: Late, link: str) -> dict[str, str]:
    invoice, language = late.invoice, late.invoice.client.language
    entity = invoice.activity.legal_entity

    def money(amount: int) -> str:
        return formats.money(amount, language, invoice.currency)

    plan = late.plan
    asked = {} if plan is None else {
        "part": money(plan.amount), "day": formats.long_day(plan.day, language),
        "plan": "\n".join(
            f"{'✓' if there else '–'} {formats.long_day(day, language)}: {money(amount)}"
            for day, amount, there in plan.parts
        ),
    }  # fmt: skip
    return {
        **asked, "number": number_of(invoice), "seller": entity.name,
        "enterprise": str(entity.details.get("enterprise_number", "")),
        "what": _what(invoice), "due": formats.long_day(invoice.due_on, language),
        "open": money(late.open_amount), "interest": money(late.interest),
        "compensation": money(late.compensation), "total": money(late.total),
        "until": formats.long_day(clock.today() + timedelta(days=DAYS_TO_PAY), language),
        "iban": str(entity.details.get("iban", "")),
        "reference": payment_reference.shown(invoice.payment_reference)
        if invoice.payment_reference else number_of(invoice), "link": link,
    }  # fmt: skip


def _what(invoice: Invoice) -> str:
    """What was sold, by the first line."""
    first = invoice.lines[0] if invoice.lines else {}
    return str(first.get("text") or first.get("description") or invoice.activity.name)[:140]


@verb("treasury.collect")
def agree_plan(
    *, actor: Actor, plan: UUID, invoice: UUID, parts: Sequence[tuple[date, int]]
) -> UUID:
    """Keep that a client pays what is open in ``parts`` (day, minor units). While they are paid in
    time nothing more is proposed. Raises Refused where they do not come to what is open."""
    late = _late(invoice)
    if not 1 < len(parts) <= MOST_PARTS:
        raise Refused("parts", str(len(parts)), f"2 to {MOST_PARTS} parts", "parts")
    last, today = clock.today(), clock.today()
    for one in parts:
        if len(one) != 2 or type(one[1]) is not int or one[1] <= 0:
            raise Refused("parts", str(one), "a day and whole minor units above 0", "parts")
        if not isinstance(one[0], date) or not last <= one[0] <= today + timedelta(LONGEST_PLAN):
            raise Refused("parts", str(one[0]), f"days in their order, from {today} on", "parts")
        last = one[0]
    total = sum(amount for _, amount in parts)
    if total != late.open_amount:
        raise Refused("parts", str(total), f"{late.open_amount}, what is open", "sum")
    number = PaymentPlan.objects.filter(invoice=late.invoice).count() + 1
    PaymentPlan.objects.create(
        id=plan, invoice=late.invoice, number=number, agreed_on=clock.today(), total=total,
        parts=[[day.isoformat(), amount] for day, amount in parts],
    )  # fmt: skip
    return plan
