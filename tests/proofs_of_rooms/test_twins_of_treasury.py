"""A debt is paid once, by two people, and a bank line is booked once. Each guard with its twin,
which takes it away and sees the damage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.support.store import OLGA

superuser = lives.superuser
NOW = "set constraints all immediate"
ASKED: dict[str, str] = {}  # by the diagnosis


class Made(NamedTuple):
    """Batches, one a state, and a statement."""

    ready: UUID
    approved: UUID
    sent: UUID
    statement: UUID


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from mutua.ground import doctor
    from tests.support import payment_cases, payments, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    with clock.on(shop.DAY):
        payments.open_treasury()
        shop.issued_invoice()
        batches = []
        for _ in range(3):
            payments.owed()
            batches.append(payments.made())
        for one in batches[1:]:
            payments.approve(one)
        sender = payments.bank.SENDER
        payments.services.keep_sent(actor=sender, key=uuid4(), batch=batches[2])
        statement = payment_cases.taken()
        payments.services.book_lines(actor=sender, key=uuid4(), statement=statement)
        house.made = Made(*batches, statement)
    return house.made


@pytest.fixture
def made(house: Made) -> Iterator[Made]:
    from tests.support import shop

    with clock.on(shop.DAY):
        yield house


def off(table: str, trigger: str) -> str:
    return f"alter table {table} disable trigger {trigger}"


def wrong(owner: Any, code: str) -> int:
    """How many the diagnosis finds wrong, in the owner's own transaction."""
    return int(owner.execute(ASKED[code]).fetchone()[1])


def test_nothing_is_broken_before(made: Made) -> None:
    assert broken() == []


# ── 12, 13: a debt in one live payment, under an identifier of its own ──────────────────────────

AGAIN = (
    "insert into treasury_payment select (jsonb_populate_record(p, jsonb_build_object("
    "'id', gen_random_uuid(), 'state', 'ready', 'attempt', 2, 'end_to_end_id', {}))).*"
    " from treasury_payment p"
    " where batch_id = %s"
)
ANOTHER_ID, SAME_ID = "gen_random_uuid()::text", "p.end_to_end_id"
LATER = off("treasury_payment", "with_its_batch")


def test_a_debt_is_in_one_live_payment(made: Made, superuser: Any) -> None:
    with as_owner(superuser, LATER) as owner, Coded("23505"):
        owner.execute(AGAIN.format(ANOTHER_ID), [made.sent])


def test_twin_without_the_index_it_is_paid_twice(made: Made, superuser: Any) -> None:
    with as_owner(superuser, LATER, "drop index a_debt_in_one_live_payment") as owner:
        owner.execute(AGAIN.format(ANOTHER_ID), [made.sent])
        assert wrong(owner, "treasury.once") == 2


def test_no_two_payments_have_one_identifier(made: Made, superuser: Any) -> None:
    free = "drop index a_debt_in_one_live_payment"
    with as_owner(superuser, LATER, free) as owner, Coded("23505"):
        owner.execute(AGAIN.format(SAME_ID), [made.sent])


DROPPED = "update treasury_batch set state = 'dropped' where id = %s"


def test_a_job_drops_no_batch_in_a_store_that_is_open(made: Made) -> None:
    with session("mutua_worker", None) as connection, Coded("MU024"):
        connection.execute(DROPPED, [made.ready])


def test_twin_without_the_guard_a_job_frees_debts(made: Made) -> None:
    guard = "dropped_by_whom"
    switched = off("treasury_batch", guard), off("treasury_batch", guard).replace("dis", "en")
    with without(*switched), session("mutua_worker", None) as connection:
        assert connection.execute(DROPPED, [made.ready]).rowcount == 1
        connection.rollback()


# ── 14: a batch comes to its payments ───────────────────────────────────────────────────────────


def test_no_payment_is_added_to_a_batch_later(made: Made, superuser: Any) -> None:
    free = "drop index a_debt_in_one_live_payment"
    with as_owner(superuser, free) as owner, Coded("MU014"):
        owner.execute(AGAIN.format(ANOTHER_ID), [made.ready])
    with as_owner(superuser, free, LATER) as owner:  # the twin
        owner.execute(AGAIN.format(ANOTHER_ID), [made.ready])
        assert wrong(owner, "treasury.batches") == 1


EMPTY = (
    "insert into treasury_batch select (jsonb_populate_record(b, jsonb_build_object("
    "'id', gen_random_uuid(), 'message_id', 'x'))).* from treasury_batch b where id = %s"
)


def test_a_batch_comes_to_its_payments(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU014"):
        owner.execute(EMPTY, [made.ready])
        owner.execute(NOW)
    with as_owner(superuser, off("treasury_batch", "whole")) as owner:  # the twin
        owner.execute(EMPTY, [made.ready])
        owner.execute(NOW)
        assert wrong(owner, "treasury.batches") == 1


# ── 15, 16: four eyes, on exactly this file ─────────────────────────────────────────────────────

APPROVED = (
    "insert into treasury_approval (id, batch_id, made_by_id, by_whom_id, file, approved_at)"
    " select gen_random_uuid(), id, {maker}, {who}, {file}, now() from treasury_batch where id = %s"
)


def approval(maker: str = "made_by_id", who: str = "mutua.person()", file: str = "file") -> str:
    return APPROVED.format(maker=maker, who=who, file=file)


def test_the_maker_does_not_approve(made: Made, superuser: Any) -> None:
    with session("mutua_treasury", OLGA) as connection, Coded("23514", "MU017"):
        connection.execute(approval(), [made.ready])
    with session("mutua_treasury", OLGA) as connection, Coded("23503", "MU017"):  # a lie about her
        connection.execute(approval(maker="(select id from people_person where id <> made_by_id limit 1)"), [made.ready])  # fmt: skip
        connection.execute(NOW)
    gone = "alter table treasury_approval drop constraint nobody_approves_her_own_batch"
    with as_owner(superuser, gone, off("treasury_approval", "fits")) as owner:  # the twin
        owner.execute(approval(who="made_by_id"), [made.ready])


def test_an_approval_covers_exactly_what_was_seen(made: Made, superuser: Any) -> None:
    from tests.support.payments import GRETA

    with session("mutua_treasury", GRETA) as connection, Coded("MU016"):
        connection.execute(approval(file="repeat('0', 64)"), [made.ready])
    with session("mutua_treasury", GRETA) as connection, Coded("MU015"):  # in another's name
        connection.execute(
            approval(who="(select id from people_person where id not in (made_by_id, mutua.person()) limit 1)"),
            [made.ready],
        )  # fmt: skip
    with as_owner(superuser, off("treasury_approval", "fits")) as owner:  # the twin
        owner.execute(approval(who=f"'{GRETA}'", file="repeat('0', 64)"), [made.ready])


LEAVES = "update treasury_batch set state = 'sent' where id = %s"


def test_nothing_leaves_that_nobody_has_approved(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner, Coded("MU015"):
        owner.execute(LEAVES, [made.ready])
        owner.execute(NOW)
    with as_owner(superuser, off("treasury_batch", "approved")) as owner:  # the twin
        owner.execute(LEAVES, [made.ready])
        owner.execute(NOW)
        assert wrong(owner, "treasury.batches") == 1


@pytest.mark.parametrize(
    "table, column", [("treasury_batch", "file"), ("treasury_payment", "iban")]
)
def test_what_was_put_into_a_file_is_not_changed(
    made: Made, superuser: Any, table: str, column: str
) -> None:
    words = f"update {table} set {column} = {column} || 'x'"
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute(words)
    with as_owner(superuser, off(table, "frozen")) as owner:  # the twin
        assert owner.execute(words).rowcount > 0


# ── 20, 21: statements go on, each line once and to the last cent ───────────────────────────────

NEXT = (
    "insert into treasury_statement select (jsonb_populate_record(s, jsonb_build_object("
    "'id', gen_random_uuid(), 'identifier', 'x', 'place', 2, 'opening', {opening},"
    " 'closing', {opening}))).* from treasury_statement s where id = %s"
)


def test_a_statement_goes_on_where_the_last_one_ended(made: Made, superuser: Any) -> None:
    with as_owner(superuser) as owner:
        owner.execute(NEXT.format(opening="s.closing"), [made.statement])
        owner.execute(NOW)
    with as_owner(superuser) as owner, Coded("MU020"):
        owner.execute(NEXT.format(opening="s.closing + 1"), [made.statement])
        owner.execute(NOW)
    with as_owner(superuser, off("treasury_statement", "goes_on")) as owner:  # the twin
        owner.execute(NEXT.format(opening="s.closing + 1"), [made.statement])
        owner.execute(NOW)
        assert wrong(owner, "treasury.statements") == 1


SAME_LINE = (
    "insert into treasury_statementline select (jsonb_populate_record(l, jsonb_build_object("
    "'id', gen_random_uuid(), 'state', 'new', 'place', 9{more}))).*"
    " from treasury_statementline l"
)


def test_a_bank_line_is_kept_once(made: Made, superuser: Any) -> None:
    later = off("treasury_statementline", "with_its_statement")
    with as_owner(superuser, later) as owner, Coded("23505"):
        owner.execute(SAME_LINE.format(more=""))
    with as_owner(superuser) as owner, Coded("MU020"):  # nor another one later
        owner.execute(SAME_LINE.format(more=", 'occurrence', 2"))
    with as_owner(superuser, later) as owner:  # the twin
        owner.execute(SAME_LINE.format(more=", 'occurrence', 2"))
        assert wrong(owner, "treasury.statements") == 1


def test_a_line_is_matched_to_the_last_cent(made: Made, superuser: Any) -> None:
    words = "update treasury_statementline set state = 'matched' where state = 'suspense'"
    with as_owner(superuser) as owner, Coded("MU021"):
        owner.execute(words)
        owner.execute(NOW)
    with as_owner(superuser, off("treasury_statementline", "matched")) as owner:  # the twin
        owner.execute(words)
        owner.execute(NOW)
        assert wrong(owner, "treasury.lines") == 1


# ── 17: who brought in an account does not approve its first payment ────────────────────────────


def to_an_account_of_greta() -> UUID:
    """A batch that pays Bob for the first time, to the account that Greta has brought in."""
    from mutua.ground import actors
    from mutua.people import services as people
    from tests.support import books, contracts, payments
    from tests.support.store import BOB

    people.appoint(
        actor=books.STAFF, key=uuid4(), appointment=uuid4(), person=payments.GRETA, role="adviser"
    )
    people.name_bank_account(
        actor=actors.staff(payments.GRETA), key=uuid4(), account=uuid4(), person=BOB,
        iban=contracts.an_iban(), holder="Bob",
    )  # fmt: skip
    payments.owed_to_bob()
    return payments.made()


def test_who_brought_in_an_account_does_not_approve_its_first_payment(
    made: Made, superuser: Any
) -> None:
    from tests.support.payments import GRETA
    from tests.support.store import CHARLIE

    batch = to_an_account_of_greta()
    with session("mutua_treasury", GRETA) as connection, Coded("MU017"):
        connection.execute(approval(), [batch])
    with session("mutua_treasury", CHARLIE) as connection:  # anybody else may
        assert connection.execute(approval(), [batch]).rowcount == 1
    with as_owner(superuser, off("treasury_approval", "fits")) as owner:  # the twin
        owner.execute(approval(who=f"'{GRETA}'"), [batch])
        owner.execute("update treasury_batch set state = 'approved' where id = %s", [batch])
        assert owner.execute(NOW) is not None  # it would leave by her word alone


# ── 8: a supplier is paid what its bills say, to the account on them ────────────────────────────

BILL = "supplier_is_owed"


@pytest.fixture
def of_supplier(made: Made) -> UUID:
    """A batch that pays a supplier's bill of 121 euros, and nobody has approved."""
    from tests.support import payments, trade

    payments.nothing_owed()
    trade.booked(None)
    return payments.made(kinds=["supplier"])


@pytest.mark.parametrize(
    "change",
    ["'amount', p.amount + 1", "'iban', 'BE96096000000105'", "'debt', gen_random_uuid()",
     "'account', 'member_payable'"],
)  # fmt: skip
def test_a_supplier_is_paid_what_its_bill_says(
    of_supplier: UUID, superuser: Any, change: str
) -> None:
    again = AGAIN.replace("'attempt', 2", f"'attempt', 2, {change}").format(ANOTHER_ID)
    free = (LATER, "drop index a_debt_in_one_live_payment")
    with as_owner(superuser, *free) as owner, Coded("MU043"):
        owner.execute(again, [of_supplier])
        owner.execute(NOW)
    if "account" not in change:  # the diagnosis sees the rest once the account was booked
        with as_owner(superuser, *free, off("treasury_payment", BILL)) as owner:  # the twin
            owner.execute(again, [of_supplier])
            owner.execute(NOW)
            assert wrong(owner, "treasury.suppliers") > 0


def test_a_supplier_is_not_paid_beyond_its_bills(of_supplier: UUID, superuser: Any) -> None:
    free = (LATER, "drop index a_debt_in_one_live_payment")
    again = f"{AGAIN.format(ANOTHER_ID)} limit 1"
    with as_owner(superuser, *free) as owner, Coded("MU043"):
        for number in range(2, 40):  # other tests have left bills of the same supplier
            owner.execute(again.replace("'attempt', 2", f"'attempt', {number}"), [of_supplier])
        owner.execute(NOW)
    with as_owner(superuser, *free, off("treasury_payment", BILL)) as owner:  # the twin
        for number in range(2, 40):
            owner.execute(again.replace("'attempt', 2", f"'attempt', {number}"), [of_supplier])
        owner.execute(NOW)
        assert wrong(owner, "treasury.suppliers") > 0


def test_who_brought_a_bill_in_does_not_approve_its_account(made: Made, superuser: Any) -> None:
    from mutua.activities import services
    from tests.support import contracts, papers_from_outside, payments

    payments.nothing_owed()
    received, iban = uuid4(), contracts.an_iban()
    services.receive_document(
        actor=payments.APPROVER, key=uuid4(), received=received,
        document=papers_from_outside.of_supplier(iban=iban),
    )  # fmt: skip
    services.book_received(actor=payments.books.STAFF, key=uuid4(), received=received)
    batch = payments.made(kinds=["supplier"])
    with session("mutua_treasury", payments.GRETA) as connection, Coded("MU017"):
        connection.execute(approval(), [batch])
    gone = off("treasury_approval", "bill_of_another"), off("treasury_approval", "fits")
    with as_owner(superuser, *gone) as owner:  # the twin
        owner.execute(approval(who=f"'{payments.GRETA}'"), [batch])


# ── Who a job brings in: in a restored store only ───────────────────────────────────────────────

SOMEBODY = (
    "insert into people_legalperson (id, person_id) select gen_random_uuid(), id from people_person"
    " where id not in (select person_id from people_legalperson) limit 1"
)


def test_a_job_brings_nobody_in_while_the_store_is_open(made: Made) -> None:
    with session("mutua_worker", None) as connection, Coded("42501"):
        connection.execute(SOMEBODY)
    loose = "alter policy remembered on people_legalperson with check ({})"
    tight = "represented_by_id is null and not mutua.is_open()"
    gone = without(loose.format("true"), loose.format(tight))
    with gone, session("mutua_worker", None) as connection:  # the twin
        assert connection.execute(SOMEBODY).rowcount == 1
