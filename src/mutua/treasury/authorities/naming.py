"""Which legal person an authority is, and to which account it is paid: one person names it, another
confirms."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Max

from mutua.ground import clock, payment_reference, policy
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.models import Change
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.people.models import BankAccount, LegalPerson, Person
from mutua.people.services.bank_accounts import keep_account
from mutua.people.services.legal_persons import bring_in, read_number
from mutua.treasury.models import Creditor, CreditorConfirmation
from mutua.treasury.models.authorities import AUTHORITIES

policy.grant("treasury.name_creditor", TREASURY)
policy.grant("treasury.confirm_creditor", TREASURY)

MOST_LETTERS = 100  # of a reference: with the rest it fits on a transfer


@verb("treasury.name_creditor")
def name_creditor(
    *,
    actor: Actor,
    creditor: UUID,
    legal_entity: str,
    authority: str,
    person: UUID,
    reference: str = "",
) -> UUID:
    """Say which legal person of the register an authority is, and the reference that it wants to
    read: once somebody else has confirmed it, what it is owed goes to the account that was named
    for that person, with the waiting time of every account."""
    check(authority)
    entity = entity_of(legal_entity)
    reference = reference.strip()
    if len(reference) > MOST_LETTERS or not (reference.isprintable() and reference.isascii()):
        raise Refused("reference", reference, f"at most {MOST_LETTERS} plain letters")
    if reference[:1] in ("+", "*") and not payment_reference.alone(reference):
        raise Refused("reference", reference, payment_reference.FORM)
    if not Person.objects.filter(id=person, legal_person__enterprise_number__isnull=False).exists():
        raise NotFound("person", str(person), "a legal person of the register")
    before = Creditor.objects.filter(legal_entity=entity, authority=authority)
    Creditor.objects.create(
        id=creditor, legal_entity=entity, authority=authority, person_id=person,
        number=(before.aggregate(last=Max("number"))["last"] or 0) + 1, reference=reference,
    )  # fmt: skip
    return creditor


@verb("treasury.name_creditor")
def name_authority(
    *,
    actor: Actor,
    creditor: UUID,
    legal_entity: str,
    authority: str,
    name: str,
    enterprise_number: str,
    iban: str,
    reference: str = "",
) -> UUID:
    """The same from what stands on the authority's own paper: its legal person is brought in where
    the register lacks it, and the account is named where it is another than before."""
    number = read_number(enterprise_number)
    known = LegalPerson.objects.filter(enterprise_number=number, represented_by=None)
    person = known.order_by("id").values_list("person_id", flat=True).first()
    if person is None:
        person = bring_in(derived_id(creditor, "person"), name, number)
    keep_account(derived_id(creditor, "account"), person, iban, name)
    return name_creditor(
        actor=actor, creditor=creditor, legal_entity=legal_entity, authority=authority,
        person=person, reference=reference,
    )  # fmt: skip


@verb("treasury.confirm_creditor")
def confirm_creditor(*, actor: Actor, creditor: UUID, confirmation: UUID, account: UUID) -> UUID:
    """Confirm where an authority is paid, by the account that was shown. Raises NotAllowed for the
    one who named it, Refused where another account was named meanwhile."""
    found = Creditor.objects.filter(id=creditor).first()
    if found is None:
        raise NotFound("creditor", str(creditor), "an authority that was named")
    if CreditorConfirmation.objects.filter(creditor=found).exists():
        raise Refused("creditor", str(creditor), "one that waits to be confirmed", "state")
    if actor.person is None or actor.person == namer_of(found):
        raise NotAllowed("actor", actor.name, "somebody else than who named it", "own_name")
    shown = account_of(found.person_id)
    if shown is None or shown.id != account:
        raise Refused("account", str(account), "the account that was named last", "stale")
    CreditorConfirmation.objects.create(
        id=confirmation, creditor=found, person_id=actor.person, confirmed_at=clock.now()
    )
    return confirmation


def check(authority: str) -> None:
    """Raise Refused for what is no authority."""
    if authority not in AUTHORITIES:
        raise Refused("authority", authority, ", ".join(AUTHORITIES))


def entity_of(code: str) -> LegalEntity:
    """The legal entity. Raises NotFound."""
    found = LegalEntity.objects.filter(code=code).first()
    if found is None:
        raise NotFound("legal_entity", code, "a legal entity of this store")
    return found


def creditor_of(legal_entity: str, authority: str) -> Creditor | None:
    """Where an authority is paid: as it was named and confirmed last."""
    named = Creditor.objects.filter(legal_entity=legal_entity, authority=authority)
    return named.exclude(confirmation=None).order_by("number").last()


def waiting_of(legal_entity: str, authority: str) -> Creditor | None:
    """What was named last, where nobody has confirmed it."""
    last = (
        Creditor.objects.filter(legal_entity=legal_entity, authority=authority)
        .select_related("confirmation", "person__legal_person").order_by("number").last()
    )  # fmt: skip
    return last if last is not None and not hasattr(last, "confirmation") else None


def account_of(person: UUID) -> BankAccount | None:
    """The account that was named last for a person."""
    return BankAccount.objects.filter(person=person).order_by("said_at", "id").last()


def namer_of(creditor: Creditor) -> UUID | None:
    """Who named it."""
    made = Change.objects.filter(
        table="treasury_creditor", row=str(creditor.id), operation="INSERT"
    )
    return made.values_list("act__person", flat=True).first()
