"""The yearly holidays of an employee under an open-ended contract: days within the right of the
contract are paid as if they were worked, days that no right can give are not, and where other work
may give a right the month waits with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutua.ground import clock, doctor
from mutua.ground.transactions import reading
from mutua.legislation import LegislationError, country

SIGNED_ON = date(2024, 12, 16)
NEW_YEAR = date(2025, 1, 1)
JULY, AUGUST, DECEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 12, 31)
GROSS = 120_000
MORNING = 240  # minutes


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, lasting, shop

    shop.open_shop(date(2024, 12, 2), first=date(2024, 12, 1), last=DECEMBER)
    contracts.get_ready(day=SIGNED_ON, since=date(2024, 12, 1))
    for _ in range(6):
        lasting.sold(1_500_000, date(2024, 12, 10))
    with clock.on(SIGNED_ON):
        lasting.decide(months=1)
    return lasting


@pytest.fixture(scope="module")
def mornings(house):
    """Five mornings a week from the new year of 2025 on, its months opened until August 2026."""
    with clock.on(SIGNED_ON):
        contract = house.declared(
            regime="employee", answers={}, week=house.HALF, begins_on=NEW_YEAR, monthly_gross=GROSS
        )
    open_until(house, AUGUST)
    return contract


def open_until(house, last: date) -> None:
    month = date(2025, 1, 1)
    while month <= last:
        with clock.on(month.replace(day=15)):
            house.open_months((month + timedelta(days=62)).replace(day=1) - timedelta(days=1))
        month = (month + timedelta(days=32)).replace(day=1)


@pytest.fixture
def told(house):
    """Absences of Alice; those that hold are taken back when the test is over."""
    from tests.support import absences

    def tell(first: date, last: date | None = None, kind: str = "holiday"):
        with clock.on(first):
            return absences.say(first, last, kind)

    yield tell
    take_back()


def take_back() -> None:
    """She was not absent after all."""
    from mutua.work.absences import holding
    from tests.support import absences, contracts, shop

    with reading(contracts.READER):
        found = list(holding(shop.alice.person))
    for one in found:
        with clock.on(one.first_day):
            absences.withdraw(one.id)


def due(contract, month: date):
    """A month as it is due once it was worked."""
    from mutua.payroll import due
    from tests.support import contracts, payday

    (one,) = (each for each in payday.months_of(contract) if each.month == month)
    with reading(contracts.READER):
        confirmed = type(one).objects.get(id=one.id).confirmed_at
    if confirmed is None:
        from tests.support import lasting

        lasting.worked(contract, month)
    with clock.on(DECEMBER), reading(contracts.READER):
        (found,) = due.find("coop", DECEMBER, only=[one.id])
    return one, found


def test_a_day_within_the_right_is_paid_as_if_it_was_worked(house, mornings, told):
    told(date(2026, 7, 6), date(2026, 7, 17))  # ten mornings of twenty
    month, july = due(mornings, JULY)
    assert july.blocked is None
    assert (
        (july.gross_pay, july.charged) == (month.gross_pay, month.charged) == (GROSS, month.charged)
    )
    assert july.facts["hours"] == month.hours
    assert not july.absent


# Four weeks of 20 hours are 20 mornings. July pays 23 mornings, the public holiday of the 21st among
# them: 92 hours, of which two mornings beyond the right take 8.
def test_a_day_beyond_four_weeks_is_not_paid(house, mornings, told):
    told(date(2026, 6, 22), date(2026, 7, 21))  # seven mornings of June, fourteen of July
    told(date(2026, 7, 27))
    month, july = due(mornings, JULY)
    assert july.blocked is None
    assert month.hours == 9_200
    assert july.gross_pay == round(GROSS * 84 / 92) == 109_565
    assert july.facts["hours"] == 8_400
    assert july.charged == round(month.charged * 109_565 / GROSS)


def test_days_told_later_of_an_earlier_month_use_the_right_first(house, mornings, told):
    """August with ten mornings of holiday is paid whole, and nothing is corrected whether they were
    told or not. Then fourteen mornings of July are told: they come first, so four of August are
    beyond the right, and a correction takes 16 of its 84 hours."""
    from tests.support import payday

    told(date(2026, 8, 3), date(2026, 8, 14))
    month, _ = due(mornings, AUGUST)
    payday.pay(mornings, day=date(2026, 8, 31), paid_on=date(2026, 9, 1))
    (slip,) = august(mornings)
    assert (slip.gross_pay, slip.charged) == (month.gross_pay, month.charged)
    assert changes() == []
    take_back()
    assert changes() == []
    told(date(2026, 8, 3), date(2026, 8, 14))
    told(date(2026, 7, 1), date(2026, 7, 20))
    (change,) = changes()
    assert change.row.due.gross_pay == round(GROSS * 68 / 84) == 97_143
    correct()
    assert august(mornings)[-1].gross_pay == 97_143
    take_back()
    correct()
    assert august(mornings)[-1].gross_pay == GROSS
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def august(contract):
    from tests.support import payday

    return [one for one in payday.paid(contract) if one.worked_from.month == AUGUST.month]


def changes():
    from tests.support import corrections

    with clock.on(date(2026, 9, 2)):
        return list(corrections.proposal(AUGUST).changes)


def correct() -> None:
    from tests.support import corrections

    with clock.on(date(2026, 9, 3)):
        assert corrections.correct(since=AUGUST) == 1


@pytest.mark.parametrize(
    "before, months, minutes",
    [
        (("unpaid", date(2025, 3, 3)), 11, 19 * MORNING),  # 22 days of six, less 3
        (("illness", date(2025, 3, 3)), 12, 20 * MORNING),  # counts as work, and may carry over
    ],
)
def test_beyond_a_right_that_other_work_or_illness_may_raise_the_month_waits(
    house, mornings, told, before, months, minutes
):
    """The 20 or 21 mornings of June and July; none of them is ever taken as unpaid."""
    kind, day = before
    told(day, day, kind)
    told(date(2026, 6, 1), date(2026, 6, 30))  # 22 mornings
    _, june = due(mornings, date(2026, 6, 1))
    assert june.blocked.field == "absence_holiday_beyond"
    assert f"{months} months under this contract in 2025: {minutes} minutes" in june.blocked.allowed


def test_days_that_she_calls_unpaid_are_not_held_up(house, mornings, told):
    told(date(2025, 3, 3), date(2025, 3, 3), "unpaid")
    told(date(2026, 6, 1), date(2026, 6, 25))  # nineteen mornings
    told(date(2026, 6, 26), date(2026, 6, 26), "unpaid")
    month, june = due(mornings, date(2026, 6, 1))
    assert june.blocked is None
    assert june.gross_pay == round(GROSS * (month.hours - 400) / month.hours)


def test_a_holiday_from_a_short_contract_still_waits(house, told):
    from tests.support import contracts, payday

    day = date(2026, 7, 8)
    with clock.on(date(2026, 6, 1)):
        contract = contracts.declared(
            hours=contracts.at(day, "14:00", "18:00"), regime="employee",
            answers={"nature_justifies": True}, pay_amount=20_000,
        )  # fmt: skip
    told(day)
    with clock.on(date(2026, 8, 1)):
        contracts.services.confirm_work(
            actor=contracts.shop.alice, key=contracts.uuid4(), contract=contract, month=JULY
        )
    _, july = due(contract, JULY)
    assert payday.months_of(contract)
    assert july.blocked.field == "absence_holiday"


# ── Weeks that change, and work with the hands ──────────────────────────────────────────────────


@pytest.fixture(scope="module")
def changed(house):
    """Bob's five mornings since January 2025; from May 2026 on he works two of three hours."""
    from tests.support import changes, contracts, lasting
    from tests.support.store import BOB

    place = activity_of(BOB)
    who = lasting.actors.member(BOB)
    with clock.on(SIGNED_ON):
        before = house.declared(
            who, regime="employee", answers={}, week=house.HALF, begins_on=NEW_YEAR,
            monthly_gross=GROSS, **place,
        )  # fmt: skip
    open_until(house, date(2026, 3, 1))
    with clock.on(date(2026, 4, 10)):
        contracts.services.take_schedule(
            actor=house.OPENER, key=contracts.uuid4(), until=date(2026, 4, 10)
        )
        after = house.amended(before, date(2026, 5, 1), who, monthly_gross=36_000)
        house.approved_and_signed(after, who)
        changes.tell(after)
        assert contracts.found(before).state == "replaced"
    open_until(house, AUGUST)
    return who, after


def activity_of(person):
    """An activity with a budget since December 2024."""
    from mutua.activities import services
    from tests.support import contracts, lasting, shop

    activity, client, who = contracts.uuid4(), contracts.uuid4(), lasting.actors.member(person)
    contracts.get_ready(person, day=SIGNED_ON, since=date(2024, 12, 1))
    with clock.on(date(2024, 12, 10)):
        services.open_activity(
            actor=who, key=contracts.uuid4(), activity=activity, legal_entity=lasting.HOUSE,
            name="He teaches", shares={str(person): 10_000},
        )  # fmt: skip
        services.add_client(
            actor=who, key=contracts.uuid4(), client=client, activity=activity, **shop.THEATRE
        )
        for _ in range(6):
            invoice = contracts.uuid4()
            line = lasting.DraftLine("Lessons", 1_500_000, 1_000, "C62", "artistic_performance")
            services.draft_invoice(
                actor=who, key=contracts.uuid4(), invoice=invoice, activity=activity,
                client=client, lines=(line,),
            )  # fmt: skip
            services.issue_invoice(actor=who, key=contracts.uuid4(), invoice=invoice)
    return {"activity": activity, "client": client}


def the_year(contract, year=2026):
    """The holidays of a contract in a year, as payroll reads them."""
    from mutua.payroll.holidays import holiday_year
    from mutua.work.absences import holding
    from tests.support import contracts

    with reading(contracts.READER):
        found = contracts.Contract.objects.get(id=contract)
        return holiday_year(country("be"), found, year, list(holding(found.person_id)))


def test_a_lower_week_bounds_the_right_by_four_of_its_weeks(house, changed):
    """Of 20 hours in 2025 four weeks of 6 hours are left in 2026: 24 hours, eight mornings."""
    found = the_year(changed[1])
    assert (found.months, found.right, found.whole) == (12, 24 * 60, True)
    assert found.left == 24 * 60


def test_what_is_left_after_the_week_changed_is_never_guessed(house, changed):
    """Ten mornings of four hours in March are two weeks of rest, and 40 hours: more than the 24 that
    four weeks are now. Whether two weeks of the new week are left nobody has said: a morning of June
    waits, and is not called unpaid."""
    from tests.support import absences

    who, contract = changed
    with clock.on(date(2026, 3, 2)):
        said = absences.say(date(2026, 3, 2), date(2026, 3, 13), "holiday", who)
    with clock.on(date(2026, 6, 1)):
        one = absences.say(date(2026, 6, 3), date(2026, 6, 3), "holiday", who)
    found = the_year(contract)
    assert [each.paid for each in found.taken][:7] == [240] * 6 + [0]
    assert (found.whole, found.changed, found.taken[-1]) == (
        False,
        True,
        (date(2026, 6, 3), 180, 0),
    )
    _, june = due(contract, date(2026, 6, 1))
    assert june.blocked.field == "absence_holiday_week"
    with clock.on(date(2026, 3, 14)):
        absences.withdraw(said, who)
    _, june = due(contract, date(2026, 6, 1))
    assert (june.blocked, june.gross_pay) == (None, 36_000)
    with clock.on(date(2026, 6, 4)):
        absences.withdraw(one, who)


def test_beyond_four_of_the_new_weeks_a_day_is_not_paid_where_none_was_taken_before(house, changed):
    """Nine mornings of three hours from June on: the ninth is beyond the 24 hours."""
    from tests.support import absences

    who, contract = changed
    with clock.on(date(2026, 6, 1)):
        said = absences.say(date(2026, 6, 1), date(2026, 7, 3), "holiday", who)
    found = the_year(contract)
    assert (found.whole, found.changed) == (True, False)
    assert [each.paid for each in found.taken][7:9] == [180, 0]
    with clock.on(date(2026, 6, 4)):
        absences.withdraw(said, who)


def test_the_first_year_gives_no_right_and_its_holidays_wait(house, mornings, told):
    assert (the_year(mornings, 2025).right, the_year(mornings, 2025).whole) == (0, False)
    told(date(2025, 7, 7))
    _, july = due(mornings, date(2025, 7, 1))
    assert july.blocked.field == "absence_holiday_beyond"


def test_a_holiday_that_was_not_paid_gives_no_right_for_the_year_after(house, mornings, told):
    """July 2025 has no payslip yet: its holiday was not paid, so it is one of eleven months."""
    told(date(2025, 7, 7))
    assert the_year(mornings).months == 11


def test_a_year_that_the_law_does_not_know_is_refused(house, mornings):
    with pytest.raises(LegislationError):
        the_year(mornings, 2027)
