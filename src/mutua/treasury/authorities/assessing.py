"""At the end of a period: what payslips owe to an authority becomes one debt, due on its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from mutua.ground import clock, policy
from mutua.ground.actors import TREASURY, WORKER, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import Line, NewEntry, post
from mutua.payroll import law
from mutua.payroll.quarter import last_day
from mutua.treasury.authorities.naming import check, creditor_of, entity_of
from mutua.treasury.debts import Debt, source
from mutua.treasury.models import Assessment
from mutua.treasury.models.authorities import AUTHORITIES

policy.grant("treasury.assess", WORKER, TREASURY)

OWED_BY = {"onss": "social_security_payable", "tax": "withholding_tax_payable"}
MONTHS = {"onss": 3, "tax": 1}
PURPOSES = {"onss": "", "tax": "TAXS"}  # ISO 20022, external category purpose
CAUSE = "assessment"
NEAR = 12  # days
# By person, what payslips and exit holiday pay that hold (and quarters) have brought until a day, less what was assessed.
DUE = {
    "onss": """select l.person_id, l.withheld + l.contributions - l.reductions from live l
                 where l.worked_until <= %(until)s
               union all select x.person_id, x.withheld + x.contributions from exits x
                 where x.worked_until <= %(until)s
               union all select person_id, amount from payroll_regularisation
                 where legal_entity_id = %(entity)s and quarter <= %(until)s""",
    "tax": """select l.person_id, l.tax from live l where l.paid_on <= %(until)s
              union all select x.person_id, x.tax from exits x where x.paid_on <= %(until)s""",
}
LEFT = """with live as (
        select * from payroll_payslip l where l.legal_entity_id = %(entity)s
          and not exists (select from payroll_payslip r where r.replaces_id = l.id)),
      exits as (
        select * from payroll_exitholidaypay x where x.legal_entity_id = %(entity)s
          and not exists (select from payroll_exitholidaypay r where r.replaces_id = x.id)),
      due (person, amount) as ({due}
        union all select p.person, -p.amount from ledger_posting p
          join ledger_entry e on e.id = p.entry_id
          where e.cause_kind = 'assessment' and e.legal_entity_id = %(entity)s
            and p.account_id = %(account)s)
    select person, sum(amount) from due group by 1 having sum(amount) <> 0 order by 1"""


@verb("treasury.assess")
def assess(*, actor: Actor, legal_entity: str, authority: str, period: date) -> int:
    """Let what an authority is owed until the end of a period, named by its first day, be one debt;
    gives how many were made: 0 where nothing is owed, or where the authority owes to the house,
    which the next period takes into account. Raises Refused for a period that is not over, and without a
    creditor."""
    check(authority)
    entity = entity_of(legal_entity)
    until = end_of(authority, period)
    today = clock.today()
    if until >= today:
        raise Refused("period", str(period), f"a period that is over on {today}")
    creditor = creditor_of(legal_entity, authority)
    if creditor is None:
        raise Refused("authority", authority, "one that was named and confirmed", "creditor")
    person, owed = creditor.person_id, left(legal_entity, authority, until)
    amount = sum(one for _, one in owed)
    if amount <= 0:
        return 0
    before = Assessment.objects.filter(legal_entity=entity, authority=authority)
    number = (before.aggregate(last=Max("number"))["last"] or 0) + 1
    the_law = law.law(entity.country, entity.details.get("settings", {}))
    made = Assessment.objects.create(
        id=derived_id(CAUSE, legal_entity, authority, number), legal_entity=entity,
        authority=authority, person_id=person, number=number, first_day=period, last_day=until,
        amount=amount, made_on=today,
        due_on=the_law.rule("authority_day", authority=authority, until=until),
    )  # fmt: skip
    lines = [
        *(Line(OWED_BY[authority], one, person=of, authority=authority) for of, one in owed),
        Line("authority_payable", -amount, person=person),
    ]
    post(actor, [NewEntry(legal_entity, today, (CAUSE, made.id), "assessed", tuple(lines))])
    return 1


def end_of(authority: str, period: date) -> date:
    """The last day of the period that begins on a day. Raises Refused where none begins."""
    months = MONTHS[authority]
    if period.day != 1 or (period.month - 1) % months:
        allowed = "the first day of a quarter" if months == 3 else "the first day of a month"
        raise Refused("period", str(period), f"{allowed}, such as 2026-04-01")
    try:
        return last_day(period, months)
    except ValueError as error:
        raise Refused("period", str(period), "a year that the calendar has") from error


def last_period(authority: str, today: date) -> tuple[date, date]:
    """The last period that is over on a day: its first day and its last."""
    months = MONTHS[authority]
    until = date(today.year, today.month - (today.month - 1) % months, 1) - timedelta(days=1)
    return date(until.year, until.month - (until.month - 1) % months, 1), until


def near(today: date) -> list[tuple[str, str, date]]:
    """The authorities that were named whose last period is over and due within NEAR days, or late,
    each with its entity and the first day of that period."""
    found = []
    for entity in LegalEntity.objects.order_by("code"):
        the_law = law.law(entity.country, entity.details.get("settings", {}))
        for authority in AUTHORITIES:
            if creditor_of(entity.code, authority) is None:
                continue
            period, until = last_period(authority, today)
            due_on = the_law.rule("authority_day", authority=authority, until=until)
            if due_on - timedelta(days=NEAR) <= today:
                found.append((entity.code, authority, period))
    return found


def left(entity: str, authority: str, until: date) -> list[tuple[UUID, int]]:
    """What is to be assessed, by the person whose payslips brought it."""
    facts: dict[str, Any] = {"entity": entity, "until": until, "account": OWED_BY[authority]}
    with connection.cursor() as cursor:
        cursor.execute(LEFT.format(due=DUE[authority]), facts)
        return [(person, int(amount)) for person, amount in cursor.fetchall()]


@source("authority", of=lambda: Assessment.objects.values_list("id", "amount"))
def assessed(legal_entity: str, paid: Any) -> Iterable[Debt]:
    """What authorities are owed: on their account by the day of the law."""
    found = Assessment.objects.filter(legal_entity=legal_entity).exclude(id__in=paid)
    details = LegalEntity.objects.get(code=legal_entity).details
    number = details.get("enterprise_number", "")
    named = {one: creditor_of(legal_entity, one) for one in AUTHORITIES}
    for one in found.order_by("due_on", "id"):
        usual = f"{one.authority.upper()} {number} {one.first_day:%m/%Y}-{one.number}"
        creditor = named[one.authority]
        text = creditor.reference if creditor and creditor.reference else usual
        yield Debt(
            "authority", one.id, legal_entity, one.person_id, "authority_payable", one.amount,
            one.due_on, text, PURPOSES[one.authority], since=one.first_day,
        )  # fmt: skip
