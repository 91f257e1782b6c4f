"""The client's private page: read, sign with a code, decline; nothing for whoever lacks the link."""

from __future__ import annotations

import io
import logging
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import key_in, with_database
from tests.portal.pages import text_of

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture
def shop(house: Any) -> Any:
    mail.outbox = []
    with clock.on(house.DAY), with_database():
        yield house


def address(token: str, end: str = "", language: str = "en") -> str:
    return f"/{language}/o/{token}{end}"


def ask_code(visitor: Any, token: str) -> tuple[str, str]:
    """Press the button of the offer: the address of the form, and the code in the mail."""
    page = visitor.get(address(token))
    answer = visitor.post(address(token, "/code"), {"key": key_in(page)})
    assert answer.status_code == 302
    return answer.url, mail.outbox[-1].subject.split()[-1]


def test_the_offer_says_what_who_when_where_and_for_how_much(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order(conditions="Paid even when it rains.\n\nNo cameras.")
    seen = text_of(visitor.get(address(token)))
    for words in (
        "Three evenings of dance", "Alice Dubois", "Mon 16 Mar 2026", "Rue Haute 12, Bruxelles",
        "€1,325.01", "€1,250.01", "VAT 6% on €1,250.01", "€75.00", "3 × €416.67",
        "Coop is the employer of Alice Dubois", "An order for you to sign", "Théâtre du Coin", "Paid even when it rains.",
        "To sign by Wed 15 Apr 2026",
    ):  # fmt: skip
        assert words in seen, words


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_the_client_signs_in_three_steps(visitor: Any, shop: Any, language: str) -> None:
    from mutua.activities.models import Signature
    from mutua.ground.transactions import reading

    order, token = shop.offered_order()
    page = visitor.get(address(token, language=language))
    sent = visitor.post(address(token, "/code", language), {"key": key_in(page)}, follow=True)
    form = sent.redirect_chain[-1][0]
    code = mail.outbox[-1].subject.split()[-1]
    said = {"key": key_in(sent), "name": "Camille Leroy", "capacity": "Directrice", "code": code}
    done = visitor.post(form, said, follow=True)
    assert done.redirect_chain[-1][0] == address(token, language=language)
    assert "Camille Leroy" in text_of(done)
    with reading(shop.alice):
        assert Signature.objects.get(order_id=order).name == "Camille Leroy"
    paper = visitor.get(address(token, "/order.pdf", language))
    assert paper.content.startswith(b"%PDF")


def test_a_double_click_signs_once_and_sends_one_code(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    key = key_in(visitor.get(address(token)))
    mail.outbox = []
    first = visitor.post(address(token, "/code"), {"key": key})
    second = visitor.post(address(token, "/code"), {"key": key})
    assert first.url == second.url
    assert len(mail.outbox) == 1
    code = mail.outbox[0].subject.split()[-1]
    said = {"key": str(uuid4()), "name": "Camille", "capacity": "Owner", "code": code}
    assert [visitor.post(first.url, said).status_code for _ in range(2)] == [302, 302]


def test_a_wrong_code_says_so_and_the_right_one_still_signs(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    form, code = ask_code(visitor, token)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    said = {"key": key_in(visitor.get(form)), "name": "Camille", "capacity": "Owner"}
    answer = visitor.post(form, {**said, "code": wrong})
    assert answer.status_code == 422
    assert "not the one we sent" in text_of(answer)
    assert 'href="#code"' in answer.content.decode()
    again = visitor.post(form, {**said, "code": f" {code[:3]} {code[3:]}"})
    assert again.status_code == 302
    assert "The order is signed" in text_of(visitor.get(address(token)))


def test_what_is_missing_is_said_at_its_field(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    form, _ = ask_code(visitor, token)
    answer = visitor.post(form, {"key": str(uuid4())})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error:" in page
    for field in ("name", "capacity", "code"):
        assert f'href="#{field}"' in page
        assert f'id="{field}"' in page


def test_an_old_code_is_refused_and_another_can_be_asked(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    form, code = ask_code(visitor, token)
    said = {"key": str(uuid4()), "name": "Camille", "capacity": "Owner", "code": code}
    with clock.on(clock.now() + timedelta(minutes=16)):
        answer = visitor.post(form, said)
        assert answer.status_code == 422
        assert "holds no longer" in text_of(answer)
    form, code = ask_code(visitor, token)
    assert visitor.post(form, {**said, "code": code}).status_code == 302


def test_after_ten_codes_no_other_is_sent(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    for _ in range(10):
        ask_code(visitor, token)
    answer = visitor.post(address(token, "/code"), {"key": str(uuid4())})
    assert answer.status_code == 422
    assert "Too many codes" in text_of(answer)


def test_the_client_declines_after_a_page_that_asks(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    asked = visitor.get(address(token, "/decline"))
    assert "Decline this offer?" in text_of(asked)
    done = visitor.post(address(token, "/decline"), {"key": key_in(asked)}, follow=True)
    assert "You have declined this offer" in text_of(done)
    for end in ("/decline", f"/sign/{uuid4()}"):
        assert visitor.get(address(token, end)).status_code == 302
    assert visitor.post(address(token, "/code"), {"key": str(uuid4())}).status_code == 302


def test_an_offer_ends_after_its_last_day(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    with clock.on(shop.DAY + timedelta(days=31)):
        seen = text_of(visitor.get(address(token)))
        assert "This offer has ended" in seen
        assert visitor.get(address(token, "/decline")).status_code == 302


@pytest.mark.parametrize("end", ["", "/order.pdf", "/decline", f"/sign/{UUID(int=1)}", "/code"])
def test_an_unknown_link_reveals_nothing(visitor: Any, shop: Any, end: str) -> None:
    shop.offered_order()
    for method in (visitor.get, visitor.post):
        answer = method(address("guess", end))
        assert answer.status_code == 404
        assert "Alice" not in text_of(answer)


def test_nothing_of_a_link_is_kept_or_told(visitor: Any, shop: Any) -> None:
    _, token = shop.offered_order()
    form, _ = ask_code(visitor, token)
    for path in (address(token), form, address(token, "/order.pdf"), address(token, "/decline")):
        answer = visitor.get(path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert not answer.cookies


def test_no_log_holds_a_token() -> None:
    from mutua.portal.house.discreet import Discreet

    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet())
    log = logging.getLogger("test of secrets")
    log.addHandler(handler)
    try:
        log.error("Internal Server Error: %s", "/fr/o/s3cret-To_ken/sign/1")
        try:
            raise ValueError("/en/o/s3cret-To_ken")
        except ValueError:
            log.exception("/fr/account/password/reset/key/1-s3cret-To_ken/")
    finally:
        log.removeHandler(handler)
    assert "s3cret" not in written.getvalue()


def test_the_logs_of_the_portal_are_discreet() -> None:
    from django.conf import settings

    assert settings.LOGGING["handlers"]["console"]["formatter"] == "discreet"


def test_without_a_database_there_is_no_such_page(visitor: Any) -> None:
    from django.test import override_settings

    with override_settings(ROOT_URLCONF="mutua.portal.urls"):
        assert visitor.get(address("guess")).status_code == 404
