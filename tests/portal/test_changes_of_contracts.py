"""A signed contract that changes, or that the client calls off, by the pages of all three."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.urls import reverse

from mutua.portal.formats import day
from tests.portal.enterprise import send
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work, signed_in
from tests.support import changes, contracts, payday
from tests.support.store import BOB

pytestmark = pytest.mark.usefixtures("office")
EVENING = date(2026, 9, 7)  # a Monday


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def page_of(visitor: Any, contract: UUID) -> str:
    return text_of(visitor.get(f"/en/contract/{contract}/"))


def evening(number: int, ends: str = "22:00") -> Any:
    return contracts.at(EVENING + timedelta(days=number), "19:00", ends)


def next_of(contract: UUID) -> UUID:
    from mutua.ground.transactions import reading
    from mutua.work.queries import following

    one = contracts.found(contract)
    with reading(contracts.READER):
        found = following(one)
    assert found is not None
    return found.id


def test_an_hour_more_is_a_new_version_that_both_sign_and_the_officer_declares(
    alice: Any, staff: Any, office: Any
) -> None:
    contract = contracts.signed(hours=evening(0))
    contracts.declare(contract, "000000777777")
    assert "Change the days, the hours or the pay" in page_of(alice, contract)
    address = f"/en/contract/{contract}/next/"
    seen = text_of(alice.get(address))
    assert "binds both sides until the new version is signed" in seen
    answer = send(alice, address)
    after = next_of(contract)
    assert answer.url == f"/en/contract/{after}/"
    assert alice.get(address).url == answer.url  # one at a time
    assert "A new version is being prepared" in page_of(alice, contract)
    day = EVENING
    times = {
        "count": "1", "day_1_0": str(day.day), "day_1_1": str(day.month), "day_1_2": str(day.year),
        "starts_1": "19:00", "ends_1": "23:00",
    }  # fmt: skip
    assert send(alice, f"/en/contract/{after}/change/times/", **times).status_code == 302
    assert "the signed contract" in page_of(alice, after)
    act(alice, after, "contract_submit")
    contracts.sign(after)
    assert "Another version has taken its place" in page_of(alice, contract)
    declare = f"/en/staff/declarations/{after}/"
    seen = text_of(staff.get(declare))
    assert "000000777777" in seen
    assert "Receipt of the change" in seen
    assert send(staff, declare, receipt="").status_code == 422
    assert send(staff, declare, receipt="R-1").status_code == 302
    assert contracts.found(after).state == "declared"
    assert "under the number 000000777777" in page_of(alice, after)


def act(visitor: Any, contract: UUID, name: str, **said: str) -> Any:
    """Press a button on the page of a contract."""
    return visitor.post(reverse(name, args=[contract]), {"key": str(uuid4()), **said})


def test_a_later_day_is_declared_anew_and_the_first_one_undone(staff: Any, office: Any) -> None:
    contract = contracts.declared(hours=evening(1))
    after = changes.signed(contract, hours=evening(2))
    declare = f"/en/staff/declarations/{after}/"
    assert "declare it anew" in text_of(staff.get(declare))
    assert send(staff, declare, number="000000888888").status_code == 302
    waiting = text_of(staff.get("/en/staff/declarations/"))
    assert "Declared, but not worked: to undo" in waiting
    undo = f"/en/staff/declarations/{contract}/undo/"
    assert send(staff, undo, receipt="R-2").status_code == 302
    assert str(contract) not in staff.get("/en/staff/declarations/").content.decode()


def test_a_cancelled_concert_says_before_what_it_means(alice: Any, staff: Any, office: Any) -> None:
    contract = contracts.declared(hours=evening(3))
    (promised,) = (one.promised_on for one in payday.months_of(contract))
    address = f"/en/contract/{contract}/cancel/"
    seen = text_of(alice.get(address))
    for words in (
        "You are paid all the same", "€204.64", "€300.00", "So the whole agreed pay stays due",
        f"On your account by {day(promised, 'en')} Cost to the budget",
        "Charge the client at least €320.86",  # 300.00 ÷ (1 − 6.5 %), to the cent above
    ):  # fmt: skip
        assert words in seen, (words, seen)
    assert send(alice, address, why="").status_code == 422
    assert contracts.found(contract).state == "declared"
    answer = send(alice, address, why="The hall is flooded")
    assert answer.url == f"/en/contract/{contract}/"
    seen = page_of(alice, contract)
    for words in ("Called off", "The hall is flooded", "Paid all the same", "€204.64"):
        assert words in seen, (words, seen)
    assert alice.get(address).status_code == 302  # once
    charged_for(alice, contract)
    assert str(contract) in staff.get("/en/staff/declarations/").content.decode()


def charged_for(alice: Any, contract: UUID) -> None:
    """The client is invoiced what keeps the budget whole, once."""
    address = f"/en/contract/{contract}/charge/"
    assert address in alice.get(f"/en/contract/{contract}/").content.decode()
    answer = alice.get(address)
    seen = text_of(answer)
    for words in ("From €320.86, excluding VAT, your budget loses nothing", "C-295/17"):
        assert words in seen, (words, seen)
    form = answer.context["form"]
    assert form["price_1"].value() == "320.86"
    said = {one.html_name: str(one.value() or "") for one in form}
    # Which client, and which of all invoices: not what a form can say.
    made = alice.post(address, {**said, "key": str(uuid4()), "client": str(uuid4())})
    assert "/invoice/" in made.url
    shown = text_of(alice.get(made.url))
    assert "320.86" in shown
    assert "Called off: " in shown or "Annulé" in shown
    assert alice.get(address).url == made.url  # begun once
    assert alice.post(address, {**said, "key": str(uuid4())}).url == made.url
    assert made.url in alice.get(f"/en/contract/{contract}/").content.decode()


def test_what_was_called_off_is_the_invoice_of_its_order(alice: Any, office: Any) -> None:
    order = contracts.signed_order(mail.outbox)
    contract = contracts.declared(hours=evening(5), order=order)
    changes.cancel(contract)
    address = f"/en/contract/{contract}/charge/"
    said = {one.html_name: str(one.value() or "") for one in alice.get(address).context["form"]}
    made = alice.post(address, said).url
    assert made in alice.get(f"/en/order/{order}/").content.decode()
    again = alice.post(f"/en/order/{order}/invoice/", {"key": str(uuid4())})
    assert again.url == made  # no second one
    page = alice.get(made)
    alice.post(f"{made}drop/", {"key": page.context["drop"]["key"].value()})
    assert alice.get(address).status_code == 200  # what was dropped is made anew
    anew = alice.post(address, said).url
    assert anew != made
    assert alice.get(address).url == anew


def test_a_version_begun_before_the_client_called_off_is_dropped_with_it(
    alice: Any, office: Any
) -> None:
    contract = contracts.declared(hours=evening(3))
    begun = send(alice, f"/en/contract/{contract}/next/").url
    assert (
        send(alice, f"/en/contract/{contract}/cancel/", why="The hall is flooded").status_code
        == 302
    )
    assert "A new version is being prepared" not in page_of(alice, contract)
    seen = text_of(alice.get(begun))
    assert "Dropped" in seen
    assert "binds both sides until" not in seen


def test_nobody_else_calls_her_work_off(office: Any) -> None:
    bob = signed_in(BOB)
    contract = contracts.signed(hours=evening(4))
    assert bob.get(f"/en/contract/{contract}/cancel/").status_code in (302, 404)
    assert bob.post(f"/en/contract/{contract}/cancel/", {"why": "x"}).status_code in (302, 404)
    assert contracts.found(contract).state == "signed"


def test_an_approved_contract_whose_pay_has_changed_is_worked_out_anew(
    alice: Any, office: Any
) -> None:
    """She has three children since: with the same net, the gross is another."""
    from mutua.work import services
    from tests.support import shop

    for _ in range(3):
        shop.issued_invoice()
    contract, answer = contracts.submitted(
        hours=contracts.at(EVENING + timedelta(days=7), "13:00", "16:00"), pay_from="net",
        pay_amount=150_000, regime="employee", answers={"nature_justifies": True},
    )  # fmt: skip
    assert answer == "approved"
    services.say_situation(
        actor=shop.alice, key=uuid4(), situation=uuid4(), person=shop.alice.person,
        from_day=EVENING, facts={"household": "single", "children": 3},
    )  # fmt: skip
    seen = page_of(alice, contract)
    assert "What it comes to has changed since it was approved." in seen
    assert "Read and sign" not in seen
    assert act(alice, contract, "contract_again").status_code == 302
    assert contracts.found(contract).state == "draft"
    act(alice, contract, "contract_submit")
    contracts.sign(contract)
    assert contracts.found(contract).state == "signed"
