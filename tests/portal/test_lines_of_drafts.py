"""What a draft says goes through its form unchanged, whoever wrote it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.portal.pages import filled, text_of
from tests.portal.test_drafts import draft

pytestmark = pytest.mark.usefixtures("office")


def kept(office: Any, made: Any, model: Any) -> Any:
    from mutua.ground.transactions import reading

    with reading(office.STAFF):
        return model.objects.get(id=made)


ODD = {
    "thirty lines": [{"text": f"Dance {one}"} for one in range(1, 31)],
    "as many lines as a draft takes": [{"text": f"Dance {one}", "place": "NL"} for one in range(1, 201)],
    "a third of a unit": [{"quantity": 333}, {"quantity": 1_333}, {"quantity": 1_250_001}],
    "another country": [{}, {"place": "NL", "nature": "admission"}],
    "a line below zero": [{"unit_price": 90_000}, {"unit_price": -33_350}],
    "a text of several rows": [{"text": "A dance\nof two hours"}],
}  # fmt: skip


def odd(office: Any, kind: str) -> Any:
    """Lines that nobody writes in this form."""
    plain = {"text": "A dance", "unit_price": 33_333, "quantity": 1_000, "unit": "HUR"}
    return tuple(office.DraftLine(**{**plain, **one}) for one in ODD[kind])


def a_credit_note(office: Any, lines: Any) -> Any:
    invoice = office.issued_invoice()
    return draft(office, lines=lines, credited=invoice)


def an_order(office: Any, lines: Any) -> Any:
    from mutua.activities import services

    order = uuid4()
    services.draft_order(
        actor=office.alice, key=uuid4(), order=order, activity=office.ALICES, client=office.CLIENT,
        lines=lines, worked_from=office.DAY, worked_until=office.DAY, place="Rue Haute 12",
    )  # fmt: skip
    return order


@pytest.mark.parametrize(
    "language, kind", [*(("en", one) for one in ODD), ("fr", "a third of a unit")]
)
@pytest.mark.parametrize("paper", ["invoice", "credit note", "order"])
def test_what_a_draft_says_goes_through_its_form_unchanged(
    alice: Any, office: Any, paper: str, kind: str, language: str
) -> None:
    from mutua.activities.models import Invoice, Order

    model = Order if paper == "order" else Invoice
    make = {"order": an_order, "credit note": a_credit_note,
            "invoice": lambda office, lines: draft(office, lines=lines)}[paper]  # fmt: skip
    made = make(office, odd(office, kind))
    before = kept(office, made, model)
    page_of = "order_work" if model is Order else "invoice_change"
    with override(language):
        address = reverse(page_of, args=[made])
    page = alice.get(address)
    assert page.status_code == 200
    assert alice.post(address, filled(page, "text_1")).status_code == 302
    after = kept(office, made, model)
    assert after.edition == before.edition + 1
    assert after.lines == before.lines


def test_an_issued_invoice_is_credited_whole_whatever_its_lines_say(
    alice: Any, office: Any
) -> None:
    from mutua.activities import services
    from mutua.activities.models import Invoice

    invoice = draft(office, lines=(*odd(office, "thirty lines"), *odd(office, "a third of a unit")))
    services.issue_invoice(actor=office.alice, key=uuid4(), invoice=invoice)
    page = alice.get(f"/en/invoice/{invoice}/credit/")
    answer = alice.post(f"/en/invoice/{invoice}/credit/", filled(page, "text_1"))
    note = kept(office, answer.url.split("/")[3], Invoice)
    assert note.lines == kept(office, invoice, Invoice).lines


def test_a_line_more_keeps_what_the_others_say(alice: Any, office: Any) -> None:
    from mutua.activities.models import Invoice

    invoice = draft(office, lines=odd(office, "another country"))
    address = f"/en/invoice/{invoice}/change/"
    page = alice.post(address, {**filled(alice.get(address), "text_1"), "more": "1"})
    said = filled(page, "text_1")
    assert (said["count"], said["place_2"], "place_3" in said) == ("3", "NL", False)
    assert alice.post(address, said).status_code == 302
    assert [one["place"] for one in kept(office, invoice, Invoice).lines] == ["", "NL"]


@pytest.mark.parametrize(
    "field, typed, words",
    [("quantity_1", "1.250", "Write 1250 or 1.2500."), ("quantity_1", "many", "Write a number"),
     ("quantity_1", "0", "This answer cannot be kept."), ("place_2", "Holland", "Write the two letters"),
     ("price_1", "-", "Write an amount.")],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(
    alice: Any, office: Any, field: str, typed: str, words: str
) -> None:
    from mutua.activities.models import Invoice

    invoice = draft(office, lines=odd(office, "another country"))
    before = kept(office, invoice, Invoice).lines
    address = f"/en/invoice/{invoice}/change/"
    answer = alice.post(address, {**filled(alice.get(address), "text_1"), field: typed})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert f'href="#{field}"' in answer.content.decode()
    assert kept(office, invoice, Invoice).lines == before


def test_a_kind_of_work_that_the_law_does_not_know_is_asked_anew(alice: Any, office: Any) -> None:
    from mutua.activities.models import Invoice

    line = office.DraftLine("A dance", 33_333, 1_000, "C62", "barter")
    invoice = draft(office, lines=(line,))
    address = f"/en/invoice/{invoice}/change/"
    answer = alice.post(address, said := filled(alice.get(address), "text_1"))
    assert (answer.status_code, "Choose one of the answers." in text_of(answer)) == (422, True)
    assert alice.post(address, {**said, "nature_1": "teaching"}).status_code == 302
    assert [one["nature"] for one in kept(office, invoice, Invoice).lines] == ["teaching"]


def test_what_is_wrong_behind_an_empty_line_is_said_at_its_own_line(
    alice: Any, office: Any
) -> None:
    from mutua.activities.models import Invoice

    invoice = draft(office, lines=odd(office, "thirty lines")[:3])
    before = kept(office, invoice, Invoice).lines
    address = f"/en/invoice/{invoice}/change/"
    said = {**filled(alice.get(address), "text_1"), "text_2": "", "price_2": "", "quantity_3": "0"}
    answer = alice.post(address, said)
    assert answer.status_code == 422
    seen = answer.content.decode()
    assert ('href="#quantity_3"' in seen, 'href="#quantity_2"' in seen) == (True, False)
    assert kept(office, invoice, Invoice).lines == before


def test_a_count_of_lines_that_nobody_sends_breaks_no_page(alice: Any, office: Any) -> None:
    invoice = draft(office)
    address = f"/en/invoice/{invoice}/change/"
    said = filled(alice.get(address), "text_1")
    for count in ("9" * 5_000, "\u00b2", "-1", "", "0", "201"):
        assert alice.post(address, {**said, "count": count}).status_code == 422, count[:5]


@pytest.mark.parametrize("paper", ["invoice", "order"])
def test_a_draft_that_was_changed_in_another_window_is_not_overwritten(
    alice: Any, office: Any, paper: str
) -> None:
    from mutua.activities.models import Invoice, Order

    model, page = {"invoice": (Invoice, "change"), "order": (Order, "work")}[paper]
    plain = odd(office, "thirty lines")[:1]
    made = an_order(office, plain) if paper == "order" else draft(office, lines=plain)
    address = f"/en/{paper}/{made}/{page}/"
    old, new = (filled(alice.get(address), "text_1") for _ in range(2))
    for _ in range(2):  # a double click
        assert alice.post(address, {**new, "text_1": "A long dance"}).status_code == 302
    answer = alice.post(address, {**old, "price_1": "1"})
    assert (answer.status_code, "changed this meanwhile" in text_of(answer)) == (422, True)
    (line,) = kept(office, made, model).lines
    assert (line["text"], line["unit_price"]) == ("A long dance", 33_333)


@pytest.mark.parametrize("prices", [(-5_000,), (5_000, -5_000)])
def test_an_order_that_asks_the_client_for_nothing_is_not_sent(
    alice: Any, office: Any, prices: tuple[int, ...]
) -> None:
    """It could never be invoiced."""
    from mutua.activities.models import Order
    from tests.portal.test_drafts import press

    order = an_order(office, tuple(office.DraftLine("A dance", one) for one in prices))
    answer = press(alice, f"/en/order/{order}/", "send")
    assert (answer.status_code, kept(office, order, Order).state) == (422, "draft")
    assert "Look at each line" in text_of(answer)
