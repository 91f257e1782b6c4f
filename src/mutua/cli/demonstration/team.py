"""Who works for the make-believe cooperative: two treasurers, two payroll officers, what they decide
for all, and a creditor who takes a part of somebody's pay."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from mutua.activities.documents import typeset
from mutua.cli.demonstration.cast import CLIENTS_ACCOUNTS, belgian_number, own_iban
from mutua.ground import actors, clock, places
from mutua.payroll import services as payroll
from mutua.people import services as people
from mutua.work import services

if TYPE_CHECKING:
    from mutua.cli.demonstration import Demo

STAFF = actors.Actor(actors.STAFF, job="demo")
# The name in the story, the legal name, the name before the @, the role of the house.
PEOPLE = (
    ("maker", "Theo Baeten", "treasurer", "treasurer"),
    ("approver", "Greta Smet", "second-treasurer", "treasurer"),
    ("officer", "Lotte Claes", "payroll", "payroll_officer"),
    ("second officer", "Pia Nijs", "second-payroll", "payroll_officer"),
)
SERVED_AFTER, CONFIRMED_AFTER, PAYABLE_AFTER = 40, 41, 15  # days
MAINTENANCE = 6_000  # a month
BAILIFF, BAILIFFS_NUMBER = "Huissiers du Canal SRL", 5_123_457
OWES = 1  # the number of the member
WRIT = "A/26/117"
SEIZED = "Créance alimentaire\u00a0: 60,00 euros par mois (Code judiciaire, art. 1412)."
DOCTOR = "Docteur Example"
EXAMPLE = "Pièce d’exemple de la démonstration de Mutua."


class Team:
    """Those who work for the house. ``demo`` names everything in the story."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.maker, self.approver = (
            actors.Actor(actors.TREASURY, demo.id("team", name)) for name in ("maker", "approver")
        )
        self.officer, self.second_officer = (
            actors.staff(demo.id("team", name)) for name in ("officer", "second officer")
        )

    def found(self) -> None:
        """Everybody is appointed, and the house decides for all what the law lets it."""
        demo = self.demo
        for job, name, email, role in PEOPLE:
            person = demo.id("team", job)
            people.add_person(
                actor=STAFF, key=demo.id("add", job), person=person, legal_name=name,
                email=f"{email}@demo.example", language="fr",
            )  # fmt: skip
            people.appoint(
                actor=STAFF, key=demo.id("appoint", job), appointment=demo.id("appointed", job),
                person=person, role=role,
            )  # fmt: skip
        services.decide_for_all(
            actor=STAFF, key=demo.id("decide"), decision=demo.id("decision"),
            legal_entity=demo.code, rule="part_time_week",
            why="Royal decree of 21 December 1992, art. 1", from_day=demo.first,
        )  # fmt: skip

    def paper(self, who: str, title: str, says: str) -> str:
        """The digest of a paper that somebody has brought, drawn as a PDF and kept among the files."""
        texts = {
            "language": "fr", "title": title, "number": "", "seller": {"name": who}, "says": says,
            "mark": EXAMPLE, "footer": EXAMPLE, "page": "{0} / {1}",
        }  # fmt: skip
        instant = datetime.combine(clock.today(), time(), UTC)
        drawn = typeset.pdf("brought", texts, int(instant.timestamp()))
        return places.files().put(drawn, "application/pdf")

    def certificate(self, day: date) -> str:
        """What a doctor writes of somebody who cannot work on a day."""
        return self.paper(DOCTOR, "Certificat médical", f"Incapacité de travail le {day:%d/%m/%Y}.")

    def writ(self) -> dict[str, int]:
        """A child's other parent has the pay of a member seized: one enters it, another confirms."""
        demo, today = self.demo, clock.today()
        if demo.members <= OWES:
            return {}
        if today == demo.first + timedelta(days=SERVED_AFTER):
            payee = self._bailiff()
            payroll.enter_writ(
                actor=self.officer, key=demo.id("enter writ"), writ=demo.id("writ"),
                legal_entity=demo.code, person=demo.id("person", OWES), kind="maintenance",
                creditor="The other parent", payee=payee, reference=WRIT, amount=0,
                monthly=MAINTENANCE, served_on=today,
                payable_from=today + timedelta(days=PAYABLE_AFTER),
                paper=self.paper(BAILIFF, f"Saisie-arrêt-exécution {WRIT}", SEIZED),
            )  # fmt: skip
        if today == demo.first + timedelta(days=CONFIRMED_AFTER):
            payroll.confirm_writ(
                actor=self.second_officer, key=demo.id("confirm writ"), writ=demo.id("writ"),
                confirmation=demo.id("writ confirmed"),
            )  # fmt: skip
            return {"writs": 1}
        return {}

    def _bailiff(self) -> UUID:
        demo = self.demo
        person = demo.id("bailiff")
        people.add_legal_person(
            actor=STAFF, key=demo.id("add bailiff"), person=person, name=BAILIFF,
            enterprise_number=belgian_number(BAILIFFS_NUMBER),
        )  # fmt: skip
        people.name_bank_account(
            actor=STAFF, key=demo.id("bailiff's account"), account=demo.id("account of bailiff"),
            person=person, iban=own_iban(2 * CLIENTS_ACCOUNTS), holder=BAILIFF,
        )  # fmt: skip
        return person
