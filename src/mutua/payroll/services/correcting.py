"""Payslips that a fact or the law has overtaken: a later version takes the place of the one that
holds, its books are taken back and booked anew, and what was paid too much is a claim."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Sum

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Busy, NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import NewEntry, post
from mutua.payroll import booking, due, exit_recomputing, law
from mutua.payroll.models import Claim, Payslip, Run, Settlement, WorkedHours
from mutua.payroll.owed import left_to_pay
from mutua.payroll.queries import next_transfer_day
from mutua.payroll.recomputing import Change, Proposal, proposed
from mutua.payroll.services.correcting_exits import correct_exits
from mutua.payroll.services.taking_back import moved, take_back
from mutua.payroll.services.withholding import withhold
from mutua.payroll.services.writing import write
from mutua.people.models import Person
from mutua.work.models import ContractMonth

policy.grant("payroll.correct", STAFF)

MOST_PERSONS = 500
WHY_LIMIT = 400
YEARS = 5  # wages lapse after five years (law of 12 April 1965, art. 46bis with law 1978, art. 15)
MOST_HOURS = 744_00  # hundredths: a month has no more


@verb("payroll.correct")
def correct_hours(
    *, actor: Actor, worked: UUID, contract: UUID, month: date, hours: int, why: str
) -> UUID:
    """Say how many hundredths of hours a month of a contract took in truth, after it was confirmed.
    Payslips that were made are corrected by ``correct``."""
    found = ContractMonth.objects.select_related("contract").filter(
        contract=contract, month=month, confirmed_at__isnull=False, freed=False
    ).first()  # fmt: skip
    if found is None:
        raise NotFound("contract", f"{contract}, {month}", "a month of work that was confirmed")
    if not 0 < hours <= MOST_HOURS:
        raise Refused("hours", hours, f"hundredths of hours, 1 to {MOST_HOURS}")
    WorkedHours.objects.create(
        id=worked, contract_month=found, person_id=found.contract.person_id, hours=hours,
        said_at=clock.now(), why=reason(why),
    )  # fmt: skip
    return worked


@verb("payroll.correct")
def correct(
    *,
    actor: Actor,
    correction: UUID,
    legal_entity: str,
    since: date,
    persons: Sequence[UUID],
    why: str,
    seen: str = "",
) -> int:
    """Correct the payslips of persons for work from a day on, and those that reckon with them, in
    order, and the exit holiday pay that follows; gives how many payslips. What the law cannot decide
    stays as it was made. ``seen`` is the digest of the proposal that was shown: nothing else is
    done. Raises Refused where nothing changes, or where an exit holiday pay cannot be decided."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    why = reason(why)
    today = clock.today()
    if not today.year - YEARS <= since.year <= today.year:
        raise Refused("since", str(since), f"a day of {today.year - YEARS} to {today.year}")
    hold(persons)
    found = proposed(entity, since, persons)
    _check(found, seen)
    return _Correction(actor, correction, entity, why).all(found)


def reason(why: str) -> str:
    """Why something is corrected, as it is kept."""
    why = why.strip()
    if not 0 < len(why) <= WHY_LIMIT or "\x00" in why:
        raise Refused("why", why, f"the reason, at most {WHY_LIMIT} letters")
    return why


def hold(persons: Collection[UUID]) -> None:
    """Hold persons until the end, so that no run pays them and nobody else settles what they owe.
    Raises Busy where one of them is held already."""
    if not 0 < len(persons) <= MOST_PERSONS:
        raise Refused("persons", f"{len(persons)} persons", f"1 to {MOST_PERSONS} persons")
    wanted = set(persons)
    free = due.hold_persons(list(wanted))
    for one in sorted(wanted - free):
        if Person.objects.filter(id=one).exists():
            raise Busy("persons", str(one), "to try again: she is being paid just now", "busy")
        raise NotFound("persons", str(one), "a person of the house")


def _check(found: Proposal, seen: str) -> None:
    for slip, why in found.blocked:
        if slip.person_id in found.stopped or not found.every:
            raise Refused(
                "persons", str(slip.person_id), f"facts that the law takes ({why})", "law"
            )
    if not found.every:
        raise Refused("since", "no payslip that changes", "a day from which one does", "nothing")
    if seen and seen != found.digest:
        raise Refused("seen", seen, "the proposal as it stands now: look once more", "stale")


class _Correction:
    """One correction: a run for each of the house's figures under which was paid before."""

    def __init__(self, actor: Actor, correction: UUID, entity: LegalEntity, why: str) -> None:
        self.actor, self.correction, self.entity, self.why = actor, correction, entity, why
        self.runs: dict[str, Run] = {}

    def all(self, found: Proposal) -> int:
        """The new versions with their books; gives how many payslips."""
        by_settings: dict[str, list[Change]] = defaultdict(list)
        for one in found.changes:
            by_settings[law.as_text(one.payslip.run.settings)].append(one)
        made = {run: _write(self.actor, self._run(run), some, self.why)
                for run, some in by_settings.items()}  # fmt: skip
        for settings, pays in exit_recomputing.by_settings(found.exits).items():
            correct_exits(self.actor, self._run(settings), pays, self.why)
        for settings, run in self.runs.items():
            run.state, run.count = "done", made.get(settings, 0)
            run.save(update_fields=["state", "count"])
        return sum(made.values())

    def _run(self, settings: str) -> Run:
        if settings not in self.runs:
            today = clock.today()
            self.runs[settings] = Run.objects.create(
                id=derived_id(self.correction, settings), legal_entity=self.entity,
                paid_on=next_transfer_day(self.entity), until=today, made_on=today,
                known_on=law.known_today(self.entity.country), settings=json.loads(settings),
                kinds=law.kinds(self.entity.country), why=self.why,
            )  # fmt: skip
        return self.runs[settings]


def _write(actor: Actor, run: Run, changes: Sequence[Change], why: str) -> int:
    """The new versions with their books, the old ones taken back, and what follows of the money."""
    take_back(actor, run, booking.CAUSE, [one.payslip.id for one in changes], why)
    made = write(actor, run, [one.row for one in changes], clock.now())
    settle(actor, run, dict(zip((one.row.due.month for one in changes), made, strict=True)), why)
    the_law = law.law(run.legal_entity.country, run.settings, run.known_on)
    withhold(actor, run, the_law, made)
    return len(made)


def settle(actor: Actor, run: Run, made: Mapping[UUID, UUID], why: str) -> None:
    """Keep what was paid beyond each new payslip as a claim, as far as this correction takes it:
    what was given up before is not claimed again. What a new one gives back meets the claims of its
    month first."""
    entries = []
    now, entity = clock.now(), run.legal_entity_id
    slips = Payslip.objects.select_related("replaces").in_bulk(made.values())
    claims = open_claims(made)
    for month, left, _ in left_to_pay(made):
        slip = slips[made[month]]
        beyond = min(-left, slip.replaces.net_pay - slip.net_pay) if slip.replaces else 0
        if beyond > 0:
            claim = Claim.objects.create(
                id=derived_id("claim", slip.id), payslip=slip, contract_month_id=month,
                person_id=slip.person_id, legal_entity_id=entity, amount=beyond, made_at=now,
            )  # fmt: skip
            cause = ("claim", claim.id)
            entries.append(moved(entity, run.made_on, cause, "made", slip.person_id, beyond, why))
        for one, outstanding in claims.get(month, ()) if left > 0 else ():
            amount = min(left, outstanding)
            if amount:
                entries.append(_met(one, slip, amount, run, why))
                left -= amount
    if entries:
        post(actor, entries)


def open_claims(months: Iterable[UUID]) -> dict[UUID, list[tuple[Claim, int]]]:
    """The claims of months that are not over, the oldest first, with what is outstanding."""
    found: dict[UUID, list[tuple[Claim, int]]] = defaultdict(list)
    every = Claim.objects.filter(contract_month__in=list(months)).annotate(
        over=Sum("settlement__amount")
    )
    for one in every.order_by("made_at", "id"):
        if one.amount > (one.over or 0):
            found[one.contract_month_id].append((one, one.amount - (one.over or 0)))
    return found


def _met(claim: Claim, slip: Payslip, amount: int, run: Run, why: str) -> NewEntry:
    made = Settlement.objects.create(
        id=derived_id("settlement", claim.id, slip.id), claim=claim, person_id=claim.person_id,
        kind="correction", amount=amount, payslip=slip, made_at=clock.now(), why=why,
    )  # fmt: skip
    cause = ("claim_settled", made.id)
    return moved(run.legal_entity_id, run.made_on, cause, "made", claim.person_id, -amount, why)
