"""The accounts to which persons are paid: each change waits and is told to the old address."""

from __future__ import annotations

from uuid import UUID

from mutua.ground import mail, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ibans import read_iban
from mutua.ground.verbs import verb
from mutua.people import queries
from mutua.people.models import BankAccount, Person

policy.grant("people.name_bank_account", MEMBER, STAFF)

HOURS = 48
HOLDER_LIMIT = 70  # letters: what a SEPA payment holds of a name


@verb("people.name_bank_account")
def name_bank_account(*, actor: Actor, account: UUID, person: UUID, iban: str, holder: str) -> UUID:
    """Say to which account a person is paid. A first one serves at once, another after 48 hours,
    and the person is told, so that a thief is stopped in time."""
    if person not in queries.persons_of(actor, person):
        raise NotFound("person", str(person), "a person you look after")
    before = keep_account(account, person, iban, holder)
    compact = read_iban("iban", iban)
    if before is not None and before.iban == compact:
        raise Refused("iban", iban, "another account than the one named last", "same")
    told = Person.objects.get(id=person)
    if before is not None and told.email:
        facts = {"name": told.name, "ending": compact[-4:], "hours": HOURS}
        mail.send_later("bank_account_changed", told.email, told.language, facts)
    return account


def last_account(person: UUID) -> BankAccount | None:
    """The account that was named last for a person, if any."""
    found = BankAccount.objects.filter(person=person)
    return found.order_by("-said_at", "-id").first()


def keep_account(account: UUID, person: UUID, iban: str, holder: str) -> BankAccount | None:
    """Keep an account where it is another than the one named last, which is given. Raises
    Refused."""
    if not holder.strip() or len(holder) > HOLDER_LIMIT:
        allowed = f"the name of the account's holder, at most {HOLDER_LIMIT} letters"
        raise Refused("holder", holder, allowed)
    compact = read_iban("iban", iban)
    before = last_account(person)
    if before is None or before.iban != compact:
        BankAccount.objects.create(id=account, person_id=person, iban=compact, holder=holder)
    return before
