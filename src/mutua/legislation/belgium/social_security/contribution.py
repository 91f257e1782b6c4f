"""The employee's contribution: on the month's declared pay, less what earlier payslips bore."""

from mutua.legislation.belgium.rounding import CONTRIBUTION
from mutua.legislation.engine.operations import where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule


@rule("step")
def month_gross(paid_before_month_gross: int, gross_pay: int) -> int:
    """Gross pay of the month with the same employer, earlier payslips included.

    Law: Royal decree of 28 November 1969, art. 34: declared by quarter, all pay together.
    """
    return paid_before_month_gross + gross_pay


@rule("step")
def month_declared_base(month_gross: int, declared_share: Rate) -> int:
    """The pay of the month on which contributions are due: 100 % or 108 % of gross.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    return CONTRIBUTION.of(month_gross, declared_share)


@rule("step")
def earlier_declared_base(paid_before_month_gross: int, declared_share: Rate) -> int:
    """The part of it that earlier payslips of the month have declared.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    return CONTRIBUTION.of(paid_before_month_gross, declared_share)


@rule("detail")
def declared_base(month_declared_base: int, earlier_declared_base: int) -> int:
    """The pay on which contributions are due for this payslip.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    return month_declared_base - earlier_declared_base


@rule("step")
def month_contribution(month_declared_base: int, employee_rate: Rate) -> int:
    """The employee's contribution of the month before the work bonus.

    Law: Law of 29 June 1981, art. 38 § 2.
    """
    return CONTRIBUTION.of(month_declared_base, employee_rate)


@rule("step")
def earlier_contribution(
    paid_before_month_contribution: int,
    paid_before_month_bonus_a: int,
    paid_before_month_bonus_b: int,
    earlier_declared_base: int,
    employee_rate: Rate,
) -> int:
    """The contribution of earlier payslips of the month, before their work bonus.

    Law: Law of 29 June 1981, art. 38 § 2.
    """
    stated = paid_before_month_contribution + paid_before_month_bonus_a + paid_before_month_bonus_b
    return where(stated > 0, stated, CONTRIBUTION.of(earlier_declared_base, employee_rate))


@rule("detail")
def employee_contribution_before_bonus(month_contribution: int, earlier_contribution: int) -> int:
    """Your contribution to social security before the work bonus lowers it.

    Law: Law of 29 June 1981, art. 38 § 2.
    """
    return month_contribution - earlier_contribution


@rule("employee")
def employee_contribution(employee_contribution_before_bonus: int, work_bonus: int) -> int:
    """Your contribution to social security, withheld from the gross pay.

    Law: Law of 29 June 1981, art. 38 § 2; law of 20 December 1999, art. 2.
    """
    return employee_contribution_before_bonus - work_bonus
