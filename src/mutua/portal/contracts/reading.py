"""What the pages of a contract show: what it says, what it gives, how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from mutua.activities.models import Signature
from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.errors import Refused
from mutua.legislation.engine.verdicts import BLOCK, PASS
from mutua.payroll.models import Payslip
from mutua.payroll.owed import left_to_pay
from mutua.portal.contracts import words
from mutua.portal.contracts.forms import DIRECTED, kind_of
from mutua.portal.formats import day, money
from mutua.portal.simulator.questions import WORK
from mutua.portal.simulator.regimes import FACTS
from mutua.treasury.queries import last_payments
from mutua.work import queries
from mutua.work.documents.paper import CLAUSES, FOR_GOOD, USUAL
from mutua.work.guests import is_guest
from mutua.work.hours import Stretch, begins_at, stretches
from mutua.work.house_rules import freed_by
from mutua.work.models import (
    Contract,
    ContractMonth,
    ContractSignature,
    Declaration,
    EarlierContract,
)
from mutua.work.planning import Plan
from mutua.work.services.drafting import OPEN
from mutua.work.services.signing import number_of
from mutua.work.services.working import declaration_of
from mutua.work.states import BINDING, CHANGED


@dataclass(frozen=True)
class Event:
    """A step of a contract: ``stands`` is done, now or later; ``day`` as the page writes it."""

    stands: str
    icon: str
    words: str
    note: str = ""


class Slip(NamedTuple):
    """The payslip of a month that holds, and whether all its money has arrived."""

    id: UUID
    net_pay: int
    there: bool


class Net(NamedTuple):
    """What a month gives: by its payslip once there is one, until then as it is worked out."""

    month: date
    promised_on: date
    net_pay: int
    slip: Slip | None


@dataclass
class Shown:
    """A contract as its pages show it. ``plan`` is missing where the reader may not know what
    decides the net; ``problem`` says why no rule could be asked."""

    contract: Contract
    own: bool
    guest: bool  # the reader is its person, and does not share the activity
    periods: list[Stretch]
    plan: Plan | None
    left: queries.Left
    rules: list[words.Rule] = field(default_factory=list)
    months: list[ContractMonth] = field(default_factory=list)
    signature: ContractSignature | None = None
    paper: EarlierContract | None = None
    declaration: Declaration | None = None
    problem: str = ""
    freed: int = 0  # what the version before holds, and will no more
    slips: dict[date, Slip] = field(default_factory=dict)  # of her own months that have one

    @property
    def number(self) -> str:
        """How it is called."""
        return number_of(self.contract)

    @property
    def begins(self) -> datetime:
        """The instant at which its work begins."""
        return begins_at(self.periods[0])

    @property
    def blocking(self) -> list[words.Rule]:
        """What forbids it."""
        return [one for one in self.rules if one.verdict == BLOCK]

    @property
    def unusual(self) -> list[words.Rule]:
        """What an adviser looks at first."""
        return [one for one in self.rules if one.verdict not in (BLOCK, PASS) and not one.decided]

    @property
    def passed(self) -> list[words.Rule]:
        """What is in order."""
        return [one for one in self.rules if one.verdict == PASS or one.decided]

    @property
    def after(self) -> int:
        """What is left for work once it is signed."""
        taken = self.contract.charged if self.contract.state in OPEN else 0
        return self.left.for_work + self.freed - taken

    @property
    def begun(self) -> bool:
        """Whether its first hour has come."""
        return self.begins <= clock.now()

    @property
    def moved(self) -> bool:
        """Whether it comes to something else by now than what was approved."""
        one, plan = self.contract, self.plan
        return plan is not None and (plan.gross_pay, plan.charged) != (one.gross_pay, one.charged)

    @property
    def promised(self) -> date | None:
        """The last day by which it is paid."""
        return self.plan.months[-1].promised_on if self.plan else None

    @property
    def nets(self) -> list[Net]:
        """What each month gives; nothing where the reader may not know it."""
        if self.plan is None:
            return []
        found = []
        for one in self.plan.months:
            month = one.work.month
            slip = self.slips.get(month)
            found.append(Net(month, one.promised_on, slip.net_pay if slip else one.net_pay, slip))
        return found

    @property
    def net_pay(self) -> int:
        """What comes to her account, in all."""
        return sum(one.net_pay for one in self.nets)

    @property
    def own_vouchers(self) -> int:
        """Her own part of the meal vouchers that is taken off the net as it is worked out."""
        months = self.plan.months if self.plan else ()
        return -sum(one.lines.get("meal_vouchers_own_part", 0) for one in months)

    @property
    def there(self) -> bool:
        """Whether all of it is on her account."""
        return bool(self.nets) and all(one.slip and one.slip.there for one in self.nets)

    @property
    def said(self) -> list[tuple[str, str, str]]:
        """The answers that decide, each with the step at which it is changed."""
        return in_words(self.contract.answers)

    @property
    def timeline(self) -> list[Event]:
        """Its steps from the order to the pay."""
        return [*_before(self), *_after(self)]


def in_words(answers: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Answers to the law's questions, each with the step at which it is changed."""
    kind = next((str(one.label) for one in WORK.options if one.value == kind_of(answers)), "")
    found = [(str(WORK.title), kind, "kind")]
    for one in (*FACTS, DIRECTED):
        if one.code in answers:
            value = "yes" if answers[one.code] else "no"
            said = next(str(option.label) for option in one.options if option.value == value)
            found.append((str(one.title), said, "facts"))
    return found


def shown(contract: Contract, actor: Actor) -> Shown:
    """Everything of a contract, read in the actor's transaction."""
    own = contract.person_id == actor.person
    plan, why = _planned(contract)
    found = Shown(
        contract, own, own and is_guest(contract), list(stretches(contract.hours)), plan,
        queries.left_of(contract.activity_id),
        months=list(ContractMonth.objects.filter(contract=contract, freed=False).order_by("month")),
        signature=ContractSignature.objects.filter(contract=contract).first(),
        paper=EarlierContract.objects.filter(contract=contract).first(),
        declaration=declaration_of(contract),
        freed=freed_by(contract) if contract.state in OPEN else 0,
    )  # fmt: skip
    if own and any(one.payslip for one in found.months):
        found.slips = _slips(contract)
    if own and contract.state in OPEN:
        found.problem = why
    try:
        found.rules = words.rules(queries.rules_of(contract), contract, own, found.guest)
    except Refused as refused:
        found.problem = words.refusal(refused)
    return found


def _slips(contract: Contract) -> dict[date, Slip]:
    """The payslips of a contract that hold, by month."""
    every = Payslip.objects.filter(contract_month__contract=contract).select_related(
        "contract_month"
    )
    versions = list(every.order_by("version"))
    payments = last_payments("payslip", [one.id for one in versions])
    left = left_to_pay([one.contract_month_id for one in versions])
    owed = {month for month, amount, _before in left if amount > 0}
    waits = {
        one.contract_month_id for one in versions
        if one.id in payments and payments[one.id].state != "paid"
    }  # fmt: skip
    return {
        one.contract_month.month: Slip(
            one.id, one.net_pay, one.contract_month_id not in owed | waits
        )
        for one in versions
    }  # fmt: skip


def plan_of(contract: Contract) -> Plan | None:
    """What it comes to with what is known today, if the reader may know that."""
    return _planned(contract)[0]


def _planned(contract: Contract) -> tuple[Plan | None, str]:
    try:
        return queries.plan_of(contract), ""
    except Refused as refused:
        return None, words.refusal(refused)


def _before(shown: Shown) -> list[Event]:
    found, contract = [], shown.contract
    if contract.order_id and not shown.guest:
        signed = Signature.objects.filter(order=contract.order_id).first()
        word = _("Order signed") if signed else _("The client signs the order")
        found.append(Event(*_step(signed is not None, False, "pen"), word, _day(signed)))
    stands = contract.state
    approved = stands in ("approved", *BINDING, *CHANGED)
    if stands == "queued":
        until = f"{_written(shown.begins.date())}, {shown.begins:%H:%M}"
        note = _("Before %(until)s") % {"until": until}
        found.append(Event("now", "wait", _("Waits for an adviser"), note))
    else:
        found.append(
            Event(*_step(approved, stands in ("draft", "refused"), "eye"), _("Every rule is asked"))
        )
    if shown.paper:
        said = {"reference": shown.paper.reference, "day": _written(shown.paper.signed_on)}
        word = _("Signed on paper before these books")
        note = _("%(reference)s, on %(day)s") % said
        return [*found, Event("done", "pen", word, note)]
    word = _("You sign")
    if shown.signature:
        both = shown.signature.sealed
        word = _("Signed by both sides") if both else _("Signed, the seal of the house follows")
    found.append(
        Event(
            *_step(shown.signature is not None, stands == "approved", "pen"),
            word,
            _day(shown.signature),
        )
    )
    return found


def _after(shown: Shown) -> list[Event]:
    if shown.contract.state in CHANGED:
        called_off = shown.contract.state == "cancelled"
        word = _("Called off") if called_off else _("Replaced by another version")
        return [Event("done", "off", word)]
    stands, kept = shown.contract.state, shown.declaration
    note = _("under the number %(number)s") % {"number": kept.number} if kept else ""
    if kept and kept.late_why:
        late = _("after work had begun: %(why)s") % {"why": kept.late_why}
        note = f"{note}, {late}"
    word = _("Declared to the State") if kept else _("We declare your work")
    found = [Event(*_step(kept is not None, stands == "signed", "paper"), word, note)]
    nets = shown.nets
    plans = shown.plan.months if shown.plan else ()
    for number, month in enumerate(shown.months or plans):
        last = month.last_day if isinstance(month, ContractMonth) else month.work.last_day
        confirmed = isinstance(month, ContractMonth) and month.confirmed_at is not None
        found.append(
            Event(*_step(confirmed, stands == "declared", "pair"), _("Worked"), _written(last))
        )
        net = nets[number] if number < len(nets) else None
        found.append(_paid(month.promised_on, net))
    return found


def _paid(promised_on: date, net: Net | None) -> Event:
    word = _("Paid: %(net)s") % {"net": money(net.net_pay, words.language())} if net else _("Paid")
    if net and net.slip and not net.net_pay:
        return Event("done", "off", _("Nothing is due for this month"))
    if net and net.slip and net.slip.there:
        return Event("done", "done", word)
    by = _("by %(day)s, whether or not the client has paid") % {"day": _written(promised_on)}
    return Event("later", "wait", word, by)


def _step(done: bool, now: bool, icon: str) -> tuple[str, str]:
    return ("done", "done") if done else ("now" if now else "later", icon)


def _day(signed: Any) -> str:
    return _written(signed.signed_at.astimezone(clock.ZONE).date()) if signed else ""


def _written(value: date) -> str:
    return day(value, words.language())


def mentions(contract: Contract) -> Sequence[str]:
    """What the legal text says besides, in plain words."""
    keys = FOR_GOOD if contract.week else CLAUSES.get(contract.regime, USUAL)
    return [str(words.CLAUSES[one]) for one in keys]
