"""What the law's rules took for granted because nobody said otherwise, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mutua.portal.formats import hundredths, money
from mutua.portal.simulator import law
from mutua.portal.simulator.results import Result


@dataclass(frozen=True)
class Assumed:
    """One default: what it is about, and the value used."""

    label: str
    value: str


def assumed(result: Result) -> list[Assumed]:
    """Every default of the payslip; the many 'nothing was paid before' as one."""
    found = [
        Assumed(_name("inputs", code), _text(code, value))
        for code, value in result.payslip.assumed.items()
        if not code.startswith("paid_before_") and not _other_measure(code, result)
    ]
    if any(code.startswith("paid_before_") for code in result.payslip.assumed):
        found.append(Assumed(_("Other pay of the quarter and the year"), _("none")))
    return found


def _other_measure(code: str, result: Result) -> bool:
    """Hours, days and a full month say the same thing; two of them are always absent."""
    return code in ("hours", "days", "full_month", "gross_pay")


def _name(section: str, code: str) -> str:
    name = law.be().labels.name(section, code, get_language() or "en")
    return name[:1].upper() + name[1:]


def _text(code: str, value: object) -> str:
    language = get_language() or "en"
    one = law.be().inputs[code]
    if value is True:
        return _("yes")
    if value is False:
        return _("no")
    if one.kind == "money" and isinstance(value, int):
        return money(value, language)
    if one.kind == "hundredths" and isinstance(value, int):
        return hundredths(value, language)
    if one.kind == "choice":
        return choice_name(code, str(value), language)
    return str(value)


def choice_name(code: str, value: str, language: str) -> str:
    """The name of an answer of the law's vocabulary, such as 'household.single'."""
    return law.be().labels.name("choices", f"{code}.{value}", language).rpartition(".")[2]
