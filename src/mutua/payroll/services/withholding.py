"""What creditors get of pay that was just made: kept back within the law, month by month of payment,
and owed to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Value

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.ids import derived_id
from mutua.ledger.services import Line, NewEntry, post
from mutua.legislation import Country, regimes_where
from mutua.payroll import exit_owed, writs
from mutua.payroll.models import EarlierPayslip, ExitHolidayPay, Payslip, Run, Withholding
from mutua.payroll.owed import left_to_pay, outstanding
from mutua.payroll.writs import Running

NO_PAY = regimes_where(pay=False)
CAUSE = "withheld"
Pay = Payslip | ExitHolidayPay
Place = tuple[UUID, date]  # a person, and the first day of the month in which she is paid


def withhold(
    actor: Actor, run: Run, the_law: Country, made: Collection[UUID], only: UUID | None = None
) -> int:
    """Keep back from payslips what writs take of them, or one writ ``only``; gives how much in all.
    A few questions for all of them, and none where no writ runs."""
    running = _running(run, only)
    if not running:
        return 0
    slips = Payslip.objects.filter(id__in=made, person__in=running).exclude(regime__in=NO_PAY)
    return _keep(actor, run, the_law, running, list(slips.order_by("id")), only)


def withhold_of_exits(
    actor: Actor,
    run: Run,
    the_law: Country,
    made: Sequence[ExitHolidayPay],
    only: UUID | None = None,
) -> int:
    """The same of exit holiday pays: creditors take of holiday pay as of other pay (Judicial code,
    art. 1409 § 1)."""
    running = _running(run, only) if made else {}
    taken = [one for one in made if one.person_id in running]
    return _keep(actor, run, the_law, running, taken, only)


def _running(run: Run, only: UUID | None) -> dict[UUID, list[Running]]:
    running = writs.running(run.legal_entity_id)
    if only is None:
        return running
    some = {person: [w for w in those if w.writ.id == only] for person, those in running.items()}
    return {person: those for person, those in some.items() if those}


def _keep(
    actor: Actor,
    run: Run,
    the_law: Country,
    running: dict[UUID, list[Running]],
    pays: Sequence[Pay],
    only: UUID | None,
) -> int:
    if not pays:
        return 0
    kept = Keeping(run, the_law, running, pays).all()
    Withholding.objects.bulk_create(kept)
    if kept:
        day = run.made_on if only is None else clock.today()
        post(actor, [_entry(run, one, day) for one in kept])
    return sum(one.amount for one in kept)


class Keeping:
    """What is known of the persons of some pay: their writs, and the pay of their months."""

    def __init__(
        self, run: Run, the_law: Country, running: dict[UUID, list[Running]], pays: Sequence[Pay]
    ) -> None:
        self.run, self.law, self.running, self.pays = run, the_law, running, pays
        persons = {one.person_id for one in pays}
        months = {place_of(one)[1] for one in pays}
        days = min(months), _last_day(max(months))
        self.net = _net_of_months(run.legal_entity_id, persons, days, pays)
        self.taken = dict(writs.taken_in(run.legal_entity_id, persons, *days))
        for place, net, gone in _elsewhere(run.legal_entity_id, persons, days):
            self.net[place] = self.net.get(place, 0) + net
            self.taken[place] = self.taken.get(place, 0) + gone
        self.children = writs.children_of(persons, months)
        self.left = _left(pays)

    def all(self) -> list[Withholding]:
        """Each payslip in the order in which it was made, so that the month grows with each."""
        return [made for slip in self.pays for made in self._of(slip)]

    def _of(self, slip: Pay) -> Sequence[Withholding]:
        place = place_of(slip)
        self.net[place] = net = self.net.get(place, 0) + max(0, slip.net_pay - slip.allowances)
        before, children = self.taken.get(place, 0), self.children.get(place, 0)
        seizable: int = self.law.rule(
            "seizable_pay", net_of_month=net, on=slip.paid_on, children=children
        )
        there = max(0, min(self.left[slip.id], slip.net_pay - slip.allowances))
        claims = [
            (one.writ, one.due(slip.paid_on))
            for one in self.running[slip.person_id] if one.writ.served_on <= slip.paid_on
        ]  # fmt: skip
        parts = writs.divided(claims, there, max(0, seizable - before))
        self.taken[place] = before + sum(parts.values())
        reckoned = {"net": net, "children": children, "seizable": seizable, "before": before}
        made = []
        for one in self.running[slip.person_id]:
            if amount := parts.get(one.writ.id, 0):
                due = one.due(slip.paid_on)
                one.withheld += amount
                made.append(_withholding(one, slip, amount, {**reckoned, "due": due}))
        return made


def place_of(slip: Pay) -> Place:
    """Whose pay of which month a payslip is: the limits are those of a calendar month."""
    return slip.person_id, slip.paid_on.replace(day=1)


def _left(pays: Sequence[Pay]) -> dict[UUID, int]:
    """What is left to pay of each, open claims counted as money still out."""
    found: dict[UUID, int] = {}
    slips = {one.contract_month_id: one.id for one in pays if isinstance(one, Payslip)}
    exits = {exit_owed.place_of(o): o.id for o in pays if isinstance(o, ExitHolidayPay)}
    if slips:
        claims = outstanding(slips)
        found |= {slips[one]: left - claims.get(one, 0) for one, left, _ in left_to_pay(slips)}
    if exits:
        contracts = {contract for contract, _ in exits}
        over = exit_owed.outstanding(contracts)
        every = exit_owed.left_to_pay(contracts).items()
        found |= {exits[one]: left - over.get(one, 0) for one, (left, _) in every if one in exits}
    return found


def _last_day(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _net_of_months(
    entity: str, persons: Collection[UUID], days: tuple[date, date], pays: Sequence[Pay]
) -> dict[Place, int]:
    """The net pay of other payslips and exit holiday pays that hold, without what refunds costs, by
    month of payment."""
    there = {"legal_entity": entity, "person__in": persons, "paid_on__range": days}
    slips = Payslip.objects.filter(**there).exclude(regime__in=NO_PAY)
    facts = ("id", "replaces", "person_id", "paid_on", "net_pay")
    rows = [
        *slips.values_list(*facts, "allowances"),
        *ExitHolidayPay.objects.filter(**there).values_list(*facts, Value(0)),
    ]
    off = {one.id for one in pays} | {before for _, before, *_ in rows if before}
    off |= {one.replaces_id for one in pays if one.replaces_id}
    found: dict[Place, int] = defaultdict(int)
    for one, _, person, day, net, own in rows:
        if one not in off:
            found[person, day.replace(day=1)] += max(0, net - own)
    return dict(found)


def _elsewhere(
    entity: str, persons: Collection[UUID], days: tuple[date, date]
) -> Iterator[tuple[Place, int, int]]:
    """The same of each payslip of the payroll before, and what creditors had of it."""
    rows = EarlierPayslip.objects.filter(
        legal_entity=entity, person__in=persons, paid_on__range=days
    ).exclude(regime__in=NO_PAY)
    for one in rows.order_by("id"):
        place = one.person_id, one.paid_on.replace(day=1)
        yield place, max(0, one.net_pay - one.allowances), one.kept_back


def _withholding(one: Running, slip: Pay, amount: int, reckoned: Mapping[str, int]) -> Withholding:
    if isinstance(slip, Payslip):
        parts: tuple[object, ...] = (slip.contract_month_id, slip.version)
        of = {"payslip": slip}
    else:
        parts, of = (slip.id,), {"exit_holiday_pay": slip}
    return Withholding(
        id=derived_id(CAUSE, one.writ.id, *parts), writ=one.writ, **of, person_id=slip.person_id,
        amount=amount, reckoned=dict(reckoned), made_at=clock.now(),
    )  # fmt: skip


def _entry(run: Run, one: Withholding, day: date) -> NewEntry:
    lines = (
        Line("net_pay_payable", one.amount, person=one.person_id),
        Line("creditor_payable", -one.amount, person=one.writ.payee_id),
    )
    return NewEntry(run.legal_entity_id, day, (CAUSE, one.id), "made", lines)
