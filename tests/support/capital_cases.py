"""A case for every verb of shares; see ``verb_cases``."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from schwifty import IBAN

from mutua.ground import actors
from mutua.ground.actors import MEMBER, STAFF, TREASURY, Actor
from mutua.ground.transactions import reading
from mutua.people import services
from mutua.people.models import LegalPerson
from tests.support import books, capital
from tests.support.numbers import own_number
from tests.support.store import ALICE
from tests.support.verb_cases import ACTORS, OTHERWISE, Facts, case


@case("people.set_share_price", STAFF)
def _() -> Facts:
    capital.price()
    return {
        "legal_entity": books.HOUSE, "amount": 3_500, "decided_by": "General assembly",
        "from_day": date(2100, 1, 1) + timedelta(days=own_number()),
    }  # fmt: skip


@case("people.subscribe", MEMBER, owned=True)
def _() -> Facts:
    capital.price()
    return {"subscription": uuid4(), "person": ALICE, "shares": 2}


@case("people.cancel_subscription", MEMBER, owned=True)
def _() -> Facts:
    return {"subscription": capital.asked(ALICE)}


@case("people.record_share_payment", TREASURY)
def _() -> Facts:
    """The first share of somebody admitted: every branch of the verb."""
    subscription = capital.asked(capital.newcomer("Dina Willems", "admit"))
    return {"subscription": subscription, "amount": capital.PRICE, "paid_from": capital.IBAN}


@case("people.return_share_payment", TREASURY)
def _() -> Facts:
    subscription = capital.asked(capital.newcomer())
    capital.pay(subscription)
    return {"subscription": subscription}


def _alice_holds_some() -> None:
    if sum(last - first + 1 for first, last in capital.numbers(ALICE)) < 2:
        capital.pay(capital.asked(ALICE, 1_000))


def _offered() -> UUID:
    """To somebody who is a member."""
    _alice_holds_some()
    return capital.offered(ALICE, capital.holder())


def _offered_to_alice() -> UUID:
    return capital.offered(capital.holder(), ALICE)


@case("people.offer_shares", MEMBER, owned=True)
def _() -> Facts:
    _alice_holds_some()
    return {"transfer": uuid4(), "seller": ALICE, "buyer": capital.holder(), "shares": 2}


@case("people.withdraw_shares", MEMBER, owned=True)
def _() -> Facts:
    return {"transfer": _offered()}


@case("people.accept_shares", MEMBER, owned=True)
def _() -> Facts:
    return {"transfer": _offered_to_alice()}


@case("people.decline_shares", MEMBER, owned=True)
def _() -> Facts:
    return {"transfer": _offered_to_alice()}


@case("people.register_death", STAFF)
def _() -> Facts:
    return {"person": capital.holder(), "died_on": date(2026, 3, 1), "document": "Deed 1"}


@case("people.register_heir", STAFF)
def _() -> Facts:
    return {
        "heir": uuid4(), "deceased": capital.died(ALICE), "person": capital.newcomer(), "parts": 3,
        "document": "Certificate of inheritance",
    }  # fmt: skip


def _house_earns() -> None:
    """Other cases book expenses of the house: shares are repaid out of what it is worth."""
    from tests.support import books

    books.services.record(actor=books.STAFF, key=uuid4(), entry=books.entry(-1_000_000))


@case("people.decide_repayment", STAFF)
def _() -> Facts:
    """Of a deceased, all of her shares: every branch of the verb."""
    _house_earns()
    return capital.decision(capital.died(ALICE))


@case("people.record_repayment", TREASURY)
def _() -> Facts:
    _house_earns()
    person = capital.leaving()
    capital.account(person)
    return {"repayment": capital.repaid(person)}


@case("people.end_membership", STAFF)
def _() -> Facts:
    return {"membership": capital.leaving_without_shares()}


@case("people.name_bank_account", MEMBER, owned=True)
def _() -> Facts:
    """Another one than before: every branch of the verb."""
    iban = str(IBAN.generate("BE", "096", f"{own_number():07}"))
    return {"account": uuid4(), "person": ALICE, "iban": iban, "holder": "Alice Dubois"}


def _sealed(person: UUID) -> Facts:
    return {
        "row": uuid4(), "person": person, "key_name": "trial", "sealed": uuid4().bytes,
        "found_by": uuid4().hex,
    }  # fmt: skip


@case("people.keep_national_number", STAFF)
def _() -> Facts:
    return _sealed(capital.newcomer())


def _keeps_her_own() -> tuple[Actor, Facts]:
    person = capital.newcomer()
    return actors.member(person), _sealed(person)


OTHERWISE["people.keep_national_number", MEMBER] = _keeps_her_own


@case("people.note_reading", STAFF)
def _() -> Facts:
    person = capital.newcomer()
    services.keep_national_number(actor=books.STAFF, key=uuid4(), **_sealed(person))
    return {"person": person}


def _reads_her_own() -> tuple[Actor, Facts]:
    actor, facts = _keeps_her_own()
    services.keep_national_number(actor=actor, key=uuid4(), **facts)
    return actor, {"person": facts["person"]}


OTHERWISE["people.note_reading", MEMBER] = _reads_her_own


def _number_of_its_own() -> str:
    first = 6_000_000 + own_number()
    return f"0{first:07}{97 - first % 97:02}"


@case("people.add_legal_person", STAFF)
def _() -> Facts:
    return {
        "person": uuid4(), "name": "Atelier Commun", "represented_by": ALICE,
        "enterprise_number": _number_of_its_own(),
    }  # fmt: skip


def _company(number: str) -> Facts:
    iban = str(IBAN.generate("BE", "096", f"{own_number():07}"))
    return {"account": uuid4(), "name": "Lunch Cards", "enterprise_number": number, "iban": iban}


@case("people.add_company", STAFF)
def _() -> Facts:
    """A company that is new, with its account: every branch of the verb."""
    return _company(_number_of_its_own())


def _one_that_somebody_acts_for() -> tuple[Actor, Facts]:
    """The treasury brings in authorities, which are paid only: nobody acts for them. Another
    company's account it cannot name."""
    number = LegalPerson.objects.values_list("enterprise_number", flat=True)
    person = capital.company(ALICE)
    with reading(capital.STAFF):
        return ACTORS[TREASURY], _company(number.get(person=person))


OTHERWISE["people.add_company", TREASURY] = _one_that_somebody_acts_for


@case("people.change_representative", STAFF)
def _() -> Facts:
    return {"person": capital.company(ALICE), "represented_by": capital.newcomer()}
