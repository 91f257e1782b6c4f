"""Stories on phones. (b) A band of four with one order: one of them says what each is paid, and each
signs. (c) A student and an artist without orders on one stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import served
from tests.portal.people import ADDRESSES, open_accounts
from tests.portal.phone import inside, sound, write_day
from tests.portal.story import answer, sign, take_of_budget, write_hours
from tests.support import bands, contracts
from tests.support.books import STAFF
from tests.support.proofs import Proof
from tests.support.store import ALICE, BOB, CHARLIE

pytestmark = [pytest.mark.browser, pytest.mark.prove, pytest.mark.paid_in_browser]
DINA = UUID("018f0000-0000-7000-8000-00000000000d")


@pytest.fixture
def office(own_store: Any, tmp_path_factory: Any) -> Iterator[str]:
    """The address of a portal in which four people can be employed."""
    from mutua.portal.accounts import services
    from tests.support import shop

    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY):
        place.setitem(ADDRESSES, DINA, "dina@example.org")
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        place.setenv("MUTUA_TODAY", "2026-03-16")
        mail.outbox = []
        shop.open_shop()
        shop.admit(DINA, "Dina Willems")
        open_accounts()
        services.open_account(actor=STAFF, key=uuid4(), person=DINA, role="member")
        for person in (ALICE, BOB, CHARLIE, DINA):
            contracts.get_ready(person)
        with served() as address:
            yield address


def test_four_play_for_one_order_and_each_signs_on_her_own_phone(
    browser: Any, office: str, proof: Proof
) -> None:
    band = bands.formed(BOB, CHARLIE, DINA, evenings=0)
    order = bands.ordered(band, mail.outbox)
    page = inside(browser, ALICE, office)
    page.goto(f"{office}/en/order/{order}/")
    page.get_by_role("link", name="Employ me for this").click()
    page.get_by_label("Artistic").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Continue").click()
    write_day(page, "day_1", ("20", "3", "2026"))
    page.get_by_label("From").fill("20:00")
    page.get_by_label("Until").fill("23:00")
    page.get_by_role("button", name="Continue").click()
    for name in ("Bob", "Charlie", "Dina"):
        page.get_by_label(name).check()
    sound(page)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("group", name="Alice").get_by_label("Amount").fill("400")
    page.get_by_role("group", name="Alice").get_by_label("Amount").blur()
    left = page.locator("#left")
    left.get_by_text("€400.00").wait_for()  # by itself, without a button
    assert "€0.0" in left.inner_text()  # a cent of gross more would cost too much
    sound(page)
    page.get_by_role("button", name="Begin these contracts").click()
    assert "/contract/" in page.url
    page.context.close()
    for person in band.persons:
        own = inside(browser, person, office)
        own.goto(f"{office}/en/contracts/")
        own.locator("section ul.rows a").first.click()
        own.get_by_role("button", name="Go on to sign").click()
        own.get_by_role("button", name="Sign the contract").click()
        assert own.locator(".stands").inner_text().strip() == "Signed", own.locator(
            "main"
        ).inner_text()
        own.context.close()


def employed(page: Any, site: str, order: UUID, **answers: str) -> None:
    """Three hours of an evening on this order, for the one who holds the phone; until it is signed.
    What decides the form is asked one after the other."""
    page.goto(f"{site}/en/order/{order}/")
    page.get_by_role("link", name="Employ me for this").click()
    page.get_by_label("Artistic").check()
    page.get_by_role("button", name="Continue").click()
    for label, said in answers.items():
        answer(page, FORMS[label], said)
    sound(page)
    page.get_by_role("button", name="Continue").click()
    write_hours(page, ("27", "3", "2026"), "20:00", "23:00")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Continue").click()
    take_of_budget(page, "250")
    page.get_by_role("button", name="Go on to sign").click()
    sign(page)


FORMS = {
    "orders": "Does the client give you orders on the spot?",
    "certificate": "Do you hold a certificate of arts work?",
    "student": "Are you a student with hours left this year?",
}


def test_a_student_and_an_artist_without_orders_stand_on_one_stage(
    browser: Any, office: str, proof: Proof
) -> None:
    """Story c: each says of herself what decides her form of contract."""
    from mutua.ground.transactions import reading
    from mutua.work.models import Contract

    order = bands.ordered(bands.formed(BOB, evenings=1), mail.outbox)
    alice, bob = inside(browser, ALICE, office), inside(browser, BOB, office)
    employed(alice, office, order, orders="No", certificate="Yes", student="No")
    employed(bob, office, order, orders="Yes", student="Yes")
    with reading(contracts.READER):
        found = dict(Contract.objects.filter(order=order).values_list("person_id", "regime"))
    assert found == {ALICE: "artist_1bis", BOB: "student"}
    for page in (alice, bob):
        page.context.close()
