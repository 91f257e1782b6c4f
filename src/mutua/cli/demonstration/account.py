"""The account of the make-believe cooperative at its bank: what moves in a day is its statement."""

from __future__ import annotations

from datetime import date
from typing import Any

from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.treasury import bank, services
from mutua.treasury.formats.statements import Kind, Line, Statement


class BankAccount:
    """Money that comes and goes; each day on which it moved ends with a statement that is taken
    and booked. Amounts are minor units."""

    def __init__(self, iban: str) -> None:
        self.iban = iban
        self.balance = 0
        self.closed_on: date | None = None
        self.lines: list[Line] = []
        self.statements: dict[int, int] = {}

    def moves(self, amount: int, **said: Any) -> None:
        """Money comes, or goes below zero; ``said`` is what the bank says of it."""
        kind = Kind.TRANSFER_IN if amount > 0 else Kind.TRANSFER_OUT
        today = clock.today()
        self.lines.append(
            Line(amount=amount, booked_on=today, value_on=today, kind=kind, code="PMNT", **said)
        )

    def close(self) -> None:
        """The statement of a day on which money moved."""
        if not self.lines:
            return
        today = clock.today()
        number = self.statements[today.year] = self.statements.get(today.year, 0) + 1
        opening, self.balance = self.balance, self.balance + sum(one.amount for one in self.lines)
        given = Statement(
            iban=self.iban, currency="EUR", identifier=f"{today.year}-{number:03}", number=number,
            opening=opening, opened_on=self.closed_on or today, closing=self.balance,
            closed_on=today, lines=tuple(self.lines),
        )  # fmt: skip
        name = derived_id("statement", self.iban, given.identifier)
        services.take_statement(
            actor=bank.SENDER, key=derived_id(name, "taken"), statement=given, file=name.hex
        )
        services.book_lines(actor=bank.SENDER, key=derived_id(str(name), "booked"), statement=name)
        self.closed_on, self.lines = today, []
