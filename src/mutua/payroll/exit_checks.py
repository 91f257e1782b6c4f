"""The invariants of exit holiday pay, for the diagnosis, and how each is derived again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from mutua.ground.doctor import derivation, register
from mutua.legislation import LegislationError
from mutua.payroll import booking, exit_pay
from mutua.payroll.exit_recomputing import Again
from mutua.payroll.law import law
from mutua.payroll.models import ExitHolidayPay
from mutua.payroll.models.exit_pay import REGIME
from mutua.payroll.moves import moved

CHUNK = 2_000

register(
    "payroll.exit_pay",
    "Exit holiday pay is made once for a contract whose months are all paid, on their payslips, releases"
    " what they set aside, is the sum of its lines and stands in the books (8, 9)",
    """with recursive roots as (
         select c.id as root, c.week is not null as open_ended from work_contract c
           where c.id in (select contract_id from payroll_exitholidaypay)),
       own (root, id) as (
         select root, root from roots where not open_ended
         union all select root, unnest(mutua.versions_of(root)) from roots where open_ended),
       versions (root, id) as (
         select root, id from own
         union select v.root, c.id from work_contract c join versions v on c.replaces_id = v.id),
       unpaid as (
         select distinct v.root from versions v join work_contractmonth m on m.contract_id = v.id
           where not m.freed and m.payslip is null),
       set_aside as (
         select o.root as contract_id, extract(year from p.worked_from)::int as year,
           sum(p.provision) as amount, sum(p.gross_pay) as gross,
           sum(greatest(0, m.gross_pay - p.gross_pay)) as less,
           array_agg(m.id order by m.id) as months
         from own o join work_contractmonth m on m.contract_id = o.id
         join payroll_payslip p on p.id = m.payslip group by 1, 2),
       chains as (
         select contract_id, year, count(*) <> max(version)
             or count(distinct replaces_id) <> count(*) - 1 as broken
         from payroll_exitholidaypay group by 1, 2),
       booked as (
         select e.cause_id as id, e.legal_entity_id as entity,
           coalesce(sum(p.amount) filter (where p.account_id = 'holiday_pay_provision'), 0)
             as released,
           coalesce(-sum(p.amount) filter (where p.account_id = 'net_pay_payable'), 0) as net,
           coalesce(-sum(p.amount) filter (where p.account_id = 'social_security_payable'), 0)
             as onss,
           coalesce(-sum(p.amount) filter (where p.account_id = 'withholding_tax_payable'), 0)
             as tax,
           coalesce(-sum(p.amount) filter (where p.account_id = 'pay_costs_payable'), 0) as services,
           coalesce(-sum(p.amount) filter (where p.account_id = 'pay_difference'), 0) as difference,
           coalesce(sum(abs(p.amount)) filter (where p.account_id not in ('holiday_pay_provision',
             'net_pay_payable', 'social_security_payable', 'withholding_tax_payable',
             'pay_costs_payable', 'pay_difference')), 0) as others,
           array_agg(distinct p.person) filter (where p.person is not null) as persons
         from ledger_entry e join ledger_posting p on p.entry_id = e.id
         where e.cause_kind = 'exit_holiday_pay' group by 1, 2),
       pays as (
         select x.*, case when n.id is null then 1 else 0 end as holds
         from payroll_exitholidaypay x left join payroll_exitholidaypay n on n.replaces_id = x.id),
       of_others as (
         select distinct x.id from payroll_exitholidaypay x
         cross join lateral jsonb_array_elements_text(x.of_month) o
         left join payroll_payslip p on p.id = o::uuid
         where (p.person_id, p.legal_entity_id, date_trunc('month', p.worked_from))
           is distinct from (x.person_id, x.legal_entity_id, date_trunc('month', x.worked_from))),
       -- What was told of days of holiday later is for a correction.
       wrong_days as (
         select x.id from payroll_exitholidaypay x join roots r on r.root = x.contract_id
         where r.open_ended and not exists (select from mutua.end_of_open_ended(r.root) o
             where o.contract = r.root and extract(year from o.ended_on)::int - x.year in (0, 1))
           or x.inputs ?| array['holiday_days_due', 'holiday_days_taken']
             and not mutua.holidays_fit(x.contract_id, x.year::int, x.inputs, x.replaces_id)
             and (not r.open_ended or not exists (select from work_absence b
               where b.person_id = x.person_id and b.kind = 'holiday' and b.said_at >= x.made_at)))
       select count(*), count(*) filter (where x.id is null or c.broken or u.root is not null
           or o.id is not null or w.id is not null or (x.holds = 1 and (x.released <> coalesce(s.amount, 0)
             or x.gross_pay > coalesce(s.gross, 0)
               + coalesce((x.inputs ->> 'assimilated_pay')::bigint, 0)
             or coalesce((x.inputs ->> 'assimilated_pay')::bigint, 0)
               not between 0 and coalesce(s.less, 0) or s.months is distinct from (
               -- By their months: a later payslip that changes nothing of it leaves it as it is.
               select array_agg(p.contract_month_id order by p.contract_month_id)
               from jsonb_array_elements_text(x.payslips) o
               left join payroll_payslip p on p.id = o::uuid)))
           or coalesce(b.others, 0) <> 0
           or (x.net_pay, x.employer_cost, x.gross_pay) is distinct from (
             (x.lines ->> 'net_pay')::bigint, (x.lines ->> 'employer_cost')::bigint,
             (x.lines ->> 'single_holiday_pay')::bigint
               + (x.lines ->> 'double_holiday_pay')::bigint)
           or b.persons is not null and b.persons <> array[x.person_id]
           or b.entity is not null and b.entity <> x.legal_entity_id
           or (coalesce(b.released, 0), coalesce(b.net, 0), coalesce(b.onss, 0), coalesce(b.tax, 0),
             coalesce(b.services, 0), coalesce(b.difference, 0))
             is distinct from (x.released * x.holds, x.net_pay * x.holds,
             (x.withheld + x.contributions) * x.holds, x.tax * x.holds, x.services * x.holds,
             x.difference * x.holds))
       from pays x full join booked b on b.id = x.id
       left join chains c on (c.contract_id, c.year) = (x.contract_id, x.year)
       left join set_aside s on (s.contract_id, s.year) = (x.contract_id, x.year)
       left join unpaid u on u.root = x.contract_id
       left join of_others o on o.id = x.id left join wrong_days w on w.id = x.id""",
)


@derivation("rebuild.exit_pay")
def exit_pays() -> tuple[int, int]:
    """Every exit holiday pay made anew from its payslips has the same lines"""
    seen = wrong = 0
    every = ExitHolidayPay.objects.select_related("run__legal_entity", "contract").order_by("id")
    some: list[ExitHolidayPay] = []
    for one in every.iterator(chunk_size=CHUNK):
        some.append(one)
        if len(some) == CHUNK:
            seen, wrong, some = seen + CHUNK, wrong + _wrong(some), []
    return seen + len(some), wrong + _wrong(some)


def _wrong(some: list[ExitHolidayPay]) -> int:
    named = {UUID(each) for one in some for each in (*one.payslips, *one.of_month)}
    slips = exit_pay.slips_of(named)
    return sum(not _agrees(one, slips) for one in some)


def _agrees(one: ExitHolidayPay, slips: dict[UUID, exit_pay.Slip]) -> bool:
    """Whether its payslips give its inputs, and the law as it was known its lines."""
    payslips, of_month = ([slips.get(UUID(each)) for each in some] for some in (one.payslips, one.of_month))  # fmt: skip
    if None in payslips or None in of_month:
        return False
    facts: list[dict[str, Any]] = [
        {name: each.inputs[name] for name in exit_pay.FACTS if name in each.inputs}
        for each in of_month if each is not None
    ]  # fmt: skip
    sums = {
        "gross_pay": sum(each.for_holidays for each in payslips if each is not None),
        # By the absences of then: of the year the check above says the most, of the month _usual.
        **exit_pay.said_of_absences(one.inputs),
    }
    run = one.run
    try:
        lines = law(run.legal_entity.country, run.settings, run.known_on).evaluate(
            regime=REGIME, inputs=one.inputs, worked_from=one.worked_from,
            worked_until=one.worked_until, paid_on=one.paid_on,
        ).lines  # fmt: skip
    except LegislationError:
        return False
    totals = booking.totals(lines, booking.by_kind(run.kinds))
    return (
        {code: n for code, n in lines.items() if n or code in one.lines} == one.lines
        and one.inputs in [{**each, **sums} for each in facts]
        and _usual(one, (each for each in of_month if each is not None))
        and one.released == sum(each.provision for each in payslips if each is not None)
        and (totals.withheld, totals.tax, totals.contributions, totals.services)
        == (one.withheld, one.tax, one.contributions, one.services)
    )


def _usual(one: ExitHolidayPay, of_month: Iterable[exit_pay.Slip]) -> bool:
    """Whether its usual pay is what the month paid, of open-ended contracts what a whole one pays, and
    no more beside than absences can have taken. That of contracts with a term may be older than the
    rule of whole months."""
    every = list(of_month)
    beside = [each for each in every if each.monthly is None]
    least = sum(each.gross_pay for each in every)
    if one.contract.week is not None:
        least = exit_pay.usual_with(every, (each.gross_pay for each in beside))
    most = exit_pay.usual_with(every, (max(each.gross_pay, each.agreed) for each in beside))
    return bool(least <= one.inputs[exit_pay.USUAL] <= most)


@derivation("rebuild.exit_pay_now")
def follows() -> tuple[int, int]:
    """Every exit holiday pay that holds is what the payslips that hold give"""
    seen = wrong = 0
    every = ExitHolidayPay.objects.holding().select_related("run__legal_entity", "contract")
    for (entity, known_on), some in groupby(
        every.order_by("legal_entity", "run__known_on", "id"),
        key=lambda one: (one.run.legal_entity, one.run.known_on),
    ):
        pays = list(some)
        again = Again(entity, known_on, pays)
        again.late = {}  # on the day of pay that it says
        seen += len(pays)
        wrong += sum(not _follows(one, again) for one in pays)
    return seen, wrong


def _follows(one: ExitHolidayPay, again: Again) -> bool:
    """By what was said of its absences, or by those of now where its month can no more be as said."""
    of_month = (again.slips[again.month_of[UUID(each)]] for each in one.of_month)
    again.as_said = _usual(one, of_month)
    try:
        row = again.of(one)
    except LegislationError:
        return False
    same = not moved(one.lines, row.lines) and one.released == row.released
    return same and again.days_stand(one)
