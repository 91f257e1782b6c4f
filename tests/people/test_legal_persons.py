"""Legal persons hold shares through the person who represents them."""

from __future__ import annotations

from uuid import uuid4

import pytest

from mutua.ground import actors, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import ALICE, BOB, CHARLIE

ASK = """insert into people_membership (id, person_id, category, state, asked_on, reason)
  values (gen_random_uuid(), '{0}', 'A', 'asked', '2026-03-16', '')"""


def ask(person, by, category="C"):
    from mutua.people import services

    membership = uuid4()
    services.ask_membership(
        actor=actors.member(by), key=uuid4(), membership=membership, person=person,
        category=category,
    )  # fmt: skip
    return membership


def subscribe(person, by):
    from mutua.people import services

    subscription = uuid4()
    services.subscribe(
        actor=actors.member(by), key=uuid4(), subscription=subscription, person=person, shares=5
    )
    return subscription


def test_a_company_holds_shares_through_the_person_who_represents_it(capital):
    from mutua.people import queries, services

    company = capital.company(ALICE, "Cinéma du Coin")
    membership = ask(company, ALICE)
    services.admit(actor=capital.STAFF, key=uuid4(), membership=membership)
    assert capital.pay(subscribe(company, ALICE)) == "held"
    with reading(actors.member(ALICE)):
        assert queries.certificate(company, capital_day(capital)).holder == "Cinéma du Coin"
    with reading(actors.member(CHARLIE)):
        assert queries.certificate(company, capital_day(capital)) is None
    services.leave(actor=actors.member(ALICE), key=uuid4(), membership=membership)
    capital.repaid(company, shares=5, amount=15_000)
    assert doctor_is_silent()


def capital_day(capital):
    from mutua.ground import clock

    return clock.today()


def doctor_is_silent() -> bool:
    return [one.check.code for one in doctor.examine(rebuild=True) if one.wrong] == []


def test_nobody_else_acts_for_it_and_the_one_before_no_longer(capital):
    from mutua.people import services

    company = capital.company(ALICE)
    ask(company, ALICE)
    with pytest.raises(NotFound):
        subscribe(company, BOB)
    services.change_representative(
        actor=capital.STAFF, key=uuid4(), person=company, represented_by=BOB
    )
    subscribe(company, BOB)
    with pytest.raises(NotFound):
        subscribe(company, ALICE)


@pytest.mark.parametrize(
    "field, said",
    [
        ("enterprise_number", {"enterprise_number": "0123456748"}),
        ("name", {"name": " "}),
        ("represented_by", {"represented_by": uuid4()}),
    ],
)
def test_a_legal_person_that_cannot_be_is_refused_by_its_field(capital, field, said):
    from mutua.people import services

    facts = {"name": "X", "enterprise_number": "0403170701", "represented_by": ALICE, **said}
    with pytest.raises(Refused) as caught:
        services.add_legal_person(actor=capital.STAFF, key=uuid4(), person=uuid4(), **facts)
    assert caught.value.field == field


def test_a_company_represents_no_company(capital):
    with pytest.raises(Refused) as caught:
        capital.company(capital.company(ALICE))
    assert caught.value.field == "represented_by"


def test_a_company_that_is_paid_comes_with_its_account_or_not_at_all(capital):
    from mutua.people import services
    from mutua.people.models import BankAccount, LegalPerson
    from tests.support import authorities, contracts

    number, first, second = authorities.enterprise_number(), *(contracts.an_iban() for _ in "12")
    said = {"name": "Lunch Cards", "enterprise_number": number}

    def bring_in(iban):
        return services.add_company(
            actor=capital.STAFF, key=uuid4(), account=uuid4(), iban=iban, **said
        )

    def accounts():
        with reading(capital.STAFF):
            persons = LegalPerson.objects.filter(enterprise_number=number).values("person")
            found = BankAccount.objects.filter(person__in=persons).order_by("said_at")
            return persons.count(), [one.iban for one in found]

    with pytest.raises(Refused) as caught:
        bring_in("BE68539007547035")
    assert (caught.value.field, accounts()) == ("iban", (0, []))
    company = bring_in(first)
    assert accounts() == (1, [first])
    assert {bring_in(first), bring_in(second)} == {company}
    assert accounts() == (1, [first, second])


COMPANY = """insert into people_legalperson (id, person_id, enterprise_number, represented_by_id)
  values (gen_random_uuid(), %s, %s, %s)"""


@pytest.mark.parametrize(
    "rule, condition, number",
    [("enterprise_of_ten_digits", "enterprise_number ~ '^[01][0-9]{9}$'", "BE68539007547034"),
     ("without_number_paid_only", "enterprise_number is not null or represented_by_id is null",
      None)],
)  # fmt: skip
def test_who_acts_through_somebody_has_a_number_and_nothing_else_stands_as_one(
    store, rule, condition, number
):
    with session("mutua_staff") as staff, Coded("23514"):
        staff.execute(COMPANY, [ALICE, number, BOB])
    table = f"alter table people_legalperson {{}} constraint {rule}"
    with (
        without(table.format("drop"), f"{table.format('add')} check ({condition})"),
        session("mutua_staff") as staff,
    ):  # the twin
        assert staff.execute(COMPANY, [ALICE, number, BOB]).rowcount == 1


def test_a_company_is_of_the_third_category(capital):
    company = capital.company(ALICE)
    for category in "AB":
        with pytest.raises(Refused) as caught:
            ask(company, ALICE, category)
        assert caught.value.code == "MU022"
    with session("mutua_staff") as staff, Coded("MU022"):
        staff.execute(ASK.format(company))


def test_twin_without_the_trigger_a_company_would_work(capital):
    company = capital.company(ALICE)
    with (
        without(
            "alter table people_membership disable trigger category",
            "alter table people_membership enable trigger category",
        ),
        session("mutua_staff") as staff,
    ):
        staff.execute(ASK.format(company))
        (wrong,) = staff.execute(
            "select count(*) from people_legalperson l join people_membership m"
            " on m.person_id = l.person_id where m.category <> 'C'"
        ).fetchone()
    assert wrong == 1
