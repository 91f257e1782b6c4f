"""Members with shares, for the tests of the rooms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID, uuid4

from mutua.ground import actors
from mutua.ground.transactions import reading
from mutua.people import services
from mutua.people.models import Holding, Membership, SharePrice, Subscription
from tests.support.books import HOUSE, STAFF
from tests.support.numbers import own_number
from tests.support.store import OLGA

TREASURY = actors.Actor(actors.TREASURY, OLGA)
IBAN = "BE71 0961 2345 6769"
PRICE = 3_000


def price() -> None:
    """A share costs 30 euros, if nobody has said so yet."""
    with reading(STAFF):
        if SharePrice.objects.exists():
            return
    services.set_share_price(
        actor=STAFF, key=uuid4(), legal_entity=HOUSE, amount=PRICE, from_day=date(2026, 1, 1),
        decided_by="General assembly of 12 December 2025",
    )  # fmt: skip


def newcomer(name: str = "Dina Willems", *steps: str) -> UUID:
    """A person who has asked to be a member, and perhaps more."""
    person, membership = uuid4(), uuid4()
    services.add_person(
        actor=STAFF, key=uuid4(), person=person, legal_name=name,
        email=f"{person.hex}@example.org",
    )  # fmt: skip
    services.ask_membership(actor=STAFF, key=uuid4(), membership=membership, person=person)
    for step in steps:
        getattr(services, step)(actor=STAFF, key=uuid4(), membership=membership)
    return person


def asked(person: UUID, shares: int = 1) -> UUID:
    """Shares asked for by the person herself."""
    price()
    subscription = uuid4()
    services.subscribe(
        actor=actors.member(person), key=uuid4(), subscription=subscription, person=person,
        shares=shares,
    )  # fmt: skip
    return subscription


def pay(subscription: UUID, **facts) -> str:
    """The treasury finds the payment of the whole."""
    with reading(STAFF):
        amount = Subscription.objects.get(id=subscription).amount
    return services.record_share_payment(
        actor=TREASURY, key=uuid4(), subscription=subscription,
        **{"amount": amount, "paid_from": IBAN, **facts},
    )  # fmt: skip


def holder(shares: int = 1, name: str = "Dina Willems") -> UUID:
    """A member who holds shares."""
    person = newcomer(name, "admit")
    assert pay(asked(person, shares)) == "held"
    return person


def numbers(person: UUID) -> list[tuple[int, int]]:
    """What a person holds now."""
    with reading(STAFF):
        held = Holding.objects.filter(person=person, until=None).order_by("first_number")
        return [(one.first_number, one.last_number) for one in held]


def offered(seller: UUID, buyer: UUID, shares: int = 1) -> UUID:
    """Shares that one member offers to another."""
    transfer = uuid4()
    services.offer_shares(
        actor=actors.member(seller), key=uuid4(), transfer=transfer, seller=seller, buyer=buyer,
        shares=shares,
    )  # fmt: skip
    return transfer


def leaving(shares: int = 2) -> UUID:
    """A member with shares who leaves."""
    person = holder(shares)
    with reading(STAFF):
        membership = Membership.objects.get(person=person).id
    services.leave(actor=actors.member(person), key=uuid4(), membership=membership)
    return person


def to_return() -> UUID:
    """Shares that somebody paid whom the board then refused."""
    person = newcomer("Rosa Claes")
    subscription = asked(person)
    pay(subscription)
    with reading(STAFF):
        membership = Membership.objects.get(person=person).id
    services.refuse_membership(actor=STAFF, key=uuid4(), membership=membership, why="No room")
    return subscription


def leaving_without_shares() -> UUID:
    """The membership of somebody who became a member before shares were kept, and leaves."""
    person = newcomer("Dina Willems", "admit", "take_effect")
    with reading(STAFF):
        membership = Membership.objects.get(person=person).id
    return services.leave(actor=actors.member(person), key=uuid4(), membership=membership)


def died(heir: UUID, shares: int = 2) -> UUID:
    """A member who has died and left her shares to one heir."""
    person = holder(shares)
    services.register_death(
        actor=STAFF, key=uuid4(), person=person, died_on=date(2026, 3, 1), document="Deed 1"
    )
    services.register_heir(
        actor=STAFF, key=uuid4(), heir=uuid4(), deceased=person, person=heir, parts=1,
        document="Certificate of inheritance",
    )  # fmt: skip
    return person


def decision(person: UUID, **facts) -> dict:
    """What the board decides: two shares, whole, at once."""
    return {
        "repayment": uuid4(), "person": person, "shares": 2, "amount": 2 * PRICE,
        "pay_from": date(2026, 3, 16), "decided_by": "Board of 16 March 2026",
        "why": "Orders signed for the year cover all costs", "expected_in": 10**9, **facts,
    }  # fmt: skip


def repaid(person: UUID, **facts) -> UUID:
    """Repaid as the board decides."""
    return services.decide_repayment(actor=STAFF, key=uuid4(), **decision(person, **facts))


def live(person: UUID) -> None:
    """What a member may have of shares: some paid, one handed on to somebody who is nobody's."""
    pay(asked(person, 3))
    asked(person)
    buyer = holder()
    services.accept_shares(actor=actors.member(buyer), key=uuid4(), transfer=offered(person, buyer))
    repaid(died(person))
    account(person)
    company(person)
    works_for_house(person)
    number = next(n for n in national_numbers() if n not in _given)
    _given.add(number)
    services.say_national_number(
        actor=actors.member(person), key=uuid4(), person=person, number=number
    )


def works_for_house(person: UUID) -> None:
    """In a role that an administrator has described; somebody else has looked at her data."""
    operator, appointment = actors.Actor(actors.STAFF, job="test"), uuid4()
    services.set_role(
        actor=operator, key=uuid4(), change=uuid4(), role="desk", database_role=actors.STAFF,
        rights={},
    )  # fmt: skip
    services.appoint(
        actor=operator, key=uuid4(), appointment=appointment, person=person, role="desk"
    )
    services.note_looks(actor=STAFF, key=uuid4(), persons=[person], page="person")


_given: set[str] = set()


def national_numbers() -> Iterator[str]:
    """Numbers of people born on 30 July 1985."""
    for order in range(1, 998):
        first = f"850730{order:03}"
        yield f"{first}{97 - int(first) % 97:02}"


def account(person: UUID, iban: str = IBAN) -> UUID:
    """She says where she is paid."""
    return services.name_bank_account(
        actor=actors.member(person), key=uuid4(), account=uuid4(), person=person, iban=iban,
        holder="Dina Willems",
    )  # fmt: skip


def company(represented_by: UUID, name: str = "Atelier Commun") -> UUID:
    """A legal person, each time with another enterprise number."""
    person, first = uuid4(), 5_000_000 + own_number()
    services.add_legal_person(
        actor=STAFF, key=uuid4(), person=person, name=name, represented_by=represented_by,
        enterprise_number=f"0{first:07}{97 - first % 97:02}",
    )  # fmt: skip
    return person
