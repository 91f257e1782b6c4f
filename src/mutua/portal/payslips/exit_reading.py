"""What the pages of exit holiday pay show: how far the money is, each line explained, corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from mutua.ground import clock
from mutua.payroll import exit_owed
from mutua.payroll.exit_pay import GROSS
from mutua.payroll.models import Claim, ExitHolidayPay, Payslip, Withholding
from mutua.payroll.queries import remade
from mutua.people.queries import payable_account
from mutua.portal.payslips.creditors import why
from mutua.portal.payslips.reading import Owed, Paid, Version, owed_of, versions_of
from mutua.portal.simulator.doubt import doubtful_lines
from mutua.portal.simulator.why import Row, Table, label, tree
from mutua.treasury.queries import last_payments

LESS = {"employee": -1, "tax": -1}
COST = {"employer": 1, "house": 1}


def every_version(one: ExitHolidayPay) -> list[ExitHolidayPay]:
    """All versions of an exit holiday pay, the first first."""
    every = ExitHolidayPay.objects.filter(contract=one.contract_id, year=one.year)
    return list(every.select_related("run__legal_entity", "contract").order_by("version"))


def paid(pays: Collection[ExitHolidayPay], person: UUID) -> list[Paid]:
    """How far the money of exit holiday pays is, in as many questions for one as for all."""
    contracts = {one.contract_id for one in pays}
    versions: dict[exit_owed.Place, list[UUID]] = defaultdict(list)
    for one in ExitHolidayPay.objects.filter(contract__in=contracts).order_by("version"):
        versions[exit_owed.place_of(one)].append(one.id)
    ids = [one for some in versions.values() for one in some]
    known = last_payments("exit_holiday_pay", ids)
    left = exit_owed.left_to_pay(contracts)
    account = payable_account(person, clock.now()) is not None
    return [
        Paid(
            one, [known[each] for each in versions[exit_owed.place_of(one)] if each in known],
            *left[exit_owed.place_of(one)], account,
        )
        for one in pays
    ]  # fmt: skip


def beside(slips: Sequence[Payslip], person: UUID) -> dict[UUID, list[Paid]]:
    """The exit holiday pays that hold of the contracts of payslips, by the last payslip of each."""
    contracts = {one.contract_month.contract_id for one in slips}
    pays = list(
        ExitHolidayPay.objects.holding().filter(contract__in=contracts, net_pay__gt=0)
        .select_related("contract__client").order_by("year")
    )  # fmt: skip
    if not pays:
        return {}
    holding = Payslip.objects.holding().filter(contract_month__contract__in=contracts)
    last = dict(holding.order_by("worked_from", "id").values_list("contract_month__contract", "id"))
    found: dict[UUID, list[Paid]] = defaultdict(list)
    for one in paid(pays, person):
        found[last[one.payslip.contract_id]].append(one)
    return found


def tables(pay: ExitHolidayPay, language: str) -> list[Table]:
    """Its lines, each with the explanation of the law as it was known."""
    made = remade(pay)
    doubts, seen, kinds = doubtful_lines(made), set[str](), pay.run.kinds

    def row(code: str, kind: str, sign: int = 1) -> Row:
        why = tree(made.explain(code, language), seen, doubts=doubts)
        return Row(code, label(code, language), sign * pay.lines.get(code, 0), kind, why)

    def of(code: str, title: str, wanted: dict[str, int], total: str) -> Table:
        found = Table(code, title)
        found.rows += [row(one, "gross") for one in GROSS]
        for each in made.lines:
            kind = kinds.get(each, "")
            if kind not in wanted or each not in pay.lines:
                continue
            if pay.lines[each]:
                found.rows.append(row(each, kind, wanted[kind]))
            else:
                found.zero.append(Row(each, label(each, language), 0, kind))
        found.total = row(total, "total")
        return found

    return [
        of("net", _("From the holiday pay to your account"), LESS, "net_pay"),
        of("cost", _("What it costs in all"), COST, "employer_cost"),
    ]


def versions(every: Iterable[ExitHolidayPay], language: str) -> list[Version]:
    """All versions, the newest first, with what each has changed."""
    some = list(every)
    return versions_of(some, list(remade(some[-1]).lines), language)


def owed(pay: ExitHolidayPay) -> list[Owed]:
    """What was paid too much of it."""
    return owed_of(
        Claim.objects.filter(
            exit_holiday_pay__contract=pay.contract_id, exit_holiday_pay__year=pay.year
        )
    )


def kept(pay: ExitHolidayPay) -> list[Withholding]:
    """What creditors get of it."""
    every = Withholding.objects.filter(
        exit_holiday_pay__contract=pay.contract_id, exit_holiday_pay__year=pay.year
    )
    return list(every.select_related("writ").order_by("made_at", "id"))


def kept_and_why(pay: ExitHolidayPay) -> list[tuple[Withholding, str]]:
    """The same, each with its reason."""
    return [(one, why(one)) for one in kept(pay)]
