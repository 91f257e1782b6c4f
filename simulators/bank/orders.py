"""Reads a file of transfers as a bank does: by the schema, then by its own rules."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from importlib.resources import files

from lxml import etree

SPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
PREFIX = f"{{{SPACE}}}"
LATIN = re.compile(r"[A-Za-z0-9/\-?:().,'+ ]*")


class NotTaken(Exception):  # noqa: N818 - an answer, not an accident
    """A file refused as a whole, with the reason's ISO code and words."""

    def __init__(self, code: str, words: str, message_id: str = "NOTPROVIDED") -> None:
        super().__init__(words)
        self.code, self.words, self.message_id = code, words, message_id


@dataclass
class Transfer:
    end_to_end_id: str
    amount: int
    name: str
    iban: str
    communication: str
    text: str


@dataclass
class Block:
    name: str
    iban: str
    due: date
    batch: bool
    purpose: str
    transfers: list[Transfer] = field(default_factory=list)


@dataclass
class Order:
    message_id: str
    count: int
    total: int
    blocks: list[Block] = field(default_factory=list)


def schema() -> etree.XMLSchema:
    """The official schema, as the package sepaxml ships it."""
    path = files("sepaxml").joinpath("schemas/pain.001.001.09.xsd")
    return etree.XMLSchema(etree.fromstring(path.read_bytes()))


def read(content: bytes) -> Order:
    """The order in a file. Raises NotTaken."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise NotTaken("FF01", "document type declared")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise NotTaken("FF01", f"no XML: {error.msg}") from error
    message_id = _text(root, "CstmrCdtTrfInitn", "GrpHdr", "MsgId") or "NOTPROVIDED"
    rules = schema()
    if not rules.validate(root):
        fault = rules.error_log[0]
        raise NotTaken("FF01", f"line {fault.line}: {fault.message}"[:105], message_id[:35])
    order = _order(root, message_id)
    _check(order)
    return order


def _order(root: etree._Element, message_id: str) -> Order:
    whole = ("CstmrCdtTrfInitn", "GrpHdr")
    order = Order(
        message_id,
        int(_text(root, *whole, "NbOfTxs")),
        _cents(_text(root, *whole, "CtrlSum"), message_id),
    )
    for block in root.iterfind(f"{PREFIX}CstmrCdtTrfInitn/{PREFIX}PmtInf"):
        order.blocks.append(_block(block, message_id))
    return order


def _block(element: etree._Element, message_id: str) -> Block:
    transfers = [_transfer(one, message_id) for one in element.iterfind(f"{PREFIX}CdtTrfTxInf")]
    block = Block(
        name=_text(element, "PmtInfId"),
        iban=_text(element, "DbtrAcct", "Id", "IBAN"),
        due=date.fromisoformat(_text(element, "ReqdExctnDt", "Dt")[:10]),
        batch=_text(element, "BtchBookg") in {"true", "1"},
        purpose=_text(element, "PmtTpInf", "CtgyPurp", "Cd"),
        transfers=transfers,
    )
    count, total = _text(element, "NbOfTxs"), _text(element, "CtrlSum")
    if count and int(count) != len(transfers):
        raise NotTaken("AM18", f"{block.name}: {count} transfers announced", message_id)
    if total and _cents(total, message_id) != sum(one.amount for one in transfers):
        raise NotTaken("AM10", f"{block.name}: the control sum differs", message_id)
    return block


def _transfer(element: etree._Element, message_id: str) -> Transfer:
    amount = element.find(f"{PREFIX}Amt/{PREFIX}InstdAmt")
    if amount is None or amount.get("Ccy") != "EUR":
        raise NotTaken("AM03", "an amount in euro is asked for", message_id)
    reference = ("RmtInf", "Strd", "CdtrRefInf")
    return Transfer(
        end_to_end_id=_text(element, "PmtId", "EndToEndId"),
        amount=_cents(amount.text or "", message_id),
        name=_text(element, "Cdtr", "Nm"),
        iban=_text(element, "CdtrAcct", "Id", "IBAN"),
        communication=_text(element, *reference, "Ref")
        if _text(element, *reference, "Tp", "Issr") == "BBA"
        else "",
        text=_text(element, "RmtInf", "Ustrd"),
    )


def _check(order: Order) -> None:
    """The rules of the house on top of the schema's."""
    transfers = [one for block in order.blocks for one in block.transfers]
    if order.count != len(transfers):
        raise NotTaken("AM18", f"{order.count} transfers announced", order.message_id)
    if order.total != sum(one.amount for one in transfers):
        raise NotTaken("AM10", "the control sum differs", order.message_id)
    for one in transfers:
        if not one.name:
            raise NotTaken("RR03", f"{one.end_to_end_id}: no creditor's name", order.message_id)
        for text in (one.end_to_end_id, one.name, one.text):
            if not LATIN.fullmatch(text):
                raise NotTaken("FF01", f"not in the SEPA letters: {text}"[:105], order.message_id)
    names = [block.name for block in order.blocks]
    if len(names) != len(set(names)):
        raise NotTaken("DU02", "a block stands there twice", order.message_id)


def is_account(iban: str) -> bool:
    """ISO 13616: letters as numbers from 10, the first four at the end, rest 1 by 97."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", iban):
        return False
    if iban.startswith("BE") and len(iban) != 16:
        return False
    return int("".join(str(int(one, 36)) for one in iban[4:] + iban[:4])) % 97 == 1


def is_communication(digits: str) -> bool:
    """Ten digits and the rest of their division by 97, where 97 stands for 0."""
    if not re.fullmatch(r"\d{12}", digits):
        return False
    return int(digits[10:]) == (int(digits[:10]) % 97 or 97)


def _text(element: etree._Element, *path: str) -> str:
    found = element.find("/".join(PREFIX + name for name in path))
    return "" if found is None else (found.text or "").strip()


def _cents(text: str, message_id: str) -> int:
    hundredfold = Decimal(text or "0") * 100
    if hundredfold != int(hundredfold):
        raise NotTaken("AM09", f"{text}: a fraction of a cent", message_id)
    return int(hundredfold)
