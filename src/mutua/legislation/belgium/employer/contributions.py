"""What the employer adds to the gross pay, each contribution its own line.

Each line is the contribution on the month's declared pay less that on earlier payslips of the
month, so that ten payslips of a month bear what the law asks for the month.
"""

from mutua.legislation.belgium.rounding import CONTRIBUTION
from mutua.legislation.engine.operations import least, most, pick_rate, where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Choices

SIZE_FOR_UNEMPLOYMENT = 10
SIZE_FOR_CLOSURE_FUND = 20


@rule("step")
def quarter_declared_before(
    paid_before_quarter_gross: int, paid_before_month_gross: int, declared_share: Rate
) -> int:
    """Declared pay of earlier payslips of the quarter.

    Law: Law of 29 June 1981, art. 23 § 2 and 38.
    """
    return CONTRIBUTION.of(most(paid_before_quarter_gross, paid_before_month_gross), declared_share)


@rule("step")
def base_under_ceiling(
    declared_base: int, quarter_declared_before: int, basic_contribution_ceiling: int
) -> int:
    """The declared pay that still bears the basic contribution, under the quarter's ceiling.

    Law: Law of 29 June 1981, art. 38; royal decree of 6 October 2025.
    """
    room = most(0, basic_contribution_ceiling - quarter_declared_before)
    return least(declared_base, room)


@rule("employer")
def employer_basic_contribution(
    base_under_ceiling: int, earlier_declared_base: int, basic_contribution_rate: Rate
) -> int:
    """The employer's basic contribution to social security, wage moderation included.

    Law: Law of 29 June 1981, art. 38 § 3 and § 3bis.
    """
    all_pay = CONTRIBUTION.of(earlier_declared_base + base_under_ceiling, basic_contribution_rate)
    return all_pay - CONTRIBUTION.of(earlier_declared_base, basic_contribution_rate)


@rule("employer")
def unemployment_contribution(
    month_declared_base: int,
    earlier_declared_base: int,
    employer_size: int,
    unemployment_rate: Rate,
) -> int:
    """The employer's contribution for unemployment, from 10 workers on (ONSS code 855).

    Law: Law of 29 June 1981, art. 38 § 3, 5°.
    """
    due = CONTRIBUTION.of(month_declared_base, unemployment_rate)
    before = CONTRIBUTION.of(earlier_declared_base, unemployment_rate)
    return where(employer_size >= SIZE_FOR_UNEMPLOYMENT, due - before, 0)


@rule("employer")
def closure_fund(
    month_declared_base: int,
    earlier_declared_base: int,
    employer_size: int,
    closure_fund_rate_large: Rate,
    closure_fund_rate_small: Rate,
) -> int:
    """The employer's contribution to the fund for closed enterprises (ONSS code 809).

    Law: Law of 26 June 2002, art. 58.
    """
    large = CONTRIBUTION.of(month_declared_base, closure_fund_rate_large)
    large_before = CONTRIBUTION.of(earlier_declared_base, closure_fund_rate_large)
    small = CONTRIBUTION.of(month_declared_base, closure_fund_rate_small)
    small_before = CONTRIBUTION.of(earlier_declared_base, closure_fund_rate_small)
    is_large = employer_size >= SIZE_FOR_CLOSURE_FUND
    return where(is_large, large - large_before, small - small_before)


@rule("employer")
def special_closure_fund(
    month_declared_base: int, earlier_declared_base: int, special_closure_fund_rate: Rate
) -> int:
    """The employer's special contribution to the fund for closed enterprises (ONSS code 810).

    Law: Law of 26 June 2002, art. 60.
    """
    due = CONTRIBUTION.of(month_declared_base, special_closure_fund_rate)
    return due - CONTRIBUTION.of(earlier_declared_base, special_closure_fund_rate)


@rule("employer")
def temporary_unemployment(
    month_declared_base: int, earlier_declared_base: int, temporary_unemployment_rate: Rate
) -> int:
    """The employer's contribution for temporary unemployment and older workers (ONSS code 859).

    Law: Law of 29 June 1981, art. 38.
    """
    due = CONTRIBUTION.of(month_declared_base, temporary_unemployment_rate)
    return due - CONTRIBUTION.of(earlier_declared_base, temporary_unemployment_rate)


@rule("employer")
def work_accidents(
    month_declared_base: int, earlier_declared_base: int, work_accidents_rate: Rate
) -> int:
    """The employer's contribution to the fund for accidents at work (ONSS code 255).

    Law: Law of 10 April 1971.
    """
    due = CONTRIBUTION.of(month_declared_base, work_accidents_rate)
    return due - CONTRIBUTION.of(earlier_declared_base, work_accidents_rate)


@rule("employer")
def asbestos(month_declared_base: int, earlier_declared_base: int, asbestos_rate: Rate) -> int:
    """The employer's contribution to the asbestos fund (ONSS code 256).

    Law: Programme law (I) of 27 December 2006, art. 116.
    """
    due = CONTRIBUTION.of(month_declared_base, asbestos_rate)
    return due - CONTRIBUTION.of(earlier_declared_base, asbestos_rate)


@rule("employer")
def sector_fund(
    month_declared_base: int,
    earlier_declared_base: int,
    joint_committee: int,
    sector_fund_rate: Choices,
) -> int:
    """The employer's contribution to the social fund of the joint committee.

    Law: Law of 7 January 1958 on funds for social security; agreement of the joint committee.
    """
    rate = pick_rate(sector_fund_rate, joint_committee)
    return CONTRIBUTION.of(month_declared_base, rate) - CONTRIBUTION.of(earlier_declared_base, rate)


@rule("employer")
def holidays_quarterly(
    month_declared_base: int, earlier_declared_base: int, holidays_quarterly_rate: Rate
) -> int:
    """The quarterly part of the contribution that pays the holidays of manual workers and
    artists (ONSS code 253). It comes back to you as holiday pay.

    Law: Law of 29 June 1981, art. 38 § 3, 8°.
    """
    due = CONTRIBUTION.of(month_declared_base, holidays_quarterly_rate)
    return due - CONTRIBUTION.of(earlier_declared_base, holidays_quarterly_rate)


@rule("employer")
def holidays_yearly(
    month_declared_base: int, earlier_declared_base: int, holidays_yearly_rate: Rate
) -> int:
    """The yearly part of the contribution that pays the holidays of manual workers and artists.
    It comes back to you as holiday pay.

    Law: Law of 29 June 1981, art. 38 § 3, 8°.
    """
    due = CONTRIBUTION.of(month_declared_base, holidays_yearly_rate)
    return due - CONTRIBUTION.of(earlier_declared_base, holidays_yearly_rate)


@rule("total")
def employer_contributions(
    employer_basic_contribution: int,
    unemployment_contribution: int,
    closure_fund: int,
    special_closure_fund: int,
    temporary_unemployment: int,
    work_accidents: int,
    asbestos: int,
    sector_fund: int,
    holidays_quarterly: int,
    holidays_yearly: int,
) -> int:
    """All that the employer adds for social security, before the reductions.

    Law: Law of 29 June 1981, art. 38.
    """
    closure = closure_fund + special_closure_fund
    funds = work_accidents + asbestos + sector_fund
    unemployment = unemployment_contribution + temporary_unemployment
    holidays = holidays_quarterly + holidays_yearly
    return employer_basic_contribution + unemployment + closure + funds + holidays
