"""Periods close for ever, corrections are mirrors, and other programs read the books."""

from __future__ import annotations

import csv
from datetime import date
from uuid import uuid4

import psycopg
import pytest

from mutua.ground import clock
from mutua.ground.actors import AUDITOR, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

READER = Actor(AUDITOR, job="test")
JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 28)


@pytest.fixture
def books(postgres, request):
    """A house of its own: closing is for ever."""
    from tests.support import books, store

    name = f"books_{request.node.name}"
    blocker = request.getfixturevalue("django_db_blocker")
    from contextlib import nullcontext

    with blocker.unblock() if blocker else nullcontext(), store.fresh(postgres, name):
        books.found_house(date(2026, 1, 1), JANUARY)
        services = books.services
        for first, last in ((date(2026, 2, 1), FEBRUARY), (date(2026, 3, 1), date(2026, 12, 31))):
            services.open_period(
                actor=books.STAFF, key=uuid4(), legal_entity="coop", first_day=first, last_day=last
            )
        with clock.on(date(2026, 3, 16)):
            yield books


def period(last):
    from mutua.ledger.models import Period

    with reading(READER):
        return Period.objects.get(last_day=last).id


def record(books, day, amount=10_000):
    return books.services.record(actor=books.STAFF, key=uuid4(), entry=books.entry(amount, day=day))


def close(books, last):
    return books.services.close_period(actor=books.STAFF, key=uuid4(), period=period(last))


def test_in_a_closed_period_nothing_is_posted_any_more(books):
    record(books, date(2026, 1, 10))
    head = close(books, JANUARY)
    assert len(head) == 64
    with pytest.raises(Exception, match="not in an open period"):
        record(books, date(2026, 1, 11))
    record(books, date(2026, 2, 1))


def test_periods_close_oldest_first_once_and_only_when_over(books):
    with pytest.raises(Refused, match="oldest first"):
        close(books, FEBRUARY)
    close(books, JANUARY)
    with pytest.raises(Refused, match="an open period"):
        close(books, JANUARY)
    close(books, FEBRUARY)
    with pytest.raises(Refused, match="days before"):
        close(books, date(2026, 12, 31))
    with pytest.raises(NotFound):
        books.services.close_period(actor=books.STAFF, key=uuid4(), period=uuid4())


def test_a_changed_amount_in_a_closed_period_is_seen_in_the_chain(books, postgres):
    import os

    from mutua.ground import doctor
    from mutua.ledger import chain

    entry = record(books, date(2026, 1, 10))
    close(books, JANUARY)
    close(books, FEBRUARY)
    with reading(READER):
        assert [link.holds for link in chain.verify("coop")] == [True, True]
    database = psycopg.conninfo.conninfo_to_dict(os.environ["DATABASE_URL"])["dbname"]
    with postgres.connect(database) as superuser:
        superuser.execute("set session_replication_role = replica")
        superuser.execute(
            "update ledger_posting set amount = amount * 2 where entry_id = %s", [entry]
        )
    with reading(READER):
        assert [link.holds for link in chain.verify("coop")] == [False, True]
    wrong = [one.check.code for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == ["ledger.chain"]


def test_a_correction_is_a_mirror_that_points_to_what_it_takes_back(books):
    from mutua.ledger import queries
    from mutua.ledger.models import Entry

    entry = record(books, date(2026, 1, 10))
    close(books, JANUARY)
    mirror = books.services.correct(
        actor=books.STAFF, key=uuid4(), entry=entry, day=date(2026, 3, 2), why="Booked twice"
    )
    with reading(READER):
        assert Entry.objects.get(id=mirror).corrects_id == entry
        assert all(one.amount == 0 for one in queries.trial_balance("coop", date(2026, 3, 2)))
    with pytest.raises(Refused):
        books.services.correct(
            actor=books.STAFF, key=uuid4(), entry=entry, day=date(2026, 3, 2), why=" "
        )


def test_bean_check_finds_nothing_to_say_of_the_books(books, tmp_path):
    from beancount import loader

    from mutua.ledger import exports

    for day in (date(2026, 1, 10), date(2026, 2, 3), date(2026, 3, 4)):
        record(books, day, 12_345)
    with reading(READER):
        text = "\n".join(exports.beancount("coop", date(2026, 1, 1), date(2026, 12, 31)))
    file = tmp_path / "books.beancount"
    file.write_text(text, "utf-8")
    entries, errors, _ = loader.load_file(str(file))
    assert errors == []
    assert sum(type(one).__name__ == "Transaction" for one in entries) == 3


def test_a_formula_in_a_text_stays_text_in_csv(books):
    from dataclasses import replace

    from mutua.ledger import exports

    bad = replace(books.entry(), text='=HYPERLINK("http://evil";"click")')
    books.services.record(actor=books.STAFF, key=uuid4(), entry=bad)
    with reading(READER):
        rows = list(csv.DictReader(exports.as_csv("coop", date(2026, 1, 1), date(2026, 12, 31))))
    assert {row["text"] for row in rows} == {"'" + bad.text}
    assert [row["amount"] for row in rows] == ["100.00", "-100.00"]


def test_the_balance_sheet_and_the_result_come_from_the_same_postings(books):
    from mutua.ledger import queries

    record(books, date(2026, 1, 10), 30_000)
    with reading(READER):
        result = queries.result("coop", date(2026, 1, 1), date(2026, 12, 31))
        sheet = queries.balance_sheet("coop", date(2026, 12, 31))
    assert result == {"61": -30_000}
    assert sheet == {"55": -30_000, "result": 30_000}
    assert sum(sheet.values()) == 0
