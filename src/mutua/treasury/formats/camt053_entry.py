"""One entry of a camt.053 statement, with the transfers in it."""

from __future__ import annotations

from typing import Any, Final

from mutua.ground import payment_reference
from mutua.treasury.formats.refusals import refuse
from mutua.treasury.formats.statements import Detail, Kind, Line
from mutua.treasury.formats.xml import Node
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

CURRENCY: Final = "EUR"
ENTRY: Final = Shape(
    "NtryRef Amt! CdtDbtInd! RvslInd Sts! BookgDt! ValDt AcctSvcrRef Avlbty* BkTxCd! ComssnWvrInd"
    " AddtlInfInd AmtDtls Chrgs* TechInptChanl Intrst* CardTx NtryDtls* AddtlNtryInf"
)
DETAILS: Final = Shape("Btch TxDtls*")
TRANSFER: Final = Shape(
    "Refs Amt CdtDbtInd AmtDtls Avlbty* BkTxCd Chrgs* Intrst* RltdPties RltdAgts LclInstrm Purp"
    " RltdRmtInf RmtInf RltdDts RltdPric RltdQties* FinInstrmId Tax RtrInf CorpActn SfkpgAcct"
    " CshDpst* CardTx AddtlTxInf SplmtryData*"
)
REMITTANCE: Final = Shape("Ustrd* Strd*")
NONE_GIVEN: Final = {"NOTPROVIDED", "NONREF", "NOT PROVIDED"}
# ISO 20022 external code sets: family (and sub-family) of the domain PMNT and of account
# management. The longest prefix counts.
KINDS: Final = {
    "PMNT/RCDT": Kind.TRANSFER_IN,
    "PMNT/ICDT": Kind.TRANSFER_OUT,
    "PMNT/RRCT": Kind.TRANSFER_IN,
    "PMNT/IRCT": Kind.TRANSFER_OUT,
    "PMNT/IDDT": Kind.DIRECT_DEBIT,
    "PMNT/RDDT": Kind.DIRECT_DEBIT,
    "PMNT/CCRD": Kind.CARD,
    "PMNT/MCRD": Kind.CARD,
}
SUB_FAMILIES: Final = {
    "RRTN": Kind.RETURN,
    "CHRG": Kind.CHARGE,
    "COMM": Kind.CHARGE,
    "FEES": Kind.CHARGE,
    "INTR": Kind.INTEREST,
}


def read(node: Node, number: int, references: dict[str, int]) -> Line:
    """The line of the n-th entry of its statement. Raises FileRefused.

    ``references``: the entries' own references (NtryRef) so far, with their lines. Each comes once;
    the bank's reference (AcctSvcrRef) may be shared, as by a transfer and its charge.
    """
    entry = ENTRY.read(node, f"Ntry[{number}]")
    _once(entry, references)
    amount = _signed(entry)
    _booked(entry)
    code = _code(entry.needed("BkTxCd"))
    valued = entry.one("ValDt")
    transfers, batch = _transfers(entry, amount)
    single = transfers[0] if len(transfers) == 1 else None
    facts = _facts(single) if single else {"text": entry.text("AddtlNtryInf")}
    return Line(
        amount=amount,
        booked_on=day(entry.needed("BookgDt"), f"{entry.path}/BookgDt"),
        value_on=None if valued is None else day(valued, f"{entry.path}/ValDt"),
        kind=_kind(entry, code, transfers),
        code=code,
        bank_reference=_reference(entry, single),
        batch=batch,
        details=() if single else transfers,
        line=entry.line,
        **facts,
    )


def _once(entry: Parts, references: dict[str, int]) -> None:
    reference = entry.text("NtryRef", 35)
    if not reference or reference in NONE_GIVEN:
        return
    if reference in references:
        given = f"{reference}, as on line {references[reference]}"
        raise entry.refuse("NtryRef", given, "each entry once")
    references[reference] = entry.line


def sign(parts: Parts) -> int:
    """1 for money that comes, -1 for money that goes."""
    given = parts.text("CdtDbtInd", 4)
    if given not in {"CRDT", "DBIT"}:
        raise parts.refuse("CdtDbtInd", given, "CRDT or DBIT")
    return 1 if given == "CRDT" else -1


def _signed(entry: Parts) -> int:
    return sign(entry) * cents(entry.needed("Amt"), f"{entry.path}/Amt", CURRENCY)


def _booked(entry: Parts) -> None:
    status = entry.one("Sts")
    coded = find(status, "Cd")
    given = entry.text("Sts", 4) if coded is None else words(coded, f"{entry.path}/Sts", 4)
    if given != "BOOK":
        raise entry.refuse("Sts", given, "BOOK: a statement has what is booked")


def _code(node: Node) -> str:
    domain = find(node, "Domn")
    if domain is None:
        return text_at(node, "Prtry/Cd", 35)
    family = find(domain, "Fmly")
    parts = text_at(domain, "Cd", 4), text_at(family, "Cd", 4), text_at(family, "SubFmlyCd", 4)
    return "/".join(filter(None, parts))


def _kind(entry: Parts, code: str, transfers: tuple[Detail, ...]) -> Kind:
    if entry.text("RvslInd", 5) in {"true", "1"}:
        return Kind.CORRECTION
    if transfers and all(one.return_reason for one in transfers):
        return Kind.RETURN
    domain, family, sub_family = [*code.split("/"), "", ""][:3]
    return SUB_FAMILIES.get(sub_family) or KINDS.get(f"{domain}/{family}", Kind.OTHER)


def _reference(entry: Parts, single: Detail | None) -> str:
    return (
        entry.text("AcctSvcrRef", 35)
        or entry.text("NtryRef", 35)
        or (single.bank_reference if single else "")
    )


def _facts(detail: Detail) -> dict[str, Any]:
    """What a line of one transfer says of it."""
    names = (
        "end_to_end_id",
        "counterparty_name",
        "counterparty_iban",
        "communication",
        "text",
        "return_reason",
    )
    return {name: getattr(detail, name) for name in names}


def _transfers(entry: Parts, amount: int) -> tuple[tuple[Detail, ...], str]:
    """The transfers of an entry and the block they were sent in.

    Of a single one the amount is the entry's: the bank may show there what was sent, before charges
    or in another currency. Several come to the entry, unless the bank names charges among them.
    """
    transfers: list[Parts] = []
    batch = ""
    for node in entry.all("NtryDtls"):
        details = DETAILS.read(node, f"{entry.path}/NtryDtls")
        inside = details.all("TxDtls")
        batch = _batch(details, len(inside), amount) or batch
        for one in inside:
            place = f"{entry.path}/TxDtls[{len(transfers) + 1}]"
            transfers.append(TRANSFER.read(one, place))
    if len(transfers) == 1:
        return (_detail(transfers[0], amount),), batch
    found = tuple(_detail(one, _own_amount(one, amount)) for one in transfers)
    total = sum(one.amount for one in found)
    charged = any(one.one("Chrgs") is not None for one in [entry, *transfers])
    if found and total != amount and not charged:
        raise entry.refuse("Amt", str(amount), f"{total}, its transfers")
    return found, batch


def _batch(details: Parts, inside: int, amount: int) -> str:
    batch = details.one("Btch")
    if batch is None:
        return ""
    line, path = details.line, f"{details.path}/Btch"
    if number := text_at(batch, "NbOfTxs", 15):
        told = count(number, line, f"{path}/NbOfTxs")
        if inside and told != inside:
            raise refuse(line, f"{path}/NbOfTxs", number, f"{inside}, the transfers in it")
    total = find(batch, "TtlAmt")
    if total is not None and cents(total, f"{path}/TtlAmt", CURRENCY) != abs(amount):
        raise refuse(line, f"{path}/TtlAmt", words(total, path), f"{abs(amount)} cents")
    return text_at(batch, "PmtInfId", 35) or text_at(batch, "MsgId", 35)


def _own_amount(transfer: Parts, amount: int) -> int:
    """The amount of one transfer of several, signed: its own in version 08, that of its details in
    version 02."""
    own = transfer.one("Amt") or find(transfer.one("AmtDtls"), "TxAmt/Amt")
    if own is None:
        raise transfer.refuse("Amt", "nothing", "an amount for each of several transfers")
    direction = sign(transfer) if transfer.one("CdtDbtInd") is not None else (-1, 1)[amount >= 0]
    return direction * cents(own, f"{transfer.path}/Amt", CURRENCY)


def _detail(transfer: Parts, amount: int) -> Detail:
    refs = transfer.one("Refs")
    end_to_end_id = text_at(refs, "EndToEndId", 35)
    name, account = _counterparty(transfer, amount)
    communication, text = _remittance(transfer)
    returned = transfer.one("RtrInf")
    return Detail(
        amount=amount,
        end_to_end_id="" if end_to_end_id in NONE_GIVEN else end_to_end_id,
        counterparty_name=name,
        counterparty_iban=account,
        communication=communication,
        text=text,
        bank_reference=text_at(refs, "AcctSvcrRef", 35),
        return_reason=text_at(returned, "Rsn/Cd", 4) or text_at(returned, "Rsn/Prtry", 35),
    )


def _counterparty(transfer: Parts, amount: int) -> tuple[str, str]:
    """Name and account of the other side. Of money that came back, the roles are those of the
    transfer that left: the other side is still its creditor."""
    parties = transfer.one("RltdPties")
    came_back = transfer.one("RtrInf") is not None
    role = "Dbtr" if (amount >= 0) != came_back else "Cdtr"
    name = text_at(parties, f"{role}/Nm", 140) or text_at(parties, f"{role}/Pty/Nm", 140)
    number = find(parties, f"{role}Acct/Id/IBAN")
    if number is None:
        return name, ""
    path = f"{transfer.path}/{role}Acct"
    return name, iban(words(number, path, 34), number.line, path)


def _remittance(transfer: Parts) -> tuple[str, str]:
    """The structured communication, and all other words."""
    node = transfer.one("RmtInf")
    if node is None:
        return "", transfer.text("AddtlTxInf")
    parts = REMITTANCE.read(node, f"{transfer.path}/RmtInf")
    free = [words(one, f"{parts.path}/Ustrd", 140) for one in parts.all("Ustrd")]
    references = []
    for one in parts.all("Strd"):
        reference = text_at(one, "CdtrRefInf/Ref", 35)
        if text_at(one, "CdtrRefInf/Tp/Issr", 35) == "BBA":
            digits = reference.strip("+*").replace("/", "")
            if not payment_reference.is_right(digits):
                path = f"{parts.path}/Strd/CdtrRefInf/Ref"
                raise refuse(one.line, path, reference, payment_reference.FORM)
            references.append(digits)
        elif reference:
            free.append(reference)
        free.append(text_at(one, "AddtlRmtInf", 140))
    if len(references) > 1:
        raise refuse(parts.line, f"{parts.path}/Strd", " ".join(references), "one communication")
    return "".join(references), " ".join(filter(None, free))
