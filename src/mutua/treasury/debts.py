"""What the house owes to persons and may pay through the bank: each room says its own debts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from heapq import merge
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from mutua.activities.models import Expense
from mutua.ground import clock
from mutua.ledger.models import Entry
from mutua.legislation import regimes_where
from mutua.payroll import exit_owed
from mutua.payroll import owed as payroll
from mutua.payroll.models import (
    AdvanceDecision,
    ExitHolidayPay,
    MealVoucherOrder,
    Payslip,
    Withholding,
)
from mutua.treasury.left_before import left_before, not_met, of_kind
from mutua.treasury.models import Payment
from mutua.treasury.states import OVER
from mutua.work.services.signing import called, number_of

AFTER_APPROVAL = timedelta(days=7)  # until then an expense is paid
WAGES, SUPPLIES = "SALA", "SUPP"  # ISO 20022, external category purpose
WITHOUT_WAGES = regimes_where(pay=False)  # an indemnity is no pay


class Debt(NamedTuple):
    """Money owed to a person, in minor units, and the account of the books that says so.
    ``purpose`` is the ISO code of the payment's purpose; ``due_on`` when it is on her account at
    the latest; ``year`` the one in which alone it may be paid, 0 for any: pay of another year has
    another tax, and its payslip is made anew. ``paper`` is the account that stands on the paper
    which asks for the money, where that is where it goes, and ``payee`` whose it is."""

    kind: str
    id: UUID
    legal_entity: str
    person: UUID
    account: str
    amount: int
    due_on: date
    text: str
    purpose: str = ""
    year: int = 0
    paper: str | None = None
    payee: str = ""

    def payable_in(self, year: int) -> bool:
        """Whether it may be paid in a year."""
        return self.year in (0, year)


Source = Callable[[str, QuerySet[Any]], Iterable[Debt]]
sources: dict[str, Source] = {}


def urgency(debt: Debt) -> tuple[date, str]:
    """By what debts are paid: the day on which they are due, then always the same order."""
    return debt.due_on, str(debt.id)


def source(
    kind: str, *, in_order: bool = False, of: Callable[[], QuerySet[Any]] | None = None
) -> Callable[[Source], Source]:
    """Let a kind of debts be paid: a function gives those of a legal entity without the identifiers
    that a query has, which are paid or on their way. ``in_order`` says that the most urgent come
    first, so that they need not all be read. ``of`` gives the identifiers of all there are of the
    kind, where one that is claimed anew after a restore has another: what had left for the lost one
    meets it. Others have the same identifier again."""

    def add(function: Source) -> Source:
        def ordered(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
            found = sorted(function(legal_entity, paid), key=urgency)
            return not_met(found, of_kind(legal_entity, kind, of())) if of else found

        sources[kind] = function if in_order else ordered
        return function

    return add


@source("expense", of=lambda: Expense.objects.values("id"))
def approved_expenses(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """What members have spent and the house has approved: days after it was approved."""
    found = Expense.objects.filter(state="approved", activity__legal_entity_id=legal_entity)
    for one in with_approval(found.exclude(id__in=paid)).order_by("spent_on", "id"):
        yield Debt(
            "expense", one.id, legal_entity, one.person_id, "member_payable", one.amount,
            one.approved_on + AFTER_APPROVAL, one.text[:140],
        )  # fmt: skip


def with_approval(expenses: QuerySet[Expense]) -> QuerySet[Any]:
    """Expenses with the day of their approval, ``approved_on``; none before it."""
    approval = Entry.objects.filter(
        cause_kind="expense", cause_id=OuterRef("pk"), purpose="approved"
    ).order_by()
    return expenses.annotate(approved_on=Subquery(approval.values("day")))


# What a transfer says of a payslip: twenty thousand are owed on one day.
NET_PAY = (
    "id", "contract_month__promised_on", "net_pay", "person_id", "worked_from", "regime", "paid_on",
    "contract_month__contract_id", "contract_month__contract__made_on",
)  # fmt: skip


@source("payslip", in_order=True)
def net_pay(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """Payslips that were made: on the person's account by the day that was promised. Of a month
    that was corrected, or from which something is deducted, what is left of it."""
    unusual, gone = payroll.unusual_months(legal_entity), left_before(legal_entity)
    found = Payslip.objects.filter(legal_entity_id=legal_entity, version=1, net_pay__gt=0)
    found = found.exclude(id__in=paid).order_by("contract_month__promised_on", "id")
    if unusual:
        found = found.exclude(contract_month__in=unusual)
    usual = _of_usual(legal_entity, found, gone)
    return merge(usual, sorted(_of_unusual(unusual, gone), key=urgency), key=urgency)


def _of_usual(
    legal_entity: str, found: QuerySet[Payslip], gone: Mapping[UUID, int]
) -> Iterator[Debt]:
    for one, due_on, net, person, worked_from, regime, paid_on, contract, made_on in (
        found.values_list(*NET_PAY).iterator()
    ):  # fmt: skip
        if (amount := net - gone.get(one, 0)) > 0:
            yield Debt(
                "payslip", one, legal_entity, person, "net_pay_payable", amount, due_on,
                f"{called(contract, made_on)} {worked_from:%m/%Y}", _purpose(regime), paid_on.year,
            )  # fmt: skip


def _of_unusual(months: Collection[UUID], gone: Mapping[UUID, int]) -> Iterator[Debt]:
    for left in payroll.left_of_unusual(months):
        live = Payment.objects.filter(debt_kind="payslip", debt__in=left.versions)
        taken = set(live.exclude(state__in=OVER).values_list("debt", flat=True))
        free = next(one for one in left.versions if one not in taken)
        if (amount := left.amount - gone.get(left.versions[-1], 0)) > 0:
            slip, contract = left.payslip, left.payslip.contract_month.contract
            later = f"-{slip.version}" if slip.version > 1 else ""
            yield Debt(
                "payslip", free, slip.legal_entity_id, slip.person_id, "net_pay_payable", amount,
                slip.run.paid_on, f"{number_of(contract)} {slip.worked_from:%m/%Y}{later}",
                _purpose(slip.regime), 0 if left.paid else slip.paid_on.year,
            )  # fmt: skip


def _purpose(regime: str) -> str:
    return "" if regime in WITHOUT_WAGES else WAGES


EXIT = "exit_holiday_pay"
HOLIDAY_PAY = {
    "en": "Exit holiday pay", "fr": "Pécule de sortie", "nl": "Vertrekvakantiegeld",
    "de": "Urlaubsgeld bei Austritt",
}  # fmt: skip


@source(EXIT, of=lambda: ExitHolidayPay.objects.values("id"))
def exit_holiday_pay(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """Holiday pay of contracts that have come to their end: on the person's account by the day that
    was promised for the last month. Of one that was corrected, or kept back of, what is left."""
    unusual = exit_owed.unusual(legal_entity)
    found = ExitHolidayPay.objects.filter(legal_entity=legal_entity, version=1, net_pay__gt=0)
    usual = found.exclude(id__in=paid).exclude(contract__in=unusual)
    for one in usual.select_related("contract").order_by("id"):
        yield _exit_debt(one, one.id, one.net_pay, one.promised_on, one.paid_on.year)
    for left in exit_owed.left_of_unusual(unusual):
        live = Payment.objects.filter(debt_kind=EXIT, debt__in=left.versions)
        taken = set(live.exclude(state__in=OVER).values_list("debt", flat=True))
        free = next((one for one in left.versions if one not in taken), None)
        if free is not None:  # of a later version of before a store was restored, which has left
            pay = left.pay
            due_on = pay.promised_on if pay.version == 1 else pay.run.paid_on
            yield _exit_debt(pay, free, left.amount, due_on, 0 if left.paid else pay.paid_on.year)


def _exit_debt(pay: ExitHolidayPay, debt: UUID, amount: int, due_on: date, year: int) -> Debt:
    contract = pay.contract
    later = f"-{pay.version}" if pay.version > 1 else ""
    text = f"{number_of(contract)} {HOLIDAY_PAY[contract.language]} {pay.year}{later}"
    return Debt(
        EXIT, debt, pay.legal_entity_id, pay.person_id, "net_pay_payable", amount, due_on, text,
        WAGES, year,
    )  # fmt: skip


@source("pay_advance", of=lambda: AdvanceDecision.objects.values("advance"))
def advances(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """Advances on pay that were granted: asked for today, on the account as soon as can be."""
    found = AdvanceDecision.objects.filter(granted=True, advance__legal_entity_id=legal_entity)
    for one in found.exclude(advance__in=paid).select_related("advance").order_by("decided_at"):
        yield Debt(
            "pay_advance", one.advance_id, legal_entity, one.person_id, "net_pay_payable",
            one.advance.amount, one.decided_at.astimezone(clock.ZONE).date(), "", WAGES,
        )  # fmt: skip


@source("meal_vouchers", of=lambda: MealVoucherOrder.objects.values("id"))
def vouchers_ordered(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """What was ordered of issuers of meal vouchers: they load the cards once it is there."""
    standing = MealVoucherOrder.objects.filter(legal_entity=legal_entity, withdrawal=None)
    found = standing.exclude(id__in=paid)
    for one in found.order_by("ordered_on", "id"):
        yield Debt(
            "meal_vouchers", one.id, legal_entity, one.issuer_id, "meal_voucher_payable", one.amount,
            one.ordered_on, f"{one.until:%Y-%m}/{one.number}", SUPPLIES,
        )  # fmt: skip


@source("withheld", of=lambda: Withholding.objects.values("id"))
def kept_back(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """What was kept back of pay for creditors: handed over when the pay is paid, or as soon as the
    law lets it go; not before, or the house pays twice (Judicial code, art. 1543)."""
    found = Withholding.objects.filter(
        writ__legal_entity_id=legal_entity, writ__payable_from__lte=clock.today()
    ).exclude(id__in=paid)
    every = found.select_related("writ", "payslip", "exit_holiday_pay")
    for one in every.order_by("made_at", "id"):
        pay = one.pay
        yield Debt(
            "withheld", one.id, legal_entity, one.writ.payee_id, "creditor_payable", one.amount,
            max(one.writ.payable_from, pay.paid_on),
            f"{one.writ.reference} {pay.worked_from:%m/%Y}"[:140],
        )  # fmt: skip


def by_urgency(legal_entity: str, kinds: Iterable[str] = ()) -> Iterator[Debt]:
    """Every debt that is in no live payment, the most urgent first, read only as far as it is
    asked for."""
    every = []
    for kind in kinds or sources:
        live = Payment.objects.filter(debt_kind=kind).exclude(state__in=OVER)
        every.append(sources[kind](legal_entity, live.values("debt")))
    return merge(*every, key=urgency)


def unpaid(legal_entity: str, kinds: Iterable[str] = ()) -> list[Debt]:
    """The same, all of them."""
    return list(by_urgency(legal_entity, kinds))
