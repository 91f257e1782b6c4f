"""What the pages of payslips show: each line explained, how far the money is, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutua.ground import clock
from mutua.payroll.models import Claim, ExitHolidayPay, Payslip
from mutua.payroll.moves import Moved, moved
from mutua.payroll.owed import left_to_pay
from mutua.payroll.queries import remade
from mutua.people.queries import payable_account
from mutua.portal.contracts import words
from mutua.portal.contracts.reading import Event
from mutua.portal.formats import day, money, plain_hundredths
from mutua.portal.simulator.doubt import doubtful_lines
from mutua.portal.simulator.why import Row, Table, label, tree
from mutua.treasury.models import Payment
from mutua.treasury.queries import last_payments

LESS = ("employee", "tax")
COST = ("employer", "house", "allowance", "provision")
TITLES = {
    "net": gettext_lazy("From the gross pay to your account"),
    "cost": gettext_lazy("What the budget pays: gross pay and employer's side"),
}
CAUSES = {
    "reductions": gettext_lazy("Reductions that go to the common pot"),
    "order": gettext_lazy("Other payslips made since you signed"),
    "absence": gettext_lazy("Your absence"),
    "situation": gettext_lazy("What you have said of yourself since"),
    "hours": gettext_lazy("Hours you worked as a student"),
    "law": gettext_lazy("The law, or figures of the house"),
    "correction": gettext_lazy("The correction of the payslip"),
}
AMOUNTS = ("gross_pay", "normal_month_pay", "assimilated_pay")  # facts that are money
ON_ITS_WAY = ("sent", "accepted")
BACK = ("rejected", "returned")
GIVEN_BACK = ("deducted", "transferred")  # of what was paid too much, by its person


@dataclass
class Paid:
    """A payslip or exit holiday pay that holds, with the payments of all its versions and what is
    left."""

    payslip: Payslip | ExitHolidayPay
    payments: list[Payment] = field(default_factory=list)
    left: int = 0
    paid: int = 0
    account: bool = True

    @property
    def at_the_end(self) -> bool:
        """Whether it is the holiday pay of a contract that has come to its end."""
        return isinstance(self.payslip, ExitHolidayPay)

    @property
    def promised_on(self) -> date:
        """By when the net is on the account, as it was promised at signing."""
        pay = self.payslip
        of = pay if isinstance(pay, ExitHolidayPay) else pay.contract_month
        promised: date = of.promised_on
        return promised

    @property
    def last(self) -> Payment | None:
        """The last payment of it."""
        return self.payments[-1] if self.payments else None

    @property
    def stands(self) -> str:
        """How far the money is: there, on its way, prepared, back, made, or too much."""
        last = self.last
        if last is not None and last.state in BACK:
            return "back"
        if self.left > 0 or last is None:
            return "made" if self.left > 0 else "nothing"
        if last.state == "paid":
            return "there"
        return "left" if last.state in ON_ITS_WAY else "prepared"

    @property
    def late(self) -> bool:
        """Whether it is not there, and comes after the day that was promised."""
        if self.payments:
            return self.stands != "there" and self.payments[0].execution_on >= self.promised_on
        return self.left > 0 and self.promised_on < clock.today()

    @property
    def why_late(self) -> str:
        """Why it is not there as it was promised; empty where it is in time."""
        if not self.account and self.left > 0:
            return _("You have named no account that we may pay to.")
        if self.stands == "back":
            return _("The bank gave the money back. Look at the number of your account.")
        if self.late:
            return _("We are late: it was promised by %(day)s.") % {"day": _day(self.promised_on)}
        return ""


def paid(slips: Collection[Payslip], person: UUID) -> list[Paid]:
    """How far the money of payslips is, in as many questions for one as for all."""
    months = [one.contract_month_id for one in slips]
    versions: dict[UUID, list[UUID]] = defaultdict(list)
    every = Payslip.objects.filter(contract_month__in=months).order_by("version")
    for slip, month in every.values_list("id", "contract_month_id"):
        versions[month].append(slip)
    known = last_payments("payslip", [one for some in versions.values() for one in some])
    left = {month: (amount, before) for month, amount, before in left_to_pay(months)}
    account = payable_account(person, clock.now()) is not None
    return [
        Paid(
            slip, [known[one] for one in versions[slip.contract_month_id] if one in known],
            *left[slip.contract_month_id], account,
        )
        for slip in slips
    ]  # fmt: skip


def steps(one: Paid) -> list[Event]:
    """From the work to the account."""
    slip, payment = one.payslip, one.last
    promised = _("by %(day)s, whether or not the client has paid") % {"day": _day(one.promised_on)}
    found = [
        Event(
            "done",
            "done",
            _("End of the contract") if one.at_the_end else _("Worked"),
            _day(slip.worked_until),
        ),
        Event("done", "done", _("Payslip made"), _day(slip.made_at.astimezone(clock.ZONE).date())),
    ]
    stands = one.stands
    if stands == "nothing":
        return found
    gone = stands in ("left", "there")
    prepared = _("Two people prepare the transfer")
    if payment is not None and stands != "back":
        word, note = _("Left for the bank") if gone else prepared, _day(payment.execution_on)
        found.append(Event("done" if gone else "now", "done" if gone else "wait", word, note))
        there = stands == "there"
        arrives = payment.execution_on + timedelta(days=1)
        note = "" if there else (promised if arrives <= one.promised_on else "")
        word = _("On your account") if there else _("On your account the next bank day")
        found.append(Event("done" if there else "later", "done" if there else "wait", word, note))
    else:
        found.append(Event("now", "wait", prepared, one.why_late))
        found.append(Event("later", "wait", _("On your account"), "" if one.paid else promised))
    return found


def tables(slip: Payslip, language: str) -> list[Table]:
    """The lines of a payslip, each with the explanation of the law as it was known."""
    made = remade(slip)
    doubts, seen, kinds = doubtful_lines(made), set[str](), slip.run.kinds

    def row(code: str, kind: str, sign: int = 1) -> Row:
        why = tree(made.explain(code, language), seen, doubts=doubts)
        return Row(code, label(code, language), sign * slip.lines.get(code, 0), kind, why)

    def of(code: str, title: str, wanted: Mapping[str, int], gross: str) -> Table:
        found = Table(code, str(TITLES[title]))
        found.rows.append(Row("gross_pay", label("gross_pay", language), slip.gross_pay, gross))
        for each in made.lines:
            kind = kinds.get(each, "")
            if kind in wanted and each in slip.lines:
                there = slip.lines[each] != 0
                (found.rows if there else found.zero).append(
                    row(each, kind, wanted[kind]) if there
                    else Row(each, label(each, language), 0, kind)
                )  # fmt: skip
        return found

    net = of("net", "net", {"employee": -1, "tax": -1, "allowance": 1}, "gross")
    net.total = row("net_pay", "total")
    cost = of("cost", "cost", {**dict.fromkeys(COST, 1), "reduction": -1}, "gross")
    cost.total = Row("accrued", _("Cost of this payslip"), slip.accrued, "total")
    return [net, cost]


def causes(slip: Payslip) -> list[tuple[str, int]]:
    """What was charged at signing beyond the cost, by cause in words."""
    return [(str(CAUSES.get(one, one)), amount) for one, amount in slip.difference.items()]


@dataclass(frozen=True)
class Version:
    """A version of a payslip, why it was made, and what it changed."""

    payslip: Payslip | ExitHolidayPay
    why: str
    facts: list[Moved]
    lines: list[Moved]


def versions(slip: Payslip, language: str) -> list[Version]:
    """All versions of a month's payslip, the newest first."""
    every = Payslip.objects.filter(contract_month=slip.contract_month_id).select_related("run")
    return versions_of(every.order_by("version"), list(remade(slip).lines), language)


def versions_of(
    every: Iterable[Payslip | ExitHolidayPay], order: Sequence[str], language: str
) -> list[Version]:
    """Versions that follow each other, the newest first, with what each has changed; ``order`` is
    that of the lines."""
    found: list[Version] = []
    before: Payslip | ExitHolidayPay | None = None
    for one in every:
        lines = facts = []
        if before is not None:
            lines = changed_lines(before, one, order, language)
            facts = changed_facts(before.inputs, one.inputs, language)
        found.append(Version(one, one.run.why, facts, lines))
        before = one
    return found[::-1]


def changed_lines(
    before: Payslip | ExitHolidayPay,
    after: Payslip | ExitHolidayPay,
    order: Sequence[str],
    language: str,
) -> list[Moved]:
    """The lines that differ and that a total takes, by their names, in the law's order."""
    now = {code: after.lines[code] for code in order if code in after.lines}
    return named_lines(moved(before.lines, now | after.lines), after.run.kinds, language)


def named_lines(lines: Iterable[Moved], kinds: Collection[str], language: str) -> list[Moved]:
    """Lines that a total takes, and the net, by their names."""
    shown = {*kinds, "net_pay"}
    return [
        Moved(label(one.name, language), one.before or 0, one.after or 0)
        for one in lines if one.name in shown
    ]  # fmt: skip


def changed_facts(
    before: Mapping[str, Any], after: Mapping[str, Any], language: str
) -> list[Moved]:
    """The facts of person and work that differ, by their names."""
    said = (
        {n: v for n, v in one.items() if not n.startswith("paid_before_")}
        for one in (before, after)
    )
    return named_facts(moved(*said), language)


def named_facts(facts: Iterable[Moved], language: str) -> list[Moved]:
    """Facts by their names, hours as hours."""
    names = words.labels()
    return [
        Moved(
            names.name("inputs", one.name, language),
            _fact(one.name, one.before),
            _fact(one.name, one.after),
        )
        for one in facts
    ]


def _fact(name: str, value: Any) -> str:
    if name in AMOUNTS:
        return money(value or 0, words.language())
    if value in (None, False):
        return "0" if value is None else _("no")
    if value is True:
        return _("yes")
    if name in ("hours", "student_hours_used"):
        return plain_hundredths(value, words.language())
    return str(value)


@dataclass(frozen=True)
class Owed:
    """What was paid too much, what of it is over, by whatever way, and what she gave back herself: from
    later payslips or by transfer."""

    claim: Claim
    over: int
    given_back: int

    @property
    def outstanding(self) -> int:
        """What has not come back."""
        return self.claim.amount - self.over


def owed(month: UUID) -> list[Owed]:
    """What was paid too much of a month."""
    return owed_of(Claim.objects.filter(contract_month=month))


def owed_of(claims: QuerySet[Claim]) -> list[Owed]:
    """The same of claims, the oldest first."""
    every = claims.annotate(
        over=Sum("settlement__amount"),
        given_back=Sum("settlement__amount", filter=Q(settlement__kind__in=GIVEN_BACK)),
    )
    return [
        Owed(one, one.over or 0, one.given_back or 0) for one in every.order_by("made_at", "id")
    ]


def _day(value: date) -> str:
    return day(value, words.language())
