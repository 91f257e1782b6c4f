"""The work bonus: a lower contribution on low pay, reckoned on the month's pay for full time."""

from mutua.legislation.belgium.rounding import BONUS, FRACTION
from mutua.legislation.engine.operations import least, most, where
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Brackets


@rule("step", "hundredths")
def month_hours(paid_before_month_hours: int, hours: int) -> int:
    """Hours of the month with the same employer.

    Law: ONSS instructions, work bonus: pay and hours of one month are added.
    """
    return paid_before_month_hours + hours


@rule("step", "number")
def month_days(paid_before_month_days: int, days: int) -> int:
    """Days of the month with the same employer.

    Law: ONSS instructions, work bonus: pay and days of one month are added.
    """
    return paid_before_month_days + days


@rule("step")
def hourly_pay(month_gross: int, month_hours: int) -> int:
    """Gross pay of an hour, to the cent.

    Law: Royal decree of 17 January 2000, art. 1; ONSS instructions, reference pay S.
    """
    return BONUS.ratio(month_gross, 100, most(month_hours, 1))


@rule("step")
def full_time_pay(
    month_gross: int,
    full_month: bool,
    hours: int,
    hourly_pay: int,
    full_time_hours: int,
    month_days: int,
    full_time_days: int,
) -> int:
    """What the pay would be for a whole month at full time (S).

    Law: Royal decree of 17 January 2000, art. 1; ONSS instructions, reference pay S.
    """
    by_hours = BONUS.ratio(hourly_pay, full_time_hours, 100)
    by_days = BONUS.ratio(month_gross, full_time_days, most(month_days, 1))
    return where(full_month, month_gross, where(hours > 0, by_hours, by_days))


@rule("step", "hundredths")
def month_fraction(
    full_month: bool,
    hours: int,
    month_hours: int,
    full_time_hours: int,
    month_days: int,
    full_time_days: int,
) -> int:
    """The part of a full-time month that was worked, two decimals, at most 1.

    Law: Royal decree of 17 January 2000, art. 2; ONSS instructions, fractions J/D and H/U.
    """
    by_hours = FRACTION.ratio(100, month_hours, most(full_time_hours, 1))
    by_days = FRACTION.ratio(100, month_days, most(full_time_days, 1))
    return where(full_month, 100, least(100, where(hours > 0, by_hours, by_days)))


@rule("step")
def full_time_bonus_a(full_time_pay: int, work_bonus_a_table: Brackets) -> int:
    """Part A of the bonus for a whole month at full time.

    Law: Law of 20 December 1999, art. 2 § 1/1.
    """
    return BONUS.table(work_bonus_a_table, full_time_pay)


@rule("step")
def full_time_bonus_b(full_time_pay: int, work_bonus_b_table: Brackets) -> int:
    """Part B of the bonus, for the lowest pay, for a whole month at full time.

    Law: Law of 20 December 1999, art. 2 § 1/2.
    """
    return BONUS.table(work_bonus_b_table, full_time_pay)


@rule("step")
def bonus_available(
    month_contribution: int,
    work_bonus_year_cap: int,
    paid_before_year_bonus_a: int,
    paid_before_year_bonus_b: int,
    paid_before_month_bonus_a: int,
    paid_before_month_bonus_b: int,
) -> int:
    """The most the month's bonus can be: the month's contribution, and what the year leaves.

    Law: Law of 20 December 1999, art. 2 § 2.
    """
    given_this_month = paid_before_month_bonus_a + paid_before_month_bonus_b
    given_this_year = paid_before_year_bonus_a + paid_before_year_bonus_b
    earlier_months = most(0, given_this_year - given_this_month)
    return least(month_contribution, most(0, work_bonus_year_cap - earlier_months))


@rule("step")
def month_bonus_a(full_time_bonus_a: int, month_fraction: int, bonus_available: int) -> int:
    """Part A of the month's work bonus.

    Law: Law of 20 December 1999, art. 2 § 1/1.
    """
    return least(BONUS.ratio(full_time_bonus_a, month_fraction, 100), bonus_available)


@rule("step")
def month_bonus_b(
    full_time_bonus_b: int, month_fraction: int, bonus_available: int, month_bonus_a: int
) -> int:
    """Part B of the month's work bonus; it gives way first when the bonus is limited.

    Law: Law of 20 December 1999, art. 2 § 1/2.
    """
    return least(
        BONUS.ratio(full_time_bonus_b, month_fraction, 100), bonus_available - month_bonus_a
    )


@rule("detail")
def work_bonus_a(month_bonus_a: int, paid_before_month_bonus_a: int) -> int:
    """Part A of the work bonus on this payslip.

    Law: Law of 20 December 1999, art. 2 § 1/1.
    """
    return month_bonus_a - paid_before_month_bonus_a


@rule("detail")
def work_bonus_b(month_bonus_b: int, paid_before_month_bonus_b: int) -> int:
    """Part B of the work bonus on this payslip.

    Law: Law of 20 December 1999, art. 2 § 1/2.
    """
    return month_bonus_b - paid_before_month_bonus_b


@rule("detail")
def work_bonus(work_bonus_a: int, work_bonus_b: int) -> int:
    """The work bonus: it lowers your contribution when the pay is low.

    Law: Law of 20 December 1999, art. 2.
    """
    return work_bonus_a + work_bonus_b
