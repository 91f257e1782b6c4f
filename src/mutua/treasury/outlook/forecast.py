"""Cash in the next thirteen weeks: what clients will likely pay, and what the house has to pay.

What comes is what invoices are open for, when their clients have paid so far. What goes is what
is owed or signed already, on its day; work that nobody has signed yet is on neither side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Sum, Value

from mutua.activities.queries import open_invoices
from mutua.ledger.models import LegalEntity
from mutua.payroll import law
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.treasury import debts
from mutua.treasury.coverage.reading import balances
from mutua.treasury.models import Payment
from mutua.treasury.outlook.behaviour import Behaviour, behaviour_of, seen_until
from mutua.work.models import ContractMonth

WEEKS = 13
LIKELY, LATE = 0.5, 0.9  # of equally likely delays: half, and nine of ten
YEAR = 365
ON_THEIR_WAY = ("ready", "approved", "sent", "accepted")
PAY, OTHERS, AUTHORITIES = "pay", "others", "authorities"
KINDS = {
    "payslip": PAY,
    "exit_holiday_pay": PAY,
    "withheld": PAY,
    "pay_advance": PAY,
    "authority": AUTHORITIES,
}
ACCOUNTS = {
    "onss": ("social_security_payable",), "tax": ("withholding_tax_payable",),
    "vat": ("vat_due", "vat_deductible"),
}  # fmt: skip


class Week(NamedTuple):
    """Seven days. ``comes`` likely and ``comes_late`` with late clients; ``goes`` for pay, to
    others and to authorities; then the balance at the end, likely and with late clients."""

    begins: date
    comes: int
    comes_late: int
    pay: int
    others: int
    authorities: int
    balance: int
    balance_late: int


class Forecast(NamedTuple):
    """``cash`` is what the bank holds by the books; ``doubtful`` what waits longer than any client
    of its kind has ever taken: it is not counted on."""

    cash: int
    weeks: tuple[Week, ...]
    doubtful: int

    @property
    def lowest(self) -> Week:
        """The week that ends with the least, were clients late."""
        return min(self.weeks, key=lambda one: one.balance_late)


class Move(NamedTuple):
    """Money that leaves on a day."""

    day: date
    kind: str
    amount: int


def forecast(entity: LegalEntity, today: date) -> Forecast:
    """The next WEEKS, from today; what is overdue is in the first."""
    held = {account: amount for account, _nature, amount in balances(entity.code)}
    cash = held.get("bank", 0)
    likely, late, doubtful = _comes(entity.code, today)
    goes = _by_week(today, _goes(entity, held, today))
    weeks, sums = [], [cash, cash]
    for number in range(WEEKS):
        out = goes[number]
        sums[0] += likely[number] - sum(out.values())
        sums[1] += late[number] - sum(out.values())
        weeks.append(
            Week(
                today + timedelta(days=7 * number), likely[number], late[number],
                out.get(PAY, 0), out.get(OTHERS, 0), out.get(AUTHORITIES, 0), *sums,
            )
        )  # fmt: skip
    return Forecast(cash, tuple(weeks), doubtful)


# ── What comes ──────────────────────────────────────────────────────────────────────────────────


def _comes(entity: str, today: date) -> tuple[list[int], list[int], int]:
    """What open invoices bring each week, likely and late, and what is doubtful."""
    behaviour = behaviour_of(seen_until(entity, today))
    likely, late, doubtful = [0] * WEEKS, [0] * WEEKS, 0
    rows = open_invoices().filter(activity__legal_entity_id=entity).select_related("client")
    for one in rows.only("due_on", "client__kind", "client__merged_into").iterator():
        days = days_left(behaviour, one.client.live, one.client.kind, one.due_on, today)
        if days is None:
            doubtful += one.open
            continue
        for weeks, wait in zip((likely, late), days, strict=True):
            if wait // 7 < WEEKS:
                weeks[wait // 7] += one.open
    return likely, late, doubtful


def days_left(
    behaviour: Behaviour, client: UUID, kind: str, due_on: date, today: date
) -> tuple[int, int] | None:
    """In how many days an open invoice is paid, likely and late, given that it has waited so far;
    nothing where no such client has ever taken as long."""
    row = behaviour.delays[behaviour.row_of(client, kind)]
    waited = (today - due_on).days
    after = row[row > waited] - waited
    if not after.size:
        return None
    return int(after[int(LIKELY * after.size)]), int(
        after[min(after.size - 1, int(LATE * after.size))]
    )


# ── What goes ───────────────────────────────────────────────────────────────────────────────────


def _by_week(today: date, moves: Iterator[Move]) -> list[dict[str, int]]:
    found: list[dict[str, int]] = [{} for _ in range(WEEKS)]
    for one in moves:
        week = max(0, (one.day - today).days) // 7
        if week < WEEKS:
            found[week][one.kind] = found[week].get(one.kind, 0) + one.amount
    return found


def _goes(entity: LegalEntity, held: Mapping[str, int], today: date) -> Iterator[Move]:
    for one in Payment.objects.filter(
        batch__legal_entity=entity, state__in=ON_THEIR_WAY
    ).values_list("execution_on", "debt_kind", "amount"):
        yield Move(one[0], KINDS.get(one[1], OTHERS), one[2])
    for debt in debts.unpaid(entity.code):
        yield Move(debt.due_on, KINDS.get(debt.kind, OTHERS), debt.amount)
    yield from _signed(entity, today)
    yield from _owed(entity, held, today)


def _signed(entity: LegalEntity, today: date) -> Iterator[Move]:
    """Work that is signed and not paid: its net pay by the promise, the rest to authorities, in
    the proportion of the payslips of the last year; where there is none, all by the promise."""
    the_law = law.law(entity.country, entity.details.get("settings", {}))
    parts = _proportion(entity.code, today)
    months = ContractMonth.objects.filter(
        payslip=None, freed=False, contract__activity__legal_entity=entity
    ).values_list("last_day", "promised_on", "charged")
    for last_day, promised_on, charged in months:
        rest = charged
        for authority, over in parts.items():
            amount = charged * over[0] // over[1]
            rest -= amount
            until = promised_on if authority == "tax" else last_day
            day = the_law.rule("authority_day", authority=authority, until=until)
            yield Move(day, AUTHORITIES, amount)
        yield Move(promised_on, PAY, rest)


def _proportion(entity: str, today: date) -> dict[str, tuple[int, int]]:
    """What authorities get of a charged cost: so much of so much."""
    sums = Payslip.objects.holding().filter(
        legal_entity=entity, paid_on__gt=today - timedelta(days=YEAR)
    ).aggregate(**{name: Sum(name) for name in
                   ("withheld", "contributions", "reductions", "tax", "charged")})  # fmt: skip
    if not sums["charged"]:
        return {}
    onss = sums["withheld"] + sums["contributions"] - sums["reductions"]
    return {"onss": (onss, sums["charged"]), "tax": (sums["tax"], sums["charged"])}


def _owed(entity: LegalEntity, held: Mapping[str, int], today: date) -> Iterator[Move]:
    """What is owed to authorities by the books: what payslips of an open period have brought on the
    day of that period, what is older at once; VAT on the next day for it."""
    the_law = law.law(entity.country, entity.details.get("settings", {}))
    for authority, accounts in ACCOUNTS.items():
        owed = -sum(held.get(one, 0) for one in accounts)
        for day, amount in _open_periods(entity, the_law, authority, today):
            part = min(owed, amount)
            owed -= part
            yield Move(day, AUTHORITIES, part)
        if authority == "vat":
            yield Move(
                the_law.rule("authority_day", authority="vat", until=today), AUTHORITIES, owed
            )
        elif owed > 0:
            yield Move(today, AUTHORITIES, owed)


def _open_periods(
    entity: LegalEntity, the_law: Any, authority: str, today: date
) -> Sequence[tuple[date, int]]:
    """What payslips owe to an authority by the day on which it is due, those days to come."""
    if authority == "vat":
        return ()
    day = "paid_on" if authority == "tax" else "worked_until"
    lately = {"legal_entity": entity, f"{day}__gt": today - timedelta(days=150)}
    owed = F("tax") if authority == "tax" else F("withheld") + F("contributions")
    less = F("reductions") if authority == "onss" else Value(0)
    rows = [
        *Payslip.objects.holding().filter(**lately).values_list(day).annotate(sum=Sum(owed - less)),
        *ExitHolidayPay.objects.holding().filter(**lately).values_list(day).annotate(sum=Sum(owed)),
    ]
    found: dict[date, int] = {}
    for of_day, amount in rows:
        due = the_law.rule("authority_day", authority=authority, until=of_day)
        if due >= today:
            found[due] = found.get(due, 0) + amount
    return sorted(found.items())
