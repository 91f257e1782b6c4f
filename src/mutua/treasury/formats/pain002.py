"""Reads what a bank answers to a file of transfers: ISO 20022 pain.002, versions 001.03 and .10.

Source: ISO 20022 message definitions pain.002.001.03 and .10; external code sets
ExternalPaymentTransactionStatus1Code, ExternalPaymentGroupStatus1Code, ExternalStatusReason1Code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mutua.treasury.formats.refusals import refuse
from mutua.treasury.formats.status_codes import REASONS, STATUSES
from mutua.treasury.formats.xml import MOST_BYTES, guarded, walk
from mutua.treasury.formats.xml_values import Parts, Shape, cents, count, text_at, words

SPACES: Final = (
    "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03",
    "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10",
)
DOCUMENT: Final = Shape("CstmrPmtStsRpt!")
REPORT: Final = Shape("GrpHdr! OrgnlGrpInfAndSts! OrgnlPmtInfAndSts* SplmtryData*")
HEADER: Final = Shape("MsgId! CreDtTm! InitgPty FwdgAgt DbtrAgt CdtrAgt")
GROUP: Final = Shape(
    "OrgnlMsgId! OrgnlMsgNmId! OrgnlCreDtTm OrgnlNbOfTxs OrgnlCtrlSum GrpSts StsRsnInf*"
    " NbOfTxsPerSts*"
)
BLOCK: Final = Shape(
    "OrgnlPmtInfId! OrgnlNbOfTxs OrgnlCtrlSum PmtInfSts StsRsnInf* NbOfTxsPerSts* TxInfAndSts*"
)
PAYMENT: Final = Shape(
    "StsId OrgnlInstrId OrgnlEndToEndId! OrgnlUETR TxSts StsRsnInf* ChrgsInf* TrckrData"
    " AccptncDtTm PrcgDt FctvIntrBkSttlmDt AcctSvcrRef ClrSysRef OrgnlTxRef SplmtryData*"
)
REASON: Final = Shape("Orgtr Rsn AddtlInf*")
PER_STATUS: Final = Shape("DtldNbOfTxs! DtldSts! DtldCtrlSum")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the ISO code, what it says in plain English (empty for a code not known here), and the
    bank's own words."""

    code: str
    text: str
    further: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentStatus:
    """What became of one payment: its own status, else the one of its block or message. ``line``
    is where it stands in the file."""

    end_to_end_id: str
    status: str
    reasons: tuple[Reason, ...] = ()
    block_id: str = ""
    bank_reference: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockStatus:
    """What became of a block (PmtInf). Its status may be empty; else it holds for payments of it
    that are not named."""

    block_id: str
    status: str = ""
    reasons: tuple[Reason, ...] = ()
    count: int | None = None
    total: int | None = None
    payments: tuple[PaymentStatus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """A bank's answer to one message. ``status`` may be empty, and then stands below; else it
    holds for payments that are not named. ``count`` and ``total`` (cents) are the original
    message's as the bank saw them."""

    message_id: str
    created_at: str
    original_message_id: str
    original_message_name: str
    status: str = ""
    reasons: tuple[Reason, ...] = ()
    count: int | None = None
    total: int | None = None
    blocks: tuple[BlockStatus, ...] = ()

    @property
    def payments(self) -> tuple[PaymentStatus, ...]:
        """The payments that the bank names, of all blocks."""
        return tuple(one for block in self.blocks for one in block.payments)


def read(content: bytes, *, limit: int = MOST_BYTES) -> StatusReport:
    """The answer in a file.

    Raises FileRefused for the whole file: cut off, not UTF-8, larger than ``limit`` bytes, with a
    document type or entity, with an element that is unknown, doubled or out of its place, with a
    status that is not known or contradicts the one above it, with counts that do not agree, or
    with a payment named twice.
    """
    (document,) = walk(guarded(content, limit), SPACES, {})
    report = DOCUMENT.read(document, "Document").needed("CstmrPmtStsRpt")
    return _report(REPORT.read(report, "CstmrPmtStsRpt"))


def _report(parts: Parts) -> StatusReport:
    header = HEADER.read(parts.needed("GrpHdr"), "GrpHdr")
    group = GROUP.read(parts.needed("OrgnlGrpInfAndSts"), "OrgnlGrpInfAndSts")
    name = group.text("OrgnlMsgNmId", 35)
    if not name.startswith("pain.001"):
        raise group.refuse("OrgnlMsgNmId", name, "pain.001: an answer to transfers")
    status = _status(group, "GrpSts")
    blocks = tuple(
        _block(BLOCK.read(one, "OrgnlPmtInfAndSts"), status)
        for one in parts.all("OrgnlPmtInfAndSts")
    )
    report = StatusReport(
        message_id=_identifier(header, "MsgId"),
        created_at=header.text("CreDtTm", 40),
        original_message_id=_identifier(group, "OrgnlMsgId"),
        original_message_name=name,
        status=status,
        reasons=_reasons(group),
        count=_count(group),
        total=_total(group),
        blocks=blocks,
    )
    if not report.status and not blocks:
        raise group.refuse("GrpSts", "nothing", "a status here or below")
    _agree(report.status, [one.status for one in blocks if one.status], group, "GrpSts")
    _agree(report.status, [one.status for one in report.payments], group, "GrpSts")
    _counted(group, report.payments, report.count)
    _once([one.block_id for one in blocks], parts.line, "OrgnlPmtInfId")
    _once([one.end_to_end_id for one in report.payments], parts.line, "OrgnlEndToEndId")
    return report


def _block(parts: Parts, above: str) -> BlockStatus:
    block_id = _identifier(parts, "OrgnlPmtInfId")
    status = _status(parts, "PmtInfSts")
    payments = tuple(
        _payment(PAYMENT.read(one, f"TxInfAndSts[{number}]"), block_id, status or above)
        for number, one in enumerate(parts.all("TxInfAndSts"), 1)
    )
    _agree(status, [one.status for one in payments], parts, "PmtInfSts")
    _counted(parts, payments, _count(parts))
    return BlockStatus(
        block_id=block_id,
        status=status,
        reasons=_reasons(parts),
        count=_count(parts),
        total=_total(parts),
        payments=payments,
    )


def _payment(parts: Parts, block_id: str, above: str) -> PaymentStatus:
    status = _status(parts, "TxSts") or above
    if status in {"", "PART"}:
        raise parts.refuse("TxSts", status or "nothing", "the status of this payment")
    return PaymentStatus(
        end_to_end_id=_identifier(parts, "OrgnlEndToEndId"),
        status=status,
        reasons=_reasons(parts),
        block_id=block_id,
        bank_reference=parts.text("AcctSvcrRef", 35),
        line=parts.line,
    )


def _identifier(parts: Parts, name: str) -> str:
    text = parts.text(name, 35)
    if not text:
        raise parts.refuse(name, "nothing", "an identifier")
    return text


def _status(parts: Parts, name: str) -> str:
    text = parts.text(name, 10)
    if parts.one(name) is not None and text not in STATUSES:
        raise parts.refuse(name, text, ", ".join(STATUSES))
    return text


def _reasons(parts: Parts) -> tuple[Reason, ...]:
    found = []
    for node in parts.all("StsRsnInf"):
        reason = REASON.read(node, f"{parts.path}/StsRsnInf")
        coded = reason.one("Rsn")
        code = text_at(coded, "Cd", 4) or text_at(coded, "Prtry", 35)
        further = [words(one, f"{reason.path}/AddtlInf", 105) for one in reason.all("AddtlInf")]
        found.append(Reason(code, REASONS.get(code, ""), " ".join(further)))
    return tuple(found)


def _count(parts: Parts) -> int | None:
    text = parts.text("OrgnlNbOfTxs", 15)
    return count(text, parts.line, f"{parts.path}/OrgnlNbOfTxs") if text else None


def _total(parts: Parts) -> int | None:
    node = parts.one("OrgnlCtrlSum")
    return None if node is None else cents(node, f"{parts.path}/OrgnlCtrlSum")


def _agree(above: str, below: Iterable[str], parts: Parts, name: str) -> None:
    """A refused whole has no part that was not refused; a settled whole none that was refused."""
    for one in below:
        if above == "RJCT" and one != "RJCT":
            raise parts.refuse(name, f"RJCT above {one}", "a status that its parts share")
        if above in {"ACCP", "ACSP", "ACSC", "ACCC", "ACWC"} and one in {"RJCT", "CANC"}:
            raise parts.refuse(name, f"{above} above {one}", "PART where some were refused")


def _counted(parts: Parts, payments: tuple[PaymentStatus, ...], whole: int | None) -> None:
    """The bank's own counts: no status has more payments than it says, and they come to the whole;
    a bank may leave out payments that it accepted, never one that it refused."""
    if whole is not None and len(payments) > whole:
        allowed = f"at least {len(payments)}, the payments named"
        raise parts.refuse("OrgnlNbOfTxs", str(whole), allowed)
    named = Counter(one.status for one in payments)
    told: dict[str, int] = {}
    for node in parts.all("NbOfTxsPerSts"):
        one = PER_STATUS.read(node, f"{parts.path}/NbOfTxsPerSts")
        status = _status(one, "DtldSts")
        if status in told:
            raise one.refuse("DtldSts", status, "each status once")
        told[status] = count(one.text("DtldNbOfTxs", 15), one.line, f"{one.path}/DtldNbOfTxs")
    if not told:
        return
    for status, number in named.items():
        if number > told.get(status, 0) or (status == "RJCT" and number != told[status]):
            given = f"{told.get(status, 0)} {status}"
            raise parts.refuse("NbOfTxsPerSts", given, f"{number}, the payments named")
    if whole is not None and sum(told.values()) != whole:
        raise parts.refuse("NbOfTxsPerSts", str(sum(told.values())), f"{whole}, OrgnlNbOfTxs")


def _once(ids: list[str], line: int, field: str) -> None:
    for one, times in Counter(ids).items():
        if times > 1:
            raise refuse(line, field, f"{one}, {times} times", "each once")
