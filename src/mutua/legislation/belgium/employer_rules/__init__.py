"""Employer rules: whether a contract may be made, with the article and what would mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mutua.legislation.belgium.employer_rules import form, pay, working_time, young
from mutua.legislation.belgium.employer_rules.contract import Case, Contract, read_contract
from mutua.legislation.belgium.employer_rules.form import WITHOUT_CONTRACT
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.verdicts import PASS, Verdict

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country

RULES = (
    form.written_before_work,
    working_time.three_hours,
    working_time.breaks,
    working_time.daily_limit,
    working_time.weekly_limit,
    working_time.daily_rest,
    working_time.weekly_rest,
    working_time.two_places,
    working_time.sunday,
    working_time.public_holiday,
    working_time.night,
    young.young_workers,
    pay.minimum_wage,
    pay.house_minimum_wage,
    pay.student_quota,
    pay.amateur_limits,
    form.successive_contracts,
    form.part_time_week,
    form.lending_of_workers,
)

OF_WORKERS = (
    "three_hours", "breaks", "daily_limit", "weekly_limit", "daily_rest", "weekly_rest", "sunday",
    "public_holiday", "night",
)  # fmt: skip


def check(law: Country, contract: Any, history: Any) -> tuple[Verdict, ...]:
    """The verdict of every rule on a contract, among the person's other contracts."""
    if not isinstance(history, Sequence) or isinstance(history, str):
        raise LegislationError("history", history, "form", what="a list of contracts")
    mine = read_contract(contract, law.regimes_known)
    others = tuple(read_contract(one, law.regimes_known) for one in history)
    for day in (mine.first_day, mine.last_day):
        if not law.pack.known_from <= day <= law.pack.known_until:
            raise LegislationError(
                "periods.day", str(day), "date_between",
                low=law.pack.known_from, high=law.pack.known_until,
            )  # fmt: skip
    case = Case(mine, others)
    return tuple(_applied(rule(law, case), mine) for rule in RULES)


def _applied(found: Verdict, contract: Contract) -> Verdict:
    """The law on working time is for work under authority (law of 16 March 1971, art. 1)."""
    if found.rule in OF_WORKERS and contract.regime in WITHOUT_CONTRACT:
        return found._replace(verdict=PASS, remedy="", facts={})
    return found
