"""Accounts of the people of the tests, and visitors who have signed in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.support.books import STAFF
from tests.support.store import ALICE, BOB, CHARLIE, OLGA

PASSWORD = "correct horse battery staple"
ADDRESSES = {
    ALICE: "alice@example.org", BOB: "bob@example.org", CHARLIE: "charlie@example.org",
    OLGA: "olga@example.org",
}  # fmt: skip


def open_accounts() -> None:
    """Alice, Bob and Charlie as members, Olga as staff, each with the same password."""
    from django.contrib.auth.models import User

    from mutua.people import services as people
    from mutua.portal.accounts import services

    people.change_person(actor=STAFF, key=uuid4(), person=OLGA, email=ADDRESSES[OLGA])
    for person in ADDRESSES:
        role = "staff" if person == OLGA else "member"
        services.open_account(actor=STAFF, key=uuid4(), person=person, role=role)
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])


def add_second_factor(address: str) -> Any:
    """An app that makes codes, for the account at an address."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
    from django.contrib.auth.models import User

    return TOTP.activate(User.objects.get(email=address), generate_totp_secret())


def signed_in(person: Any) -> Any:
    """A visitor who has signed in as a person."""
    from django.contrib.auth.models import User
    from django.test import Client

    visitor = Client()
    visitor.force_login(User.objects.get(email=ADDRESSES[person]))
    return visitor
