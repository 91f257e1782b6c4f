"""Stories on phones, by pages only. (b) A band of four with one order: one of them says what each is
paid, each signs. (c) A student and an artist without orders on one stage.

In ``make prove`` they begin with an empty store, and go on until each has her pay on her account. What
stays outside pages stands in tests/portal/stage.py."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.portal.founding import open_activity
from tests.portal.phone import sound
from tests.portal.stage import BAND, Member, Stage
from tests.portal.story import (
    answer,
    declare,
    go_on_to_sign,
    take_of_budget,
    write_hours,
)
from tests.support import contracts, payments
from tests.support.proofs import PROVING, Proof, of_the_day

pytestmark = [pytest.mark.browser, pytest.mark.paid_in_browser]
TODAY = of_the_day(["b", "c"])  # in the suite one of them, the other the next day
EVENING = ("20", "March", "2026")


@pytest.mark.prove(only="b" not in TODAY)
def test_four_play_for_one_order_and_each_signs_on_her_own_phone(band: Stage, proof: Proof) -> None:
    order = of_the_band(band, "The band", *BAND[1:])
    alice = band.alice
    alice.goto(order)
    alice.get_by_role("link", name="Employ me for this").click()
    alice.get_by_label("Artistic").check()
    alice.get_by_role("button", name="Continue").click()
    alice.get_by_role("button", name="Continue").click()
    write_hours(alice, ("20", "3", "2026"), "20:00", "23:00")
    alice.get_by_role("button", name="Continue").click()
    for name in ("Bob", "Charlie", "Dina"):
        alice.get_by_label(name).check()
    sound(alice)
    alice.get_by_role("button", name="Continue").click()
    alice.get_by_role("group", name="Alice").get_by_label("Amount").fill("400")
    alice.get_by_role("group", name="Alice").get_by_label("Amount").blur()
    left = alice.locator("#left")
    left.get_by_text("€400.00").wait_for()  # by itself, without a button
    assert "€0.0" in left.inner_text()  # a cent of gross more would cost too much
    sound(alice)
    alice.get_by_role("button", name="Begin these contracts").click()
    assert "/contract/" in alice.url
    signed = {one.first: first_contract(band, one) for one in BAND}
    if PROVING:
        until_paid(band, order, signed)


def of_the_band(band: Stage, name: str, *others: Member) -> str:
    """Alice opens an activity that she shares; its first client signs an order."""
    activity = open_activity(band.alice, band.site, name, *(one.address for one in others))
    sound(band.alice)
    seen = band.alice.locator("main").inner_text()
    assert all(one.name.split()[0] in seen for one in others)
    return band.order(EVENING, activity=activity)


def first_contract(band: Stage, member: Member) -> str:
    """She finds the contract that was begun for her, and signs it on her phone."""
    own = band.phones[member.first]
    own.goto(f"{band.site}/en/contracts/")
    own.locator("section ul.rows a").first.click()
    contract = str(own.url)
    go_on_to_sign(own)
    return contract


def until_paid(band: Stage, order: str, signed: dict[str, str]) -> None:
    """The invoice, the declarations, what each says that she worked, and her pay at the bank."""
    band.invoice(order)
    cast = [one for one in BAND if one.first in signed]
    for number, one in enumerate(cast, 1):
        declare(band.officer, band.site, one.name, f"00012345678{number}", left=len(cast) - number)
    band.on(date(2026, 3, 23))
    pages = [band.phones[one.first] for one in cast]
    band.payslip(*signed.values(), of=pages)
    band.pay(len(cast))
    band.bank_until(date(2026, 3, 25))
    for page in pages:
        assert "paid on Tue 24 Mar 2026" in band.text(page, "payslips/")
        sound(page)
    assert {one.state for one in payments.payments(debt_kind="payslip")} == {"paid"}
    assert payments.broken() == []


def employed(page: Any, order: str, **answers: str) -> str:
    """Three hours of an evening on this order, for the one who holds the phone; until it is signed.
    What decides the form is asked one after the other. Gives the address of the contract."""
    page.goto(order)
    page.get_by_role("link", name="Employ me for this").click()
    page.get_by_label("Artistic").check()
    page.get_by_role("button", name="Continue").click()
    for label, said in answers.items():
        answer(page, FORMS[label], said)
    sound(page)
    page.get_by_role("button", name="Continue").click()
    write_hours(page, ("20", "3", "2026"), "20:00", "23:00")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Continue").click()
    take_of_budget(page, "250")
    contract = str(page.url)
    go_on_to_sign(page)
    return contract


FORMS = {
    "orders": "Does the client give you orders on the spot?",
    "certificate": "Do you hold a certificate of arts work?",
    "student": "Are you a student with hours left this year?",
}


@pytest.mark.prove(only="c" not in TODAY)
def test_a_student_and_an_artist_without_orders_stand_on_one_stage(
    band: Stage, proof: Proof
) -> None:
    """Story c: each says of herself what decides her form of contract."""
    from mutua.ground.transactions import reading
    from mutua.work.models import Contract

    order = of_the_band(band, "Two on a stage", BAND[1])
    signed = {
        "alice": employed(band.alice, order, orders="No", certificate="Yes", student="No"),
        "bob": employed(band.phones["bob"], order, orders="Yes", student="Yes"),
    }
    with reading(contracts.READER):
        found = dict(Contract.objects.values_list("person__legal_name", "regime"))
    assert found == {"Alice Dubois": "artist_1bis", "Bob Peeters": "student"}
    if PROVING:
        until_paid(band, order, signed)
