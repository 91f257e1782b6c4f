"""What a statement has to say, before it is written in one format or another."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from simulators.bank import days


@dataclass
class Item:
    amount: int
    end_to_end_id: str
    name: str
    iban: str
    communication: str
    text: str
    reason: str


@dataclass
class Movement:
    reference: str
    day: date
    value_day: date
    amount: int
    kind: str
    batch: str
    purpose: str
    items: list[Item]


@dataclass
class Statement:
    iban: str
    holder: str
    year: int
    number: int
    day: date
    opened: date
    opening: int
    closing: int
    movements: list[Movement]
    copy: bool = False

    @property
    def name(self) -> str:
        return f"{self.iban}-{self.year}-{self.number:03}"


def of(books: sqlite3.Connection, row: sqlite3.Row, copy: bool) -> Statement:
    """The statement of a row, with its movements."""
    account = books.execute("select * from account where iban = ?", (row["iban"],)).fetchone()
    hidden = not account["wages_in_detail"]
    movements = [
        _movement(books, one, hidden)
        for one in books.execute(
            "select * from movement where statement = ? order by id", (row["id"],)
        )
    ]
    return Statement(
        iban=row["iban"],
        holder=account["name"],
        year=row["year"],
        number=row["number"],
        day=date.fromisoformat(row["day"]),
        opened=date.fromisoformat(row["opened"]),
        opening=row["opening"],
        closing=row["closing"],
        movements=movements,
        copy=copy,
    )


def close(books: sqlite3.Connection, iban: str, until: date) -> None:
    """Make a statement of each day up to this one that has movements and none yet."""
    rows = books.execute(
        "select day, sum(amount) as total from movement"
        " where iban = ? and statement is null and day <= ? group by day order by day",
        (iban, until.isoformat()),
    ).fetchall()
    for row in rows:
        last = books.execute(
            "select * from statement where iban = ? order by id desc limit 1", (iban,)
        ).fetchone()
        day = date.fromisoformat(row["day"])
        opening, opened = _from(books, iban, last, day)
        again = last is not None and last["year"] == day.year
        number = last["number"] + 1 if again else 1
        made = books.execute(
            "insert into statement (iban, year, number, day, opened, opening, closing)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            (iban, day.year, number, row["day"], opened, opening, opening + row["total"]),
        ).lastrowid
        books.execute(
            "update movement set statement = ? where iban = ? and day = ? and statement is null",
            (made, iban, row["day"]),
        )


def _from(
    books: sqlite3.Connection, iban: str, last: sqlite3.Row | None, day: date
) -> tuple[int, str]:
    if last is not None:
        return last["closing"], last["day"]
    account = books.execute("select opening from account where iban = ?", (iban,)).fetchone()
    before = day - days.ONE
    while not days.is_open(before):
        before -= days.ONE
    return account["opening"], before.isoformat()


def _movement(books: sqlite3.Connection, row: sqlite3.Row, wages_hidden: bool) -> Movement:
    hidden = wages_hidden and row["kind"] == "batch" and row["purpose"] == "SALA"
    items = (
        []
        if hidden
        else [
            Item(*one)
            for one in books.execute(
                "select amount, end_to_end_id, name, iban, communication, text, reason"
                " from item where movement = ? order by id",
                (row["id"],),
            )
        ]
    )
    return Movement(
        reference=f"{row['id']:010}",
        day=date.fromisoformat(row["day"]),
        value_day=date.fromisoformat(row["value_day"]),
        amount=row["amount"],
        kind=row["kind"],
        batch=row["batch"],
        purpose=row["purpose"],
        items=items,
    )
