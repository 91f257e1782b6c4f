"""Days of a life: what is done on each whatever chance has it, and the end."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.payroll.models import Payslip
from mutua.work import services
from mutua.work.models import Contract, ContractMonth
from tests.support import payments
from tests.support.pay_life.befalling import Befalling
from tests.support.pay_life.collecting import Collecting
from tests.support.pay_life.house import READER, WORKER
from tests.support.pay_life.promising import OVER
from tests.support.pay_life.staying import Staying

OFTEN = {
    "time": 4, "invoice": 9, "draft": 12, "submit": 2, "sign": 2, "declare": 2, "change": 3,
    "cancel": 1, "undo": 1, "confirm": 8, "run": 2, "pay_all": 2, "correct": 3, "agree": 2,
    "regularise": 1, "expense": 3, "client_pays": 9, "unknown_money": 1, "match": 1, "remind": 2,
    "write_off": 1, "fund_rules": 1, "contribute": 1, "assess": 2, "absence": 2, "writ": 1,
    "advance": 1, "hire": 2, "raise": 1, "leave": 1, "give_back": 1,
}  # fmt: skip
LAST_DAYS, MOST_LAST_DAYS = 24, 90


class Life(Befalling, Staying, Collecting):
    """A whole life; see House."""

    often = OFTEN

    def _time(self) -> None:
        """A day is over: what begins is declared; the schedule is taken for what nobody has
        confirmed; what is to be on an account soon is paid; the bank works, and its files come."""
        self.day += timedelta(days=1)
        with reading(READER):
            signed = Contract.objects.filter(
                activity__legal_entity=self.code, state="signed", first_day__lte=self.day
            )
            begin = list(signed.order_by("id").values_list("id", flat=True))
        for one in begin:
            self._do("declare", partial(self._declare, one))
        with clock.on(self.day):
            self._open_months()
            services.take_schedule(actor=WORKER, key=uuid4(), until=self.day)
            if self.bank.opens(self.day):
                self.bank.morning(self.day)
                if self._is_urgent():
                    self._run()
                    self.bank.pay(self.day)
                self.bank.evening(self.day)

    def _is_urgent(self) -> bool:
        until = self.bank.following(self.bank.following(self.bank.following(self.day)))
        months = ContractMonth.objects.filter(contract__activity__legal_entity=self.code)
        with reading(READER):
            due = months.filter(confirmed_at__isnull=False, freed=False, promised_on__lte=until)
            return bool(due.exclude(id__in=self._paid_months()).exists())

    def _paid_months(self) -> Any:
        live = payments.Payment.objects.filter(debt_kind="payslip").exclude(
            state__in=("rejected", "returned", "dropped")
        )
        return Payslip.objects.filter(id__in=live.values("debt")).values("contract_month")

    def _on_its_way(self) -> bool:
        """Whether the bank has still to do what was asked of it, or to say that it did."""
        with reading(READER):
            sent = payments.Payment.objects.filter(batch__legal_entity=self.code)
            return bool(sent.exclude(state__in=("paid", *OVER)).exists())

    def wind_up(self) -> None:
        """All that was begun is done: every month is paid, every file has come, every quarter that
        is over is settled."""
        self._everybody_leaves()
        for one in self.members:  # where the law refuses, nothing is corrected
            self._do("correct", partial(self._correct_pay_of, one.person))
        for number in range(MOST_LAST_DAYS):
            self._time()
            if self.bank.opens(self.day):
                with clock.on(self.day):
                    self._run()
                    self.bank.pay(self.day)
            # What came back on the last of these days has left once more, and is not there yet; that
            # it came back may stand in a file that lay somewhere.
            if number >= LAST_DAYS and not self._on_its_way():
                self.bank.carry_all()
                with clock.on(self.day):
                    if not self.bank.pay(self.day):
                        break
        else:
            raise AssertionError("something is always on its way")
        with clock.on(self.day):
            for quarter in self._quarters_over():
                while self._settle_quarter(quarter):
                    pass
