"""What the house owes to persons and may pay through the bank: each room says its own debts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
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
from mutua.treasury.left_before import (
    Lost,
    Shared,
    doubted,
    exits_left_before,
    lost,
    paid_by_a_journal,
    payslips_left_before,
    weighed,
)
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
    which asks for the money, where that is where it goes, and ``payee`` whose it is. ``since`` is the
    first day on which it can have been paid, none where nobody can say; ``doubt`` what had left
    before a restore and may have been for it: then it waits for a person's yes."""

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
    since: date | None = None
    doubt: int = 0

    def payable_in(self, year: int) -> bool:
        """Whether it may be paid in a year."""
        return self.year in (0, year)


Source = Callable[[str, QuerySet[Any]], Iterable[Debt]]
Rest = Callable[[str], Iterable[Lost]]
sources: dict[str, Source] = {}
rests: dict[str, Rest] = {}  # what had left and nothing explains


def urgency(debt: Debt) -> tuple[date, str]:
    """By what debts are paid: the day on which they are due, then always the same order."""
    return debt.due_on, str(debt.id)


def source(
    kind: str,
    *,
    of: Callable[[], QuerySet[Any]] | None = None,
    shared: Callable[[str], Shared] | None = None,
) -> Callable[[Source], Source]:
    """Let a kind of debts be paid: a function gives those of a legal entity without the identifiers
    that a query has, which are paid or on their way. ``of`` gives the identifiers and amounts of all
    there are of the kind: what had left for one that a restore has lost meets it, claimed anew to
    the cent; with another amount it waits for a person. With ``shared`` the function itself says
    what of that has met it; it gives the most urgent first, so that not all need be read."""

    def add(function: Source) -> Source:
        def ordered(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
            found = sorted(function(legal_entity, paid), key=urgency)
            return weighed(found, lost(legal_entity, kind, of()))[0] if of else found

        def rest(legal_entity: str) -> Iterable[Lost]:
            if shared or of is None:
                return shared(legal_entity).rest if shared else ()
            live = Payment.objects.filter(debt_kind=kind).exclude(state__in=OVER)
            gone = lost(legal_entity, kind, of())
            found = function(legal_entity, live.values("debt")) if gone else ()
            return weighed(sorted(found, key=urgency), gone)[1]

        sources[kind] = function if shared else ordered
        rests[kind] = rest
        return function

    return add


@source("expense", of=lambda: Expense.objects.values_list("id", "amount"))
def approved_expenses(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """What members have spent and the house has approved: days after it was approved."""
    found = Expense.objects.filter(state="approved", activity__legal_entity_id=legal_entity)
    for one in with_approval(found.exclude(id__in=paid)).order_by("spent_on", "id"):
        yield Debt(
            "expense", one.id, legal_entity, one.person_id, "member_payable", one.amount,
            one.approved_on + AFTER_APPROVAL, one.text[:140], since=one.spent_on,
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


@source("payslip", shared=payslips_left_before)
def net_pay(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """Payslips that were made: on the person's account by the day that was promised. Of a month
    that was corrected, or from which something is deducted, what is left of it."""
    unusual, gone = payroll.unusual_months(legal_entity), payslips_left_before(legal_entity)
    found = Payslip.objects.filter(legal_entity_id=legal_entity, version=1, net_pay__gt=0)
    found = found.exclude(id__in=paid).order_by("contract_month__promised_on", "id")
    if unusual:
        found = found.exclude(contract_month__in=unusual)
    other = _Other(legal_entity)
    usual = _of_usual(legal_entity, found, gone.found, other)
    several = sorted(_of_unusual(unusual, gone.found, other), key=urgency)
    every = merge(usual, several, key=urgency)
    return doubted(every, gone.rest) if gone.rest else every


def _of_usual(
    legal_entity: str, found: QuerySet[Payslip], gone: Mapping[UUID, int], other: _Other
) -> Iterator[Debt]:
    for one, due_on, net, person, worked_from, regime, paid_on, contract, made_on in (
        found.values_list(*NET_PAY).iterator()
    ):  # fmt: skip
        if (amount := net - gone.get(one, 0)) > 0:
            yield Debt(
                "payslip", one, legal_entity, person, "net_pay_payable", amount, due_on,
                f"{called(contract, made_on)} {worked_from:%m/%Y}", _purpose(regime), paid_on.year,
                since=worked_from, doubt=other.of(person, amount) if one in gone else 0,
            )  # fmt: skip


def _of_unusual(
    months: Collection[UUID], gone: Mapping[UUID, int], other: _Other
) -> Iterator[Debt]:
    for left in payroll.left_of_unusual(months):
        free = _free("payslip", left.versions)
        first = left.versions[-1]
        if (amount := left.amount - gone.get(first, 0)) > 0:
            slip, contract = left.payslip, left.payslip.contract_month.contract
            later = f"-{slip.version}" if slip.version > 1 else ""
            yield Debt(
                "payslip", free or slip.id, slip.legal_entity_id, slip.person_id, "net_pay_payable",
                amount, slip.run.paid_on, f"{number_of(contract)} {slip.worked_from:%m/%Y}{later}",
                _purpose(slip.regime), 0 if left.paid else slip.paid_on.year,
                since=slip.worked_from,
                doubt=(other.of(slip.person_id, amount) if first in gone else 0)
                if free else left.paid,
            )  # fmt: skip


class _Other:
    """What had left before a restore out of the same pay, and may be what it lacks: an advance that
    was set off, a part that creditors took."""

    def __init__(self, legal_entity: str) -> None:
        self.legal_entity = legal_entity

    @cached_property
    def left(self) -> tuple[list[Lost], list[Lost]]:
        """The advances and the parts of creditors that nothing explains."""
        advances, parts = (rests[one](self.legal_entity) for one in ("pay_advance", "withheld"))
        return list(advances), list(parts)

    def of(self, person: UUID, lacks: int) -> int:
        """How much of it a person's pay may lack, of which so much lacks."""
        advances, parts = self.left
        hers = [one.amount for one in advances if one.person == person and one.amount <= lacks]
        return sum(hers) or next((one.amount for one in parts if one.amount <= lacks), 0)


def _free(kind: str, versions: Sequence[UUID]) -> UUID | None:
    """The first version of pay for which nothing is on its way; none where something is for each."""
    live = Payment.objects.filter(debt_kind=kind, debt__in=versions).exclude(state__in=OVER)
    taken = set(live.values_list("debt", flat=True))
    return next((one for one in versions if one not in taken), None)


def _purpose(regime: str) -> str:
    return "" if regime in WITHOUT_WAGES else WAGES


EXIT = "exit_holiday_pay"
EXIT_PAY = (
    "id", "contract_id", "year", "contract__made_on", "contract__language", "person_id", "net_pay",
    "worked_from", "promised_on", "paid_on",
)  # fmt: skip
HOLIDAY_PAY = {
    "en": "Exit holiday pay", "fr": "Pécule de sortie", "nl": "Vertrekvakantiegeld",
    "de": "Urlaubsgeld bei Austritt",
}  # fmt: skip


@source(EXIT, shared=exits_left_before)
def exit_holiday_pay(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """Holiday pay of contracts that have come to their end: on the person's account by the day that
    was promised for the last month. Of one that was corrected, or kept back of, or of which a journal
    knows, what is left."""
    every = ExitHolidayPay.objects.filter(legal_entity=legal_entity)
    known = every.filter(id__in=paid_by_a_journal(EXIT))
    unusual = exit_owed.unusual(legal_entity) | set(known.values_list("contract_id", flat=True))
    usual = every.filter(version=1, net_pay__gt=0).exclude(id__in=paid)
    gone, other = exits_left_before(legal_entity), _Other(legal_entity)
    found = list(_exits_of_unusual(unusual, gone.found, other))
    for one in usual.exclude(contract__in=unusual).values_list(*EXIT_PAY, named=True):
        before = gone.found.get((one.contract_id, one.year), 0)
        if (amount := one.net_pay - before) > 0:
            contract = called(one.contract_id, one.contract__made_on)
            found.append(Debt(
                EXIT, one.id, legal_entity, one.person_id, "net_pay_payable", amount,
                one.promised_on, _exit_text(contract, one.contract__language, one.year), WAGES,
                one.paid_on.year, since=one.worked_from,
                doubt=other.of(one.person_id, amount) if before else 0,
            ))  # fmt: skip
    return doubted(sorted(found, key=urgency), gone.rest)


def _exits_of_unusual(
    contracts: Collection[UUID], gone: Mapping[exit_owed.Place, int], other: _Other
) -> Iterator[Debt]:
    for left in exit_owed.left_of_unusual(contracts):
        pay, before = left.pay, gone.get(exit_owed.place_of(left.pay), 0)
        if (amount := left.amount - before) > 0:
            due_on = pay.promised_on if pay.version == 1 else pay.run.paid_on
            free = _free(EXIT, left.versions)
            beside = None if free else _of_a_journal(EXIT, left.versions)
            doubt = other.of(pay.person_id, amount) if before or beside else 0
            debt = _exit_debt(
                pay, free or beside or pay.id, amount, due_on, 0 if left.paid else pay.paid_on.year
            )
            yield debt._replace(doubt=doubt if free or beside else left.paid)


def _of_a_journal(kind: str, versions: Sequence[UUID]) -> UUID | None:
    """The first version of pay of which a journal alone says that something is on its way: it was
    made anew under the same identifier, and what it lacks is paid beside."""
    live = Payment.objects.filter(debt_kind=kind, debt__in=versions).exclude(state__in=OVER)
    taken = set(live.exclude(iban="").values_list("debt", flat=True))
    return next((one for one in versions if one not in taken), None)


def _exit_text(contract: str, language: str, year: int) -> str:
    return f"{contract} {HOLIDAY_PAY[language]} {year}"


def _exit_debt(pay: ExitHolidayPay, debt: UUID, amount: int, due_on: date, year: int) -> Debt:
    later = f"-{pay.version}" if pay.version > 1 else ""
    text = _exit_text(number_of(pay.contract), pay.contract.language, pay.year)
    return Debt(
        EXIT, debt, pay.legal_entity_id, pay.person_id, "net_pay_payable", amount, due_on,
        f"{text}{later}", WAGES, year, since=pay.worked_from,
    )  # fmt: skip


@source("pay_advance", of=lambda: AdvanceDecision.objects.values_list("advance", "advance__amount"))
def advances(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """Advances on pay that were granted: asked for today, on the account as soon as can be."""
    found = AdvanceDecision.objects.filter(granted=True, advance__legal_entity_id=legal_entity)
    for one in found.exclude(advance__in=paid).select_related("advance").order_by("decided_at"):
        yield Debt(
            "pay_advance", one.advance_id, legal_entity, one.person_id, "net_pay_payable",
            one.advance.amount, one.decided_at.astimezone(clock.ZONE).date(), "", WAGES,
        )  # fmt: skip


@source("meal_vouchers", of=lambda: MealVoucherOrder.objects.values_list("id", "amount"))
def vouchers_ordered(legal_entity: str, paid: QuerySet[Any]) -> Iterable[Debt]:
    """What was ordered of issuers of meal vouchers: they load the cards once it is there."""
    standing = MealVoucherOrder.objects.filter(legal_entity=legal_entity, withdrawal=None)
    found = standing.exclude(id__in=paid)
    for one in found.order_by("ordered_on", "id"):
        yield Debt(
            "meal_vouchers", one.id, legal_entity, one.issuer_id, "meal_voucher_payable", one.amount,
            one.ordered_on, f"{one.until:%Y-%m}/{one.number}", SUPPLIES,
            since=one.until.replace(day=1),
        )  # fmt: skip


@source("withheld", of=lambda: Withholding.objects.values_list("id", "amount"))
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
            f"{one.writ.reference} {pay.worked_from:%m/%Y}"[:140], since=pay.worked_from,
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


class Unexplained(NamedTuple):
    """What had left before a restore, of a kind, and nothing that is owed explains."""

    kind: str
    lost: Lost


def unexplained(legal_entity: str) -> list[Unexplained]:
    """All of it: its debt is not entered anew yet, or it was more than that is by now."""
    return [Unexplained(kind, one) for kind in sorted(rests) for one in rests[kind](legal_entity)]
