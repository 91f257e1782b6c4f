"""Writes what the bank answers: pain.002.001.10 (or .03)."""

from collections import Counter
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

WORDS = {
    "AC01": "Incorrect account number",
    "AC02": "Invalid debtor account number",
    "AC04": "Closed account number",
    "AM04": "Insufficient funds",
    "AM10": "Invalid control sum",
    "AM18": "Invalid number of transactions",
    "BE17": "Invalid creditor reference",
    "DT01": "Invalid date",
    "DU01": "Duplicate message identification",
}


@dataclass
class Answered:
    """One payment in an answer."""

    end_to_end_id: str
    status: str
    reason: str = ""


@dataclass
class Answer:
    """An answer to a message. Without blocks it says one thing of the whole."""

    message_id: str
    original: str
    made: str
    status: str
    reason: str = ""
    words: str = ""
    count: int | None = None
    total: int | None = None
    blocks: dict[str, list[Answered]] = field(default_factory=dict)


def of_parts(statuses: list[str]) -> str:
    """What one says of a whole whose parts have these."""
    kinds = set(statuses)
    return kinds.pop() if len(kinds) == 1 else "PART"


def written(answer: Answer, version: str = "10") -> bytes:
    """The file."""
    space = f"urn:iso:std:iso:20022:tech:xsd:pain.002.001.{version}"
    root = ET.Element("Document", {"xmlns": space})
    report = ET.SubElement(root, "CstmrPmtStsRpt")
    header = ET.SubElement(report, "GrpHdr")
    _leaf(header, "MsgId", answer.message_id)
    _leaf(header, "CreDtTm", answer.made)
    group = ET.SubElement(report, "OrgnlGrpInfAndSts")
    _leaf(group, "OrgnlMsgId", answer.original)
    _leaf(group, "OrgnlMsgNmId", "pain.001.001.09")
    if answer.count is not None and answer.total is not None:
        _leaf(group, "OrgnlNbOfTxs", str(answer.count))
        _leaf(group, "OrgnlCtrlSum", f"{answer.total // 100}.{answer.total % 100:02}")
    _leaf(group, "GrpSts", answer.status)
    if answer.reason:
        _reason(group, answer.reason, answer.words)
    for name, payments in answer.blocks.items():
        _block(report, name, payments)
    ET.indent(root)
    made: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made


def _block(report: ET.Element, name: str, payments: list[Answered]) -> None:
    block = ET.SubElement(report, "OrgnlPmtInfAndSts")
    _leaf(block, "OrgnlPmtInfId", name)
    _leaf(block, "PmtInfSts", of_parts([one.status for one in payments]))
    for status, number in sorted(Counter(one.status for one in payments).items()):
        counted = ET.SubElement(block, "NbOfTxsPerSts")
        _leaf(counted, "DtldNbOfTxs", str(number))
        _leaf(counted, "DtldSts", status)
    for one in payments:
        payment = ET.SubElement(block, "TxInfAndSts")
        _leaf(payment, "OrgnlEndToEndId", one.end_to_end_id)
        _leaf(payment, "TxSts", one.status)
        if one.reason:
            _reason(payment, one.reason, "")


def _reason(above: ET.Element, code: str, words: str) -> None:
    information = ET.SubElement(above, "StsRsnInf")
    _leaf(ET.SubElement(information, "Rsn"), "Cd", code)
    if words or code in WORDS:
        _leaf(information, "AddtlInf", (words or WORDS[code])[:105])


def _leaf(above: ET.Element, name: str, text: str) -> None:
    ET.SubElement(above, name).text = text
