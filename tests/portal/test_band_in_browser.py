"""A band of four with one order, on phones: one of them says what each is paid, and each signs."""

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
from tests.support import bands, contracts
from tests.support.books import STAFF
from tests.support.store import ALICE, BOB, CHARLIE

pytestmark = pytest.mark.browser
DINA = UUID("018f0000-0000-7000-8000-00000000000d")


@pytest.fixture(scope="module")
def office(store: Any, tmp_path_factory: Any) -> Iterator[str]:
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


def test_four_play_for_one_order_and_each_signs_on_her_own_phone(browser: Any, office: str) -> None:
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
    page.screenshot(path="/tmp/ch-band.png", full_page=True)
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
