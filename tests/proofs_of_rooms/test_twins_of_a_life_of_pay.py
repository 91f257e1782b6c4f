"""What is asked of a life of pay is really asked: whatever is bent by a cent, a day or a word, one
question of them sees it, and nothing else was wrong."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

import pytest
from django.core import mail

from tests.proofs_of_rooms.test_life_of_pay import holds, rare

pytestmark = pytest.mark.prove(only=True)  # a life until a quarter is over: half a minute


@pytest.fixture(scope="module")
def life(store, tmp_path_factory):
    """A house that has done at least once what a bend touches."""
    from tests.support import payments, shop
    from tests.support.pay_life import Life

    shop.open_shop()
    mail.outbox = []
    payments.open_treasury()
    folder = tmp_path_factory.mktemp("life")
    with pytest.MonkeyPatch.context() as place:
        place.setenv("MUTUA_BANK", str(folder / "bank"))
        life = Life(random.Random(20260101), folder, members=3)
        life.bank.trouble = 0
        happens(life)
        yield life


def happens(life: Any) -> None:
    """Until the quarter is over; then what is rare, and at last everything is paid."""
    for _ in range(3):
        life._do("writ", partial(a_maintenance, life))
    while life.day < date(2026, 4, 2):
        life.go_on(life.asked + 3)
        life._time()
    overtime_and_back(life)
    for name in ("contribute", "write_off", "assess"):
        until_done(life, name)
    until_one_is_granted(life)
    life.wind_up()
    until_done(life, "assess")
    life.wind_up()  # what else has come meanwhile


def until_done(life: Any, name: str) -> None:
    for _ in range(200):
        if life._do(name, getattr(life, f"_{name}")):
            return
        life.go_on(life.asked + 3)
    raise AssertionError(f"{name} never came")


def until_one_is_granted(life: Any) -> None:
    from mutua.payroll.models import AdvanceDecision

    for _ in range(20):
        until_done(life, "advance")
        if life._some(AdvanceDecision, advance__legal_entity=life.code, granted=True):
            return
    raise AssertionError("no advance was granted")


def a_maintenance(life: Any) -> object:
    """Of pay so low only maintenance takes a part."""
    from tests.support import writs

    facts = {"kind": "maintenance", "amount": 2_000, "payee": life.creditor}
    entered = writs.entered(
        legal_entity=life.code, person=life._member().person,
        payable_from=life.day + timedelta(days=10), **facts,
    )  # fmt: skip
    return writs.confirm(entered)


def overtime_and_back(life: Any) -> None:
    """Of a month that was paid more hours are said, which raise its net, and fewer once that is
    paid: what was too much is claimed."""
    from mutua.ground import clock
    from mutua.ground.ids import new_id
    from mutua.payroll import services
    from mutua.payroll.models import Claim
    from tests.support.books import STAFF

    for slip in life_slips(life):
        for hours in (20_000, 300):
            with clock.on(life.day):
                services.correct_hours(
                    actor=STAFF, key=new_id(), worked=new_id(), contract=life._contract_of(slip),
                    month=slip.worked_from.replace(day=1), hours=hours, why="She counted once more",
                )  # fmt: skip
            life._do("correct", partial(life._correct_pay_of, slip.person_id))
            for _ in range(6):
                life._time()
        if life._some(Claim, legal_entity=life.code):
            return
    raise AssertionError("nothing was claimed")


def life_slips(life: Any) -> list[Any]:
    from mutua.ground.transactions import reading
    from mutua.payroll.models import Payslip
    from tests.support.pay_life.house import READER

    with reading(READER):
        return list(Payslip.objects.filter(legal_entity=life.code).order_by("id"))


# ── What is bent, and who sees it ───────────────────────────────────────────────────────────────


class Bend(NamedTuple):
    """A row of the house, what is put into a column of it, and how the question says so."""

    table: str
    change: str
    where: str
    question: str
    says: str


MINE = "legal_entity_id = %(entity)s"
HOLDS = f"{MINE} and not exists (select from payroll_payslip n where n.replaces_id = t.id)"
SETTLED = """exists (select from payroll_regularisation r where r.payslips ? t.id::text
  and not exists (select from jsonb_array_elements_text(r.payslips) e join payroll_payslip n
    on n.replaces_id::text = e))"""
A_CENT = "amount = amount + 1"
BOOKS, MONTHS, QUARTERS, PAID, BLOCKED = "books", "months", "quarters", "paid", "blocked"
ENDS, ENDS_PAID = "ends", "ends paid"
EXITS = "payroll_exitholidaypay"
ENDED = f"{MINE} and not exists (select from {EXITS} n where n.replaces_id = t.id)"
POSTED = "exists (select from ledger_entry e where e.id = t.entry_id and e.{mine}) and account_id = {account}"


def posted(account: str) -> str:
    return POSTED.format(mine=MINE, account=f"'{account}'")


BENDS = {
    "a posting": Bend("ledger_posting", A_CENT, posted("wages"), BOOKS, "the ledger balances"),
    "the net of a payslip": Bend(
        "payroll_payslip", "net_pay = net_pay + 1", HOLDS, BOOKS, "net pay"
    ),
    "what is withheld for the State": Bend(
        "payroll_payslip", "withheld = withheld + 1", HOLDS, BOOKS, "contributions"
    ),
    "the tax of a payslip": Bend("payroll_payslip", "tax = tax + 1", HOLDS, BOOKS, "tax"),
    "a claim": Bend("payroll_claim", A_CENT, MINE, BOOKS, "claims and advances"),
    "an advance on pay": Bend(
        "payroll_payadvance", A_CENT, f"{MINE} and exists (select from payroll_advancedecision d"
        " where d.advance_id = t.id and d.granted)", BOOKS, "claims and advances",
    ),
    "what is kept back for a creditor": Bend(
        "payroll_withholding", A_CENT, "true", BOOKS, "net pay"
    ),
    "a regularisation": Bend(
        "payroll_regularisation", A_CENT, MINE, BOOKS, "contributions and regularisations"
    ),
    "the net of exit holiday pay": Bend(EXITS, "net_pay = net_pay + 1", ENDED, BOOKS, "net pay"),
    "what exit holiday pay releases": Bend(
        EXITS, "released = released + 1", ENDED, BOOKS, "holiday pay set aside"
    ),
    "the tax of exit holiday pay": Bend(EXITS, "tax = tax + 1", ENDED, BOOKS, "tax"),
    "what payslips have set aside": Bend(
        EXITS, "released = released + 1", ENDED, ENDS, "set aside"
    ),
    "the pay on which holidays are reckoned": Bend(
        EXITS, "inputs = inputs || '{\"gross_pay\": 1}'", ENDED, ENDS, "all pay of the contract"
    ),
    "an end without its holiday pay": Bend(
        EXITS, "legal_entity_id = 'elsewhere'", ENDED, ENDS, "an end has its holiday pay"
    ),
    "exit holiday pay on the account": Bend(
        EXITS, "net_pay = net_pay + 1", ENDED, ENDS_PAID, "is on the account"
    ),
    "an assessment": Bend(
        "treasury_assessment", A_CENT, f"{MINE} and authority = 'tax'", BOOKS, "tax"
    ),
    "a contribution to the fund": Bend(
        "treasury_contribution", A_CENT, MINE, BOOKS, "balance of the fund"
    ),
    "an advance of the fund": Bend("treasury_advance", A_CENT, MINE, BOOKS, "advances of the fund"),
    "what the fund has borne": Bend(
        "treasury_writeoff", "borne = borne - 1", "state = 'decided' and borne > 0", BOOKS, "balance of the fund"
    ),
    "a payment that the bank has paid": Bend(
        "treasury_payment", "state = 'sent'", "state = 'paid' and debt_kind = 'payslip'", BOOKS,
        "sent at the bank",
    ),
    "what was charged at signing": Bend(
        "work_contractmonth", "charged = charged + 1", "payslip is not null", MONTHS,
        "what was signed",
    ),
    "a difference": Bend(
        "payroll_payslip", "charged = charged + 1", HOLDS, MONTHS, "a difference by cause"
    ),
    "the cause of a difference": Bend(
        "payroll_payslip", "difference = difference || '{\"chance\": 0}'", HOLDS, MONTHS,
        "a cause that is named",
    ),
    "a line that was accrued": Bend(
        "payroll_payslip", "lines = (select jsonb_object_agg(key, value::bigint + 1) from"
        " jsonb_each_text(lines))", f"{HOLDS} and {SETTLED}", QUARTERS, "accrued line by line",
    ),
    "a line that was declared": Bend(
        "payroll_regularisation", "declared = (select jsonb_object_agg(key, value::bigint + 1) from"
        " jsonb_each_text(declared))", MINE, QUARTERS, "declared to the cent",
    ),
    "whose quarter it was": Bend(
        "payroll_regularisation", "quarter = '2025-01-01'", MINE, QUARTERS, "the payslips that hold",
    ),
    "a month without its payslip": Bend(
        "work_contractmonth", "payslip = null", "payslip is not null", BLOCKED,
        "paid, or listed as blocked",
    ),
    "the day that was promised": Bend(
        "work_contractmonth", "promised_on = promised_on + 1", "payslip is not null", PAID,
        "no later day is promised",
    ),
    "what is on the account": Bend(
        "payroll_payslip", "net_pay = net_pay + 1", HOLDS, PAID, "is on the account",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def superuser(store, life):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        found.execute("alter table payroll_payslip drop constraint net_is_what_is_left")
        for one in ("exit_net_is_what_is_left", "exit_cost_is_the_sum"):
            found.execute(f"alter table {EXITS} drop constraint {one}")
        found.execute("set session_replication_role = replica")
        yield found


def ask(life: Any, question: str) -> Any:
    from tests.support.pay_life import agreeing, leaving, promising

    asked: dict[str, Callable[[Any], Any]] = {
        BOOKS: agreeing.the_books_agree,
        MONTHS: promising.each_month_was_charged_what_it_cost,
        QUARTERS: promising.each_quarter_is_explained,
        PAID: promising.each_was_paid_once_and_in_time,
        BLOCKED: promising.what_is_not_paid_is_blocked,
        ENDS: leaving.every_end_has_its_holiday_pay,
        ENDS_PAID: leaving.each_was_paid_once,
    }
    return asked[question](life)


@contextmanager
def bent(superuser: Any, bend: Bend, entity: str) -> Iterator[None]:
    """The first such row is another, and what it was at the end."""
    facts = {"entity": entity}
    at = superuser.execute(
        f"select t.ctid, to_jsonb(t) from {bend.table} t where {bend.where} order by 2 limit 1",
        facts,
    ).fetchone()
    assert at, "nothing to bend"
    column = bend.change.split(" ")[0]
    kept = f"select ({column})::text, ctid from {bend.table} where ctid = %s"
    (before, _) = superuser.execute(kept, [at[0]]).fetchone()
    change = f"update {bend.table} set {bend.change} where ctid = %s returning ctid"
    (now,) = superuser.execute(change, [at[0]]).fetchone()
    kind = superuser.execute(
        "select format_type(atttypid, atttypmod) from pg_attribute where attrelid = %s::regclass"
        " and attname = %s", [bend.table, column],
    ).fetchone()[0]  # fmt: skip
    try:
        yield
    finally:
        back = f"update {bend.table} set {column} = %s::{kind} where ctid = %s"
        superuser.execute(back, [before, now])


def test_of_a_life_that_nobody_bends_all_holds(life):
    assert all(ask(life, one) is not False for one in (BOOKS, MONTHS, QUARTERS, PAID, ENDS_PAID))
    assert ask(life, ENDS) > 0
    assert ask(life, MONTHS) > 5
    assert ask(life, QUARTERS) > 0
    assert len(ask(life, BLOCKED)) < 3
    holds()


@pytest.mark.parametrize("name", BENDS)
def test_what_is_bent_is_seen(life, superuser, name):
    bend = BENDS[name]
    with bent(superuser, bend, life.code), pytest.raises(AssertionError, match=bend.says):
        ask(life, bend.question)
    ask(life, bend.question)


@pytest.mark.parametrize(
    "change, says",
    [
        ("amount = amount + 1", "is on the account"),
        ("due = '2027-01-04'", "late without a reason"),
    ],
)
def test_what_the_bank_has_paid_otherwise_is_seen(life, change, says):
    place = life.bank.bank.folder / "bank.sqlite"
    whole = place.read_bytes()
    with sqlite3.connect(place) as bank:
        bank.execute(f"update payment set {change} where state = 'done' and returned = 0")
    try:
        with pytest.raises(AssertionError, match=says):
            ask(life, PAID)
    finally:
        place.write_bytes(whole)
    ask(life, PAID)


def test_another_balance_at_the_bank_is_seen(life):
    place = life.bank.bank.folder / "bank.sqlite"
    with sqlite3.connect(place) as bank:
        bank.execute("update movement set amount = amount + 1 where id = 1")
    try:
        with pytest.raises(AssertionError, match="the bank's own balance"):
            ask(life, BOOKS)
    finally:
        with sqlite3.connect(place) as bank:
            bank.execute("update movement set amount = amount - 1 where id = 1")
    ask(life, BOOKS)


def test_the_diagnosis_with_its_rebuild_is_asked_too(life, superuser):
    bend = Bend(
        "payroll_payslip", "inputs = inputs || '{\"gross_pay\": 1}'", f"{HOLDS} and regime = 'artist'",
        "", "",
    )  # fmt: skip
    with (
        bent(superuser, bend, life.code),
        pytest.raises(AssertionError, match=r"rebuild\.payslips"),
    ):
        holds()
    holds()


def test_one_of_a_hundred_is_not_rare():
    assert rare([], 1)
    assert rare(["late"], 101)
    assert not rare(["late"], 100)
