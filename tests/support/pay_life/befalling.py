"""What befalls those who work: illness, accidents and days off, creditors who take of pay, advances on it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from mutua.ground import actors
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.payroll import services as payroll
from mutua.payroll.advances import earned
from mutua.payroll.models import Writ
from mutua.work.models import Absence, Contract, ContractMonth, Period
from tests.support import absences, advances, authorities, writs
from tests.support.pay_life.house import READER, House

TWO_EVENINGS = 600  # hundredths of hours
WRITS = ("maintenance", "maintenance", "seizure", "assignment")


class Befalling(House):
    """Absences, creditors, advances."""

    def _absence(self) -> object:
        """Somebody is absent on one of two evenings, as she says before or after, or was not after
        all; what was paid with it is corrected, most often."""
        if self.chance.random() < 0.2:
            return self._was_there()
        month = self._some(
            ContractMonth, contract__activity__legal_entity=self.code, contract__state="declared",
            freed=False, hours=TWO_EVENINGS,
        )  # fmt: skip
        if month is None:
            return False
        with reading(READER):
            person = Contract.objects.get(id=month.contract_id).person_id
            days = Period.objects.filter(contract=month.contract_id, day__gte=month.first_day)
            last = max(days.filter(day__lte=month.last_day).values_list("day", flat=True))
        (kind,) = self.chance.choices(("illness", "accident", "unpaid"), (6, 2, 2))
        absences.say(last, who=actors.member(person), kind=kind)
        return self._follows(person)

    def _was_there(self) -> object:
        said = self._some(
            Absence, person__in=[one.person for one in self.members], withdrawn=False, absence=None
        )
        if said is None:
            return False
        absences.withdraw(said.id, actors.member(said.person_id))
        return self._follows(said.person_id)

    def _follows(self, person: UUID) -> bool:
        if self.chance.random() < 0.7:
            self._do("correct", lambda: self._correct_pay_of(person))
        return True

    def _writ(self) -> object:
        """A creditor comes with a paper that two people enter, or one is lifted."""
        standing = self._some(Writ, legal_entity=self.code, end=None)
        if standing is not None and self.chance.random() < 0.4:
            return writs.end(standing.id)
        entered = writs.entered(
            writ=self._own_id(), legal_entity=self.code, person=self._member().person,
            kind=self.chance.choice(WRITS), payee=self.creditor,
            amount=self.chance.randrange(500, 8_000), payable_from=self.day + timedelta(days=10),
        )  # fmt: skip
        return writs.confirm(entered)

    def _advance(self) -> object:
        """Half of what she may ask for of pay that was earned; an officer grants it or not."""
        who = self._member()
        with reading(who):
            most = earned(LegalEntity.objects.get(code=self.code), who.person).most
        if not most:
            return False
        asked = payroll.ask_advance(
            actor=who, key=new_id(), advance=new_id(), legal_entity=self.code,
            amount=max(1, most // 2),
        )  # fmt: skip
        granted = self.chance.random() < 0.8
        return advances.decide(asked, granted, "" if granted else "Her client has not paid")

    def _member(self) -> actors.Actor:
        return self.chance.choice(self.members)

    def _creditor(self) -> UUID:
        writs.hire_pia()
        return authorities.office()
