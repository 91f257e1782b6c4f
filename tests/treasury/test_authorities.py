"""What payslips owe to authorities becomes one debt a period, and is paid to the cent."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import NotFound, Refused

QUARTER, AFTER = date(2026, 4, 1), date(2026, 7, 20)


@pytest.fixture
def authorities(shop):
    from tests.support import authorities

    return authorities


@pytest.fixture
def assess(authorities):
    from mutua.treasury.authorities import assessing
    from tests.support import books

    def asked(authority="onss", period=QUARTER, day=AFTER, key=None):
        with clock.on(day):
            return assessing.assess(
                actor=authorities.TREASURER, key=key or uuid4(), legal_entity=books.HOUSE,
                authority=authority, period=period,
            )  # fmt: skip

    return asked


@pytest.fixture
def evening(shop):
    """An evening of April, paid in July."""
    from tests.support import contracts, payday

    shop.issued_invoice()
    contract = contracts.worked()
    payday.pay(contract)
    (payslip,) = payday.paid(contract)
    return payslip


def onss_of(payslip):
    return payslip.withheld + payslip.contributions - payslip.reductions


def test_a_quarter_is_one_debt_that_two_people_pay(
    authorities, assess, evening, payments, simulated
):
    office = authorities.named()
    owed = -payments.balance("social_security_payable")
    assert owed >= onss_of(evening) > 0
    assert assess() == 1
    assert payments.balance("social_security_payable") == 0
    assert payments.balance("authority_payable") == -owed
    assert assess() == 0  # all of it was assessed
    with clock.on(AFTER):
        batch = payments.made(kinds=["authority"])
        (payment,) = payments.payments(batch=batch)
        assert (payment.person_id, payment.amount) == (office, owed)
        assert str(payment.due_on) == "2026-07-31"
        assert "ONSS" in payment.text
        payments.approve(batch)
        payments.bank.send(batch)
        simulated.day(AFTER)
        payments.carry_out(simulated)
        simulated.day(date(2026, 7, 23))
        simulated.statement("camt")
    with clock.on(date(2026, 7, 23)):
        payments.carry_in(simulated)
        payments.book_all()
    assert payments.balance("authority_payable") == 0
    assert payments.broken() == []


def test_tax_is_owed_by_the_month_in_which_pay_leaves(authorities, assess, evening, payments):
    authorities.named("tax")
    before = -payments.balance("withholding_tax_payable")
    assert assess("tax", date(2026, 6, 1)) == 0  # it left on 1 July
    assert before > 0
    assert assess("tax", date(2026, 7, 1), date(2026, 8, 3)) == 1
    assert payments.balance("withholding_tax_payable") == 0
    assert payments.broken() == []


def test_what_a_correction_takes_back_is_set_off_in_the_next_period(
    authorities, assess, evening, payments, monkeypatch
):
    from mutua.treasury.authorities import assessing

    authorities.named()
    monkeypatch.setattr(assessing, "left", lambda *given: [(evening.person_id, -500)])
    assert assess() == 0  # it waits, and nothing is written
    assert payments.broken() == []


def test_the_job_assesses_what_is_due_soon_of_those_that_were_named(authorities, shop):
    from mutua.ground.transactions import reading
    from mutua.treasury.authorities import assessing
    from tests.support import books, contracts

    def near(day):
        with clock.on(day), reading(contracts.READER):
            return {one[1:] for one in assessing.near(day) if one[0] == books.HOUSE}

    for one in ("onss", "tax"):
        authorities.named(one)
    assert near(date(2026, 7, 2)) == set()
    assert near(date(2026, 7, 10)) == {("tax", date(2026, 6, 1))}
    assert near(date(2026, 7, 25)) == {("tax", date(2026, 6, 1)), ("onss", QUARTER)}


@pytest.mark.parametrize(
    "authority, period, day, field",
    [
        ("customs", QUARTER, AFTER, "authority"),
        ("onss", date(2026, 5, 1), AFTER, "period"),
        ("tax", date(2026, 5, 2), AFTER, "period"),
        ("onss", date(2026, 7, 1), AFTER, "period"),  # not over
        ("onss", date(9999, 10, 1), AFTER, "period"),
    ],
)
def test_what_cannot_be_assessed_is_refused_by_its_field(
    authorities, assess, authority, period, day, field
):
    authorities.named()
    with pytest.raises(Refused) as caught:
        assess(authority, period, day)
    assert caught.value.field == field


def test_a_natural_person_is_no_authority(authorities, shop):
    from mutua.treasury.authorities import naming
    from tests.support import books
    from tests.support.store import ALICE

    with pytest.raises(NotFound):
        naming.name_creditor(
            actor=authorities.TREASURER, key=uuid4(), creditor=uuid4(), authority="onss",
            legal_entity=books.HOUSE, person=ALICE,
        )  # fmt: skip


def test_who_is_paid_only_is_no_member(authorities, shop):
    from django.db import DatabaseError

    from mutua.people import services as people
    from tests.support import books

    with pytest.raises((Refused, DatabaseError), match=r"nobody acts|legal person"):
        people.ask_membership(
            actor=books.STAFF, key=uuid4(), membership=uuid4(), person=authorities.office(),
            category="C",
        )  # fmt: skip


# ── One names, another confirms ─────────────────────────────────────────────────────────────────

CONFIRM = (
    "insert into treasury_creditorconfirmation (id, creditor_id, person_id, confirmed_at)"
    " values (gen_random_uuid(), %s, %s, now())"
)


def test_who_named_an_account_does_not_confirm_it(authorities, shop):
    """And its twin: without the trigger she does."""
    from mutua.ground.errors import NotAllowed
    from mutua.ground.transactions import reading
    from mutua.treasury.authorities import naming
    from tests.proofs_of_rooms.guards import Coded, session, without

    person = authorities.office()
    creditor = authorities.name(person)
    with reading(authorities.TREASURER):
        account = naming.account_of(person)
        before = naming.creditor_of("coop", "onss")
        assert before is None or before.id != creditor
    with pytest.raises(NotAllowed) as caught:
        naming.confirm_creditor(
            actor=authorities.TREASURER, key=uuid4(), creditor=creditor, confirmation=uuid4(),
            account=account.id,
        )  # fmt: skip
    assert caught.value.code == "own_name"
    own = authorities.TREASURER.person
    with session("mutua_treasury", own) as connection, Coded("MU015"):
        connection.execute(CONFIRM, [creditor, own])
    other = authorities.SECOND.person
    with session("mutua_treasury", own) as connection, Coded("42501"):
        connection.execute(CONFIRM, [creditor, other])  # nor in a colleague's name
    change = "alter table treasury_creditorconfirmation {} trigger by_another"
    with (
        without(change.format("disable"), change.format("enable")),
        session("mutua_treasury", own) as connection,
    ):
        assert connection.execute(CONFIRM, [creditor, own]).rowcount == 1
    authorities.confirm(creditor)
    with reading(authorities.TREASURER):
        assert naming.creditor_of("coop", "onss").id == creditor


def test_an_account_that_was_changed_meanwhile_is_looked_at_again(authorities, shop):
    from mutua.treasury.authorities import naming

    creditor = authorities.name(authorities.office())
    with pytest.raises(Refused) as caught:
        naming.confirm_creditor(
            actor=authorities.SECOND, key=uuid4(), creditor=creditor, confirmation=uuid4(),
            account=uuid4(),
        )  # fmt: skip
    assert caught.value.code == "stale"


def test_the_treasury_brings_in_only_who_is_paid_only(authorities, shop):
    """And its twin: without the guards a treasurer names the account of a member."""
    from tests.proofs_of_rooms.guards import Coded, session, without
    from tests.support.store import ALICE

    account = (
        "insert into people_bankaccount (id, person_id, iban, holder)"
        " values (gen_random_uuid(), %s, 'BE71096123456769', 'Somebody')"
    )
    person = (
        "insert into people_person (id, legal_name, chosen_name, email, language, country, street,"
        " number, box, postcode, town) values (%s, 'Somebody', '', '', 'fr', 'BE', '', '', '', '', '')"
    )
    legal = (
        "insert into people_legalperson (id, person_id, enterprise_number)"
        " values (gen_random_uuid(), %s, '0206731645')"
    )
    with session("mutua_treasury") as connection, Coded("42501"):
        connection.execute(account, [ALICE])
    with session("mutua_treasury") as connection, Coded("42501"):
        connection.execute(legal, [ALICE])
    with session("mutua_treasury") as connection, Coded("42501"):
        connection.execute(person, [uuid4()])
        connection.execute("set constraints all immediate")
    change = "alter table people_legalperson {} trigger paid_only"
    with (
        without(change.format("disable"), change.format("enable")),
        session("mutua_treasury") as connection,
    ):
        assert connection.execute(legal, [ALICE]).rowcount == 1
        assert connection.execute(account, [ALICE]).rowcount == 1


def test_the_reference_that_an_authority_wants_stands_on_the_transfer(
    authorities, assess, evening, payments
):
    from mutua.ground import places
    from mutua.ground.transactions import reading
    from mutua.people.models import LegalPerson
    from mutua.treasury import debts
    from mutua.treasury.authorities import naming
    from tests.support import books, contracts, payments

    number = authorities.enterprise_number()
    facts = {
        "legal_entity": books.HOUSE, "authority": "onss", "name": "Social security office",
        "enterprise_number": number, "iban": contracts.an_iban(),
    }  # fmt: skip
    with pytest.raises(Refused) as caught:
        naming.name_authority(
            actor=authorities.TREASURER, key=uuid4(), creditor=uuid4(),
            reference="+++090/9337/55494+++", **facts,
        )  # fmt: skip
    assert caught.value.field == "reference"
    creditor = naming.name_authority(
        actor=authorities.TREASURER, key=uuid4(), creditor=uuid4(),
        reference="+++090/9337/55493+++", **facts,
    )  # fmt: skip
    authorities.confirm(creditor)
    again = naming.name_authority(  # the same office: nobody is brought in twice
        actor=authorities.TREASURER, key=uuid4(), creditor=uuid4(), **facts
    )
    with reading(authorities.TREASURER):
        assert LegalPerson.objects.filter(enterprise_number=number).count() == 1
        assert naming.creditor_of(books.HOUSE, "onss").id == creditor
        assert naming.waiting_of(books.HOUSE, "onss").id == again
    assess()
    with reading(authorities.TREASURER):
        texts = {one.text for one in debts.unpaid(books.HOUSE, ["authority"])}
    assert "+++090/9337/55493+++" in texts
    with reading(authorities.TREASURER):
        due = max(one.due_on for one in debts.unpaid(books.HOUSE, ["authority"]))
    with clock.on(due - timedelta(days=5)):
        batch = payments.made(kinds=["authority"])
    content = places.files().get(payments.found(batch).file).decode()
    assert "<Ref>090933755493</Ref>" in content
    assert "<Ustrd>+++090" not in content
