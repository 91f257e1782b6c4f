"""What had left before a store was restored to a time when it was not owed yet.

The journal brings the payment back under the identifier of then; what is claimed or made anew may
have another one, and another amount. Pay is found again by the person and the day that was promised,
all else by the person and the amount. Where neither says so, a debt that may be the same waits for a
person's yes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from mutua.payroll import exit_owed
from mutua.payroll import owed as payroll
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.treasury.models import Payment
from mutua.treasury.payees import NOBODYS_NAME
from mutua.treasury.states import OVER

if TYPE_CHECKING:
    from mutua.treasury.debts import Debt

Key = tuple[UUID, date]


class Lost(NamedTuple):
    """What had left for a debt that the store does not know, or beyond what that is by now, in minor
    units: for whom, when it was due, and on which day the bank was asked to pay it. ``met`` where
    the debt is found again, and this is what it does not come to; ``nameless`` where nobody knows
    who it was for but the bank."""

    person: UUID
    amount: int
    due_on: date
    execution_on: date
    met: bool = False
    nameless: bool = False


class Shared(NamedTuple):
    """What had left, by the pay that was made anew, and what is left of it."""

    found: Mapping[Any, int]
    rest: list[Lost]


NOTHING = Shared({}, [])
COLUMNS = "debt", "person", "person__legal_name", "amount", "due_on", "execution_on"


def lost(legal_entity: str, kind: str, known: QuerySet[Any]) -> list[Lost]:
    """What had left for debts of a kind, beyond those that are there: ``known`` gives identifiers
    and amounts. Nothing in a store that was never restored."""
    every = Payment.objects.filter(batch__legal_entity=legal_entity, debt_kind=kind, iban="")
    live = every.exclude(state__in=OVER).order_by("due_on", "id")
    rows = list(live.values_list(*COLUMNS))
    if not rows:
        return []
    there = dict(known)
    return [
        Lost(
            person,
            amount - there.get(debt, 0),
            due_on,
            execution_on,
            debt in there,
            name == NOBODYS_NAME,
        )
        for debt, person, name, amount, due_on, execution_on in rows
        if amount > there.get(debt, 0)
    ]


def payslips_left_before(legal_entity: str) -> Shared:
    """What had left of payslips that were made anew, by the first one of its month."""
    gone = lost(legal_entity, "payslip", Payslip.objects.values_list("id", "net_pay"))
    if not gone:
        return NOTHING
    slips = Payslip.objects.filter(
        legal_entity=legal_entity, version=1, person__in={one.person for one in gone},
        contract_month__promised_on__in={one.due_on for one in gone},
    ).order_by("id")  # fmt: skip
    places: dict[UUID, tuple[UUID, Key]] = {
        month: (one, (person, day))
        for one, month, person, day in slips.values_list(
            "id", "contract_month", "person", "contract_month__promised_on"
        )
    }
    claims = payroll.outstanding(places)
    needs: dict[Key, dict[Any, int]] = defaultdict(dict)
    left = {month: amount for month, amount, _ in payroll.left_to_pay(places)}
    for month, (slip, key) in places.items():
        needs[key][slip] = left[month] - claims.get(month, 0)
    return _shared(gone, needs)


def exits_left_before(legal_entity: str) -> Shared:
    """The same of exit holiday pay, by its contract and year."""
    # One that is made anew of the same contract has the same identifier: what is left of it knows
    # what had left.
    gone = lost(
        legal_entity, "exit_holiday_pay", ExitHolidayPay.objects.values_list("id", "net_pay")
    )
    if not gone:
        return NOTHING
    pays = ExitHolidayPay.objects.holding().filter(
        legal_entity=legal_entity, person__in={one.person for one in gone},
        promised_on__in={one.due_on for one in gone},
    )  # fmt: skip
    every = list(pays.order_by("id"))
    contracts = {one.contract_id for one in every}
    left, claims = exit_owed.left_to_pay(contracts), exit_owed.outstanding(contracts)
    needs: dict[Key, dict[Any, int]] = defaultdict(dict)
    for one in every:
        place = exit_owed.place_of(one)
        needs[one.person_id, one.promised_on][place] = left[place][0] - claims.get(place, 0)
    return _shared(gone, needs)


def paid_by_a_journal(kind: str) -> QuerySet[Any]:
    """The debts of a kind for which a journal says that something had left."""
    found = Payment.objects.filter(debt_kind=kind, iban="").exclude(state__in=OVER)
    return found.values("debt")


def weighed(debts: Iterable[Debt], gone: Iterable[Lost]) -> tuple[list[Debt], list[Lost]]:
    """Debts but for those that what was lost has paid to the cent, and what of it is left. Nothing
    pays what came about after it."""
    by_amount: dict[tuple[UUID, int], list[Lost]] = defaultdict(list)
    for one in gone:
        by_amount[one.person, one.amount].append(one._replace(met=False))
    left = []
    for debt in debts:
        same = by_amount[debt.person, debt.amount]
        paid = next((one for one in same if _may_be(one, debt)), None)
        if paid is None:
            left.append(debt)
        else:
            same.remove(paid)
    rest = [one for some in by_amount.values() for one in some]
    return doubted(left, rest), rest


def doubted(debts: Iterable[Debt], rest: Iterable[Lost]) -> list[Debt]:
    """Debts, where what is left of what was lost may have been for one with what that is: it waits
    for a person's yes. Whoever came in after the store was kept comes in anew under another
    identifier: for her it is the same amount."""
    left: dict[UUID, list[Lost]] = defaultdict(list)
    nameless: dict[int, list[Lost]] = defaultdict(list)
    for one in rest:
        left[one.person].append(one)
        if one.nameless:
            nameless[one.amount].append(one)
    found = []
    for debt in debts:
        others = (one for one in nameless[debt.amount] if one.person != debt.person)
        may_be = [one for one in (*left[debt.person], *others) if _may_be(one, debt)]
        found.append(debt._replace(doubt=debt.doubt + sum(one.amount for one in may_be)))
    return found


def _may_be(one: Lost, debt: Debt) -> bool:
    return not one.met and (debt.since is None or debt.since <= one.execution_on)


def _shared(gone: list[Lost], needs: Mapping[Key, dict[Any, int]]) -> Shared:
    """By person and day: first each to the pay that comes to it, then what is left to those that
    lack. What is beyond them stays."""
    found: dict[Any, int] = defaultdict(int)
    by_key: dict[Key, list[Lost]] = defaultdict(list)
    rest = []
    for one in gone:
        if (one.person, one.due_on) in needs and not one.met:
            by_key[one.person, one.due_on].append(one)
        else:
            rest.append(one)
    for key, some in by_key.items():
        wanted, left = dict(needs[key]), []
        for one in some:
            exact = next((each for each, need in wanted.items() if need == one.amount), None)
            if exact is None:
                left.append(one)
            else:
                found[exact] += wanted.pop(exact)
        rest += _dealt(left, wanted, found)
    return Shared(found, rest)


def _dealt(some: list[Lost], wanted: dict[Any, int], found: dict[Any, int]) -> list[Lost]:
    beyond = []
    for one in some:
        amount = one.amount
        for each, need in wanted.items():
            if (part := min(amount, need)) > 0:
                found[each] += part
                wanted[each] -= part
                amount -= part
        if amount:
            beyond.append(one._replace(amount=amount, met=True))
    return beyond
