"""Costs of the house in the period they belong to: booked at its end, taken back in the next."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mutua.activities.models import ACCRUALS, Accrual
from mutua.activities.services.assets import need_account
from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.verbs import verb
from mutua.ledger.services import LIMIT, Line, NewEntry, post

policy.grant("activities.accrue", STAFF)

TEXT_LIMIT = 200
DEFERRED = ACCRUALS[0]


@verb("activities.accrue")
def accrue(
    *,
    actor: Actor,
    accrual: UUID,
    legal_entity: str,
    kind: str,
    amount: int,
    text: str,
    day: date,
    back_on: date,
) -> UUID:
    """Book a cost of the house into the period it belongs to, at the end of that period (``day``).

    'deferred_charge': paid now, of the next period (an insurance paid ahead). 'accrued_charge': of
    this period, its bill comes later. ``back_on`` is a day of the next period.
    """
    if kind not in ACCRUALS:
        raise Refused("kind", kind, ", ".join(ACCRUALS))
    if type(amount) is not int or not 0 < amount < LIMIT:
        raise Refused("amount", amount, f"whole minor units above 0, below {LIMIT}")
    if not text.strip() or len(text) > TEXT_LIMIT:
        raise Refused("text", text, f"a text of at most {TEXT_LIMIT} letters")
    if day > clock.today():
        raise Refused("day", str(day), f"{clock.today()} or before")
    if back_on <= day:
        raise Refused("back_on", str(back_on), f"after {day}")
    need_account(actor, kind)
    made = Accrual.objects.create(
        id=accrual, legal_entity_id=legal_entity, kind=kind, text=text.strip(), amount=amount,
        day=day, back_on=back_on,
    )  # fmt: skip
    post(actor, [_entry(made, day, "made", 1)])
    return accrual


@verb("activities.accrue")
def take_back_accruals(*, actor: Actor, legal_entity: str, until: date) -> int:
    """Take back every accrual whose day has come, each on its own day; gives how many."""
    if until > clock.today():
        raise Refused("until", str(until), f"{clock.today()} or before")
    due = Accrual.objects.select_for_update().filter(
        legal_entity_id=legal_entity, state="made", back_on__lte=until
    )
    found = list(due.order_by("id"))
    if found:
        Accrual.objects.filter(id__in=[one.id for one in found]).update(state="back")
        post(actor, [_entry(one, one.back_on, "back", -1) for one in found])
    return len(found)


def _entry(accrual: Accrual, day: date, purpose: str, sign: int) -> NewEntry:
    amount = sign * (accrual.amount if accrual.kind == DEFERRED else -accrual.amount)
    lines = (Line(accrual.kind, amount), Line("house_expense", -amount))
    cause = ("accrual", accrual.id)
    return NewEntry(accrual.legal_entity_id, day, cause, purpose, lines, accrual.text)
