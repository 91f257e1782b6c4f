"""One member, one client: an order is signed, an invoice issued, the levy booked."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import actors, clock, doctor
from mutua.ground.errors import NotAllowed, NotFound, Refused, Stale
from mutua.ground.transactions import reading
from tests.support.store import OLGA

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture(scope="module")
def house(store):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture
def shop(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


def read(actor, model, **where):
    with reading(actor):
        return model.objects.filter(**where).first()


def test_a_client_signs_what_was_offered_and_the_invoice_follows(shop):
    from mutua.activities import services
    from mutua.activities.models import Invoice, Order, Signature
    from mutua.ledger import queries

    order, token = shop.offered_order()
    assert [one.to for one in mail.outbox] == [["bureau@theatre.example"]]
    assert token in mail.outbox[0].body
    assert shop.sign(token, mail.outbox) == "signed"
    signed = read(shop.alice, Signature, order_id=order)
    assert (signed.name, signed.capacity) == ("Camille Leroy", "Directrice")
    assert signed.content_hash == read(shop.alice, Order, id=order).content_hash
    with reading(shop.alice):
        before = queries.activity_balances(shop.ALICES)
    invoice = uuid4()
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=invoice, activity=shop.ALICES, client=shop.CLIENT,
        order=order,
    )  # fmt: skip
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=invoice)
    found = read(shop.alice, Invoice, id=invoice)
    assert (found.net, found.vat, found.gross) == (125_001, 7_500, 132_501)
    with reading(shop.alice):
        after = queries.activity_balances(shop.ALICES)
        lines = list(queries.statement(shop.ALICES))
    gained = -(after["activity_budget"] - before.get("activity_budget", 0))
    assert gained == 125_001 - 8_125  # the levy of 6.5 %
    assert lines[-1].balance == -after["activity_budget"]
    assert after["client_receivable"] - before.get("client_receivable", 0) == 132_501


def test_numbers_follow_each_other(shop):
    from mutua.activities.models import Invoice

    drawn = [read(shop.alice, Invoice, id=shop.issued_invoice()).drawn for _ in range(3)]
    assert drawn == list(range(drawn[0], drawn[0] + 3))


def test_a_credit_note_gives_back_and_never_more_than_the_invoice(shop):
    from mutua.activities.models import Invoice
    from mutua.activities.services.lines import DraftLine
    from mutua.ledger import queries

    with reading(shop.alice):
        before = queries.activity_balances(shop.ALICES)["activity_budget"]
    invoice = shop.issued_invoice()
    part = DraftLine("One evening less", 41_667, 1_000, "C62", "artistic_performance")
    shop.issued_invoice((part,), credited=invoice)
    assert read(shop.alice, Invoice, id=invoice).credited == 44_167
    with pytest.raises(Refused) as caught:
        shop.issued_invoice(credited=invoice)
    assert caught.value.code == "credited_beyond"
    rest = DraftLine("The rest", 83_334, 1_000, "C62", "artistic_performance")
    shop.issued_invoice((rest,), credited=invoice)
    assert read(shop.alice, Invoice, id=invoice).credited == 132_501
    with reading(shop.alice):
        assert queries.activity_balances(shop.ALICES)["activity_budget"] == before


def test_what_was_refused_leaves_no_number_and_no_entry(shop):
    from mutua.activities.models import Invoice
    from mutua.activities.services.lines import DraftLine

    last = read(shop.alice, Invoice, id=shop.issued_invoice()).drawn
    bad = DraftLine("Something", 100, 1_000, "C62", "magic")
    with pytest.raises(Refused) as caught:
        shop.issued_invoice((bad,))
    assert caught.value.field == "lines[1].nature"
    assert read(shop.alice, Invoice, id=shop.issued_invoice()).drawn == last + 1


def test_another_member_sees_nothing_of_it_and_changes_nothing(shop):
    from mutua.activities import services
    from mutua.activities.models import Activity, Client, Invoice, Order
    from mutua.ledger.models import Posting

    order, _ = shop.offered_order()
    invoice = shop.issued_invoice()
    for model in (Activity, Client, Invoice, Order, Posting):
        with reading(shop.charlie):
            assert model.objects.count() == 0
        with reading(shop.alice):
            assert model.objects.count() > 0
    with pytest.raises(NotFound):
        services.issue_invoice(actor=shop.charlie, key=uuid4(), invoice=invoice)
    with pytest.raises(NotFound):
        services.draft_invoice(
            actor=shop.charlie, key=uuid4(), invoice=uuid4(), activity=shop.ALICES,
            client=shop.CLIENT, lines=(shop.EVENING,),
        )  # fmt: skip
    with pytest.raises(NotFound):
        services.change_client(actor=shop.charlie, key=uuid4(), client=shop.CLIENT, name="X")
    assert order


def test_the_link_opens_one_order_and_nothing_else(shop):
    from mutua.activities.models import Order

    order, token = shop.offered_order()
    shop.offered_order()
    with reading(actors.by_link(token)):
        assert [one.id for one in Order.objects.all()] == [order]
    with reading(actors.by_link("guess")):
        assert list(Order.objects.all()) == []
    with reading(actors.Actor(actors.PUBLIC)):
        assert list(Order.objects.all()) == []


def test_a_wrong_code_is_counted_and_five_are_the_end(shop):
    from mutua.activities import services

    _, token = shop.offered_order()
    public, code_id = actors.by_link(token), uuid4()
    services.send_code(actor=public, key=uuid4(), code_id=code_id)
    code = mail.outbox[-1].subject.split()[-1]
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    def attempt(said):
        return services.sign_order(
            actor=public, key=uuid4(), signature=uuid4(), code_id=code_id, code=said,
            name="Camille", capacity="Directrice",
        )  # fmt: skip

    assert [attempt(wrong) for _ in range(5)] == ["wrong_code"] * 5
    with pytest.raises(Refused) as caught:
        attempt(code)
    assert caught.value.code == "code_over"


def test_a_signed_order_is_neither_signed_again_nor_declined_nor_changed(shop):
    from mutua.activities import services

    order, token = shop.offered_order()
    shop.sign(token, mail.outbox)
    with pytest.raises(Refused):
        services.send_code(actor=actors.by_link(token), key=uuid4(), code_id=uuid4())
    with pytest.raises(Refused):
        services.decline_order(actor=actors.by_link(token), key=uuid4())
    with pytest.raises(Refused):
        services.change_order(
            actor=shop.alice, key=uuid4(), order=order, edition=1, lines=(shop.EVENING,)
        )


def test_of_two_people_who_edit_one_order_the_second_is_told(shop):
    from mutua.activities import services

    order = uuid4()
    services.draft_order(
        actor=shop.alice, key=uuid4(), order=order, activity=shop.ALICES, client=shop.CLIENT,
        lines=(shop.EVENING,),
    )  # fmt: skip
    change = {"order": order, "edition": 1, "lines": (shop.EVENING,)}
    assert services.change_order(actor=shop.alice, key=uuid4(), place="here", **change) == 2
    with pytest.raises(Stale):
        services.change_order(actor=shop.STAFF, key=uuid4(), place="there", **change)


def test_only_a_member_opens_an_activity_and_only_one_of_her_own(shop):
    from mutua.activities import services

    stranger = actors.member(uuid4())
    for actor, shares in (
        (stranger, {str(stranger.person): 10_000}),
        (shop.charlie, {str(shop.ALICE): 10_000}),
    ):
        with pytest.raises(NotAllowed):
            services.open_activity(
                actor=actor, key=uuid4(), activity=uuid4(), legal_entity="coop", name="Mine",
                shares=shares,
            )  # fmt: skip


@pytest.mark.parametrize(
    "field, said",
    [
        ("enterprise_number", {"enterprise_number": "0403.170.702"}),
        ("vat_number", {"vat_number": "BE0123456749"}),
        ("kind", {"kind": "pirate"}),
        ("name", {"name": " "}),
        ("name", {"name": "x" * 201}),
        ("country", {"country": "Belgium"}),
        ("language", {"language": "la"}),
        ("colour", {"colour": "red"}),
        ("street", {"street": "a\x00b"}),
    ],
)
def test_a_client_that_cannot_be_is_refused_by_its_field(shop, field, said):
    from mutua.activities import services

    with pytest.raises(Refused) as caught:
        services.add_client(
            actor=shop.alice, key=uuid4(), client=uuid4(), activity=shop.ALICES,
            **{**shop.THEATRE, **said},
        )  # fmt: skip
    assert caught.value.field == field


def test_money_received_settles_the_invoice_and_what_is_too_much_is_kept_for_the_client(shop):
    from mutua.activities import services
    from mutua.ledger import queries

    treasury = actors.Actor(actors.TREASURY, OLGA)
    invoice = shop.issued_invoice()
    with reading(shop.alice):
        before = queries.activity_balances(shop.ALICES)["client_receivable"]
    for amount in (32_501, 101_000):
        services.record_receipt(
            actor=treasury, key=uuid4(), receipt=uuid4(), invoice=invoice, amount=amount
        )
    with reading(shop.alice):
        after = queries.activity_balances(shop.ALICES)["client_receivable"]
    assert before - after == 132_501
    with reading(treasury):
        balances = {one.account: one.amount for one in queries.trial_balance("coop", shop.DAY)}
    assert balances["client_prepaid"] == -1_000
    with pytest.raises(NotAllowed):
        services.record_receipt(
            actor=shop.alice, key=uuid4(), receipt=uuid4(), invoice=invoice, amount=1
        )


def test_the_diagnosis_finds_nothing_wrong(shop):
    assert [(one.check.code, one.wrong) for one in doctor.examine() if not one.holds] == []
