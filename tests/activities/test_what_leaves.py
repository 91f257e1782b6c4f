"""What leaves the house is made once from frozen content, and kept under its digest."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading


@pytest.fixture(scope="module")
def house(store, tmp_path_factory):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture
def shop(house, tmp_path, monkeypatch):
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path))
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


def work() -> None:
    from mutua.ground import jobs

    jobs.work(wait=False)


def found(shop, invoice: UUID):
    from mutua.activities.models import Invoice

    with reading(shop.alice):
        return Invoice.objects.select_related("series").get(id=invoice)


def test_an_issued_invoice_is_drawn_and_written_by_a_job(shop):
    from mutua.activities import rendering
    from mutua.ground import places

    invoice = shop.issued_invoice()
    assert found(shop, invoice).pdf == ""
    work()
    made = found(shop, invoice)
    drawn, written = places.files().get(made.pdf), places.files().get(made.ubl)
    number = rendering.number_of(made)
    assert drawn.startswith(b"%PDF-")
    assert f"<cbc:ID>{number}</cbc:ID>".encode() in written


def test_a_job_that_runs_twice_makes_the_same(shop):
    from mutua.activities import tasks

    invoice = shop.issued_invoice()
    work()
    first = found(shop, invoice)
    tasks.render_invoice(invoice=str(invoice))
    again = found(shop, invoice)
    assert (first.pdf, first.ubl) == (again.pdf, again.ubl)


def test_an_invoice_that_was_refused_leaves_no_job(shop):
    from django.db import connection

    from mutua.activities.services.lines import DraftLine

    with pytest.raises(Refused):
        shop.issued_invoice((DraftLine("Something", 100, 1_000, "C62", "magic"),))
    work()
    connection.close()
    assert [one for one in doctor.examine() if not one.holds] == []


def test_a_signed_order_is_sealed_and_the_seal_holds_what_was_agreed(shop):
    from mutua.activities.documents import seal
    from mutua.activities.models import Signature
    from mutua.ground import places

    order, token = shop.offered_order()
    shop.sign(token, mail.outbox)
    work()
    with reading(shop.alice):
        signed = Signature.objects.get(order_id=order)
    intact = seal.verify(places.files().get(signed.sealed))
    assert intact.content_hash == signed.content_hash


def test_the_official_rules_are_asked_before_a_number_is_drawn(shop, official_schemas, monkeypatch):
    from mutua.activities import rendering

    monkeypatch.setenv("MUTUA_RULES", str(official_schemas))
    last = found(shop, shop.issued_invoice()).drawn
    write = rendering.as_ubl
    monkeypatch.setattr(
        rendering, "as_ubl", lambda document: write(document).replace(b">1325.01<", b">1325.02<")
    )
    with pytest.raises(Refused) as caught:
        shop.issued_invoice()
    assert caught.value.code == "rules"
    assert "BR-CO-" in caught.value.given
    monkeypatch.setattr(rendering, "as_ubl", write)
    assert found(shop, shop.issued_invoice()).drawn == last + 1
