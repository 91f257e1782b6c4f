"""A fact was wrong when somebody was paid: it is corrected, and the difference is paid, or comes back
as she has agreed."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import KeyUsed, NotFound, Refused
from tests.support.store import ALICE


@pytest.fixture
def corrections(shop, payments):
    from tests.support import corrections

    payments.nothing_owed()
    return corrections


@pytest.fixture
def payday(corrections):
    from tests.support import payday

    return payday


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def left(payments) -> list[int]:
    """What is owed to Alice of her pay."""
    from mutua.ground.transactions import reading

    with reading(payments.READER):
        return [one.amount for one in payments.debts.unpaid("coop", ["payslip"])]


def paid_out(payday, payments, contract):
    """A contract is paid, and its money has left."""
    assert payday.pay(contract).made == 1
    with clock.on(payday.PAID_ON):
        return payments.sent(on=payday.PAID_ON, kinds=["payslip"])


def test_a_wrong_number_of_children_is_corrected_and_the_difference_paid(
    corrections, payday, payments, simulated
):
    """Story d."""
    since = date(2026, 3, 1)
    contract = corrections.big_day(3, 23)
    paid_out(payday, payments, contract)
    (first,) = payday.paid(contract)
    with clock.on(date(2026, 7, 6)):
        corrections.say_children(2, since)
        found = corrections.proposal(since)
        (change,) = found.changes
        assert [(one.name, one.before, one.after) for one in change.facts] == [
            ("children", None, 2)
        ]
        assert {one.name for one in change.lines} >= {"withholding_tax", "net_pay"}
        assert change.net == found.net - sum(one.net for one in found.exits) > 0 == change.cost
        assert payday.paid(contract) == [first]  # only looked at
        assert corrections.correct(since=since, seen=found.digest) == 1
        old, new = payday.paid(contract)
        assert (new.version, new.replaces_id, old.id) == (2, first.id, first.id)
        assert new.net_pay - old.net_pay == change.net == old.tax - new.tax
        assert payday.months_of(contract)[0].payslip == new.id
        assert left(payments) == [change.net]
        holds()
        batch = payments.sent(on=date(2026, 7, 7), kinds=["payslip"])
        (payment,) = payments.payments(batch=batch)
        assert (payment.debt, payment.amount) == (new.id, change.net)
        assert payment.text.endswith("-2")
        payments.carry_out(simulated)
    simulated.day(date(2026, 7, 7))
    simulated.statement("camt")
    with clock.on(date(2026, 7, 8)):
        payments.carry_in(simulated)
        payments.book_all()
        (payment,) = payments.payments(batch=batch)
        assert payment.state == "paid"
        assert left(payments) == []
        holds()


def test_what_nobody_has_paid_yet_is_paid_as_it_is_corrected(corrections, payday, payments):
    since = date(2026, 4, 1)
    contract = corrections.big_day(4, 20)
    payday.pay(contract)
    with clock.on(date(2026, 7, 6)):
        before = corrections.holding(contract)
        corrections.say_children(1, since)
        corrections.correct(since=since)
        after = corrections.holding(contract)
        assert before.net_pay != after.net_pay
        assert after.net_pay in left(payments)
        assert before.net_pay not in left(payments)
        assert corrections.claims(contract) == []
        holds()
        payments.nothing_owed()
        assert left(payments) == []


def test_corrected_and_corrected_back_the_payslip_is_the_first_one(corrections, payday, payments):
    """And nothing is left: what was a claim is met by what is given back."""
    since = date(2026, 5, 1)
    contract = corrections.big_day(5, 18)
    paid_out(payday, payments, contract)
    with clock.on(date(2026, 7, 6)):
        first = corrections.holding(contract)
        children = first.inputs.get("children", 0)
        corrections.say_children(4 if children == 0 else 0, since)
        corrections.correct(since=since)
        owed, claims = left(payments), corrections.claims(contract)
        corrections.say_children(children, since)
        corrections.correct(since=since)
        last = corrections.holding(contract)
        assert (last.version, last.lines, last.difference) == (3, first.lines, first.difference)
        assert left(payments) == []
        assert owed or claims
        for claim in claims:
            assert sum(one.amount for one in corrections.settlements(claim.id)) == claim.amount
        assert payments.balance("member_receivable", person=ALICE) == 0
        holds()


def test_a_correction_is_done_once_and_only_as_it_was_seen(corrections, payday, payments):
    since = date(2026, 6, 1)
    contract = corrections.big_day(6, 1)
    payday.pay(contract)
    with clock.on(date(2026, 7, 6)):
        corrections.say_children(0, since)
        seen = corrections.proposal(since).digest
        corrections.say_children(2, since)
        with pytest.raises(Refused, match="look once more"):
            corrections.correct(since=since, seen=seen)
        key, correction = uuid4(), uuid4()
        assert corrections.correct(since=since, key=key, correction=correction) == 1
        assert corrections.correct(since=since, key=key, correction=correction) == 1
        with pytest.raises(KeyUsed):
            corrections.correct(since=since, key=key, correction=uuid4())
        with pytest.raises(Refused, match="no payslip that changes"):
            corrections.correct(since=since)
        assert len(payday.paid(contract)) == 2
        with pytest.raises(NotFound):
            corrections.correct([uuid4()])
        with pytest.raises(Refused, match="the reason"):
            corrections.correct(why=" ")


def test_later_payslips_that_reckon_with_a_corrected_one_are_corrected_with_it(
    corrections, payday, payments
):
    """Hours worked in May change the bonus of May alone; the tax of the month is reckoned whole."""
    from tests.support import contracts

    first, second = (
        contracts.worked(
            hours=contracts.at(date(2026, 5, day), "09:00", "12:00"), pay_amount=20_000
        )
        for day in (5, 6)
    )
    payday.pay(first)
    payday.pay(second)
    with clock.on(date(2026, 7, 6)):
        corrections.say_hours(first, 2_000)
        found = corrections.proposal(date(2026, 5, 1))
        months = [payday.months_of(one)[0].id for one in (first, second)]
        assert [one.payslip.contract_month_id for one in found.changes] == months
        corrections.correct(since=date(2026, 5, 5))
        one, two = corrections.holding(first), corrections.holding(second)
        assert one.inputs["hours"] == 2_000
        assert two.inputs["paid_before_month_bonus_b"] == one.lines["work_bonus_b"] > 0
        holds()


def evening(month: int, day: int):
    from tests.support import contracts

    return contracts.at(date(2026, month, day), "19:00", "22:00")


def test_what_was_too_much_is_a_claim_that_only_she_agrees_to_give_back(
    shop, corrections, payday, payments
):
    from tests.support import contracts

    contract = corrections.big_day(6, 22)
    evenings = [contracts.worked(pay_amount=20_000, hours=evening(6, day)) for day in (23, 24)]
    paid_out(payday, payments, contract)
    with clock.on(date(2026, 7, 6)):
        before = corrections.holding(contract)
        corrections.say_children(5, before.worked_from)
        corrections.correct(since=before.worked_from)
        payments.nothing_owed()
        corrections.say_children(0, before.worked_from)
        corrections.correct(since=before.worked_from)
        (claim,) = [
            one for one in corrections.claims(contract)
            if one.contract_month_id == before.contract_month_id
        ]  # fmt: skip
        assert claim.amount == payments.balance("member_receivable", person=ALICE) > 10_000
        assert left(payments) == []
        payday.pay(*evenings[:1])
        assert corrections.settlements(claim.id) == []  # she has not agreed
        with pytest.raises(Refused, match="outstanding"):
            corrections.agree(claim, 5_000, amount=claim.amount - 1)
        with pytest.raises(NotFound):
            corrections.services.agree_recovery(
                actor=shop.charlie, key=uuid4(), plan=uuid4(), claim=claim.id, amount=claim.amount,
                a_payslip=5_000,
            )  # fmt: skip
        corrections.agree(claim, 9_000)
        payday.pay(later := evenings[1], day=date(2026, 7, 6), paid_on=date(2026, 7, 7))
        slip = corrections.holding(later)
        (deducted,) = corrections.settlements(claim.id)
        assert deducted.amount == slip.net_pay // 5 < 9_000  # art. 23
        assert slip.net_pay - deducted.amount in left(payments)
        rest = claim.amount - deducted.amount
        assert payments.balance("member_receivable", person=ALICE) == rest
        holds()
        with pytest.raises(Refused, match="the reason"):
            corrections.drop(claim, "")
        corrections.drop(claim, "She paid it back in cash")
        with pytest.raises(Refused, match="nothing outstanding"):
            corrections.drop(claim, "Twice")
        assert payments.balance("member_receivable", person=ALICE) == 0


def test_a_payment_that_is_given_up_after_a_claim_is_made_again_for_what_is_owed(
    corrections, payday, payments
):
    contract, since = corrections.big_day(4, 15), date(2026, 4, 15)
    corrections.say_children(2, since)
    payday.pay(contract)
    with clock.on(payday.PAID_ON):
        batch = payments.made(on=payday.PAID_ON, kinds=["payslip"])
    with clock.on(date(2026, 7, 6)):
        corrections.say_children(0, since)
        corrections.correct(since=since)
        (claim,) = corrections.claims(contract)
        new = corrections.holding(contract)
        payments.services.drop_batch(actor=payments.MAKER, key=uuid4(), batch=batch)
        assert new.net_pay in left(payments)
        assert new.net_pay + claim.amount not in left(payments)
        corrections.drop(claim, "The payment was given up")
        assert new.net_pay in left(payments)
        payments.nothing_owed()
        holds()


def test_after_a_claim_was_dropped_pay_can_be_corrected_once_more(corrections, payday, payments):
    """What was given up is not claimed again, only what a later correction takes beyond it; and it
    stands in the way of none."""
    contract, since = corrections.big_day(4, 16), date(2026, 4, 16)
    corrections.say_children(3, since)
    payday.pay(contract)
    with clock.on(payday.PAID_ON):
        payments.made(on=payday.PAID_ON, kinds=["payslip"])
    with clock.on(date(2026, 7, 6)):
        nets = [corrections.holding(contract).net_pay]
        for children in (2, 0, 1):
            corrections.say_children(children, since)
            corrections.correct(since=since)
            nets.append(corrections.holding(contract).net_pay)
            if children == 2:
                (claim,) = corrections.claims(contract)
                corrections.drop(claim, "The house gives it up")
        claimed = {one.amount for one in corrections.claims(contract)}
        assert claimed == {nets[0] - nets[1], nets[1] - nets[2]}
        assert nets[2] < nets[3] < nets[1] < nets[0]
        corrections.nothing_claimed()
        payments.nothing_owed()
        holds()


def test_the_command_shows_who_is_touched_and_changes_nothing(
    corrections, payday, monkeypatch, capsys
):
    import json
    from contextlib import contextmanager

    from mutua.cli import main, store

    @contextmanager
    def opened():
        yield

    monkeypatch.setattr(store, "opened", opened)
    contract = corrections.big_day(4, 8)
    payday.pay(contract)
    since = date(2026, 4, 1)
    with clock.on(date(2026, 7, 6)):
        before = payday.paid(contract)
        corrections.say_children(3, date(2026, 4, 8))
        found = corrections.proposal(since)
        asked = ["payroll", "recompute", "--since", "2026-04-01", "--person", str(ALICE)]
        assert main(asked) == 1
        said = capsys.readouterr().out
        assert f"{len(found.changes)} payslips of 1 persons would change" in said
        assert "children" in said
        assert main([*asked, "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert (told["digest"], told["net"]) == (found.digest, found.net)
        assert payday.paid(contract) == before
        assert main(["payroll", "recompute", "--since", "2026-07-01"]) == 0
        assert "0 payslips" in capsys.readouterr().out
        with pytest.raises(SystemExit, match="2"):
            main(["payroll", "recompute", "--since", "2026-07-01", "--entity", "none"])


def test_a_corrected_payslip_keeps_its_place_for_those_that_were_signed_later(
    shop, corrections, payday, payments
):
    """What was known at signing is a beginning of what was paid, never a part from its middle: that
    could have given back more contributions than were taken."""
    from tests.support import contracts

    first, second, last = (
        contracts.worked(pay_amount=20_000, hours=evening(5, day)) for day in (20, 21, 22)
    )
    payday.pay(first)
    payday.pay(second)
    with clock.on(shop.DAY):  # on the books before the others were signed
        corrections.say_hours(first, corrections.OVERTIME)
        corrections.correct(since=date(2026, 5, 20))
        corrections.say_hours(first, 300)
        corrections.correct(since=date(2026, 5, 20))
    assert payday.pay(last).made == 1
    holds()
