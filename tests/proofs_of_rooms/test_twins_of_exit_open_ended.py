"""Exit holiday pay of an open-ended contract is one of all its versions, of its last two years, less the
days that were taken. Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import Refused
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, without
from tests.proofs_of_rooms.lives import as_owner
from tests.proofs_of_rooms.test_twins_of_openings import copied, off
from tests.proofs_of_rooms.test_twins_of_payroll import found_by

superuser = lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
TABLE = "payroll_exitholidaypay"
CHECK = "payroll.exit_pay"
NOW = "set constraints all immediate"


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """Two have left after the same fourteen months: the holidays of one are paid, of the other her
    months alone. A third one has not left."""
    from mutua.payroll import services
    from tests.support import books, leaving, payday

    leaving.open_house()
    leaving.paid, leaving.unpaid = leaving.earner(), leaving.earner()
    leaving.paid_works = leaving.fourteen_months(leaving.paid)
    leaving.works = leaving.fourteen_months(leaving.unpaid)
    leaving.stays = leaving.hired(leaving.earner(), leaving.months(leaving.LAST, leaving.LAST)[0])
    leaving.worked_until(leaving.LAST)
    leaving.take_schedule(leaving.LAST)
    leaving.pay(*leaving.paid_works)
    with clock.on(leaving.AFTERWARDS):
        leaving.run = uuid4()
        services.open_run(
            actor=books.STAFF, key=uuid4(), run=leaving.run, legal_entity=books.HOUSE,
            paid_on=leaving.PAID_ON,
        )  # fmt: skip
        months = [
            month.id for one in (*leaving.works, leaving.stays)
            for month in payday.months_of(one) if not month.freed
        ]  # fmt: skip
        services.pay_due(actor=books.STAFF, key=uuid4(), run=leaving.run, only=months)
    return leaving


@pytest.fixture
def shop(house: Any) -> Any:
    with clock.on(house.AFTERWARDS):
        yield house


def made(owner: Any, shop: Any, year: int, contract: Any = None, **other: Any) -> Any:
    """What the one was paid for a year, of the other who worked the same."""
    contract = contract or shop.works[1]
    works = shop.works if contract in shop.works else (contract,)
    (act,) = owner.execute("select mutua.act()").fetchone()
    person, activity = owner.execute(
        "select person_id, activity_id from work_contract where id = %s", [contract]
    ).fetchone()
    rows = owner.execute(
        "select p.id, p.worked_from, m.first_day, m.last_day, m.promised_on from work_contractmonth m"
        " join payroll_payslip p on p.id = m.payslip where m.contract_id = any (%s) order by p.worked_from",
        [list(works)],
    ).fetchall()
    *_, (last, _, first_day, last_day, promised) = rows
    (inputs,) = owner.execute(f"select inputs from {TABLE} where year = %s", [year]).fetchone() if (
        year in (2025, 2026)
    ) else ({},)  # fmt: skip
    said = {
        "run_id": str(shop.run), "act_id": str(act), "contract_id": str(contract),
        "person_id": str(person), "activity_id": str(activity), "worked_from": str(first_day),
        "worked_until": str(last_day), "promised_on": str(promised), "of_month": [str(last)],
        "payslips": [str(one) for one, day, *_ in rows if day.year == year],
        "inputs": {**inputs, **other.pop("inputs", {})}, **other,
    }  # fmt: skip
    return copied(owner, TABLE, f"year = {year}", **said)


def test_it_is_made_for_the_last_two_years_on_the_last_version(shop, superuser):
    for year in (2025, 2026):
        with as_owner(superuser) as owner:
            assert made(owner, shop, year)
        with as_owner(superuser) as owner, Coded("MU034"):
            made(owner, shop, year, shop.works[0])


@pytest.mark.parametrize("wrong", ["before the end", "on a version before", "of an earlier year"])
def test_it_is_not_made_otherwise(shop, superuser, wrong):
    """And its twin: without the guard it is written."""
    facts = {
        "before the end": {"contract": shop.stays},
        "on a version before": {"contract": shop.works[0]},
        "of an earlier year": {},
    }[wrong]

    def write(owner: Any) -> None:
        if wrong == "of an earlier year":
            copied(owner, TABLE, "year = 2026", **earlier_year(owner, shop))
        else:
            made(owner, shop, 2026, **facts)

    with as_owner(superuser) as owner, Coded("MU034"):
        write(owner)
    free = [off(TABLE, one)[0] for one in ("due", "reckoned_on", "booked", "released_at_first")]
    with as_owner(superuser, *free) as owner:
        write(owner)
        assert found_by(owner, CHECK) == [CHECK]


def earlier_year(owner: Any, shop: Any) -> dict[str, Any]:
    """The pay of 2026 once more, of 2024."""
    (act,) = owner.execute("select mutua.act()").fetchone()
    return {"run_id": str(shop.run), "act_id": str(act), "year": 2024}


@pytest.mark.parametrize(
    "year, days",
    [
        (2025, {"holiday_days_taken": 500}),  # six were taken
        (2025, {"holiday_days_due": 500, "holiday_days_taken": 0}),
        (2025, {"holiday_days_due": 2_001}),  # more than four weeks
        (2026, {"holiday_days_due": 1_200, "holiday_days_taken": 600}),  # of the year of the end
    ],
)
def test_its_days_of_holiday_are_those_that_were_taken(shop, superuser, year, days):
    """And its twin: without the guard they are not."""
    with as_owner(superuser) as owner, Coded("MU034"):
        made(owner, shop, year, inputs=days)
    with as_owner(superuser, off(TABLE, "holidays")[0], off(TABLE, "booked")[0]) as owner:
        made(owner, shop, year, inputs=days)
        assert found_by(owner, CHECK) == [CHECK]


def test_it_is_reckoned_on_the_payslips_of_all_versions(shop, superuser):
    """And its twin: those of the last version alone."""
    alone = {"payslips": [str(one.id) for one in shop.slips(shop.works[1])]}
    with as_owner(superuser) as owner, Coded("MU034"):
        made(owner, shop, 2026, **alone)
    with as_owner(superuser, off(TABLE, "reckoned_on")[0], off(TABLE, "booked")[0]) as owner:
        made(owner, shop, 2026, **alone)
        assert found_by(owner, CHECK) == [CHECK]


def test_it_releases_what_all_versions_have_set_aside(shop, superuser):
    """And its twin: what the last version has set aside alone."""
    alone = sum(one.provision for one in shop.slips(shop.works[1]))
    cost = "select employer_cost from payroll_exitholidaypay where year = 2026"
    with as_owner(superuser, off(TABLE, "booked")[0]) as owner:
        (spent,) = owner.execute(cost).fetchone()
        with Coded("MU010"):
            made(owner, shop, 2026, released=alone, difference=alone - spent)
    with as_owner(superuser, off(TABLE, "booked")[0], off(TABLE, "released_at_first")[0]) as owner:
        made(owner, shop, 2026, released=alone, difference=alone - spent)
        owner.execute(NOW)
        assert found_by(owner, CHECK) == [CHECK]


def test_no_correction_of_a_version_before_leaves_it_behind(shop, monkeypatch):
    """And its twin, last because what it does stays: without the guard the provision of a payslip of
    2026 moves, under the first version, and the holiday pay does not."""
    from datetime import date

    from mutua.ground import doctor
    from mutua.payroll.services import correcting
    from tests.support import absences, corrections

    who = shop.paid.actor
    absences.say(date(2026, 2, 10), None, "unpaid", who)
    monkeypatch.setattr(correcting, "correct_exits", lambda *_: None)
    with pytest.raises(Refused) as refused:
        corrections.correct([who.person], since=date(2026, 2, 1))
    assert "releases" in str(refused.value)
    with without(*off("payroll_payslip", "released")):
        corrections.correct([who.person], since=date(2026, 2, 1))
    assert CHECK in {one.check.code for one in doctor.examine() if not one.holds}
