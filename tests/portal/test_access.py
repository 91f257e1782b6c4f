"""Nobody is kept out: axe finds nothing at any width, in light and dark, in any language."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.proofs import half_of_the_day, of_the_day

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 360, 1280)
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
OTHER_PAGES = (
    "?amount=1.250&time=0",
    "?start=gross&amount=2400&unit=month&work=employee&children=2&beside=start%3Dgross%26amount%3D2000%26unit%3Dmonth%26work%3Demployee",
    "questions/work/",
    "questions/start/?done=1&work=artist",
    "questions/when/?work=artist&start=gross&amount=200&time=3&unit=hours",
    "questions/check/?work=artist&start=gross&amount=200&time=3&unit=hours",
    "line/net_pay/",
    "regimes/?student=yes&certificate=yes&costs_only=yes",
    "nowhere/",
)


def faults(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def views(page: Any, widths: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """The same page at each width, in light; on a phone in dark too."""
    for width in widths:
        for scheme in ("light", "dark") if width == 360 else ("light",):
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=scheme)
            yield width, scheme


@pytest.mark.parametrize("language", of_the_day(["fr", "nl", "de", "en"]))
def test_axe_finds_nothing_on_the_first_page(page: Any, site: str, language: str) -> None:
    page.goto(f"{site}/{language}/")
    for view in views(page, WIDTHS):
        assert faults(page) == [], view


def test_axe_finds_nothing_in_what_opens(page: Any, site: str) -> None:
    page.goto(f"{site}/fr/")
    page.evaluate(OPEN_ALL)
    for view in views(page, (360,)):
        assert faults(page) == [], view


@pytest.mark.parametrize("language", of_the_day(["fr", "nl", "de", "en"]))
def test_axe_finds_nothing_on_the_other_pages(page: Any, site: str, language: str) -> None:
    for path in OTHER_PAGES:
        page.goto(f"{site}/{language}/{path}")
        for view in views(page, WIDTHS if language == "fr" else (360,)):
            assert faults(page) == [], (path, view)


def test_axe_finds_nothing_in_forced_colours(browser: Any, site: str) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 360, "height": 740})
    page = context.new_page()
    for path in half_of_the_day(("", *OTHER_PAGES)):
        page.goto(f"{site}/fr/{path}")
        assert faults(page) == [], path
    context.close()


def test_every_control_is_large_enough_for_a_thumb(page: Any, site: str) -> None:
    page.goto(f"{site}/de/")
    small = page.evaluate(
        """() => [...document.querySelectorAll('input:not([type=hidden]):not([type=radio]),button,summary,.radio label,.pill label,.tools a,.languages a')]
        .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([, box]) => box.height && (box.height < 44 || box.width < 44))
        .map(([html, box]) => `${html} ${box.width} ${box.height}`)"""
    )
    assert small == []


def test_the_keyboard_reaches_everything_and_sees_where_it_is(page: Any, site: str) -> None:
    page.goto(f"{site}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    hidden = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break  # past the last one
        box = page.evaluate(
            """() => { const one = document.activeElement, box = one.getBoundingClientRect();
            const bar = document.querySelector('.bar').getBoundingClientRect();
            return [one.outerHTML.slice(0, 80), box.top, box.bottom, one.closest('.bar') !== null, bar.top] }"""
        )
        if not box[3] and (box[1] < 0 or (box[1] >= box[4] > box[1] - 700 and box[2] > box[4])):
            hidden.append(box)
    assert hidden == []
