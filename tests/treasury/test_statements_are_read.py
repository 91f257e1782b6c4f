"""What a bank sends is read: the same statement from each format, and what it answers to a batch.

The files of golden/ were written by hand from the published descriptions: ISO 20022 message
definitions of camt.053 and pain.002, Febelfin's CODA standard (records 0 to 9 by their places).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from coda import CODA
from pycamt.parser import Camt053Parser

from mutua.treasury.formats import camt053, coda, pain002
from mutua.treasury.formats.refusals import FileRefused
from mutua.treasury.formats.statements import Kind, Statement, gap
from tests.support.bank_files import GOLDEN, REFERENCE, ZOE, golden, without_form

FILES = {
    "camt053-02.xml": camt053,
    "camt053-08.xml": camt053,
    "statement.cod": coda,
}


def read(name: str) -> Statement:
    (statement,) = FILES[name].read(golden(name))
    return statement


@pytest.mark.parametrize("name", FILES)
def test_balances_days_and_number_are_those_of_the_bank(name):
    found = read(name)
    assert (found.iban, found.currency, found.number) == ("BE68539007547034", "EUR", 231)
    assert (found.opening, found.closing) == (-10_000, 90_725)
    assert (found.opened_on, found.closed_on) == (date(2026, 11, 25), date(2026, 11, 26))
    assert not found.is_copy


@pytest.mark.parametrize("name", FILES)
def test_each_line_says_what_it_is_and_from_whom(name):
    paid, batch, returned, charge = read(name).lines
    assert (paid.amount, paid.kind, paid.communication) == (121_000, Kind.TRANSFER_IN, REFERENCE)
    assert (paid.end_to_end_id, paid.counterparty_iban) == ("", "BE71096123456769")
    assert (returned.amount, returned.kind) == (50_000, Kind.RETURN)
    assert (returned.end_to_end_id, returned.return_reason) == ("E2E-1", "AC04")
    assert (returned.counterparty_name, returned.counterparty_iban) == ("Zoe Oster", ZOE)
    assert (charge.amount, charge.kind, charge.text) == (-250, Kind.CHARGE, "Account charges")
    assert (charge.booked_on, charge.value_on) == (date(2026, 11, 26), date(2026, 11, 30))
    assert (batch.amount, batch.batch, batch.end_to_end_id) == (-70_025, "MUT-2026-0001-1", "")


@pytest.mark.parametrize("name", FILES)
def test_a_booked_batch_shows_its_transfers(name):
    first, second = read(name).lines[1].details
    assert (first.amount, first.end_to_end_id, first.text) == (-50_000, "E2E-1", "Rent of November")
    assert (second.amount, second.end_to_end_id, second.counterparty_name) == (
        -20_025,
        "E2E-2",
        "ONSS",
    )


def test_the_three_files_say_the_same_except_for_accents():
    one, two, three = (without_form(read(name)) for name in FILES)
    assert one == two
    name = "counterparty_name"
    assert getattr(three["lines"][0], name) == "THEATRE DE LA VIE"
    assert [one["lines"][place] for place in (1, 2, 3)] == [
        three["lines"][place] for place in (1, 2, 3)
    ]


def test_a_line_says_where_it_stands_in_its_file():
    for name in FILES:
        lines = golden(name).decode().splitlines()
        for line in read(name).lines:
            assert lines[line.line - 1].strip().startswith(("<Ntry>", "21"))


def test_what_was_sent_in_another_currency_or_before_charges_spoils_no_statement():
    sent = b'<AmtDtls><TxAmt><Amt Ccy="USD">1400.00</Amt></TxAmt></AmtDtls>'
    ours = re.sub(
        rb"<AmtDtls>.*?</AmtDtls>", sent, golden("camt053-02.xml"), count=1, flags=re.DOTALL
    )
    assert camt053.read(ours)[0].lines[0].amount == 121_000


def test_transfers_after_charges_need_not_come_to_their_batch():
    charged = golden("camt053-08.xml").replace(b">200.25<", b">200.75<")
    with pytest.raises(FileRefused, match="its transfers"):
        camt053.read(charged)
    charges = b"</BkTxCd>\n        <Chrgs/>\n        <NtryDtls>\n          <Btch>"
    named = re.sub(rb"</BkTxCd>\s*<NtryDtls>\s*<Btch>", charges, charged, count=1)
    assert camt053.read(named)[0].lines[1].amount == -70_025


def test_a_foreign_account_that_is_no_iban_is_left_out():
    content = golden("statement.cod").replace(b"BE71096123456769", b"026009593-123456")
    assert coda.read(content)[0].lines[0].counterparty_iban == ""


# ── Second readers, written by others ───────────────────────────────────────────────────────────


def test_another_reader_of_coda_finds_the_same():
    (theirs,) = CODA(str(GOLDEN / "statement.cod")).statements
    ours = read("statement.cod")
    assert theirs.account == ours.iban
    assert (theirs.old_balance, theirs.new_balance) == (Decimal(-100), Decimal("907.25"))
    assert [int(one.amount * 100) for one in theirs.moves] == [one.amount for one in ours.lines]
    assert theirs.moves[0].communication == ours.lines[0].communication


@pytest.mark.parametrize("name", ["camt053-02.xml", "camt053-08.xml"])
def test_another_reader_of_camt_finds_the_same(name):
    theirs = Camt053Parser(golden(name))
    amounts = {Decimal(one["Amount"]) for one in theirs.get_transactions()}
    ours = {Decimal(abs(one.amount)) / 100 for one in read(name).lines}
    assert {Decimal("1210.00"), Decimal("500.00"), Decimal("2.50")} <= amounts & ours


def test_a_statement_of_a_real_bank_is_read():
    """The example that the package febelfin-coda ships: 59 movements of many families, with old
    account numbers, batches, charges in detail and information records."""
    content = files("coda").joinpath("CODA.txt").read_bytes()
    (found,) = coda.read(content)
    (theirs,) = CODA(str(files("coda").joinpath("CODA.txt"))).statements
    assert (found.iban, len(found.lines)) == ("BE47435000000080", 59)
    assert found.closing == int(theirs.new_balance * 100)
    assert [one.amount for one in found.lines] == [int(one.amount * 100) for one in theirs.moves]
    wages = next(one for one in found.lines if one.code == "01/05/000")
    assert [one.counterparty_name for one in wages.details][:2] == [
        "JANSSENS TUUR",
        "MONTEO CARLOS",
    ]


# ── Chains ──────────────────────────────────────────────────────────────────────────────────────


def statement(number: int | None, opening: int, closing: int, day: date) -> Statement:
    return Statement(
        iban="BE68539007547034",
        currency="EUR",
        identifier=f"{day}",
        number=number,
        opening=opening,
        opened_on=day,
        closing=closing,
        closed_on=day,
        lines=(),
    )


@pytest.mark.parametrize(
    "number, opening, day, field",
    [
        (8, 100, date(2026, 12, 2), None),
        (8, 101, date(2026, 12, 2), "opening"),
        (9, 100, date(2026, 12, 2), "number"),
        (7, 100, date(2026, 12, 2), "number"),
        (1, 100, date(2026, 12, 2), "number"),
        (1, 100, date(2027, 1, 4), None),
        (8, 100, date(2027, 1, 4), None),
        (None, 100, date(2026, 12, 2), None),
        (8, 100, date(2026, 11, 30), "closed_on"),
    ],
)
def test_a_statement_follows_the_one_before_or_the_gap_is_named(number, opening, day, field):
    found = gap(statement(7, 0, 100, date(2026, 12, 1)), statement(number, opening, 0, day))
    assert (found.field if found else None) == field


def test_after_statement_999_a_bank_counts_anew():
    before, day = statement(999, 0, 0, date(2026, 12, 1)), date(2026, 12, 2)
    assert [bool(gap(before, statement(number, 0, 0, day))) for number in (1, 0, 1000, 2)] == [
        False,
        False,
        False,
        True,
    ]


# ── Answers to a batch ──────────────────────────────────────────────────────────────────────────


def test_a_file_taken_in_part_names_what_was_refused_and_why():
    found = pain002.read(golden("pain002-03.xml"))
    assert (found.status, found.count, found.total) == ("PART", 3, 150_025)
    (refused,) = found.payments
    assert (refused.end_to_end_id, refused.status) == ("E2E-3", "RJCT")
    (reason,) = refused.reasons
    assert (reason.code, reason.text) == ("AC04", "the account is closed")
    assert reason.further == "Compte clôturé"
    assert refused.block_id == "MUT-2026-0001-1"


def test_a_file_refused_whole_says_it_once():
    found = pain002.read(golden("pain002-10.xml"))
    assert (found.status, found.original_message_id) == ("RJCT", "MUT-2026-0001")
    assert [one.code for one in found.reasons] == ["DU01", "B-12"]
    assert found.reasons[1].further == "See our helpdesk"
    assert found.payments == ()


def test_a_payment_without_status_of_its_own_has_that_of_its_block():
    content = golden("pain002-03.xml").replace(b"        <TxSts>RJCT</TxSts>\n", b"")
    content = content.replace(b"<PmtInfSts>PART", b"<PmtInfSts>RJCT")
    assert [one.status for one in pain002.read(content).payments] == ["RJCT"]
