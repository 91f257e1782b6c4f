"""A file of SEPA credit transfers: ISO 20022 pain.001.001.09 as Belgian banks take it.

Sources: ISO 20022 message definition pain.001.001.09; EPC132-08 (customer-to-bank implementation
guidelines of the SEPA credit transfer); Febelfin, XML message for credit transfer initiation,
implementation guidelines. What each element is filled with: docs/reference/bank-files.md.
The same batch always gives the same bytes, whose SHA-256 two people approve.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Final

from lxml import etree

from mutua.ground.errors import Refused
from mutua.treasury.formats import pain001_checks
from mutua.treasury.formats.characters import fitted

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
LENGTHS: Final = {
    "Nm": 70,
    "StrtNm": 70,
    "BldgNb": 16,
    "Room": 70,
    "PstCd": 16,
    "TwnNm": 35,
    "Ustrd": 140,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A postal address in its parts. ``country`` is two letters (ISO 3166-1); it and the town are
    asked for, the rest may be empty. ``box`` is the letter box or flat in the building."""

    country: str
    town: str
    street: str = ""
    number: str = ""
    box: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One transfer. ``amount`` in cents. Either ``communication``, the Belgian structured
    communication as twelve digits or +++090/9337/55493+++, or ``text`` of at most 140 signs, or
    neither. ``category_purpose`` is an ISO code: SALA marks wages."""

    end_to_end_id: str
    creditor_name: str
    creditor_iban: str
    amount: int
    address: Address | None = None
    creditor_bic: str = ""
    currency: str = "EUR"
    communication: str = ""
    text: str = ""
    category_purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Transfers from one account on one day. ``created_at`` knows its zone. With
    ``batch_booking`` the bank books each block of one purpose as one amount, so that wages cannot
    be read from the statement. ``enterprise_number``: ten digits, shown to the bank as KBO-BCE."""

    message_id: str
    created_at: datetime
    debtor_name: str
    debtor_iban: str
    execution_date: date
    payments: tuple[Payment, ...]
    debtor_bic: str = ""
    debtor_address: Address | None = None
    enterprise_number: str = ""
    batch_booking: bool = True

    @property
    def total(self) -> int:
        """The sum of all payments, in cents."""
        return sum(one.amount for one in self.payments)

    def blocks(self) -> list[tuple[str, list[Payment]]]:
        """The payments by their purpose, each purpose where it first comes."""
        found: dict[str, list[Payment]] = {}
        for one in self.payments:
            found.setdefault(one.category_purpose, []).append(one)
        return list(found.items())


def build(batch: Batch) -> bytes:
    """The file.

    Raises Refused naming the field (``payments[3].creditor_iban``) for the first thing that a bank
    would not take; ``check`` gives them all. Letters that banks do not take are rewritten, texts
    that are too long are cut.
    """
    for fault in pain001_checks.faults(batch):
        raise fault
    document = etree.Element(f"{{{NAMESPACE}}}Document", nsmap={None: NAMESPACE})
    initiation = etree.SubElement(document, f"{{{NAMESPACE}}}CstmrCdtTrfInitn")
    _header(initiation, batch)
    for number, (purpose, payments) in enumerate(batch.blocks(), 1):
        _block(initiation, batch, number, purpose, payments)
    written: bytes = etree.tostring(
        document, xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return written


def check(batch: Batch) -> list[Refused]:
    """Everything that a bank would not take; none: the batch can be built."""
    return list(pain001_checks.faults(batch))


def sha256(content: bytes) -> str:
    """The digest that people who approve are shown, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def block_id(message_id: str, number: int) -> str:
    """The identifier of the n-th block of a message, found again in status reports and booked
    batches."""
    ending = f"-{number}"
    return message_id[: 35 - len(ending)].rstrip("/ ") + ending


def euros(cents: int) -> str:
    """An amount as XML writes it: 123450 cents are 1234.50."""
    return f"{cents // 100}.{cents % 100:02}"


def _add(parent: etree._Element, path: str, text: str | None = None) -> etree._Element:
    """A new element below ``parent``, with those that lead to it; its text stands as it is: a code,
    a number or what was checked."""
    for tag in _way(path):
        parent = etree.SubElement(parent, tag)
    parent.text = text
    return parent


def _add_words(parent: etree._Element, path: str, words: str) -> None:
    """The same with words that somebody has written, in the letters and the length that banks take;
    nothing where none is left."""
    if text := fitted(words, LENGTHS[path.rpartition("/")[2]]):
        _add(parent, path, text)


@cache
def _way(path: str) -> list[str]:
    """The names of the elements of a path."""
    return [f"{{{NAMESPACE}}}{name}" for name in path.split("/")]


def _header(initiation: etree._Element, batch: Batch) -> None:
    header = _add(initiation, "GrpHdr")
    _add(header, "MsgId", batch.message_id)
    _add(header, "CreDtTm").text = batch.created_at.astimezone(pain001_checks.LEGAL_TIME).isoformat(
        timespec="seconds"
    )
    _add(header, "NbOfTxs", str(len(batch.payments)))
    _add(header, "CtrlSum", euros(batch.total))
    initiator = _add(header, "InitgPty")
    _add_words(initiator, "Nm", batch.debtor_name)
    if batch.enterprise_number:
        other = _add(initiator, "Id/OrgId/Othr")
        _add(other, "Id", batch.enterprise_number)
        _add(other, "Issr", "KBO-BCE")


def _block(
    initiation: etree._Element, batch: Batch, number: int, purpose: str, payments: list[Payment]
) -> None:
    block = _add(initiation, "PmtInf")
    _add(block, "PmtInfId", block_id(batch.message_id, number))
    _add(block, "PmtMtd", "TRF")
    _add(block, "BtchBookg", "true" if batch.batch_booking else "false")
    _add(block, "NbOfTxs", str(len(payments)))
    _add(block, "CtrlSum", euros(sum(one.amount for one in payments)))
    kind = _add(block, "PmtTpInf")
    _add(kind, "SvcLvl/Cd", "SEPA")
    if purpose:
        _add(kind, "CtgyPurp/Cd", purpose)
    _add(block, "ReqdExctnDt/Dt", batch.execution_date.isoformat())
    _party(_add(block, "Dbtr"), batch.debtor_name, batch.debtor_address)
    _add(block, "DbtrAcct/Id/IBAN", pain001_checks.compact(batch.debtor_iban))
    bank = _add(block, "DbtrAgt/FinInstnId")
    if batch.debtor_bic:
        _add(bank, "BICFI", pain001_checks.compact(batch.debtor_bic))
    else:
        _add(bank, "Othr/Id", "NOTPROVIDED")
    _add(block, "ChrgBr", "SLEV")
    payees: dict[Hashable, etree._Element] = {}  # who is paid several times is written once
    for one in payments:
        payee = one.creditor_name, one.address, one.creditor_iban, one.creditor_bic, one.currency
        if payee not in payees:
            payees[payee] = _to(*payee)
        transfer = copy(payees[payee])
        block.append(transfer)
        transfer[0][0].text, transfer[1][0].text = one.end_to_end_id, euros(one.amount)
        _remittance(transfer, one)


def _to(name: str, address: Address | None, iban: str, bic: str, currency: str) -> etree._Element:
    """A transfer to a payee: what each payment has of its own is still empty."""
    transfer = etree.Element(f"{{{NAMESPACE}}}CdtTrfTxInf", nsmap={None: NAMESPACE})
    _add(transfer, "PmtId/EndToEndId")
    _add(transfer, "Amt/InstdAmt").set("Ccy", currency)
    if bic:
        _add(transfer, "CdtrAgt/FinInstnId/BICFI", pain001_checks.compact(bic))
    _party(_add(transfer, "Cdtr"), name, address)
    _add(transfer, "CdtrAcct/Id/IBAN", pain001_checks.compact(iban))
    return transfer


def _remittance(transfer: etree._Element, payment: Payment) -> None:
    if payment.communication:
        reference = _add(transfer, "RmtInf/Strd/CdtrRefInf")
        kind = _add(reference, "Tp")
        _add(kind, "CdOrPrtry/Cd", "SCOR")
        _add(kind, "Issr", "BBA")
        _add(reference, "Ref", pain001_checks.twelve_digits(payment.communication))
    elif payment.text:
        _add_words(transfer, "RmtInf/Ustrd", payment.text)


def _party(party: etree._Element, name: str, address: Address | None) -> None:
    _add_words(party, "Nm", name)
    if address is None:
        return
    postal = _add(party, "PstlAdr")
    _add_words(postal, "StrtNm", address.street)
    _add_words(postal, "BldgNb", address.number)
    _add_words(postal, "Room", address.box)
    _add_words(postal, "PstCd", address.postcode)
    _add_words(postal, "TwnNm", address.town)
    _add(postal, "Ctry", address.country)
