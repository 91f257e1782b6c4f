"""The treasury from the command line: what is approved leaves, what comes is booked, what left is
written for auditors."""

from __future__ import annotations

import csv
from datetime import timedelta

from mutua.cli import main
from mutua.ground import clock
from mutua.treasury.formats import pain001


def test_what_is_approved_leaves_and_what_the_bank_says_is_taken(payments, simulated, capsys):
    payments.shop.issued_invoice()
    payments.owed(1_210)
    batch = payments.made()
    assert main(["treasury", "pay"]) == 0
    assert "left" not in capsys.readouterr().out  # nobody else has approved it
    payments.approve(batch)
    assert main(["treasury", "pay"]) == 0
    name = f"{payments.found(batch).message_id}.xml"
    assert name in capsys.readouterr().out
    simulated.submit((payments.bank.out() / name).read_bytes())
    place = payments.bank.folder() / "in"
    place.mkdir(parents=True)
    for path in simulated.outbox.iterdir():
        path.replace(place / path.name)
    (place / "odd.txt").write_bytes(b"no bank file")
    assert main(["treasury", "pay"]) == 1
    assert "refused  odd.txt" in capsys.readouterr().out
    assert {one.state for one in payments.payments(batch=batch)} == {"accepted"}


def test_statements_are_booked_and_what_nobody_knows_is_said(payments, simulated, capsys, tmp_path):
    simulated.incoming(4_321, "Somebody Unknown", "BE71096123456769")
    simulated.day(clock.today() + timedelta(days=2))
    simulated.statement("coda")
    with clock.on(simulated.today):
        assert main(["treasury", "match", "--folder", str(simulated.outbox)]) == 1
    said = capsys.readouterr().out
    assert "43.21  Somebody Unknown" in said
    assert payments.lines(state="new") == []


def test_what_left_is_written_byte_for_byte_with_its_state(payments, shop, tmp_path, capsys):
    payments.shop.issued_invoice()
    payments.owed(990)
    batch = payments.found(payments.sent())
    folder = tmp_path / "left"
    assert main(["export", "payments", "--output", str(folder)]) == 0
    assert pain001.sha256((folder / f"{batch.message_id}.xml").read_bytes()) == batch.file
    with (folder / "payments.csv").open(encoding="utf-8", newline="") as file:
        rows = [one for one in csv.DictReader(file) if one["message"] == batch.message_id]
    assert [(one["state"], one["file"]) for one in rows] == [("sent", batch.file)] * batch.count
    assert sum(int(one["amount"]) for one in rows) == batch.total
    (tmp_path / "plain").write_text("a file")
    assert main(["export", "payments", "--output", str(tmp_path / "plain")]) == 2
    assert "output" in capsys.readouterr().err


def test_what_is_owed_and_what_covers_it_is_said_and_an_alarm_is_an_exit_code(payments, capsys):
    from tests.support import fund

    payments.shop.issued_invoice()
    fund.decide(coverage_alarm=0)
    assert main(["treasury", "coverage"]) == 0
    said = capsys.readouterr().out
    assert "owes  budgets" in said
    assert "% covered" in said
    fund.decide(coverage_alarm=100_000)
    assert main(["treasury", "coverage", "--entity", "coop"]) == 1
    assert "BELOW THE LIMIT" in capsys.readouterr().out
    fund.decide()
