"""Exit holiday pay: which contracts with a term have come to their end without it, and what the law
gives.

The holidays of employees are paid at the end of the contract (royal decree of 30 March 1967, art.
46): of each contract and calendar year apart. Open-ended ones: exit_ended. Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from mutua.ground import clock
from mutua.ground.arrays import among, array
from mutua.legislation import Country, regimes_where
from mutua.payroll import booking
from mutua.payroll.assimilated import ASSIMILATED, Taken, taken
from mutua.payroll.blocked import Blocked
from mutua.payroll.booking import Totals
from mutua.payroll.holidays import AS_WORK
from mutua.payroll.models import Payslip
from mutua.payroll.models.exit_pay import REGIME
from mutua.payroll.reckoning import Reckoning
from mutua.payroll.usual import Monthly, at_once, monthly_pays
from mutua.work.planning import OF_THE_PERSON

BY_THE_EMPLOYER = regimes_where(holidays="employer")
IS_PAY = regimes_where(pay=True)
AS_IF = "assimilated_pay"  # the fact of the law
USUAL = "normal_month_pay"  # the fact of the law
DAYS = ("holiday_days_due", "holiday_days_taken")  # facts of the law, in hundredths of a day
BY_ABSENCES = (USUAL, AS_IF, *DAYS)
FOR_HOLIDAYS = "pay_for_holidays"  # the step of the law
GROSS = ("single_holiday_pay", "double_holiday_pay")
QUOTA = "quota_pay"  # the line of a student's pay within the quota
NOTHING = Totals(0, 0, 0, 0, 0, 0, 0)
UNTOUCHED = Taken(0, 0)
FACTS = (*OF_THE_PERSON, "employer_size", "joint_committee")
# Students within their quota have no holiday pay: the law says so below, and this spares asking it
# of each of them with every run.
WITH_PAY = "sum(s.gross_pay - coalesce((s.lines ->> 'quota_pay')::bigint, 0)) > 0"
# Of a year without pay days that count as work may still give some.
ILL = """exists (
      select from work_period p join work_absence b on b.person_id = c.person_id
        and p.day between b.first_day and b.last_day and b.kind = any (%(as_work)s::text[])
        and not b.withdrawn and not exists (select from work_absence n where n.replaces_id = b.id)
      where p.contract_id = c.id and not p.freed and extract(year from p.day) = f.year)"""
FIND = f"""
    select c.id, c.person_id, c.activity_id, f.year, e.first_day, e.last_day, e.promised_on,
      e.payslip, f.payslips
    from (
      select m.contract_id, extract(year from m.month)::int as year, {WITH_PAY} as with_pay,
        array_agg(s.id order by s.worked_from, s.id) as payslips
      from work_contract c join activities_activity a on a.id = c.activity_id
      join work_contractmonth m on m.contract_id = c.id
      join payroll_payslip s on s.id = m.payslip
      where a.legal_entity_id = %(entity)s and c.regime = any (%(regimes)s::text[])
        and c.week is null and c.id <> all (%(skip)s::uuid[])
        and (%(persons)s::uuid[] is null or c.person_id = any (%(persons)s::uuid[]))
        and (%(only)s::uuid[] is null or c.id in (
          select o.contract_id from work_contractmonth o where o.id = any (%(only)s::uuid[])))
        and not exists (select from payroll_exitholidaypay x
          where (x.contract_id, x.year) = (c.id, extract(year from m.month)))
      group by 1, 2) f
    join work_contract c on c.id = f.contract_id
    cross join lateral mutua.end_of_contract(c.id) e
    where (f.with_pay or c.regime = any (%(assimilated)s::text[]) and {ILL}) and e.unpaid = 0
      and not {{before}}
    order by e.last_day, c.id, f.year limit %(limit)s
"""  # noqa: S608 - our own words
# Work that another payroll has paid before the books were opened: what it gives is not known here.
BEFORE = """exists (select from work_earliercontract b where b.contract_id = c.id
      and b.started_on < (select min(first_day) from work_contractmonth where contract_id = c.id))"""


class ExitDue(NamedTuple):
    """The exit holiday pay of a contract for a year that is due: the days and the promise of its
    last month, the ``last`` payslip of all, and the ``payslips`` of the year; of the year before the
    end of an open-ended one the ``days`` of holiday due and taken, hundredths of a day."""

    contract: UUID
    person: UUID
    activity: UUID
    year: int
    first_day: date
    last_day: date
    promised_on: date
    last: UUID
    payslips: Sequence[UUID]
    days: tuple[int, int] | None = None

    @property
    def regime(self) -> str:
        """The regime by which the law reckons it."""
        return REGIME


class Slip(NamedTuple):
    """What exit holiday pay takes of a payslip; ``for_holidays`` is the pay on which it is reckoned,
    ``agreed`` the pay of its month as agreed, ``monthly`` the pay of a whole month of an open-ended
    contract, ``taken`` what absences have taken of it."""

    id: UUID
    month: UUID
    worked_from: date
    gross_pay: int
    for_holidays: int
    provision: int
    inputs: Mapping[str, Any]
    agreed: int
    monthly: Monthly | None = None
    taken: Taken = UNTOUCHED

    @property
    def if_there(self) -> int:
        """The gross pay of its month without what absences have taken of it."""
        return self.gross_pay + self.taken.absent


@dataclass
class ExitReckoned:
    """Exit holiday pay with the inputs that the law takes, and once it was asked the ``lines`` that
    it gave with their ``sums`` by kind."""

    due: ExitDue
    paid_on: date
    of_month: Sequence[UUID]
    inputs: dict[str, Any]
    released: int
    codes: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    sums: Totals = NOTHING
    version: int = 1
    replaces: UUID | None = None

    @property
    def when(self) -> dict[str, date]:
        """Its dates as the law takes them."""
        return {
            "worked_from": self.due.first_day, "worked_until": self.due.last_day,
            "paid_on": self.paid_on,
        }  # fmt: skip

    @property
    def gross_pay(self) -> int:
        """The single and the double holiday pay."""
        return sum(self.lines.get(one, 0) for one in GROSS)

    @property
    def difference(self) -> int:
        """What was set aside beyond what it costs."""
        return self.released - self.lines["employer_cost"]


def find_with_a_term(
    entity: str,
    *,
    persons: Collection[UUID] | None = None,
    only: Sequence[UUID] | None = None,
    skip: Collection[UUID] = (),
    limit: int | None = None,
) -> list[ExitDue]:
    """What is due of a legal entity: contracts with a term whose months are all paid, year by year.
    ``only`` names months of work, ``skip`` contracts to leave."""
    facts = {
        "entity": entity, "regimes": list(BY_THE_EMPLOYER), "skip": array(list(skip)),
        "assimilated": list(ASSIMILATED), "as_work": list(AS_WORK),
        "persons": None if persons is None else array(list(persons)),
        "only": None if only is None else array(only), "limit": limit,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(FIND.format(before=BEFORE), facts)
        return [ExitDue(*row) for row in cursor.fetchall()]


def slips_of(payslips: Iterable[UUID]) -> dict[UUID, Slip]:
    """Payslips with the pay on which their holidays are reckoned, by the law of their run."""
    every = list(
        Payslip.objects.filter(id__in=among(payslips, "uuid")).values_list(
            "id", "contract_month_id", "worked_from", "gross_pay", "regime", "lines", "provision",
            "inputs", "contract_month__gross_pay", "contract_month__contract__week",
        )
    )  # fmt: skip
    gone = taken({month: gross for _, month, _, gross, *_ in every})
    lasting = [month for _, month, *_, week in every if week is not None]
    monthly = monthly_pays(lasting) if lasting else {}
    return {
        one: Slip(
            one, month, worked_from, gross_pay, for_holidays(regime, gross_pay, lines), provision,
            inputs, agreed, monthly.get(month), gone.get(month, UNTOUCHED),
        )
        for one, month, worked_from, gross_pay, regime, lines, provision, inputs, agreed, _ in every
    }  # fmt: skip


def usual_of(slips: Iterable[Slip]) -> int:
    """The usual pay of a month by a person's payslips of it, had she been there all of it: of open-
    ended contracts that of a whole month."""
    every = list(slips)
    return usual_with(every, (one.if_there for one in every if one.monthly is None))


def usual_with(slips: Sequence[Slip], others: Iterable[int]) -> int:
    """The usual pay of a month where payslips beside a monthly pay give ``others``. It is no less
    than what the month has paid."""
    whole = at_once(one.monthly for one in slips if one.monthly is not None)
    return max(whole + sum(others), sum(one.gross_pay for one in slips))


def days_said(inputs: Mapping[str, Any]) -> tuple[int, int] | None:
    """The days of holiday due and taken that an exit holiday pay was reckoned with."""
    due, taken = (inputs.get(name) for name in DAYS)
    return None if due is None or taken is None else (due, taken)


def for_holidays(regime: str, gross_pay: int, lines: Mapping[str, int]) -> int:
    """The pay of a payslip on which its holidays are reckoned, the law's step FOR_HOLIDAYS: not that
    within a student's quota; nothing where a fund pays them."""
    return gross_pay - lines.get(QUOTA, 0) if regime in BY_THE_EMPLOYER else 0


def of_months(entity: str, dues: Sequence[ExitDue]) -> dict[tuple[UUID, date], list[UUID]]:
    """The payslips that hold of persons in the months in which contracts of theirs ended, of all
    their work for the house: together they are taken as the normal pay of a month."""
    found: dict[tuple[UUID, date], list[UUID]] = defaultdict(list)
    if not dues:
        return found
    wanted = {(one.person, one.first_day.replace(day=1)) for one in dues}
    rows = Payslip.objects.holding().filter(
        legal_entity=entity, person__in={person for person, _ in wanted}, regime__in=IS_PAY,
        contract_month__month__in={month for _, month in wanted},
    )  # fmt: skip
    for payslip, person, day in rows.order_by("id").values_list("id", "person_id", "worked_from"):
        if (place := (person, day.replace(day=1))) in wanted:
            found[place].append(payslip)
    return found


def all_reckoned(
    law: Country, entity: str, kinds: Mapping[str, tuple[str, ...]],
    dues: Sequence[tuple[ExitDue, date]],
) -> tuple[list[ExitReckoned], list[tuple[ExitDue, Blocked]]]:  # fmt: skip
    """What the law gives for each that is due with its day of pay, those of the same days together,
    and what is blocked and why."""
    months = of_months(entity, [due for due, _ in dues])
    slips = slips_of({one for due, _ in dues for one in (due.last, *due.payslips)}
                     | {one for some in months.values() for one in some})  # fmt: skip
    blocked: list[tuple[ExitDue, Blocked]] = []
    rows = [
        asked(due, paid_on, months[due.person, due.first_day.replace(day=1)], slips)
        for due, paid_on in dues
    ]
    made = Reckoning(law, entity, clock.now()).evaluated(rows, blocked)
    for one in made:
        one.sums = booking.totals(one.lines, kinds)
    made.sort(key=lambda one: (one.due.last_day, str(one.due.contract), one.due.year))
    return [one for one in made if one.gross_pay or one.released], blocked


def reckoned(
    law: Country, kinds: Mapping[str, tuple[str, ...]], due: ExitDue, paid_on: date,
    of_month: Sequence[UUID], slips: Mapping[UUID, Slip], said: Mapping[str, Any] | None = None,
) -> ExitReckoned:  # fmt: skip
    """What the law gives for one, by the absences of now, or where it was made before by what these
    inputs have ``said`` of them. Raises LegislationError where it refuses a fact."""
    one = asked(due, paid_on, of_month, slips)
    if said is not None:
        kept = {name: value for name, value in one.inputs.items() if name not in BY_ABSENCES}
        one.inputs = kept | said_of_absences(said)
    one.lines = law.evaluate(regime=REGIME, inputs=one.inputs, **one.when).lines
    one.sums = booking.totals(one.lines, kinds)
    return one


def said_of_absences(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Those inputs that absences move."""
    return {name: inputs[name] for name in BY_ABSENCES if name in inputs}


def asked(
    due: ExitDue, paid_on: date, of_month: Sequence[UUID], slips: Mapping[UUID, Slip]
) -> ExitReckoned:
    """What is asked of the law for one, by its payslips."""
    last = slips[due.last].inputs
    inputs = {name: last[name] for name in FACTS if name in last}
    inputs["gross_pay"] = sum(slips[one].for_holidays for one in due.payslips)
    inputs[USUAL] = usual_of(slips[one] for one in of_month)
    assimilated = sum(slips[one].taken.assimilated for one in due.payslips)
    if assimilated:
        inputs[AS_IF] = assimilated
    if due.days:
        inputs |= zip(DAYS, due.days, strict=True)
    released = sum(slips[one].provision for one in due.payslips)
    return ExitReckoned(due, paid_on, of_month, inputs, released)
