"""After a restore a treasurer sees what may have been paid before it, and says yes to what is something
else; who approves is told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.portal.pages import ROWS
from tests.portal.enterprise import key_in, served, with_database
from tests.portal.pages import text_of
from tests.portal.people import (
    GRETA,
    THEO,
    open_accounts,
    open_second_treasurer,
    open_treasury,
    shown_again,
    signed_in,
)
from tests.portal.phone import fits
from tests.portal.test_staff_in_browser import inside
from tests.support import payments, restoring, shop
from tests.support.store import ALICE

PAGE = "/en/staff/treasury/payments/"
BEFORE, ANEW = 4_321, 4_330


@pytest.fixture(scope="module")
def house(store: Any, tmp_path_factory: Any) -> Iterator[Any]:
    """43.21 had left for Alice and its expense is lost; she has claimed 43.30."""
    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY):
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        place.setenv("MUTUA_BANK", str(tmp_path_factory.mktemp("bank")))
        mail.outbox = []
        shop.open_shop()
        open_accounts()
        open_treasury()
        open_second_treasurer()
        payments.open_treasury()
        shop.issued_invoice()
        payments.owed(100)
        payments.sent()
        restoring.had_left(store, ALICE, BEFORE)
        shop.anew = payments.owed(ANEW)
        yield shop


@pytest.fixture
def treasurer(house: Any) -> Iterator[Any]:
    with clock.on(house.DAY), with_database():
        yield shown_again(signed_in(THEO))


def new_batch(visitor: Any, *ticked: Any) -> Any:
    page = visitor.get(f"{PAGE}new/")
    first = {f"execution_on_{n}": one for n, one in enumerate(("17", "3", "2026"))}
    said = {"key": key_in(page), **first, "confirmed": [str(one) for one in ticked]}
    return visitor.post(f"{PAGE}new/", said)


def test_what_may_have_been_paid_waits_and_says_why(treasurer: Any) -> None:
    seen = text_of(treasurer.get(PAGE))
    for words in ("What may have been paid before the restore", "€43.30", "€43.21 had left",
                  "What left before the restore and is not found here", "its debt is missing"):  # fmt: skip
        assert words in seen, words
    assert "Nothing waits to be paid" in seen
    refused = new_batch(treasurer)
    assert refused.status_code == 422
    assert "Nothing of this can be paid now" in text_of(refused)


def test_on_a_phone_and_a_desk_it_can_be_read(house: Any, browser: Any, tmp_path: Any) -> None:
    folder = os.environ.get("MUTUA_PICTURES", str(tmp_path))
    with clock.on(house.DAY), served() as site:
        for width in (360, 1280):
            page = inside(browser, THEO, site, viewport={"width": width, "height": 900})
            for name, address in (("payments", PAGE), ("new", f"{PAGE}new/")):
                page.goto(f"{site}{address}")
                fits(page, width)
                page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def test_what_is_something_else_is_paid_after_a_yes_and_who_approves_is_told(
    treasurer: Any, house: Any
) -> None:
    page = treasurer.get(f"{PAGE}new/").content.decode()
    assert f'value="{house.anew}"' in page
    assert "All that is owed waits for your word" in page
    assert "can be paid now" not in page
    assert new_batch(treasurer, "018f0000-0000-7000-8000-0000000000ff").status_code == 422
    made = new_batch(treasurer, house.anew)
    assert made.status_code == 302
    greta = shown_again(signed_in(GRETA))
    for address in (made.url, f"{made.url}approve/"):
        seen = text_of(greta.get(address))
        assert "each is something else than what had left" in seen
        assert "€43.21 had left" in seen
    assert "What may have been paid" not in text_of(treasurer.get(PAGE))


def test_each_of_many_can_be_ticked(treasurer: Any) -> None:
    """What stays because it was paid holds no place of what comes after it."""
    many = [payments.owed(200 + one) for one in range(ROWS + 1)]
    page = treasurer.get(f"{PAGE}new/").content.decode()
    assert [one for one in many if f'value="{one}"' not in page] == []
    last = max(many, key=str)
    assert new_batch(treasurer, last).status_code == 302
