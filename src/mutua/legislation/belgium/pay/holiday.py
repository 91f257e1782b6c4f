"""Holiday pay of employees: at the end of the contract, and the double pay of a year.

Single holiday pay during a contract is the pay that goes on. Manual workers and artists are
paid by the holiday fund.
"""

from mutua.legislation.belgium.rounding import CONTRIBUTION
from mutua.legislation.engine.operations import most, where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule

EXIT = ("exit_holiday_pay",)
DOUBLE = ("double_holiday_pay",)


# ── At the end of the contract ──────────────────────────────────────────────────────────────────


@rule("step", "hundredths", regimes=EXIT)
def holiday_days_left(holiday_days_due: int, holiday_days_taken: int) -> int:
    """Days of holiday that are due and not taken.

    Law: Royal decree of 30 March 1967, art. 46.
    """
    return most(0, holiday_days_due - holiday_days_taken)


@rule("step", line="pay_for_holidays", regimes=EXIT)
def pay_of_year_for_holidays(gross_pay: int, assimilated_pay: int) -> int:
    """The pay of the year on which holiday pay is reckoned: what was earned, and what days that
    count as work (illness, accident, maternity) would have paid beyond it.

    Law: Royal decree of 30 March 1967, art. 41 and 46.
    """
    return gross_pay + assimilated_pay


@rule("step", regimes=EXIT)
def single_holiday_pay_of_year(pay_for_holidays: int, exit_single_holiday_rate: Rate) -> int:
    """Single holiday pay on all pay of the year, as if no day had been taken.

    Law: Royal decree of 30 March 1967, art. 46.
    """
    return CONTRIBUTION.of(pay_for_holidays, exit_single_holiday_rate)


@rule("gross", regimes=EXIT)
def single_holiday_pay(
    single_holiday_pay_of_year: int, holiday_days_due: int, holiday_days_left: int
) -> int:
    """Single holiday pay at the end of the contract, for the days not taken.

    Law: Royal decree of 30 March 1967, art. 46.
    """
    left = CONTRIBUTION.ratio(
        single_holiday_pay_of_year, holiday_days_left, most(holiday_days_due, 1)
    )
    return where(holiday_days_due > 0, left, single_holiday_pay_of_year)


@rule("gross", regimes=EXIT)
def double_holiday_pay(
    pay_for_holidays: int, exit_double_holiday_rate: Rate, double_already_paid: bool
) -> int:
    """Double holiday pay at the end of the contract, unless the year's was paid already.

    Law: Royal decree of 30 March 1967, art. 46.
    """
    return where(
        double_already_paid, 0, CONTRIBUTION.of(pay_for_holidays, exit_double_holiday_rate)
    )


@rule("step", line="month_gross", regimes=EXIT)
def month_gross_with_holiday_pay(paid_before_month_gross: int, single_holiday_pay: int) -> int:
    """Pay of the month that bears ordinary contributions, the single holiday pay included.

    Law: Royal decree of 28 November 1969, art. 19 and 34; ONSS instructions, pay code 7.
    """
    return paid_before_month_gross + single_holiday_pay


@rule("step", regimes=EXIT)
def double_holiday_base(
    pay_for_holidays: int, exit_double_holiday_base_rate: Rate, double_already_paid: bool
) -> int:
    """The part of the double holiday pay that bears a contribution.

    Law: Law of 29 June 1981, art. 39; ONSS instructions, contribution code 870.
    """
    return where(
        double_already_paid, 0, CONTRIBUTION.of(pay_for_holidays, exit_double_holiday_base_rate)
    )


@rule("detail", regimes=EXIT)
def double_holiday_contribution(double_holiday_base: int, employee_rate: Rate) -> int:
    """Your contribution on the double holiday pay.

    Law: Law of 29 June 1981, art. 39; ONSS instructions, contribution code 870.
    """
    return CONTRIBUTION.of(double_holiday_base, employee_rate)


@rule("employee", line="employee_contribution", regimes=EXIT)
def contribution_on_exit_holiday_pay(
    employee_contribution_before_bonus: int, double_holiday_contribution: int
) -> int:
    """Your contributions on the single and the double holiday pay. The work bonus is for work.

    Law: Law of 29 June 1981, art. 38 § 2 and 39.
    """
    return employee_contribution_before_bonus + double_holiday_contribution


@rule("detail", line="taxable_pay", regimes=EXIT)
def taxable_exit_holiday_pay(
    single_holiday_pay: int, double_holiday_pay: int, employee_contribution: int
) -> int:
    """The holiday pay on which tax is withheld: less your contributions.

    Law: Income tax code, art. 31 and 52; Annex III, n. 53.
    """
    return single_holiday_pay + double_holiday_pay - employee_contribution


# ── The double pay of the year ──────────────────────────────────────────────────────────────────


@rule("gross", line="double_holiday_pay", regimes=DOUBLE)
def double_holiday_pay_of_year(gross_pay: int, double_holiday_rate: Rate) -> int:
    """Double holiday pay: 92 % of the month's pay, paid with the main holiday.

    Law: Royal decree of 30 March 1967, art. 38.
    """
    return CONTRIBUTION.of(gross_pay, double_holiday_rate)


@rule("step", line="double_holiday_base", regimes=DOUBLE)
def double_holiday_base_of_year(double_holiday_pay: int, double_holiday_base_share: Rate) -> int:
    """The part of the double holiday pay that bears a contribution: 85 of its 92 parts.

    Law: Law of 29 June 1981, art. 39: not on the days from the third of the fourth week on.
    """
    return CONTRIBUTION.of(double_holiday_pay, double_holiday_base_share)


@rule("employee", line="employee_contribution", regimes=DOUBLE)
def contribution_on_double_holiday_pay(double_holiday_base: int, employee_rate: Rate) -> int:
    """Your contribution on the double holiday pay.

    Law: Law of 29 June 1981, art. 39; ONSS instructions, contribution code 870.
    """
    return CONTRIBUTION.of(double_holiday_base, employee_rate)


@rule("detail", line="taxable_pay", regimes=DOUBLE)
def taxable_double_holiday_pay(double_holiday_pay: int, employee_contribution: int) -> int:
    """The holiday pay on which tax is withheld: less your contribution.

    Law: Income tax code, art. 31 and 52; Annex III, n. 53.
    """
    return double_holiday_pay - employee_contribution
