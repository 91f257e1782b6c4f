"""Social security and tax of the make-believe cooperative: named by two, assessed when their day is
near, paid with the rest; and the quarter that is closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mutua.cli.demonstration.cast import CLIENTS_ACCOUNTS, belgian_number, own_iban
from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from mutua.payroll import services as payroll
from mutua.treasury import bank
from mutua.treasury.authorities import assessing, naming

if TYPE_CHECKING:
    from mutua.cli.demonstration import Demo

RUNNER = actors.job("demo")
OFFICES = (
    ("onss", "Office national de sécurité sociale", 6_105_481, 1),
    ("tax", "Service public fédéral Finances", 6_108_451, 2),
)
CLOSED_ON = (15, 25)  # of the month after a quarter
MONTHS = 3


class Authorities:
    """What is owed to authorities. ``demo`` names everything in the story."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.assessed: set[tuple[str, date]] = set()

    def name(self) -> None:
        """One treasurer names each authority, the other confirms the account."""
        demo, team = self.demo, self.demo.team
        for authority, name, number, account in OFFICES:
            creditor = demo.id("creditor", authority)
            naming.name_authority(
                actor=team.maker, key=demo.id("name", authority), creditor=creditor,
                legal_entity=demo.code, authority=authority, name=name,
                enterprise_number=belgian_number(number),
                iban=own_iban(2 * CLIENTS_ACCOUNTS + account),
            )  # fmt: skip
            with reading(team.approver):
                person = naming.Creditor.objects.get(id=creditor).person_id
                shown = naming.account_of(person)
            naming.confirm_creditor(
                actor=team.approver, key=demo.id("confirm", authority), creditor=creditor,
                confirmation=demo.id("confirmed", authority), account=shown.id if shown else creditor,
            )  # fmt: skip

    def assess(self) -> dict[str, int]:
        """What payslips owe to each becomes a debt once its day is near, as a job does at night."""
        with reading(bank.SENDER):
            near = assessing.near(clock.today())
        made = 0
        for entity, authority, period in near:
            if (authority, period) not in self.assessed:
                self.assessed.add((authority, period))
                made += assessing.assess(
                    actor=bank.SENDER, key=self.demo.id("assess", authority, period),
                    legal_entity=entity, authority=authority, period=period,
                )  # fmt: skip
        return {"debts to authorities": made} if made else {}

    def close_quarter(self) -> dict[str, int]:
        """After the end of a quarter: what its declaration says beyond the payslips, for everybody
        who is paid for all of it; once more where work was paid late."""
        today = clock.today()
        if today.month % MONTHS != 1 or today.day not in CLOSED_ON:
            return {}
        quarter = (today.replace(day=1) - timedelta(days=MONTHS * 30)).replace(day=1)
        made = payroll.regularise_quarter(
            actor=RUNNER, key=self.demo.id("close", today), legal_entity=self.demo.code,
            quarter=quarter,
        )  # fmt: skip
        return {"quarters of workers closed": made}
