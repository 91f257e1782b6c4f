"""The simulated bank does what a bank does, judged by the readers that share no code with it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mutua.treasury.formats import camt053, coda, pain001, pain002
from mutua.treasury.formats.statements import Kind, gap
from simulators.bank import Bank, Unknown
from simulators.bank.__main__ import main
from tests.support.bank_files import (
    CLIENT,
    DAY,
    OURS,
    REFERENCE,
    ZOE,
    batch,
    payment,
    wages,
    without_form,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bank(tmp_path):
    bank = Bank(tmp_path / "bank", DAY)
    bank.open_account(OURS, "Mutua", 1_000_000)
    yield bank
    bank.close()


def answer(path: Path) -> pain002.StatusReport:
    return pain002.read(path.read_bytes())


def statuses(paths: list[Path]) -> dict[str, str]:
    return {one.end_to_end_id: one.status for path in paths for one in answer(path).payments}


def test_what_is_accepted_is_paid_on_its_day_and_booked(bank):
    taken = answer(bank.submit(pain001.build(batch(payment(1), wages(2)))))
    assert (taken.status, taken.count) == ("ACCP", 2)
    assert bank.balance() == 1_000_000
    assert statuses(bank.day(DAY)) == {"E2E-1": "ACSC", "E2E-2": "ACSC"}
    assert bank.balance() == 1_000_000 - 10_001 - 10_002
    (statement,) = camt053.read(bank.statement()[0].read_bytes())
    other, wage = statement.lines
    assert [one.batch for one in statement.lines] == ["MUT-2026-0001-1", "MUT-2026-0001-2"]
    assert (other.end_to_end_id, other.counterparty_iban) == ("E2E-1", ZOE)
    assert (wage.details, wage.end_to_end_id) == ((), ""), "wages are not told one by one"


def test_a_day_without_target_waits_for_the_next(bank):
    easter = batch(payment(1), execution_date=date(2027, 3, 26))  # Good Friday
    bank.submit(pain001.build(easter))
    assert bank.day(date(2027, 3, 29)) == [], "Easter Monday"
    assert statuses(bank.day(date(2027, 3, 30))) == {"E2E-1": "ACSC"}


def test_the_same_message_is_taken_once(bank):
    content = pain001.build(batch(payment(1)))
    bank.submit(content)
    refused = answer(bank.submit(content))
    assert (refused.status, refused.reasons[0].code) == ("RJCT", "DU01")
    bank.day(DAY)
    assert bank.balance() == 1_000_000 - 10_001


def test_the_same_payment_in_another_message_is_paid_again(bank):
    """A bank cannot be counted on to refuse a repeated end-to-end id (reliability, fault 20)."""
    bank.submit(pain001.build(batch(payment(1))))
    bank.submit(pain001.build(batch(payment(1), message_id="MUT-2026-0002")))
    bank.day(DAY)
    assert bank.balance() == 1_000_000 - 2 * 10_001


def test_without_money_nothing_leaves(bank):
    bank.submit(pain001.build(batch(payment(1, amount=600_000), payment(2, amount=600_000))))
    (path,) = bank.day(DAY)
    assert {one.reasons[0].code for one in answer(path).payments} == {"AM04"}
    assert bank.balance() == 1_000_000
    assert bank.statement() == []


def test_without_batch_booking_each_payment_stands_alone(bank):
    made = batch(payment(1, amount=600_000), payment(2, amount=600_000), batch_booking=False)
    bank.submit(pain001.build(made))
    assert statuses(bank.day(DAY)) == {"E2E-1": "ACSC", "E2E-2": "RJCT"}
    (statement,) = coda.read(bank.statement("coda")[0].read_bytes())
    assert [one.end_to_end_id for one in statement.lines] == ["E2E-1"]


def test_a_closed_account_is_refused_at_once_and_the_rest_goes_on(bank):
    bank.close_account(CLIENT)
    made = batch(payment(1), payment(2, creditor_iban=CLIENT))
    taken = answer(bank.submit(pain001.build(made)))
    assert taken.status == "PART"
    assert [one.reasons[0].code for one in taken.payments if one.status == "RJCT"] == ["AC04"]
    assert statuses(bank.day(DAY)) == {"E2E-1": "ACSC"}


def test_what_it_is_told_to_refuse_delay_or_return_it_does(bank):
    bank.refuse("E2E-1", "AC06")
    bank.submit(pain001.build(batch(payment(1), payment(2), payment(3))))
    bank.delay("E2E-2", 2)
    assert statuses(bank.day(DAY)) == {"E2E-2": "PDNG", "E2E-3": "ACSC"}
    assert bank.day(date(2026, 11, 27)) == []
    assert statuses(bank.day(date(2026, 11, 30))) == {"E2E-2": "ACSC"}
    bank.give_back("E2E-3", "AC04")
    with pytest.raises(Unknown):
        bank.give_back("E2E-3")
    with pytest.raises(Unknown):
        bank.give_back("E2E-1")
    found = [line for path in bank.statement() for line in camt053.read(path.read_bytes())[0].lines]
    assert [(one.kind, one.amount) for one in found] == [
        (Kind.TRANSFER_OUT, -10_003),
        (Kind.TRANSFER_OUT, -10_002),
        (Kind.RETURN, 10_003),
    ]
    assert found[2].return_reason == "AC04"


def test_statements_are_numbered_and_chained_and_a_copy_says_so(bank):
    bank.incoming(5_000, "Client", CLIENT, REFERENCE)
    first = bank.statement()
    bank.charge(250)
    assert bank.today == date(2026, 11, 27), "after the statement the next day begins"
    bank.day(date(2027, 1, 4))
    bank.incoming(100, "Client", CLIENT)
    paths = first + bank.statement()
    one, two, three = (camt053.read(path.read_bytes())[0] for path in paths)
    assert [one.number, two.number, three.number] == [1, 2, 1]
    assert gap(one, two) is None
    assert gap(two, three) is None
    assert gap(one, three) is not None
    assert three.closing == bank.balance()
    (copy,) = coda.read(bank.again(2026, 2, "coda").read_bytes())
    assert (copy.is_copy, copy.number, copy.closing) == (True, 2, two.closing)


def test_banks_of_the_older_versions_say_the_same(bank):
    taken = answer(bank.submit(pain001.build(batch(payment(1), payment(2))), version="03"))
    assert (taken.status, len(taken.payments)) == ("ACCP", 2)
    bank.day(DAY)
    bank.incoming(5_000, "Client", CLIENT, REFERENCE)
    (newer,) = camt053.read(bank.statement()[0].read_bytes())
    (older,) = camt053.read(bank.again(2026, 1, version="02").read_bytes())
    assert older.is_copy
    assert without_form(replace(older, is_copy=False)) == without_form(newer)


@pytest.mark.parametrize(
    "old, new, code",
    [
        (
            b"<NbOfTxs>1</NbOfTxs>\n      <CtrlSum>",
            b"<NbOfTxs>2</NbOfTxs>\n      <CtrlSum>",
            "AM18",
        ),
        (b"<CtrlSum>100.01", b"<CtrlSum>100.02", "AM10"),
        (b"SEPA", b"SEPASEPA", "FF01"),
        (b"<Cdtr>", b"<Cdtrs>", "FF01"),
        (b"Rent of", "Rént of".encode(), "FF01"),
        (b"<?xml version='1.0' encoding='UTF-8'?>", b"<!DOCTYPE x []>", "FF01"),
    ],
)
def test_a_file_that_breaks_the_rules_is_refused_whole(bank, old, new, code):
    content = pain001.build(batch(payment(1)))
    assert old in content
    refused = answer(bank.submit(content.replace(old, new, 1)))
    assert (refused.status, refused.reasons[0].code) == ("RJCT", code)
    assert bank.day(DAY) == []


def test_wrong_accounts_are_found_by_the_banks_own_reckoning(bank):
    content = pain001.build(batch(payment(1), payment(2)))
    wrong = content.replace(ZOE.encode(), b"BE63679026181109", 1)
    taken = answer(bank.submit(wrong))
    assert {one.end_to_end_id: one.status for one in taken.payments} == {
        "E2E-1": "RJCT",
        "E2E-2": "ACCP",
    }
    stranger = pain001.build(batch(payment(3), message_id="B", debtor_iban=CLIENT))
    refused = answer(bank.submit(stranger))
    assert refused.payments[0].reasons[0].code == "AC02"


def test_the_bank_remembers_over_a_restart(bank):
    bank.submit(pain001.build(batch(payment(1))))
    again = Bank(bank.folder)
    assert again.today == DAY
    assert statuses(again.day(DAY)) == {"E2E-1": "ACSC"}
    again.close()
    assert bank.day(DAY) == []
    assert bank.balance() == 1_000_000 - 10_001


def test_the_bank_is_served_from_the_shell(tmp_path, capsys):
    home = tmp_path / "bank"

    def run(*words: str) -> list[str]:
        main(["--home", str(home), *words])
        return capsys.readouterr().out.splitlines()

    run("open", "--iban", OURS, "--name", "Mutua", "--balance", "500.00", "--today", "2026-11-26")
    (home / "inbox/batch.xml").write_bytes(pain001.build(batch(payment(1), payment(2), payment(3))))
    run("refuse", "E2E-2", "--reason", "AC06")
    run("delay", "E2E-3", "--days", "1")
    (taken,) = run("submit")
    assert statuses([Path(taken)]) == {"E2E-1": "ACCP", "E2E-2": "RJCT", "E2E-3": "ACCP"}
    assert list((home / "inbox").iterdir()) == []
    assert statuses([Path(one) for one in run("day", "2026-11-26")])["E2E-3"] == "PDNG"
    run("incoming", "--amount", "12.50", "--from-name", "Client", "--from-iban", CLIENT)
    run("charge", "1.25")
    run("return", "E2E-1", "--reason", "AC04")
    run("close", ZOE)
    (path,) = run("statement", "--format", "coda")
    (statement,) = coda.read(Path(path).read_bytes())
    assert [one.amount for one in statement.lines] == [-10_001, 1_250, -125, 10_001]
    assert run("balance") == ["511.25"]
    assert statement.closing == 51_125
    with pytest.raises(SystemExit, match="which account"):
        run("balance", "--iban", CLIENT)


def test_the_bank_starts_as_a_program(tmp_path):
    command = [
        sys.executable,
        "-m",
        "simulators.bank",
        "--home",
        str(tmp_path),
        "day",
        "2026-01-06",
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    assert (tmp_path / "bank.sqlite").exists()


def test_the_bank_shares_no_code_with_what_it_tests():
    for path in (ROOT / "simulators").rglob("*.py"):
        assert "mutua" not in path.read_text().replace("Mutua", ""), path
