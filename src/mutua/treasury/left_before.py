"""What had left before a store was restored to a time when it was not owed yet.

The journal brings the payment back under the identifier of then; what is claimed or made anew has
another one. Net pay is found again by the person and the day that was promised, all else by the
person and the amount.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Sum

from mutua.payroll.models import Payslip
from mutua.treasury.models import Payment
from mutua.treasury.states import OVER

if TYPE_CHECKING:
    from mutua.treasury.debts import Debt

Key = tuple[UUID, date]


def left_before(legal_entity: str) -> dict[UUID, int]:
    """What had left of first payslips that were made anew, by payslip; nothing in a store that was
    never restored."""
    sums: dict[Key, list[int]] = defaultdict(list)
    every = Payment.objects.filter(batch__legal_entity=legal_entity, debt_kind="payslip")
    live = every.exclude(state__in=OVER)
    # What the journal has brought names no account; its payslip is of a time that is lost.
    lost = live.filter(iban="").exclude(Exists(Payslip.objects.filter(id=OuterRef("debt"))))
    for person, due_on, amount in lost.values_list("person", "due_on", "amount"):
        sums[person, due_on].append(amount)
    if not sums:
        return {}
    slips = Payslip.objects.filter(
        legal_entity=legal_entity, version=1, person__in={person for person, _ in sums},
        contract_month__promised_on__in={day for _, day in sums},
    ).select_related("contract_month")  # fmt: skip
    paid = dict(
        live.filter(debt__in=slips.values("id")).values_list("debt").annotate(Sum("amount"))
    )
    needs: dict[Key, dict[UUID, int]] = defaultdict(dict)
    for one in slips.order_by("id"):
        key = one.person_id, one.contract_month.promised_on
        needs[key][one.id] = one.net_pay - paid.get(one.id, 0)
    found: dict[UUID, int] = defaultdict(int)
    for key, amounts in sums.items():
        _share(amounts, needs[key], found)
    return found


def of_kind(legal_entity: str, kind: str, known: QuerySet[Any]) -> Counter[tuple[UUID, int]]:
    """How often an amount had left for a person as a debt of a kind that is lost: none of the
    ``known`` identifiers. Empty in a store that was never restored."""
    every = Payment.objects.filter(batch__legal_entity=legal_entity, debt_kind=kind, iban="")
    lost = every.exclude(state__in=OVER).exclude(debt__in=known)
    return Counter(lost.values_list("person", "amount"))


def not_met(debts: Iterable[Debt], lost: Counter[tuple[UUID, int]]) -> Iterator[Debt]:
    """Debts but for those that what was lost has paid, the first of a person and amount first."""
    for one in debts:
        if lost[one.person, one.amount] > 0:
            lost[one.person, one.amount] -= 1
        else:
            yield one


def _share(amounts: list[int], needs: dict[UUID, int], found: dict[UUID, int]) -> None:
    """First each to the payslip that comes to it, then what is left to those that lack."""
    rest = 0
    for amount in amounts:
        exact = next((one for one, need in needs.items() if need == amount), None)
        if exact is None:
            rest += amount
        else:
            found[exact] += needs.pop(exact)
    for one, need in needs.items():
        part = min(rest, need)
        if part > 0:
            found[one] += part
            rest -= part
