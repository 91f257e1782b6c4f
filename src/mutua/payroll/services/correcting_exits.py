"""Exit holiday pay follows the payslips that were corrected: a later version, its books, and the money
that was paid too much or too little."""

from __future__ import annotations

from collections.abc import Sequence

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.ids import derived_id
from mutua.ledger.services import NewEntry, post
from mutua.payroll import exit_owed, law
from mutua.payroll.exit_recomputing import Again
from mutua.payroll.models import Claim, ExitHolidayPay, Run, Settlement
from mutua.payroll.services.exit_pay import CAUSE, write
from mutua.payroll.services.taking_back import moved, take_back
from mutua.payroll.services.withholding import withhold_of_exits


def correct_exits(actor: Actor, run: Run, pays: Sequence[ExitHolidayPay], why: str) -> None:
    """Make the next versions of exit holiday pays, as their payslips are by now."""
    take_back(actor, run, CAUSE, [one.id for one in pays], why)
    again = Again(run.legal_entity, run.known_on, pays)
    made = write(actor, run, [again.of(one) for one in pays])
    settle_exits(actor, run, made, {one.id: one for one in pays}, why)
    the_law = law.law(run.legal_entity.country, run.settings, run.known_on)
    withhold_of_exits(actor, run, the_law, made)


def settle_exits(
    actor: Actor,
    run: Run,
    made: Sequence[ExitHolidayPay],
    before: dict[object, ExitHolidayPay],
    why: str,
) -> None:
    """As for payslips: what was paid beyond is a claim, as far as this correction takes it; what it
    gives back meets the claims of the same pay first."""
    contracts = {one.contract_id for one in made}
    left_of, claims = exit_owed.left_to_pay(contracts), exit_owed.open_claims(contracts)
    entries: list[NewEntry] = []
    for pay in made:
        place = exit_owed.place_of(pay)
        left, _ = left_of[place]
        beyond = min(-left, before[pay.replaces_id].net_pay - pay.net_pay)
        if beyond > 0:
            entries.append(_claimed(run, pay, beyond, why))
        for one, outstanding in claims.get(place, ()) if left > 0 else ():
            if amount := min(left, outstanding):
                entries.append(_met(run, one, pay, amount, why))
                left -= amount
    if entries:
        post(actor, entries)


def _claimed(run: Run, pay: ExitHolidayPay, amount: int, why: str) -> NewEntry:
    claim = Claim.objects.create(
        id=derived_id("claim", pay.id), exit_holiday_pay=pay, person_id=pay.person_id,
        legal_entity_id=run.legal_entity_id, amount=amount, made_at=clock.now(),
    )  # fmt: skip
    cause = ("claim", claim.id)
    return moved(run.legal_entity_id, run.made_on, cause, "made", pay.person_id, amount, why)


def _met(run: Run, claim: Claim, pay: ExitHolidayPay, amount: int, why: str) -> NewEntry:
    made = Settlement.objects.create(
        id=derived_id("settlement", claim.id, pay.id), claim=claim, person_id=pay.person_id,
        kind="correction", amount=amount, made_at=clock.now(), why=why,
    )  # fmt: skip
    cause = ("claim_settled", made.id)
    return moved(run.legal_entity_id, run.made_on, cause, "made", pay.person_id, -amount, why)
