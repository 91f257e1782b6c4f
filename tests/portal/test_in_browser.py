"""The dancer's path on a phone, with and without JavaScript."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.portal.phone import fits
from tests.support.proofs import of_the_day

pytestmark = pytest.mark.browser

LANGUAGES = ("fr", "nl", "de", "en")
CONTINUE = {"fr": "Continuer", "nl": "Verder", "de": "Weiter", "en": "Continue"}


@pytest.fixture(params=[True, False], ids=["scripts on", "scripts off"])
def phone(request: Any, browser: Any) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=request.param
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", of_the_day(list(LANGUAGES)))
def test_the_dancer_knows_her_net_after_six_answers(phone: Any, site: str, language: str) -> None:
    began = time.monotonic()
    phone.goto(f"{site}/{language}/questions/")
    answers = 0
    while "/check/" not in phone.url:
        answers += 1
        assert answers <= 6, phone.url
        code = phone.url.split("/questions/")[1].split("/")[0]
        if code == "work":
            phone.locator("input[value=artist]").check()
        elif code == "start":
            phone.locator("input[value=price]").check()
            phone.locator("#amount").fill("320")
        elif code == "time":
            phone.locator("#time").fill("3")
        elif code == "in_house":
            phone.locator("input[value=no]").check()
        elif code == "earlier":
            phone.locator("#earlier").fill("800")
            phone.locator("#earlier_hours").fill("12")
        phone.get_by_role("button", name=CONTINUE[language]).click()
    assert re.search(r"\d", phone.locator(".figure").inner_text())
    phone.locator("p.send a").click()
    assert phone.locator("#price-levy").count() == 1
    assert time.monotonic() - began < 60


def test_the_form_answers_without_scripts(phone: Any, site: str) -> None:
    phone.goto(f"{site}/en/")
    phone.locator("#amount").fill("1.250,00")
    phone.get_by_role("button", name="Show the result").click()
    phone.locator("#price-client_price").get_by_text("€1,250.00").wait_for()


def test_the_result_changes_while_one_types(page: Any, site: str) -> None:
    page.goto(f"{site}/en/")
    before = page.locator(".figure").inner_text()
    page.locator("#amount").fill("")
    page.locator("#amount").press_sequentially("640", delay=30)
    page.wait_for_function(
        "before => document.querySelector('.figure')?.innerText !== before", arg=before
    )
    page.wait_for_url("**amount=640**")
    assert page.evaluate("document.activeElement.id") == "amount"
    assert "€" in page.locator("#status").inner_text()
    assert page.locator("#bar-net b").inner_text() == page.locator(".figure").inner_text()
    page.reload()
    assert page.locator("#amount").input_value() == "640"


def test_an_error_appears_and_goes_while_one_types(page: Any, site: str) -> None:
    page.goto(f"{site}/en/")
    page.locator("#amount").fill("1.250")
    page.locator("#amount-error").get_by_text("two ways").wait_for()
    assert page.locator("#amount").get_attribute("aria-invalid") == "true"
    page.locator("#amount").fill("1250")
    page.locator(".figure").wait_for()
    page.locator("#amount-error").filter(has_not_text="two ways").wait_for(state="attached")
    assert page.locator("#amount-error").inner_text() == ""
    assert page.locator("#amount").get_attribute("aria-invalid") is None


def test_a_sent_form_with_an_error_leads_to_the_summary(page: Any, site: str) -> None:
    page.goto(f"{site}/en/")
    page.locator("#amount").fill("x")
    page.get_by_role("button", name="Show the result").click()
    page.locator(".problems").wait_for()
    page.wait_for_function("document.activeElement.className === 'problems'")
    page.locator(".problems a").first.click()
    assert page.evaluate("document.activeElement.id") == "amount"


def test_questions_come_and_go_with_the_kind_of_work(page: Any, site: str) -> None:
    page.goto(f"{site}/en/?start=gross&amount=3000&time=100&unit=hours&work=artist")
    children = page.get_by_text("How many children live on your income?")
    assert children.count() == 0
    page.locator("input[value=employee]").check()
    children.wait_for()
    page.locator("#children").fill("2")
    page.wait_for_url("**children=2**")


def test_what_is_open_stays_open_while_one_types(page: Any, site: str) -> None:
    page.goto(f"{site}/en/")
    page.locator("#net-withholding_tax > summary").click()
    page.locator("#amount").fill("400")
    page.wait_for_url("**amount=400**")
    page.wait_for_selector("#net-withholding_tax[open]")
    assert page.locator("#net-withholding_tax .law").first.is_visible()


def test_from_a_line_to_its_law_is_one_click(page: Any, site: str) -> None:
    page.goto(f"{site}/en/")
    page.locator("#net-withholding_tax > summary").click()
    assert page.locator("#net-withholding_tax .law").first.is_visible()


def test_nothing_is_wider_than_a_small_phone(browser: Any, site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    for language in of_the_day(list(LANGUAGES)):
        for path in (
            "",
            "questions/work/",
            "line/net_pay/",
            "?amount=x",
            "?amount=9000000&start=gross&unit=month&work=employee",
        ):
            page.goto(f"{site}/{language}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            fits(page, 320)
    context.close()
