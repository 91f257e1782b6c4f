"""Bills of suppliers that come to the make-believe cooperative: each month the rent of the studio,
booked by the staff and paid with the rest."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mutua.activities import services
from mutua.activities.documents import ubl
from mutua.activities.documents.content import Address, Document, Line, Party, Vat
from mutua.cli.demonstration.cast import CLIENTS_ACCOUNTS, DETAILS, NAME, belgian_number, own_iban
from mutua.ground import actors, clock

if TYPE_CHECKING:
    from mutua.cli.demonstration import Demo

STAFF = actors.Actor(actors.STAFF, job="demo")
INBOX = actors.job("inbox")
DAY = 3  # of a month
RENT, DAYS_TO_PAY = 24_000, 20
NUMBER = belgian_number(7_412_581)
LANDLORD = Party(
    "Ateliers du Canal SA", Address("Quai des Charbonnages", "34", "1080", "Bruxelles", "BE"),
    NUMBER, f"BE{NUMBER}",
)  # fmt: skip
TAXED = Vat("S", 2100)


class Bills:
    """What suppliers ask for. ``demo`` names everything in the story."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo

    def receive(self) -> dict[str, int]:
        """Once a month the landlord's bill comes in and is booked on the house."""
        today = clock.today()
        if today.day != DAY:
            return {}
        received = self.demo.id("bill of the landlord", today)
        services.receive_document(
            actor=INBOX, key=self.demo.id("receive", today), received=received,
            document=ubl.write(self._bill()),
        )  # fmt: skip
        services.book_received(actor=STAFF, key=self.demo.id("book", today), received=received)
        return {"bills of suppliers": 1}

    def _bill(self) -> Document:
        today = clock.today()
        house = Party(
            NAME,
            Address(
                DETAILS["street"], DETAILS["number"], DETAILS["postcode"], DETAILS["town"], "BE"
            ),
            DETAILS["enterprise_number"].replace(".", ""),
        )
        line = Line(1, f"Studio, {today:%m/%Y}", 1_000, "C62", RENT, RENT, TAXED)
        return Document(
            kind="invoice", number=f"L{today:%Y%m}", issued_on=today,
            due_on=today + timedelta(days=DAYS_TO_PAY), currency="EUR", language="fr",
            seller=LANDLORD, buyer=house, lines=(line,),
            iban=own_iban(2 * CLIENTS_ACCOUNTS + 3), payment_reference="090933755493",
        )  # fmt: skip
