"""Writs of creditors are entered by one person, confirmed by another, and lifted by a paper; a person
declares the children who live on her pay."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.payroll import exit_owed, law
from mutua.payroll.exit_owed import place_of
from mutua.payroll.models import (
    ChildrenDeclared,
    ExitHolidayPay,
    Payslip,
    Run,
    Writ,
    WritConfirmation,
    WritEnd,
)
from mutua.payroll.models.writs import ASSIGNMENT, MAINTENANCE, WRITS
from mutua.payroll.owed import left_to_pay
from mutua.payroll.services.correcting import reason
from mutua.payroll.services.withholding import withhold, withhold_of_exits
from mutua.people.models import Person

policy.grant("payroll.enter_writ", STAFF)
policy.grant("payroll.confirm_writ", STAFF)
policy.grant("payroll.declare_children", MEMBER, STAFF)

DIGEST = re.compile(r"[0-9a-f]{64}")
NAME_LIMIT, REFERENCE_LIMIT = 70, 60
MOST = 10**10
OLDEST, FURTHEST = 366, 366  # days
DAYS_TO_OPPOSE = 10  # an assignment: law of 12 April 1965, art. 29
DAYS_TO_DECLARE = 15  # what the employer owes, to the creditor: Judicial code, art. 1452
MOST_CHILDREN = 30
MONTHS_BACK, MONTHS_AHEAD = 12, 2


@verb("payroll.enter_writ")
def enter_writ(
    *,
    actor: Actor,
    writ: UUID,
    legal_entity: str,
    person: UUID,
    kind: str,
    creditor: str,
    payee: UUID,
    reference: str,
    amount: int,
    served_on: date,
    payable_from: date,
    paper: str,
    monthly: int = 0,
) -> UUID:
    """Write down what a creditor may take of a person's pay, with its paper; nothing is kept back
    until somebody else has confirmed it. ``amount`` is due at once, ``monthly`` with each month of a
    maintenance. ``payee`` is who is paid, to the account named for it. Sources: Judicial code, art.
    1409 to 1412, 1452, 1539; law of 12 April 1965, art. 27 to 35."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    if actor.person is None:
        raise NotAllowed("actor", actor.name, "a person, who answers for what she enters")
    for field, one in (("person", person), ("payee", payee)):
        if not Person.objects.filter(id=one).exists():
            raise NotFound(field, str(one), "a person of the house's register")
    if payee == person:
        raise Refused("payee", str(payee), "somebody else than who owes")
    if kind not in WRITS:
        raise Refused("kind", kind, ", ".join(WRITS))
    check_money(kind, amount, monthly)
    _check_days(kind, served_on, payable_from)
    Writ.objects.create(
        id=writ, legal_entity=entity, person_id=person, kind=kind, payee_id=payee,
        creditor=text("creditor", creditor, NAME_LIMIT), amount=amount, monthly=monthly,
        reference=text("reference", reference, REFERENCE_LIMIT), served_on=served_on,
        payable_from=payable_from, paper=digest(paper), entered_by_id=actor.person,
        entered_at=clock.now(),
    )  # fmt: skip
    return writ


def check_money(kind: str, amount: int, monthly: int) -> None:
    """Raise Refused for sums, in minor units, that no paper of this kind says."""
    least = 0 if monthly else 1
    if not least <= amount <= MOST:
        raise Refused("amount", amount, f"{least} to {MOST}")
    most = MOST if kind == MAINTENANCE else 0
    if not 0 <= monthly <= most:
        raise Refused("monthly", monthly, f"0 to {most}: only maintenance goes on by the month")


def _check_days(kind: str, served_on: date, payable_from: date) -> None:
    today = clock.today()
    first = today - timedelta(days=OLDEST)
    if not first <= served_on <= today:
        raise Refused("served_on", str(served_on), f"a day from {first} to {today}")
    check_payable(kind, served_on, payable_from)


def check_payable(kind: str, served_on: date, payable_from: date) -> None:
    """Raise Refused for a day on which the money may not be handed over yet."""
    least = served_on + timedelta(days=DAYS_TO_OPPOSE if kind == ASSIGNMENT else 0)
    last = served_on + timedelta(days=FURTHEST)
    if not least <= payable_from <= last:
        raise Refused("payable_from", str(payable_from), f"a day from {least} to {last}")


def text(field: str, given: str, limit: int) -> str:
    """What stands on a paper, within the letters that are kept. Raises Refused."""
    given = given.strip()
    if not 0 < len(given) <= limit or "\x00" in given:
        raise Refused(field, given, f"1 to {limit} letters")
    return given


def digest(paper: str) -> str:
    """The digest of a kept paper. Raises Refused for another text."""
    if not DIGEST.fullmatch(paper):
        raise Refused("paper", paper, "the digest of a kept file")
    return paper


@verb("payroll.confirm_writ")
def confirm_writ(*, actor: Actor, writ: UUID, confirmation: UUID) -> UUID:
    """Confirm, as somebody else than who entered it, that a writ says what its paper says: it takes
    of payslips of which nothing has left, and of those that are made from now on."""
    found = _standing(writ)
    if WritConfirmation.objects.filter(writ=found).exists():
        raise Refused("writ", "confirmed", "a writ that waits", "state")
    if actor.person is None or actor.person == found.entered_by_id:
        raise NotAllowed("actor", actor.name, "somebody else than who entered it", "own_writ")
    if actor.person == found.person_id:
        raise NotAllowed("actor", actor.name, "somebody else than who owes", "own_writ")
    WritConfirmation.objects.create(
        id=confirmation, writ=found, person_id=found.person_id, entered_by_id=found.entered_by_id,
        by_whom_id=actor.person, confirmed_at=clock.now(),
    )  # fmt: skip
    _take_of_unpaid(actor, found)
    return writ


def _take_of_unpaid(actor: Actor, writ: Writ) -> None:
    """From the day of service the part that is seized is not paid out: of payslips that were made
    and are not on their way (Judicial code, art. 1540)."""
    every = Payslip.objects.filter(
        person=writ.person_id, legal_entity=writ.legal_entity_id, paid_on__gte=writ.served_on
    )
    holding = every.exclude(id__in=every.filter(version__gt=1).values("replaces"))
    months = dict(holding.values_list("contract_month", "id"))
    unpaid = [months[month] for month, left, paid in left_to_pay(months) if left > 0 and not paid]
    runs = Run.objects.filter(payslip__in=unpaid).select_related("legal_entity").distinct()
    for run in runs.order_by("id"):
        the_law = law.law(run.legal_entity.country, run.settings, run.known_on)
        its = holding.filter(run=run, id__in=unpaid).values_list("id", flat=True)
        withhold(actor, run, the_law, list(its), only=writ.id)
    _take_of_unpaid_exits(actor, writ)


def _take_of_unpaid_exits(actor: Actor, writ: Writ) -> None:
    every = ExitHolidayPay.objects.holding().filter(
        person=writ.person_id, legal_entity=writ.legal_entity_id, paid_on__gte=writ.served_on
    )
    exits = list(every.select_related("run__legal_entity").order_by("run", "id"))
    left = exit_owed.left_to_pay({one.contract_id for one in exits})
    unpaid = [one for one in exits if left[place_of(one)][0] > 0 and not left[place_of(one)][1]]
    for run, some in groupby(unpaid, key=lambda one: one.run):
        the_law = law.law(run.legal_entity.country, run.settings, run.known_on)
        withhold_of_exits(actor, run, the_law, list(some), only=writ.id)


@verb("payroll.enter_writ")
def end_writ(*, actor: Actor, writ: UUID, ended: UUID, why: str, paper: str = "") -> UUID:
    """Let a writ take nothing any more: by the ``paper`` that lifts it, or without one where nobody
    has confirmed it yet. What was kept back stays what it was."""
    found = _standing(writ)
    if paper or WritConfirmation.objects.filter(writ=found).exists():
        paper = digest(paper)
    WritEnd.objects.create(
        id=ended, writ=found, person_id=found.person_id, paper=paper, why=reason(why),
        ended_at=clock.now(),
    )  # fmt: skip
    return writ


def _standing(writ: UUID) -> Writ:
    found: Writ | None = Writ.objects.filter(id=writ).first()
    if found is None:
        raise NotFound("writ", str(writ), "a writ")
    if WritEnd.objects.filter(writ=found).exists():
        raise Refused("writ", "ended", "a writ that stands", "state")
    return found


@verb("payroll.declare_children")
def declare_children(
    *, actor: Actor, declared: UUID, person: UUID, children: int, from_month: date, paper: str
) -> UUID:
    """Declare how many children live on a person's pay, with the form that the law wants: each
    lessens what may be seized, from a month on (Judicial code, art. 1409 § 1, 1409ter)."""
    found = Person.objects.filter(id=person, **policy.own(actor, "pk")).first()
    if found is None:
        raise NotFound("person", str(person), "a person of whom you may say this")
    if not 0 <= children <= MOST_CHILDREN:
        raise Refused("children", children, f"0 to {MOST_CHILDREN}")
    today = clock.today()
    ahead = (from_month.year - today.year) * 12 + from_month.month - today.month
    if from_month.day != 1 or not -MONTHS_BACK <= ahead <= MONTHS_AHEAD:
        raise Refused(
            "from_month", str(from_month), "the first day of a month of this year or next"
        )
    ChildrenDeclared.objects.create(
        id=declared, person=found, children=children, from_month=from_month, paper=digest(paper),
        said_at=clock.now(),
    )  # fmt: skip
    return declared
