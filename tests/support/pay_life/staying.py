"""Work without an end of a life: somebody is hired for good, her pay is raised, and she leaves."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.services.lines import DraftLine
from mutua.ground import actors
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.work import services
from mutua.work.models import Contract, ContractMonth
from mutua.work.timetable import next_month
from tests.support.books import STAFF
from tests.support.lasting import MORNINGS
from tests.support.pay_life.house import READER, WORKER
from tests.support.pay_life.working import Working

AHEAD = timedelta(days=20)  # of a month that is opened
A_SEASON = 400_000  # sold beforehand


class Staying(Working):
    """Open-ended contracts of two mornings a week in an office."""

    def _hire(self) -> object:
        """With a season that is sold beforehand, and what the board keeps beside."""
        activity, who, client = self.chance.choice(self.clients)
        invoice, made = self._own_id(), self._own_id()
        line = DraftLine("A season", A_SEASON, 1_000, "C62", "artistic_performance")
        activities.draft_invoice(
            actor=who, key=uuid4(), invoice=invoice, activity=activity, client=client, lines=(line,)
        )
        activities.issue_invoice(actor=who, key=uuid4(), invoice=invoice)
        services.draft_open_ended(
            actor=who, key=uuid4(), contract=made, activity=activity, person=who.person,
            client=client, regime="employee", task="Office", place="Rue Haute 12, Bruxelles",
            week=MORNINGS, begins_on=self.day + timedelta(days=self.chance.randrange(1, 9)),
            monthly_gross=self.chance.randrange(40_000, 50_000), answers={},
        )  # fmt: skip
        self._bring_on(made)
        return True

    def _raise(self) -> object:
        """More pay from the next month on, as both sign."""
        if (one := self._for_good()) is None:
            return False
        made = self._own_id()
        services.draft_amendment(
            actor=actors.member(one.person_id), key=uuid4(), contract=made, replaces=one.id,
            week=MORNINGS, from_day=next_month(self.day), monthly_gross=one.pay_amount + 1_000,
        )  # fmt: skip
        self._bring_on(made)
        return True

    def _leave(self) -> object:
        """At once, for a serious cause of today."""
        one = self._for_good()
        return False if one is None else self._end(one.id)

    def _for_good(self) -> Any:
        return self._some(
            Contract, activity__legal_entity=self.code, week__isnull=False, state="declared"
        )

    def _open_months(self) -> object:
        return services.open_months(actor=WORKER, key=uuid4(), until=self.day + AHEAD) or False

    def _everybody_leaves(self) -> None:
        """Whose first day has come, once her months of before are there."""
        with reading(READER):
            begun = ContractMonth.objects.filter(
                contract__activity__legal_entity=self.code, contract__week__isnull=False,
                contract__state="declared", first_day__lte=self.day, freed=False,
            )  # fmt: skip
            found: list[UUID] = sorted(set(begun.values_list("contract", flat=True)))
        for one in found:
            self._do("leave", partial(self._end, one))

    def _end(self, contract: UUID) -> object:
        return services.end_contract(
            actor=STAFF, key=uuid4(), contract=contract, ending=new_id(), kind="serious_cause",
            by="employer", given_on=self.day, known_on=self.day, why="As she knows",
        )  # fmt: skip
