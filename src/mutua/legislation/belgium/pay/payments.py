"""Totals of payments that belong to no hours of work: holiday pay and exceptional pay."""

from mutua.legislation.belgium.rounding import HOUSE
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule

EXIT = ("exit_holiday_pay",)
DOUBLE = ("double_holiday_pay",)
EXCEPTIONAL = ("exceptional_pay",)


@rule("total", line="net_pay", regimes=EXIT)
def net_exit_holiday_pay(
    single_holiday_pay: int,
    double_holiday_pay: int,
    employee_contribution: int,
    special_social_contribution: int,
    withholding_tax: int,
) -> int:
    """What is paid into your account.

    Law: Law of 12 April 1965 on the protection of pay, art. 23.
    """
    withheld = employee_contribution + special_social_contribution + withholding_tax
    return single_holiday_pay + double_holiday_pay - withheld


@rule("total", line="net_pay", regimes=DOUBLE)
def net_double_holiday_pay(
    double_holiday_pay: int, employee_contribution: int, withholding_tax: int
) -> int:
    """What is paid into your account.

    Law: Law of 12 April 1965 on the protection of pay, art. 23.
    """
    return double_holiday_pay - employee_contribution - withholding_tax


@rule("total", line="net_pay", regimes=EXCEPTIONAL)
def net_exceptional_pay(
    gross_pay: int,
    employee_contribution: int,
    special_social_contribution: int,
    withholding_tax: int,
) -> int:
    """What is paid into your account.

    Law: Law of 12 April 1965 on the protection of pay, art. 23.
    """
    return gross_pay - employee_contribution - special_social_contribution - withholding_tax


@rule("house", line="accident_insurance", regimes=EXIT)
def insurance_on_exit_holiday_pay(single_holiday_pay: int, accident_insurance_rate: Rate) -> int:
    """The cooperative's insurance against accidents at work, reckoned on the pay declared.

    Law: Law of 10 April 1971, art. 49; premium set by the cooperative.
    """
    return HOUSE.of(single_holiday_pay, accident_insurance_rate)


@rule("house", line="accident_insurance", regimes=EXCEPTIONAL)
def insurance_on_exceptional_pay(gross_pay: int, accident_insurance_rate: Rate) -> int:
    """The cooperative's insurance against accidents at work, reckoned on all pay of the year.

    Law: Law of 10 April 1971, art. 35 and 49; premium set by the cooperative.
    """
    return HOUSE.of(gross_pay, accident_insurance_rate)


@rule("total", line="employer_cost", regimes=EXIT)
def cost_of_exit_holiday_pay(
    single_holiday_pay: int,
    double_holiday_pay: int,
    employer_contributions: int,
    accident_insurance: int,
) -> int:
    """What the holiday pay costs in all. The double part bears no employer's contribution.

    Law: Sum of the lines.
    """
    holiday_pay = single_holiday_pay + double_holiday_pay
    return holiday_pay + employer_contributions + accident_insurance


@rule("total", line="employer_cost", regimes=DOUBLE)
def cost_of_double_holiday_pay(double_holiday_pay: int) -> int:
    """What the holiday pay costs in all. It bears no employer's contribution.

    Law: Sum of the lines; law of 29 June 1981, art. 39.
    """
    return double_holiday_pay


@rule("total", line="employer_cost", regimes=EXCEPTIONAL)
def cost_of_exceptional_pay(
    gross_pay: int, employer_contributions: int, accident_insurance: int
) -> int:
    """What the payment costs in all.

    Law: Sum of the lines.
    """
    return gross_pay + employer_contributions + accident_insurance


@rule("total", regimes=(*EXIT, *DOUBLE, *EXCEPTIONAL))
def charged_cost(employer_cost: int) -> int:
    """What is charged to the budget of the activity, or to what was set aside for it.

    Law: Sum of the lines.
    """
    return employer_cost
