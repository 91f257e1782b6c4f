"""A person asks for a part of what she has earned; the house grants it, and payslips set it off."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, WORKER, Actor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import NewEntry, post
from mutua.legislation import Country
from mutua.payroll import advances
from mutua.payroll.models import AdvanceDecision, AdvanceSetOff, PayAdvance, Payslip, Run
from mutua.payroll.owed import left_to_pay, outstanding
from mutua.payroll.services.correcting import moved, reason
from mutua.payroll.services.withholding import NO_PAY

policy.grant("payroll.ask_advance", MEMBER)
policy.grant("payroll.decide_advance", STAFF, WORKER)

BY_ITSELF = "nobody"  # of the setting ``advance_granted_by``: the house has decided for all
CAUSE, OVER = "pay_advance", "advance_set_off"


@verb("payroll.ask_advance")
def ask_advance(*, actor: Actor, advance: UUID, legal_entity: str, amount: int) -> UUID:
    """Ask for a part of the pay that was earned by confirmed work and is not paid yet, up to what
    the house gives of it. Raises Refused above that."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    if actor.person is None:
        raise NotAllowed("actor", actor.name, "a person, for herself")
    most = advances.earned(entity, actor.person).most
    if not 0 < amount <= most:
        raise Refused("amount", amount, f"1 to {most}" if most else "pay that was earned", "most")
    PayAdvance.objects.create(
        id=advance, legal_entity=entity, person_id=actor.person, amount=amount, most=most,
        asked_at=clock.now(),
    )  # fmt: skip
    if entity.details.get("settings", {}).get("advance_granted_by") == BY_ITSELF:
        later("payroll.grant_advance", advance=str(advance))
    return advance


@verb("payroll.decide_advance")
def decide_advance(
    *, actor: Actor, advance: UUID, decision: UUID, granted: bool, why: str = ""
) -> UUID:
    """Grant an advance, so that it is paid and set off, or refuse it with a reason. A job grants
    where the house has decided for all."""
    found = PayAdvance.objects.filter(id=advance).first()
    if found is None:
        raise NotFound("advance", str(advance), "an advance that was asked for")
    if AdvanceDecision.objects.filter(advance=found).exists():
        raise Refused("advance", "decided", "one that waits", "state")
    if actor.person == found.person_id:
        raise NotAllowed("actor", actor.name, "somebody else than who asks", "own_advance")
    if not granted or why.strip():
        why = reason(why)
    made = AdvanceDecision.objects.create(
        id=decision, advance=found, person_id=found.person_id, granted=granted,
        by_whom_id=actor.person, why=why.strip(), decided_at=clock.now(),
    )  # fmt: skip
    if granted:
        entry = moved(
            found.legal_entity_id, clock.today(), (CAUSE, made.id), "made", found.person_id,
            found.amount, "advance on pay",
        )  # fmt: skip
        post(actor, [entry])
    return advance


def set_off(actor: Actor, run: Run, the_law: Country, made: Collection[UUID]) -> int:
    """Set off advances from payslips that were just made, a fifth of each at most; what is left
    stays to the next one. Gives how much in all."""
    standing = advances.granted(run.legal_entity_id)
    if not standing:
        return 0
    slips = Payslip.objects.filter(id__in=made, person__in=standing).exclude(regime__in=NO_PAY)
    some = list(slips.order_by("id"))
    months = [one.contract_month_id for one in some]
    claims = outstanding(months)
    left = {month: amount - claims.get(month, 0) for month, amount, _ in left_to_pay(months)}
    kept, entries = list[AdvanceSetOff](), list[NewEntry]()
    for slip in some:
        own = max(0, slip.net_pay - slip.allowances)
        share: int = the_law.rule("deductible_pay", net=own, on=slip.paid_on)
        room = min(share, left[slip.contract_month_id])
        for one in standing[slip.person_id]:
            amount = min(room, one.left)
            if amount > 0:
                kept.append(_part(one, slip, amount))
                room, one.left = room - amount, one.left - amount
    AdvanceSetOff.objects.bulk_create(kept)
    for part in kept:
        entries.append(
            moved(
                run.legal_entity_id, run.made_on, (OVER, part.id), "made", part.person_id,
                -part.amount, "advance set off",
            )
        )  # fmt: skip
    if entries:
        post(actor, entries)
    return sum(one.amount for one in kept)


def _part(one: PayAdvance, slip: Payslip, amount: int) -> AdvanceSetOff:
    return AdvanceSetOff(
        id=derived_id(OVER, one.id, slip.id), advance=one, payslip=slip, person_id=slip.person_id,
        amount=amount, made_at=clock.now(),
    )  # fmt: skip
