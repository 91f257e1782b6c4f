"""Many processes at once: numbers without gap or double, nothing twice, nothing beyond."""

from __future__ import annotations

import os
import time
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.transactions import reading
from tests.support import crew

pytestmark = [pytest.mark.usefixtures("shop"), pytest.mark.prove]
PROCESSES = 8


@pytest.fixture(scope="module")
def house(store):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture
def shop(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


@pytest.fixture(scope="module")
def superuser(store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        yield found


def broken() -> list[str]:
    return [one.check.code for one in doctor.examine() if not one.holds]


def drafts(count: int) -> list:
    from tests.support import activity_cases

    return [activity_cases.draft() for _ in range(count)]


def dealt(things: list) -> list[list]:
    return [things[one::PROCESSES] for one in range(PROCESSES)]


def numbers(superuser, book: str) -> list[int]:
    return [
        one
        for (one,) in superuser.execute(
            "select drawn from activities_invoice i join activities_series s on s.id = i.series_id"
            " where book = %s order by drawn",
            [book],
        ).fetchall()
    ]


def test_eight_who_issue_at_once_draw_every_number_once(shop, superuser, proof):
    from tests.proofs_of_rooms import at_once

    count = proof.count(small=120, full=2_000, name="invoices")
    made, start = dealt(drafts(count)), time.monotonic()
    found = crew.at_once(at_once.issue, [(one, proof.seed + n) for n, one in enumerate(made)])
    seconds = max(one["seconds"] for one in found)
    drawn = numbers(superuser, "V")
    assert drawn == list(range(1, count + 1))
    assert broken() == []
    given_up = sum(one["given_up"] for one in found)
    assert given_up > count / 40
    proof.note(
        given_up=given_up,
        invoices_a_second=round(count / seconds, 1),
        invoices_a_second_and_process=round(count / seconds / PROCESSES, 2),
        cores=os.cpu_count(),
    )
    print(f"{count} invoices, {given_up} given up, {count / seconds:.0f}/s by {PROCESSES} processes, {time.monotonic() - start:.1f} s")  # fmt: skip


def test_one_who_issues_alone(shop, superuser, proof):
    from tests.proofs_of_rooms import at_once

    count, before = proof.count(small=20, full=300, name="invoices"), len(numbers(superuser, "V"))
    found = crew.at_once(at_once.issue, [(drafts(count), proof.seed, 0)])
    assert len(numbers(superuser, "V")) == before + count
    proof.note(invoices_a_second=round(count / found[0]["seconds"], 1))
    print(f"one process alone: {count / found[0]['seconds']:.0f} invoices a second")


def test_numbers_alone_are_drawn_by_eight_without_gap(shop, superuser, proof):
    from tests.proofs_of_rooms import at_once

    count = proof.count(small=240, full=4_000, name="numbers")
    prepared(superuser, made := [uuid4() for _ in range(count)])
    found = crew.at_once(at_once.draw, [(one, n) for n, one in enumerate(dealt(made))])
    seconds = max(one["seconds"] for one in found)
    assert numbers(superuser, "X") == list(range(1, count + 1))
    proof.note(numbers_a_second=round(count / seconds))
    print(f"{count / seconds:.0f} numbers a second, {count / 10:.0f} undone between")
    superuser.execute("set session_replication_role = replica")
    superuser.execute("delete from activities_invoice where series_id in (select id from activities_series where book = 'X')")  # fmt: skip
    superuser.execute("delete from activities_series where book = 'X'")
    superuser.execute("set session_replication_role = origin")


def prepared(superuser, invoices: list) -> None:
    """Drafts that are complete but for their number, written past the services."""
    from tests.support import shop

    shop.issued_invoice()
    superuser.execute("set session_replication_role = replica")
    superuser.execute(
        "insert into activities_invoice select (jsonb_populate_record(t, jsonb_build_object('id',"
        " one, 'state', 'draft', 'drawn', null, 'series_id', null, 'payment_reference', '',"
        " 'pdf', '', 'ubl', ''))).* from unnest(%s::uuid[]) one, activities_invoice t"
        " where t.id = (select id from activities_invoice where state = 'issued' limit 1)",
        [invoices],
    )
    superuser.execute("set session_replication_role = origin")


def test_of_two_whole_credit_notes_at_once_one_is_issued(shop, superuser, proof):
    from tests.proofs_of_rooms import at_once
    from tests.support import activity_cases

    for _ in range(proof.count(small=2, full=25, name="rounds")):
        invoice = shop.issued_invoice()
        notes = [(activity_cases.draft(credited=invoice),) for _ in range(4)]
        said = crew.at_once(at_once.credit, notes)
        assert sorted(said) == ["credited_beyond"] * 3 + ["issued"]
    assert broken() == []


def test_payments_of_one_invoice_at_once_are_all_kept_and_the_excess_apart(shop, superuser):
    from tests.proofs_of_rooms import at_once

    invoice = shop.issued_invoice()
    crew.at_once(at_once.receive, [(invoice, 50_000)] * 4)
    with reading(shop.alice):
        from mutua.activities.models import Invoice
        from mutua.activities.services.receipts import open_amount

        assert open_amount(Invoice.objects.get(id=invoice)) == 132_501 - 200_000
    (prepaid,) = superuser.execute(
        "select sum(-p.amount) from ledger_posting p join ledger_entry e on e.id = p.entry_id"
        " join activities_receipt r on r.id = e.cause_id where p.account_id = 'client_prepaid'"
        " and r.invoice_id = %s",
        [invoice],
    ).fetchone()
    assert prepaid == 200_000 - 132_501


def test_one_key_posted_a_hundred_times_by_eight_processes_makes_one_entry(shop, superuser):
    from tests.proofs_of_rooms import at_once

    key, cause = uuid4(), uuid4()
    answers = crew.at_once(at_once.record, [(key, cause, 13)] * PROCESSES)
    assert len({one for many in answers for one in many}) == 1
    assert superuser.execute(
        "select count(*) from ledger_entry where cause_id = %s", [cause]
    ).fetchone() == (1,)


def test_what_is_posted_while_a_period_closes_is_in_its_chain_or_refused(shop, superuser, proof):
    from mutua.ledger import chain
    from mutua.ledger.models import Period
    from tests.proofs_of_rooms import at_once
    from tests.support import books, verb_cases

    for _ in range(proof.count(small=2, full=20, name="rounds")):
        period = verb_cases.CASES["ledger.close_period"].call().facts["period"]
        with reading(books.STAFF):
            house = Period.objects.get(id=period).legal_entity_id
        made = crew.Crew(at_once.post, [(house, 40)] * 4)
        closing = crew.Crew(at_once.close, [(period, 0.15)])
        made.begin()
        closing.begin()
        (head,) = closing.answers()
        posted = sum(one["posted"] for one in made.answers())
        with reading(books.STAFF):
            found = Period.objects.get(id=period)
            assert chain.head_of(found, chain.head_before(found)) == head == found.head
            assert all(one.holds for one in chain.verify(house))
        (kept,) = superuser.execute(
            "select count(*) from ledger_entry where legal_entity_id = %s", [house]
        ).fetchone()
        assert kept == posted + 1


def test_of_many_who_answer_an_offer_at_once_one_is_heard(shop, superuser, proof):
    from tests.proofs_of_rooms import at_once
    from tests.support import activity_cases

    for _ in range(proof.count(small=2, full=25, name="rounds")):
        public, code_id, code = activity_cases.coded()
        whats = ["sign", "decline", "sign", "decline"]
        said = crew.at_once(at_once.answer, [(one, public, code_id, code) for one in whats])
        heard = [one for one in said if one in whats]
        assert len(heard) == 1, said
        refused = {one for one in said if one not in whats}
        assert refused <= {"signed", "declined"}, said
    assert broken() == []


def test_twin_without_the_check_two_whole_credit_notes_pass(shop, superuser):
    """The last of this file: what it spoils stays."""
    from tests.proofs_of_rooms import at_once
    from tests.proofs_of_rooms.guards import without
    from tests.support import activity_cases

    (check,) = superuser.execute(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'never_credited_beyond'"
    ).fetchone()
    table = "alter table activities_invoice"
    with without(
        f"{table} drop constraint never_credited_beyond",
        f"{table} add constraint never_credited_beyond {check} not valid",
    ):
        invoice = shop.issued_invoice()
        notes = [(activity_cases.draft(credited=invoice),) for _ in range(2)]
        assert crew.at_once(at_once.credit, notes) == ["issued", "issued"]
        assert "activities.credit" in broken()
