"""The holiday pay of an open-ended contract, of two years, leaves like other pay: to its person, within
the limits of the fund, less what creditors take; authorities get theirs; what a holiday told later
shows to be too much is claimed."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.transactions import reading

KIND = "exit_holiday_pay"


@pytest.fixture(scope="module")
def house(store):
    from tests.support import leaving, payments, shop

    leaving.open_house()
    with clock.on(leaving.READY):
        payments.hire_greta()
    return shop


@pytest.fixture
def shop(house, monkeypatch, tmp_path):
    from tests.support import leaving

    monkeypatch.setenv("MUTUA_BANK", str(tmp_path / "bank"))
    mail.outbox = []
    with clock.on(leaving.AFTERWARDS):
        yield house


@pytest.fixture
def leaving(shop):
    from tests.support import leaving

    return leaving


@pytest.fixture
def nell(leaving):
    """Somebody whose clients have paid nothing yet."""
    return leaving.earner()


@pytest.fixture
def pays(leaving, nell):
    """What her fourteen months with six days of holiday give at their end; nothing has left."""
    from tests.support import exit_pay

    before, after = leaving.fourteen_months(nell)
    leaving.pay(before, after)
    first, second = exit_pay.exits(after)
    return first, second


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_both_years_leave_by_the_promise_of_the_last_month_within_what_was_set_aside(
    payments, leaving, nell, pays
):
    from tests.support import contracts, fund

    own = [one.id for one in pays]
    with reading(payments.READER):
        owed = [one for one in payments.debts.unpaid("coop", [KIND]) if one.id in own]
    assert sorted(one.amount for one in owed) == sorted(one.net_pay for one in pays)
    assert {one.due_on for one in owed} == {pays[0].promised_on}
    assert {one.text.rsplit(" ", 1)[1] for one in owed} == {"2025", "2026"}
    batch = payments.sent(on=leaving.PAID_ON, kinds=[KIND])
    made = {one.debt: one.amount for one in payments.payments(batch=batch)}
    assert made == {one.id: one.net_pay for one in pays}
    for one in pays:  # no client has paid: the fund advances it
        (advance,) = fund.of_debt(one.id)
        assert (advance.amount, advance.beyond) == (one.net_pay, 0)
        assert advance.amount <= one.released
        assert advance.client_id == contracts.found(one.contract_id).client_id == nell.client
    with reading(payments.READER):
        assert payments.debts.unpaid("coop", [KIND]) == []
    holds()


def test_authorities_get_what_it_owes_with_the_quarter_of_its_end(payments, leaving, pays):
    from mutua.treasury.authorities import assessing
    from tests.support import books

    person, last = pays[0].person_id, leaving.LAST

    def left(authority, until):
        with reading(payments.READER):
            return dict(assessing.left(books.HOUSE, authority, until)).get(person, 0)

    july = left("onss", last) - left("onss", last - timedelta(days=1))
    slip = leaving.slips(pays[0].contract_id)[-1]
    of_slip = slip.withheld + slip.contributions - slip.reductions
    assert july == of_slip + sum(one.withheld + one.contributions for one in pays)
    assert sum(one.tax for one in pays) > 0
    holds()


def test_a_creditor_takes_of_both_what_the_month_leaves(payments, leaving, nell, pays):
    from tests.support import writs

    writ = writs.running(
        person=nell.actor.person, kind="maintenance", amount=10_000_000,
        served_on=leaving.AFTERWARDS,
    )  # fmt: skip
    kept = [one for pay in pays for one in writs.withheld(writ=writ, exit_holiday_pay=pay)]
    assert [one.amount for one in kept] == [one.net_pay for one in pays]
    with reading(payments.READER):
        left = {one.id for one in payments.debts.unpaid("coop", [KIND])}
    assert left.isdisjoint({one.id for one in pays})
    writs.end(writ)
    holds()


def test_what_holidays_told_after_it_was_paid_show_to_be_too_much_is_claimed(
    payments, leaving, nell, pays
):
    """Four days more of the twelve: 644.28 ÷ 12 × 2 = 107.38 are left of 322.14."""
    from tests.support import absences, corrections, exit_pay

    payments.sent(on=leaving.PAID_ON, kinds=[KIND])
    with clock.on(date(2026, 8, 10)):
        absences.say(date(2026, 7, 6), date(2026, 7, 9), "holiday", nell.actor)
        assert corrections.correct([nell.actor.person], since=date(2026, 7, 1)) == 0
    first, second, third = exit_pay.exits(pays[0].contract_id)
    assert (first.id, third.id) == (pays[0].id, pays[1].id)
    assert second.inputs["holiday_days_taken"] == 1_000
    assert second.lines["single_holiday_pay"] == 10_738
    assert second.released == first.released  # what was set aside stays what it was
    (claim,) = exit_pay.claims(first.contract_id)
    assert claim.amount == first.net_pay - second.net_pay > 0
    with clock.on(date(2026, 8, 11)):
        corrections.agree(claim, claim.amount)
    holds()


def test_two_runs_of_the_same_end_make_it_once(leaving, nell):
    from mutua.payroll import services
    from tests.support import books, exit_pay, payday

    before, after = leaving.fourteen_months(nell)
    months = [one.id for work in (before, after) for one in payday.months_of(work) if not one.freed]
    run, other = uuid4(), uuid4()
    for one in (run, other):
        services.open_run(
            actor=books.STAFF, key=uuid4(), run=one, legal_entity=books.HOUSE,
            paid_on=leaving.PAID_ON,
        )  # fmt: skip
    services.pay_due(actor=books.STAFF, key=uuid4(), run=run, only=months)
    made = [
        services.pay_exit_holidays(actor=books.STAFF, key=uuid4(), run=one, only=months, limit=1)
        for one in (run, other, run)
    ]
    assert made == [[1], [1], [0]]
    assert [one.version for one in exit_pay.exits(after)] == [1, 1]
    for one in (run, other):
        services.end_run(actor=books.STAFF, key=uuid4(), run=one)
    holds()
