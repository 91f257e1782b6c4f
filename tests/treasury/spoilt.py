"""Bank files, each spoilt in one way that its reader must see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mutua.treasury.formats import camt053, coda, pain002
from tests.support.bank_files import golden

BOMB = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
READERS = {
    "pain002-03.xml": pain002.read,
    "pain002-10.xml": pain002.read,
    "camt053-02.xml": camt053.read,
    "camt053-08.xml": camt053.read,
    "statement.cod": coda.read,
}


class Spoilt(NamedTuple):
    """The file of golden/ it was, how it was spoilt, and its reader."""

    file: str
    way: str
    content: bytes
    read: Callable[..., object]


def all_of_them() -> list[Spoilt]:
    found = []
    for name, read in READERS.items():
        content = golden(name)
        ways = [_any_file(content)]
        if name.endswith(".xml"):
            ways.append(_any_xml(content))
        if name.startswith("camt"):
            ways.append(_camt(content))
        if name.startswith("pain002-03"):
            ways.append(_answer(content))
        if name.endswith(".cod"):
            ways.append(_coda(content))
        for way in ways:
            found += [Spoilt(name, how, spoilt, read) for how, spoilt in way]
    return found


def swapped(content: bytes, old: bytes, new: bytes, count: int = 1) -> bytes:
    """The file with one thing in another's place; a way that spoils nothing is a fault here."""
    assert old in content, old
    return content.replace(old, new, count)


def _any_file(content: bytes) -> Iterator[tuple[str, bytes]]:
    for tenth in range(1, 10):
        yield f"cut at {tenth}0 %", content[: len(content) * tenth // 10]
    yield "empty", b""
    yield "blank", b" \r\n \n"
    yield "twice in a row", content + content
    yield "UTF-16", content.decode().encode("utf-16")
    yield "UTF-16 without mark", content.decode().encode("utf-16-le")
    yield "EBCDIC", content.decode().encode("cp037", errors="replace")
    yield "a zero byte", content[:300] + b"\0" + content[300:]
    yield "a zip", b"PK\x03\x04" + content
    yield "a page", b"<!DOCTYPE html><html><body>Session expired</body></html>"
    yield "JSON", b'{"error": "not found"}'
    yield "a line in front", b"X\n" + content
    yield "a line behind", content + b"X\n"


def _any_xml(content: bytes) -> Iterator[tuple[str, bytes]]:
    body = content.split(b"?>", 1)[1]
    yield "an entity bomb", BOMB + body
    yield "an entity of the machine", b'<!DOCTYPE d SYSTEM "file:///etc/passwd">' + body
    yield "an unknown entity", swapped(content, b"<MsgId>", b"<MsgId>&secret;")
    yield "a document type inside", swapped(content, b"<GrpHdr>", b"<!DOCTYPE x><GrpHdr>")
    yield "UTF-16 declared", swapped(content, b'encoding="UTF-8"', b'encoding="UTF-16"')
    yield "ISO 8859-1 declared", swapped(content, b'encoding="UTF-8"', b'encoding="ISO-8859-1"')
    latin = swapped(content, b"<MsgId>", "<MsgId>é".encode("latin-1"))
    yield "ISO 8859-1 undeclared", latin
    yield "a hundred levels", swapped(content, b"<GrpHdr>", b"<GrpHdr>" + b"<a>" * 100)
    deep = b"<MsgId>" + b"<a>" * 50_000 + b"</a>" * 50_000
    yield "fifty thousand levels", swapped(content, b"<MsgId>", deep)
    yield "another message", re.sub(rb"xsd:(pain|camt)\.\d{3}", rb"xsd:\1.008", content)
    yield "another version", re.sub(rb"\.001\.\d\d\">", b'.001.99">', content, count=1)
    yield "no namespace", re.sub(rb' xmlns="[^"]*"', b"", content)
    yield "another root", content.replace(b"Document", b"Envelope")
    yield "an unknown element", swapped(content, b"<CreDtTm>", b"<New>1</New><CreDtTm>")
    foreign = b'<x:MsgId xmlns:x="urn:x">1</x:MsgId><CreDtTm>'
    yield "an element of another namespace", swapped(content, b"<CreDtTm>", foreign)
    yield "text between elements", swapped(content, b"<GrpHdr>", b"<GrpHdr>text")
    yield "a doubled element", swapped(content, b"<CreDtTm>", b"<MsgId>2</MsgId><CreDtTm>")
    yield "two heads", _twice(content, "GrpHdr")
    yield "no head", re.sub(rb"<GrpHdr>.*?</GrpHdr>", b"", content, flags=re.DOTALL)
    yield "an endless identifier", swapped(content, b"<MsgId>", b"<MsgId>" + b"x" * 36)
    yield "an element in a text", swapped(content, b"<MsgId>", b"<MsgId><b>1</b>")
    yield "an unclosed element", swapped(content, b"</MsgId>", b"")
    yield "crossed elements", swapped(content, b"</MsgId>", b"</CreDtTm>")


def _twice(content: bytes, name: str, edit: Callable[[bytes], bytes] = lambda one: one) -> bytes:
    found = re.search(rb"<%b>.*?</%b>" % (name.encode(), name.encode()), content, re.DOTALL)
    assert found
    end = found.end()
    return content[:end] + edit(found.group()) + content[end:]


def _camt(content: bytes) -> Iterator[tuple[str, bytes]]:
    entry = b'<Amt Ccy="EUR">1210.00</Amt>'
    bad = ["-1210.00", "+1210.00", "1210,00", "1210.001", "1.21e3", "NaN", "", "1 210.00", "١٢١٠"]
    for amount in [*bad, "9" * 14, "9" * 400]:
        yield (
            f"amount {amount[:20]!r}",
            swapped(content, entry, f'<Amt Ccy="EUR">{amount}</Amt>'.encode()),
        )
    yield "another amount", swapped(content, entry, b'<Amt Ccy="EUR">1210.01</Amt>')
    yield "another currency", swapped(content, entry, b'<Amt Ccy="USD">1210.00</Amt>')
    yield "no currency", swapped(content, entry, b"<Amt>1210.00</Amt>")
    yield "an account in dollars", swapped(content, b"<Ccy>EUR", b"<Ccy>USD")
    yield "two amounts", swapped(content, entry, entry + entry)
    yield (
        "the other direction",
        swapped(content, b"</Amt>\n        <CdtDbtInd>CRDT", b"</Amt>\n        <CdtDbtInd>DBIT", 9),
    )
    yield "an unknown direction", swapped(content, b"<CdtDbtInd>CRDT", b"<CdtDbtInd>CREDIT")
    yield "an entry twice", _twice(content, "Ntry")
    yield (
        "an entry twice, renamed",
        _twice(content, "Ntry", lambda one: one.replace(b"<NtryRef>1", b"<NtryRef>99")),
    )
    yield "an entry gone", re.sub(rb"<Ntry>.*?</Ntry>", b"", content, count=1, flags=re.DOTALL)
    yield "an empty entry", swapped(content, b"<Ntry>", b"<Ntry/><Ntry>")
    yield "an entry in the head", swapped(content, b"</GrpHdr>", b"<Ntry/></GrpHdr>")
    yield "a balance between entries", swapped(content, b"</Ntry>", b"</Ntry><Bal/>")
    yield "opening", swapped(content, b">100.00<", b">100.01<")
    yield "closing", swapped(content, b">907.25<", b">907.26<")
    yield "no opening balance", swapped(content, b"<Cd>OPBD", b"<Cd>ITBD")
    yield "no closing balance", swapped(content, b"<Cd>CLBD", b"<Cd>ITBD")
    yield "two closing balances", swapped(content, b"<Cd>CLAV", b"<Cd>CLBD")
    yield "a balance twice", _twice(content, "Bal")
    yield "a day that does not exist", swapped(content, b"<Dt>2026-11-26", b"<Dt>2026-02-30")
    yield "a day by another custom", swapped(content, b"<Dt>2026-11-26", b"<Dt>26/11/2026")
    yield "closed before opened", swapped(content, b"<Dt>2026-11-25", b"<Dt>2026-11-30")
    yield "no day of booking", re.sub(rb"<BookgDt>.*?</BookgDt>", b"", content, flags=re.DOTALL)
    yield "not yet booked", content.replace(b"BOOK<", b"PDNG<")
    yield "no code", re.sub(rb"<BkTxCd>.*?</BkTxCd>", b"", content, flags=re.DOTALL)
    yield "our account", swapped(content, b"BE68539007547034", b"BE68539007547035")
    yield "no account", re.sub(rb"<Acct>.*?</Acct>", b"", content, count=1, flags=re.DOTALL)
    yield "their account", swapped(content, b"BE71096123456769", b"BE71096123456768")
    yield "the communication", swapped(content, b"090933755493", b"090933755439")
    yield "a detail's amount", swapped(content, b">200.25<", b">200.26<")
    yield "a detail twice", _twice(content, "TxDtls")
    yield "a batch of three", swapped(content, b"<NbOfTxs>2", b"<NbOfTxs>3")
    yield "five entries announced", swapped(content, b"<NbOfNtries>4", b"<NbOfNtries>5")
    yield "a sum of the summary", swapped(content, b"<Sum>1710.00", b"<Sum>1710.10")
    yield "a number that is none", swapped(content, b"<ElctrncSeqNb>231", b"<ElctrncSeqNb>2x1")
    yield "the statement twice", _twice(content, "Stmt")
    other = _twice(content, "Stmt", lambda one: one.replace(b"2026-231<", b"2026-232<"))
    yield "the statement twice, renamed", other
    page = b"<MsgPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></MsgPgntn></GrpHdr>"
    yield "the first page of two", swapped(content, b"</GrpHdr>", page)
    yield "entries before balances", _moved(content)


def _moved(content: bytes) -> bytes:
    balances = b"".join(re.findall(rb"<Bal>.*?</Bal>", content, re.DOTALL))
    rest = re.sub(rb"<Bal>.*?</Bal>", b"", content, flags=re.DOTALL)
    return swapped(rest, b"</Stmt>", balances + b"</Stmt>")


def _answer(content: bytes) -> Iterator[tuple[str, bytes]]:
    yield "an unknown status", swapped(content, b"<TxSts>RJCT", b"<TxSts>MAYB")
    yield (
        "refused whole, accepted in part",
        swapped(content, b"<GrpSts>PART", b"<GrpSts>RJCT").replace(b"<TxSts>RJCT", b"<TxSts>ACSP"),
    )
    yield "accepted whole, refused in part", swapped(content, b"<GrpSts>PART", b"<GrpSts>ACSC")
    yield (
        "a block accepted, a part refused",
        swapped(content, b"<PmtInfSts>PART", b"<PmtInfSts>ACCP"),
    )
    yield "two refused, one named", swapped(content, b"<DtldNbOfTxs>1", b"<DtldNbOfTxs>2")
    yield "a count that is none", swapped(content, b"<DtldNbOfTxs>1", b"<DtldNbOfTxs>one")
    yield "fewer than named", swapped(content, b"<OrgnlNbOfTxs>3", b"<OrgnlNbOfTxs>0")
    yield "a sum below zero", swapped(content, b"1500.25", b"-1500.25")
    yield "a status counted twice", swapped(content, b"<DtldSts>ACSP", b"<DtldSts>RJCT")
    yield "a payment twice", _twice(content, "TxInfAndSts")
    yield "a block twice", _twice(content, "OrgnlPmtInfAndSts")
    yield "a payment without identifier", re.sub(rb"<OrgnlEndToEndId>.*?>", b"", content)
    yield "an empty identifier", swapped(content, b">E2E-3<", b"><")
    yield "an answer to direct debits", swapped(content, b">pain.001", b">pain.008")
    yield "no original message", re.sub(rb"<OrgnlMsgId>.*?</OrgnlMsgId>", b"", content)
    nothing = re.sub(rb"<OrgnlPmtInfAndSts>.*</OrgnlPmtInfAndSts>", b"", content, flags=re.DOTALL)
    yield "no status at all", re.sub(rb"<GrpSts>.*?</GrpSts>", b"", nothing)
    yield (
        "the reason first",
        swapped(
            content, b"<TxSts>RJCT</TxSts>", b"<AcctSvcrRef>1</AcctSvcrRef><TxSts>RJCT</TxSts>"
        ),
    )


def _coda(content: bytes) -> Iterator[tuple[str, bytes]]:
    records = content.decode().splitlines()

    def joined(lines: list[str]) -> bytes:
        return "".join(f"{line}\r\n" for line in lines).encode("cp1252")

    def put(line: int, place: int, text: str) -> bytes:
        """The file with other signs at a place of a line, both from 1."""
        old = records[line - 1]
        new = old[: place - 1] + text + old[place - 1 + len(text) :]
        assert new != old, (line, place)
        return joined([*records[: line - 1], new, *records[line:]])

    for number, record in enumerate(records, 1):
        yield f"without record {number}", joined(records[: number - 1] + records[number:])
        yield f"record {number} twice", joined([*records[:number], record, *records[number:]])
        yield (
            f"record {number} too short",
            joined([*records[: number - 1], record[:-1], *records[number:]]),
        )
        if number < len(records):
            moved = [*records[: number - 1], records[number], record, *records[number + 1 :]]
            yield f"records {number} and {number + 1} changed about", joined(moved)
    yield "an unknown record", put(20, 1, "5")
    yield "an unknown article", put(4, 2, "4")
    yield "version 1", put(1, 128, "1")
    yield "a date of creation", put(1, 6, "311126")
    yield "account structure 1", put(2, 2, "1")
    yield "account structure 7", put(2, 2, "7")
    yield "our account", put(2, 21, "5")
    yield "another account at the end", put(19, 5, "BE71096123456769")
    yield "dollars", put(2, 40, "USD")
    yield "opening", put(2, 57, "1")
    yield "opening, sign", put(2, 43, "0")
    yield "opening, no sign", put(2, 43, "2")
    yield "opening, day", put(2, 59, "310226")
    yield "an amount", put(3, 46, "1")
    yield "a fraction of a cent", put(3, 47, "5")
    yield "a letter in an amount", put(3, 40, "O")
    yield "an amount below zero", put(3, 33, "-")
    yield "the other direction", put(3, 32, "1")
    yield "a value day", put(3, 48, "320126")
    yield "an entry day", put(3, 116, "000000")
    yield "a transaction type", put(3, 54, "4")
    yield "a detail of nothing", put(3, 54, "5")
    yield "a detail of another kind", put(7, 54, "8")
    yield "a communication", put(3, 66, "190933755493")
    yield "a communication type", put(3, 62, "2")
    yield "a kind of communication", put(3, 63, "001")
    yield "a sequence number", put(15, 3, "0009")
    yield "a detail number", put(10, 7, "0005")
    yield "a continued number", put(4, 3, "0002")
    yield "a next code", put(3, 126, "0")
    yield "a link code", put(12, 128, "0")
    yield "their account", put(4, 26, "8")
    yield "a detail's amount", put(7, 46, "1")
    yield "closing", put(19, 56, "6")
    yield "closing before opening", put(19, 58, "241126")
    yield "a count", put(21, 17, "000019")
    yield "a total of debits", put(21, 36, "1")
    yield "a total of credits", put(21, 51, "1")
    yield "another file announced", put(21, 128, "1")
    yield "no file announced", put(21, 128, "3")
    again = joined([*records[:-1], records[-1][:-1] + "1", *records])
    yield "the statement twice", again
    yield "UTF-8", content.replace(b"ZICHTREKENING ", "ZICHTREKENÌNG".encode())
    yield (
        "a tab",
        content.replace(b"ZICHT ", b"ZICHT\t") if b"ZICHT " in content else put(2, 91, "\t"),
    )
    yield "a page break", content.replace(b"\r\n", b"\x0c\r\n", 1)
