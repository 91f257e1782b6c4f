"""The pay of the guild: its rules stand apart, one of them changes with the day of work."""

from datetime import date

from mutua.legislation.engine.rules import rule


@rule("total", until=date(2030, 6, 30))
def net_pay(gross_pay: int) -> int:
    """All of it, in the old days.

    Law: Charter of the guild.
    """
    return gross_pay


@rule("total", line="net_pay", since=date(2030, 7, 1))
def net_pay_of_today(gross_pay: int, pieces: int) -> int:
    """All of it, less a crown a piece.

    Law: Second charter of the guild.
    """
    return gross_pay - pieces


@rule("total")
def charged_cost(gross_pay: int) -> int:
    """The pay alone.

    Law: Charter of the guild.
    """
    return gross_pay
