"""A case for every verb of meal vouchers; see ``verb_cases``."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from mutua.ground import clock
from mutua.ground.actors import STAFF, Actor
from mutua.ground.transactions import reading
from mutua.payroll.models import MealVoucherRules
from mutua.work.models import Period, Situation
from tests.support import authorities, books, contracts, payday, shop, vouchers
from tests.support.verb_cases import Facts, case


@case("payroll.decide_vouchers", STAFF)
def _() -> Facts:
    return {**vouchers.said(from_day=date(2026, 12, 1)), "issuer": authorities.office()}


@case("payroll.order_vouchers", STAFF)
def _() -> Facts:
    to_order()
    return {"order": uuid4(), "legal_entity": books.HOUSE, "month": vouchers.FEBRUARY}


@case("payroll.withdraw_voucher_order", STAFF)
def _() -> Facts:
    """An order of February that nobody has paid."""
    to_order()
    made = uuid4()
    vouchers.order(vouchers.FEBRUARY, made=made)
    return {"withdrawal": uuid4(), "order": made}


def to_order() -> None:
    """A day of February was paid with a voucher, which was decided before; once each of its days has
    one, an order that nobody pays is taken back."""
    if free_day() < vouchers.MARCH:
        given()
        return
    for one in vouchers.orders():
        if vouchers.stands(one):
            vouchers.withdraw(one.id)
            return


def given(who: Actor = shop.alice, **place: UUID) -> None:
    """An evening of February that brings a voucher which nobody has ordered; none are given from
    March on."""
    with clock.on(vouchers.BEFORE):
        with reading(contracts.READER):
            decided = MealVoucherRules.objects.filter(from_day=vouchers.FEBRUARY).exists()
            ready = Situation.objects.filter(person=who.person).exists()
        if not ready:
            contracts.get_ready(who.person)
        if not decided:
            vouchers.decide(from_day=vouchers.FEBRUARY)
            vouchers.end(vouchers.MARCH)
        shop.issued_invoice()
        gig = contracts.worked(
            who, hours=contracts.at(free_day(), "18:00", "21:00"), regime="employee",
            answers={"nature_justifies": True}, pay_from="gross", pay_amount=10_000, **place,
        )  # fmt: skip
    payday.pay(gig, day=date(2026, 3, 2), paid_on=date(2026, 3, 3))


def free_day() -> date:
    """A working day of February that no other case has taken."""
    with reading(contracts.READER):
        taken = set(Period.objects.filter(freed=False).values_list("day", flat=True))
    day = vouchers.FEBRUARY
    while day in taken or day.weekday() > 4:
        day += timedelta(days=1)
    return day


def live(who: Actor, activity: UUID, client: UUID) -> None:
    """An evening of a member with its voucher, ordered, taken back and ordered again."""
    given(who, activity=activity, client=client)
    made = uuid4()
    vouchers.order(vouchers.FEBRUARY, made=made)
    vouchers.withdraw(made)
    vouchers.order(vouchers.FEBRUARY)
