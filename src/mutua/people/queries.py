"""What is read of people and their shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet, Sum

from mutua.ground import clock, policy
from mutua.ground.actors import Actor
from mutua.ground.arrays import among
from mutua.ground.errors import Refused
from mutua.ground.models import Act
from mutua.people.models import (
    BankAccount,
    Holding,
    LegalPerson,
    Membership,
    SharePrice,
    Subscription,
)

ENDED = ("refused", "left")


def persons_of(actor: Actor, asked: UUID) -> set[UUID]:
    """Whose things an actor may handle: a member her own and those of the legal persons she
    represents; the house those it is asked for."""
    own = policy.own(actor, "represented_by")
    if not own:
        return {asked}
    represented = LegalPerson.objects.filter(**own).values_list("person_id", flat=True)
    return {own["represented_by"], *represented}


def live_membership(person: UUID) -> str:
    """The state of a person's membership, or nothing."""
    found = Membership.objects.filter(person=person).exclude(state__in=ENDED).first()
    return found.state if found else ""


def price_on(day: date) -> SharePrice:
    """What a share costs on a day. Raises Refused where nobody has decided it."""
    found = SharePrice.objects.filter(from_day__lte=day).order_by("-from_day").first()
    if found is None:
        raise Refused("day", str(day), "a day on which a share has a price", "no_price")
    return found


def price_today() -> int:
    """What a share costs today, minor units; 0 where nobody has decided it."""
    try:
        return price_on(clock.today()).amount
    except Refused:
        return 0


def issuer() -> str:
    """The legal entity whose shares these are."""
    found = SharePrice.objects.order_by("from_day").first()
    if found is None:
        raise Refused("legal_entity", "", "shares that have a price", "no_price")
    return found.legal_entity_id


def subscription_by_reference(reference: str) -> UUID | None:
    """The subscription that a payment's structured communication names."""
    found = Subscription.objects.filter(payment_reference=reference).first()
    return found.id if found else None


def looks_at_me() -> list[tuple[str, date, str]]:
    """The page, the day and the name of everybody of the house who was shown the member's data,
    the last first, at most 200."""
    with connection.cursor() as cursor:
        cursor.execute("select page, day, name from mutua.looks_at_me()")
        return [(page, day, name) for page, day, name in cursor.fetchall()]


def holdings(on: date, person: UUID | None = None) -> list[Holding]:
    """The register of a day, by number."""
    held = Holding.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)
    if person is not None:
        held = held.filter(person=person)
    return list(held.order_by("first_number").select_related("person"))


def shares_of(person: UUID) -> int:
    """How many shares a person holds now."""
    held = Holding.objects.filter(person=person, until=None)
    count = held.aggregate(n=Sum(F("last_number") - F("first_number") + 1))["n"]
    return int(count or 0)


def all_shares() -> int:
    """How many shares there are."""
    count = Holding.objects.filter(until=None).aggregate(
        n=Sum(F("last_number") - F("first_number") + 1)
    )["n"]
    return int(count or 0)


def value_of_lowest(person: UUID, shares: int) -> int:
    """What the first ``shares`` numbers of a person are worth in the capital, minor units."""
    value, rest = 0, shares
    held = Holding.objects.filter(person=person, until=None).order_by("first_number")
    for one in held:
        part = min(rest, one.count)
        value, rest = value + part * one.price, rest - part
    if rest:
        raise Refused("shares", shares, f"at most {shares - rest}, which are held", "shares")
    return value


# ── Bank accounts and readings ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class NamedAccount:
    """An account that a person named, and its standing at an instant: whether it is 'now' paid to,
    'waits' its time, was 'before', or 'never' served because another followed while it waited."""

    iban: str
    holder: str
    said_at: datetime
    payable_from: datetime
    standing: str


SAID = ("iban", "holder", "said_at", "payable_from")


def named_accounts(person: UUID, on: datetime) -> list[NamedAccount]:
    """Every account that a person has named, the last first, with its standing at an instant."""
    return _with_standing(BankAccount.objects.filter(person=person), on)


def payable_account(person: UUID, on: datetime) -> NamedAccount | None:
    """The last account that has waited its time undisturbed: one that was replaced while it still
    waited is never paid, and the one before it serves meanwhile."""
    known = _with_standing(BankAccount.objects.filter(person=person, said_at__lte=on), on)
    return next((one for one in known if one.standing == "now"), None)


def payable_accounts(persons: Iterable[UUID], on: datetime) -> dict[UUID, NamedAccount]:
    """The same of many persons, in one query; those without one are left out."""
    return _accounts_standing("now", persons, on)


def waiting_accounts(persons: Iterable[UUID], on: datetime) -> dict[UUID, NamedAccount]:
    """The last account of each of these persons that still waits its time, in one query."""
    return _accounts_standing("waits", persons, on)


def _accounts_standing(
    standing: str, persons: Iterable[UUID], on: datetime
) -> dict[UUID, NamedAccount]:
    said = BankAccount.objects.filter(person__in=among(persons, "uuid"), said_at__lte=on)
    found = {}
    ordered = said.order_by("person_id", "-said_at", "-id").values_list("person_id", *SAID)
    for person, theirs in groupby(ordered, key=itemgetter(0)):
        known = _standings((account for _, *account in theirs), on)
        if first := next((one for one in known if one.standing == standing), None):
            found[person] = first
    return found


def _with_standing(said: QuerySet[BankAccount], on: datetime) -> list[NamedAccount]:
    return _standings(said.order_by("-said_at", "-id").values_list(*SAID), on)


def _standings(newest_first: Iterable[Sequence[Any]], on: datetime) -> list[NamedAccount]:
    """Of rows with the fields SAID."""
    found: list[NamedAccount] = []
    for iban, holder, said_at, payable_from in newest_first:
        if found and found[-1].said_at < payable_from:
            standing = "never"
        elif payable_from > on:
            standing = "waits"
        else:
            standing = "before" if any(it.standing == "now" for it in found) else "now"
        found.append(NamedAccount(iban, holder, said_at, payable_from, standing))
    return found


@dataclass(frozen=True)
class Reading:
    """Who read a person's national number, when and why."""

    at: datetime
    reader: str
    reason: str


def readings_of(person: UUID) -> list[Reading]:
    """Every reading of a person's national number by others, latest first."""
    acts = Act.objects.filter(verb="people.note_reading", for_member=person).order_by("-said_at")
    return [Reading(one.said_at, one.actor, one.reason) for one in acts]


# ── The certificate of a holder ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Block:
    """Consecutive numbers with what each is worth, minor units."""

    first_number: int
    last_number: int
    since: date
    price: int


@dataclass(frozen=True)
class Certificate:
    """What the register says of a holder on a day: an extract, no paper that could be sold."""

    enterprise: str
    enterprise_number: str
    holder: str
    on: date
    blocks: tuple[Block, ...]

    @property
    def shares(self) -> int:
        """How many."""
        return sum(one.last_number - one.first_number + 1 for one in self.blocks)

    @property
    def value(self) -> int:
        """What they are worth in the capital, minor units."""
        return sum((one.last_number - one.first_number + 1) * one.price for one in self.blocks)


def certificate(person: UUID, on: date) -> Certificate | None:
    """The certificate of a holder; nothing where the register has no number of hers."""
    held = holdings(on, person)
    if not held:
        return None
    entity = SharePrice.objects.select_related("legal_entity").first().legal_entity  # type: ignore[union-attr]
    blocks = tuple(Block(h.first_number, h.last_number, h.since, h.price) for h in held)
    number = entity.details.get("enterprise_number", "")
    return Certificate(entity.name, number, held[0].person.legal_name, on, blocks)


# ── The register anew ───────────────────────────────────────────────────────────────────────────


def replay() -> Iterator[tuple[int, UUID]]:
    """Each number with its holder, from the movements alone."""
    held: dict[int, UUID] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select first_number, last_number, to_person_id from people_sharemovement order by id"
        )
        for first, last, taker in cursor.fetchall():
            for number in range(first, last + 1):
                if taker is None:
                    held.pop(number, None)
                else:
                    held[number] = taker
    yield from held.items()
