"""The yearly holidays of employees: days of right from the months of the year before, and what is
deducted where another contract has paid them at its end."""

from __future__ import annotations

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")
FULL = 38 * 60  # minutes of a week


def right(months: list[int], days: int = 5, week: int = FULL, on: str = "2026-07-06"):
    return BE.rule("yearly_holidays", on=on, days_a_week=days, week_minutes=week, months=months)


# Of each whole month two days of a week of six; of a week of five a day less for each six days
# (SD Worx in vacature.com; liantis.be): 11 months are 22 days less 3.
BY_MONTHS = {0: 0, 1: 2, 2: 4, 3: 5, 4: 7, 5: 9, 6: 10, 7: 12, 8: 14, 9: 15, 10: 17, 11: 19, 12: 20}


@pytest.mark.parametrize("months, days", BY_MONTHS.items())
def test_a_week_of_five_days_gives_two_of_six_a_month_less_one_for_each_six(months, days):
    found = right([FULL] * months)
    assert days == 2 * months - 2 * months // 6
    assert (found.days, found.minutes) == (days, days * FULL // 5)
    assert (found.whole, found.confidence) == (months == 12, "derived")


# Four weeks in any week: 24, 20, 16, 12, 8 and 4 days (lju.be; workpocket.be).
@pytest.mark.parametrize("days, most", [(6, 24), (5, 20), (4, 16), (3, 12), (2, 8), (1, 4)])
def test_a_whole_year_gives_four_weeks_whatever_the_week(days, most):
    found = right([days * 240] * 12, days, days * 240)
    assert (found.days, found.minutes, found.whole) == (most, 4 * days * 240, True)


def test_half_time_by_half_days_of_five_gives_ten_whole_days():
    """2.5 days a week for a year are 10 days (liantis.be): twenty half days here, by their hours."""
    assert right([FULL // 2] * 12, 5, FULL // 2).minutes == 10 * FULL // 5


def test_an_uneven_week_is_counted_by_its_hours():
    """Monday eight hours and Tuesday four: 6 months give 4 average days of 6 hours, 24 hours."""
    found = right([720] * 6, 2, 720)
    assert (found.days, found.minutes, found.confidence) == (4, 1440, "to be confirmed")


def test_a_lower_week_caps_the_right_and_a_higher_one_does_not_raise_it():
    lowered, raised = right([FULL] * 12, 5, FULL // 2), right([FULL // 2] * 12)
    assert (lowered.minutes, lowered.whole) == (4 * FULL // 2, True)
    assert (raised.days, raised.minutes, raised.whole) == (10, 4 * FULL // 2, False)
    assert {lowered.confidence, raised.confidence} == {"to be confirmed"}


def deducted(pays: list[int], paid: int):
    return BE.rule(
        "departure_pay_deduction", on="2026-07-06", day_pays=pays, simple_departure_pay=paid
    )


def test_nine_tenths_of_each_day_are_kept_and_the_rest_is_settled():
    """Ten days of 130.05: 117.05 are kept of each (117.045, half up), 1,170.50 in all. Departure
    pay of 1,200.00 leaves 29.50 to keep, one of 1,100.00 gives 70.50 back; of 1,400.00 no more is
    kept than the days pay, 1,300.50."""
    found = deducted([13_005] * 10, 120_000)
    assert set(found.kept) == {11_705}
    assert found.settlement == 2_950
    assert deducted([13_005] * 10, 110_000).settlement == -7_050
    assert deducted([13_005] * 10, 140_000).settlement == 130_050 - 117_050
    assert deducted([], 0).settlement == 0


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"months": [FULL] * 13}, "months"),
        ({"months": [0]}, "months"),
        ({"days": 8}, "days_a_week"),
        ({"week": 0}, "week_minutes"),
        ({"on": "2027-01-04"}, "on"),
        ({"on": "2023-12-29"}, "on"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(facts, field):
    with pytest.raises(LegislationError) as error:
        right(**{"months": [FULL] * 12, **facts})
    assert error.value.field == field


def test_departure_pay_below_zero_is_refused():
    for pays, paid, field in (([1], -1, "simple_departure_pay"), ([-1], 1, "day_pays")):
        with pytest.raises(LegislationError) as error:
            deducted(pays, paid)
        assert error.value.field == field
