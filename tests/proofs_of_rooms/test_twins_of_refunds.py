"""What is given back was paid beyond, goes where it was decided, and is approved by somebody else.
Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.proofs_of_rooms.test_twins_of_treasury import (
    AGAIN,
    ANOTHER_ID,
    ASKED,
    LATER,
    NOW,
    approval,
    off,
    wrong,
)
from tests.support.store import OLGA

superuser = lives.superuser
REFUND = (
    "insert into treasury_refund select (jsonb_populate_record(r, jsonb_build_object("
    "'id', '{id}', 'number', 2, 'amount', {amount}))).* from treasury_refund r where id = %s"
)
BOOKS = (
    "with entry as (insert into ledger_entry (id, legal_entity_id, day, cause_kind, cause_id,"
    " purpose, text, act_id) select gen_random_uuid(), r.legal_entity_id, r.decided_on, 'refund',"
    " '{id}', 'decided', '', mutua.act() from treasury_refund r where r.id = %s returning id)"
    " insert into ledger_posting (entry_id, line, account_id, amount, currency, client)"
    " select entry.id, 1, 'refund_payable', -{amount}, 'EUR', null from entry union all"
    " select entry.id, 2, 'client_prepaid', {amount}, 'EUR', i.client_id from entry,"
    " treasury_refund r join activities_invoice i on i.id = r.invoice_id where r.id = %s"
)
GUARD = off("treasury_refund", "refund_fits")


class Made(NamedTuple):
    """A refund of ten euros in a batch that nobody has approved, and one that waits."""

    paid: UUID
    batch: UUID
    waits: UUID


@pytest.fixture(scope="module")
def house(store: Any) -> Made:
    from mutua.ground import doctor
    from tests.support import payments, refund_cases, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    with clock.on(shop.DAY):
        payments.open_treasury()
        paid = refund_cases.decided()
        return Made(paid, payments.made(kinds=["refund"]), refund_cases.decided())


@pytest.fixture
def made(house: Made) -> Iterator[Made]:
    from tests.support import shop

    with clock.on(shop.DAY):
        yield house


def test_nothing_is_broken_before(made: Made) -> None:
    assert broken() == []


def test_no_more_is_given_back_than_was_paid_beyond(made: Made, superuser: Any) -> None:
    facts = {"id": uuid4(), "amount": 1}
    for guarded in (True, False):
        with as_owner(superuser, *(() if guarded else (GUARD,))) as owner:
            owner.execute(REFUND.format(**facts), [made.waits])
            owner.execute(BOOKS.format(**facts), [made.waits] * 2)
            if guarded:
                with Coded("MU044"):
                    owner.execute(NOW)
            else:  # the twin
                owner.execute(NOW)
                assert wrong(owner, "treasury.refunds") > 0


def test_what_is_given_back_stands_in_the_books(made: Made, superuser: Any) -> None:
    facts = {"id": uuid4(), "amount": 1}
    with as_owner(superuser) as owner, Coded("MU044"):
        owner.execute(REFUND.format(**facts), [made.waits])
        owner.execute(NOW)
    with as_owner(superuser, GUARD) as owner:  # the twin
        owner.execute(REFUND.format(**facts), [made.waits])
        owner.execute(NOW)
        assert wrong(owner, "treasury.refunds") > 0


@pytest.mark.parametrize(
    "change", ["'amount', p.amount + 1", "'iban', 'BE68539007547034'", "'account', 'bank'",
               "'debt', gen_random_uuid()"],
)  # fmt: skip
def test_a_refund_is_paid_as_it_was_decided(made: Made, superuser: Any, change: str) -> None:
    free = (LATER, "drop index a_debt_in_one_live_payment")
    again = AGAIN.replace("'attempt', 2", f"'attempt', 2, {change}").format(ANOTHER_ID)
    with as_owner(superuser, *free) as owner, Coded("MU044"):
        owner.execute(again, [made.batch])
        owner.execute(NOW)
    with as_owner(superuser, *free, off("treasury_payment", "refund_is_owed")) as owner:  # the twin
        owner.execute(again, [made.batch])
        owner.execute(NOW)
        if "amount" in change or "iban" in change:
            assert wrong(owner, "treasury.refunds") > 0


def test_who_decided_a_refund_does_not_approve_it(made: Made, superuser: Any) -> None:
    other = "update treasury_batch set made_by_id = %s where id = %s"
    loose = (off("treasury_batch", "frozen"), off("treasury_batch", "recorded"))
    from tests.support.payments import GRETA

    with as_owner(superuser, *loose, off("treasury_approval", "fits")) as owner, Coded("MU017"):
        owner.execute(other, [GRETA, made.batch])
        owner.execute(approval(who=f"'{OLGA}'"), [made.batch])
    gone = off("treasury_approval", "refund_of_another"), off("treasury_approval", "fits")
    with as_owner(superuser, *loose, *gone) as owner:  # the twin
        owner.execute(other, [GRETA, made.batch])
        assert owner.execute(approval(who=f"'{OLGA}'"), [made.batch]).rowcount == 1


@pytest.mark.parametrize("change", ["amount = amount + 1", "text = 'x'", "decided_on = now()"])
def test_of_a_refund_only_where_it_goes_is_changed(made: Made, superuser: Any, change: str) -> None:
    words = f"update treasury_refund set {change} where id = %s"
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute(words, [made.waits])
    with as_owner(superuser, off("treasury_refund", "frozen")) as owner:  # the twin
        assert owner.execute(words, [made.waits]).rowcount == 1


def test_nor_that_while_it_is_on_its_way(made: Made, superuser: Any) -> None:
    words = "update treasury_refund set iban = 'BE68539007547034' where id = %s"
    with as_owner(superuser) as owner, Coded("MU044"):
        owner.execute(words, [made.paid])
    with as_owner(superuser, off("treasury_refund", "frozen")) as owner:  # the twin
        owner.execute(words, [made.paid])
        assert wrong(owner, "treasury.refunds") > 0


def test_a_line_is_given_back_by_its_own_refund(made: Made, superuser: Any) -> None:
    from tests.support import payment_cases, payments

    statement = payment_cases.taken()
    payments.services.book_lines(actor=payments.bank.SENDER, key=uuid4(), statement=statement)
    match = (
        "insert into treasury_match (id, line_id, kind, target, amount) select gen_random_uuid(),"
        " id, 'refund', %s, amount from treasury_statementline where statement_id = %s"
    )
    with as_owner(superuser) as owner, Coded("MU044"):
        owner.execute(match, [made.waits, statement])
        owner.execute(NOW)
    with as_owner(superuser, off("treasury_match", "match_of_a_refund")) as owner:  # the twin
        assert owner.execute(match, [made.waits, statement]).rowcount == 1


def test_who_is_no_treasurer_gives_nothing_back(made: Made) -> None:
    words = REFUND.format(id=uuid4(), amount=1)
    for role, person in (("mutua_staff", OLGA), ("mutua_worker", None)):
        with session(role, person) as connection, Coded("42501"):
            connection.execute(words, [made.waits])
