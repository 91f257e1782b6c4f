"""How pay that was too much comes back: as its person has agreed, from later payslips, within the
law; or the house drops it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, Actor
from mutua.ground.arrays import array
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.services import NewEntry, post
from mutua.legislation import Country
from mutua.payroll.models import (
    AdvanceSetOff,
    Claim,
    Payslip,
    RecoveryPlan,
    Run,
    Settlement,
    Withholding,
)
from mutua.payroll.services.correcting import hold, moved, reason
from mutua.payroll.services.withholding import NO_PAY

policy.grant("payroll.agree_recovery", MEMBER)

# Of the persons of payslips that were just made alone: a house keeps every plan that it ever had.
PLANS = """
    select * from (
      select distinct on (p.claim_id) p.id, p.claim_id, p.person_id, p.a_payslip,
        c.amount - coalesce((select sum(s.amount) from payroll_settlement s
                             where s.claim_id = c.id), 0) as outstanding
      from payroll_recoveryplan p join payroll_claim c on c.id = p.claim_id
      where c.legal_entity_id = %s and p.person_id in (
        select person_id from payroll_payslip where id = any (%s::uuid[]))
      order by p.claim_id, p.agreed_at desc, p.id desc) plan
    where outstanding > 0
"""


class Planned(NamedTuple):
    """A plan that holds, and what is outstanding of its claim."""

    plan: UUID
    claim: UUID
    person: UUID
    a_payslip: int
    outstanding: int


@verb("payroll.agree_recovery")
def agree_recovery(*, actor: Actor, plan: UUID, claim: UUID, amount: int, a_payslip: int) -> UUID:
    """Agree to give back what was paid too much: exactly ``amount``, what is outstanding as it was
    shown, at most ``a_payslip`` from each payslip to come. Law of 12 April 1965, art. 23: without
    the person's agreement nothing is taken."""
    found = Claim.objects.filter(id=claim, **policy.own(actor, "person")).first()
    if found is None:
        raise NotFound("claim", str(claim), "what you were paid too much")
    left = outstanding(found)
    if amount != left or not left:
        raise Refused("amount", amount, f"{left}, what is outstanding", "stale")
    if not 0 < a_payslip <= amount:
        raise Refused("a_payslip", a_payslip, f"1 to {amount}")
    RecoveryPlan.objects.create(
        id=plan, claim=found, person_id=found.person_id, amount=amount, a_payslip=a_payslip,
        agreed_at=clock.now(),
    )  # fmt: skip
    return plan


@verb("payroll.correct")
def drop_claim(*, actor: Actor, claim: UUID, why: str) -> UUID:
    """Give up what is outstanding of a claim, as when the payment came back, or she gave it back in
    cash. Raises Busy while she is being paid."""
    found = Claim.objects.filter(id=claim).first()
    if found is None:
        raise NotFound("claim", str(claim), "a claim")
    hold([found.person_id])
    why, left = reason(why), outstanding(found)
    if not left:
        raise Refused("claim", "nothing outstanding", "a claim that is not over", "state")
    made = Settlement.objects.create(
        id=derived_id("dropped", found.id), claim=found, person_id=found.person_id, kind="dropped",
        amount=left, made_at=clock.now(), why=why,
    )  # fmt: skip
    post(actor, [_over(found.legal_entity_id, made, clock.today(), why)])
    return claim


def outstanding(claim: Claim) -> int:
    """What has not come back yet."""
    over = Settlement.objects.filter(claim=claim).aggregate(sum=Sum("amount"))["sum"]
    return claim.amount - int(over or 0)


def _over(entity: str, made: Settlement, day: date, text: str) -> NewEntry:
    return moved(
        entity, day, ("claim_settled", made.id), "made", made.person_id, -made.amount, text
    )


def deduct(actor: Actor, run: Run, the_law: Country, made: Collection[UUID]) -> int:
    """Take from payslips that were just made what their persons have agreed to give back, within
    the law; gives how much in all."""
    plans = _plans(run.legal_entity_id, made)
    if not plans:
        return 0
    slips = Payslip.objects.filter(id__in=made, person__in=plans).exclude(regime__in=NO_PAY)
    settled = [
        one
        for slip in slips.order_by("id")
        for one in _of_payslip(slip, plans[slip.person_id], the_law)
    ]
    text = "given back as agreed"
    if settled:
        post(actor, [_over(run.legal_entity_id, one, run.made_on, text) for one in settled])
    return sum(one.amount for one in settled)


def _plans(entity: str, made: Collection[UUID]) -> dict[UUID, list[Planned]]:
    found: dict[UUID, list[Planned]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(PLANS, [entity, array(list(made))])
        for row in cursor.fetchall():
            found[row[2]].append(Planned(*row))
    return found


def _of_payslip(slip: Payslip, plans: list[Planned], the_law: Country) -> Sequence[Settlement]:
    room = _room(slip, the_law)
    made = []
    for number, one in enumerate(plans):
        amount = min(room, one.a_payslip, int(one.outstanding))
        if amount <= 0:
            continue
        made.append(
            Settlement.objects.create(
                id=derived_id("deducted", one.claim, slip.id), claim_id=one.claim,
                person_id=slip.person_id, kind="deducted", amount=amount, payslip=slip,
                plan_id=one.plan, made_at=clock.now(),
            )
        )  # fmt: skip
        room -= amount
        plans[number] = one._replace(outstanding=int(one.outstanding) - amount)
    return made


def _room(slip: Payslip, the_law: Country) -> int:
    """What may be taken of a payslip: a fifth of its net, and never what no creditor may touch of
    the month's pay, nor what creditors have got of it. What refunds costs is no pay."""
    month = Payslip.objects.filter(
        person=slip.person_id, paid_on__year=slip.paid_on.year, paid_on__month=slip.paid_on.month,
    )  # fmt: skip
    holding = month.exclude(id__in=month.filter(replaces__isnull=False).values("replaces"))
    sums = holding.exclude(regime__in=NO_PAY).aggregate(net=Sum("net_pay"), own=Sum("allowances"))
    net = max(0, (sums["net"] or 0) - (sums["own"] or 0))
    taken = Settlement.objects.filter(kind="deducted", payslip__in=month)
    withheld = Withholding.objects.filter(payslip__in=month)
    before = sum(int(one.aggregate(sum=Sum("amount"))["sum"] or 0) for one in (taken, withheld))
    seizable: int = the_law.rule(
        "seizable_pay", net_of_month=net, on=slip.paid_on, children=slip.inputs.get("children", 0)
    )
    share: int = the_law.rule(
        "deductible_pay", net=max(0, slip.net_pay - slip.allowances), on=slip.paid_on
    )
    set_off = AdvanceSetOff.objects.filter(payslip=slip).aggregate(sum=Sum("amount"))["sum"] or 0
    return max(0, min(share - set_off, seizable - before))
