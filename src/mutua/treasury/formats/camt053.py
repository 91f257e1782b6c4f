"""Reads account statements in ISO 20022 camt.053, versions 001.02 and 001.08.

Source: ISO 20022 message definitions camt.053.001.02 and .08; external code set
ExternalBankTransactionDomain1Code and its families. Which elements are read:
docs/reference/bank-files.md. Only booked lines in euro are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mutua.treasury.formats import camt053_entry
from mutua.treasury.formats.refusals import FileError, FileRefused, refuse
from mutua.treasury.formats.statements import Line, Statement, chain_errors, sum_error
from mutua.treasury.formats.xml import MOST_BYTES, Node, guarded, walk
from mutua.treasury.formats.xml_values import (
    Parts,
    Shape,
    cents,
    count,
    day,
    find,
    iban,
    text_at,
    words,
)

SPACES: Final = (
    "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02",
    "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08",
)
CURRENCY: Final = "EUR"
DOCUMENT: Final = Shape("BkToCstmrStmt!")
MESSAGE: Final = Shape("GrpHdr! Stmt*! SplmtryData*")
HEADER: Final = Shape("MsgId! CreDtTm! MsgRcpt MsgPgntn OrgnlBizQry AddtlInf")
STATEMENT: Final = Shape(
    "Id! StmtPgntn ElctrncSeqNb RptgSeq LglSeqNb CreDtTm FrToDt CpyDplctInd RptgSrc Acct! RltdAcct"
    " Intrst* Bal*! TxsSummry Ntry* AddtlStmtInf"
)
BALANCE: Final = Shape("Tp! CdtLine* Amt! CdtDbtInd! Dt! Avlbty*")
SUMMARY: Final = Shape("TtlNtries TtlCdtNtries TtlDbtNtries TtlNtriesPerBkTxCd*")
STREAMED: Final = {"Stmt": 3, "Ntry": 4}
OPENING: Final = ("OPBD", "PRCD")
CLOSING: Final = "CLBD"


def read(content: bytes, *, limit: int = MOST_BYTES) -> tuple[Statement, ...]:
    """The statements of a file, in its order.

    Raises FileRefused for the whole file: cut off, not UTF-8, larger than ``limit`` bytes, with a
    document type or entity, with an element that is unknown, doubled or out of its place, with
    sums or counts that do not agree, or with a statement that stands in it twice.
    """
    statements: list[Statement] = []
    lines: list[Line] = []
    references: dict[str, int] = {}
    for node in walk(guarded(content, limit), SPACES, STREAMED):
        if node.name == "Ntry":
            lines.append(camt053_entry.read(node, len(lines) + 1, references))
        elif node.name == "Stmt":
            statements.append(_statement(node, tuple(lines)))
            lines, references = [], {}
        else:
            message = DOCUMENT.read(node, "Document").needed("BkToCstmrStmt")
            _header(MESSAGE.read(message, "BkToCstmrStmt").needed("GrpHdr"))
    if errors := chain_errors(statements):
        raise FileRefused(errors)
    return tuple(statements)


def _header(node: Node) -> None:
    header = HEADER.read(node, "GrpHdr")
    if not header.text("MsgId", 35):
        raise header.refuse("MsgId", "nothing", "the message's identifier")
    pages = header.one("MsgPgntn")
    if pages is not None and text_at(pages, "LastPgInd") != "true":
        raise header.refuse("MsgPgntn", "one page of several", "the whole message")


def _statement(node: Node, lines: tuple[Line, ...]) -> Statement:
    parts = STATEMENT.read(node, "Stmt")
    account = parts.one("Acct")
    number = text_at(account, "Id/IBAN", 34)
    currency = text_at(account, "Ccy", 3) or CURRENCY
    if currency != CURRENCY:
        raise parts.refuse("Acct", currency, CURRENCY)
    opening, opened_on = _balance(parts, OPENING)
    closing, closed_on = _balance(parts, (CLOSING,))
    statement = Statement(
        iban=iban(number, parts.line, "Stmt/Acct/Id/IBAN"),
        currency=currency,
        identifier=parts.text("Id", 35),
        number=_number(parts),
        opening=opening,
        opened_on=opened_on,
        closing=closing,
        closed_on=closed_on,
        lines=lines,
        is_copy=parts.one("CpyDplctInd") is not None,
        line=parts.line,
    )
    errors = list(_disagreements(statement, parts))
    if errors:
        raise FileRefused(errors)
    return statement


def _number(parts: Parts) -> int | None:
    for name in ("ElctrncSeqNb", "LglSeqNb"):
        if text := parts.text(name, 18):
            return count(text, parts.line, f"Stmt/{name}")
    return None


def _balance(parts: Parts, codes: tuple[str, ...]) -> tuple[int, date]:
    """The balance of the first of these codes that stands there, and its day."""
    found: dict[str, tuple[int, date]] = {}
    for node in parts.all("Bal"):
        code = text_at(node, "Tp/CdOrPrtry/Cd", 4)
        if code not in codes or find(node, "Tp/SubTp") is not None:
            continue
        if code in found:
            raise refuse(node.line, "Stmt/Bal", f"another {code}", f"{code} once")
        balance = BALANCE.read(node, "Stmt/Bal")
        amount = cents(balance.needed("Amt"), "Stmt/Bal/Amt", CURRENCY)
        dated = day(balance.needed("Dt"), "Stmt/Bal/Dt")
        found[code] = (camt053_entry.sign(balance) * amount, dated)
    for code in codes:
        if code in found:
            return found[code]
    raise refuse(parts.line, "Stmt/Bal", "no such balance", " or ".join(codes))


def _disagreements(statement: Statement, parts: Parts) -> Iterator[FileError]:
    if error := sum_error(statement):
        yield error
    if statement.closed_on < statement.opened_on:
        allowed = f"{statement.opened_on} or later"
        yield FileError(statement.line, "Stmt/Bal/Dt", str(statement.closed_on), allowed)
    if (summary := parts.one("TxsSummry")) is not None:
        yield from _against_summary(statement, SUMMARY.read(summary, "TxsSummry"))


def _against_summary(statement: Statement, summary: Parts) -> Iterator[FileError]:
    amounts = [one.amount for one in statement.lines]
    groups = {
        "TtlNtries": [abs(one) for one in amounts],
        "TtlCdtNtries": [one for one in amounts if one > 0],
        "TtlDbtNtries": [-one for one in amounts if one < 0],
    }
    for name, found in groups.items():
        node = summary.one(name)
        if node is None:
            continue
        line, path = node.line, f"TxsSummry/{name}"
        number = find(node, "NbOfNtries")
        total = find(node, "Sum")
        if number is not None:
            given = count(words(number, path), line, f"{path}/NbOfNtries")
            if given != len(found):
                yield FileError(line, f"{path}/NbOfNtries", str(given), str(len(found)))
        if total is not None and (given := cents(total, f"{path}/Sum")) != sum(found):
            yield FileError(line, f"{path}/Sum", str(given), f"{sum(found)} cents")
