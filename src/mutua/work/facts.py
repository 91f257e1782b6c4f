"""What the law asks of a person and a piece of work, gathered from what stands in the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Prefetch, Q, Sum

from mutua.activities.models import Activity
from mutua.ground.errors import Refused
from mutua.people.models import Person
from mutua.work import planning, timetable
from mutua.work.hours import MonthOfWork, Stretch, as_law_reads
from mutua.work.models import Contract, ContractMonth, Ending, Period, Situation
from mutua.work.states import BINDING, CHANGED

STUDENT = "student"
LOOKED_BACK = 366  # days of the person's other contracts that the employer rules look at


def situation_on(person: UUID, day: date) -> Situation | None:
    """What holds of a person on a day: of all that begins by then what begins last, and of that
    what was said last."""
    said = Situation.objects.filter(person=person, from_day__lte=day)
    return said.order_by("-from_day", "-said_at", "-id").first()


def age_on(person: Person, day: date) -> int | None:
    """Full years; None where nobody has said when she was born."""
    born = person.born_on
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def months_facts(
    person: Person,
    activity: Activity,
    regime: str,
    answers: Mapping[str, Any],
    without: UUID | None = None,
    assumed: planning.Facts | None = None,
    itself: UUID | None = None,
) -> Callable[[MonthOfWork], planning.Facts]:
    """The inputs of the law for each month of a contract for an activity, ``without`` the one
    that it replaces.
    ``assumed`` stands for what the reader may not know of the person. Raises Refused where nothing
    was said of her."""
    of_work = {name: answers[name] for name in planning.OF_THE_WORK if name in answers}

    def facts(work: MonthOfWork) -> planning.Facts:
        said = situation_on(person.id, work.first_day)
        known = assumed if said is None else said.facts
        if known is None:
            raise Refused("situation", "", "what payroll must know of the person", "situation")
        age = age_on(person, work.first_day)
        return {
            **known, **of_work, **({} if age is None else {"age": age}),
            "student_hours_used": student_hours(person.id, work.first_day, without),
            **planning.earlier_pay(person.id, activity.legal_entity_id, regime, work.first_day),
            **planning.vouchers(person.id, activity, regime, work, without, itself),
        }  # fmt: skip

    return facts


def of_contract(
    contract: Contract, without: UUID | None = None, regime: str = ""
) -> Callable[[MonthOfWork], planning.Facts]:
    """The same of a contract as it stands, perhaps under another regime."""
    return months_facts(
        contract.person, contract.activity, regime or contract.regime, contract.answers, without,
        itself=contract.id,
    )  # fmt: skip


def student_hours(person: UUID, before: date, without: UUID | None = None) -> int:
    """Hundredths of hours that signed contracts as a student, and payslips made elsewhere, count in
    the year before a day; ``without`` what a contract frees when its next version is signed."""
    months = ContractMonth.objects.filter(
        contract__person=person, contract__regime=STUDENT, freed=False,
        month__gte=before.replace(month=1, day=1), first_day__lt=before,
    ).exclude(contract=without, confirmed_at=None)  # fmt: skip
    signed = int(months.aggregate(sum=Sum("hours"))["sum"] or 0)
    return signed + planning.earlier_student_hours(person, before)


def as_rules_read(contract: Contract, periods: Iterable[Period], **more: Any) -> dict[str, Any]:
    """A contract as the employer rules take it."""
    said = {
        name: contract.answers[name] for name in planning.OF_THE_RULES if name in contract.answers
    }
    return {
        "periods": as_law_reads(periods), "regime": contract.regime,
        **({"open_ended": True} if contract.week is not None else {}),
        "gross_pay": contract.gross_pay, "client": str(contract.client_id), **said, **more,
    }  # fmt: skip


def others_of(contract: Contract) -> list[dict[str, Any]]:
    """The person's other work that binds her, of about a year around, of whatever activity; of what
    this contract replaces only the months that stay."""
    low = contract.first_day.toordinal() - LOOKED_BACK
    high = contract.last_day.toordinal() + LOOKED_BACK
    bound = Period.objects.filter(
        freed=False, day__range=(date.fromordinal(low), date.fromordinal(high))
    )
    others = (
        Contract.objects.filter(person=contract.person_id, state__in=(*BINDING, *CHANGED))
        .filter(Q(last_day__gte=date.fromordinal(low)) | Q(week__isnull=False))
        .filter(first_day__lte=date.fromordinal(high))
        .exclude(id=contract.id)
        .prefetch_related(Prefetch("period_set", bound, to_attr="bound"))
    )
    found = []
    for one in others:
        periods = one.bound
        if one.id == contract.replaces_id:
            stay = staying(one)
            periods = [each for each in periods if each.day.replace(day=1) in stay]
        if one.week is not None:
            periods = [*periods, *_to_come(one, contract)]
        if periods:
            found.append(as_rules_read(one, periods))
    return found


def _to_come(lasting: Contract, contract: Contract) -> list[Stretch]:
    """The hours that an open-ended contract will have up to the week after another one, and that
    are not opened yet."""
    if lasting.id == contract.replaces_id or lasting.state in CHANGED:
        return []
    ending = Ending.objects.filter(contract=lasting, bound_at__isnull=False).first()
    last = contract.last_day + timedelta(days=7)
    last = min(last, ending.last_day) if ending else last
    opened = ContractMonth.objects.filter(contract=lasting, freed=False)
    until = opened.aggregate(last=Max("month"))["last"]
    if until is None:
        return []
    law = planning.law_of(contract.activity.legal_entity)
    last = min(last, law.pack.known_until)
    return list(timetable.stretches(law, lasting.week, timetable.next_month(until), last))


def staying(contract: Contract) -> set[date]:
    """The months of a signed contract that a next version leaves: they were worked."""
    worked = ContractMonth.objects.filter(contract=contract).exclude(confirmed_at=None)
    return set(worked.values_list("month", flat=True))
