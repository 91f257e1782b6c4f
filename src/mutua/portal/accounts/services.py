"""What is done with accounts: opening one for a person, closing those for work in the house."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User

from mutua.ground import policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.mail import send_later
from mutua.ground.verbs import verb
from mutua.people.house_roles import database_roles
from mutua.people.models import Person
from mutua.people.services.house_roles import when_dismissed
from mutua.portal.accounts.models import ROLES, Account

policy.grant("portal.open_account", STAFF)


@verb("portal.open_account")
def open_account(*, actor: Actor, person: UUID, role: str = "member", link: str = "") -> UUID:
    """Open an account for a person at her own address, without a password: ``link``, which a
    message brings her, leads to the page where she chooses one."""
    if role not in ROLES:
        raise Refused("role", role, ", ".join(ROLES))
    found = Person.objects.filter(id=person).first()
    if found is None:
        raise NotFound("person", str(person), "a person")
    if not found.email:
        raise Refused("email", "", "a person with an e-mail address", "no_address")
    if role != "member" and ROLES[role] not in database_roles(person):
        allowed = "a person appointed to a role of the house that works so"
        raise Refused("person", str(person), allowed, "not_appointed")
    if Account.objects.filter(person=person, role=role).exists():
        raise Refused("person", str(person), "a person without an account in this role", "state")
    if EmailAddress.objects.filter(email=found.email.lower()).exists():
        raise Refused("email", found.email, "an address without an account", "state")
    account = derived_id(person, "account", role)
    user = User.objects.create_user(account.hex, found.email.lower())
    EmailAddress.objects.create(user=user, email=found.email.lower(), verified=True, primary=True)
    Account.objects.create(id=account, user=user, person=person, role=role)
    if link:
        send_later(
            "account_opened", found.email, found.language, {"name": found.name, "link": link}
        )
    return account


def close_house_accounts(person: UUID) -> None:
    """End what a person opened by working for the house: her sessions end with the password, and
    neither a second factor nor a new password opens the account again."""
    users = User.objects.filter(
        id__in=Account.objects.filter(person=person).exclude(role="member").values("user")
    )
    for user in users:
        user.set_unusable_password()
        user.is_active = False
        user.save(update_fields=["password", "is_active"])
    Authenticator.objects.filter(user__in=users).delete()


when_dismissed.append(close_house_accounts)
