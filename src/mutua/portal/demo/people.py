"""Whom a newcomer of the make-believe cooperative may be: some members, and who works for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from mutua.activities import services
from mutua.cli.demonstration import STAFF, Demo
from mutua.ground import clock
from mutua.people import services as people
from mutua.portal.accounts.models import Account
from mutua.portal.accounts.services import open_account, open_new_account

MEMBERS: Final = 3
# The name before the @ says what each does: see the door.
TEAM: Final = (
    ("adviser", "staff", "Rosa Michiels", ("adviser",)),
    ("payroll", "staff", "Lotte Claes", ()),  # was appointed when the story began, as others
    ("administrator", "staff", "Karim Lenaerts", ("administrator", "board")),
    ("treasurer", "treasury", "Theo Baeten", ()),
    ("second-treasurer", "treasury", "Greta Smet", ()),
)
HOST: Final = "demo.example"


def open_accounts(demo: Demo) -> None:
    """Accounts for the door, and something that waits for each of them."""
    for number in range(min(MEMBERS, demo.members)):
        key, person = demo.id("account", number), demo.id("person", number)
        open_account(actor=STAFF, key=key, person=person)
    for job, role, name, jobs in TEAM:
        account = open_new_account(
            actor=STAFF, key=demo.id("team", job), role=role, email=f"{job}@{HOST}",
            jobs=jobs, legal_name=name, language="fr",
        )  # fmt: skip
        # Whoever sees others' data or money has a second factor, in the demo too.
        user = Account.objects.select_related("user").get(id=account).user
        TOTP.activate(user, generate_totp_secret())
    _ask(demo)


def _ask(demo: Demo) -> None:
    """Somebody asks to be a member, a member claims her kilometres."""
    newcomer = demo.id("newcomer")
    people.add_person(
        actor=STAFF, key=demo.id("add newcomer"), person=newcomer, legal_name="Nora Lambert",
        email=f"nora@{HOST}", street="Rue Longue", number="7", postcode="4000", town="Liège",
    )  # fmt: skip
    membership = demo.id("membership of newcomer")
    people.ask_membership(
        actor=STAFF, key=demo.id("newcomer asks"), membership=membership, person=newcomer
    )
    services.claim_expense(
        actor=STAFF, key=demo.id("claim"), expense=demo.id("expense"), person=demo.id("person", 0),
        activity=demo.id("activity", 0), nature="kilometres", text="Bruxelles – Liège",
        spent_on=clock.today() - timedelta(days=1), quantity=196,
    )  # fmt: skip
