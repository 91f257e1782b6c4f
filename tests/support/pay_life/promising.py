"""What must hold of each month of work of a life: what it cost, what of it was declared, and that it
was paid once and in time, or why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.legislation.belgium.calendar import is_labour_day
from mutua.payroll.booking import TEXTS
from mutua.payroll.models import Payslip, Regularisation
from mutua.payroll.queries import awaited
from mutua.payroll.services.regularising import left_out
from mutua.work.models import Absence, ContractMonth, Declaration
from tests.support.pay_life.agreeing import at_the_bank, carried_out, payments_of, sums
from tests.support.pay_life.house import READER, House

OVER = ("rejected", "returned", "dropped")
LABOUR_DAYS = 7  # Saturday is one
EMPLOYERS = {"employer": 1, "reduction": -1}


def each_month_was_charged_what_it_cost(life: House) -> int:
    """Charged at signing, less what an absence takes, = gross, the employer's lines, and a
    difference by cause; gives how many."""
    with reading(READER):
        rows = _slips(life)
        absences = list(Absence.objects.filter(person__in=[one.person_id for one in rows]))
    for one in rows:
        month = one.contract_month
        if one.id != month.payslip:
            continue
        employer = one.contributions - one.reductions + one.services + one.allowances
        accrued = one.gross_pay + employer + one.provision
        assert one.charged == accrued + sum(one.difference.values()), "a difference by cause"
        assert set(one.difference) <= set(TEXTS), "a cause that is named"
        away = [
            each for each in absences if each.person_id == one.person_id
            and each.first_day <= month.last_day and each.last_day >= month.first_day
        ]  # fmt: skip
        said = (month.gross_pay, month.charged)
        assert (one.gross_pay, one.charged) == said or away, "what was signed, but for absences"
    return len({one.contract_month_id for one in rows})


def _slips(life: House) -> list[Payslip]:
    every = Payslip.objects.filter(legal_entity=life.code).order_by("id")
    return list(every.select_related("contract_month", "run"))


def each_quarter_is_explained(life: House) -> int:
    """What was booked of a worker's quarter that is over, beside her payslips, is declared less
    accrued by line, and accrued is what her payslips say; gives how many."""
    with reading(READER):
        done = list(Regularisation.objects.filter(legal_entity=life.code).order_by("version"))
        holding = [one for one in _slips(life) if one.id == one.contract_month.payslip]
    last = {(one.person_id, one.quarter): one for one in done}
    booked, slips = defaultdict[Any, int](int), defaultdict[Any, list[Payslip]](list)
    for each in done:
        booked[each.person_id, each.quarter] += each.amount
    for slip in holding:
        day = slip.worked_from
        slips[slip.person_id, date(day.year, (day.month - 1) // 3 * 3 + 1, 1)].append(slip)
    for place, one in last.items():
        assert {str(slip.id) for slip in slips[place]} == set(one.payslips) or _waits(
            life, *place
        ), "the payslips that hold"
        said = [slip for slip in holding if str(slip.id) in one.payslips]
        if len(said) == len(one.payslips):
            assert _accrued(said) == one.accrued, "accrued line by line"
        declared = sum(one.declared.values()) - sum(one.accrued.values())
        assert booked[place] == declared, "declared to the cent"
    for person, day in slips:
        if quarter_is_over(life, day) and (person, day) not in last:
            assert _waits(life, person, day), "each quarter is settled"
    return len(last)


def _accrued(slips: Sequence[Payslip]) -> dict[str, int]:
    found: dict[str, int] = {}
    for slip in slips:
        for code, amount in slip.lines.items():
            sign = EMPLOYERS.get(slip.run.kinds.get(code, ""), 0)
            if amount and sign:
                found[code] = found.get(code, 0) + sign * amount
    return found


def quarter_is_over(life: House, quarter: date) -> bool:
    return date(quarter.year + quarter.month // 12, (quarter.month + 2) % 12 + 1, 1) <= life.day


def _waits(life: House, person: UUID, quarter: date) -> bool:
    """Whether work of the quarter is not all paid, or the law refuses what it comes to, as the
    operator reads with the reason."""
    until = date(quarter.year, quarter.month + 2, 28)
    with reading(READER):
        unpaid = ContractMonth.objects.filter(
            contract__activity__legal_entity=life.code, contract__person=person, payslip=None,
            freed=False, first_day__gte=quarter, month__lte=until,
        )  # fmt: skip
        named = left_out(LegalEntity.objects.get(code=life.code), quarter)
        return unpaid.exists() or any(one == person and str(why) for one, why in named)


# ── Paid, or blocked ────────────────────────────────────────────────────────────────────────────


def what_is_not_paid_is_blocked(life: House) -> list[str]:
    """Confirmed months without a payslip are those that the officer's list shows as blocked, each
    with its reason; gives the reasons."""
    with reading(READER):
        months = ContractMonth.objects.filter(contract__activity__legal_entity=life.code)
        unpaid = months.filter(confirmed_at__isnull=False, freed=False, payslip=None)
        left = set(unpaid.values_list("id", flat=True))
    with clock.on(life.day), reading(READER):
        shown = list(awaited(LegalEntity.objects.get(code=life.code)))
    listed = {one.due.month: one.blocked for one in shown if one.blocked}
    assert left == set(listed), "paid, or listed as blocked"
    reasons = [str(why) for why in listed.values()]
    assert all(reasons), "a stated reason"
    return reasons


def seventh_working_day(worked_until: date) -> date:
    """By which day pay is on the account: counted here once more, not by the law's own rule."""
    day, left = worked_until, LABOUR_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_labour_day(day)
    return day


# What a month was paid beyond its payslip, and no later version has given a right to; of it what was
# given up, which a later raise meets first, and what is outstanding, which a payment meets that
# comes back.
TOO_MUCH = """
    select c.contract_month_id, sum(c.amount - coalesce((select sum(s.amount)
      from payroll_settlement s where s.claim_id = c.id and s.kind = 'correction'), 0))
    from payroll_claim c where c.legal_entity_id = %s group by 1"""
GIVEN_UP = """
    select c.contract_month_id, sum(s.amount) from payroll_claim c
    join payroll_settlement s on s.claim_id = c.id and s.kind = 'dropped'
    where c.legal_entity_id = %s group by 1"""
OUTSTANDING = """
    select c.contract_month_id, sum(c.amount - coalesce((select sum(s.amount)
      from payroll_settlement s where s.claim_id = c.id), 0))
    from payroll_claim c where c.legal_entity_id = %s group by 1"""
TAKEN = """
    select t.payslip_id, sum(t.amount) from (
      select payslip_id, amount from payroll_settlement where kind = 'deducted'
      union all select payslip_id, amount from payroll_withholding
      union all select payslip_id, amount from payroll_advancesetoff) t
    join payroll_payslip p on p.id = t.payslip_id
    where p.legal_entity_id = %s group by 1"""


def each_was_paid_once_and_in_time(life: House) -> list[str]:
    """Of each month what is on the account is what its payslip says, less what was taken of it, by
    the seventh working day; gives the reason of each that came later."""
    kept, done, late = at_the_bank(life), carried_out(life), list[str]()
    by_month = defaultdict[UUID, list[Payslip]](list)
    by_debt = defaultdict[UUID, list[Any]](list)
    with reading(READER):
        for slip in _slips(life):
            by_month[slip.contract_month_id].append(slip)
    for one in payments_of(life):
        if one.debt_kind == "payslip":
            by_debt[one.debt].append(one)
    beyond, taken = sums(TOO_MUCH, life.code), sums(TAKEN, life.code)
    given_up, outstanding = sums(GIVEN_UP, life.code), sums(OUTSTANDING, life.code)
    for month, slips in by_month.items():
        slips.sort(key=lambda slip: slip.version)
        (holds,) = (slip for slip in slips if slip.id == slip.contract_month.payslip)
        those = [one for slip in slips for one in by_debt[slip.id]]
        live = [one for one in those if one.state not in OVER]
        assert len({one.debt for one in live}) == len(live), "paid once"
        paid = sum(kept[one.end_to_end_id][0] for one in live)
        gone = list(accumulate(taken.get(one.id, 0) for one in slips))
        due = holds.net_pay + beyond.get(month, 0) - gone[-1]
        came_back = any(one.state == "returned" for one in those)
        met = given_up.get(month, 0) + (outstanding.get(month, 0) if came_back else 0)
        assert due - met <= paid <= due, f"{paid} is on the account, {due} is due"
        asked = [
            (one.run.made_on, one.net_pay > less) for one, less in zip(slips, gone, strict=True)
        ]
        late += _late(holds.contract_month, asked, those, done)
    return late


def by_when(month: ContractMonth, asked: Sequence[tuple[date, bool]]) -> date:
    """By which day pay is on the account, from the versions of a payslip in order: when each was
    made and whether it leaves something to pay. It is the promised day, unless one by then left
    nothing: absent on every day, or taken whole for what was owed. Then what a later one leaves has
    seven working days of its own."""
    nothing = [n for n, (made_on, leaves) in enumerate(asked) if made_on <= month.promised_on and not leaves]  # fmt: skip
    later = [made_on for made_on, leaves in asked[nothing[0] :] if leaves] if nothing else []
    return max(month.promised_on, seventh_working_day(later[0])) if later else month.promised_on


def _late(
    month: ContractMonth,
    asked: Sequence[tuple[date, bool]],
    those: Collection[Any],
    done: Mapping[str, str],
) -> list[str]:
    """Why the first payment of a month came later than it was due, where it did; the promise is
    the seventh working day or the last bank day before it."""
    by = by_when(month, asked)
    assert month.promised_on <= seventh_working_day(month.last_day), "no later day is promised"
    days = [done[one.end_to_end_id] for one in those if one.end_to_end_id in done]
    if not days or min(days) <= str(by):
        return []
    reasons = [f"{one.state} {one.reason}" for one in those if one.state in OVER and one.reason]
    reasons += declared_after(month)
    assert reasons, f"late without a reason: {month.id}, due by {by}, paid {days}, {asked}"
    return ["; ".join(reasons)]


def declared_after(month: ContractMonth) -> list[str]:
    """Why nobody could pay it in time: it was not declared yet."""
    with reading(READER):
        found = Declaration.objects.filter(
            contract=month.contract_id, declared_at__date__gt=month.last_day
        )
        return [f"declared on {one.declared_at:%Y-%m-%d}, after the work" for one in found]
