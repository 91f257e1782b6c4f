"""The browser of the tests draws pages, and its judge of accessibility sees faults."""

from typing import Any

import pytest

pytestmark = pytest.mark.browser

SOUND = (
    "<!doctype html><html lang='en'><title>Mutua</title><main><h1>Net pay</h1><p>825.90 €</main>"
)


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    return [found["id"] for found in Axe().run(page).response["violations"]]


def test_a_page_is_drawn_as_wide_as_a_small_phone(page: Any) -> None:
    page.set_content(SOUND)
    assert page.evaluate("window.innerWidth") == 360
    assert page.get_by_role("heading").inner_text() == "Net pay"


def test_a_sound_page_has_no_fault(page: Any) -> None:
    page.set_content(SOUND)
    assert violations(page) == []


def test_a_picture_without_words_is_a_fault(page: Any) -> None:
    page.set_content(SOUND.replace("<p>", "<img src='data:,'><p>"))
    assert "image-alt" in violations(page)
