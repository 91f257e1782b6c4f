"""Accounts of the people of the tests, and visitors who have signed in."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from tests.support.books import STAFF, hire
from tests.support.store import ALICE, BOB, CHARLIE, OLGA

THEO = UUID("018f0000-0000-7000-8000-0000000000f1")  # of the treasury
GRETA = UUID("018f0000-0000-7000-8000-0000000000f7")  # of the treasury too
PASSWORD = "correct horse battery staple"
ADDRESSES = {
    ALICE: "alice@example.org", BOB: "bob@example.org", CHARLIE: "charlie@example.org",
    OLGA: "olga@example.org", THEO: "theo@example.org", GRETA: "greta@example.org",
}  # fmt: skip


def open_accounts(*more: UUID) -> None:
    """Alice, Bob, Charlie and others as members, Olga as staff, each with the same password."""
    from django.contrib.auth.models import User

    from mutua.people import services as people
    from mutua.portal.accounts import services

    people.change_person(actor=STAFF, key=uuid4(), person=OLGA, email=ADDRESSES[OLGA])
    for person in (ALICE, BOB, CHARLIE, *more, OLGA):
        role = "staff" if person == OLGA else "member"
        services.open_account(actor=STAFF, key=uuid4(), person=person, role=role)
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])


def ready_for_work(house: Any) -> Any:
    """Alice is ready to be employed, with a budget of some thousand euros."""
    from mutua.ground import clock
    from tests.support import contracts

    contracts.get_ready()
    with clock.on(house.DAY):
        for _ in range(4):
            house.issued_invoice()
    return house


def open_treasury() -> UUID:
    """Theo, who records money, with his second factor."""
    return _treasurer(THEO, "Theo Claes")


def open_second_treasurer() -> UUID:
    """Greta, who approves what Theo has made, and the other way round."""
    return _treasurer(GRETA, "Greta Smet")


def _treasurer(person: UUID, name: str) -> UUID:
    from django.contrib.auth.models import User

    from mutua.portal.accounts import services

    hire(person, name, "treasurer", email=ADDRESSES[person])
    services.open_account(actor=STAFF, key=uuid4(), person=person, role="treasury")
    user = User.objects.get(email=ADDRESSES[person])
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    add_second_factor(ADDRESSES[person])
    return person


def add_second_factor(address: str) -> Any:
    """An app that makes codes, for the account at an address."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.contrib.auth.models import User

    return TOTP.activate(User.objects.get(email=address), generate_totp_secret())


def code_of(secret: str, steps: int = 0) -> str:
    """What the app of a second factor shows now, or so many steps of 30 seconds later."""
    import time

    from allauth.mfa import app_settings
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    step = int(time.time()) // app_settings.TOTP_PERIOD + steps
    return str(format_hotp_value(hotp_value(secret, step)))


def signed_in(person: Any) -> Any:
    """A visitor who has signed in as a person."""
    from django.contrib.auth.models import User
    from django.test import Client

    visitor = Client()
    visitor.force_login(User.objects.get(email=ADDRESSES[person]))
    return visitor


def shown_again(visitor: Any) -> Any:
    """The same visitor, who has just shown once more that it is her."""
    import time

    session = visitor.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return visitor
