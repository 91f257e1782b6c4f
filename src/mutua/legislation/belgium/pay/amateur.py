"""The amateur arts indemnity: a refund of costs for a small artistic service, without contract.

It bears no contribution of the artist and no tax. Once the client has given more than a free
total in the year, the client owes a contribution on the whole of it.
"""

from mutua.legislation.belgium.rounding import CONTRIBUTION
from mutua.legislation.engine.operations import most, where
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rules import rule


@rule("detail")
def indemnity_above_limit(gross_pay: int, days: int, amateur_daily_maximum: int) -> int:
    """What goes beyond the daily maximum: above nil the indemnity is no longer lawful as such.

    Law: Law of 16 December 2022; Income tax code, art. 38 § 1, 23°.
    """
    return most(0, gross_pay - most(days, 1) * amateur_daily_maximum)


@rule("allowance")
def allowances_paid(untaxed_allowances: int) -> int:
    """Proven travel costs, paid beside the indemnity.

    Law: Law of 16 December 2022; royal decree of 13 March 2023.
    """
    return untaxed_allowances


@rule("total")
def net_pay(gross_pay: int, allowances_paid: int) -> int:
    """What is paid into your account: the whole indemnity.

    Law: Law of 16 December 2022; Income tax code, art. 38 § 1, 23°.
    """
    return gross_pay + allowances_paid


@rule("employer")
def amateur_contribution(
    gross_pay: int,
    paid_before_year_gross: int,
    amateur_client_free_total: int,
    amateur_client_rate: Rate,
) -> int:
    """The client's contribution, on the whole of the year's indemnities past the free total.

    Law: Law of 16 December 2022; royal decree of 13 March 2023.
    """
    total = paid_before_year_gross + gross_pay
    due = where(total > amateur_client_free_total, CONTRIBUTION.of(total, amateur_client_rate), 0)
    before = where(
        paid_before_year_gross > amateur_client_free_total,
        CONTRIBUTION.of(paid_before_year_gross, amateur_client_rate),
        0,
    )
    return due - before


@rule("total")
def employer_contributions(amateur_contribution: int) -> int:
    """All that the client adds for social security.

    Law: Law of 16 December 2022; royal decree of 13 March 2023.
    """
    return amateur_contribution


@rule("total")
def employer_cost(gross_pay: int, employer_contributions: int, allowances_paid: int) -> int:
    """What the service costs in all.

    Law: Sum of the lines.
    """
    return gross_pay + employer_contributions + allowances_paid


@rule("total")
def charged_cost(employer_cost: int) -> int:
    """What is charged to the budget of the activity.

    Law: Sum of the lines.
    """
    return employer_cost
