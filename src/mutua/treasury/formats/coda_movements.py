"""The movements of a CODA statement: records 2.1 to 2.3 and the information in 3.1 to 3.3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from mutua.ground import payment_reference
from mutua.treasury.formats.coda_record import Record, counterparty_iban
from mutua.treasury.formats.statements import Detail, Kind, Line

# Transaction types (place 54): those of movements, and for each detail that of what it details.
GLOBAL: Final = "0123"
DETAIL_OF: Final = {"5": "1", "6": "2", "7": "2", "8": "3", "9": "7"}
TOTALISED: Final = "12"
HIGHEST: Final = 9_999
# Families of the standard's enclosure II; inside a family, numbers below 50 are debits.
TRANSFERS: Final = ("01", "02", "41")
OTHER_KINDS: Final = {
    "04": Kind.CARD,
    "05": Kind.DIRECT_DEBIT,
    "35": Kind.INTEREST,
    "80": Kind.CHARGE,
}
CHARGES: Final = ("37", "87")
CORRECTIONS: Final = ("49", "99")
UNEXECUTABLE: Final = "54"
# 1 reject, 2 return, 3 refund, 4 reversal, 5 cancellation; files of before 2011 had another field.
RETURN_TYPES: Final = "12345"
ISO_REASON: Final = re.compile(r"[A-Z]{2}(?:[A-Z]{2}|\d{2})")
STRUCTURED: Final = ("101", "102")
NAME_OF_COUNTERPARTY: Final = "001"
WORDS_OF_THE_BANK: Final = "002"


@dataclass
class Movement:
    """A movement while its records are read."""

    first: Record
    sequence: int
    detail: int
    amount: int
    type: str
    code: str
    communication: str
    information: list[str] = field(default_factory=list)
    details: list[Movement] = field(default_factory=list)
    customer_reference: str = ""
    reason: str = ""
    name: str = ""
    iban: str = ""


class Reader:
    """Takes the records 2 and 3 of one statement in their order and makes its lines."""

    def __init__(self) -> None:
        self.movements: list[Movement] = []
        self.current: Movement | None = None
        self.before: Record | None = None
        self.debit = self.credit = 0
        self.last_detail = 0

    def take(self, record: Record) -> None:
        """One more record. Raises FileRefused where it does not follow from the one before."""
        article = record.one_of(2, "article code", "123")
        record.blank(127, 127)
        record.one_of(128, "link code", "01")
        self._follow(record, article)
        if record.text[0] == "2":
            self._movement(record, article)
        else:
            self._information(record, article)
        self.before = record

    def done(self, following: Record) -> tuple[Line, ...]:
        """All lines, once another kind of record follows."""
        self._expect(following, "0", "0")
        for movement in self.movements:
            _agree(movement)
        return tuple(_line(one) for one in self.movements)

    def _follow(self, record: Record, article: str) -> None:
        """The next code says whether 2.2 or 2.3 comes (3.2 or 3.3), the link code whether
        information (record 3) comes."""
        identification = record.text[0]
        continues = article != "1"
        self._expect(record, "1" if continues else "0", "1" if identification == "3" else "0")
        if not continues:
            return
        before = self.before
        if before is None or before.text[0] != identification or before.text[1] >= article:
            given = f"record {identification}.{article}"
            raise record.refuse("article code", given, "after the article before it")
        if record.at(3, 10) != before.at(3, 10):
            raise record.refuse("sequence number", record.at(3, 10), before.at(3, 10))

    def _expect(self, record: Record, next_code: str, linked: str) -> None:
        before = self.before
        if before is None:
            if next_code == "1" or linked == "1":
                given = f"record {record.at(1, 1)}.{record.at(2, 2)}"
                raise record.refuse("record", given, "a movement (2.1) first")
            return
        told = before.one_of(126, "next code", "01")
        if told != next_code:
            allowed = "another article of the record" if told == "1" else "a record of its own"
            raise record.refuse("record", f"{record.at(1, 1)}.{record.at(2, 2)}", allowed)
        if next_code == "0" and before.at(128, 128) != linked:
            allowed = "record 3, as the link code says" if linked == "0" else "no record 3"
            raise record.refuse("record", f"{record.at(1, 1)}.{record.at(2, 2)}", allowed)

    def _movement(self, record: Record, article: str) -> None:
        if article == "1":
            movement = _begin(record)
            self._number(record, movement)
            self.current = movement
            return
        movement = self._open(record)
        if article == "2":
            movement.communication += record.at(11, 63)
            movement.customer_reference = record.at(64, 98).strip()
            if record.at(113, 113) in RETURN_TYPES and ISO_REASON.fullmatch(record.at(114, 117)):
                movement.reason = record.at(114, 117)
        else:
            movement.iban = counterparty_iban(record)
            movement.name = " ".join(record.at(48, 82).split())
            movement.communication += record.at(83, 125)

    def _information(self, record: Record, article: str) -> None:
        movement = self._open(record)
        if article == "1":
            self._count(record, record.digits(3, 6, "sequence number"))
            record.one_of(40, "communication structure", "01")
            movement.information.append(record.at(40, 113))
        else:
            movement.information[-1] += record.at(11, 115 if article == "2" else 100)

    def _open(self, record: Record) -> Movement:
        if self.current is None:
            raise record.refuse("record", record.at(1, 2), "a movement (2.1) first")
        return self.current

    def _number(self, record: Record, movement: Movement) -> None:
        """Movements count on by one; their details too, within the movement."""
        if movement.type in GLOBAL:
            last = self.movements[-1].sequence if self.movements else 0
            expected = 0 if last == HIGHEST else last + 1
            if (movement.sequence, movement.detail) != (expected, 0):
                raise record.refuse("sequence number", record.at(3, 10), f"{expected:04}0000")
            self.movements.append(movement)
            self.debit -= min(movement.amount, 0)
            self.credit += max(movement.amount, 0)
            self.last_detail = 0
            return
        if not self.movements:
            raise record.refuse("transaction type", movement.type, " or ".join(GLOBAL))
        self._count(record, movement.sequence)
        whole = self.movements[-1]
        if movement.type == "9":
            whole = whole.details[-1] if whole.details else whole
        if DETAIL_OF[movement.type] != whole.type:
            allowed = f"a detail of type {whole.type}"
            raise record.refuse("transaction type", movement.type, allowed)
        whole.details.append(movement)

    def _count(self, record: Record, sequence: int) -> None:
        expected = 0 if self.last_detail == HIGHEST else self.last_detail + 1
        given = record.digits(7, 10, "detail number")
        whole = self.movements[-1].sequence
        if (sequence, given) != (whole, expected):
            raise record.refuse("sequence number", record.at(3, 10), f"{whole:04}{expected:04}")
        self.last_detail = given


def _begin(record: Record) -> Movement:
    type_ = record.at(54, 54)
    if type_ not in GLOBAL and type_ not in DETAIL_OF:
        raise record.refuse("transaction type", type_, "0 to 3 or 5 to 9")
    record.digits(55, 61, "transaction code")
    record.digits(125, 125, "globalisation code")
    record.one_of(62, "communication type", "01")
    record.day(116, "entry date")
    if record.at(48, 53) != "000000":
        record.day(48, "value date")
    return Movement(
        first=record,
        sequence=record.digits(3, 6, "sequence number"),
        detail=record.digits(7, 10, "detail number"),
        amount=record.cents(32, 33, "amount"),
        type=type_,
        code=record.at(55, 61),
        communication=record.at(62, 115),
    )


def _agree(movement: Movement) -> None:
    """What the customer or the bank put together is the sum of its details, where they are given.
    Details of a single amount (type 3) may be parts in another currency, and are not added up."""
    for one in movement.details:
        _agree(one)
    if movement.type in {"1", "2", "7"} and movement.details:
        total = sum(one.amount for one in movement.details)
        if total != movement.amount:
            allowed = f"{total} cents, the sum of its details"
            raise movement.first.refuse("amount", str(movement.amount), allowed)


def _parts(movement: Movement) -> Iterator[Movement]:
    """The details that are transfers: of what was put together twice, the innermost."""
    for one in movement.details:
        yield from _parts(one) if one.type == "7" and one.details else [one]


def _line(movement: Movement) -> Line:
    record = movement.first
    parts = list(_parts(movement)) if movement.type in TOTALISED else []
    single = parts[0] if len(parts) == 1 else movement
    facts = _facts(single)
    batch = movement.customer_reference if movement.type in TOTALISED else ""
    if movement.type in TOTALISED and single is movement:
        facts["end_to_end_id"] = ""
    return Line(
        amount=movement.amount,
        booked_on=record.day(116, "entry date"),
        value_on=None if record.at(48, 53) == "000000" else record.day(48, "value date"),
        kind=_kind(movement, single),
        code=f"{movement.code[:2]}/{movement.code[2:4]}/{movement.code[4:]}",
        bank_reference=record.at(11, 31).strip(),
        batch=batch,
        details=tuple(_detail(one) for one in parts) if len(parts) > 1 else (),
        line=record.line,
        **facts,
    )


def _kind(movement: Movement, single: Movement) -> Kind:
    family, number = movement.code[:2], movement.code[2:4]
    if number in CORRECTIONS:
        return Kind.CORRECTION
    if single.reason or (family in TRANSFERS and number == UNEXECUTABLE):
        return Kind.RETURN
    if number in CHARGES:
        return Kind.CHARGE
    if family in TRANSFERS:
        return Kind.TRANSFER_OUT if int(number) < 50 else Kind.TRANSFER_IN
    return OTHER_KINDS.get(family, Kind.OTHER)


def _detail(movement: Movement) -> Detail:
    reference = movement.first.at(11, 31).strip()
    return Detail(amount=movement.amount, bank_reference=reference, **_facts(movement))


def _facts(movement: Movement) -> dict[str, Any]:
    """What a line or a detail says of one transfer."""
    communication, text = _communication(movement)
    name = movement.name
    words = [text]
    for information in movement.information:
        if information.startswith("1" + NAME_OF_COUNTERPARTY):
            whole = " ".join(information[4:74].split())
            name = whole if whole.startswith(name) else name
        elif information.startswith("1" + WORDS_OF_THE_BANK):
            words.append(" ".join(information[4:].split()))
        elif information.startswith("0"):
            words.append(" ".join(information[1:].split()))
    return {
        "end_to_end_id": movement.customer_reference,
        "counterparty_name": name,
        "counterparty_iban": movement.iban,
        "communication": communication,
        "text": " ".join(filter(None, words)),
        "return_reason": movement.reason,
    }


def _communication(movement: Movement) -> tuple[str, str]:
    """The structured communication of twelve digits, or all words."""
    zone = movement.communication
    if zone[0] == "0":
        return "", " ".join(zone[1:].split())
    kind, rest = zone[1:4], zone[4:]
    if not ("100" <= kind <= "199" and kind.isdigit()):
        raise movement.first.refuse("type of communication", kind, "100 to 199")
    if kind in STRUCTURED:
        if not payment_reference.is_right(rest[:12]):
            given = rest[:12]
            raise movement.first.refuse("communication", given, payment_reference.FORM)
        return rest[:12], " ".join(rest[12:].split())
    return "", " ".join(rest.split())
