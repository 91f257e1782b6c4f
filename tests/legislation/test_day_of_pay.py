"""The day on which pay is on the account at the latest (law of 12 April 1965, art. 9)."""

from datetime import date

import pytest

from mutua.legislation import country

BE = country("be")


@pytest.mark.parametrize(
    "worked_until, paid",
    [
        # Monday 16 March: 17, 18, 19, 20, Saturday 21, 23, and the seventh on Tuesday 24.
        (date(2026, 3, 16), date(2026, 3, 24)),
        # Friday 2 October: the seventh is Saturday 10, when no bank works: Friday 9.
        (date(2026, 10, 2), date(2026, 10, 9)),
        # The seventh is Saturday 4 April, and TARGET is closed on Good Friday.
        (date(2026, 3, 27), date(2026, 4, 2)),
        # 11 November does not count.
        (date(2026, 11, 6), date(2026, 11, 16)),
        # Christmas and the day after.
        (date(2025, 12, 18), date(2025, 12, 24)),
    ],
)
def test_the_seventh_working_day_or_the_last_bank_day_before_it(worked_until, paid):
    assert BE.rule("pay_day", worked_until=worked_until) == paid


def test_no_day_of_pay_is_later_than_the_count_from_monday_to_friday():
    from datetime import timedelta

    from mutua.legislation.belgium.calendar import is_bank_day, is_labour_day, is_working_day

    for number in range(1_000):
        worked = date(2024, 1, 1) + timedelta(days=number)
        paid = BE.rule("pay_day", worked_until=worked)
        assert is_bank_day(paid)
        after = [worked + timedelta(days=n) for n in range(1, (paid - worked).days + 1)]
        assert sum(map(is_labour_day, after)) <= 7
        assert sum(map(is_working_day, after)) <= 7
