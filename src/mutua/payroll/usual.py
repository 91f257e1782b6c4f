"""The monthly pays of open-ended contracts as they held in a month: what is usual of a month chooses
the rate of tax of exit holiday pay (Annex III, n. 53)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from mutua.ground.arrays import among
from mutua.work import timetable
from mutua.work.models import Contract, ContractMonth, Ending


class Monthly(NamedTuple):
    """The pay of a whole month (gross, minor units) of the version that held in a month, and the
    days of that month on which the contract lasted."""

    pay: int
    first: date
    last: date


class _Version(NamedTuple):
    id: UUID
    replaces: UUID | None
    pay: int
    week: Mapping[str, Any] | None

    @property
    def from_day(self) -> date:
        return timetable.from_day(self.week) if self.week else date.min


def monthly_pays(months: Iterable[UUID]) -> dict[UUID, Monthly]:
    """The monthly pay of months of work, of those of open-ended contracts. A month that was signed
    before the next version begins may stand under that one, with the pay of the version before."""
    rows = list(
        ContractMonth.objects.filter(
            id__in=among(list(months), "uuid"), contract__week__isnull=False
        ).values_list("id", "month", "contract")
    )  # fmt: skip
    every = _versions({contract for *_, contract in rows})
    ends = _ends(every)
    found: dict[UUID, Monthly] = {}
    for one, month, contract in rows:
        chain = [every[contract]]
        while chain[-1].replaces is not None:
            chain.append(every[chain[-1].replaces])
        last = timetable.last_of_month(month)
        held = next((each for each in chain if each.from_day <= last), chain[-1])
        until = min((ends[each.id] for each in chain if each.id in ends), default=last)
        found[one] = Monthly(held.pay, max(month, chain[-1].from_day), min(last, until))
    return found


def at_once(some: Iterable[Monthly]) -> int:
    """The monthly pays of a month together: of contracts that lasted on the same day the sum, of
    those that followed each other the highest. To be confirmed: the law does not say it."""
    every = list(some)
    return max(
        (
            sum(other.pay for other in every if other.first <= one.first <= other.last)
            for one in every
        ),
        default=0,
    )


def _versions(contracts: set[UUID]) -> dict[UUID, _Version]:
    """Contracts, and all that they follow, level by level."""
    every: dict[UUID, _Version] = {}
    wanted = contracts
    while wanted:
        rows = Contract.objects.filter(id__in=among(list(wanted), "uuid"))
        some = [_Version(*row) for row in rows.values_list("id", "replaces", "pay_amount", "week")]
        every |= {one.id: one for one in some}
        wanted = {one.replaces for one in some if one.replaces} - every.keys()
    return every


def _ends(contracts: Iterable[UUID]) -> dict[UUID, date]:
    found = Ending.objects.filter(
        contract__in=among(list(contracts), "uuid"), bound_at__isnull=False
    )
    return dict(found.values_list("contract", "last_day"))
