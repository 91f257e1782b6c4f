"""The board decides meal vouchers; each month they are ordered of their issuer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Max

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.models import Entry, LegalEntity
from mutua.ledger.services import Line, NewEntry, mirror_of, post
from mutua.legislation import LegislationError
from mutua.payroll import law, vouchers
from mutua.payroll.models import (
    MealVoucherLine,
    MealVoucherOrder,
    MealVoucherRules,
    MealVoucherWithdrawal,
)
from mutua.payroll.models.vouchers import BEARERS
from mutua.payroll.quarter import last_day
from mutua.payroll.services.writing import open_day
from mutua.people.models import Person

policy.grant("payroll.decide_vouchers", STAFF)
policy.grant("payroll.order_vouchers", STAFF)

AGREEMENT_LIMIT = 2_000
CAUSE, ACCOUNT = "meal_voucher_order", "meal_voucher_payable"
ORDERED = "ordered"
FIELDS = {"on": "from_day"}


@verb("payroll.decide_vouchers")
def decide_vouchers(
    *,
    actor: Actor,
    decision: UUID,
    legal_entity: str,
    from_day: date,
    employer_part: int,
    worker_part: int,
    borne_by: str,
    issuer: UUID | None,
    agreement: str,
) -> UUID:
    """Decide the meal vouchers of work from the first day of a month on (see MealVoucherRules): of
    each the parts in minor units; both nothing, and no issuer, where none are given any more. A month
    that has begun keeps what held for it. Raises Refused by the field, also for parts with which
    vouchers would be pay (royal decree of 28 November 1969, art. 19bis). Vouchers that replace pay,
    even in part, are pay too (§ 1; Court of Cassation, 24 June 2019, S.18.0103.F): where the part of
    the house is ``borne_by`` the ``budget`` of a contract, a gross that is worked out from a budget
    is lower than without; by the ``pot`` it is not."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    if from_day.day != 1 or from_day < clock.today():
        allowed = f"the first day of a month, {clock.today()} or later"
        raise Refused("from_day", str(from_day), allowed)
    given = (employer_part, worker_part) != (0, 0)
    if given:
        _let_go_by_law(entity, from_day, employer_part, worker_part)
    if borne_by not in BEARERS:
        raise Refused("borne_by", borne_by, ", ".join(BEARERS))
    known = Person.objects.filter(id=issuer, legal_person__enterprise_number__isnull=False).exists()
    if given != known or (issuer is not None and not known):
        allowed = "a legal person of the register" if given else "nobody, where none are given"
        raise Refused("issuer", str(issuer or ""), allowed, "issuer")
    agreement = agreement.strip()
    if not 0 < len(agreement) <= AGREEMENT_LIMIT or "\x00" in agreement:
        allowed = f"the agreement with its day, in at most {AGREEMENT_LIMIT} letters"
        raise Refused("agreement", agreement, allowed)
    MealVoucherRules.objects.create(
        id=decision, legal_entity=entity, from_day=from_day, employer_part=employer_part,
        worker_part=worker_part, borne_by=borne_by, issuer_id=issuer, agreement=agreement,
        decided_at=datetime.now(UTC),
    )  # fmt: skip
    return decision


def _let_go_by_law(entity: LegalEntity, day: date, employer_part: int, worker_part: int) -> None:
    the_law = law.law(entity.country, entity.details.get("settings", {}))
    try:
        the_law.rule(
            "meal_vouchers", on=day, regime="employee", days=1, employer_part=employer_part,
            worker_part=worker_part,
        )  # fmt: skip
    except LegislationError as error:
        field = str(error.field)
        raise Refused(FIELDS.get(field, field), error.given, error.allowed, "law") from error


@verb("payroll.order_vouchers")
def order_vouchers(*, actor: Actor, order: UUID, legal_entity: str, month: date) -> int:
    """Order the meal vouchers that payslips gave for work up to the end of a month (named by its
    first day) and that were not ordered yet; gives how many. What was ordered too much of a person,
    because her payslip was corrected, is taken off what she gets next of the same issuer, by its value.
    Raises Refused for a month
    that is not over or has no vouchers, and where none are to be ordered."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    today = clock.today()
    if month.day != 1 or not month.year > 1 or not last_of(month) < today:
        raise Refused("month", str(month), f"the first day of a month that is over on {today}")
    until = last_of(month)
    rules = vouchers.rules_on(legal_entity, month)
    if rules is None:
        raise Refused("month", str(month), "a month for which vouchers are given", "none_given")
    lines = [
        MealVoucherLine(
            id=derived_id("meal vouchers", order, one.person, one.face_value), order_id=order,
            person_id=one.person, count=one.number, face_value=one.face_value,
        )
        for each in vouchers.to_order(legal_entity, rules.issuer_id, until) for one in each.lines
    ]  # fmt: skip
    amount = sum(one.amount for one in lines)
    if not lines:
        raise Refused("month", str(month), "a month of which vouchers are to be ordered", "nothing")
    before = MealVoucherOrder.objects.filter(legal_entity=entity)
    MealVoucherOrder.objects.create(
        id=order, legal_entity=entity, number=(before.aggregate(last=Max("number"))["last"] or 0) + 1,
        until=until, issuer_id=rules.issuer_id, amount=amount, ordered_on=today,
    )  # fmt: skip
    MealVoucherLine.objects.bulk_create(lines)
    post(actor, [_entry(legal_entity, order, rules.issuer_id, lines, today)])
    return sum(one.count for one in lines)


@verb("payroll.order_vouchers")
def withdraw_voucher_order(*, actor: Actor, withdrawal: UUID, order: UUID) -> UUID:
    """Take back an order that no payment takes: its entry is reversed, and its vouchers are to be
    ordered again. Raises Refused for one that a payment takes or that was taken back."""
    found = MealVoucherOrder.objects.filter(id=order).first()
    if found is None:
        raise NotFound("order", str(order), "an order of meal vouchers")
    if MealVoucherWithdrawal.objects.filter(order=found).exists():
        raise Refused("order", str(order), "one that was not taken back", "withdrawn")
    if vouchers.paid_of([order]):
        raise Refused("order", str(order), "one that is in no payment", "on_its_way")
    today = clock.today()
    MealVoucherWithdrawal.objects.create(id=withdrawal, order=found, withdrawn_on=today)
    entry = Entry.objects.get(cause_kind=CAUSE, cause_id=order, purpose=ORDERED)
    day = open_day(found.legal_entity_id, entry.day, today)
    lines = entry.posting_set.order_by("line")
    post(actor, [mirror_of(entry, lines, day, "", (CAUSE, order), "withdrawn")])
    return withdrawal


def last_of(month: date) -> date:
    """The last day of a month that begins on a day."""
    return last_day(month, 1)


def _entry(
    entity: str, order: UUID, issuer: UUID, lines: list[MealVoucherLine], day: date
) -> NewEntry:
    booked = [Line(ACCOUNT, one.amount, person=one.person_id) for one in lines]
    owed = Line(ACCOUNT, -sum(one.amount for one in lines), person=issuer)
    return NewEntry(entity, day, (CAUSE, order), ORDERED, (*booked, owed))
