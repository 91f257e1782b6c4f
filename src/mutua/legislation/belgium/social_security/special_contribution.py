"""The special social security contribution, by household, on the month's declared pay."""

from mutua.legislation.belgium.rounding import CONTRIBUTION
from mutua.legislation.engine.operations import most, where, within
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Brackets

SINGLE = 0
PARTNER_WITH_INCOME = 1


@rule("step")
def month_special_contribution(
    month_declared_base: int,
    household: int,
    special_contribution_single: Brackets,
    special_contribution_partner_with_income: Brackets,
    special_contribution_partner_without_income: Brackets,
) -> int:
    """The special contribution of the month, by household and declared pay.

    Law: Law of 30 March 1994, art. 106 to 112.
    """
    single = CONTRIBUTION.table(special_contribution_single, month_declared_base)
    with_income = CONTRIBUTION.table(special_contribution_partner_with_income, month_declared_base)
    without = CONTRIBUTION.table(special_contribution_partner_without_income, month_declared_base)
    partner = where(household == PARTNER_WITH_INCOME, with_income, without)
    return where(household == SINGLE, single, partner)


@rule("employee")
def special_social_contribution(
    month_special_contribution: int,
    paid_before_month_special_contribution: int,
    gross_pay: int,
    employee_contribution: int,
) -> int:
    """A second contribution to social security, by the household's income: no more than what is left
    of the pay.

    Law: Law of 30 March 1994, art. 106 to 112.
    """
    rest = month_special_contribution - paid_before_month_special_contribution
    return within(rest, most(0, gross_pay - employee_contribution))
