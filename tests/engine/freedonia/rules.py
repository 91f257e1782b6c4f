"""The pay of workers in Freedonia."""

from mutua.legislation.engine.operations import (
    by_count,
    by_step,
    least,
    most,
    pick_amount,
    pick_rate,
    unless,
    where,
)
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rounding import Rounding
from mutua.legislation.engine.rules import rule
from mutua.legislation.engine.tables import Brackets, Choices, Counts, Steps

DOWN = Rounding("down", "Crown decree 1")
UP = Rounding("up", "Crown decree 2")
HALF = Rounding("half up", "Crown decree 3")


@rule("employee")
def sick_fund(gross_pay: int, sick_fund_rate: Rate) -> int:
    """What you pay into the sick fund.

    Law: Freedonian code, art. 1.
    """
    return DOWN.of(gross_pay, sick_fund_rate)


@rule("step")
def hourly_wage(gross_pay: int, hours: int) -> int:
    """The wage of an hour.

    Law: Freedonian code, art. 2.
    """
    return HALF.ratio(gross_pay, 100, most(hours, 1))


@rule("step", "flag")
def winter_master(winter: bool, rank: int) -> bool:
    """Whether a master works in winter.

    Law: Freedonian code, art. 3.
    """
    return winter & (rank == 2) & unless(rank < 1)


@rule("tax")
def poll_tax(
    gross_pay: int, sick_fund: int, apprentices: int, tax_table: Brackets, apprentice_relief: Counts
) -> int:
    """The tax of the quarter.

    Law: Freedonian code, art. 4.
    """
    tax = HALF.table(tax_table, gross_pay - sick_fund)
    return most(0, tax - by_count(apprentice_relief, apprentices))


@rule("employer", since=None, until=None)
def hearth_money(winter_master: bool, rank: int, hearth: Choices) -> int:
    """Wood for the winter.

    Law: Freedonian code, art. 5.
    """
    return where(winter_master, pick_amount(hearth, rank), 0)


@rule("employer")
def road_fund(gross_pay: int, rank: int, hourly_wage: int, road: Choices, toll: Steps) -> int:
    """What the master pays for roads: it falls where the toll of the next step is lower.

    Law: Freedonian code, art. 6.
    """
    return UP.of(gross_pay, pick_rate(road, rank)) + HALF.of(gross_pay, by_step(toll, gross_pay))


@rule("employer")
def bell_penny(gross_pay: int, bell_cap: int) -> int:
    """A penny for the bells, by the law of the day on which the contract began.

    Law: Freedonian code, art. 7.
    """
    return least(gross_pay, bell_cap)


@rule("total")
def net_pay(gross_pay: int, sick_fund: int, poll_tax: int) -> int:
    """What you take home.

    Law: Freedonian code, art. 8.
    """
    return gross_pay - sick_fund - poll_tax


@rule("total")
def charged_cost(gross_pay: int, hearth_money: int, road_fund: int, bell_penny: int) -> int:
    """What the work costs in all.

    Law: Sum of the lines.
    """
    return gross_pay + hearth_money + road_fund + bell_penny
