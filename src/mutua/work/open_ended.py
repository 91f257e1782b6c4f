"""Open-ended contracts worked out: each month its agreed pay, in parts where it is no whole month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from mutua.legislation import Country, regimes_where
from mutua.work import hours as time
from mutua.work import planning, timetable
from mutua.work.asked import refused_by_field
from mutua.work.facts import of_contract
from mutua.work.hours import MonthOfWork, Stretch
from mutua.work.models import Contract, ContractMonth, Period
from mutua.work.planning import Facts, Plan, PlannedMonth

# Nobody is employed for good by these: no contract of employment, or one for a student's quota.
WITH_A_TERM = regimes_where(for_good=False)


def plan(
    law: Country,
    said: Mapping[str, Any],
    monthly_gross: int,
    facts: Callable[[MonthOfWork], Facts],
    replaces: UUID | None = None,
) -> Plan:
    """The months of an open-ended contract's hours. Those before its week holds are the open months
    of the version that it replaces, as they were signed."""
    from_day, week = timetable.from_day(said["week"]), said["week"]
    kept = _open_months(replaces) if replaces else {}
    months = []
    stretches = time.stretches(said["hours"])
    for month, some in groupby(stretches, key=lambda one: one.day.replace(day=1)):
        if month in kept and month < from_day:
            months.append(_as_signed(law, said["regime"], kept[month], facts))
            continue
        days = list(some)
        first = max(month, from_day)
        months.append(month_plan(law, said["regime"], week, monthly_gross, facts, first, days))
    return Plan(tuple(months))


def month_plan(
    law: Country,
    regime: str,
    week: Mapping[str, Any],
    monthly_gross: int,
    facts: Callable[[MonthOfWork], Facts],
    first: date,
    days: list[Stretch] | None = None,
    last: date | None = None,
) -> PlannedMonth:
    """The part of a month from a day on, perhaps until another: the monthly pay by the time of its
    week that lies in it, half up."""
    end = last or timetable.last_of_month(first)
    work = timetable.month_of_work(law, week, first, end)
    if days:
        on = frozenset(one.day for one in days)
        work = work._replace(first_day=min(on), last_day=max(on), worked_on=on)
    begin = first.replace(day=1)
    whole = sum(one.minutes for one in timetable.planned(week, begin, timetable.last_of_month(first)))  # fmt: skip
    gross = (2 * monthly_gross * work.minutes + whole) // (2 * whole)
    with refused_by_field():
        return planning.month(law, regime, work, planning.Pay("gross", gross), facts(work))


def whole_month(law: Country, contract: Contract, month: date) -> PlannedMonth:
    """What a whole month of a contract costs and pays with the facts of today."""
    facts = of_contract(contract, contract.id)
    week, gross = contract.week, contract.pay_amount
    return month_plan(law, contract.regime, week, gross, facts, month)


def version_in(contract: Contract, day: date) -> Contract:
    """The version whose week and pay hold in the month of a day. A next version is signed before it
    begins, and takes over the months that were not worked by then: they stay as they were."""
    last = timetable.last_of_month(day)
    while contract.replaces is not None and timetable.from_day(contract.week) > last:
        contract = contract.replaces
    return contract


def _open_months(contract: UUID) -> dict[date, ContractMonth]:
    found = ContractMonth.objects.filter(contract=contract, freed=False, confirmed_at=None)
    return {one.month: one for one in found}


def _as_signed(
    law: Country, regime: str, kept: ContractMonth, facts: Callable[[MonthOfWork], Facts]
) -> PlannedMonth:
    """A month as it was signed: its pay, cost and day stay, its net is what it comes to now."""
    paid = (kept.hours * 60 + 50) // 100  # of its hundredths, the same again
    on = Period.objects.filter(
        contract=kept.contract_id, freed=False, day__range=(kept.first_day, kept.last_day)
    ).values_list("day", flat=True)
    work = MonthOfWork(kept.month, kept.first_day, kept.last_day, kept.days, paid, frozenset(on))
    with refused_by_field():
        now = planning.month(law, regime, work, planning.Pay("gross", kept.gross_pay), facts(work))
    return now._replace(charged=kept.charged, promised_on=kept.promised_on)


def opened(law: Country, contract: Contract, facts: Callable[[MonthOfWork], Facts]) -> Plan:
    """The months of a signed contract that were opened."""
    rows = ContractMonth.objects.filter(contract=contract, freed=False).order_by("month")
    return Plan(tuple(_as_signed(law, contract.regime, one, facts) for one in rows))


def horizon(today: date) -> date:
    """The last day up to which months are opened: the one that runs, and the next from its middle
    on."""
    end = timetable.last_of_month(today)
    return timetable.last_of_month(timetable.next_month(today)) if today.day >= 15 else end
