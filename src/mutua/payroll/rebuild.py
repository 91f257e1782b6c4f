"""Every payslip made anew with the inputs and the knowledge of its day, for the diagnosis.

One by one on plain integers, not in columns as runs do: the two ways must agree on every line.
"""

from __future__ import annotations

from dataclasses import asdict

from django.db import connection

from mutua.ground.doctor import derivation
from mutua.ground.errors import Refused
from mutua.legislation import LegislationError
from mutua.payroll.law import kinds, law
from mutua.payroll.made_elsewhere import sums_of
from mutua.payroll.models import EarlierPayslip, Payslip, Regularisation, Withholding
from mutua.payroll.models.writs import MAINTENANCE
from mutua.payroll.quarter import add, before, declared_by, of_employer
from mutua.payroll.queries import reproduced

CHUNK = 2_000
BUDGETS = """
    select count(*), count(*) filter (where coalesce(b.amount, 0) <> coalesce(s.amount, 0))
    from (select activity_id as activity, sum(charged) as amount from payroll_payslip l
      where not exists (select from payroll_payslip n where n.replaces_id = l.id) group by 1) s
    full join (
      select p.activity, sum(p.amount) as amount
      from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where p.account_id = 'activity_budget' and e.cause_kind = 'payslip' group by 1) b
    on b.activity = s.activity
"""


@derivation("rebuild.payslips")
def payslips() -> tuple[int, int]:
    """Every payslip made anew from its inputs has the same lines"""
    seen = wrong = 0
    every = Payslip.objects.select_related("run__legal_entity").order_by("id")
    for one in every.iterator(chunk_size=CHUNK):
        seen += 1
        wrong += not agrees(one)
    return seen, wrong


def agrees(one: Payslip) -> bool:
    """Whether the law as it was known gives the lines of a payslip."""
    try:
        return reproduced(one)[1]
    except LegislationError:
        return False


@derivation("rebuild.earlier_pay")
def earlier_pay() -> tuple[int, int]:
    """Every payslip of the payroll before comes to the sums of its lines"""
    seen = wrong = 0
    every = EarlierPayslip.objects.select_related("legal_entity").order_by("id")
    for one in every.iterator(chunk_size=CHUNK):
        seen += 1
        case = {"regime": one.regime, "inputs": one.inputs, "expected": one.lines}
        try:
            gross, net, sums = sums_of(one.legal_entity, case)
        except Refused:
            wrong += 1
            continue
        said = {name: getattr(one, name) for name in asdict(sums)}
        wrong += (gross, net, asdict(sums)) != (one.gross_pay, one.net_pay, said)
    return seen, wrong


@derivation("rebuild.quarters")
def quarters() -> tuple[int, int]:
    """Every declared quarter reckoned anew has the same lines, and the payslips that it accrued"""
    seen = wrong = 0
    for one in (
        Regularisation.objects.select_related("legal_entity")
        .order_by("id")
        .iterator(chunk_size=CHUNK)
    ):
        seen += 1
        slips = Payslip.objects.filter(id__in=one.payslips).select_related("run")
        accrued: dict[str, int] = {}
        declared: dict[str, int] = {}
        for slip in slips:
            add(accrued, of_employer(slip.lines, slip.run.kinds))
        earlier = before(one.legal_entity_id, one.quarter, [one.person_id])
        for each in earlier.get(one.person_id, ()):
            add(accrued, of_employer(each.lines, kinds(one.legal_entity.country)))
        for basis in one.basis:
            add(declared, declared_by(basis, one.known_on))
        wrong += (declared, accrued) != (one.declared, one.accrued)
    return seen, wrong


@derivation("rebuild.withheld")
def withheld() -> tuple[int, int]:
    """What was kept back of each payslip is within what the bands of its month let go"""
    seen = wrong = 0
    sums: dict[tuple[object, object], int] = {}
    every = Withholding.objects.select_related(
        "writ", "payslip__run__legal_entity", "exit_holiday_pay__run__legal_entity"
    )
    for one in every.order_by("payslip", "exit_holiday_pay", "id").iterator(chunk_size=CHUNK):
        seen += 1
        slip, said = one.pay, one.reckoned
        run = slip.run
        seizable = law(run.legal_entity.country, run.settings, run.known_on).rule(
            "seizable_pay", net_of_month=said["net"], on=slip.paid_on, children=said["children"]
        )
        place = (slip.id, one.writ.kind == MAINTENANCE)
        sums[place] = sums.get(place, 0) + one.amount
        beyond = said["before"] + sums[place] > seizable and one.writ.kind != MAINTENANCE
        wrong += seizable != said["seizable"] or one.amount > said["due"] or beyond
    return seen, wrong


@derivation("rebuild.pay")
def budgets() -> tuple[int, int]:
    """What pay has taken from every budget is what its contracts were charged, less absences"""
    with connection.cursor() as cursor:
        cursor.execute(BUDGETS)
        seen, wrong = cursor.fetchone()
    return seen or 0, wrong or 0
