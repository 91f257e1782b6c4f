"""Coverage: every balance of the books on one of three sides, and how much of what is owed is
covered by cash and good claims. Amounts are minor units, shares hundredths of a percent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db import connection

from mutua.treasury.fund.rules import rules_on
from mutua.treasury.models.fund import WHOLE

HAS, OWES, OWN = "has", "owes", "own"
SIDES = {"asset": HAS, "liability": OWES, "equity": OWN, "income": OWN, "expense": OWN}
CASH, CLAIMS, OUT = "cash", "claims", "fund_out"
REST = "other"
# The line of each account; what the chart gains later stands under `other` of its side.
LINES = {
    "bank": CASH, "client_receivable": CLAIMS, "receivable_written_down": CLAIMS, "doubtful_receivable": "doubtful",
    "fund_advance": OUT, "fund_advanced": OUT,
    "net_pay_payable": "pay", "creditor_payable": "pay", "staff_pay_payable": "pay",
    "staff_social_security_payable": "authorities", "staff_tax_payable": "authorities",
    "staff_costs_payable": "insurers", "staff_holiday_provision": "holiday", "activity_budget": "budgets", "activity_invested": "invested",
    "holiday_pay_provision": "holiday", "social_security_payable": "authorities",
    "authority_payable": "authorities", "withholding_tax_payable": "authorities", "vat_due": "authorities",
    "vat_deductible": "authorities", "pay_costs_payable": "insurers",
    "member_payable": "expenses", "guarantee_fund": "fund", "supplier_payable": "suppliers", "meal_voucher_payable": "suppliers",
    "client_prepaid": "prepaid", "refund_payable": "prepaid", "receipts_to_match": "unknown", "capital": "capital",
    "share_subscription": "capital", "reserve": "reserve",
}  # fmt: skip
# What is netted stands on the side of its line, whatever the nature of the account.
SIDE_OF = {"vat_deductible": OWES, "fund_advanced": HAS, "share_subscription": OWN}
COUNTED = (CASH, CLAIMS)
ORDER = (
    "pay", "budgets", "invested", "expenses", "holiday", "authorities", "insurers", "fund",
    "suppliers", "prepaid", "unknown", CASH, CLAIMS, "doubtful", OUT, "capital", "reserve",
    "result", REST,
)  # fmt: skip


class Line(NamedTuple):
    """One figure: what is owed and own above zero as they are, what the house has likewise."""

    side: str
    code: str
    amount: int
    accounts: tuple[str, ...]


class Age(NamedTuple):
    """Claims by their days of lateness, and the share of them that counts as good."""

    until: int | None
    amount: int
    share: int

    @property
    def good(self) -> int:
        """What counts of them, rounded down: coverage is never said too high."""
        return self.amount * self.share // WHOLE


@dataclass(frozen=True)
class Coverage:
    """What the house owes and has on a day; ``to_come`` is the cost of signed work not yet paid,
    which the books do not hold before its payslips."""

    day: date
    lines: tuple[Line, ...]
    ages: tuple[Age, ...]
    to_come: int
    alarm_below: int

    def side(self, side: str) -> list[Line]:
        """The lines of a side, in their order."""
        return [one for one in self.lines if one.side == side]

    def total(self, side: str) -> int:
        """The sum of a side. What the house has is what it owes and what is its own."""
        return sum(one.amount for one in self.side(side))

    @property
    def cash(self) -> int:
        """What lies on the bank account."""
        return sum(one.amount for one in self.lines if one.code == CASH)

    @property
    def good(self) -> int:
        """Cash, and claims as far as they count."""
        return self.cash + sum(one.good for one in self.ages)

    @property
    def ratio(self) -> int | None:
        """Cash and good claims by what is owed, hundredths of a percent; none where nothing is."""
        owed = self.total(OWES)
        return self.good * WHOLE // owed if owed > 0 else None

    @property
    def alarm(self) -> bool:
        """Whether less is covered than the board has decided."""
        return self.ratio is not None and self.ratio < self.alarm_below


def coverage(legal_entity: str, day: date) -> Coverage:
    """Coverage as it stands, claims by their age on a day."""
    rules = rules_on(legal_entity, day)
    with connection.cursor() as cursor:
        cursor.execute("select mutua.claims_by_age(%s, %s)", [legal_entity, day])
        claims = cursor.fetchone()[0]
        cursor.execute("select mutua.pay_to_come(%s)", [legal_entity])
        to_come = int(cursor.fetchone()[0])
    shares = (rules.counts_30, rules.counts_60, rules.counts_90, rules.counts_older)
    ages = tuple(
        Age(until, int(amount), share)
        for until, amount, share in zip((30, 60, 90, None), claims, shares, strict=True)
    )
    return Coverage(day, _lines(balances(legal_entity)), ages, to_come, rules.coverage_alarm)


def balances(legal_entity: str) -> list[tuple[str, str, int]]:
    """Each account with its nature and what it holds now, debit above zero: the books, read from
    what was drawn of them and what came since."""
    with connection.cursor() as cursor:
        cursor.execute("select account, nature, amount from mutua.balances_of(%s)", [legal_entity])
        return [(account, nature, int(amount)) for account, nature, amount in cursor.fetchall()]


def _lines(held: list[tuple[str, str, int]]) -> tuple[Line, ...]:
    found: dict[tuple[str, str], tuple[int, tuple[str, ...]]] = {}
    for account, nature, amount in held:
        side = SIDE_OF.get(account, SIDES[nature])
        code = "result" if nature in ("income", "expense") else LINES.get(account, REST)
        before, accounts = found.get((side, code), (0, ()))
        signed = amount if side == HAS else -amount
        found[side, code] = (before + signed, (*accounts, account))
    lines = [
        Line(side, code, amount, tuple(sorted(accounts)))
        for (side, code), (amount, accounts) in found.items()
        if amount
    ]
    return tuple(sorted(lines, key=lambda one: (one.side, ORDER.index(one.code))))


class Movement(NamedTuple):
    """What events of one kind moved an account by on a day: debit above zero."""

    day: date
    cause_kind: str
    purpose: str
    entries: int
    amount: int


MOST_MOVEMENTS = 100


def movements(legal_entity: str, account: str) -> list[Movement]:
    """The last movements of an account by day and kind of event, without whose they are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from mutua.movements_of(%s, %s, %s)",
            [legal_entity, account, MOST_MOVEMENTS],
        )
        return [Movement(*row) for row in cursor.fetchall()]
