"""Creditors by pages: written down, confirmed by a colleague, explained to the member."""

from __future__ import annotations

import io
from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from PIL import Image

from mutua.ground import clock
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work, signed_in
from tests.support import authorities, contracts, payday, writs
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.usefixtures("office")
shades = count(20)


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def a_paper() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (60, 90), (240, 240, next(shades))).save(drawn, "JPEG")
    return SimpleUploadedFile("writ.jpg", drawn.getvalue(), "image/jpeg")


def parts(name: str, day: date) -> dict[str, int]:
    return {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}


def answers(**facts: Any) -> dict[str, Any]:
    day = clock.today()
    return {
        "key": str(uuid4()), "kind": "maintenance", "creditor": "Fund of maintenance",
        "payee_name": "Bailiff Peeters", "number": authorities.enterprise_number(),
        "iban": contracts.an_iban(), "reference": "2026/114", "amount": "12,50", "monthly": "",
        **parts("served_on", day), **parts("payable_from", day), "paper": a_paper(), **facts,
    }  # fmt: skip


def address(name: str, *facts: Any) -> str:
    with translation.override("en"):
        return reverse(name, args=facts)


def test_a_writ_is_written_down_confirmed_by_another_and_explained_to_her(
    alice: Any, staff: Any
) -> None:
    writs.end_all()
    page = address("writ_new", ALICE)
    answer = staff.post(page, answers())
    assert answer.status_code == 302, answer.content.decode()
    writ = answer.url.rstrip("/").rsplit("/", 1)[1]
    seen = text_of(staff.get(answer.url))
    assert "A colleague must read the paper" in seen
    assert "The declaration to the creditor must leave by" in seen
    confirm = address("writ_confirm", writ)
    mine = staff.post(confirm, {"key": str(uuid4())})
    assert mine.status_code == 422
    assert "A colleague must read it" in text_of(mine)
    writs.confirm(writs.found(writ).id)
    payday.pay(contracts.an_evening_worked())
    seen = text_of(alice.get(address("kept_back")))
    for words in ("Fund of maintenance", "€12.50", "Maintenance comes first and has no limit"):
        assert words in seen, words
    (kept,) = writs.withheld(writ=writ)
    seen = text_of(alice.get(address("payslip", kept.payslip_id)))
    assert "Kept back for Fund of maintenance" in seen
    assert alice.get(address("payslip_paper", kept.payslip_id)).content.startswith(b"%PDF")
    assert alice.get(address("my_writ_paper", writ)).status_code == 200
    assert signed_in(BOB).get(address("my_writ_paper", writ)).status_code == 404
    assert staff.get(address("writ_declaration", writ)).content.startswith(b"%PDF")
    end = address("writ_end", writ)
    assert staff.post(end, {"key": str(uuid4()), "why": "Paid"}).status_code == 422
    lifted = {"key": str(uuid4()), "why": "Paid", "paper": a_paper()}
    assert staff.post(end, lifted).status_code == 302
    assert "ended" in text_of(staff.get(address("writs")))


@pytest.mark.parametrize(
    "wrong, words",
    [
        ({"number": "0123456788"}, "This enterprise number is not right"),
        ({"iban": "BE00 1234"}, "This account number is not right"),
        ({"amount": ""}, "Write the sum that is due"),
        ({"kind": "seizure", "monthly": "10"}, "Only maintenance goes on by the month"),
        ({"paper": ""}, "Take a photo of the paper"),
        ({"creditor": ""}, "Write the name of the creditor"),
    ],
)
def test_what_is_wrong_of_a_writ_stands_at_its_field(staff: Any, wrong: Any, words: str) -> None:
    answer = staff.post(address("writ_new", ALICE), answers(**wrong))
    assert answer.status_code == 422
    assert words in text_of(answer)


def test_she_declares_her_children_and_they_count_from_the_next_month(alice: Any) -> None:
    said = {"key": str(uuid4()), "children": "2", "paper": a_paper()}
    assert alice.post(address("my_children"), said).status_code == 302
    assert alice.post(address("my_children"), {**said, "paper": ""}).status_code == 422


def test_who_has_nothing_to_do_with_pay_does_not_read_of_creditors(staff: Any) -> None:
    from mutua.ground import policy
    from mutua.people import house_roles

    before = policy._answers["house"]
    policy.ask_of_house(
        lambda actor: {
            name: one for name, one in house_roles.rights_of(actor).items()
            if not name.startswith("payroll.")
        }
    )  # fmt: skip
    try:
        assert staff.get(address("writs")).status_code == 403
    finally:
        policy.ask_of_house(before)
