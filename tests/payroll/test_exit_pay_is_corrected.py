"""Exit holiday pay follows what is corrected of its payslips, and so does the money."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import clock, doctor
from mutua.ground.transactions import reading

AFTERWARDS = date(2026, 7, 6)
DAYS = (date(2026, 4, 14), date(2026, 4, 15))


@pytest.fixture(scope="module", autouse=True)
def _treasury(house):
    from tests.support import payments, shop

    with clock.on(shop.DAY):
        payments.open_treasury()


@pytest.fixture
def exit_pay(funded):
    from tests.support import exit_pay

    return exit_pay


@pytest.fixture
def nell(funded):
    """Somebody new, who works two days of April."""
    from tests.support import lasting

    return lasting.newcomer()


@pytest.fixture
def work(exit_pay, nell):
    return exit_pay.days_worked(*DAYS, who=nell.actor, **nell.place)


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def owed(pays) -> list[int]:
    """What may be paid of versions of an exit holiday pay."""
    from mutua.treasury import debts
    from tests.support import contracts
    from tests.support.books import HOUSE

    ids = {one.id for one in pays}
    with reading(contracts.READER):
        every = debts.unpaid(HOUSE, ["exit_holiday_pay"])
    return [one.amount for one in every if one.id in ids]


def paid_out() -> None:
    """All exit holiday pay that is owed is in a batch."""
    from tests.support import payday, payments

    with clock.on(payday.PAID_ON):
        payments.made(kinds=["exit_holiday_pay"])


def correct(nell, **facts) -> int:
    from tests.support import corrections

    with clock.on(AFTERWARDS):
        return corrections.correct([nell.actor.person], since=date(2026, 4, 1), **facts)


def away(nell):
    """She says that she had leave without pay on the second day."""
    from tests.support import absences

    with clock.on(AFTERWARDS):
        return absences.say(DAYS[1], kind="unpaid", who=nell.actor)


def there(nell, absence) -> None:
    from tests.support import absences

    with clock.on(AFTERWARDS):
        absences.withdraw(absence, nell.actor)


def test_more_pay_is_more_holiday_pay_and_the_rest_is_paid(exit_pay, payday, nell, work):
    from tests.support import corrections

    absence = away(nell)
    payday.pay(work)
    paid_out()
    there(nell, absence)
    assert correct(nell) == 1
    first, second = exit_pay.exits(work)
    slip = corrections.holding(work)
    assert (second.version, second.replaces_id) == (2, first.id)
    assert second.released == slip.provision > first.released > 0
    assert second.payslips == second.of_month == [str(slip.id)]
    assert second.inputs["gross_pay"] == slip.gross_pay > first.inputs["gross_pay"]
    assert exit_pay.booked(first) == {}
    assert exit_pay.booked(second)["holiday_pay_provision"] == second.released
    assert owed([first, second]) == [second.net_pay - first.net_pay]
    holds()
    paid_out()
    assert owed([first, second]) == []
    holds()


def test_what_is_not_paid_yet_is_paid_as_it_holds(exit_pay, payday, nell, work):
    payday.pay(work)
    away(nell)
    correct(nell)
    first, second = exit_pay.exits(work)
    assert second.net_pay < first.net_pay
    assert owed([first, second]) == [second.net_pay]
    assert exit_pay.claims(work) == []
    holds()


def test_what_was_too_much_is_a_claim_as_of_other_pay_and_comes_back_as_agreed(
    exit_pay, payday, nell, work
):
    from tests.support import corrections

    payday.pay(work)
    paid_out()
    away(nell)
    correct(nell)
    first, second = exit_pay.exits(work)
    (claim,) = exit_pay.claims(work)
    assert claim.amount == first.net_pay - second.net_pay > 0
    assert owed([first, second]) == []
    holds()
    corrections.agree(claim, 100)
    exit_pay.earn(nell, 4)
    later = exit_pay.office_day(date(2026, 5, 18), who=nell.actor, pay_amount=500_000, **nell.place)
    payday.pay(later)
    (taken,) = corrections.settlements(claim.id)
    assert (taken.kind, taken.amount) == ("deducted", 100)
    holds()


@pytest.mark.parametrize("nothing_left", [False, True])
def test_what_she_gave_back_of_a_payment_that_never_came_is_paid(
    exit_pay, payday, nell, work, nothing_left
):
    """She transfers what was too much, and then the payment itself is given up."""
    from uuid import uuid4

    from tests.support import absences, payment_cases, payments

    payday.pay(work)
    with clock.on(payday.PAID_ON):
        batch = payments.made(kinds=["exit_holiday_pay"])
    away(nell)
    if nothing_left:
        with clock.on(AFTERWARDS):
            absences.say(DAYS[0], kind="unpaid", who=nell.actor)
    correct(nell)
    first, second = exit_pay.exits(work)
    assert (second.net_pay == 0) == nothing_left
    (claim,) = exit_pay.claims(work)
    with clock.on(AFTERWARDS):
        line = payment_cases.money_moved(claim.amount)
        payments.services.match_claims(
            actor=payments.MAKER, key=uuid4(), line=line, claims=[claim.id]
        )
        assert owed([first, second]) == []
        holds()
        payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
        assert owed([first, second]) == [second.net_pay + claim.amount]
        payments.made(on=date(2026, 7, 8), kinds=["exit_holiday_pay"])
        assert owed([first, second]) == []
    holds()


def test_a_correction_in_her_favour_meets_the_claim_first(exit_pay, payday, nell, work):
    from tests.support import corrections

    payday.pay(work)
    paid_out()
    absence = away(nell)
    correct(nell)
    there(nell, absence)
    correct(nell)
    (claim,) = exit_pay.claims(work)
    (met,) = corrections.settlements(claim.id)
    assert (met.kind, met.amount) == ("correction", claim.amount)
    first, _, third = exit_pay.exits(work)
    assert (third.version, third.net_pay, third.lines) == (3, first.net_pay, first.lines)
    assert owed(exit_pay.exits(work)) == []
    holds()


def test_a_month_that_comes_to_nothing_takes_its_holiday_pay_along(exit_pay, payday, nell):
    from tests.support import absences

    work = exit_pay.office_day(DAYS[0], who=nell.actor, **nell.place)
    payday.pay(work)
    with clock.on(AFTERWARDS):
        absences.say(DAYS[0], kind="unpaid", who=nell.actor)
    correct(nell)
    first, second = exit_pay.exits(work)
    assert (second.gross_pay, second.released, second.net_pay) == (0, 0, 0)
    assert exit_pay.booked(first) == exit_pay.booked(second) == {}
    assert owed([first, second]) == []
    holds()


def test_an_absence_from_other_work_of_the_month_leaves_what_is_usual(exit_pay, payday, nell, work):
    exit_pay.earn(nell, 2)
    other = exit_pay.office_day(
        date(2026, 4, 8), who=nell.actor, pay_from="gross", pay_amount=190_000, **nell.place
    )
    payday.pay(other, work)
    (before,) = exit_pay.exits(other)
    away(nell)
    correct(nell)
    (slip,) = payday.paid(other)
    one, less = (each.gross_pay for each in payday.paid(work))
    assert before.inputs["normal_month_pay"] == slip.gross_pay + one > slip.gross_pay + less
    assert exit_pay.exits(other) == [before]
    holds()


def test_what_was_shown_names_the_holiday_pay_too(exit_pay, payday, nell, work):
    from mutua.ground.errors import Refused
    from tests.support import corrections

    payday.pay(work)
    away(nell)
    with clock.on(AFTERWARDS):
        shown = corrections.proposal(date(2026, 4, 1), nell.actor.person)
    assert [one.pay.contract_id for one in shown.exits] == [work]
    assert shown.net == sum(one.net for one in (*shown.changes, *shown.exits)) < 0
    whole = shown.digest
    shown.exits.clear()
    with pytest.raises(Refused) as refused:
        correct(nell, seen=shown.digest)
    assert refused.value.code == "stale"
    correct(nell, seen=whole)
    holds()
