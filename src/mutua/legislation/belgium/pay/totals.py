"""Agreed pay, net pay, and what the work costs in all."""

from mutua.legislation.belgium.rounding import HOUSE
from mutua.legislation.engine.operations import where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule

REDUCTIONS_TO_THE_POT = 1


@rule("allowance")
def allowances_paid(untaxed_allowances: int) -> int:
    """Refunds and allowances paid beside the pay, free of contributions and tax.

    Law: Income tax code, art. 31 and 38; royal decree of 28 November 1969, art. 19.
    """
    return untaxed_allowances


@rule("total")
def net_pay(
    gross_pay: int,
    employee_contribution: int,
    special_social_contribution: int,
    withholding_tax: int,
    allowances_paid: int,
    meal_vouchers_own_part: int,
) -> int:
    """What is paid into your account.

    Law: Law of 12 April 1965 on the protection of pay, art. 23.
    """
    withheld = employee_contribution + special_social_contribution + withholding_tax
    return gross_pay - withheld + allowances_paid + meal_vouchers_own_part


@rule("house")
def accident_insurance(gross_pay: int, accident_insurance_rate: Rate) -> int:
    """The cooperative's insurance against accidents at work.

    Law: Law of 10 April 1971, art. 49 (insurance is compulsory); premium set by the cooperative.
    """
    return HOUSE.of(gross_pay, accident_insurance_rate)


@rule("house")
def occupational_medicine(
    gross_pay: int, occupational_medicine_rate: Rate, occupational_medicine_amount: int
) -> int:
    """The cooperative's external service for health at work.

    Law: Law of 4 August 1996 on well-being at work; fee set by the cooperative.
    """
    return HOUSE.of(gross_pay, occupational_medicine_rate) + occupational_medicine_amount


@rule("house")
def payroll_management(
    gross_pay: int, payroll_management_rate: Rate, payroll_management_amount: int
) -> int:
    """What the cooperative counts for making the payslip and the declarations.

    Law: Setting of the cooperative, not law.
    """
    return HOUSE.of(gross_pay, payroll_management_rate) + payroll_management_amount


@rule("total")
def employer_reductions(structural_reduction: int) -> int:
    """All reductions of the employer's contributions.

    Law: Programme law (I) of 24 December 2002, art. 324 and following.
    """
    return structural_reduction


@rule("total", line="employer_reductions", regimes=("artist", "artist_1bis"))
def employer_reductions_of_artists(structural_reduction: int, artist_reduction: int) -> int:
    """All reductions of the employer's contributions, that for artists included.

    Law: Programme law (I) of 24 December 2002, art. 324 and following.
    """
    return structural_reduction + artist_reduction


@rule("total")
def employer_cost(
    gross_pay: int,
    employer_contributions: int,
    employer_reductions: int,
    accident_insurance: int,
    occupational_medicine: int,
    payroll_management: int,
    allowances_paid: int,
    meal_vouchers_value: int,
    meal_vouchers_own_part: int,
) -> int:
    """What the work costs in all: gross pay, contributions, insurance and services.

    Law: Sum of the lines.
    """
    services = accident_insurance + occupational_medicine + payroll_management
    contributions = employer_contributions - employer_reductions
    vouchers = meal_vouchers_value + meal_vouchers_own_part
    return gross_pay + contributions + services + allowances_paid + vouchers


@rule("detail")
def reductions_to_the_pot(employer_reductions: int, reductions_go_to: int) -> int:
    """The part of the reductions that the cooperative keeps for the common pot, by its settings.

    Law: Setting of the cooperative, not law.
    """
    return where(reductions_go_to == REDUCTIONS_TO_THE_POT, employer_reductions, 0)


@rule("total")
def charged_cost(employer_cost: int, reductions_to_the_pot: int) -> int:
    """What is charged to the budget of the activity.

    Law: Sum of the lines; setting of the cooperative for the reductions.
    """
    return employer_cost + reductions_to_the_pot


@rule("total", line="charged_cost", regimes=("employee", "student"))
def charged_cost_with_holidays(
    employer_cost: int, reductions_to_the_pot: int, holiday_pay_provision: int
) -> int:
    """What is charged to the budget of the activity, the holiday pay of later included.

    Law: Sum of the lines; settings of the cooperative for reductions and holiday pay.
    """
    return employer_cost + reductions_to_the_pot + holiday_pay_provision
