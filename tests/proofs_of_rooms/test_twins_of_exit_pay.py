"""Exit holiday pay is made once, at the end, releases what was set aside, and never changes. Each
guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.ground.errors import Refused
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner
from tests.proofs_of_rooms.test_twins_of_openings import copied, off
from tests.proofs_of_rooms.test_twins_of_payroll import found_by
from tests.support.store import ALICE, CHARLIE

superuser = lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
TABLE = "payroll_exitholidaypay"
CHECK = "payroll.exit_pay"
NOW = "set constraints all immediate"


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """Of two evenings in an office one is paid with its holidays, one without; of a contract of two
    months one."""
    from mutua.payroll import services
    from tests.support import books, contracts, exit_pay, payday, payments, payroll_cases, shop

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        payments.open_treasury()
        contracts.get_ready()
        shop.whole, shop.without = (exit_pay.office_evening() for _ in range(2))
        shop.unpaid = exit_pay.days_worked(date(2026, 4, 29), date(2026, 5, 4))
        payday.pay(shop.whole)
        shop.run = payroll_cases.opened()
        months = [one.id for one in payday.months_of(shop.without)]
        months += [one.id for one in payday.months_of(shop.unpaid)][:1]
        with clock.on(payday.LAST):
            services.pay_due(actor=books.STAFF, key=uuid4(), run=shop.run, only=months)
    return shop


@pytest.fixture
def shop(house: Any) -> Any:
    with clock.on(house.DAY):
        yield house


def made(owner: Any, shop: Any, contract: Any, **other: Any) -> Any:
    """An exit holiday pay of a contract like the one that there is, in this act."""
    (act,) = owner.execute("select mutua.act()").fetchone()
    first, last, promised, slip = owner.execute(
        "select first_day, last_day, promised_on, payslip from work_contractmonth where contract_id = %s"
        " order by last_day desc limit 1",
        [contract],
    ).fetchone()
    slips = [str(one) for (one,) in owner.execute(
        "select payslip from work_contractmonth where contract_id = %s and payslip is not null",
        [contract],
    )]  # fmt: skip
    said = {
        "run_id": str(shop.run), "act_id": str(act), "contract_id": str(contract),
        "worked_from": str(first), "worked_until": str(last), "promised_on": str(promised),
        "payslips": slips, "of_month": [str(slip)] if slip else [], **other,
    }  # fmt: skip
    return copied(owner, TABLE, "true", **said)


def test_it_is_made_once_for_a_contract_and_year(shop, superuser):
    with as_owner(superuser) as owner, Coded("23505"):
        made(owner, shop, shop.whole)


def test_twin_without_the_constraint_it_is_made_twice(shop, superuser):
    free = f"alter table {TABLE} drop constraint an_exit_holiday_pay_once"
    with as_owner(superuser, free) as owner:
        made(owner, shop, shop.whole)
        assert found_by(owner, CHECK) == [CHECK]


def test_it_is_not_made_before_the_end_nor_of_another_person(shop, superuser):
    with as_owner(superuser) as owner, Coded("MU034"):
        made(owner, shop, shop.unpaid)
    for wrong in ({"person_id": str(CHARLIE)}, {"promised_on": "2026-12-31"}):
        with as_owner(superuser) as owner, Coded("MU034"):
            made(owner, shop, shop.without, **wrong)
    with as_owner(superuser) as owner:
        assert made(owner, shop, shop.without)


def test_twin_without_the_guard_it_is_made_before_the_end(shop, superuser):
    free = [off(TABLE, one)[0] for one in ("due", "booked", "released_at_first")]
    with as_owner(superuser, *free) as owner:
        made(owner, shop, shop.unpaid)
        assert found_by(owner, CHECK) == [CHECK]


def wrongly_reckoned(owner: Any, shop: Any) -> dict[str, dict[str, Any]]:
    """What nobody may write of a contract that has come to its end, each with what it is reckoned on
    changed; but for this all that the database asks of it is so."""
    others = [str(one) for (one,) in owner.execute(
        "select payslip from work_contractmonth where contract_id = %s", [shop.whole]
    )]  # fmt: skip
    (lines, contributions, services, released, tax, withheld, inputs) = owner.execute(
        f"select lines, contributions, services, released, tax, withheld, inputs from {TABLE}"
    ).fetchone()
    more = 1_000_000 - lines["single_holiday_pay"]
    gross = 1_000_000 + lines["double_holiday_pay"]
    much = {
        "lines": {**lines, "single_holiday_pay": 1_000_000, "net_pay": gross - tax - withheld,
                  "employer_cost": lines["employer_cost"] + more},
        "gross_pay": gross, "net_pay": gross - tax - withheld,
        "employer_cost": gross + contributions + services,
        "difference": released - gross - contributions - services,
    }  # fmt: skip
    cost = lines["employer_cost"]
    return {
        "once more for a year without work": {
            "contract_id": str(shop.whole), "year": 2025, "released": 0, "difference": -cost,
            "payslips": others, "of_month": others,
        },
        "on payslips of another contract": {"payslips": others},
        "on no payslips": {"payslips": []},
        "more than the pay": much,
        "the usual pay of nobody": {"of_month": [str(uuid4())]},
        "days that count as work, of who was there": {"inputs": {**inputs, "assimilated_pay": 1}},
    }  # fmt: skip


FORGED = (
    "once more for a year without work", "on payslips of another contract", "on no payslips",
    "more than the pay", "the usual pay of nobody", "days that count as work, of who was there",
)  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_it_is_reckoned_on_the_payslips_of_its_contract_and_year(shop, superuser, forged):
    """And its twin: without the guard it is written."""
    with as_owner(superuser) as owner:
        wrong = wrongly_reckoned(owner, shop)[forged]
        with Coded("MU034"):
            made(owner, shop, wrong.pop("contract_id", shop.without), **wrong)
    with as_owner(superuser, off(TABLE, "reckoned_on")[0], off(TABLE, "booked")[0]) as owner:
        wrong = wrongly_reckoned(owner, shop)[forged]
        made(owner, shop, wrong.pop("contract_id", shop.without), **wrong)
        owner.execute(NOW)
        assert found_by(owner, CHECK) == [CHECK]


@pytest.mark.parametrize(
    "kind, counted, taken",
    [
        ("illness", 5_000, True),
        ("maternity", 5_000, True),
        ("illness", 5_001, False),  # more than the absence has taken of the month
        ("unpaid", 5_000, False),
        ("holiday", 5_000, False),
    ],
)
def test_days_that_count_as_work_count_for_what_an_absence_has_taken(
    shop, superuser, kind, counted, taken
):
    """50.00 of her evening were not paid. And its twin: without the guard any day counts."""
    absent = (
        "insert into work_absence (id, person_id, kind, first_day, last_day, certificate, other_cause,"
        f" withdrawn, said_by, said_at, why) select gen_random_uuid(), c.person_id, '{kind}',"
        " m.first_day, m.last_day, '', false, false, 'member', now(), '' from work_contractmonth m"
        f" join work_contract c on c.id = m.contract_id where c.id = '{shop.without}'"
    )
    less = (
        "update payroll_payslip set gross_pay = gross_pay - 5000, net_pay = net_pay - 5000,"
        " employer_cost = employer_cost - 5000 where contract_month_id in"
        f" (select id from work_contractmonth where contract_id = '{shop.without}')"
    )
    for guards in ((), (off(TABLE, "reckoned_on")[0],)):
        with as_owner(superuser, absent, less, *guards) as owner:
            (inputs,) = owner.execute(f"select inputs from {TABLE}").fetchone()
            wrong = {"inputs": {**inputs, "assimilated_pay": counted}}
            if taken or guards:
                assert made(owner, shop, shop.without, **wrong)
            else:
                with Coded("MU034"):
                    made(owner, shop, shop.without, **wrong)


def test_it_releases_what_the_payslips_have_set_aside(shop, superuser):
    """And its twin: without the guard a cent more."""
    amounts = "select released + 1, difference + 1 from payroll_exitholidaypay"
    booked, released = (off(TABLE, one)[0] for one in ("booked", "released_at_first"))
    for guards, refused in (((booked,), True), ((booked, released), False)):
        with as_owner(superuser, *guards) as owner:
            more, difference = owner.execute(amounts).fetchone()
            if refused:
                with Coded("MU010"):
                    made(owner, shop, shop.without, released=more, difference=difference)
            else:
                made(owner, shop, shop.without, released=more, difference=difference)
                owner.execute(NOW)
                assert found_by(owner, CHECK) == [CHECK]


def test_its_entry_is_what_it_says(shop, superuser):
    """And its twin: without the guard nothing is booked."""
    with as_owner(superuser) as owner:
        made(owner, shop, shop.without)
        with Coded("MU001"):
            owner.execute(NOW)
    with as_owner(superuser, off(TABLE, "booked")[0]) as owner:
        made(owner, shop, shop.without)
        owner.execute(NOW)
        assert found_by(owner, CHECK) == [CHECK]


def test_its_totals_are_the_sums_of_its_lines(shop, superuser):
    """And its twin; what is left of it is a matter of the table itself."""
    with as_owner(superuser) as owner:
        (lines,) = owner.execute(f"select lines from {TABLE}").fetchone()
        wrong = {**lines, "net_pay": lines["net_pay"] + 1}
        with Coded("MU010"):
            made(owner, shop, shop.without, lines=wrong)
    with as_owner(superuser, off(TABLE, "whole")[0]) as owner:
        made(owner, shop, shop.without, lines=wrong)
        assert found_by(owner, CHECK) == [CHECK]
    for column in ("net_pay", "employer_cost", "difference"):
        with as_owner(superuser) as owner, Coded("23514"):
            made(owner, shop, shop.without, **{column: 1})


@pytest.mark.parametrize("role", ["mutua_member", "mutua_staff", "mutua_worker", "mutua_treasury"])
def test_no_role_changes_it(shop, role):
    for statement in (f"update {TABLE} set net_pay = net_pay", f"delete from {TABLE}"):
        with session(role, ALICE, act=False) as connection, Coded("42501"):
            connection.execute(statement)


def test_not_even_the_owner_changes_it(shop, superuser):
    """And its twin: without the trigger a cent of it becomes tax."""
    change = f"update {TABLE} set tax = tax + 1, net_pay = net_pay - 1"
    for statement in (change, f"delete from {TABLE}", f"truncate {TABLE} cascade"):
        with as_owner(superuser) as owner, Coded("MU003"):
            owner.execute(statement)
    with as_owner(superuser, off(TABLE, "kept")[0]) as owner:
        owner.execute(change)
        assert found_by(owner, CHECK) == [CHECK]


def test_only_its_person_and_the_house_see_it(shop):
    """And its twin: without the policy another member does."""
    seen = f"select count(*) from {TABLE}"
    for person, count in ((ALICE, 1), (CHARLIE, 0)):
        with session("mutua_member", person, act=False) as connection:
            assert connection.execute(seen).fetchone() == (count,)
    for role in ("mutua_treasury", "mutua_auditor"):
        with session(role, None, act=False) as connection:
            assert connection.execute(seen).fetchone() == (1,)
    with (
        without(
            f"alter table {TABLE} disable row level security",
            f"alter table {TABLE} enable row level security",
        ),
        session("mutua_member", CHARLIE, act=False) as connection,
    ):
        assert connection.execute(seen).fetchone() == (1,)


def test_jobs_make_the_first_one_and_people_correct(shop):
    """And its twin: without the policy a job would."""
    later = (
        f"insert into {TABLE} select (jsonb_populate_record(t, jsonb_build_object('id',"
        f" gen_random_uuid(), 'version', 2, 'replaces_id', t.id))).* from {TABLE} t"
    )
    with session("mutua_worker", None) as connection, Coded("42501"):
        connection.execute(later)
    policy = f"on {TABLE} as restrictive for insert to mutua_worker with check (version = 1)"
    with (
        without(
            f"drop policy corrected_by_people on {TABLE}",
            f"create policy corrected_by_people {policy}",
        ),
        session("mutua_worker", None) as connection,
        Coded("MU034"),  # of the run, which has no reason
    ):
        connection.execute(later)


def test_no_more_of_it_is_claimed_than_a_correction_has_shown(shop, superuser):
    """And its twin."""
    claim = (
        "insert into payroll_claim (id, exit_holiday_pay_id, person_id, legal_entity_id, amount,"
        f" made_at) select gen_random_uuid(), id, person_id, legal_entity_id, 1, now() from {TABLE}"
    )
    with as_owner(superuser) as owner, Coded("MU035"):
        owner.execute(claim)
    with as_owner(superuser, off("payroll_claim", "fits")[0]) as owner:
        owner.execute(claim)
        assert found_by(owner, "payroll.claims") == ["payroll.claims"]


def test_a_claim_is_of_one_pay(shop, superuser):
    with as_owner(superuser, off("payroll_claim", "fits")[0]) as owner, Coded("23514"):
        owner.execute(
            "insert into payroll_claim (id, person_id, legal_entity_id, amount, made_at)"
            f" select gen_random_uuid(), person_id, legal_entity_id, 1, now() from {TABLE}"
        )


def test_nothing_of_it_is_kept_back_but_for_a_writ_that_is_confirmed(shop, superuser):
    """And its twin."""
    from tests.support import writs

    waits = writs.entered(kind="maintenance", amount=10)
    keep = (
        "insert into payroll_withholding (id, writ_id, exit_holiday_pay_id, person_id, amount,"
        " reckoned, made_at) select gen_random_uuid(), %s, id, person_id, 1, '{}', now()"
        f" from {TABLE}"
    )
    with as_owner(superuser) as owner, Coded("MU041"):
        owner.execute(keep, [waits])
    with as_owner(superuser, off("payroll_withholding", "fits")[0]) as owner:
        owner.execute(keep, [waits])
        assert found_by(owner, "payroll.withheld") == ["payroll.withheld"]


@pytest.mark.parametrize(
    "change", [f"'person_id', '{CHARLIE}'", "'account', 'member_payable'", "'amount', p.amount"]
)
def test_it_is_paid_to_its_person_as_far_as_it_is_left(shop, superuser, change):
    """And its twin: without the guard another person gets it, or she gets it twice."""
    from tests.support import payments

    with clock.on(date(2026, 4, 3)):
        if not payments.payments(debt_kind="exit_holiday_pay"):
            payments.made(kinds=["exit_holiday_pay"])
    again = (
        "insert into treasury_payment select (jsonb_populate_record(p, jsonb_build_object('id',"
        f" gen_random_uuid(), 'attempt', 2, 'end_to_end_id', gen_random_uuid()::text, {change}))).*"
        " from treasury_payment p where debt_kind = 'exit_holiday_pay'"
    )
    rejected = "update treasury_payment set state = 'rejected' where debt_kind = 'exit_holiday_pay'"
    free = [off("treasury_payment", "with_its_batch")[0],
            "drop index a_debt_in_one_live_payment"]  # fmt: skip
    if "amount" not in change:  # nothing else is out
        free.append(rejected)
        again = again.replace("'attempt', 2", "'attempt', 2, 'state', 'ready'")
    with as_owner(superuser, *free) as owner, Coded("MU044"):
        owner.execute(again)
        owner.execute(NOW)
    with as_owner(superuser, *free, off("treasury_payment", "pay_is_owed_of_exits")[0]) as owner:
        owner.execute(again)
        owner.execute(NOW)
        assert found_by(owner, "treasury.exit_pay") == ["treasury.exit_pay"]


def test_no_correction_leaves_it_behind(shop, monkeypatch):
    """And its twin, last because what it does stays: without the guard the provision of a payslip
    moves, and its holiday pay does not."""
    from mutua.ground import doctor
    from mutua.payroll.services import correcting
    from tests.support import absences, corrections

    day = corrections.contracts.found(shop.whole).first_day
    absences.say(day)
    monkeypatch.setattr(correcting, "correct_exits", lambda *_: None)
    after = clock.on(date(2026, 7, 6))
    with after, pytest.raises(Refused) as refused:
        corrections.correct(since=day)
    assert "releases" in str(refused.value)
    with without(*off("payroll_payslip", "released")), clock.on(date(2026, 7, 6)):
        corrections.correct(since=day)
    assert CHECK in {one.check.code for one in doctor.examine() if not one.holds}
