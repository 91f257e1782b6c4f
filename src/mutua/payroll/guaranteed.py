"""Days of incapacity for work that the employer pays whole: illnesses, and apart from them accidents
at work, through the contracts of a person.

Where two readings of the law of this release lead to another pay, or the law pays a part that no
payslip can pay yet, nothing is guessed: the month is blocked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from mutua.legislation import Country, LegislationError
from mutua.payroll.blocked import Blocked, refused
from mutua.work.models import Absence

ILLNESS, ACCIDENT = "illness", "accident"
COVERED = 30  # calendar days of an incapacity that the employer may have to pay
FIRST_WEEK = 7
ONE_DAY = timedelta(days=1)
LOOKED_BACK = timedelta(days=366)  # no relapse goes on with an incapacity that ended before
SECOND_WEEK: Final = {ILLNESS: "absence_second_week", ACCIDENT: "absence_accident_second_week"}
RELAPSE: Final = "absence_accident_relapse"
# Whether a relapse begins anew: never after an illness (law of 3 July 1978, art. 52 § 2 and 73 § 1).
# After an accident it does once work was resumed (Cass., 4 September 1970); before that it can be read
# both ways, so what both give alike is paid.
ANEW: Final = {ILLNESS: (False,), ACCIDENT: (False, True)}


class Span(NamedTuple):
    """The days of a signed contract of a person."""

    contract: UUID
    first: date
    last: date
    open_ended: bool = False


class Incapacity(NamedTuple):
    """Days of one cause without a day between, in however many certificates they were told.
    ``other_cause``: a doctor has said that it is not the one before."""

    first_day: date
    last_day: date
    other_cause: bool


def incapacities(absences: Iterable[Absence]) -> list[Incapacity]:
    """The incapacities that absences of one cause tell, in order."""
    found: list[Incapacity] = []
    for one in sorted(absences, key=lambda each: each.first_day):
        last = found[-1].last_day if found else date.min
        if found and one.first_day == last + ONE_DAY and not one.other_cause:
            found[-1] = found[-1]._replace(last_day=one.last_day)
        else:
            found.append(Incapacity(one.first_day, one.last_day, one.other_cause))
    return found


def near(absences: Iterable[Absence], first: date, last: date) -> list[Absence]:
    """The absences that can matter for the pay of some days: of these days, and before them those
    that a relapse may go on with."""
    return [
        one for one in absences if one.first_day <= last and one.last_day >= first - LOOKED_BACK
    ]


def service_from(chain: Iterable[Span], contract: Span) -> date:
    """The first day of a person's service when a contract begins: that of the contracts that
    follow each other up to it without a day between (law of 3 July 1978, art. 52 § 1)."""
    begin, end = contract.first, date.min
    for one in chain:
        if one.first > contract.first:
            break
        if end == date.min or one.first > end + ONE_DAY:
            begin, end = one.first, one.last
        end = max(end, one.last)
    return begin


class Guarantee:
    """The guaranteed pay of a person's incapacities of one cause (``illness`` or ``accident``, at
    work), contract by contract. One cause never goes on with the other. ``worked`` are the days on
    which she was at work between accidents."""

    def __init__(
        self,
        the_law: Country,
        chain: Sequence[Span],
        cause: str,
        absences: Iterable[Absence],
        worked: Iterable[date] = (),
    ) -> None:
        self.law, self.chain, self.cause = the_law, chain, cause
        self.worked = sorted(worked) if cause == ACCIDENT else []
        self.told = incapacities(one for one in absences if one.kind == cause)
        self.asked: dict[tuple[UUID, str, bool], dict[date, Any]] = {}

    def of(self, day: date, contract: UUID, regime: str, status: str) -> bool | Blocked:
        """Whether the employer pays a day whole; blocked where it pays a part of it, where the law
        can be read in two ways, or where it says nothing for the regime (no ``status``)."""
        try:
            found = [
                self._days(contract, status or "employee", anew).get(day)
                for anew in ANEW[self.cause]
            ]
        except LegislationError as error:
            return refused(error)
        if not any(found):
            return False
        if not status:
            return Blocked("absence_regime", regime, "employee, manual_worker, artist")
        whole = [one is not None and one.bears_contributions for one in found]
        if all(whole):
            return True
        if None in found or any(whole):
            return Blocked(
                RELAPSE, f"{day}, soon after the accident before, without work between",
                "days that are paid alike whether a relapse goes on or begins anew",
            )  # fmt: skip
        return Blocked(
            SECOND_WEEK[self.cause], f"{day}, day {found[0].number} of the {self.cause}",
            f"days 1 to {FIRST_WEEK}, which are paid whole",
        )  # fmt: skip

    def _days(self, contract: UUID, status: str, anew: bool) -> dict[date, Any]:
        """The days of every incapacity that the employer pays under a contract, by their day."""
        asked = contract, status, anew
        if asked not in self.asked:
            self.asked[asked] = self._walk(*asked)
        return self.asked[asked]

    def _walk(self, contract: UUID, status: str, anew: bool) -> dict[date, Any]:
        """Through the incapacities in order, since a relapse goes on with the one before."""
        found: dict[date, Any] = {}
        until, covered, ended = None, 0, date.max
        for ill in self.told:
            resumed = any(ended < one < ill.first_day for one in self.worked)
            ended = ill.last_day
            facts: dict[str, Any] = {"other_cause": ill.other_cause or resumed or anew}
            if until is not None:
                facts |= {"earlier_illness_until": until, "earlier_days": covered}
            begun, last_covered = self._begun(ill.first_day, facts), None
            for span in self.chain:
                first, last = max(ill.first_day, span.first), min(ill.last_day, span.last)
                if first > last:
                    continue
                gone = (first - ill.first_day).days
                if gone:
                    facts = {
                        "earlier_illness_until": first - ONE_DAY,
                        "earlier_days": min(COVERED, begun + gone),
                    }
                days = self._ask(status, span, first, last, facts)
                if days:
                    last_covered = days[-1]
                if span.contract == contract:
                    found |= {one.day: one for one in days}
            # A relapse comes soon after the end of what was paid, not after its last day of pay.
            if last_covered is not None:
                until, covered = ill.last_day, last_covered.number
        return found

    def _begun(self, day: date, facts: Mapping[str, Any]) -> int:
        """Days that were covered before an incapacity began on a day; none where it is another. It is
        asked for the day alone, since there may be no contract on it."""
        if "earlier_days" not in facts:
            return 0
        alone = Span(self.chain[0].contract, day, day, open_ended=True)
        days = self._ask("employee", alone, day, day, facts)
        return int(days[0].number) - 1 if days else COVERED

    def _ask(
        self, status: str, span: Span, first: date, last: date, facts: Mapping[str, Any]
    ) -> Sequence[Any]:
        days: Sequence[Any] = self.law.rule(
            "guaranteed_pay", status=status, contract_start=span.first,
            contract_until=None if span.open_ended else span.last,
            service_from=service_from(self.chain, span), ill_from=first, ill_until=last, day_pay=0,
            days_a_week=6, cause=self.cause, **facts,
        )  # fmt: skip
        return days
