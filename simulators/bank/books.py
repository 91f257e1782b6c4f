"""What the bank remembers, in an SQLite file of its folder."""

import sqlite3
from pathlib import Path

TABLES = """
create table if not exists account (
    iban text primary key, name text not null, opening integer not null,
    wages_in_detail integer not null, closed integer not null default 0
);
create table if not exists message (
    id text primary key, name text not null, received text not null, sequence integer not null
);
create table if not exists block (
    id integer primary key, message text not null references message, name text not null,
    iban text not null references account, due text not null, batch integer not null,
    purpose text not null
);
create table if not exists payment (
    id integer primary key, block integer not null references block, end_to_end_id text not null,
    amount integer not null check (amount > 0), name text not null, iban text not null,
    communication text not null, text text not null, due text not null, state text not null,
    reason text not null default '', returned integer not null default 0
);
create table if not exists movement (
    id integer primary key, iban text not null references account, day text not null,
    value_day text not null, amount integer not null check (amount <> 0), kind text not null,
    batch text not null default '', purpose text not null default '', statement integer
);
create table if not exists item (
    id integer primary key, movement integer not null references movement,
    amount integer not null, end_to_end_id text not null, name text not null, iban text not null,
    communication text not null, text text not null, reason text not null
);
create table if not exists statement (
    id integer primary key, iban text not null references account, year integer not null,
    number integer not null, day text not null, opened text not null, opening integer not null,
    closing integer not null,
    unique (iban, year, number)
);
create table if not exists written (
    statement integer not null references statement, layout text not null,
    primary key (statement, layout)
);
create table if not exists told (
    end_to_end_id text not null, what text not null, value text not null,
    primary key (end_to_end_id, what)
);
create table if not exists closed_elsewhere (iban text primary key);
create table if not exists fact (name text primary key, value text not null);
"""


def opened(folder: Path) -> sqlite3.Connection:
    folder.mkdir(parents=True, exist_ok=True)
    books = sqlite3.connect(folder / "bank.sqlite", isolation_level=None)
    books.row_factory = sqlite3.Row
    books.execute("pragma foreign_keys = on")
    books.execute("pragma synchronous = off")  # a simulated bank survives its death, no power cut
    books.executescript(TABLES)
    return books
