"""What is out of the guarantee fund never passes a limit, stands in the books and is settled once.
Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.support.store import ALICE, OLGA

superuser = lives.superuser
NOW = "set constraints all immediate"
ASKED: dict[str, str] = {}  # by the diagnosis
WRITERS = 8


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """Advances of a payslip and of exit holiday pay that are out, exit holiday pay for which nothing
    was set aside, an expense that was paid, and pay in batches that wait for an approval."""
    from mutua.ground import doctor
    from tests.support import exit_pay, fund, fund_cases, payday, payments, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    with clock.on(shop.DAY):
        payments.open_treasury()
        shop.issued_invoice()
        payments.owed_to_bob()  # of another activity
        contract, payslip = fund.evening(pay_amount=fund.a_cost_above(fund.own_money()))
        fund.leave(payments, payslip)
        (house.advance,) = fund.advances(contract)
        payday.pay(exit_pay.office_evening(), day=fund.LATER, paid_on=fund.LATER)
        with exit_pay.settings(store, holiday_pay_from="apart"):  # the pot pays
            payday.pay(exit_pay.office_evening(), day=fund.LATER, paid_on=fund.LATER)
        payments.owed()
        fund.leaves(payments, "payslip", "exit_holiday_pay", "expense")
        house.proposed = fund_cases.proposed()
        house.lost = fund_cases.lost()
    return house


@pytest.fixture
def advance(house: Any) -> Iterator[Any]:
    from tests.support import shop

    with clock.on(shop.DAY):
        yield house.advance


def off(table: str, trigger: str) -> str:
    return f"alter table {table} disable trigger {trigger}"


def wrong(owner: Any) -> int:
    """How many the diagnosis finds wrong, in the owner's own transaction."""
    return int(owner.execute(ASKED["treasury.fund"]).fetchone()[1])


def test_nothing_is_broken_before(advance: Any) -> None:
    assert broken() == []


# ── 18: never out beyond a limit ────────────────────────────────────────────────────────────────

LOWER = "update treasury_fundbalance set ceiling = -balance where kind = %s"
MORE = "update treasury_fundbalance set balance = balance - 1 where kind = %s"


@pytest.mark.parametrize("kind", ["fund", "group", "member"])
def test_not_a_cent_leaves_beyond_a_limit(advance: Any, superuser: Any, kind: str) -> None:
    with as_owner(superuser) as owner, Coded("23514"):
        owner.execute(LOWER, [kind])
        owner.execute(MORE, [kind])
    gone = "alter table treasury_fundbalance drop constraint never_out_beyond_the_limit"
    with as_owner(superuser, gone) as owner:  # the twin
        owner.execute(LOWER, [kind])
        owner.execute(MORE, [kind])
        assert wrong(owner) > 0


@pytest.mark.parametrize("role", ["mutua_staff", "mutua_treasury", "mutua_worker", "mutua_member"])
def test_nobody_writes_the_rows_of_the_fund_by_hand(advance: Any, role: str) -> None:
    for words in (MORE % "'fund'", "insert into treasury_fundbalance values (gen_random_uuid())"):
        person = None if role == "mutua_worker" else OLGA
        with session(role, person) as connection, Coded("42501"):
            connection.execute(words)


def take(number: int) -> int:
    """One of many who hold the fund at once and take as much as it lets out, at most 300."""
    import os

    with psycopg.connect(os.environ["MUTUA_OWNER_URL"]) as owner:
        act, member = uuid4(), UUID(int=number + 1)
        owner.execute("select set_config('mutua.act', %s, true)", [str(act)])
        owner.execute(
            "insert into ground_act (id, key, verb, facts, actor, role, reason, said_at, result)"
            " values (%s, %s, 'test', '', 'test', 'mutua_worker', '', now(), '{}')",
            [act, uuid4()],
        )
        rooms = owner.execute(
            "select room from mutua.hold_fund('coop', array[%s]::uuid[], array[%s]::uuid[], %s)",
            [UUID(int=99), member, "2026-03-16"],
        ).fetchall()
        given = max(0, min(300, *(room for (room,) in rooms)))
        owner.execute(
            "select mutua.move_fund(mutua.moves_of_fund(array['coop'], array[%s]::uuid[],"
            " array[%s]::uuid[], array[%s]::bigint[]))",
            [UUID(int=99), member, -given],
        )
        return given


def test_eight_at_the_limit_take_exactly_what_is_left(advance: Any, superuser: Any) -> None:
    from tests.support import fund

    fund.decide(group_limit=1_000)
    try:
        with ThreadPoolExecutor(WRITERS) as crew:
            given = sorted(crew.map(take, range(WRITERS)))
        assert given == [0, 0, 0, 0, 100, 300, 300, 300]
        left = superuser.execute(
            "select sum(balance + ceiling) from treasury_fundbalance where subject = %s",
            [UUID(int=99)],
        ).fetchone()[0]
        assert left == 0
    finally:
        superuser.execute("set session_replication_role = replica")
        superuser.execute("delete from treasury_fundbalance where subject = %s", [UUID(int=99)])
        superuser.execute(
            "delete from treasury_fundbalance where kind = 'member' and subject <> %s", [ALICE]
        )
        superuser.execute(
            "update treasury_fundbalance set balance = balance + 1000 where kind = 'fund'"
        )
        superuser.execute("set session_replication_role = origin")
        fund.decide()
    assert broken() == []


# ── 19: the rows are what was advanced and settled, and so are the books ────────────────────────

AGAIN = (
    "insert into treasury_advance select (jsonb_populate_record(a, jsonb_build_object("
    "'id', gen_random_uuid(), 'amount', 1{}))).* from treasury_advance a"
)
SETTLED = (
    "insert into treasury_settlement (id, advance_id, kind, cause, amount, settled_on)"
    " select gen_random_uuid(), id, 'loss', gen_random_uuid(), {}, advanced_on"
    " from treasury_advance limit 1"
)


def test_rows_move_with_what_is_settled(advance: Any, superuser: Any) -> None:
    free = off("treasury_settlement", "booked")
    with as_owner(superuser, free) as owner:
        before = owner.execute("select sum(balance) from treasury_fundbalance").fetchone()[0]
        owner.execute(SETTLED.format(1))
        after = owner.execute("select sum(balance) from treasury_fundbalance").fetchone()[0]
        assert after == before + 3
    with as_owner(superuser, free, off("treasury_settlement", "moves_fund")) as owner:  # the twin
        owner.execute(SETTLED.format(1))
        assert wrong(owner) > 0


def test_what_is_out_is_settled_once(advance: Any, superuser: Any) -> None:
    free = off("treasury_settlement", "booked")
    with as_owner(superuser, free) as owner, Coded("MU037", "23514"):
        owner.execute(SETTLED.format("amount + 1"))
    gone = off("treasury_settlement", "moves_fund")
    with as_owner(superuser, free, gone) as owner:  # the twin
        owner.execute(SETTLED.format("amount + 1"))
        assert wrong(owner) > 0


def test_a_payment_is_advanced_once(advance: Any, superuser: Any) -> None:
    free = "alter table treasury_advance drop constraint treasury_advance_payment_id_key"
    with as_owner(superuser) as owner, Coded("23505"):
        owner.execute(AGAIN.format(""))
    with as_owner(superuser, free, off("treasury_advance", "booked")) as owner:  # the twin
        owner.execute(AGAIN.format(""))
        assert wrong(owner) > 0


@pytest.mark.parametrize(
    "what",
    [
        f"'person_id', '{OLGA}'",
        "'activity_id', (select id from activities_activity where id <> a.activity_id limit 1)",
        "'client_id', (select id from activities_client where id <> a.client_id limit 1)",
        "'beyond', 100000000",
        "'payment_id', (select id from treasury_payment where debt_kind = 'expense' limit 1)",
    ],
)
def test_only_net_pay_is_advanced_and_for_its_own_contract(
    advance: Any, superuser: Any, what: str
) -> None:
    """Of a payslip as of exit holiday pay. Nothing goes out of the fund here, so no other guard
    sees it."""
    words = AGAIN.format(f", 'amount', 0, 'beyond', 1, {what}")
    free = "alter table treasury_advance drop constraint treasury_advance_payment_id_key"
    for kind in ("payslip", "exit_holiday_pay"):
        payments = f"select id from treasury_payment where debt_kind = '{kind}'"
        of_kind = f"{words} where payment_id in ({payments})"
        with as_owner(superuser, free) as owner, Coded("MU036"):
            owner.execute(of_kind)
        gone = off("treasury_advance", "is_of_net_pay")
        with as_owner(superuser, free, gone) as owner:  # the twin
            added = owner.execute(of_kind).rowcount
            owner.execute(NOW)
            assert wrong(owner) == added > 0


OF_THE_POT = """
    insert into treasury_advance (id, legal_entity_id, payment_id, person_id, activity_id, client_id,
      subject, amount, beyond, advanced_on)
    select gen_random_uuid(), x.legal_entity_id, p.id, x.person_id, x.activity_id, c.client_id,
      c.client_id, 0, 1, '2026-06-01'
    from treasury_payment p join payroll_exitholidaypay x on x.id = p.debt and x.released = 0
    join work_contract c on c.id = x.contract_id where p.debt_kind = 'exit_holiday_pay'"""


def test_of_holiday_pay_no_more_is_advanced_than_was_set_aside(
    advance: Any, superuser: Any
) -> None:
    with as_owner(superuser) as owner, Coded("MU036"):
        owner.execute(OF_THE_POT)
    with as_owner(superuser, off("treasury_advance", "is_of_net_pay")) as owner:  # the twin
        assert owner.execute(OF_THE_POT).rowcount == 1
        owner.execute(NOW)
        assert wrong(owner) == 1


@pytest.mark.parametrize(
    "table, words",
    [
        ("treasury_settlement", SETTLED.format(1)),
        (
            "treasury_contribution",
            "insert into treasury_contribution values (gen_random_uuid(), 1, '2026-03-16', 5, 'coop')",
        ),
    ],
)
def test_what_moves_the_fund_stands_in_the_books(
    advance: Any, superuser: Any, table: str, words: str
) -> None:
    with as_owner(superuser) as owner, Coded("MU038"):
        owner.execute(words)
        owner.execute(NOW)
    with as_owner(superuser, off(table, "booked")) as owner:  # the twin
        owner.execute(words)
        owner.execute(NOW)
        assert wrong(owner) > 0


# ── A claim is lost by two, is in the books, and gives VAT back only for good ───────────────────

DECIDED = (
    "update treasury_writeoff set state = 'decided', decided_on = '2026-03-16', decided_by_id = {}"
    " where state = 'proposed'"
)


def lost_wrong(owner: Any) -> int:
    return int(owner.execute(ASKED["treasury.lost"]).fetchone()[1])


def test_nobody_writes_off_a_claim_alone(advance: Any, superuser: Any) -> None:
    with session("mutua_treasury", OLGA) as connection, Coded("23514"):
        connection.execute(DECIDED.format("proposed_by_id"))
    with as_owner(superuser) as owner, Coded("MU015"):  # nor in another's name
        owner.execute(DECIDED.format("(select id from people_person where id <> proposed_by_id limit 1)"))  # fmt: skip
    gone = "alter table treasury_writeoff drop constraint nobody_writes_off_alone"
    frozen, booked = off("treasury_writeoff", "frozen"), off("treasury_writeoff", "booked")
    with as_owner(superuser, gone, frozen, booked) as owner:  # the twin
        owner.execute(DECIDED.format("proposed_by_id"))
        assert lost_wrong(owner) > 0


def test_a_claim_that_is_lost_stands_in_the_books(advance: Any, superuser: Any) -> None:
    frozen = off("treasury_writeoff", "frozen")
    other = DECIDED.format("(select id from people_person where id <> proposed_by_id limit 1)")
    with as_owner(superuser, frozen) as owner, Coded("MU038"):
        owner.execute(other)
        owner.execute(NOW)
    with as_owner(superuser, frozen, off("treasury_writeoff", "booked")) as owner:  # the twin
        owner.execute(other)
        owner.execute(NOW)
        assert lost_wrong(owner) > 0


RELIEF = (
    "insert into treasury_vatrelief select gen_random_uuid(), 1, '2026-03-16', id"
    " from treasury_writeoff where state = 'decided'"
)


def test_vat_comes_back_only_for_good(advance: Any, superuser: Any) -> None:
    free = off("treasury_vatrelief", "booked")
    with as_owner(superuser, free) as owner, Coded("MU040"):
        owner.execute(RELIEF)
    with as_owner(superuser, free, off("treasury_vatrelief", "fits")) as owner:  # the twin
        owner.execute(RELIEF)
        assert lost_wrong(owner) > 0


RECOVERED = (
    "insert into treasury_recovery select gen_random_uuid(), gen_random_uuid(), amount + 1, id"
    " from treasury_writeoff where state = 'decided'"
)


def test_no_more_comes_in_than_was_lost(advance: Any, superuser: Any) -> None:
    free = off("treasury_recovery", "booked")
    with as_owner(superuser, free) as owner, Coded("MU039"):
        owner.execute(RECOVERED)
    with as_owner(superuser, free, off("treasury_recovery", "fits")) as owner:  # the twin
        owner.execute(RECOVERED)
        assert lost_wrong(owner) > 0
