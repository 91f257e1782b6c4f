"""What must hold of each contract of a life that has come to its end: its holidays are paid, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from mutua.ground import clock
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.payroll import exit_waiting
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.work.models import Contract, ContractMonth, Ending
from tests.support.pay_life.agreeing import at_the_bank, payments_of, sums
from tests.support.pay_life.house import READER, House
from tests.support.pay_life.promising import OVER

CLAIMED = """
    select x.contract_id::text || x.year, sum(c.amount - coalesce((select sum(s.amount)
      from payroll_settlement s where s.claim_id = c.id and s.kind = 'correction'), 0))
    from payroll_claim c join payroll_exitholidaypay x on x.id = c.exit_holiday_pay_id
    where c.legal_entity_id = %s group by 1"""
FORGIVEN = """
    select x.contract_id::text || x.year, sum(c.amount - coalesce((select sum(s.amount)
      from payroll_settlement s where s.claim_id = c.id and s.kind <> 'dropped'), 0))
    from payroll_claim c join payroll_exitholidaypay x on x.id = c.exit_holiday_pay_id
    where c.legal_entity_id = %s group by 1"""
KEPT = """
    select x.contract_id::text || x.year, sum(w.amount)
    from payroll_withholding w join payroll_exitholidaypay x on x.id = w.exit_holiday_pay_id
    where x.legal_entity_id = %s group by 1"""
EMPLOYEE = "employee"


def every_end_has_its_holiday_pay(life: House) -> int:
    """Each contract of an employee whose months, and those of the versions after it, are all paid has
    one exit holiday pay that holds, out of exactly what its payslips have set aside; one that goes on
    has none. An open-ended one is one with all its versions, and has ended. Else the officer reads
    why. Gives how many there are."""
    with clock.on(life.day), reading(READER):
        waiting = exit_waiting.awaited(LegalEntity.objects.get(code=life.code))
        pays = list(ExitHolidayPay.objects.holding().filter(legal_entity=life.code))
        contracts = list(Contract.objects.filter(activity__legal_entity=life.code))
        months = list(ContractMonth.objects.filter(contract__in=contracts, freed=False))
        slips = Payslip.objects.holding().filter(legal_entity=life.code).in_bulk()
        ends = Ending.objects.filter(bound_at__isnull=False, last_day__lte=life.day)
        ended = set(ends.values_list("contract", flat=True))
    named = {one.contract for one in waiting.due} | {one for one, _ in waiting.left_out}
    rows: dict[UUID, list[ContractMonth]] = defaultdict(list)
    for one in months:
        rows[one.contract_id].append(one)
    after = {one.replaces_id: one.id for one in contracts if rows[one.id]}
    by_contract: dict[UUID, list[ExitHolidayPay]] = defaultdict(list)
    for pay in pays:
        by_contract[pay.contract_id].append(pay)
    for one, of_it in _as_one(contracts):
        over, ends = one.week is None or not ended.isdisjoint(of_it), of_it[0]
        while ends is not None:
            over = over and all(month.payslip for month in rows[ends])
            ends = after.get(ends)
        paid = [slips[month.payslip] for each in of_it for month in rows[each] if month.payslip]
        gross = sum(slip.gross_pay for slip in paid)
        made = [pay for each in of_it for pay in by_contract[each]]
        if one.regime == EMPLOYEE and paid and over and gross:
            assert made or not named.isdisjoint(of_it), "an end has its holiday pay, or a reason"
        if not over or one.regime != EMPLOYEE:
            assert not made, "nothing before the end"
        if made:
            assert sum(pay.released for pay in made) == sum(s.provision for s in paid), "set aside"
            assert sum(pay.inputs["gross_pay"] for pay in made) == gross, "all pay of the contract"
    return len(pays)


def _as_one(contracts: Sequence[Contract]) -> Iterator[tuple[Contract, list[UUID]]]:
    """Each contract with a term by itself; of an open-ended one the first version, with all others
    after it, those with months before those that were dropped."""
    after: dict[UUID | None, list[Contract]] = defaultdict(list)
    for one in contracts:
        after[one.replaces_id].append(one)
    for one in contracts:
        if one.week is None:
            yield one, [one.id]
        elif one.replaces_id is None:
            of_it = [one.id]
            for each in of_it:
                of_it += [later.id for later in after[each]]
            yield one, of_it


def each_was_paid_once(life: House) -> None:
    """What is on the account of each exit holiday pay is its net, less what creditors took and with
    what was claimed and not met by a later correction."""
    kept = at_the_bank(life)
    claimed, forgiven, withheld = (sums(one, life.code) for one in (CLAIMED, FORGIVEN, KEPT))
    with reading(READER):
        every = list(ExitHolidayPay.objects.filter(legal_entity=life.code).order_by("version"))
    versions: dict[str, list[ExitHolidayPay]] = defaultdict(list)
    for pay in every:
        versions[f"{pay.contract_id}{pay.year}"].append(pay)
    live = [one for one in payments_of(life) if one.state not in OVER]
    live = [one for one in live if one.debt_kind == "exit_holiday_pay"]
    for place, some in versions.items():
        ids = {one.id for one in some}
        those = [one for one in live if one.debt in ids]
        assert len({one.debt for one in those}) == len(those), "paid once"
        paid = sum(kept[one.end_to_end_id][0] for one in those)
        due = some[-1].net_pay + claimed.get(place, 0) - withheld.get(place, 0)
        least = due - forgiven.get(place, 0)
        assert least <= paid <= due, f"{paid} of {place} is on the account, {due} is due"
