"""Holiday pay at the end of a contract leaves by the promise of its last month, and authorities get
theirs with what the payslips owe."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.transactions import reading

AFTER = date(2026, 7, 20)
KIND = "exit_holiday_pay"


@pytest.fixture
def pay(shop, payments):
    """What a day in an office gives beside its payslip, made on the last day of June."""
    from tests.support import exit_pay, lasting, payday

    nell = lasting.newcomer()
    exit_pay.earn(nell, 2)
    day = {"pay_from": "gross", "pay_amount": 250_000, "language": "fr", **nell.place}
    work = exit_pay.office_day(date(2026, 5, 7), who=nell.actor, **day)
    payday.pay(work)
    return exit_pay.exits(work)[-1]


def test_it_is_paid_like_wages_with_its_own_words_and_stands_in_the_books(
    shop, payments, simulated, pay
):
    from tests.support import contracts

    with clock.on(date(2026, 7, 6)):
        with reading(payments.READER):
            (owed,) = payments.debts.unpaid("coop", [KIND])
        number = contracts.found(pay.contract_id)
        assert (owed.id, owed.amount, owed.due_on) == (pay.id, pay.net_pay, pay.promised_on)
        assert (owed.purpose, owed.account, owed.year) == ("SALA", "net_pay_payable", 2026)
        assert owed.text.endswith("Pécule de sortie 2026"), number
        before = payments.balance("net_pay_payable", person=pay.person_id)
        batch = payments.sent(on=date(2026, 7, 7), kinds=[KIND])
        (payment,) = payments.payments(batch=batch)
        assert (payment.debt, payment.amount) == (pay.id, pay.net_pay)
        (file,) = payments.bank.out().glob("*.xml")
        assert "/A/ K-" in file.read_text("utf-8")
        assert "Pecule de sortie 2026" in file.read_text("utf-8")
        payments.carry_out(simulated)
    simulated.day(date(2026, 7, 7))
    simulated.statement("camt")
    with clock.on(date(2026, 7, 8)):
        payments.carry_in(simulated)
        payments.book_all()
        (payment,) = payments.payments(batch=batch)
        assert payment.state == "paid"
        with reading(payments.READER):
            assert payments.debts.unpaid("coop", [KIND]) == []
    after = payments.balance("net_pay_payable", person=pay.person_id)
    assert after == before + pay.net_pay
    assert payments.broken() == []


def test_authorities_get_what_it_owes_with_the_payslips_of_its_days(shop, payments, pay):
    """Contributions with the quarter in which the contract ended, tax with the month of payment."""
    from mutua.treasury.authorities import assessing
    from tests.support import authorities, books, payday

    def left(authority, until):
        with reading(payments.READER):
            found = dict(assessing.left(books.HOUSE, authority, until))
        return found.get(pay.person_id, 0)

    assert pay.tax > 0
    (slip,) = payday.paid(pay.contract_id)
    of_both = slip.withheld + slip.contributions - slip.reductions + pay.withheld
    of_both += pay.contributions
    assert left("onss", pay.worked_until - timedelta(days=1)) == 0
    assert left("onss", pay.worked_until) == of_both
    assert left("tax", pay.paid_on - timedelta(days=1)) == 0
    assert left("tax", pay.paid_on) == pay.tax + slip.tax
    for authority, period in (("onss", date(2026, 4, 1)), ("tax", date(2026, 7, 1))):
        authorities.named(authority)
        with clock.on(date(2026, 8, 3)):
            assert assessing.assess(
                actor=authorities.TREASURER, key=uuid4(), legal_entity=books.HOUSE,
                authority=authority, period=period,
            ) == 1  # fmt: skip
    assert payments.balance("social_security_payable") == 0
    assert payments.balance("withholding_tax_payable") == 0
    assert payments.broken() == []


def test_a_creditor_whose_writ_comes_before_it_leaves_takes_of_it_too(shop, payments, pay):
    from tests.support import writs

    with clock.on(date(2026, 7, 1)):
        writ = writs.running(
            person=pay.person_id, kind="maintenance", amount=10_000_000,
            served_on=date(2026, 7, 1),
        )  # fmt: skip
    (kept,) = writs.withheld(writ=writ, payslip=None, exit_holiday_pay=pay)
    assert kept.amount == pay.net_pay
    with clock.on(date(2026, 7, 6)), reading(payments.READER):
        assert [one.id for one in payments.debts.unpaid("coop", [KIND]) if one.id == pay.id] == []
    writs.end(writ)
    assert payments.broken() == []


def test_in_another_year_it_is_in_no_batch(shop, payments, pay):
    with clock.on(date(2027, 1, 4)), reading(payments.READER):
        (owed,) = [one for one in payments.debts.unpaid("coop", [KIND]) if one.id == pay.id]
        assert owed.payable_in(2026)
        assert not owed.payable_in(2027)


def test_the_quarter_says_of_it_nothing(shop, payments):
    """Neither what is declared of work nor what was accrued for it moves by holiday pay."""
    from mutua.payroll.models import Regularisation
    from tests.support import corrections, exit_pay, lasting, payday

    nell = lasting.newcomer()
    work = exit_pay.office_day(date(2026, 5, 7), who=nell.actor, **nell.place)
    payday.pay(work)
    assert exit_pay.exits(work)
    with clock.on(AFTER):
        corrections.regularise(date(2026, 4, 1))
    with reading(payments.READER):
        said = Regularisation.objects.get(person=nell.actor.person)
    (slip,) = payday.paid(work)
    assert said.payslips == [str(slip.id)]
    assert sum(said.accrued.values()) == slip.contributions - slip.reductions
    assert sum(said.declared.values()) - sum(said.accrued.values()) == said.amount
    assert payments.broken() == []
