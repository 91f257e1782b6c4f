"""What was paid is told to whoever plans, and to whoever verifies."""

from __future__ import annotations

import json
from datetime import date

import pytest

from mutua.ground import clock
from mutua.ground.transactions import reading


def hours(contracts, day, month=4):
    return contracts.at(date(2026, month, day), "09:00", "12:00")


def test_a_new_contract_of_the_month_is_priced_with_what_was_paid_in_it(funded, contracts, payday):
    """Students and employees with low pay lose less bonus the more is known."""
    from mutua.work import planning

    contract = contracts.worked(hours=hours(contracts, 14))
    payday.pay(contract)
    (payslip,) = payday.paid(contract)
    with reading(contracts.shop.alice):
        told = planning.earlier_pay(contracts.ALICE, contracts.HOUSE, "artist", date(2026, 4, 20))
        other = planning.earlier_pay(
            contracts.ALICE, contracts.HOUSE, "employee", date(2026, 4, 20)
        )
        later = planning.earlier_pay(contracts.ALICE, contracts.HOUSE, "artist", date(2026, 5, 4))
        hers = planning.earlier_pay(contracts.ALICE, contracts.HOUSE, "artist", date(2026, 7, 4))
        films = planning.earlier_pay(contracts.ALICE, "films", "artist", date(2026, 4, 20))
    assert told["paid_before_month_gross"] == payslip.gross_pay
    assert told["paid_before_month_hours"] == 300
    assert told["paid_before_month_tax"] == payslip.tax
    assert told["paid_before_month_contribution"] == payslip.lines["employee_contribution"]
    assert other == {}
    assert films == {}  # another legal person of the house is another employer
    assert "paid_before_month_gross" not in later
    assert later["paid_before_quarter_gross"] == payslip.gross_pay
    assert hers == {name.replace("month", "year"): n for name, n in told.items() if "month" in name}
    with reading(contracts.shop.bob):
        told = planning.earlier_pay(contracts.ALICE, contracts.HOUSE, "artist", date(2026, 4, 20))
    assert told == {}


def test_payslips_in_the_common_case_format_are_verified_by_the_command(
    funded, contracts, payday, tmp_path, capsys
):
    from mutua.cli import main
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.payroll import exports

    gigs = [contracts.worked(hours=hours(contracts, day, 5)) for day in (5, 6)]
    payday.pay(*gigs)
    with reading(Actor(AUDITOR, job="export")):
        text = "\n".join(exports.as_json("coop", date(2026, 1, 1), date(2026, 12, 31)))
    file = tmp_path / "payslips.json"
    file.write_text(text)
    found = json.loads(text)
    assert {one["id"] for one in found} >= {str(payday.paid(one)[0].id) for one in gigs}
    assert main(["evaluate", "--check", str(file)]) == 0
    said = capsys.readouterr().out
    lines = sum(len(one["expected"]) for one in found)
    assert f"{lines:,} of {lines:,} lines agree" in said or f"{lines} of {lines} lines" in said
    found[0]["expected"]["net_pay"] += 1
    file.write_text(json.dumps(found))
    assert main(["evaluate", "--check", str(file)]) == 1


def test_an_export_of_no_payslip_is_an_empty_list(funded, contracts):
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.payroll import exports

    with reading(Actor(AUDITOR, job="export")):
        text = "\n".join(exports.as_json("coop", date(2025, 1, 1), date(2025, 12, 31)))
    assert json.loads(text) == []


@pytest.fixture
def command(monkeypatch, payday):
    """The command on the store of this test."""
    from contextlib import contextmanager

    from mutua.cli import main, store

    @contextmanager
    def opened(**asked):
        yield

    monkeypatch.setattr(store, "opened", opened)

    def run(*arguments):
        with clock.on(payday.LAST):
            return main(["payroll", *arguments])

    return run


def test_the_payroll_of_a_day_from_the_terminal(funded, contracts, payday, command, capsys):
    from mutua.cli.output import money

    contract = contracts.worked(hours=hours(contracts, 20))
    assert command("due") == 0
    assert "1 months are due, 0 of them blocked" in capsys.readouterr().out
    assert command("run") == 0
    assert "paid on 2026-06-30: 1 payslips made, 0 months blocked" in capsys.readouterr().out
    assert command("run") == 0
    assert ": 0 payslips made" in capsys.readouterr().out
    (payslip,) = payday.paid(contract)
    for asked in (payslip.id, payslip.contract_month_id):
        assert command("show", str(asked)) == 0
        said = capsys.readouterr().out
        assert "made anew: the same" in said
        assert f"charged at signing {money(payslip.charged)}" in said
    assert command("show", str(contract)) == 2
    for part in ("run", "due"):
        with pytest.raises(SystemExit, match="2"):
            command(part, "--entity", "none")
    assert command("run", "--paid-on", "2026-01-01") == 2


def test_a_run_that_had_to_leave_some_to_others_says_so(
    funded, contracts, payday, command, capsys, store, monkeypatch
):
    from mutua.payroll.services import running
    from tests.support import verb_cases

    monkeypatch.setattr(running, "PATIENCE", 0)
    contract = contracts.worked(hours=hours(contracts, 21))
    with verb_cases.superuser(store) as other:
        other.autocommit = False
        hold = "select from people_person where id = %s for no key update"
        other.execute(hold, [contracts.found(contract).person_id])
        assert command("run") == 1
        other.rollback()
    assert "the run stays open: another process holds some" in capsys.readouterr().out
    assert command("run") == 0
    assert "1 payslips made, 0 months blocked\n" in capsys.readouterr().out
