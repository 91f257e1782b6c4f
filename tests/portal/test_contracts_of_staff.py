"""Contracts by the pages of the house: an adviser decides, a payroll officer declares."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of
from tests.portal.people import add_second_factor, ready_for_work
from tests.support import contracts
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def test_the_queue_shows_the_most_urgent_first_with_what_is_unusual(
    staff: Any, office: Any
) -> None:
    late = contracts.queued(task="A fair in spring")
    soon = contracts.queued(
        task="A fair next Sunday", hours=contracts.at(date(2026, 3, 22), "09:00", "12:00")
    )
    page = staff.get("/en/staff/contracts/")
    order = [page.content.decode().index(str(one)) for one in (soon, late)]
    assert order == sorted(order)
    seen = text_of(page)
    for words in ("A fair next Sunday", "€300.00", "Sun 22 Mar 2026, 09:00, 5 days left",
                  "Work on Sunday", "Alice Dubois"):  # fmt: skip
        assert words in seen, (words, seen)
    with clock.on(datetime(2026, 3, 22, 7, 30, tzinfo=clock.ZONE)):
        assert "90 minutes left" in text_of(staff.get("/en/staff/contracts/"))
    with clock.on(datetime(2026, 3, 22, 10, 0, tzinfo=clock.ZONE)):
        assert "has begun" in text_of(staff.get("/en/staff/contracts/"))


def test_an_adviser_approves_with_a_reason_and_the_next_one_opens(staff: Any, office: Any) -> None:
    first, second = contracts.queued(), contracts.queued()
    address = f"/en/staff/contracts/{first}/"
    seen = text_of(staff.get(address))
    for words in ("What is unusual", "Law of 16 March 1971", "rules in order", "€300.00"):
        assert words in seen, words
    refused = send(staff, address, why="")
    assert (refused.status_code, contracts.found(first).state) == (422, "queued")
    answer = send(staff, address, why="A fair that is open on Sundays")
    assert re.search(r"/staff/contracts/[\w-]{36}/$", answer.url)
    found = contracts.found(first)
    assert (found.state, found.decided_why) == ("approved", "A fair that is open on Sundays")
    answer = send(staff, f"/en/staff/contracts/{second}/", why="No exception", refuse="1")
    assert answer.status_code == 302
    assert contracts.found(second).state == "refused"
    assert mail.outbox[-1].to == ["alice@example.org"]


def test_the_member_reads_why_changes_it_and_asks_again(
    staff: Any, alice: Any, office: Any
) -> None:
    contract = contracts.queued()
    send(staff, f"/en/staff/contracts/{contract}/", why="Not on this Sunday", refuse="1")
    page = f"/en/contract/{contract}/"
    assert "Why it was sent back: Not on this Sunday" in text_of(alice.get(page))
    assert "Mend the contract" in text_of(alice.get("/en/home/"))
    day = {
        "day_1_0": "8",
        "day_1_1": "7",
        "day_1_2": "2026",
        "starts_1": "09:00",
        "ends_1": "12:00",
    }
    assert send(alice, f"{page}change/times/", count="1", **day).status_code == 302
    assert "Go on to sign" in text_of(alice.get(page))


def test_a_contract_changed_meanwhile_is_not_decided_unread(staff: Any, office: Any) -> None:
    contract = contracts.queued()
    stale = send(staff, f"/en/staff/contracts/{contract}/", why="Good", edition="9")
    assert stale.status_code == 422
    assert "It was changed meanwhile" in text_of(stale)


def works_here_too(office: Any, person: UUID, role: str) -> Any:
    """A member who works for the house besides, in one role, and has signed in for it."""
    from django.contrib.auth.models import User
    from django.test import Client

    from mutua.ground.actors import STAFF, Actor
    from mutua.people import services as people
    from mutua.portal.accounts import services

    address = f"{role}@example.org"
    operator = Actor(STAFF, job="test")
    people.appoint(actor=operator, key=uuid4(), appointment=uuid4(), person=person, role=role)
    people.change_person(actor=office.STAFF, key=uuid4(), person=person, email=address)
    services.open_account(actor=office.STAFF, key=uuid4(), person=person, role="staff")
    add_second_factor(address)
    visitor = Client()
    visitor.force_login(User.objects.get(email=address))
    return visitor


def test_nobody_decides_on_her_own_contract(staff: Any, office: Any) -> None:
    contract = contracts.queued()
    alice = works_here_too(office, ALICE, "adviser")
    address = f"/en/staff/contracts/{contract}/"
    seen = alice.get(address)
    assert "This is your own contract: a colleague decides." in text_of(seen)
    assert "<textarea" not in seen.content.decode()
    key = key_in(staff.get(address))
    refused = alice.post(address, {"key": key, "edition": "1", "why": "It is mine"})
    assert refused.status_code == 422
    assert contracts.found(contract).state == "queued"


def test_who_has_no_such_role_is_told(office: Any) -> None:
    board = works_here_too(office, BOB, "board")
    address = f"/en/staff/contracts/{contracts.queued()}/"
    refused = send(board, address, why="I would like it")
    assert refused.status_code == 422
    assert "You have no right to do this." in text_of(refused)


def test_a_draft_is_nobodys_business_but_its_members(staff: Any, office: Any) -> None:
    assert staff.get(f"/en/staff/contracts/{contracts.drafted()}/").status_code == 404


def test_looks_at_contracts_are_told_to_the_person(staff: Any, alice: Any, office: Any) -> None:
    contract = contracts.queued()
    staff.get(f"/en/staff/contracts/{contract}/")
    seen = text_of(alice.get("/en/looks/"))
    assert "a contract of yours" in seen


def test_a_signed_contract_is_declared_under_its_number(
    staff: Any, alice: Any, office: Any
) -> None:
    contract = contracts.signed(hours=contracts.at(date(2026, 3, 19), "20:00", "00:30"))
    listed = text_of(staff.get("/en/staff/declarations/"))
    assert "Thu 19 Mar 2026, 20:00, 3 days left" in listed
    address = f"/en/staff/declarations/{contract}/"
    seen = text_of(staff.get(address))
    for words in ("Declare the work of Alice Dubois", "Mon 4 May 1992", "Artist with a contract",
                  "Hours in all 4.5", "Kept, sealed"):  # fmt: skip
        assert words in seen, (words, seen)
    assert send(staff, address, number="").status_code == 422
    assert send(staff, address, number="000123456789").status_code == 302
    assert "under the number 000123456789" in text_of(alice.get(f"/en/contract/{contract}/"))
    other = contracts.signed()
    used = send(staff, f"/en/staff/declarations/{other}/", number="000123456789")
    assert used.status_code == 422
    assert "Another contract has this number" in text_of(used)


def test_a_national_number_is_read_with_a_reason_that_the_person_sees(
    staff: Any, alice: Any, office: Any
) -> None:
    address = f"/en/staff/declarations/{contracts.signed()}/number/"
    first = staff.get(address)
    assert "920504" not in first.content.decode()
    refused = send(staff, address, reason=" ")
    assert (refused.status_code, "920504" in refused.content.decode()) == (422, False)
    answer = send(staff, address, reason="Dimona of her evening")
    assert re.search(r"920504-\d{3}-\d{2}", answer.content.decode())
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Dimona of her evening" in text_of(alice.get("/en/membership/acts/"))


def test_the_board_decides_for_all_contracts(staff: Any, office: Any) -> None:
    from mutua.ground.transactions import reading
    from mutua.work.models import StandingDecision

    address = "/en/staff/house/decision/"
    said = {"rule": "night", "why": "Royal decree of the shows", "from_day_0": "1",
            "from_day_1": "4", "from_day_2": "2026"}  # fmt: skip
    early = {"until_day_0": "31", "until_day_1": "3", "until_day_2": "2026"}
    for wrong in ({"rule": ""}, {"why": ""}, early):
        assert send(staff, address, **{**said, **wrong}).status_code == 422
    assert send(staff, address, **said).status_code == 302
    with reading(contracts.READER):
        assert StandingDecision.objects.filter(rule="night").count() == 1
    seen = text_of(staff.get("/en/staff/house/decisions/"))
    for words in (
        "Work at night",
        "Not yet",
        "Royal decree of the shows",
        "from Wed 1 Apr 2026 on",
    ):
        assert words in seen, (words, seen)


def test_long_lists_cost_no_more_questions_than_short_ones(
    staff: Any, office: Any, django_assert_max_num_queries: Any
) -> None:
    def questions(address: str) -> int:
        with django_assert_max_num_queries(60) as asked:
            assert staff.get(address).status_code == 200
        return len(asked.captured_queries)

    addresses = ("/en/staff/contracts/", "/en/staff/declarations/")
    contracts.queued()
    contracts.signed(pay_amount=10_000)
    few = [questions(one) for one in addresses]
    for _ in range(2):
        contracts.queued()
        contracts.signed(pay_amount=10_000)
    assert [questions(one) for one in addresses] == few
