"""Reads CODA, the Belgian banks' coded statement of account, version 2.

Source: Febelfin, Coded statement of account (CODA), versions 2.3 to 2.6: records 0 (header), 1 (old
balance), 2 (movement), 3 (information), 8 (new balance), 4 (free communication), 9 (trailer), each
of 128 signs. Which fields are read: docs/reference/bank-files.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from mutua.treasury.formats.coda_movements import Reader
from mutua.treasury.formats.coda_record import LENGTH, Record, account
from mutua.treasury.formats.refusals import FileError, FileRefused, refuse
from mutua.treasury.formats.statements import Line, Statement, chain_errors, sum_error
from mutua.treasury.formats.xml import line_at

MOST_BYTES: Final = 100_000_000
CONTROL: Final = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
FOLLOWS: Final = {
    "": "0",
    "0": "1",
    "1": "2389",
    "2": "238",
    "3": "238",
    "9": "0",
}
NAMES: Final = {
    "0": "header",
    "1": "old balance",
    "2": "movement",
    "3": "information",
    "4": "free communication",
    "8": "new balance",
    "9": "trailer",
}


def read(content: bytes, *, limit: int = MOST_BYTES) -> tuple[Statement, ...]:
    """The statements of a file, in its order.

    Raises FileRefused for the whole file: cut off, in UTF-8 or another encoding, larger than
    ``limit`` bytes, with a record of another length or kind or out of its place, with numbers that
    do not count on, with sums or counts that do not agree, or with a statement twice.
    """
    statements = []
    records: list[Record] = []
    for record in _records(content, limit):
        records.append(record)
        if record.text[0] == "9":
            statements.append(_statement(records))
            records = []
    if errors := chain_errors(statements):
        raise FileRefused(errors)
    return tuple(statements)


def _records(content: bytes, limit: int) -> Iterator[Record]:
    """The records, each of a kind that may follow the one before."""
    lines = _text(content, limit).replace("\r\n", "\n").removesuffix("\n").split("\n")
    kind, closed = "", False
    before: Record | None = None
    for number, text in enumerate(lines, 1):
        if len(text) != LENGTH:
            raise refuse(number, "record", f"{len(text)} signs", f"{LENGTH} signs")
        if closed:
            raise refuse(number, "record", text[0], "nothing after the last trailer")
        follows = _follows(before)
        if text[0] not in follows:
            after = f"after {NAMES[before.text[0]]}" if before else "at the beginning"
            allowed = " or ".join(f"{one} ({NAMES[one]})" for one in follows)
            raise refuse(number, f"record {after}", text[0], allowed)
        kind = text[0]
        before = record = Record(number, text)
        closed = kind == "9" and record.one_of(128, "multiple file code", "12") == "2"
        yield record
    if not closed:
        allowed = "a last trailer (9, multiple file code 2)"
        raise refuse(len(lines), "file", f"its end after record {kind}", allowed)


def _follows(before: Record | None) -> str:
    """The kinds of record that may come: after 8 and 4, the link code says whether a free
    communication does."""
    kind = before.text[0] if before else ""
    if before and kind in "84":
        return "4" if before.one_of(128, "link code", "01") == "1" else "9"
    return FOLLOWS[kind]


def _text(content: bytes, limit: int) -> str:
    if len(content) > limit:
        raise refuse(0, "file", f"{len(content)} bytes", f"at most {limit} bytes")
    if not content:
        raise refuse(0, "file", "0 bytes", "a CODA file")
    if found := CONTROL.search(content):
        given = f"byte {found.group().hex()}"
        raise refuse(line_at(content, found.start()), "file", given, "text in ISO 8859-1")
    if beyond := BEYOND_ASCII.search(content):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            raise refuse(line_at(content, beyond.start()), "encoding", "UTF-8", "ISO 8859-1")
    return content.decode("cp1252", errors="replace")


def _statement(records: list[Record]) -> Statement:
    header, old, *middle, trailer = records
    if header.at(128, 128) != "2":
        raise header.refuse("version code", header.at(128, 128), "2")
    header.day(6, "creation date")
    structure = old.one_of(2, "account structure", "0123")
    if structure == "1":
        raise old.refuse("account structure", "1", "0, 2 or 3: a number that has an IBAN")
    iban, currency = account(old, 6, structure)
    opening, opened_on = old.cents(43, 44, "old balance"), old.day(59, "old balance, day")
    reader = Reader()
    lines: tuple[Line, ...] = ()
    closing, closed_on = opening, opened_on
    new: Record | None = None
    for record in middle:
        if record.text[0] in "23":
            reader.take(record)
        elif record.text[0] == "8":
            new, lines = record, reader.done(record)
            closing, closed_on = _new_balance(new, iban, structure)
        elif record.text[0] == "4":
            record.blank(11, 32)
    number = _number(old, closed_on)
    statement = Statement(
        iban=iban,
        currency=currency,
        identifier=f"{closed_on.year}-{number:03}" if number else f"{closed_on}",
        number=number,
        opening=opening,
        opened_on=opened_on,
        closing=closing,
        closed_on=closed_on,
        lines=lines,
        is_copy=header.one_of(17, "duplicate code", " D") == "D",
        line=header.line,
    )
    if errors := list(_disagreements(statement, trailer, reader, records)):
        raise FileRefused(errors)
    return statement


def _number(old: Record, closed_on: date) -> int | None:
    """The number of the coded statement, else of the one on paper; nothing for zeros."""
    coded = old.at(126, 128).strip()
    if coded and not coded.isdigit():
        raise old.refuse("number of the coded statement", coded, "three digits")
    return int(coded or 0) or old.digits(3, 5, "number of the statement") or None


def _new_balance(new: Record, iban: str, structure: str) -> tuple[int, date]:
    number, _ = account(new, 5, structure)
    if number != iban:
        raise new.refuse("account", number, iban)
    new.digits(2, 4, "number of the statement")
    return new.cents(42, 43, "new balance"), new.day(58, "new balance, day")


def _disagreements(
    statement: Statement, trailer: Record, reader: Reader, records: list[Record]
) -> Iterator[FileError]:
    line = trailer.line
    if error := sum_error(statement):
        yield error
    if statement.closed_on < statement.opened_on:
        allowed = f"{statement.opened_on} or later"
        yield FileError(statement.line, "new balance, day", str(statement.closed_on), allowed)
    found = sum(one.text[0] in "1238" for one in records)
    told = trailer.digits(17, 22, "number of records")
    if told != found:
        yield FileError(line, "number of records", str(told), str(found))
    for name, first, sum_ in (
        ("total debit", 23, reader.debit),
        ("total credit", 38, reader.credit),
    ):
        total = trailer.cents(None, first, name)
        if total != sum_:
            yield FileError(line, name, f"{total} cents", f"{sum_} cents")
