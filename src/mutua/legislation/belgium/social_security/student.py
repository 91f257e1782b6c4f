"""Students: within the yearly quota of hours a solidarity contribution takes the place of all else.

Hours beyond the quota follow the ordinary rules; the pay is split there by hours.
"""

from mutua.legislation.belgium.rounding import BONUS, CONTRIBUTION, FRACTION
from mutua.legislation.engine.operations import least, most, where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule

STUDENT = ("student",)
FULL_TIME_DAY = 760  # hundredths of an hour
FULL_TIME_QUARTER = 49_400  # 13 weeks of 38 hours


@rule("step", "hundredths", regimes=STUDENT)
def student_hours(full_month: bool, hours: int, days: int, full_time_hours: int) -> int:
    """Hours of this work.

    Law: Royal decree of 28 November 1969, art. 17bis.
    """
    by_hours = where(hours > 0, hours, days * FULL_TIME_DAY)
    return where(full_month, full_time_hours, by_hours)


@rule("step", "hundredths", regimes=STUDENT)
def quota_left(student_hours_used: int, student_quota_hours: int) -> int:
    """Hours of the year's quota that are left before this work.

    Law: Royal decree of 28 November 1969, art. 17bis.
    """
    return most(0, student_quota_hours - student_hours_used)


@rule("step", "hundredths", regimes=STUDENT)
def hours_in_quota(student_hours: int, quota_left: int) -> int:
    """Hours of this work that the quota covers.

    Law: Royal decree of 28 November 1969, art. 17bis.
    """
    return least(student_hours, quota_left)


@rule("step", "hundredths", regimes=STUDENT)
def hours_beyond_quota(student_hours: int, hours_in_quota: int) -> int:
    """Hours of this work beyond the quota, under the ordinary rules.

    Law: Royal decree of 28 November 1969, art. 17bis.
    """
    return student_hours - hours_in_quota


@rule("detail", regimes=STUDENT)
def quota_pay(gross_pay: int, hours_in_quota: int, student_hours: int) -> int:
    """The part of the pay for hours within the quota.

    Law: Royal decree of 28 November 1969, art. 17bis.
    """
    return CONTRIBUTION.ratio(gross_pay, hours_in_quota, most(student_hours, 1))


@rule("detail", regimes=STUDENT)
def solidarity_contribution(quota_pay: int, student_rate: Rate) -> int:
    """The student's solidarity contribution.

    Law: Royal decree of 28 November 1969, art. 17bis; law of 29 June 1981.
    """
    return CONTRIBUTION.of(quota_pay, student_rate)


@rule("employer", regimes=STUDENT)
def solidarity_contribution_employer(quota_pay: int, student_employer_rate: Rate) -> int:
    """The employer's solidarity contribution for a student.

    Law: Royal decree of 28 November 1969, art. 17bis; law of 29 June 1981.
    """
    return CONTRIBUTION.of(quota_pay, student_employer_rate)


@rule("step", regimes=STUDENT)
def earlier_ordinary_pay(
    quota_left: int, paid_before_month_gross: int, paid_before_month_quota_pay: int
) -> int:
    """Earlier pay of the month under the ordinary rules: none while the quota lasts, and never that
    within the quota.

    Law: Royal decree of 28 November 1969, art. 17bis.
    """
    beyond = most(0, paid_before_month_gross - paid_before_month_quota_pay)
    return where(quota_left > 0, 0, beyond)


@rule("step", line="month_gross", regimes=STUDENT)
def ordinary_month_gross(earlier_ordinary_pay: int, gross_pay: int, quota_pay: int) -> int:
    """Gross pay of the month under the ordinary rules.

    Law: Royal decree of 28 November 1969, art. 17bis and 34.
    """
    return earlier_ordinary_pay + gross_pay - quota_pay


@rule("step", line="earlier_declared_base", regimes=STUDENT)
def earlier_ordinary_base(earlier_ordinary_pay: int, declared_share: Rate) -> int:
    """The part of it that earlier payslips of the month have declared.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    return CONTRIBUTION.of(earlier_ordinary_pay, declared_share)


@rule("step", "hundredths", line="month_hours", regimes=STUDENT)
def ordinary_month_hours(
    quota_left: int,
    paid_before_month_hours: int,
    paid_before_month_quota_pay: int,
    student_hours_used: int,
    student_quota_hours: int,
    hours_beyond_quota: int,
) -> int:
    """Hours of the month under the ordinary rules: of earlier ones those beyond the quota.

    Law: ONSS instructions, work bonus: pay and hours of one month are added.
    """
    beyond = least(paid_before_month_hours, most(0, student_hours_used - student_quota_hours))
    earlier = where(paid_before_month_quota_pay > 0, beyond, paid_before_month_hours)
    return where(quota_left > 0, 0, earlier) + hours_beyond_quota


@rule("step", line="full_time_pay", regimes=STUDENT)
def ordinary_full_time_pay(hourly_pay: int, full_time_hours: int) -> int:
    """What the pay would be for a whole month at full time (S).

    Law: Royal decree of 17 January 2000, art. 1; ONSS instructions, reference pay S.
    """
    return BONUS.ratio(hourly_pay, full_time_hours, 100)


@rule("step", "hundredths", line="month_fraction", regimes=STUDENT)
def ordinary_month_fraction(month_hours: int, full_time_hours: int) -> int:
    """The part of a full-time month under the ordinary rules, two decimals, at most 1.

    Law: Royal decree of 17 January 2000, art. 2; ONSS instructions, fraction H/U.
    """
    return least(100, FRACTION.ratio(100, month_hours, most(full_time_hours, 1)))


@rule("step", line="earlier_contribution", regimes=STUDENT)
def earlier_ordinary_contribution(earlier_declared_base: int, employee_rate: Rate) -> int:
    """The ordinary contribution of earlier payslips of the month, before their work bonus.

    Law: Law of 29 June 1981, art. 38 § 2.
    """
    return CONTRIBUTION.of(earlier_declared_base, employee_rate)


@rule("detail", line="employee_contribution_before_bonus", regimes=STUDENT)
def student_contribution_before_bonus(
    month_contribution: int, earlier_contribution: int, solidarity_contribution: int
) -> int:
    """Your contribution: the solidarity contribution, and the ordinary one beyond the quota.

    Law: Royal decree of 28 November 1969, art. 17bis; law of 29 June 1981, art. 38 § 2.
    """
    return month_contribution - earlier_contribution + solidarity_contribution


@rule("step", "hundredths", line="own_fraction", regimes=STUDENT)
def ordinary_own_fraction(hours_beyond_quota: int) -> int:
    """The part of a full-time quarter that the work beyond the quota is (µ), two decimals.

    Law: Royal decree of 16 May 2003, art. 2.
    """
    return least(100, FRACTION.ratio(100, hours_beyond_quota, FULL_TIME_QUARTER))


@rule("step", line="month_taxable_pay", regimes=STUDENT)
def ordinary_taxable_pay(
    earlier_ordinary_pay: int,
    earlier_contribution: int,
    paid_before_month_bonus_a: int,
    paid_before_month_bonus_b: int,
    gross_pay: int,
    quota_pay: int,
    employee_contribution: int,
    solidarity_contribution: int,
) -> int:
    """Taxable pay of the month beyond the quota: on the hours of the quota no tax is withheld.

    Law: Annex III, n. 76 and 77.
    """
    bonus = paid_before_month_bonus_a + paid_before_month_bonus_b
    earlier = most(0, earlier_ordinary_pay - earlier_contribution + bonus)
    return earlier + gross_pay - quota_pay - employee_contribution + solidarity_contribution


@rule("total", line="employer_contributions", regimes=STUDENT)
def employer_contributions_for_students(
    solidarity_contribution_employer: int,
    employer_basic_contribution: int,
    unemployment_contribution: int,
    closure_fund: int,
    special_closure_fund: int,
    temporary_unemployment: int,
    work_accidents: int,
    asbestos: int,
    sector_fund: int,
) -> int:
    """All that the employer adds for social security, before the reductions.

    Law: Royal decree of 28 November 1969, art. 17bis; law of 29 June 1981, art. 38.
    """
    closure = closure_fund + special_closure_fund
    funds = work_accidents + asbestos + sector_fund
    unemployment = unemployment_contribution + temporary_unemployment
    ordinary = employer_basic_contribution + unemployment + closure + funds
    return solidarity_contribution_employer + ordinary
