"""What is set aside with each payslip of an employee for the holiday pay at the contract's end.

Manual workers and artists are paid by the holiday fund, for which their employer contributes.
"""

from mutua.legislation.belgium.employer.contributions import (
    SIZE_FOR_CLOSURE_FUND,
    SIZE_FOR_UNEMPLOYMENT,
)
from mutua.legislation.belgium.regimes import among
from mutua.legislation.belgium.rounding import CONTRIBUTION, HOUSE
from mutua.legislation.engine.operations import pick_rate, where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Choices

WITH_PROVISION = among(holidays="employer")
FROM_THE_ACTIVITY = 0


@rule("step", regimes=WITH_PROVISION)
def single_holiday_pay_earned(pay_for_holidays: int, exit_single_holiday_rate: Rate) -> int:
    """The single holiday pay that this pay gives at the end of the contract.

    Law: Royal decree of 30 March 1967, art. 46.
    """
    return CONTRIBUTION.of(pay_for_holidays, exit_single_holiday_rate)


@rule("step", regimes=WITH_PROVISION)
def double_holiday_pay_earned(pay_for_holidays: int, exit_double_holiday_rate: Rate) -> int:
    """The double holiday pay that this pay gives at the end of the contract.

    Law: Royal decree of 30 March 1967, art. 46.
    """
    return CONTRIBUTION.of(pay_for_holidays, exit_double_holiday_rate)


@rule("step", regimes=("employee",))
def pay_for_holidays(gross_pay: int) -> int:
    """The pay on which holiday pay is reckoned.

    Law: Royal decree of 30 March 1967, art. 46.
    """
    return gross_pay


@rule("step", line="pay_for_holidays", regimes=("student",))
def pay_of_students_for_holidays(gross_pay: int, quota_pay: int) -> int:
    """The pay on which holiday pay is reckoned: for hours beyond the quota alone.

    Law: Royal decree of 30 March 1967, art. 46; royal decree of 28 November 1969, art. 17bis.
    """
    return gross_pay - quota_pay


@rule("step", regimes=WITH_PROVISION)
def contributions_on_holiday_pay(
    single_holiday_pay_earned: int,
    employer_size: int,
    joint_committee: int,
    basic_contribution_rate: Rate,
    unemployment_rate: Rate,
    closure_fund_rate_large: Rate,
    closure_fund_rate_small: Rate,
    special_closure_fund_rate: Rate,
    temporary_unemployment_rate: Rate,
    work_accidents_rate: Rate,
    asbestos_rate: Rate,
    sector_fund_rate: Choices,
) -> int:
    """The employer's contributions that the single holiday pay will bear, by the rates of today.

    Law: Law of 29 June 1981, art. 38; ONSS instructions, pay code 7.
    """
    pay = single_holiday_pay_earned
    basic = CONTRIBUTION.of(pay, basic_contribution_rate)
    unemployment = CONTRIBUTION.of(pay, unemployment_rate)
    large = CONTRIBUTION.of(pay, closure_fund_rate_large)
    small = CONTRIBUTION.of(pay, closure_fund_rate_small)
    closure = where(employer_size >= SIZE_FOR_CLOSURE_FUND, large, small)
    special = CONTRIBUTION.of(pay, special_closure_fund_rate)
    temporary = CONTRIBUTION.of(pay, temporary_unemployment_rate)
    funds = CONTRIBUTION.of(pay, work_accidents_rate) + CONTRIBUTION.of(pay, asbestos_rate)
    sector = CONTRIBUTION.of(pay, pick_rate(sector_fund_rate, joint_committee))
    from_ten = where(employer_size >= SIZE_FOR_UNEMPLOYMENT, unemployment, 0)
    return basic + from_ten + closure + special + temporary + funds + sector


@rule("detail", regimes=WITH_PROVISION)
def holiday_pay_provision(
    single_holiday_pay_earned: int,
    double_holiday_pay_earned: int,
    contributions_on_holiday_pay: int,
    accident_insurance_rate: Rate,
    holiday_pay_from: int,
) -> int:
    """What is set aside for your holiday pay, with the employer's contributions and insurance on
    its single part. You are paid it at the end of the contract.

    Law: Royal decree of 30 March 1967, art. 46; setting of the cooperative.
    """
    pay = single_holiday_pay_earned + double_holiday_pay_earned
    beside = contributions_on_holiday_pay + HOUSE.of(
        single_holiday_pay_earned, accident_insurance_rate
    )
    return where(holiday_pay_from == FROM_THE_ACTIVITY, pay + beside, 0)
