"""One meal voucher for a day of work, with the parts that were decided; what is ordered is what payslips
gave, and in the books. Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.proofs_of_rooms.test_twins_of_openings import copied, off
from tests.proofs_of_rooms.test_twins_of_payroll import found_by

superuser = lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
SLIP, ORDER, LINE = "payroll_payslip", "payroll_mealvoucherorder", "payroll_mealvoucherline"
RULES, CHECK = "payroll_mealvoucherrules", "payroll.vouchers"


@pytest.fixture(scope="module")
def house(store):
    """Two evenings of Alice's with their vouchers, of which one was ordered and is in a payment; the
    order of the other was taken back."""
    from tests.support import payments, shop, voucher_cases, vouchers

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        payments.open_treasury()
        voucher_cases.given()
        vouchers.order(vouchers.FEBRUARY)
        payments.made(kinds=("meal_vouchers",))
        voucher_cases.given()
        made = uuid4()
        vouchers.order(vouchers.FEBRUARY, made=made)
        vouchers.withdraw(made)
    return shop


@pytest.fixture
def shop(house):
    with clock.on(house.DAY):
        yield house


def test_what_was_decided_ordered_and_paid_holds():
    assert broken() == []


# ── On the payslip ──────────────────────────────────────────────────────────────────────────────

ONE = "id = (select id from payroll_payslip where inputs ? 'meal_vouchers' order by id limit 1)"
REPLACED = f"""insert into payroll_payslip select (jsonb_populate_record(p, jsonb_build_object(
      'id', gen_random_uuid(), 'version', 2, 'replaces_id', p.id,
      'inputs', p.inputs || '%s'::jsonb))).* from payroll_payslip p where {ONE}"""
OTHERS = [off(SLIP, one)[0] for one in ("due", "whole", "paid")]
SPOILT = {
    "more than one a day": '{"meal_vouchers": 9}',
    "parts that nobody decided": '{"meal_voucher_employer_part": 692}',
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_payslip_has_one_voucher_a_day_with_the_parts_that_were_decided(superuser, what):
    with as_owner(superuser, *OTHERS) as owner, Coded("MU044"):
        owner.execute(REPLACED % SPOILT[what])


@pytest.mark.parametrize("what", SPOILT)
def test_twin_without_the_trigger_it_has_others(superuser, what):
    with as_owner(superuser, *OTHERS, off(SLIP, "one_voucher_a_day")[0]) as owner:
        assert owner.execute(REPLACED % SPOILT[what]).rowcount == 1
        assert CHECK in found_by(owner, CHECK)


# ── In an order ─────────────────────────────────────────────────────────────────────────────────

NOW = "set constraints all immediate"
STANDS = "order_id not in (select order_id from payroll_mealvoucherwithdrawal)"


def test_an_order_is_its_lines_and_in_the_books(superuser):
    with as_owner(superuser) as owner, Coded("MU001"):
        copied(owner, ORDER, "true", number=7)
        owner.execute(NOW)


def test_twin_without_the_trigger_an_order_is_nothing(superuser):
    with as_owner(superuser, off(ORDER, "booked")[0]) as owner:
        copied(owner, ORDER, "true", number=7)
        owner.execute(NOW)
        assert found_by(owner, CHECK) == [CHECK]


def test_no_more_is_ordered_than_payslips_gave(superuser):
    free = "alter table payroll_mealvoucherline drop constraint a_voucher_line_once"
    with as_owner(superuser, free) as owner, Coded("MU044"):
        copied(owner, LINE, STANDS, count=5)
    with as_owner(superuser) as owner, Coded("MU044"):
        copied(owner, LINE, STANDS, face_value=900)
    with as_owner(superuser, free) as owner, Coded("MU001"):  # given, and not of this order
        copied(owner, LINE, STANDS)


def test_twin_without_the_trigger_more_is_ordered(superuser):
    free = "alter table payroll_mealvoucherline drop constraint a_voucher_line_once"
    with as_owner(superuser, free, off(LINE, "given")[0]) as owner:
        copied(owner, LINE, STANDS, count=5)
        assert found_by(owner, CHECK) == [CHECK]


# ── Taken back ──────────────────────────────────────────────────────────────────────────────────

TAKEN_BACK = "payroll_mealvoucherwithdrawal"
UNPAID = "update treasury_payment set state = 'dropped'"
TAKE_BACK = f"""insert into {TAKEN_BACK} (id, order_id, withdrawn_on)
  select gen_random_uuid(), o.id, o.ordered_on from {ORDER} o
    where not exists (select from {TAKEN_BACK} w where w.order_id = o.id)"""
LATER = off("treasury_payment", "with_its_batch")[0]
PAID = f"""insert into treasury_payment select (jsonb_populate_record(p, jsonb_build_object(
    'id', gen_random_uuid(), 'attempt', 2, 'end_to_end_id', gen_random_uuid()::text,
    'debt', (select order_id from {TAKEN_BACK})))).*
  from treasury_payment p where p.debt_kind = 'meal_vouchers'"""


def test_an_order_that_a_payment_takes_is_not_taken_back(superuser):
    with as_owner(superuser) as owner, Coded("MU044"):
        owner.execute(TAKE_BACK)


def test_twin_without_the_trigger_it_is_paid_and_taken_back(superuser):
    with as_owner(superuser, off(TAKEN_BACK, "free")[0], off(TAKEN_BACK, "back")[0]) as owner:
        owner.execute(TAKE_BACK)
        assert found_by(owner, CHECK) == [CHECK]


def test_an_order_that_is_taken_back_is_out_of_the_books(superuser):
    with as_owner(superuser, UNPAID) as owner, Coded("MU001"):
        owner.execute(TAKE_BACK)
        owner.execute(NOW)


def test_twin_without_the_trigger_its_issuer_is_still_owed(superuser):
    with as_owner(superuser, UNPAID, off(TAKEN_BACK, "back")[0]) as owner:
        owner.execute(TAKE_BACK)
        owner.execute(NOW)
        assert found_by(owner, CHECK) == [CHECK]


def test_an_order_that_was_taken_back_is_not_paid(superuser):
    with as_owner(superuser, LATER) as owner, Coded("MU044"):
        owner.execute(PAID)
        owner.execute(NOW)


def test_twin_without_the_trigger_it_is_paid(superuser):
    with as_owner(superuser, LATER, off("treasury_payment", "voucher_order_is_owed")[0]) as owner:
        assert owner.execute(PAID).rowcount == 1
        assert found_by(owner, CHECK) == [CHECK]


def test_an_order_is_taken_back_once(superuser):
    again = f"""insert into {TAKEN_BACK} select (jsonb_populate_record(w, jsonb_build_object(
      'id', gen_random_uuid()))).* from {TAKEN_BACK} w"""
    with as_owner(superuser) as owner, Coded("23505"):
        owner.execute(again)


CHANGED = {
    (ORDER, "a_voucher_order_in_its_place"): {},
    (ORDER, "voucher_order_is_money"): {"number": 7, "amount": 0},
    (LINE, "a_voucher_line_once"): {},
    (LINE, "voucher_line_is_some"): {"face_value": 0},
    (RULES, "vouchers_have_parts_and_issuer"): {"employer_part": 0},
    (RULES, "vouchers_are_agreed"): {"agreement": ""},
    (RULES, "vouchers_are_borne_by_one"): {"borne_by": "nobody"},
    (RULES, "vouchers_change_with_the_month"): {"from_day": "2026-05-02"},
}


@pytest.mark.parametrize("table, check", CHANGED)
def test_what_is_kept_of_vouchers_is_whole(superuser, table, check):
    which = "employer_part > 0" if table == RULES else "true"
    facts = CHANGED[table, check]
    code = "23514" if facts else "23505"
    with as_owner(superuser, off(table, "user")[0]) as owner, Coded(code):
        copied(owner, table, which, **facts)
    with as_owner(  # the twin
        superuser, off(table, "user")[0], f"alter table {table} drop constraint {check}"
    ) as owner:
        copied(owner, table, which, **facts)
