"""What serves for years: the budget pays at once, the result bears it month by month.

Straight line by months, the month of the purchase included; the adviser says how many years
(royal decree of 29 April 2019, art. 3:39 and following; recalled, to be confirmed).
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from mutua.activities.documents.content import half_up
from mutua.activities.models import Asset, Depreciation, Expense, Received
from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.models import Account
from mutua.ledger.services import Line, NewEntry, install_chart, post

policy.grant("activities.register_asset", STAFF)
policy.grant("activities.depreciate", STAFF)

YEARS = (1, 50)
TEXT_LIMIT = 200
MONTHS = 12
ACCOUNT = "asset"


@verb("activities.register_asset")
def register_asset(*, actor: Actor, asset: UUID, purchase: UUID, name: str, years: int) -> UUID:
    """Say that a booked purchase (a supplier's invoice or an approved expense) serves for years.

    Its cost leaves the expenses and becomes an asset. The budget has paid already: the sum stays
    set aside for the activity, and is used up as the asset is written off.
    """
    if not name.strip() or len(name) > TEXT_LIMIT or "\x00" in name:
        raise Refused("name", name, f"a text of at most {TEXT_LIMIT} letters")
    if type(years) is not int or not YEARS[0] <= years <= YEARS[1]:
        raise Refused("years", years, f"{YEARS[0]} to {YEARS[1]}")
    kind, bought = _purchase(purchase)
    cost = _cost(kind, purchase)
    if cost <= 0:
        raise Refused("purchase", cost, "one that has cost something")
    entity = bought.legal_entity_id if isinstance(bought, Received) else None
    found = Asset.objects.create(
        id=asset, activity_id=bought.activity_id, name=name.strip(), cause_kind=kind,
        cause_id=purchase, cost=cost, years=years,
        legal_entity_id=entity or bought.activity.legal_entity_id,
        bought_on=bought.issued_on if isinstance(bought, Received) else bought.spent_on,
    )  # fmt: skip
    need_account(actor, ACCOUNT)
    cause = ("asset", asset)
    entry = NewEntry(found.legal_entity_id, clock.today(), cause, "bought", _bought(found), name)
    post(actor, [entry])
    return asset


def _purchase(purchase: UUID) -> tuple[str, Received | Expense]:
    received = Received.objects.filter(id=purchase, state="booked", self_billed=False).first()
    if received is not None:
        return "received", received
    approved = Expense.objects.select_related("activity").filter(id=purchase, state="approved")
    expense = approved.first()
    if expense is None:
        raise NotFound("purchase", str(purchase), "a purchase that was booked")
    return "expense", expense


def _cost(kind: str, purchase: UUID) -> int:
    """What a purchase came to in the books, without the VAT that was deducted."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select coalesce(sum(p.amount), 0) from ledger_entry e
               join ledger_posting p on p.entry_id = e.id
               where e.cause_kind = %s and e.cause_id = %s
                 and p.account_id in ('activity_expense', 'house_expense')""",
            [kind, purchase],
        )
        (found,) = cursor.fetchone()
    return int(found)


def need_account(actor: Actor, code: str) -> None:
    """A store that was made before an account gets it when it is first needed."""
    if not Account.objects.filter(code=code).exists():
        install_chart(actor=actor)


def _bought(asset: Asset) -> tuple[Line, ...]:
    cost, activity = asset.cost, asset.activity_id
    if activity is None:
        return Line(ACCOUNT, cost), Line("house_expense", -cost)
    return (
        Line(ACCOUNT, cost, activity),
        Line("activity_expense", -cost, activity),
        Line("budget_movement", cost, activity),
        Line("activity_invested", -cost, activity),
    )


@verb("activities.depreciate")
def depreciate(*, actor: Actor, legal_entity: str, until: date) -> int:
    """Write off every asset of a legal entity up to the month of a day, in one entry each; gives
    how many were. A second call for the same day finds nothing left to write off."""
    if until > clock.today():
        raise Refused("until", str(until), f"{clock.today()} or before")
    used = Asset.objects.select_for_update().filter(
        legal_entity_id=legal_entity, state="used", bought_on__lte=until
    )
    entries = []
    for asset in used.order_by("id"):
        due = written_off(asset.cost, asset.years, asset.bought_on, until) - before(asset)
        if due > 0:
            entries.append(_off(asset, until, due))
    if entries:
        post(actor, entries)
    return len(entries)


def written_off(cost: int, years: int, bought_on: date, until: date) -> int:
    """What is written off of a cost by the end of the month of a day.

    >>> written_off(120_000, 5, date(2026, 3, 16), date(2026, 3, 31))
    2000
    >>> written_off(120_000, 5, date(2026, 3, 16), date(2040, 1, 1))
    120000
    """
    months = (until.year - bought_on.year) * MONTHS + until.month - bought_on.month + 1
    return half_up(cost * min(max(months, 0), years * MONTHS), years * MONTHS)


def before(asset: Asset) -> int:
    """What was written off of an asset up to now."""
    return Depreciation.objects.filter(asset=asset).aggregate(sum=Sum("amount"))["sum"] or 0


def _off(asset: Asset, until: date, amount: int) -> NewEntry:
    made = Depreciation.objects.create(
        id=derived_id("depreciation", asset.id, until), asset=asset, until=until, amount=amount
    )
    activity = asset.activity_id
    lines = [Line("depreciation", amount, activity), Line("asset_written_off", -amount, activity)]
    if activity is not None:
        lines += [
            Line("activity_invested", amount, activity),
            Line("budget_movement", -amount, activity),
        ]
    cause = ("depreciation", made.id)
    return NewEntry(asset.legal_entity_id, until, cause, "made", tuple(lines), asset.name)


@verb("activities.depreciate")
def retire_asset(*, actor: Actor, asset: UUID, why: str) -> UUID:
    """Say that an asset serves no more (broken, lost, given away): its rest is written off today."""
    if not why.strip() or len(why) > TEXT_LIMIT:
        raise Refused("why", why, f"the reason, at most {TEXT_LIMIT} letters")
    found = Asset.objects.select_for_update().filter(id=asset).first()
    if found is None:
        raise NotFound("asset", str(asset), "an asset")
    if found.state != "used":
        raise Refused("asset", found.state, "one that is used", "state")
    rest = found.cost - before(found)
    if rest > 0:
        today = clock.today()
        if Depreciation.objects.filter(asset=found, until=today).exists():
            raise Refused("asset", str(today), "another day: it was written off today", "today")
        post(actor, [_off(found, today, rest)])
    found.state, found.reason = "retired", why.strip()
    found.save(update_fields=["state", "reason"])
    return asset
