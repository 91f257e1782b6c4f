"""Writes statements as camt.053.001.08 (or .02)."""

from xml.etree import ElementTree as ET

from simulators.bank.lines import Item, Movement, Statement

CODES = {
    "out": ("PMNT", "ICDT", "ESCT"),
    "batch": ("PMNT", "ICDT", "ESCT"),
    "in": ("PMNT", "RCDT", "ESCT"),
    "return": ("PMNT", "ICDT", "RRTN"),
    "charge": ("ACMT", "MDOP", "CHRG"),
}


def written(statement: Statement, version: str = "08") -> bytes:
    """The file with this statement."""
    space = f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"
    root = ET.Element("Document", {"xmlns": space})
    message = ET.SubElement(root, "BkToCstmrStmt")
    header = ET.SubElement(message, "GrpHdr")
    made = f"{statement.day}T22:00:00"
    _leaf(header, "MsgId", f"STMT-{statement.name}"[:35])
    _leaf(header, "CreDtTm", made)
    body = ET.SubElement(message, "Stmt")
    _leaf(body, "Id", statement.name)
    _leaf(body, "ElctrncSeqNb", str(statement.number))
    _leaf(body, "LglSeqNb", str(statement.number))
    _leaf(body, "CreDtTm", made)
    if statement.copy:
        _leaf(body, "CpyDplctInd", "DUPL")
    account = ET.SubElement(body, "Acct")
    _path(account, "Id/IBAN", statement.iban)
    _leaf(account, "Ccy", "EUR")
    _path(account, "Ownr/Nm", statement.holder)
    _balance(body, "OPBD", statement.opening, str(statement.opened))
    _balance(body, "CLBD", statement.closing, str(statement.day))
    _summary(body, [one.amount for one in statement.movements])
    for one in statement.movements:
        _entry(body, one, version)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content


def _summary(body: ET.Element, amounts: list[int]) -> None:
    summary = ET.SubElement(body, "TxsSummry")
    groups = {
        "TtlNtries": [abs(one) for one in amounts],
        "TtlCdtNtries": [one for one in amounts if one > 0],
        "TtlDbtNtries": [-one for one in amounts if one < 0],
    }
    for name, group in groups.items():
        total = ET.SubElement(summary, name)
        _leaf(total, "NbOfNtries", str(len(group)))
        _leaf(total, "Sum", _euros(sum(group)))


def _entry(body: ET.Element, movement: Movement, version: str) -> None:
    entry = ET.SubElement(body, "Ntry")
    _leaf(entry, "NtryRef", movement.reference)
    _amount(entry, movement.amount)
    _leaf(entry, "CdtDbtInd", "CRDT" if movement.amount > 0 else "DBIT")
    if version == "02":
        _leaf(entry, "Sts", "BOOK")
    else:
        _path(entry, "Sts/Cd", "BOOK")
    _path(entry, "BookgDt/Dt", str(movement.day))
    _path(entry, "ValDt/Dt", str(movement.value_day))
    _leaf(entry, "AcctSvcrRef", movement.reference)
    domain, family, sub_family = CODES[movement.kind]
    if movement.purpose == "SALA":
        sub_family = "SALA"
    code = ET.SubElement(ET.SubElement(entry, "BkTxCd"), "Domn")
    _leaf(code, "Cd", domain)
    inside = ET.SubElement(code, "Fmly")
    _leaf(inside, "Cd", family)
    _leaf(inside, "SubFmlyCd", sub_family)
    if movement.items or movement.batch:
        _details(entry, movement, version)


def _details(entry: ET.Element, movement: Movement, version: str) -> None:
    details = ET.SubElement(entry, "NtryDtls")
    if movement.batch:
        batch = ET.SubElement(details, "Btch")
        _leaf(batch, "PmtInfId", movement.batch)
        if movement.items:
            _leaf(batch, "NbOfTxs", str(len(movement.items)))
        total = ET.SubElement(batch, "TtlAmt", {"Ccy": "EUR"})
        total.text = _euros(abs(movement.amount))
        _leaf(batch, "CdtDbtInd", "CRDT" if movement.amount > 0 else "DBIT")
    for item in movement.items:
        _transfer(ET.SubElement(details, "TxDtls"), item, movement.kind, version)


def _transfer(transfer: ET.Element, item: Item, kind: str, version: str) -> None:
    if item.end_to_end_id:
        _path(transfer, "Refs/EndToEndId", item.end_to_end_id)
    if version == "02":
        amount = ET.SubElement(ET.SubElement(transfer, "AmtDtls"), "TxAmt")
        _amount(amount, item.amount)
    else:
        _amount(transfer, item.amount)
        _leaf(transfer, "CdtDbtInd", "CRDT" if item.amount > 0 else "DBIT")
    # Of money that came back the parties keep the roles they had when it left.
    role = "Dbtr" if kind == "in" else "Cdtr"
    if item.name or item.iban:
        parties = ET.SubElement(transfer, "RltdPties")
        if item.name:
            _path(parties, f"{role}/Nm" if version == "02" else f"{role}/Pty/Nm", item.name)
        if item.iban:
            _path(parties, f"{role}Acct/Id/IBAN", item.iban)
    _remittance(transfer, item)
    if item.reason:
        _path(transfer, "RtrInf/Rsn/Cd", item.reason)


def _remittance(transfer: ET.Element, item: Item) -> None:
    if not (item.communication or item.text):
        return
    remittance = ET.SubElement(transfer, "RmtInf")
    if item.communication:
        reference = ET.SubElement(ET.SubElement(remittance, "Strd"), "CdtrRefInf")
        kind = ET.SubElement(reference, "Tp")
        _path(kind, "CdOrPrtry/Cd", "SCOR")
        _leaf(kind, "Issr", "BBA")
        _leaf(reference, "Ref", item.communication)
    else:
        _leaf(remittance, "Ustrd", item.text)


def _balance(body: ET.Element, code: str, amount: int, day: str) -> None:
    balance = ET.SubElement(body, "Bal")
    _path(balance, "Tp/CdOrPrtry/Cd", code)
    _amount(balance, amount)
    _leaf(balance, "CdtDbtInd", "CRDT" if amount >= 0 else "DBIT")
    _path(balance, "Dt/Dt", day)


def _amount(above: ET.Element, amount: int) -> None:
    ET.SubElement(above, "Amt", {"Ccy": "EUR"}).text = _euros(abs(amount))


def _euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def _path(above: ET.Element, path: str, text: str) -> None:
    *way, last = path.split("/")
    for name in way:
        above = ET.SubElement(above, name)
    _leaf(above, last, text)


def _leaf(above: ET.Element, name: str, text: str) -> None:
    ET.SubElement(above, name).text = text
