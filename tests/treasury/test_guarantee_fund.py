"""Net pay leaves though the client has not paid: the fund advances what the activity's own money
lacks, within its limits, and is refilled first."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.ground.errors import NotAllowed, Refused
from tests.support.store import ALICE


@pytest.fixture
def fund(shop):
    from tests.support import fund

    return fund


@pytest.fixture
def contracts(shop):
    from tests.support import contracts

    return contracts


def test_the_fund_advances_what_own_money_lacks_and_is_refilled_first(
    shop, payments, fund, contracts
):
    order = contracts.signed_order(mail.outbox)
    contract, payslip = fund.evening(order=order, pay_amount=30_000)
    before = fund.balances()
    fund.leave(payments, payslip)
    (advance,) = fund.advances(contract)
    assert (advance.amount, advance.beyond) == (payslip.net_pay, 0)
    assert advance.client_id == shop.CLIENT
    assert fund.out(before) == {"fund": payslip.net_pay, "group": payslip.net_pay,
                                "member": payslip.net_pay}  # fmt: skip
    assert payments.balance("fund_advance", person=ALICE) == payslip.net_pay
    assert payments.balance("fund_advanced") == -payslip.net_pay
    assert payments.broken() == []

    invoice = shop.issued_invoice(order=order)
    fund.receive(invoice, payslip.net_pay - 1_000)  # in part: all of it refills
    assert fund.out(before)["fund"] == 1_000
    fund.receive(invoice, 50_000)  # the rest of the fund, and then the budget as before
    assert set(fund.out(before).values()) == {0}
    assert payments.balance("fund_advance") == payments.balance("fund_advanced") == 0
    assert payments.broken() == []


def test_what_the_activity_has_received_pays_before_the_fund(shop, payments, fund):
    invoice = shop.issued_invoice()
    fund.receive(invoice, fund.open_amount(invoice))
    contract, payslip = fund.evening(pay_amount=20_000)
    fund.leave(payments, payslip)
    assert fund.advances(contract) == []


def test_an_invoice_that_nobody_has_paid_is_no_own_money(shop, payments, fund):
    shop.issued_invoice()
    own = fund.own_money()
    contract, payslip = fund.evening(pay_amount=fund.a_cost_above(own))
    fund.leave(payments, payslip)
    (advance,) = fund.advances(contract)
    assert advance.amount == min(payslip.net_pay, payslip.charged - own)
    assert payments.broken() == []
    fund.pay_all(shop)


def test_what_no_limit_lets_out_is_kept_and_the_pay_leaves_all_the_same(shop, payments, fund):
    shop.issued_invoice()
    with clock.on(fund.LATER):
        fund.decide(member_limit=5_000, from_day=fund.LATER)
    contract, payslip = fund.evening(pay_amount=fund.a_cost_above(fund.own_money()))
    fund.leave(payments, payslip)
    (advance,) = fund.advances(contract)
    assert advance.amount == 5_000
    assert advance.beyond > 0
    assert payments.broken() == []
    with clock.on(fund.LATER):
        fund.decide(from_day=fund.LATER)
    fund.pay_all(shop)


def test_pay_that_the_bank_refuses_was_not_advanced(shop, payments, fund):
    from tests.support.payment_cases import REPORT

    shop.issued_invoice()
    before = fund.balances()
    _, payslip = fund.evening(pay_amount=fund.a_cost_above(fund.own_money()))
    batch = fund.leave(payments, payslip)
    assert fund.out(before)["fund"] > 0
    answer = REPORT.format(answer=uuid4().hex, message=batch.hex).replace("ACCP", "RJCT")
    payments.services.read_answer(actor=payments.bank.SENDER, key=uuid4(), answer=answer.encode())
    assert set(fund.out(before).values()) == {0}
    again = fund.leave(payments, payslip)  # another attempt asks the fund anew
    assert again != batch
    assert fund.out(before)["fund"] > 0
    assert payments.broken() == []
    fund.pay_all(shop)


def test_the_fund_gets_its_share_of_the_levy_once(shop, payments, fund):
    from mutua.treasury.fund.contributing import contribute

    shop.issued_invoice()
    levy = -payments.balance("levy")

    def give() -> int:
        return contribute(
            actor=payments.bank.SENDER, key=uuid4(), legal_entity=shop.HOUSE, until=clock.today()
        )

    with clock.on(fund.LATER):
        assert give() == (levy * 1_000 + 5_000) // 10_000
        assert give() == 0
    assert payments.balance("guarantee_fund") == -((levy * 1_000 + 5_000) // 10_000)


def test_a_contract_that_passes_a_limit_waits_for_an_adviser(shop, fund, contracts):
    shop.issued_invoice()
    with clock.on(fund.LATER):
        fund.decide(group_limit=100, from_day=fund.LATER)
        contract = contracts.drafted(
            pay_amount=fund.a_cost_above(fund.own_money()), hours=fund.later_hours()
        )
        assert contracts.submit(contract) == "queued"
        fund.decide(from_day=fund.LATER)
    with contracts.reading(contracts.READER):
        checks = dict(
            contracts.Check.objects.filter(contract=contract).values_list("rule", "verdict")
        )
    assert checks["fund_limit"] == "warn"
    assert (checks["client_of_many"], checks["new_client"]) == ("pass", "pass")


def test_many_members_for_one_client_are_looked_at(shop, fund, contracts):
    shop.issued_invoice()
    with clock.on(fund.LATER):
        fund.decide(many_members=1, from_day=fund.LATER)
        contract = contracts.drafted(pay_amount=20_000, hours=fund.later_hours())
        assert contracts.submit(contract) == "queued"
        fund.decide(from_day=fund.LATER)


def test_rules_are_the_boards_and_hold_from_a_day_on(shop, payments, fund, contracts):
    from mutua.treasury.fund.rules import rules_on

    with pytest.raises(NotAllowed):
        fund.decide(actor=payments.MAKER)
    with pytest.raises(Refused) as refused:
        fund.decide(bears=10_001)
    assert refused.value.field == "bears"
    with pytest.raises(Refused) as refused:
        fund.decide(from_day=clock.today() - timedelta(days=1))
    assert refused.value.field == "from_day"
    fund.decide(bears=5_000, from_day=date(2026, 12, 1))
    with contracts.reading(contracts.READER):
        assert rules_on(shop.HOUSE, date(2026, 11, 30)).bears == 10_000
        assert rules_on(shop.HOUSE, date(2026, 12, 1)).bears == 5_000
