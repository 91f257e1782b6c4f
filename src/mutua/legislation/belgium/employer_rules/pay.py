"""Minimum pay: by law and age, and by the cooperative's own minimum."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mutua.legislation.belgium.employer_rules.contract import Case, Contract
from mutua.legislation.belgium.regimes import among
from mutua.legislation.engine.rounding import Rounding
from mutua.legislation.engine.verdicts import BLOCK, PASS, WARN, Verdict

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

AT_LEAST = Rounding("up", "A minimum is not reached by a part of a cent")
QUARTER_HOURS = 13 * 38
WITHOUT_MINIMUM = among(pay=False)


def minimum_wage(law: Country, case: Case) -> Verdict:
    """An hour is paid at least the guaranteed monthly minimum × 3 ÷ (13 × 38), by age."""
    contract = case.contract
    month, version = law.figure("guaranteed_minimum", contract.first_day)
    if contract.regime in WITHOUT_MINIMUM:
        return Verdict("minimum_wage", version, PASS, "Law of 16 December 2022")
    share, _ = law.figure(_share_for(contract), contract.first_day)
    due = AT_LEAST.ratio(
        month * share.numerator, 3 * contract.minutes, share.denominator * QUARTER_HOURS * 60
    )
    missing = max(0, due - contract.gross_pay)
    return Verdict(
        "minimum_wage", version, BLOCK if missing else PASS,
        "Collective agreement 43 of 2 May 1988 (43/18), art. 3",
        "add_pay" if missing else "", {"amount": _euros(missing)},
        {"gross_pay": contract.gross_pay, "least": due, "minutes": contract.minutes},
    )  # fmt: skip


def _share_for(contract: Contract) -> str:
    """The parameter that holds the share of the minimum for an age."""
    age = contract.age
    if age is None or age > 20 or (age >= 18 and not contract.student):
        return "minimum_share_adult"
    if age <= 16:
        return "minimum_share_to_16"
    return f"minimum_share_{age}"


def house_minimum_wage(law: Country, case: Case) -> Verdict:
    """An hour is paid at least what the cooperative has set for all its members."""
    hourly = law.settings["minimum_hourly_wage"]
    due = AT_LEAST.ratio(hourly, case.contract.minutes, 60)
    missing = max(0, due - case.contract.gross_pay)
    if case.contract.regime in WITHOUT_MINIMUM:
        missing = 0
    return Verdict(
        "house_minimum_wage", "setting", BLOCK if missing else PASS,
        "Setting of the cooperative", "add_pay" if missing else "",
        {"amount": _euros(missing)}, {"gross_pay": case.contract.gross_pay, "least": due},
    )  # fmt: skip


def student_quota(law: Country, case: Case) -> Verdict:
    """Hours of students beyond the yearly quota follow the ordinary rules."""
    contract = case.contract
    quota, version = law.figure("student_quota_hours", contract.first_day)
    used = contract.student_hours_used + AT_LEAST.ratio(contract.minutes, 100, 60)
    over = max(0, used - quota) if contract.regime == "student" else 0
    return Verdict(
        "student_quota", version, WARN if over else PASS,
        "Royal decree of 28 November 1969, art. 17bis", "hours_beyond_quota" if over else "",
        {"hours": f"{over / 100:.2f}"}, {"hours_used": used, "quota": quota},
    )  # fmt: skip


def amateur_limits(law: Country, case: Case) -> Verdict:
    """The amateur indemnity: a maximum a day, 30 days a year, 7 days in a row for one client."""
    contract = case.contract
    most, version = law.figure("amateur_daily_maximum", contract.first_day)
    article = "Law of 16 December 2022; royal decree of 13 March 2023"
    if contract.regime not in WITHOUT_MINIMUM:
        return Verdict("amateur_limits", version, PASS, article)
    over = max(0, contract.gross_pay - most * len(contract.days))
    before = {
        day
        for one in case.others
        if one.regime == contract.regime
        for day in one.days
        if day.year == contract.first_day.year
    }
    all_days = before | set(contract.days)
    yearly, _ = law.figure("amateur_days_in_year", contract.first_day)
    in_a_row, _ = law.figure("amateur_days_in_a_row", contract.first_day)
    row = _longest_row(case)
    remedy = (
        "remove_pay" if over else "days_in_year" if len(all_days) > yearly
        else "days_in_a_row" if row > in_a_row else ""
    )  # fmt: skip
    return Verdict(
        "amateur_limits", version, BLOCK if remedy else PASS, article, remedy,
        {"amount": _euros(over), "days": yearly if remedy == "days_in_year" else in_a_row},
        {"days_in_year": len(all_days), "days_in_a_row": row, "most_a_day": most},
    )  # fmt: skip


def _longest_row(case: Case) -> int:
    """Most days in a row with the same client under the amateur indemnity."""
    same = (case.contract, *(o for o in case.others if o.client == case.contract.client))
    days = sorted({d.toordinal() for o in same if o.regime in WITHOUT_MINIMUM for d in o.days})
    longest = row = 1
    for before, after in pairwise(days):
        row = row + 1 if after == before + 1 else 1
        longest = max(longest, row)
    return longest


def _euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"
