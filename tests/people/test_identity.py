"""National numbers and bank accounts: who reads, what waits, what is told."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import actors, clock, doctor, keys
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.transactions import reading
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.support.store import ALICE

NUMBER = "85.07.30-033 28"
OTHER_IBAN = "BE68 5390 0754 7034"


@pytest.fixture(autouse=True)
def secrets(monkeypatch, tmp_path):
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path))


@pytest.fixture
def known(capital):
    """A person who has said her number, each time another."""
    person = capital.newcomer("Vera Nys")
    number = next(n for n in capital.national_numbers() if n not in capital._given)
    capital._given.add(number)
    say(person, number)
    return person, number


def say(person, number, actor=None, key=None):
    from mutua.people import services

    return services.say_national_number(
        actor=actor or actors.member(person), key=key or uuid4(), person=person, number=number
    )


def read(actor, person, reason="Declaration of her first contract"):
    from mutua.people import services

    return services.read_national_number(actor=actor, person=person, reason=reason)


# ── National numbers ────────────────────────────────────────────────────────────────────────────


def test_the_staff_reads_a_number_and_the_person_sees_who_and_why(capital, known):
    from mutua.people import queries

    person, number = known
    assert read(capital.STAFF, person) == number
    with reading(actors.member(person)):
        (seen,) = queries.readings_of(person)
    assert (seen.reader, seen.reason) == (capital.STAFF.name, "Declaration of her first contract")
    with reading(actors.member(ALICE)):
        assert queries.readings_of(person) == []


def test_without_a_reason_there_is_no_answer(capital, known):
    with pytest.raises(NotAllowed):
        read(capital.STAFF, known[0], " ")


def test_a_reading_that_cannot_be_kept_has_no_answer(capital, known):
    person, number = known
    with (
        without(
            "revoke insert on ground_act from mutua_staff",
            "grant insert on ground_act to mutua_staff",
        ),
        pytest.raises(NotAllowed) as caught,
    ):
        read(capital.STAFF, person)
    assert number not in str(caught.value)
    assert read(capital.STAFF, person) == number


def test_she_reads_her_own_and_nobody_elses(capital, known):
    person, number = known
    assert read(actors.member(person), person, "") == number
    with pytest.raises(NotFound):
        read(actors.member(ALICE), person)
    with pytest.raises(NotAllowed):
        read(capital.TREASURY, person)


@pytest.mark.parametrize("role", ["treasury", "worker", "auditor", "public"])
def test_other_roles_have_no_way_to_the_table(capital, known, role):
    with session(f"mutua_{role}", None, act=False) as connection, Coded("42501"):
        connection.execute("select sealed from people_nationalnumber")


def test_twin_with_a_grant_and_a_policy_the_treasury_reads(capital, known):
    with (
        without(
            "grant select on people_nationalnumber to mutua_treasury",
            "revoke select on people_nationalnumber from mutua_treasury",
        ),
        without(
            "create policy twin on people_nationalnumber to mutua_treasury using (true)",
            "drop policy twin on people_nationalnumber",
        ),
        session("mutua_treasury", act=False) as connection,
    ):
        assert connection.execute("select sealed from people_nationalnumber").fetchone()


def test_the_number_stands_nowhere_in_the_store_and_the_history_has_not_even_the_seal(
    capital, known
):
    from django.db import connection

    _, number = known
    with reading(capital.STAFF), connection.cursor() as cursor:
        for table in (
            "ground_act",
            "ground_change",
            "ground_personalvalue",
            "people_nationalnumber",
        ):
            cursor.execute(f"select count(*) from {table} t where t::text like %s", [f"%{number}%"])
            assert cursor.fetchone() == (0,)
        cursor.execute("select values from ground_change where \"table\" = 'people_nationalnumber'")
        assert all(
            (json.loads(one) if isinstance(one, str) else one) == {"sealed": "personal"}
            for (one,) in cursor.fetchall()
        )


def test_a_sealed_value_opens_at_its_own_row_alone(capital, known):
    from mutua.people.models import NationalNumber

    with reading(capital.STAFF):
        row = NationalNumber.objects.get(person=known[0])
    place = NationalNumber.place(row.id, uuid4())
    with pytest.raises(Refused) as caught:
        keys.keys().open(row.key_name, bytes(row.sealed), place)
    assert caught.value.code == "sealed"


def test_a_number_is_found_without_being_opened_and_is_one_persons(capital, known):
    from mutua.people import services

    person, number = known
    assert services.person_of_number(actor=capital.STAFF, number=number) == person
    with pytest.raises(Refused):
        say(capital.newcomer("Wim Adam"), number)


def test_the_same_key_asked_again_is_done_once(capital):
    person, key = capital.newcomer("Xena Lucas"), uuid4()
    number = next(n for n in capital.national_numbers() if n not in capital._given)
    capital._given.add(number)
    assert say(person, number, key=key) == say(person, number, key=key)


def test_only_the_staff_corrects_a_number(capital, known):
    person, _ = known
    number = next(n for n in capital.national_numbers() if n not in capital._given)
    capital._given.add(number)
    with pytest.raises(Refused):
        say(person, number)
    say(person, number, capital.STAFF)
    assert read(capital.STAFF, person) == number


@pytest.mark.parametrize("number", ["85.07.30-033 29", "", "1" * 11, "85073003328x", "💶" * 11])
def test_a_number_that_cannot_be_is_refused_and_not_repeated(capital, number):
    with pytest.raises(Refused) as caught:
        say(capital.newcomer("Yves Thys"), number)
    assert caught.value.field == "number"
    assert not number or number not in str(caught.value)


@pytest.mark.parametrize("spoilt", ["{}", "[", '{"current": "a", "keys": {}, "index": "AAAA"}'])
def test_a_file_of_keys_that_cannot_be_is_refused(monkeypatch, tmp_path, spoilt):
    (tmp_path / "secrets.json").write_text(spoilt)
    monkeypatch.setenv("MUTUA_SECRETS", str(tmp_path / "secrets.json"))
    with pytest.raises(Refused, match="MUTUA_SECRETS"):
        keys.keys()


def test_keys_for_trial_are_made_once_and_are_for_their_owner_alone(tmp_path):
    assert keys.keys() == keys.keys()
    assert (tmp_path / "trial-secrets.json").stat().st_mode & 0o077 == 0


# ── Bank accounts ───────────────────────────────────────────────────────────────────────────────


def payable(capital, person, hours=0):
    from mutua.people import queries

    with reading(capital.TREASURY):
        found = queries.payable_account(person, clock.now() + timedelta(hours=hours))
    return found and found.iban[-4:]


def test_a_changed_account_waits_two_days_and_the_person_is_told(capital):
    person = capital.newcomer("Zoé Simon")
    assert payable(capital, person) is None
    capital.account(person)
    assert payable(capital, person) == "6769"
    assert mail.outbox == []
    capital.account(person, OTHER_IBAN)
    assert (payable(capital, person, 47), payable(capital, person, 49)) == ("6769", "7034")
    assert [one.to for one in mail.outbox] == [[f"{person.hex}@example.org"]]
    assert "7034" in mail.outbox[0].body
    assert "BE68" not in mail.outbox[0].body


def test_an_account_that_was_replaced_while_it_waited_is_never_paid(capital):
    person = capital.newcomer("Adam Leys")
    capital.account(person)
    capital.account(person, OTHER_IBAN)
    with clock.on(clock.now() + timedelta(hours=1)):
        capital.account(person)
    assert [payable(capital, person, hours) for hours in (2, 48, 49, 99)] == ["6769"] * 4


def test_a_new_e_mail_address_is_told_to_the_old_one(capital):
    from mutua.people import services

    person = capital.newcomer("Bea Gillis")
    services.change_person(
        actor=actors.member(person), key=uuid4(), person=person, email="thief@example.net"
    )
    assert [one.to for one in mail.outbox] == [[f"{person.hex}@example.org"]]


RUSHED = """insert into people_bankaccount (id, person_id, iban, holder, said_at, payable_from)
  values (gen_random_uuid(), '{0}', 'BE68539007547034', 'X', now() - interval '9 days',
          now() - interval '9 days')"""


def test_nobody_says_that_an_account_has_waited(capital):
    person = capital.newcomer("Carl Joos")
    capital.account(person)
    with session("mutua_member", person) as connection:
        connection.execute(RUSHED.format(person))
        (waits,) = connection.execute(
            "select payable_from - said_at from people_bankaccount order by said_at desc limit 1"
        ).fetchone()
    assert waits == timedelta(hours=48)


def test_twin_without_the_trigger_an_account_does_not_wait(capital):
    person = capital.newcomer("Dora Pauwels")
    capital.account(person)
    with (
        without(
            "alter table people_bankaccount disable trigger waits",
            "alter table people_bankaccount enable trigger waits",
        ),
        session("mutua_member", person) as connection,
    ):
        connection.execute(RUSHED.format(person))
        (waits,) = connection.execute(
            "select payable_from - said_at from people_bankaccount where holder = 'X'"
        ).fetchone()
    assert waits == timedelta(0)


@pytest.mark.parametrize("role", ["member", "staff"])
def test_the_history_of_accounts_is_never_changed(capital, role):
    capital.account(capital.newcomer("Emil Raes"))
    for statement in ("update people_bankaccount set iban = 'X'", "delete from people_bankaccount"):
        with session(f"mutua_{role}") as connection, Coded("42501"):
            connection.execute(statement)


@pytest.mark.parametrize(
    "field, said",
    [("iban", {"iban": "BE00 1"}), ("iban", {"iban": "="}),
     ("iban", {"iban": "TR330006100519786457841326"}),  # no transfer in euro goes there
     ("holder", {"holder": ""}),
     ("holder", {"holder": "x" * 71})],
)  # fmt: skip
def test_an_account_that_cannot_be_is_refused_by_its_field(capital, field, said):
    from mutua.people import services

    person = capital.newcomer("Fay Goris")
    facts = {"account": uuid4(), "person": person, "iban": OTHER_IBAN, "holder": "Fay", **said}
    with pytest.raises(Refused) as caught:
        services.name_bank_account(actor=actors.member(person), key=uuid4(), **facts)
    assert caught.value.field == field


def test_nothing_is_repaid_to_who_has_named_no_account(capital):
    from mutua.people import services

    repayment = capital.repaid(capital.leaving())
    with pytest.raises(Refused) as caught:
        services.record_repayment(actor=capital.TREASURY, key=uuid4(), repayment=repayment)
    assert caught.value.code == "account"


def test_the_diagnosis_finds_nothing_wrong(capital):
    assert [(one.check.code, one.wrong) for one in doctor.examine() if one.wrong] == []
