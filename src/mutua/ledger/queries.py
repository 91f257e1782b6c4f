"""What is read of the books."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection


class Balance(NamedTuple):
    """The balance of an account in one currency, minor units: debit above zero."""

    account: str
    mapped: str
    nature: str
    currency: str
    amount: int


class StatementLine(NamedTuple):
    """One movement of an account for an activity, with what it came to."""

    entry: UUID
    day: date
    cause_kind: str
    cause_id: UUID
    purpose: str
    text: str
    amount: int
    balance: int


def trial_balance(legal_entity: str, until: date) -> list[Balance]:
    """Every account's balance at the end of a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select p.account_id, a.mapped, a.nature, p.currency, sum(p.amount)
               from ledger_posting p join ledger_entry e on e.id = p.entry_id
               join ledger_account a on a.code = p.account_id
               where e.legal_entity_id = %s and e.day <= %s
               group by 1, 2, 3, 4 order by a.mapped, 1, 4""",
            [legal_entity, until],
        )
        return [Balance(*row[:4], int(row[4])) for row in cursor.fetchall()]


def result(legal_entity: str, first: date, last: date) -> dict[str, int]:
    """Income and expense of some days by the two first digits of the chart; income above zero."""
    return _by_class(legal_entity, first, last, ("income", "expense"))


def balance_sheet(legal_entity: str, until: date) -> dict[str, int]:
    """Assets, liabilities and equity at the end of a day by the two first digits of the chart,
    debit above zero; ``result`` closes it: a profit stands below zero, a loss above. All sum to
    zero."""
    beginning = date(1900, 1, 1)
    sheet = _by_class(legal_entity, beginning, until, ("asset", "liability", "equity"))
    found = _by_class(legal_entity, beginning, until, ("income", "expense"))
    return {**{code: -amount for code, amount in sheet.items()}, "result": -sum(found.values())}


def _by_class(
    legal_entity: str, first: date, last: date, natures: tuple[str, ...]
) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            """select left(a.mapped, 2), -sum(p.amount)
               from ledger_posting p join ledger_entry e on e.id = p.entry_id
               join ledger_account a on a.code = p.account_id
               where e.legal_entity_id = %s and e.day between %s and %s and a.nature = any(%s)
               group by 1 order by 1""",
            [legal_entity, first, last, list(natures)],
        )
        return {code: int(amount) for code, amount in cursor.fetchall()}


def activity_balances(activity: UUID) -> dict[str, int]:
    """The balance of each account for an activity, minor units."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select account_id, sum(amount) from ledger_posting where activity = %s group by 1",
            [activity],
        )
        return {account: int(amount) for account, amount in cursor.fetchall()}


def statement(activity: UUID, account: str = "activity_budget") -> Iterator[StatementLine]:
    """The movements of an activity's budget, oldest first; money for it counts above zero."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select e.id, e.day, e.cause_kind, e.cause_id, e.purpose, e.text, -sum(p.amount),
                 -sum(sum(p.amount)) over (order by e.day, e.id)
               from ledger_posting p join ledger_entry e on e.id = p.entry_id
               where p.activity = %s and p.account_id = %s
               group by e.id, e.day, e.cause_kind, e.cause_id, e.purpose, e.text
               order by e.day, e.id""",
            [activity, account],
        )
        for row in cursor.fetchall():
            yield StatementLine(*row[:6], int(row[6]), int(row[7]))
