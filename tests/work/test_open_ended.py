"""A monthly salary that smooths uneven income: proposed, signed, opened, paid, changed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from mutua.legislation import country

# What is invoiced from December 2024 to November 2026, in euros: uneven, months of nothing.
BEFORE = (4_200, 0, 900, 3_300, 0, 5_100, 1_250, 0, 0, 6_400, 2_700, 1_150)
DURING = (0, 2_500, 0, 7_800, 350, 0, 4_900, 0, 0, 1_600, 5_200, 3_000)
BE = country("be")
SIGNED_ON = date(2025, 11, 24)
BEGINS = date(2025, 12, 1)


def months_from(first: date, count: int = 12) -> list[date]:
    return [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)]  # fmt: skip


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, lasting, shop

    shop.open_shop(date(2024, 12, 2), first=date(2024, 12, 1), last=date(2026, 12, 31))
    contracts.get_ready(day=SIGNED_ON, since=date(2025, 1, 1))
    for month, amount in zip(months_from(date(2024, 12, 1)), BEFORE, strict=True):
        if amount:
            lasting.sold(amount * 100, month + timedelta(days=9))
    with clock.on(SIGNED_ON):
        lasting.decide(months=2)
    return lasting


def proposal(today: date = SIGNED_ON):
    from mutua.activities.models import Activity
    from mutua.people.models import Person
    from mutua.work import planning, reserve, timetable
    from mutua.work.queries import left_of
    from tests.support import contracts, lasting, shop

    with clock.on(today), reading(shop.alice):
        activity = Activity.objects.select_related("legal_entity").get(id=shop.ALICES)
        law = planning.law_of(activity.legal_entity)
        week = timetable.read(lasting.HALF, BEGINS)
        return reserve.propose(
            law, Person.objects.get(id=shop.alice.person), activity, "artist", contracts.ARTIST,
            week, BEGINS, left_of(activity.id).to_spend,
        )  # fmt: skip


def test_the_house_proposes_what_a_year_of_income_bears(house):
    found = proposal()
    months = [amount for _, amount in found.income.months]
    assert months == [0, *(amount * 9_350 // 100 for amount in BEFORE[:-1])]  # less 6.5 % of levy
    # 22,299.75 euros in twelve months.
    assert found.income.typical == 185_831
    assert found.kept.monthly_cost <= 185_831
    assert (found.bound_by, found.available) == ("income", 2_337_500)
    # One week of notice is 3/13 of a month; the board has decided two months beside.
    assert found.kept.notice_weeks == 1
    assert found.kept.notice_cost == -(-found.kept.monthly_cost * 3 // 13)
    assert found.kept.reserve == found.kept.notice_cost + 2 * found.kept.monthly_cost


@pytest.fixture(scope="module")
def salary(house):
    """Her contract, from December on, at what was proposed."""
    from tests.support import contracts

    with clock.on(SIGNED_ON):
        contract = house.declared(
            week=house.HALF, begins_on=BEGINS, monthly_gross=proposal().monthly_gross
        )
    one = contracts.found(contract)
    assert (one.first_day, one.last_day) == (BEGINS, date(2025, 12, 31))
    return contract


def test_what_is_kept_beside_can_neither_be_spent_nor_promised(house, salary):
    from mutua.work.queries import left_of
    from tests.support import contracts, shop

    one = contracts.found(salary)
    with clock.on(SIGNED_ON), reading(shop.alice):
        left = left_of(shop.ALICES)
    assert left.reserved == one.reserve == 2 * 185_968 + -(-185_968 * 3 // 13)
    assert left.set_aside == one.reserve + one.charged
    assert left.to_spend == 2_337_500 - one.reserve - one.charged
    with clock.on(SIGNED_ON), pytest.raises(contracts.Blocked) as blocked:
        contracts.submit(house.drafted(begins_on=BEGINS, monthly_gross=300_000, week=(
            *house.HALF, *(house.WeekHours(day, "14:00", "18:00") for day in range(5)))))  # fmt: skip
    assert {one.rule for one in blocked.value.verdicts} >= {"two_places"}


def test_twelve_uneven_months_are_paid_the_same_to_the_cent(house, salary):
    from tests.support import contracts, payday

    gross, start, earned = contracts.found(salary).pay_amount, budget(), 0
    for month, amount in zip(months_from(BEGINS, 11), DURING, strict=False):
        with clock.on(month.replace(day=15)):
            house.open_months(next_end(month))
            assert house.open_months(next_end(month)) == 0  # once
        if amount:
            house.sold(amount * 100, month.replace(day=10))
            earned += amount * 9_350 // 100
        house.worked(salary, month)
        promised = next(one for one in house.months(salary) if one.month == month).promised_on
        day = BE.rule("transfer_day", arrives_on=promised)
        payday.pay(salary, day=day, paid_on=day)
    slips = payday.paid(salary)
    assert [one.gross_pay for one in slips] == [gross] * 11
    assert len({one.paid_on for one in slips}) == 11
    assert {one.net_pay for one in slips} <= set(range(108_000, 111_000))  # by the hours of a month
    assert budget() == start + earned - sum(one.charged for one in slips)
    assert contracts.found(salary).state == "declared"  # it goes on
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def next_end(month: date) -> date:
    return months_from(month, 3)[2] - timedelta(days=1)


def budget() -> int:
    from django.db import connection

    from tests.support import shop

    with reading(shop.alice), connection.cursor() as cursor:
        cursor.execute("select budget from mutua.figures_of(%s)", [shop.ALICES])
        return int(cursor.fetchone()[0])


# ── Changed by a next version, and what is refused ──────────────────────────────────────────────


@pytest.fixture(scope="module")
def she(house):
    """A member with two mornings a week from January 2026 on, at 400 euros."""

    one = house.newcomer()
    with clock.on(date(2026, 3, 16)):
        contract = house.declared(one.actor, **one.place)
    return one, contract


def test_a_raise_is_a_next_version_that_both_sign_and_the_open_month_stays_as_it_was(house, she):
    from tests.support import changes, contracts

    one, before = she
    with clock.on(date(2026, 4, 20)):
        house.open_months(date(2026, 5, 31))
        after = house.amended(before, date(2026, 5, 1), one.actor)
        assert contracts.found(before).state == "declared"  # until she signs
        house.approved_and_signed(after, one.actor)
        changes.tell(after)
    assert contracts.found(before).state == "replaced"
    april, may = house.months(after)
    assert (april.month, april.gross_pay) == (date(2026, 4, 1), 40_000)
    assert (may.month, may.gross_pay) == (date(2026, 5, 1), 45_000)
    assert house.months(before) == []
    with clock.on(date(2026, 5, 20)):
        house.open_months(date(2026, 6, 30))
    assert [month.gross_pay for month in house.months(after)] == [40_000, 45_000, 45_000]


def test_a_contract_that_runs_for_months_is_changed_in_the_middle_of_one(house):
    """The days of May that have begun are not new: they are those of the version before."""
    from tests.support import changes, contracts

    one = house.newcomer()
    with clock.on(date(2026, 3, 16)):
        before = house.declared(one.actor, **one.place)
    with clock.on(date(2026, 4, 20)):
        house.open_months(date(2026, 5, 31))
    house.worked(before, date(2026, 4, 1))
    with clock.on(date(2026, 5, 20)):
        house.open_months(date(2026, 6, 30))
        after = house.amended(before, date(2026, 6, 1), one.actor)
        house.approved_and_signed(after, one.actor)
        changes.tell(after)
    assert contracts.found(before).state == "replaced"
    paid = [(month.month.month, month.gross_pay) for month in house.months(after)]
    assert paid == [(5, 40_000), (6, 45_000)]


def test_a_month_of_holidays_is_paid_whole_and_a_part_of_one_by_its_hours(house):
    from tests.support import contracts

    one = house.newcomer()
    with clock.on(date(2026, 3, 16)):
        # Wednesday 8 April: seven of nine mornings of April; Easter Monday, the 6th, is before.
        contract = house.signed(one.actor, begins_on=date(2026, 4, 8), **one.place)
    (april,) = house.months(contract)
    assert (april.days, april.hours, april.gross_pay) == (7, 2_100, 31_111)
    other = house.newcomer()
    with clock.on(date(2026, 3, 16)):
        whole = house.signed(other.actor, **other.place)
    (april,) = house.months(whole)
    assert (april.days, april.hours, april.gross_pay) == (9, 2_700, 40_000)
    with reading(contracts.READER):
        assert contracts.Period.objects.filter(contract=whole).count() == 8  # not Easter Monday


@pytest.mark.parametrize(
    "field, wrong",
    [
        ("regime", {"regime": "artist_1bis"}),
        ("week", {"week": ()}),
        ("pay_amount", {"monthly_gross": 0}),
        ("begins_on", {"begins_on": date(2026, 4, 30)}),  # a Thursday: no morning is left
        ("task", {"task": " "}),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(house, she, field, wrong):
    one, _contract = she
    with clock.on(date(2026, 3, 16)), pytest.raises(Refused) as refused:
        house.drafted(one.actor, **one.place, **wrong)
    assert refused.value.field == field


def test_it_has_its_own_changes_and_no_cancellation(house, she):
    from tests.support import changes, contracts

    one = house.newcomer()
    with clock.on(date(2026, 3, 16)):
        contract = house.signed(one.actor, **one.place)
        for act in (lambda: changes.cancel(contract, one.actor), lambda: changes.changed(contract, one.actor)):  # fmt: skip
            with pytest.raises(Refused) as refused:
                act()
            assert refused.value.code == "open_ended"
        with pytest.raises(Refused) as refused:
            house.amended(contract, date(2026, 6, 1), one.actor)
        assert refused.value.field == "from_day"
    assert contracts.found(contract).state == "signed"


def test_without_a_decision_of_the_board_and_beyond_the_budget_there_is_none(house):
    from tests.support import contracts

    one = house.newcomer()
    with clock.on(date(2026, 3, 16)):
        draft = house.drafted(one.actor, monthly_gross=130_000, **one.place)
        with pytest.raises(contracts.Blocked) as blocked:
            contracts.submit(draft, one.actor)
    assert {rule.rule for rule in blocked.value.verdicts} == {"budget", "reserve"}
    before = SIGNED_ON - timedelta(days=10)
    with clock.on(before), pytest.raises(Refused) as refused:
        house.drafted(begins_on=before)
    assert refused.value.field == "reserve"
