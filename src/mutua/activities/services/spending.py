"""What an activity spends: expenses of its members, and money for another activity."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection

from mutua.activities.models import Activity, ActivityMember, Expense, Transfer
from mutua.activities.services.deduction import deduct
from mutua.activities.services.lines import law_of
from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.policy import own
from mutua.ground.verbs import verb
from mutua.ledger.services import Line, NewEntry, post
from mutua.legislation import LegislationError

policy.grant("activities.claim_expense", MEMBER, STAFF)
policy.grant("activities.approve_expense", STAFF, by_amount=True)
policy.grant("activities.transfer", MEMBER, STAFF, by_amount=True)

BOUGHT = ("travel", "material", "rent", "meals", "service", "equipment", "other")
ALLOWANCES = (
    "kilometres", "bicycle_kilometres", "office_months", "journey_days", "journey_nights",
)  # fmt: skip
TEXT_LIMIT = 500
LIMIT = 10**10
OLDEST_DAYS = 730


@verb("activities.claim_expense")
def claim_expense(
    *,
    actor: Actor,
    expense: UUID,
    activity: UUID,
    person: UUID,
    nature: str,
    text: str,
    spent_on: date,
    amount: int = 0,
    vat: int = 0,
    quantity: int = 0,
    paper: str = "",
) -> UUID:
    """Claim what a member has spent, with its photo or PDF (``paper``, a digest), or an allowance
    by its ``quantity``, whose amount is the limit of the law. Amounts in minor units, VAT within.
    """
    found = (
        Activity.objects.select_related("legal_entity")
        .filter(id=activity, activitymember__person_id=person)
        .filter(**own(actor, "activitymember__person_id"))
        .first()
    )
    if found is None:
        raise NotFound("activity", str(activity), "an activity of this person")
    _check_said(text, spent_on)
    if nature in ALLOWANCES:
        amount, vat, paper = _allowed(found, nature, quantity, spent_on), 0, ""
    elif nature in BOUGHT:
        _check_bought(amount, vat, paper)
        quantity = 0
    else:
        raise Refused("nature", nature, ", ".join((*BOUGHT, *ALLOWANCES)))
    Expense.objects.create(
        id=expense, activity=found, person_id=person, nature=nature, text=text.strip(),
        spent_on=spent_on, amount=amount, vat=vat, quantity=quantity, paper=paper,
    )  # fmt: skip
    return expense


def _check_said(text: str, spent_on: date) -> None:
    if not text.strip() or len(text) > TEXT_LIMIT or "\x00" in text:
        raise Refused("text", text, f"a text of at most {TEXT_LIMIT} letters")
    today = clock.today()
    if not 0 <= (today - spent_on).days <= OLDEST_DAYS:
        raise Refused("spent_on", str(spent_on), "a day of the last two years")


def _check_bought(amount: int, vat: int, paper: str) -> None:
    if type(amount) is not int or not 0 < amount <= LIMIT:
        raise Refused("amount", amount, "whole minor units above 0")
    if type(vat) is not int or not 0 <= vat < amount:
        raise Refused("vat", vat, "whole minor units, less than the amount")
    if not paper:
        raise Refused("paper", "", "a photo or a PDF of the bill")


def _allowed(activity: Activity, nature: str, quantity: int, day: date) -> int:
    """The amount of an allowance by the law of the day."""
    law = law_of(activity.legal_entity.country.lower())
    try:
        limit = law.rule("untaxed_allowance_limit", kind=nature, quantity=quantity, on=day)
    except LegislationError as error:
        raise Refused(error.field, error.given, error.allowed) from error
    if limit.amount <= 0:
        raise Refused("quantity", quantity, "a number above 0")
    amount: int = limit.amount
    return amount


@verb("activities.approve_expense")
def approve_expense(*, actor: Actor, expense: UUID, deductible: int = 0, kind: str = "") -> UUID:
    """Approve a claim and book it: owed to the member, borne by the budget, less the VAT that the
    house may deduct: ``deductible``, or what the law says of a ``kind`` of purchase when the bill
    names the house. Raises Refused when the budget does not hold it."""
    found = _claimed(expense)
    if kind:
        deductible = deduct(
            found.activity.legal_entity, found.activity_id, ("expense", found.id), kind, found.vat,
            found.spent_on,
        )  # fmt: skip
    if type(deductible) is not int or not 0 <= deductible <= found.vat:
        raise Refused("deductible", deductible, f"0 to {found.vat}, the VAT of the bill")
    policy.within(actor, "activities.approve_expense", found.amount)
    net = found.amount - deductible
    spend(found.activity_id, net)
    found.state, found.deductible = "approved", deductible
    found.save(update_fields=["state", "deductible"])
    lines = (
        Line("activity_expense", net, found.activity_id),
        Line("vat_deductible", deductible),
        Line("member_payable", -found.amount, person=found.person_id),
        Line("activity_budget", net, found.activity_id),
        Line("budget_movement", -net, found.activity_id),
    )
    post(
        actor,
        [
            NewEntry(
                found.activity.legal_entity_id, clock.today(), ("expense", found.id), "approved",
                tuple(line for line in lines if line.amount), found.text,
            )
        ],
    )  # fmt: skip
    return expense


@verb("activities.approve_expense")
def refuse_expense(*, actor: Actor, expense: UUID, why: str) -> UUID:
    """Refuse a claim with its reason, which the member reads."""
    if not why.strip():
        raise Refused("why", why, "the reason, which the member reads")
    found = _claimed(expense)
    found.state, found.reason = "refused", why.strip()
    found.save(update_fields=["state", "reason"])
    return expense


@verb("activities.claim_expense")
def withdraw_expense(*, actor: Actor, expense: UUID) -> UUID:
    """Take back a claim that was not decided yet."""
    found = _claimed(expense, **own(actor, "activity__activitymember__person_id"))
    found.state = "withdrawn"
    found.save(update_fields=["state"])
    return expense


def _claimed(expense: UUID, **where: object) -> Expense:
    found = (
        Expense.objects.select_for_update(of=("self",))
        .select_related("activity__legal_entity")
        .filter(id=expense, **where)
        .first()
    )
    if found is None:
        raise NotFound("expense", str(expense), "an expense of yours")
    if found.state != "claimed":
        raise Refused("expense", found.state, "a claim that is not decided", "state")
    return found


@verb("activities.transfer")
def transfer(
    *, actor: Actor, transfer: UUID, source: UUID, target: UUID, amount: int, text: str
) -> UUID:
    """Give money of one's activity to another one: an internal invoice. Raises Refused when the
    budget does not hold it."""
    if type(amount) is not int or not 0 < amount <= LIMIT:
        raise Refused("amount", amount, "whole minor units above 0")
    if not text.strip() or len(text) > TEXT_LIMIT or "\x00" in text:
        raise Refused("text", text, f"a text of at most {TEXT_LIMIT} letters")
    if source == target:
        raise Refused("target", str(target), "another activity")
    mine = ActivityMember.objects.filter(activity_id=source, **own(actor, "person_id"))
    found = mine.select_related("activity").first()
    if found is None:
        raise NotFound("source", str(source), "an activity of yours")
    policy.within(actor, "activities.transfer", amount)
    spend(source, amount)
    Transfer.objects.create(
        id=transfer, source_id=source, target_id=target, amount=amount, text=text.strip(),
        made_on=clock.today(),
    )  # fmt: skip
    lines = (Line("activity_budget", amount, source), Line("activity_budget", -amount, target))
    entity = found.activity.legal_entity_id
    post(
        actor,
        [NewEntry(entity, clock.today(), ("transfer", transfer), "made", lines, text.strip())],
    )
    return transfer


def spend(activity: UUID, amount: int) -> None:
    """Hold the activity's budget for this transaction. Raises Refused when it has less."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.left_to_spend(%s)", [activity])
        (left,) = cursor.fetchone()
    if left is None:
        raise NotFound("activity", str(activity), "an activity of yours")
    if left < amount:
        raise Refused("amount", amount, f"at most {max(left, 0)}, what the budget holds", "budget")
