"""The books for others: as Beancount, whose own program checks them, and as CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

from django.db import connection

from mutua.ground.cells import as_text
from mutua.ledger.models import Account

ROOTS = {
    "asset": "Assets",
    "liability": "Liabilities",
    "equity": "Equity",
    "income": "Income",
    "expense": "Expenses",
}
LINES = """
    select e.id, e.day, e.cause_kind, e.cause_id, e.purpose, e.text, p.line, p.account_id, a.mapped,
      p.amount, p.currency, p.activity, p.person, p.client, p.fund, p.authority, a.nature
    from ledger_entry e join ledger_posting p on p.entry_id = e.id
    join ledger_account a on a.code = p.account_id
    where e.legal_entity_id = %s and e.day between %s and %s order by e.day, e.id, p.line
"""
HEADER = (
    "entry", "day", "cause", "cause_id", "purpose", "text", "line", "account", "number", "amount",
    "currency", "activity", "person", "client", "fund", "authority",
)  # fmt: skip


def lines(legal_entity: str, first: date, last: date) -> Iterator[tuple[Any, ...]]:
    """Every posting of these days, entry by entry."""
    with connection.cursor() as cursor:
        cursor.execute(LINES, [legal_entity, first, last])
        yield from cursor


def account_name(code: str, nature: str) -> str:
    """An account as Beancount names it, such as Assets:ClientReceivable."""
    return f"{ROOTS[nature]}:{''.join(part.capitalize() for part in code.split('_'))}"


def decimal(amount: int) -> str:
    """Minor units with two decimals."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def beancount(legal_entity: str, first: date, last: date) -> Iterator[str]:
    """The books as Beancount, line by line; ``bean-check`` finds nothing to say of them."""
    yield 'option "title" ' + json.dumps(legal_entity)
    yield 'option "operating_currency" "EUR"'
    for account in Account.objects.order_by("code"):
        yield f"{first} open {account_name(account.code, account.nature)}"
        yield f'  number: "{account.mapped}"'
    entry = None
    for row in lines(legal_entity, first, last):
        if row[0] != entry:
            entry = row[0]
            yield ""
            yield f"{row[1]} * {_text(f'{row[2]} {row[4]}')} {_text(row[5])}"
            yield f'  entry: "{row[0]}"'
            yield f'  cause: "{row[3]}"'
        yield f"  {account_name(row[7], row[16])}  {decimal(row[9])} {row[10]}"
        for name, value in zip(HEADER[11:], row[11:16], strict=True):
            if value is not None:
                yield f"    {name}: {_text(str(value))}"


def _text(text: str) -> str:
    """A text in quotes, on one line."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_csv(legal_entity: str, first: date, last: date) -> Iterator[str]:
    """The postings as CSV. A text that a spreadsheet would read as a formula stays text."""
    yield _row(HEADER)
    for row in lines(legal_entity, first, last):
        yield _row((*map(_cell, row[:9]), decimal(row[9]), *map(_cell, row[10:16])))


def _cell(value: Any) -> str:
    return "" if value is None else as_text(str(value))


def _row(values: tuple[Any, ...]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="").writerow(values)
    return buffer.getvalue()
