"""Exceptional pay: an end-of-year premium or another payment that belongs to no month of work."""

from mutua.legislation.belgium.rounding import CONTRIBUTION
from mutua.legislation.engine.operations import most, pick_rate
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Choices

EXCEPTIONAL = ("exceptional_pay",)


@rule("step", line="month_declared_base", regimes=EXCEPTIONAL)
def month_base_with_exceptional_pay(
    month_gross: int, worker_status: int, declared_share_by_status: Choices
) -> int:
    """The pay of the month on which contributions are due: 100 % or 108 % of gross, by status.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    return CONTRIBUTION.of(month_gross, pick_rate(declared_share_by_status, worker_status))


@rule("step", line="earlier_declared_base", regimes=EXCEPTIONAL)
def base_before_exceptional_pay(
    paid_before_month_gross: int, worker_status: int, declared_share_by_status: Choices
) -> int:
    """The part of it that earlier payslips of the month have declared.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    share = pick_rate(declared_share_by_status, worker_status)
    return CONTRIBUTION.of(paid_before_month_gross, share)


@rule("employee", line="employee_contribution", regimes=EXCEPTIONAL)
def contribution_on_exceptional_pay(employee_contribution_before_bonus: int) -> int:
    """Your contribution to social security. The work bonus is for work of the month alone.

    Law: Law of 29 June 1981, art. 38 § 2; royal decree of 17 January 2000, art. 1.
    """
    return employee_contribution_before_bonus


@rule("detail", line="taxable_pay", regimes=EXCEPTIONAL)
def taxable_exceptional_pay(gross_pay: int, employee_contribution: int) -> int:
    """The exceptional pay on which tax is withheld: less your contribution.

    Law: Income tax code, art. 31 and 52; Annex III, n. 53.
    """
    return gross_pay - employee_contribution


@rule("step", line="quarter_declared_before", regimes=EXCEPTIONAL)
def quarter_before_exceptional_pay(
    paid_before_quarter_gross: int,
    paid_before_month_gross: int,
    worker_status: int,
    declared_share_by_status: Choices,
) -> int:
    """Declared pay of earlier payslips of the quarter.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    share = pick_rate(declared_share_by_status, worker_status)
    return CONTRIBUTION.of(most(paid_before_quarter_gross, paid_before_month_gross), share)


@rule("employer", line="holidays_quarterly", regimes=EXCEPTIONAL)
def holidays_quarterly_by_status(
    month_declared_base: int,
    earlier_declared_base: int,
    worker_status: int,
    holidays_quarterly_rate_by_status: Choices,
) -> int:
    """The quarterly part of the holiday contribution, for manual workers and artists.

    Law: Law of 29 June 1981, art. 38 § 3, 8°.
    """
    rate = pick_rate(holidays_quarterly_rate_by_status, worker_status)
    return CONTRIBUTION.of(month_declared_base, rate) - CONTRIBUTION.of(earlier_declared_base, rate)


@rule("employer", line="holidays_yearly", regimes=EXCEPTIONAL)
def holidays_yearly_by_status(
    month_declared_base: int,
    earlier_declared_base: int,
    worker_status: int,
    holidays_yearly_rate_by_status: Choices,
) -> int:
    """The yearly part of the holiday contribution, for manual workers and artists.

    Law: Law of 29 June 1981, art. 38 § 3, 8°.
    """
    rate = pick_rate(holidays_yearly_rate_by_status, worker_status)
    return CONTRIBUTION.of(month_declared_base, rate) - CONTRIBUTION.of(earlier_declared_base, rate)


@rule("step", line="normal_month_contribution", regimes=EXCEPTIONAL)
def normal_contribution_by_status(
    normal_month_pay: int,
    worker_status: int,
    declared_share_by_status: Choices,
    employee_rate: Rate,
) -> int:
    """The contribution on the normal pay of a month.

    Law: Annex III, n. 53: the normal pay after contributions chooses the rate.
    """
    base = CONTRIBUTION.of(normal_month_pay, pick_rate(declared_share_by_status, worker_status))
    return CONTRIBUTION.of(base, employee_rate)
