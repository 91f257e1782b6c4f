"""Reads account statements in ISO 20022 camt.053, versions 001.02 and 001.08.

Source: ISO 20022 message definitions camt.053.001.02 and .08; external code set
ExternalBankTransactionDomain1Code and its families. Which elements are read:
docs/reference/bank-files.md. Only booked lines in euro are taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from lxml import etree

from mutua.treasury.formats import camt053_entry
from mutua.treasury.formats.refusals import FileError, FileRefused, refuse
from mutua.treasury.formats.statements import Line, Statement, chain_errors, sum_error
from mutua.treasury.formats.xml import (
    MOST_BYTES,
    Element,
    Parts,
    Shape,
    cents,
    count,
    day,
    find,
    guarded,
    iban,
    space_of,
    text_at,
    walk,
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
PARENTS: Final[Mapping[str, str | None]] = {
    "Ntry": "Stmt",
    "GrpHdr": "BkToCstmrStmt",
    "Stmt": "BkToCstmrStmt",
    "Document": None,
}
OPENING: Final = ("OPBD", "PRCD")
CLOSING: Final = "CLBD"


def read(content: bytes, *, limit: int = MOST_BYTES) -> tuple[Statement, ...]:
    """The statements of a file, in its order.

    Raises FileRefused for the whole file: cut off, not UTF-8, larger than ``limit`` bytes, with a
    document type or entity, with an element that is unknown, doubled or out of its place, with
    sums or counts that do not agree, or with a statement that stands in it twice.
    """
    content = guarded(content, limit)
    space = space_of(content, SPACES)
    statements: list[Statement] = []
    lines: list[Line] = []
    references: dict[str, int] = {}
    # Entries are read and let go as they come: a file of any length takes the memory of its lines.
    for name, element in walk(content, ("Ntry", "GrpHdr", "Stmt", "Document"), space):
        _placed(element, name)
        if name == "Ntry":
            _once(element, references, space)
            lines.append(camt053_entry.read(element, len(lines) + 1, space))
            _let_go(element, is_first=len(lines) == 1)
        elif name == "GrpHdr":
            _header(element, space)
        elif name == "Stmt":
            statements.append(_statement(element, tuple(lines), space))
            lines, references = [], {}
            element.clear()
        else:
            message = DOCUMENT.read(element, "Document", space).needed("BkToCstmrStmt")
            MESSAGE.read(message, "BkToCstmrStmt", space)
    if errors := chain_errors(statements):
        raise FileRefused(errors)
    return tuple(statements)


def _placed(element: Element, name: str) -> None:
    above = element.getparent()
    found = None if above is None else etree.QName(above).localname
    if found != PARENTS[name]:
        given = f"inside {found or 'nothing'}"
        raise refuse(element.sourceline or 0, name, given, f"inside {PARENTS[name] or 'nothing'}")


def _once(entry: Element, references: dict[str, int], space: str) -> None:
    """Refuse an entry whose own reference another has already."""
    reference = camt053_entry.own_reference(entry, space)
    if reference in references:
        given = f"{reference}, as on line {references[reference]}"
        raise refuse(entry.sourceline or 0, "Ntry/NtryRef", given, "each entry once")
    if reference:
        references[reference] = entry.sourceline or 0


def _let_go(entry: Element, *, is_first: bool) -> None:
    """Empty a read entry and take the one before out of the tree. Between entries stands nothing
    else; what stands before the first and after the last, the statement's shape looks at."""
    before = entry.getprevious()
    while before is not None and not isinstance(before.tag, str):
        before = before.getprevious()
    if not is_first and before is not None:
        name = etree.QName(before).localname
        if name != "Ntry":
            raise refuse(before.sourceline or 0, "Stmt", name, "nothing between entries")
        parent = entry.getparent()
        if parent is not None:
            parent.remove(before)
    entry.clear()


def _header(element: Element, space: str) -> None:
    header = HEADER.read(element, "GrpHdr", space)
    if not header.text("MsgId", 35):
        raise header.refuse("MsgId", "nothing", "the message's identifier")
    pages = header.one("MsgPgntn")
    if pages is not None and text_at(pages, "LastPgInd", space) != "true":
        raise header.refuse("MsgPgntn", "one page of several", "the whole message")


def _statement(element: Element, lines: tuple[Line, ...], space: str) -> Statement:
    parts = STATEMENT.read(element, "Stmt", space)
    account = parts.one("Acct")
    number = text_at(account, "Id/IBAN", space, 34)
    currency = text_at(account, "Ccy", space, 3) or CURRENCY
    if currency != CURRENCY:
        raise parts.refuse("Acct", currency, CURRENCY)
    opening, opened_on = _balance(parts, OPENING, space)
    closing, closed_on = _balance(parts, (CLOSING,), space)
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
    errors = list(_disagreements(statement, parts, space))
    if errors:
        raise FileRefused(errors)
    return statement


def _number(parts: Parts) -> int | None:
    for name in ("ElctrncSeqNb", "LglSeqNb"):
        if text := parts.text(name, 18):
            return count(text, parts.line, f"Stmt/{name}")
    return None


def _balance(parts: Parts, codes: tuple[str, ...], space: str) -> tuple[int, date]:
    """The balance of the first of these codes that stands there, and its day."""
    found: dict[str, tuple[int, date]] = {}
    for element in parts.all("Bal"):
        code = text_at(element, "Tp/CdOrPrtry/Cd", space, 4)
        if code not in codes or find(element, "Tp/SubTp", space) is not None:
            continue
        if code in found:
            raise refuse(element.sourceline or 0, "Stmt/Bal", f"another {code}", f"{code} once")
        balance = BALANCE.read(element, "Stmt/Bal", space)
        amount = cents(balance.needed("Amt"), "Stmt/Bal/Amt", CURRENCY)
        dated = day(balance.needed("Dt"), "Stmt/Bal/Dt", space)
        found[code] = (camt053_entry.sign(balance) * amount, dated)
    for code in codes:
        if code in found:
            return found[code]
    raise refuse(parts.line, "Stmt/Bal", "no such balance", " or ".join(codes))


def _disagreements(statement: Statement, parts: Parts, space: str) -> Iterator[FileError]:
    if error := sum_error(statement):
        yield error
    if statement.closed_on < statement.opened_on:
        allowed = f"{statement.opened_on} or later"
        yield FileError(statement.line, "Stmt/Bal/Dt", str(statement.closed_on), allowed)
    if (summary := parts.one("TxsSummry")) is not None:
        yield from _against_summary(statement, SUMMARY.read(summary, "TxsSummry", space), space)


def _against_summary(statement: Statement, summary: Parts, space: str) -> Iterator[FileError]:
    amounts = [one.amount for one in statement.lines]
    groups = {
        "TtlNtries": [abs(one) for one in amounts],
        "TtlCdtNtries": [one for one in amounts if one > 0],
        "TtlDbtNtries": [-one for one in amounts if one < 0],
    }
    for name, found in groups.items():
        element = summary.one(name)
        if element is None:
            continue
        line, path = element.sourceline or 0, f"TxsSummry/{name}"
        number = find(element, "NbOfNtries", space)
        total = find(element, "Sum", space)
        if number is not None:
            given = count(words(number, path), line, f"{path}/NbOfNtries")
            if given != len(found):
                yield FileError(line, f"{path}/NbOfNtries", str(given), str(len(found)))
        if total is not None and (given := cents(total, f"{path}/Sum")) != sum(found):
            yield FileError(line, f"{path}/Sum", str(given), f"{sum(found)} cents")
