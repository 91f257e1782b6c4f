"""A run: all that is due, in batches, each whole in its own transaction.

A month is paid once whoever runs and however often: what others hold is left to them, what has its
payslip is not due. So a run that was killed goes on under the same identifier.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from time import monotonic, sleep
from typing import Any, NamedTuple
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, WORKER, Actor
from mutua.ground.errors import Busy, NotFound, Refused
from mutua.ground.garbage import kept_until_done
from mutua.ground.ids import derived_id, new_id
from mutua.ground.transactions import reading
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.legislation import Country
from mutua.payroll import due, law
from mutua.payroll.models import Payslip, Run
from mutua.payroll.reckoning import Reckoning
from mutua.payroll.services.advances import set_off
from mutua.payroll.services.exit_pay import HELD, pay_exit_holidays
from mutua.payroll.services.recovering import deduct
from mutua.payroll.services.runs import BATCH, open_of, paid_on
from mutua.payroll.services.withholding import withhold
from mutua.payroll.services.writing import write
from mutua.work.asked import refused_by_field

policy.grant("payroll.run", STAFF, WORKER)

FURTHEST = 366  # days until the bank is asked
PATIENCE = 20  # seconds for what others hold: a batch takes some three
PAUSE = 0.05  # seconds


class Ran(NamedTuple):
    """What a run has made, and the months that it had to leave; ``exits`` are exit holiday pays,
    ``exits_blocked`` the contracts whose own it had to leave."""

    made: int
    blocked: tuple[UUID, ...]
    exits: int = 0
    exits_blocked: tuple[UUID, ...] = ()


@verb("payroll.run")
def open_run(
    *, actor: Actor, run: UUID, legal_entity: str, paid_on: date, until: date | None = None
) -> UUID:
    """Begin a run: the day on which the bank is asked to pay, and the last day worked that it
    takes (today, where nobody says another). Raises Refused for a day on which no bank pays."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    today = clock.today()
    if until is not None and until > today:
        raise Refused("until", str(until), f"{today} or earlier: work that was done")
    settings = entity.details.get("settings", {})
    known_on = law.known_today(entity.country)
    _check_paid_on(law.law(entity.country, settings, known_on), paid_on, today)
    Run.objects.create(
        id=run, legal_entity=entity, paid_on=paid_on, until=until or today, made_on=today,
        known_on=known_on, settings=settings, kinds=law.kinds(entity.country),
    )  # fmt: skip
    return run


def _check_paid_on(the_law: Country, paid_on: date, today: date) -> None:
    last = today + timedelta(days=FURTHEST)
    if not today <= paid_on <= last:
        raise Refused("paid_on", str(paid_on), f"a day from {today} to {last}")
    with refused_by_field():
        bank_day: date = the_law.rule("transfer_day", arrives_on=paid_on + timedelta(days=1))
    if bank_day != paid_on:
        raise Refused("paid_on", str(paid_on), f"a day on which banks pay, such as {bank_day}")


@verb("payroll.run")
@kept_until_done()
def pay_due(
    *,
    actor: Actor,
    run: UUID,
    only: Sequence[UUID] | None = None,
    skip: Sequence[UUID] = (),
    limit: int = BATCH,
) -> list[Any]:
    """Make the payslips of at most ``limit`` months that are due, their books, and free what the
    budgets held for them. ``only`` names months, ``skip`` those to leave. Gives how many were
    made, then each month that is blocked."""
    found = open_of(run)
    the_law = law.law(found.legal_entity.country, found.settings, found.known_on)
    months = due.find(found.legal_entity_id, found.until, only=only, skip=skip, hold=limit)
    free = due.hold_persons(list({one.person for one in months}))
    now = clock.now()
    days = {day: paid_on(the_law, found, day) for day in {one.promised_on for one in months}}
    asked = ((one, days[one.promised_on]) for one in months if one.person in free)
    made, blocked = Reckoning(the_law, found.legal_entity_id, now).all(asked)
    if made:
        slips = write(actor, found, made, now)
        withhold(actor, found, the_law, slips)
        set_off(actor, found, the_law, slips)
        deduct(actor, found, the_law, slips)
    return [len(made), *(one.month for one, _ in blocked)]


@verb("payroll.run")
def end_run(*, actor: Actor, run: UUID) -> int:
    """End a run; gives how many payslips it has."""
    found = Run.objects.select_for_update().filter(id=run).first()
    if found is None:
        raise NotFound("run", str(run), "a run of the house")
    if found.state == "open":
        found.state, found.count = "done", Payslip.objects.filter(run=run).count()
        found.save(update_fields=["state", "count"])
    return found.count


def run(
    actor: Actor,
    run: UUID,
    legal_entity: str,
    paid_on: date,
    until: date | None = None,
    only: Sequence[UUID] | None = None,
    batch: int = BATCH,
) -> Ran:
    """Pay all that is due, or the months of ``only``, batch by batch, then the holidays of contracts
    that have come to their end, and end the run. The same ``run`` goes on where it was stopped, by
    one process or several at once; what others hold for long is left to them, and the run open."""
    open_run(
        actor=actor, key=derived_id(run, "open"), run=run, legal_entity=legal_entity,
        paid_on=paid_on, until=until,
    )  # fmt: skip
    facts = {"actor": actor, "run": run, "only": only, "limit": batch}

    def months_wait(skip: Sequence[UUID]) -> bool:
        found = Run.objects.get(id=run)
        return due.waits(found.legal_entity_id, found.until, only=only, skip=skip)

    made, blocked, still = _in_batches(pay_due, facts, months_wait)
    exits, left = 0, list[UUID]()
    if still:
        exits, left, still = _in_batches(pay_exit_holidays, facts)
    if still:
        with suppress(Busy):  # another process is at work still, and will end it
            end_run(actor=actor, key=derived_id(run, "end"), run=run)
    return Ran(made, tuple(blocked), exits, tuple(left))


def _in_batches(
    pay: Callable[..., list[Any]],
    facts: Mapping[str, Any],
    waits: Callable[[Sequence[UUID]], bool] = lambda _: False,
) -> tuple[int, list[UUID], bool]:
    """Pay batch by batch until nothing is left that others hold for a while, or that ``waits`` though
    it was not seen; gives how many were made, what is blocked, and whether the run may end: another
    process may have ended it, or be at work."""
    made, moved = 0, monotonic()
    blocked: list[UUID] = []
    while True:
        try:
            count, *left = pay(key=new_id(), skip=blocked, **facts)
        except Busy as busy:
            logging.getLogger(__name__).warning("a batch of pay waits: %s", busy)
            count, left = 0, [HELD]
        except Refused as error:
            if error.code != "state":
                raise
            return made, blocked, False
        stopped = [one for one in left if one != HELD]
        made, blocked = made + count, blocked + stopped
        if count or stopped:
            moved = monotonic()
            continue
        with reading(facts["actor"]):
            waiting = waits(blocked)
        if HELD not in left and not waiting:
            return made, blocked, True
        if monotonic() - moved > PATIENCE:
            return made, blocked, False
        sleep(PAUSE)
