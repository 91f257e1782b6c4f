"""The history of shares that an earlier system kept: a part of the opening of the books.

Nothing is booked here: the balances of the opening say the capital, and at its commit each
person's is what the register says.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, Sum

from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.cells import amount_in, count_in, day_in, price_in
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.sheets import Sheet
from mutua.people import queries, services
from mutua.people.imports import known_person
from mutua.people.models import Holding, Membership, Repayment, ShareTransfer, Subscription
from mutua.people.services.subscriptions import check_count, move_shares, next_reference

COLUMNS = ("member", "date", "kind", "count", "price", "other_side")
NEEDED = ("member", "date", "kind", "count")
KINDS = ("subscription", "transfer", "repayment")


def by_day(sheet: Sheet) -> Sheet:
    """The rows in the order in which the shares moved; of one day as they stand."""
    rows = sorted(sheet.rows, key=lambda one: (one[1].get("date", ""), one[0]))
    return Sheet(tuple(rows), sheet.digest, sheet.file)


def take_movement(opening: UUID, until: date, line: int, values: dict[str, str]) -> None:
    """Let the register follow one row. Numbers are given in the order of the days.

    ``price`` is what one share cost, or what was paid back for one. Raises Refused by the column.
    """
    person, day, shares = known_person(values, "member"), day_in(values, "date"), _count(values)
    if day > until:
        raise Refused("date", str(day), f"{until} or before: the day of the opening")
    kind, movement = values.get("kind", ""), derived_id("earlier shares", opening, line)
    if kind not in KINDS:
        raise Refused("kind", kind, ", ".join(KINDS))
    if kind != "transfer" and values.get("other_side"):
        raise Refused("other_side", values["other_side"], "empty: only a transfer has one")
    if kind == "subscription":
        _subscribed(movement, person, day, shares, price_in(values, "price"))
        return
    held = queries.shares_of(person)
    if shares > held:
        raise Refused("count", str(shares), f"at most {held}, held on that day")
    if kind == "transfer":
        _handed_on(movement, person, _taker(person, values), day, shares)
    else:
        _repaid(movement, opening, person, day, shares, values)


def end_memberships(actor: Actor, opening: UUID) -> None:
    """Whose last shares were repaid before the opening has left."""
    repaid = Repayment.objects.filter(tests__opening=str(opening)).values("person")
    holders = Holding.objects.filter(until=None).values("person")
    members = Membership.objects.filter(person__in=repaid, state="member")
    for one in members.exclude(person__in=holders).order_by("id"):
        services.leave(actor=actor, membership=one.id)
        services.end_membership(actor=actor, membership=one.id)


def value_held() -> dict[UUID | None, int]:
    """What the numbers of each person are worth in the register, minor units."""
    held = Holding.objects.filter(until=None).values_list("person_id")
    values = held.annotate(value=Sum((F("last_number") - F("first_number") + 1) * F("price")))
    return {person: int(value) for person, value in values}


def _count(values: dict[str, str]) -> int:
    shares = count_in(values, "count")
    try:
        check_count(shares)
    except Refused as error:
        raise Refused("count", error.given, error.allowed) from error
    return shares


def _taker(giver: UUID, values: dict[str, str]) -> UUID:
    taker = known_person(values, "other_side")
    if taker == giver:
        raise Refused("other_side", values["other_side"], "somebody else: who took the shares")
    return taker


def _subscribed(movement: UUID, person: UUID, day: date, shares: int, price: int) -> None:
    Subscription.objects.create(
        id=movement, person_id=person, shares=shares, price=price, state="held", asked_on=day,
        paid_on=day, payment_reference=next_reference(),
    )  # fmt: skip
    move_shares("subscription", movement, day)


def _handed_on(movement: UUID, giver: UUID, taker: UUID, day: date, shares: int) -> None:
    ShareTransfer.objects.create(
        id=movement, seller_id=giver, buyer_id=taker, shares=shares, state="agreed",
        offered_on=day, answered_on=day,
    )  # fmt: skip
    move_shares("transfer", movement, day)


def _repaid(
    movement: UUID, opening: UUID, person: UUID, day: date, shares: int, values: dict[str, str]
) -> None:
    value = queries.value_of_lowest(person, shares)
    amount = shares * amount_in(values, "price")
    if not 0 <= amount <= value:
        allowed = f"from 0 to {value} minor units in all, which was paid in"
        raise Refused("price", values.get("price", ""), allowed)
    Repayment.objects.create(
        id=movement, person_id=person, shares=shares, value=value, amount=amount,
        payees={str(person): amount} if amount else {},
        tests={"opening": str(opening), "kept_on": str(clock.today())}, state="paid",
        decided_on=day, decided_by="before the opening of these books", pay_from=day, paid_on=day,
    )  # fmt: skip
    move_shares("repayment", movement, day)
