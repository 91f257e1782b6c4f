"""A member with an activity and a client, for the tests of the rooms."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from mutua.activities import services
from mutua.activities.services.lines import DraftLine
from mutua.ground import actors, clock
from mutua.people import services as people
from tests.support.books import HOUSE, STAFF, found_house
from tests.support.store import ALICE, BOB, CHARLIE

DAY = date(2026, 3, 16)
MEMBERS = {ALICE: "Alice Dubois", BOB: "Bob Peeters", CHARLIE: "Charlie Maes"}
THEATRE = {
    "kind": "company", "name": "Théâtre du Coin", "language": "fr",
    "enterprise_number": "0403.170.701", "vat_number": "BE0403170701",
    "email": "bureau@theatre.example", "street": "Rue Haute", "number": "12",
    "postcode": "1000", "town": "Bruxelles", "country": "BE",
}  # fmt: skip
ALICES = UUID("018f0000-0000-7000-8000-0000000000a1")
CLIENT = UUID("018f0000-0000-7000-8000-0000000000c1")
alice, bob, charlie = (actors.member(one) for one in (ALICE, BOB, CHARLIE))
EVENING = DraftLine("Three evenings of dance", 41_667, 3_000, "C62", "artistic_performance")


def open_shop(day: date = DAY, **years: date) -> None:
    """The house, three members, Alice's activity and its client."""
    found_house(**years)
    with clock.on(day):
        for person, name in MEMBERS.items():
            admit(person, name)
        services.open_activity(
            actor=alice, key=uuid4(), activity=ALICES, legal_entity=HOUSE, name="Alice dances",
            shares={str(ALICE): 10_000},
        )  # fmt: skip
        services.add_client(actor=alice, key=uuid4(), client=CLIENT, activity=ALICES, **THEATRE)


def admit(person: UUID, name: str) -> None:
    """A person who has become a member."""
    membership = uuid4()
    people.add_person(
        actor=STAFF, key=uuid4(), person=person, legal_name=name,
        email=f"{name.split(maxsplit=1)[0].lower()}@example.org",
    )  # fmt: skip
    people.ask_membership(actor=STAFF, key=uuid4(), membership=membership, person=person)
    people.admit(actor=STAFF, key=uuid4(), membership=membership)
    people.take_effect(actor=STAFF, key=uuid4(), membership=membership)


def offered_order(lines=(EVENING,), **facts):
    """An order that Alice has offered; gives it and its token."""
    from mutua.activities.services.orders import new_token

    order, token = uuid4(), new_token()
    services.draft_order(
        actor=alice, key=uuid4(), order=order, activity=ALICES, client=CLIENT, lines=lines,
        worked_from=DAY, worked_until=DAY, place="Rue Haute 12, Bruxelles", **facts,
    )  # fmt: skip
    services.offer_order(
        actor=alice, key=uuid4(), order=order, token=token, link=f"https://coop.example/o/{token}"
    )
    return order, token


def sign(token: str, mails: list, name: str = "Camille Leroy") -> str:
    """The client signs, with the code that the mail holds."""
    public, code_id = actors.by_link(token), uuid4()
    services.send_code(actor=public, key=uuid4(), code_id=code_id)
    code = code_of(mails)
    return services.sign_order(
        actor=public, key=uuid4(), signature=uuid4(), code_id=code_id, code=code, name=name,
        capacity="Directrice",
    )  # fmt: skip


def code_of(mails: list) -> str:
    """The code that was sent last: it has left, or its letter waits."""
    from mutua.ground import post_office
    from mutua.ground.models import Letter
    from mutua.ground.transactions import reading

    if post_office.at_once:
        return mails[-1].subject.split()[-1]
    with reading(actors.job("test")):
        waits = Letter.objects.filter(what="signature_code", sent_at=None)
        return waits.latest("id").subject.split()[-1]


def issued_invoice(lines=(EVENING,), **facts) -> UUID:
    """An invoice of Alice that was issued."""
    invoice = uuid4()
    services.draft_invoice(
        actor=alice,
        key=uuid4(),
        invoice=invoice,
        activity=ALICES,
        client=CLIENT,
        lines=lines,
        **facts,
    )
    services.issue_invoice(actor=alice, key=uuid4(), invoice=invoice)
    return invoice


def claimed(**facts) -> UUID:
    """An expense that Alice has claimed, with a photo of the bill."""
    from mutua.ground import places

    expense = uuid4()
    paper = places.files().put(b"\xff\xd8\xff" + expense.bytes, "image/jpeg")
    said = {
        "activity": ALICES, "person": ALICE, "nature": "material", "text": "Shoes",
        "spent_on": DAY, "amount": 1_210, "vat": 210, "paper": paper, **facts,
    }  # fmt: skip
    services.claim_expense(actor=alice, key=uuid4(), expense=expense, **said)
    return expense
