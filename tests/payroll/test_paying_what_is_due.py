"""Work that was confirmed is paid: its payslip, its books, the budget that is free again."""

from __future__ import annotations

from datetime import date
from threading import Timer
from time import monotonic
from uuid import uuid4

import pytest

from mutua.ground import doctor
from mutua.ground.transactions import reading


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_an_evening_of_dance_is_paid_and_booked(funded, contracts, payday):
    evening = contracts.at(date(2026, 3, 19), "19:00", "22:00")
    before = contracts.left()
    contract = contracts.worked(hours=evening)
    assert contracts.left() == before - 30_000
    assert payday.pay(contract, day=date(2026, 3, 20), paid_on=date(2026, 3, 24)).made == 1
    (payslip,) = payday.paid(contract)
    assert (payslip.gross_pay, payslip.charged, payslip.version) == (20_464, 30_000, 1)
    assert payslip.net_pay == payslip.lines["net_pay"] == 15_622
    assert payslip.difference == {}
    assert payslip.paid_on == date(2026, 3, 24)
    assert payday.months_of(contract)[0].payslip == payslip.id
    entry, sums = payday.booked(payslip.id)
    assert entry.day == date(2026, 3, 19)
    assert sums["activity_budget"] == 30_000 == -sums["budget_movement"]
    assert sums["net_pay_payable"] == -payslip.net_pay
    assert sums["wages"] == 20_464
    assert contracts.left() == before - 30_000
    holds()


def test_gigs_of_a_month_come_to_what_one_payslip_would_give(funded, contracts, payday):
    """In one run, in rounds: each later payslip reckons with the earlier ones."""
    gigs = [
        contracts.worked(
            hours=contracts.at(date(2026, 5, day), "19:00", "22:00"), pay_amount=20_000
        )
        for day in (5, 7, 12, 26)
    ]
    assert payday.pay(*gigs, batch=3).made == 4
    slips = [payday.paid(one)[0] for one in gigs]
    assert [s.inputs.get("paid_before_month_gross", 0) for s in slips] == [
        sum(s.gross_pay for s in slips[:n]) for n in range(4)
    ]
    from mutua.payroll.law import law

    whole = law("be", {}).evaluate(
        regime="artist", worked_from=date(2026, 5, 5), worked_until=date(2026, 5, 26),
        paid_on=slips[-1].paid_on,
        inputs={**slips[0].inputs, "hours": 1200, "gross_pay": sum(s.gross_pay for s in slips)},
    )  # fmt: skip
    for code in ("net_pay", "withholding_tax", "employee_contribution"):
        assert sum(s.lines[code] for s in slips) == whole.lines[code]
    assert all(sum(s.difference.values()) == s.charged - s.accrued for s in slips)
    holds()


def test_what_was_signed_before_others_were_paid_differs_by_their_order(funded, contracts, payday):
    first, second = (
        contracts.worked(
            hours=contracts.at(date(2026, 4, day), "09:00", "17:00"), pay_amount=40_000,
            regime="employee", answers={"nature_justifies": True},
        )
        for day in (8, 9)
    )  # fmt: skip
    payday.pay(first, second)
    late, early = payday.paid(second)[0], payday.paid(first)[0]
    assert early.difference == {}
    assert set(late.difference) == {"order"}
    entry, sums = payday.booked(late.id)
    assert entry.text == "payslips made since the contract was signed"
    assert sums["pay_difference"] == -late.difference["order"]
    holds()


@pytest.mark.parametrize("table", ["people_person", "work_contractmonth", "ledger_period"])
def test_what_another_holds_for_a_while_is_paid_in_the_same_run(
    funded, contracts, payday, store, monkeypatch, caplog, table
):
    """An office evening, for its holiday pay too: the other lets go half a second later. Who is held
    is passed by; for a period the database waits, which gives up before."""
    from mutua.ground import transactions
    from mutua.payroll.services import running
    from tests.support import exit_pay, verb_cases

    monkeypatch.setattr(transactions, "LOCK_TIMEOUT", "50ms")
    work = exit_pay.office_evening()
    ids = {"people_person": contracts.found(work).person_id,
           "work_contractmonth": payday.months_of(work)[0].id}  # fmt: skip
    which = f"id = '{ids[table]}' for no key update" if table in ids else "true for update"
    with verb_cases.superuser(store) as other:
        other.autocommit = False
        other.execute(f"select from {table} where {which}")
        lets_go, pay_due = Timer(0.5, other.rollback), running.pay_due
        begun: list[float] = []

        def pay(**facts):
            if not begun:
                begun.append(monotonic())
                lets_go.start()
            return pay_due(**facts)

        monkeypatch.setattr(running, "pay_due", pay)
        ran = payday.pay(work)
    assert monotonic() - begun[0] > 0.4
    assert ("a batch of pay waits" in caplog.text) == (table == "ledger_period")
    assert (ran.made, ran.exits) == (1, 1)
    holds()


def test_what_another_holds_for_long_is_left_to_it_and_the_run_open(
    funded, contracts, payday, store, monkeypatch
):
    from mutua.payroll.models import Run
    from mutua.payroll.services import running
    from tests.support import verb_cases

    monkeypatch.setattr(running, "PATIENCE", 0.2)
    work, run = contracts.an_evening_worked(), uuid4()
    hold = "select from people_person where id = %s for no key update"
    with verb_cases.superuser(store) as other:
        other.autocommit = False
        other.execute(hold, [contracts.found(work).person_id])
        assert payday.pay(work, run=run).made == 0
        other.rollback()
    with reading(contracts.READER):
        assert Run.objects.get(id=run).state == "open"
    assert payday.pay(work, run=run).made == 1
    with reading(contracts.READER):
        assert Run.objects.get(id=run).state == "done"
