"""What every part of a run asks: that it is open, and on which day the bank is asked to pay."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection

from mutua.ground.errors import NotFound, Refused
from mutua.legislation import Country
from mutua.payroll.models import Run

BATCH = 5_000


def open_of(run: UUID) -> Run:
    """A run that stays open until the end of the transaction; others may pay in it meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("select from payroll_run where id = %s for share", [run])
    found = Run.objects.select_related("legal_entity").filter(id=run).first()
    if found is None:
        raise NotFound("run", str(run), "a run of the house")
    if found.state != "open":
        raise Refused("run", found.state, "a run that is open", "state")
    return found


def paid_on(the_law: Country, run: Run, promised_on: date) -> date:
    """The day on which the bank is asked to pay what was promised by a day: the run's, or the last
    one by which the money is there, but never before the run is made."""
    if promised_on <= run.made_on:  # no transfer of before is asked for: what has ended long ago
        return run.paid_on
    latest: date = the_law.rule("transfer_day", arrives_on=promised_on)
    return run.paid_on if latest < run.made_on else min(run.paid_on, latest)
