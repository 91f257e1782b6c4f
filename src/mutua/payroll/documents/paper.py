"""The payslip as PDF, drawn on demand from what is frozen: always the same bytes.

Mentions: royal decree of 27 September 1966, art. 2. Each part of the work bonus and the tax work
bonus has a line of its own (royal decree of 20 September 2009).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from mutua.activities.documents import shown, typeset
from mutua.activities.documents.frozen import thaw
from mutua.ground import formats
from mutua.ground.words import Words
from mutua.legislation import regimes_where
from mutua.payroll.models import Payslip, Withholding
from mutua.work.documents.content import ContractContent

word = Words(Path(__file__).parent / "words.yaml")
INDEMNITIES = regimes_where(pay=False)
HOUR = 100  # hundredths


def content_of(payslip: Payslip) -> ContractContent:
    """The contract as it was signed: its parties as they were named then."""
    return thaw(ContractContent, payslip.contract_month.contract.signed_content.content)


def draw(payslip: Payslip, taken: int = 0, kept: Sequence[Withholding] = ()) -> bytes:
    """The PDF. ``payslip`` comes with its month and contract; ``taken`` is what was deducted from
    it, ``kept`` what creditors get of it."""
    seconds = int(payslip.made_at.timestamp())
    return typeset.pdf("payslip", texts(payslip, content_of(payslip), taken, kept), seconds)


def number_of(payslip: Payslip, contract: ContractContent) -> str:
    """How a payslip is called: its contract, its month, and its version beyond the first."""
    later = f"-{payslip.version}" if payslip.version > 1 else ""
    return f"{contract.number}/{payslip.worked_from:%Y-%m}{later}"


def worker_number(payslip: Payslip) -> str:
    """The person's number at the employer: short, and her own."""
    return number_of_worker(payslip.person_id)


def number_of_worker(person: UUID) -> str:
    """The same, of a person."""
    return f"M-{person.hex[-8:].upper()}"


def texts(
    payslip: Payslip, contract: ContractContent, taken: int = 0, kept: Sequence[Withholding] = ()
) -> dict[str, Any]:
    """Every text of the paper."""
    language, home = contract.language, contract.employer.address.country

    def money(minor: int) -> str:
        return formats.money(minor, language, contract.currency)

    taken += sum(one.amount for one in kept)
    amateur = payslip.regime in INDEMNITIES
    hours = payslip.inputs["hours"]
    base = (payslip.gross_pay * HOUR * 2 + hours) // (2 * hours) if hours else 0
    worked = formats.days(payslip.worked_from, payslip.worked_until, language)
    facts = [
        ("period", worked),
        ("done", word("hours", language, formats.hundredths(hours, language))),
        *([] if amateur or not hours else [("base", word("an_hour", language, money(base)))]),
        ("paid_on", formats.day(payslip.paid_on, language)),
    ]
    return {
        "title": word("title_amateur" if amateur else "title", language),
        "number": number_of(payslip, contract), "language": language,
        "seller": shown.party(contract.employer, language, home),
        "footer": shown.footer(contract.employer, language),
        "page": word("page", language, "{0}", "{1}"),
        "worker": {
            "label": word("worker", language), "name": contract.worker.name,
            "lines": [
                *shown.address(contract.worker.address, language, home),
                f"{word('worker_number', language)} {worker_number(payslip)}",
            ],
        },
        "facts": [[word(key, language), value] for key, value in facts],
        "columns": [word(key, language) for key in ("item", "basis", "amount")],
        "rows": _rows(payslip, language, money, taken),
        "net": [word("to_pay", language), money(payslip.net_pay - taken)],
        "notes": [*kept_notes(kept, language, money), *_notes(payslip, contract, money)],
    }  # fmt: skip


def _rows(payslip: Payslip, language: str, money: Any, taken: int = 0) -> list[list[Any]]:
    """Label, basis, amount, and whether it is a sum, in the order of the decree."""
    if payslip.regime in INDEMNITIES:
        rows = [("indemnity", "", payslip.gross_pay, False)]
    else:
        rows = _of_pay(payslip, language, money)
    own = own_part(payslip.lines)
    if untaxed := payslip.allowances + own:
        rows.append(("untaxed", "", untaxed, False))
    rows.append(("net", "", payslip.net_pay + own, True))
    if own:
        rows.append(("vouchers_own", "", -own, False))
    rows.append(("deducted", "", -taken, False))
    return [[word(key, language), basis, money(n), strong] for key, basis, n, strong in rows]


def own_part(lines: Mapping[str, int]) -> int:
    """What is kept of the net for meal vouchers: her own part of them."""
    return -lines.get("meal_vouchers_own_part", 0)


def _of_pay(payslip: Payslip, language: str, money: Any) -> list[tuple[str, str, int, bool]]:
    lines, gross = payslip.lines, payslip.gross_pay
    solidarity = lines.get("solidarity_contribution", 0)
    contribution = lines["employee_contribution_before_bonus"] - solidarity
    hours = word("hours", language, formats.hundredths(payslip.inputs["hours"], language))
    rows = [
        ("for_work", hours, gross, False),
        ("gross", "", gross, True),
        ("contribution", money(lines["declared_base"]), -contribution, False),
        ("solidarity", money(lines.get("quota_pay", 0)), -solidarity, False),
        ("work_bonus_a", "", lines["work_bonus_a"], False),
        ("work_bonus_b", "", lines["work_bonus_b"], False),
        ("taxable", "", lines["taxable_pay"], True),
        ("tax", "", -payslip.tax, False),
        ("tax_work_bonus", "", lines["tax_work_bonus"], False),
        ("special", "", -lines["special_social_contribution"], False),
    ]
    always = ("for_work", "gross", "taxable", "tax")
    return [row for row in rows if row[2] or row[0] in always]


def kept_notes(kept: Sequence[Withholding], language: str, money: Any) -> list[str]:
    """Which of the deductions go to creditors, and to whom."""
    return [
        word(one.writ.kind, language, one.writ.creditor, one.writ.reference, money(one.amount))
        for one in kept
    ]


def _notes(payslip: Payslip, contract: ContractContent, money: Any) -> list[str]:
    language = contract.language
    before = payslip.inputs.get("paid_before_month_gross", 0)
    notes = [
        word("committee", language, contract.joint_committee) if contract.joint_committee else "",
        word("declared", language, money(payslip.lines["declared_base"]))
        if "declared_base" in payslip.lines else "",
        word("cost", language, money(payslip.employer_cost)),
        word("earlier", language, money(before)) if before else "",
        _vouchers(payslip, language, money),
        word("corrects", language, str(payslip.version - 1)) if payslip.version > 1 else "",
    ]  # fmt: skip
    return [one for one in notes if one]


def _vouchers(payslip: Payslip, language: str, money: Any) -> str:
    """How many meal vouchers, and what they are worth beyond her own part (royal decree of 28
    November 1969, art. 19bis § 2): the payslip must say it."""
    value, own = payslip.lines.get("meal_vouchers_value", 0), own_part(payslip.lines)
    if not value:
        return ""
    count = payslip.inputs["meal_vouchers"]
    said = (money(one) for one in (value // count, value, value - own))
    return word("vouchers", language, str(count), *said)
