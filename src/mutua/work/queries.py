"""What is read of contracts: what is left for work, what each regime would give, what rules say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q

from mutua.ground.errors import Refused
from mutua.legislation.engine.advice import Later
from mutua.legislation.engine.verdicts import WARN, Verdict
from mutua.work import hours as time
from mutua.work import open_ended, planning
from mutua.work.facts import of_contract
from mutua.work.models import Check, Contract, ContractMonth, Declaration, StandingDecision
from mutua.work.planning import Pay, Plan
from mutua.work.services.submitting import ask_rules, plain, standing_decisions
from mutua.work.states import CHANGED

SHOWN = 50


class Left(NamedTuple):
    """What an activity has, in minor units: its ``budget``, what signed orders promise beyond it,
    what signed contracts will still take, with what open-ended ones keep ``reserved``."""

    budget: int
    promised: int
    set_aside: int
    reserved: int = 0

    @property
    def for_work(self) -> int:
        """What one more contract may cost."""
        return self.budget + self.promised - self.set_aside

    @property
    def to_spend(self) -> int:
        """What may be spent for something else: contracts take from promises first."""
        months = self.set_aside - self.reserved
        return self.budget - self.reserved - max(0, months - self.promised)


def left_of(activity: UUID) -> Left:
    """What an activity has now, nothing for a member who does not share it; it holds nothing, so a
    verb that takes from it asks anew."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select budget, promised, set_aside, reserved from mutua.figures_of(%s)", [activity]
        )
        return Left(*(int(one) for one in cursor.fetchone() or (0, 0, 0)))


class Choice(NamedTuple):
    """A regime for a contract: whether it is lawful and why, and its plan with the person's own
    facts. A lawful one has no plan where the law cannot work it out: ``refused`` says why."""

    regime: str
    lawful: bool
    reasons: tuple[str, ...]
    later: tuple[Later, ...]
    plan: Plan | None = None
    refused: Refused | None = None


def choices(contract: Contract) -> list[Choice]:
    """Each regime of the law for a contract as it stands."""
    law = planning.law_of(contract.activity.legal_entity)
    return [
        Choice(
            one.regime, one.lawful, one.reasons, tuple(law.pack.later.get(one.regime, ())),
            *(_planned(contract, one.regime) if one.lawful else ()),
        )
        for one in law.regimes(contract.answers)
        if contract.week is None or one.regime not in open_ended.WITH_A_TERM
    ]  # fmt: skip


def _planned(contract: Contract, regime: str) -> tuple[Plan | None, Refused | None]:
    try:
        return plan_of(contract, regime), None
    except Refused as refused:
        return None, refused


def plan_of(contract: Contract, regime: str = "") -> Plan:
    """A contract worked out with what is known of its person today, month by month. Raises Refused,
    also where the reader may not see what she has said of herself."""
    law = planning.law_of(contract.activity.legal_entity)
    regime = regime or contract.regime
    if contract.week is not None:
        return _plan_for_good(contract, regime)
    pay = Pay(contract.pay_from, contract.pay_amount)
    facts = of_contract(contract, contract.replaces_id, regime)
    return planning.plan(law, regime, time.stretches(contract.hours), pay, facts)


def _plan_for_good(contract: Contract, regime: str) -> Plan:
    """An open-ended contract: while it is a draft its first months, then all that were opened."""
    law = planning.law_of(contract.activity.legal_entity)
    facts = of_contract(contract, contract.replaces_id, regime)
    if contract.content_hash:
        return open_ended.opened(law, contract, facts)
    said = {"regime": regime, "week": contract.week, "hours": contract.hours}
    return open_ended.plan(law, said, contract.pay_amount, facts, contract.replaces_id)


class Said(NamedTuple):
    """What a rule says of a contract; ``decided`` is the house's reason to let a warning pass."""

    rule: str
    verdict: str
    article: str
    remedy: str
    facts: Mapping[str, Any]
    evidence: Mapping[str, Any]
    decided: str


def said_by(verdict: Verdict, decision: StandingDecision | None = None) -> Said:
    """What a verdict says, as it would be kept."""
    return Said(
        verdict.rule, verdict.verdict, verdict.article, verdict.remedy, plain(verdict.facts),
        plain(verdict.evidence), _reason(verdict.verdict, decision),
    )  # fmt: skip


def rules_of(contract: Contract) -> list[Said]:
    """What every rule says of a draft by now, or has said of a contract that was submitted."""
    if contract.state == "draft":
        decisions = standing_decisions(contract)
        return [said_by(one, decisions.get(one.rule)) for one in ask_rules(contract)]
    kept = Check.objects.filter(contract=contract, edition=contract.edition)
    return [
        Said(
            one.rule, one.verdict, one.article, one.remedy, one.facts, one.evidence,
            _reason(one.verdict, one.decision),
        )
        for one in kept.select_related("decision").order_by("id")
    ]  # fmt: skip


def _reason(verdict: str, decision: StandingDecision | None) -> str:
    return decision.reason if decision is not None and verdict == WARN else ""


class NextPay(NamedTuple):
    """The day by which work is paid at the latest."""

    day: date
    contract: Contract


def next_pay(person: UUID) -> NextPay | None:
    """The first day of pay to come of a person's signed contracts."""
    months = ContractMonth.objects.filter(contract__person=person, payslip=None, freed=False)
    found = months.select_related("contract").order_by("promised_on", "id").first()
    return NextPay(found.promised_on, found.contract) if found else None


def following(contract: Contract) -> Contract | None:
    """The next version of a contract, begun or signed."""
    return Contract.objects.filter(replaces=contract).exclude(state="dropped").first()


def to_undo() -> list[Contract]:
    """Contracts of which the authority still believes that they are worked, the soonest first."""
    ended = Contract.objects.filter(state__in=CHANGED).exclude(declarationchange__kind="cancel")
    told = Q(declaration__isnull=False) | Q(declarationchange__kind="change")
    anew = Q(state="cancelled") | Q(contract__declaration__isnull=False)
    found = ended.filter(told, anew).distinct().select_related("person", "client")
    return list(found.order_by("first_day", "id"))


def declared_late() -> list[Declaration]:
    """The last contracts that were declared after their work had begun."""
    found = Declaration.objects.exclude(late_why="").select_related("contract__person")
    return list(found.order_by("-declared_at", "-id")[:SHOWN])


def prepared_for_her() -> dict[UUID, str]:
    """The drafts that others have begun for the member who reads, each with who did."""
    with connection.cursor() as cursor:
        cursor.execute("select contract, name from mutua.prepared_for_me()")
        return dict(cursor.fetchall())
