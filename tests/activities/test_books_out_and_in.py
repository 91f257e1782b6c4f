"""A store's own state, written as the folder of an opening, comes in an empty store as it was."""

from __future__ import annotations

from uuid import uuid4

from mutua.ground import actors, clock
from mutua.ground.actors import TREASURY, Actor
from tests.support.store import ALICE, BOB, OLGA, fresh


def lived(shop):
    """Shares that came, were handed on and repaid; an order with its deposit; invoices that are
    paid, paid in part, paid too much and credited; a band, a transfer and an expense."""
    from mutua.activities import services
    from mutua.activities.services.lines import DraftLine
    from tests.support import capital, trade

    capital.pay(capital.asked(ALICE, 5))
    capital.pay(capital.asked(BOB, 2))
    capital.pay(capital.asked(ALICE, 1))
    services_of_people = capital.services
    services_of_people.accept_shares(
        actor=actors.member(BOB), key=uuid4(), transfer=capital.offered(ALICE, BOB, 3)
    )
    band = uuid4()
    services.open_activity(
        actor=shop.alice, key=uuid4(), activity=band, legal_entity="coop", name="A duo",
        shares={str(ALICE): 6_000, str(BOB): 4_000},
    )  # fmt: skip
    trade.issued_part(trade.signed_order(), "deposit", share=3_000)
    treasury = Actor(TREASURY, OLGA)
    floor = DraftLine("A floor", 10_001, 1_500)
    for paid in (0, 10_000, 500_000):
        invoice = shop.issued_invoice((shop.EVENING, floor))
        if paid:
            services.record_receipt(
                actor=treasury, key=uuid4(), receipt=uuid4(), invoice=invoice, amount=paid
            )
    note = uuid4()
    services.draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=note, activity=shop.ALICES, client=shop.CLIENT,
        credited=invoice, lines=(floor,),
    )  # fmt: skip
    services.issue_invoice(actor=shop.alice, key=uuid4(), invoice=note)
    services.transfer(
        actor=shop.alice, key=uuid4(), transfer=uuid4(), source=shop.ALICES, target=band,
        amount=12_345, text="For the floor",
    )  # fmt: skip
    services.approve_expense(actor=actors.staff(OLGA), key=uuid4(), expense=shop.claimed())


def test_balances_register_documents_and_open_claims_come_in_as_they_went_out(
    shop, store, tmp_path
):
    from tests.support import books, books_out, opening

    lived(shop)
    assert opening.broken() == []
    before = books_out.state()
    assert all(len(one) >= 2 for one in before[:3])
    books_out.write(tmp_path / "books")
    with fresh(store, "books that came in"), clock.on(shop.DAY):
        books.found_house()
        opening.import_folder(tmp_path / "books")
        after = books_out.state()
        for one, other in zip(before, after, strict=True):
            assert one == other
        assert opening.broken() == []
