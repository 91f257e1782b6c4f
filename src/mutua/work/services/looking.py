"""The monthly look ahead of open-ended contracts, and who is warned."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection

from mutua.ground import clock, formats, mail, policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.work import open_ended, planning
from mutua.work.models import Contract, LookAhead
from mutua.work.reserve import Kept, income, kept_for, rule_on
from mutua.work.services.deciding import advisers
from mutua.work.services.lasting import SIGNED

policy.grant("work.look_ahead", WORKER)

FURTHEST = 24  # months
COVERED, SHORT, UNCOVERED = "covered", "short", "uncovered"


@verb("work.look_ahead")
def look_ahead(*, actor: Actor, month: date) -> int:
    """Look ahead for every open-ended contract at the begin of a month (its first day): how long
    its reserve lasts; gives how many. Its person and the advisers are written to where it does not
    cover what is to be kept. What was looked at stays; a month that the law does not know is left
    out."""
    live = (
        Contract.objects.select_for_update(of=("self",))
        .filter(week__isnull=False, state__in=SIGNED)
        .exclude(ending__bound_at__isnull=False)
    )
    seen = set(LookAhead.objects.filter(month=month).values_list("contract_id", flat=True))
    made = []
    for one in live.select_related("activity__legal_entity", "person").order_by("id"):
        if one.id in seen:
            continue
        try:
            found = looked_at(one, month)
        except Refused as refused:
            if refused.code != "law":
                raise
            continue
        found.save(force_insert=True)
        made.append(found)
        if found.stands != COVERED:
            _warn(found)
    return len(made)


def looked_at(contract: Contract, month: date) -> LookAhead:
    """How a contract stands at the begin of a month, as a row that is not kept yet. Raises Refused
    where the law of the month is not known."""
    law = planning.law_of(contract.activity.legal_entity)
    cost = open_ended.whole_month(law, contract, month).charged
    kept = kept_for(law, contract, cost, max(month, clock.today()))
    available, brings = free_of_months(contract.activity_id), income(contract.activity_id, month)
    rule = rule_on(contract.activity.legal_entity_id, month)
    with_orders = lasts(available, kept, 0)
    with_income = lasts(available, kept, brings.typical)
    return LookAhead(
        id=derived_id(contract.id, "look", month), contract=contract, month=month,
        made_at=clock.now(), monthly_cost=cost, notice_weeks=kept.notice_weeks,
        notice_cost=kept.notice_cost, reserve=kept.reserve, available=available,
        income=brings.typical, months_with_orders=with_orders, months_with_income=with_income,
        stands=stands(available, kept, with_income, rule.warn_months),
    )  # fmt: skip


def free_of_months(activity: UUID) -> int:
    """What budget and signed orders of an activity hold beyond the months that are signed, minor
    units: reserves are not taken off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select budget + promised - set_aside + reserved from mutua.figures_of(%(a)s)",
            {"a": activity},
        )
        return int(cursor.fetchone()[0])


def lasts(available: int, kept: Kept, income: int) -> int:
    """How many months are paid until the notice is no longer covered, at most the limit of the
    look."""
    left, months = available, 0
    while months < FURTHEST and left + income - kept.monthly_cost >= kept.notice_cost:
        left += income - kept.monthly_cost
        months += 1
    return months


def stands(available: int, kept: Kept, months: int, warn_months: int) -> str:
    """Whether the reserve is there: ``uncovered`` where not even the notice is."""
    if available < kept.notice_cost:
        return UNCOVERED
    return SHORT if available < kept.reserve or months < warn_months else COVERED


def _warn(look: LookAhead) -> None:
    contract, what = look.contract, f"salary_{look.stands}"
    for one in (contract.person, *advisers()):
        if not one.email:
            continue
        facts = {
            "task": contract.task, "person": contract.person.legal_name,
            "months": str(look.months_with_income),
            "available": formats.money(look.available, one.language),
            "reserve": formats.money(look.reserve, one.language),
        }  # fmt: skip
        mail.send_later(what, one.email, one.language, facts)
