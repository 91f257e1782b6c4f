"""The story of an expense, on a phone: a photo of the bill, a click too early, kilometres."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from mutua.ground import clock
from tests.ground import spoilt
from tests.portal.enterprise import served
from tests.portal.people import open_accounts
from tests.portal.phone import PHONE, fits, sign_in, sound, write_day
from tests.support.store import ALICE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def office(store: Any, tmp_path_factory: Any) -> Iterator[str]:
    """The address of a portal with a house in it, whose files lie apart."""
    from tests.support import shop

    with pytest.MonkeyPatch.context() as place, clock.on(shop.DAY):
        place.setenv("MUTUA_FILES", str(tmp_path_factory.mktemp("files")))
        shop.open_shop()
        open_accounts()
        with served() as address:
            yield address


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_an_expense_is_claimed_with_a_photo(browser: Any, office: str, scripts: bool) -> None:
    sound_page = sound if scripts else fits
    context = browser.new_context(**PHONE, java_script_enabled=scripts)
    page = context.new_page()
    page.set_default_timeout(10_000)
    sign_in(page, office, ALICE)
    page.get_by_role("link", name="Alice dances").click()
    page.get_by_role("link", name="Add an expense").click()
    sound_page(page)
    photo = page.get_by_label("Photo or PDF of the bill")
    assert photo.get_attribute("capture") == "environment"
    assert photo.get_attribute("accept") == "image/*,application/pdf"
    picture = spoilt.photo("JPEG" if scripts else "PNG")
    photo.set_input_files({"name": "bill.jpg", "mimeType": "image/jpeg", "buffer": picture})
    page.get_by_label("What kind of cost is it?").select_option("material")
    page.get_by_label("What was it for?").fill("Floor paint")
    page.get_by_role("button", name="Claim it").click()  # the amount was forgotten
    assert page.locator(".problems").is_visible()
    assert "The paper is here" in page.locator("#paper-hint").inner_text()
    sound_page(page)
    page.get_by_label("Amount, VAT included").fill("24,20")
    page.get_by_label("VAT on the bill (optional)").fill("4.20")
    write_day(page, "spent_on", ("12", "March", "2026"))
    page.get_by_role("button", name="Claim it").click()
    assert page.locator("h1").inner_text() == "Floor paint"
    assert "Waiting for the cooperative" in page.locator(".stands").inner_text()
    sound_page(page)
    link = page.get_by_role("link", name="See the paper").get_attribute("href")
    assert context.request.get(office + link).body() == picture
    page.get_by_role("link", name="Expenses").click()
    sound_page(page)
    page.get_by_role("link", name="Kilometres, days or months").click()
    page.get_by_label("How many?").fill("120")
    page.get_by_label("What was it for?").fill("To Liège and back")
    sound_page(page)
    page.get_by_role("button", name="Claim it").click()
    assert page.locator("h1").inner_text() == "To Liège and back"
    context.close()
