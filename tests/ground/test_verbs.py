"""A verb is one transaction, one act, and one answer for one key."""

from __future__ import annotations

import threading
from uuid import uuid4

import pytest
from django.db import connection, connections

from mutua.ground import actors
from mutua.ground.errors import KeyUsed, NotAllowed, Refused
from mutua.ground.policy import without_policy
from mutua.ground.transactions import reading
from tests.support import store as people

pytestmark = pytest.mark.usefixtures("house")
AUDITOR = actors.Actor(actors.AUDITOR, job="test")


@pytest.fixture(scope="module")
def house(store):
    from tests.support import books

    books.found_house()
    return books


def count(table: str, where: str = "true") -> int:
    with reading(AUDITOR), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table} where {where}")
        return cursor.fetchone()[0]


def test_the_same_key_gives_the_first_answer_and_does_nothing_twice(house):
    from mutua.ledger import services

    key, entry, before = uuid4(), house.entry(), count("ledger_entry")
    first = services.record(actor=house.STAFF, key=key, entry=entry)
    again = services.record(actor=house.STAFF, key=key, entry=entry)
    assert first == again
    assert count("ledger_entry") == before + 1
    assert count("ground_act", f"key = '{key}'") == 1


def test_the_same_key_for_something_else_is_refused(house):
    from mutua.ledger import services

    key = uuid4()
    services.record(actor=house.STAFF, key=key, entry=house.entry())
    with pytest.raises(KeyUsed) as caught:
        services.record(actor=house.STAFF, key=key, entry=house.entry(20_000))
    assert caught.value.field == "key"


def test_one_key_posted_a_hundred_times_at_once_makes_one_entry(house):
    from mutua.ledger import services

    key, entry, answers, errors = uuid4(), house.entry(), [], []

    def post():
        try:
            answers.extend(
                services.record(actor=house.STAFF, key=key, entry=entry) for _ in range(13)
            )
        except Exception as error:  # the test tells what it was
            errors.append(error)
        finally:
            connections.close_all()

    before = count("ledger_entry")
    threads = [threading.Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(answers) == 104
    assert len(set(answers)) == 1
    assert count("ledger_entry") == before + 1


def test_a_verb_that_is_refused_leaves_nothing(house):
    from mutua.ledger import services

    key, before = uuid4(), count("ground_act")
    bad = house.entry()
    with pytest.raises(Refused):
        services.record(
            actor=house.STAFF, key=key, entry=type(bad)(**{**vars(bad), "lines": bad.lines[:1]})
        )
    assert count("ground_act") == before
    assert services.record(actor=house.STAFF, key=key, entry=bad)


def test_who_has_no_right_is_refused_by_the_policy_and_without_it_by_the_database(house):
    from mutua.ledger import services

    alice = actors.member(people.ALICE)
    with pytest.raises(NotAllowed) as caught:
        services.record(actor=alice, key=uuid4(), entry=house.entry())
    assert caught.value.code == "ledger.record"
    before = count("ledger_entry")
    with without_policy(), pytest.raises(NotAllowed) as second:
        services.record(actor=alice, key=uuid4(), entry=house.entry())
    assert second.value.code == "database"
    assert count("ledger_entry") == before


def test_staff_acts_in_a_members_name_only_with_a_reason_that_the_member_sees(house):
    from mutua.ledger import services

    for_alice = actors.staff(people.OLGA, for_member=people.ALICE)
    with pytest.raises(NotAllowed) as caught:
        services.record(actor=for_alice, key=uuid4(), entry=house.entry())
    assert caught.value.field == "reason"
    services.record(actor=for_alice, key=uuid4(), reason="She asked by phone", entry=house.entry())
    with reading(actors.member(people.ALICE)), connection.cursor() as cursor:
        cursor.execute("select actor, reason from ground_act")
        assert cursor.fetchall() == [(f"person:{people.OLGA}", "She asked by phone")]
    with reading(actors.member(people.CHARLIE)), connection.cursor() as cursor:
        cursor.execute("select count(*) from ground_act")
        assert cursor.fetchone() == (0,)


def test_an_actor_never_takes_over_anothers_transaction(house):
    with (
        reading(actors.member(people.ALICE)),
        pytest.raises(RuntimeError),
        reading(actors.member(people.CHARLIE)),
    ):
        pass


def test_what_is_read_cannot_be_written(house):
    with reading(house.STAFF), pytest.raises(Exception, match="read-only"):
        connection.cursor().execute("update ledger_account set mapped = '1'")


def test_each_change_is_kept_with_its_act_and_its_values():
    with reading(AUDITOR), connection.cursor() as cursor:
        cursor.execute(
            "select operation, values ->> 'mapped', a.verb from ground_change c"
            " join ground_act a on a.id = c.act_id where \"table\" = 'ledger_account'"
            " and row = 'bank'"
        )
        assert cursor.fetchall() == [("INSERT", '[null, "550000"]', "ledger.install_chart")]


def test_the_diagnosis_finds_nothing_wrong():
    from mutua.ground import doctor

    found = doctor.examine()
    assert [one.check.code for one in found if not one.holds] == []
    assert len(found) >= 10
