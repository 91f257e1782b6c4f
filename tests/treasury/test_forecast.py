"""Cash in the next weeks is what stands in the books, moved to the day on which it comes or goes."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.legislation import LegislationError, country
from mutua.treasury.outlook.behaviour import ENOUGH, Seen, behaviour_of

TODAY = date(2026, 4, 1)
LATER = date(2026, 5, 20)  # what April brings to authorities is due within the weeks
BELGIUM = country("be")


@pytest.mark.parametrize(
    "authority, until, day",
    [
        ("onss", date(2026, 2, 3), date(2026, 4, 30)),
        ("onss", date(2026, 3, 31), date(2026, 4, 30)),
        ("onss", date(2026, 7, 1), date(2026, 10, 30)),  # the 31st is a Saturday
        ("onss", date(2026, 12, 31), date(2027, 1, 29)),
        ("tax", date(2026, 1, 1), date(2026, 2, 13)),  # the 15th is a Sunday
        ("tax", date(2026, 12, 31), date(2027, 1, 15)),
        ("vat", date(2026, 4, 30), date(2026, 5, 20)),
    ],
)
def test_each_authority_is_paid_by_its_day(authority: str, until: date, day: date) -> None:
    assert BELGIUM.rule("authority_day", authority=authority, until=until) == day


def test_an_authority_that_nobody_knows_is_refused() -> None:
    with pytest.raises(LegislationError) as caught:
        BELGIUM.rule("authority_day", authority="customs", until=TODAY)
    assert caught.value.field == "authority"


def test_an_invoice_that_waits_is_paid_as_late_as_those_that_waited_as_long(store) -> None:
    from mutua.treasury.outlook.forecast import days_left

    client = uuid4()
    days = [1, 2, 3, 10, 20, 30, 40, 50]
    behaviour = behaviour_of([Seen(client, "company", one, True) for one in days])
    assert len(days) == ENOUGH
    due_on = TODAY - timedelta(days=5)  # of those over five days late: 10, 20, 30, 40 and 50
    assert days_left(behaviour, client, "company", due_on, TODAY) == (30 - 5, 50 - 5)
    assert days_left(behaviour, client, "company", TODAY - timedelta(days=60), TODAY) is None


def test_what_is_owed_leaves_on_its_day_and_what_is_open_comes(shop, payments):
    from mutua.ground.transactions import reading
    from mutua.ledger.models import LegalEntity
    from mutua.treasury.outlook import forecast
    from tests.support import books, contracts, payday

    shop.issued_invoice()
    contract = contracts.worked()
    (payslip,) = _paid(contract, payday)
    with reading(payments.READER):
        entity = LegalEntity.objects.get(code=books.HOUSE)
    day = LATER
    with clock.on(day), reading(payments.READER):
        found = forecast.forecast(entity, day)
        open_money = sum(one.open for one in forecast.open_invoices())
    assert found.cash == payments.balance("bank")
    assert len(found.weeks) == forecast.WEEKS
    assert sum(one.comes for one in found.weeks) == open_money
    assert sum(one.pay for one in found.weeks) == payslip.net_pay
    onss = payslip.withheld + payslip.contributions - payslip.reductions
    vat = max(0, -payments.balance("vat_due") - payments.balance("vat_deductible"))
    assert sum(one.authorities for one in found.weeks) == onss + payslip.tax + vat
    last = found.weeks[-1]
    goes = sum(one.pay + one.others + one.authorities for one in found.weeks)
    assert last.balance == found.cash + open_money - goes
    assert found.lowest.balance_late <= last.balance


def _paid(contract, payday):
    day = payday.after(contract)
    payday.pay(contract, day=day, paid_on=_bank_day(day))
    return payday.paid(contract)


def _bank_day(day: date) -> date:
    from mutua.cli.demonstration.pay import next_bank_day

    return next_bank_day(day)


def test_work_that_is_signed_is_paid_by_its_promise(shop, payments):
    from mutua.ground.transactions import reading
    from mutua.ledger.models import LegalEntity
    from mutua.treasury.outlook import forecast
    from tests.support import books, contracts, payday

    shop.issued_invoice()
    with reading(payments.READER):
        entity = LegalEntity.objects.get(code=books.HOUSE)

    def goes() -> int:
        with reading(payments.READER):
            weeks = forecast.forecast(entity, LATER).weeks
        return sum(one.pay + one.others + one.authorities for one in weeks)

    with clock.on(LATER):
        before = goes()
    contract = contracts.signed()
    (month,) = payday.months_of(contract)
    with clock.on(LATER):
        assert goes() - before == month.charged
