"""One record of a CODA file: 128 signs, each field at its place."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mutua.treasury.formats.refusals import FileRefused, refuse
from mutua.treasury.formats.xml_values import is_iban, is_misspelt

LENGTH: Final = 128


class Record(NamedTuple):
    """A record with its line in the file. Places are counted from 1, as in the standard."""

    line: int
    text: str

    def at(self, first: int, last: int) -> str:
        return self.text[first - 1 : last]

    def refuse(self, field: str, given: object, allowed: str) -> FileRefused:
        return refuse(self.line, field, given, allowed)

    def digits(self, first: int, last: int, field: str) -> int:
        text = self.at(first, last)
        if not (text.isascii() and text.isdigit()):
            raise self.refuse(field, text, f"{last - first + 1} digits")
        return int(text)

    def one_of(self, place: int, field: str, allowed: str) -> str:
        """The sign at a place, one of those allowed."""
        text = self.at(place, place)
        if text not in allowed:
            raise self.refuse(field, text, " or ".join(repr(one) for one in allowed))
        return text

    def cents(self, sign: int | None, first: int, field: str) -> int:
        """Twelve digits and three decimals as cents; with a sign's place, below zero for a debit
        (1)."""
        thousandths = self.digits(first, first + 14, field)
        if thousandths % 10:
            raise self.refuse(field, self.at(first, first + 14), "no fraction of a cent")
        debit = sign is not None and self.one_of(sign, f"{field}, sign", "01") == "1"
        return -(thousandths // 10) if debit else thousandths // 10

    def day(self, first: int, field: str) -> date:
        text = self.at(first, first + 5)
        self.digits(first, first + 5, field)
        try:
            return date(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))
        except ValueError as error:
            raise self.refuse(field, text, "a day as DDMMYY") from error

    def blank(self, first: int, last: int) -> None:
        if self.at(first, last).strip():
            given = self.at(first, last).strip()
            raise self.refuse(f"places {first} to {last}", given, "spaces")


def account(record: Record, first: int, structure: str) -> tuple[str, str]:
    """The account of the statement as IBAN, and its currency, from the 37 places at ``first``.

    ``structure``: 0 the old Belgian number, 2 a Belgian IBAN, 3 a foreign one; 1, a foreign number
    that is no IBAN, is refused.
    """
    zone = record.at(first, first + 36)
    if structure == "0":
        bban, currency = zone[:12], zone[13:16]
        if not bban.isdigit():
            raise record.refuse("account", bban, "twelve digits")
        number = f"BE{98 - int(bban + '111400') % 97:02}{bban}"
    else:
        number, currency = zone[: 31 if structure == "2" else 34].strip(), zone[34:37]
    if not is_iban(number):
        raise record.refuse("account", number, "an IBAN")
    if currency != "EUR":
        raise record.refuse("currency", currency, "EUR")
    return number, currency


def counterparty_iban(record: Record) -> str:
    """The other side's IBAN in record 2.3; empty for another kind of number."""
    number = "".join(record.at(11, 44).split())
    if is_iban(number):
        return number
    if is_misspelt(number):
        raise record.refuse("counterparty account", number, "an IBAN with its own check digits")
    return ""
