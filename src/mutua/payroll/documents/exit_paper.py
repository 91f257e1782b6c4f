"""Exit holiday pay as PDF, in the form of a payslip: always the same bytes.

Mentions: royal decree of 27 September 1966, art. 2, as far as pay without hours has them. What a later
employer deducts is the single holiday pay and the pay of the year on which it is reckoned (royal
decree of 30 March 1967, art. 46 and 48).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mutua.activities.documents import shown, typeset
from mutua.activities.documents.frozen import thaw
from mutua.ground import formats
from mutua.payroll.documents.paper import kept_notes, number_of_worker, word
from mutua.payroll.exit_pay import days_said
from mutua.payroll.models import ExitHolidayPay, Withholding
from mutua.work.documents.content import ContractContent


def content_of(pay: ExitHolidayPay) -> ContractContent:
    """The contract as it was signed: its parties as they were named then."""
    return thaw(ContractContent, pay.contract.signed_content.content)


def number_of(pay: ExitHolidayPay, contract: ContractContent) -> str:
    """How it is called: its contract, the year of its work, and its version beyond the first."""
    later = f"-{pay.version}" if pay.version > 1 else ""
    return f"{contract.number}/V{pay.year}{later}"


def draw(pay: ExitHolidayPay, kept: Sequence[Withholding] = ()) -> bytes:
    """The PDF. ``pay`` comes with its contract; ``kept`` is what creditors get of it."""
    seconds = int(pay.made_at.timestamp())
    return typeset.pdf("payslip", texts(pay, content_of(pay), kept), seconds)


def texts(
    pay: ExitHolidayPay, contract: ContractContent, kept: Sequence[Withholding] = ()
) -> dict[str, Any]:
    """Every text of the paper."""
    language, home = contract.language, contract.employer.address.country

    def money(minor: int) -> str:
        return formats.money(minor, language, contract.currency)

    taken = sum(one.amount for one in kept)
    return {
        "title": word("title_exit", language), "number": number_of(pay, contract),
        "language": language, "seller": shown.party(contract.employer, language, home),
        "footer": shown.footer(contract.employer, language),
        "page": word("page", language, "{0}", "{1}"),
        "worker": {
            "label": word("worker", language), "name": contract.worker.name,
            "lines": [
                *shown.address(contract.worker.address, language, home),
                f"{word('worker_number', language)} {number_of_worker(pay.person_id)}",
            ],
        },
        "facts": [
            [word("holiday_year", language), str(pay.year)],
            [word("contract_end", language), formats.day(pay.worked_until, language)],
            [word("paid_on", language), formats.day(pay.paid_on, language)],
        ],
        "columns": [word(key, language) for key in ("item", "basis", "amount")],
        "rows": _rows(pay, language, money, taken),
        "net": [word("to_pay", language), money(pay.net_pay - taken)],
        "notes": [*kept_notes(kept, language, money), *_notes(pay, contract, money)],
    }  # fmt: skip


def _rows(pay: ExitHolidayPay, language: str, money: Any, taken: int) -> list[list[Any]]:
    """Label, basis, amount, and whether it is a sum, in the order of the decree."""
    lines, basis = pay.lines, money(pay.inputs["gross_pay"])
    special = lines.get("special_social_contribution", 0)
    rows = [
        ("single_holiday_pay", basis, lines.get("single_holiday_pay", 0), False),
        ("double_holiday_pay", basis, lines.get("double_holiday_pay", 0), False),
        ("gross_holiday_pay", "", pay.gross_pay, True),
        ("contribution", "", -(pay.withheld - special), False),
        ("taxable", "", lines.get("taxable_pay", 0), True),
        ("tax", "", -pay.tax, False),
        ("special", "", -special, False),
        ("net", "", pay.net_pay, True),
        ("deducted", "", -taken, False),
    ]
    return [
        [word(key, language), of, money(amount), strong] for key, of, amount, strong in rows
        if amount or key not in ("special", "deducted")
    ]  # fmt: skip


def _notes(pay: ExitHolidayPay, contract: ContractContent, money: Any) -> list[str]:
    language = contract.language
    as_work, days = pay.inputs.get("assimilated_pay", 0), days_said(pay.inputs)
    notes = [
        word("committee", language, contract.joint_committee) if contract.joint_committee else "",
        word("declared", language, money(pay.lines.get("declared_base", 0))),
        word("usual_pay", language, money(pay.inputs["normal_month_pay"])),
        word("as_work", language, money(as_work)) if as_work else "",
        word("days_taken", language, *(formats.hundredths(one, language) for one in days))
        if days else "",
        word("cost", language, money(pay.employer_cost)),
        word("next_employer", language),
        word("corrects_exit", language, str(pay.version - 1)) if pay.version > 1 else "",
    ]  # fmt: skip
    return [one for one in notes if one]
