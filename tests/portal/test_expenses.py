"""A member claims what she has spent: by a photo of the bill, by kilometres; and reads the answer."""

from __future__ import annotations

import io
import re
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutua.ground import clock
from tests.ground import spoilt
from tests.portal.enterprise import key_in, with_database
from tests.portal.pages import text_of
from tests.portal.people import open_accounts, signed_in
from tests.support.store import ALICE

pytestmark = pytest.mark.usefixtures("office")
SAID = {
    "amount": "24,20", "vat": "4.20", "nature": "material", "text": "Floor paint",
    "spent_on_0": "12", "spent_on_1": "March", "spent_on_2": "2026",
}  # fmt: skip
shades = count(20)
RODE = {
    "nature": "kilometres", "quantity": "100", "text": "To Liège and back",
    "spent_on_0": "12", "spent_on_1": "3", "spent_on_2": "2026",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from tests.support import shop

    shop.open_shop()
    open_accounts()
    return shop


@pytest.fixture
def office(house: Any, tmp_path: Any, monkeypatch: Any) -> Any:
    monkeypatch.setenv("MUTUA_FILES", str(tmp_path))
    with clock.on(house.DAY), with_database():
        yield house


@pytest.fixture
def alice(office: Any) -> Any:
    return signed_in(ALICE)


def photo(shade: int = 90) -> bytes:
    """A photo of a bill, of a shade of its own."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (320, 240), (shade, shade, 200 - shade)).save(made, "JPEG")
    return made.getvalue()


def sent(content: bytes, name: str = "bill.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")  # what a browser says counts for nothing


def of_activity(office: Any, end: str) -> str:
    return f"/en/activity/{office.ALICES}/{end}"


def claimed(alice: Any, office: Any, content: bytes | None = None, **said: str) -> Any:
    """Fill in the form with a photo, and send it."""
    address = of_activity(office, "expense/new/")
    facts: dict[str, Any] = {"key": key_in(alice.get(address)), **SAID, **said}
    if content is not None:
        facts["paper"] = sent(content)
    return alice.post(address, facts)


def test_a_photo_with_its_amount_is_claimed_and_waits(alice: Any, office: Any) -> None:
    answer = claimed(alice, office, photo(1))
    assert answer.status_code == 302, text_of(answer)
    seen = text_of(alice.get(answer.url))
    for words in ("Floor paint", "€24.20", "€4.20", "Material", "Thu 12 Mar 2026",
                  "Alice Dubois", "Waiting for the cooperative"):  # fmt: skip
        assert words in seen, words
    assert "Floor paint" in text_of(alice.get(of_activity(office, "expenses/")))
    paper = alice.get(answer.url + "paper")
    assert (paper.content, paper.headers["Content-Type"]) == (photo(1), "image/jpeg")
    assert "sandbox" in paper.headers["Content-Security-Policy"]
    assert paper.headers["X-Content-Type-Options"] == "nosniff"


def test_a_kept_file_of_no_kind_that_is_taken_is_saved_and_never_shown():
    from mutua.portal.received import shown

    answer = shown(b"A letter of 1998\n", "certificate")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="certificate.bin"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_double_click_claims_once(alice: Any, office: Any) -> None:
    address = of_activity(office, "expense/new/")
    key = key_in(alice.get(address))
    answers = [alice.post(address, {"key": key, **SAID, "paper": sent(photo(2))}) for _ in "12"]
    assert answers[0].url == answers[1].url


def test_a_pdf_of_the_bill_does_as_well(alice: Any, office: Any) -> None:
    answer = claimed(alice, office, spoilt.pdf())
    paper = alice.get(answer.url + "paper")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    "content, words",
    [
        (None, "Add a photo or a PDF"),
        (b"", "This file is empty"),
        (b"<html><script>alert(1)</script></html>", "Send a photo"),
        (b"MZ\x90\x00 a program", "Send a photo"),
        (photo(3)[:300], "cannot be read"),
        (b"%PDF-1.7\nnothing more", "cannot be read"),
    ],
)
def test_a_spoilt_file_says_so_at_its_field(
    alice: Any, office: Any, content: bytes | None, words: str
) -> None:
    from mutua.activities.models import Expense
    from mutua.ground.transactions import reading

    with reading(office.alice):
        before = Expense.objects.count()
    answer = claimed(alice, office, content)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert 'href="#paper"' in answer.content.decode()
    with reading(office.alice):
        assert Expense.objects.count() == before


def test_a_pdf_that_runs_something_is_refused(alice: Any, office: Any) -> None:
    runs = spoilt.pdf(spoilt.on_open(spoilt.action("/JavaScript", JS="app.alert(1)")))
    answer = claimed(alice, office, runs)
    assert answer.status_code == 422
    assert "does more than show something" in text_of(answer)


@pytest.mark.parametrize(
    "said, field",
    [
        ({"amount": ""}, "amount"),
        ({"amount": "1.250"}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"vat": "24.20"}, "vat"),
        ({"nature": "kilometres"}, "nature"),
        ({"text": ""}, "text"),
        ({"spent_on_0": "31", "spent_on_1": "2"}, "spent_on_0"),
        ({"spent_on_2": "2023"}, "spent_on_0"),
        ({"spent_on_2": "2027"}, "spent_on_0"),
    ],
)
def test_what_must_be_mended_keeps_the_photo(
    alice: Any, office: Any, said: dict[str, str], field: str
) -> None:
    content = photo(next(shades))
    answer = claimed(alice, office, content, **said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in page
    assert f'id="{field}"' in page
    kept = re.search(r'name="kept" value="([^"]+)"', page)
    assert kept
    again = alice.post(
        of_activity(office, "expense/new/"), {**SAID, "key": key_in(answer), "kept": kept[1]}
    )
    assert again.status_code == 302, text_of(again)
    assert alice.get(again.url + "paper").content == content


def test_nobody_claims_a_file_that_the_house_did_not_receive(alice: Any, office: Any) -> None:
    answer = claimed(alice, office, kept="a" * 64)
    assert answer.status_code == 422
    assert 'href="#paper"' in answer.content.decode()


def test_the_same_paper_is_claimed_once(alice: Any, office: Any) -> None:
    assert claimed(alice, office, photo(9)).status_code == 302
    answer = claimed(alice, office, photo(9))
    assert answer.status_code == 422
    assert "claimed before" in text_of(answer)


def test_kilometres_are_paid_by_the_law_without_a_bill(alice: Any, office: Any) -> None:
    from mutua.activities.services.lines import law_of

    limit = law_of("be").rule(
        "untaxed_allowance_limit", kind="kilometres", quantity=100, on="2026-03-12"
    )
    address = of_activity(office, "allowance/new/")
    page = alice.get(address)
    shown = f"€{limit.amount // 100}.{limit.amount % 100:02}"
    assert f"Kilometres by car: {shown} for 100" in text_of(page)
    answer = alice.post(address, {"key": key_in(page), **RODE})
    assert answer.status_code == 302, text_of(answer)
    assert shown in text_of(alice.get(answer.url))
    assert alice.get(answer.url + "paper").status_code == 404


@pytest.mark.parametrize(
    "said, field",
    [({"quantity": "0"}, "quantity"), ({"quantity": "many"}, "quantity"),
     ({"quantity": "1000000"}, "quantity"), ({"nature": "material"}, "nature")],
)  # fmt: skip
def test_an_allowance_that_must_be_mended_says_where(
    alice: Any, office: Any, said: dict[str, str], field: str
) -> None:
    address = of_activity(office, "allowance/new/")
    answer = alice.post(address, {"key": str(uuid4()), **RODE, **said})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_refusal_is_read_with_its_reason_and_the_paper_claimed_anew(
    alice: Any, office: Any
) -> None:
    from mutua.activities import services

    answer = claimed(alice, office, photo(11))
    expense = re.search(r"expense/([\w-]+)/", answer.url)
    assert expense
    services.refuse_expense(
        actor=office.STAFF, key=uuid4(), expense=expense[1], why="The bill is not readable"
    )
    assert "The bill is not readable" in text_of(alice.get(answer.url))
    assert "The bill is not readable" in text_of(alice.get(of_activity(office, "expenses/")))
    assert claimed(alice, office, photo(11)).status_code == 302


def test_a_claim_is_taken_back_once(alice: Any, office: Any) -> None:
    answer = claimed(alice, office, photo(12))
    page = alice.get(answer.url)
    for _ in range(2):
        assert alice.post(answer.url + "withdraw/", {"key": key_in(page)}).status_code == 302
    assert "Withdrawn" in text_of(alice.get(answer.url))


def test_a_long_list_costs_no_more_questions_than_a_short_one(
    alice: Any, office: Any, django_assert_max_num_queries: Any
) -> None:
    from mutua.activities import services

    address = of_activity(office, "expenses/")

    def questions() -> int:
        with django_assert_max_num_queries(40) as asked:
            assert alice.get(address).status_code == 200
        return len(asked.captured_queries)

    few = questions()
    for number in range(60):
        services.claim_expense(
            actor=office.alice, key=uuid4(), expense=uuid4(), activity=office.ALICES,
            person=ALICE, nature="material", text=f"Thing {number}", spent_on=office.DAY,
            amount=100, paper=uuid4().hex * 2,
        )  # fmt: skip
    assert questions() == few
    assert "Older" in text_of(alice.get(address))
    assert "Newer" in text_of(alice.get(address + "?page=2"))
