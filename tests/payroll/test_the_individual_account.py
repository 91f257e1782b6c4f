"""A worker's individual account of a year: each payslip once, its quarters and year the sums."""

from __future__ import annotations

import pytest

from mutua.ground.transactions import reading
from tests.support.store import ALICE, BOB


@pytest.fixture(scope="module")
def account(store, tmp_path_factory):
    from django.core import mail

    from mutua.ground import clock
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.ledger.models import LegalEntity
    from mutua.payroll import exports
    from mutua.payroll.documents import account
    from mutua.people.models import Person
    from tests.support import contracts, payday, shop, writs

    shop.open_shop()
    mail.outbox = []
    with clock.on(shop.DAY):
        contracts.get_ready()
        writs.running(kind="maintenance", amount=1_234, creditor="Fund of maintenance")
        payday.pay(contracts.an_evening_worked(), contracts.an_evening_worked())
    with reading(contracts.READER):
        entity = LegalEntity.objects.get(code="coop")
        persons = Person.objects.in_bulk([ALICE, BOB])
        slips = account.of_year("coop", ALICE, 2026)
        texts = account.texts(entity, persons[ALICE], 2026, slips)
        made = [account.draw(entity, persons[one], 2026) for one in (ALICE, ALICE, BOB)]
        empty = account.texts(entity, persons[BOB], 2026, [])
        years = account.years_of(ALICE), account.years_of(BOB)
    folder = tmp_path_factory.mktemp("accounts")
    with reading(Actor(AUDITOR, job="export")):
        count = exports.individual_accounts(entity, 2026, folder)
    written = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert (count, len(written)) == (1, 1)
    return {
        "written": written,
        "slips": slips,
        "texts": texts,
        "made": made,
        "empty": empty,
        "years": years,
    }


def test_each_period_stands_in_it_with_what_was_taken_and_why(account):
    slips, rows = account["slips"], account["texts"]["rows"]
    assert [row[0] for row in rows] == [False, False, True, True]
    columns = account["texts"]["columns"]
    assert all(len(row) == len(columns) + 1 for row in rows)
    assert rows[2][2:] == rows[3][2:]  # one quarter is the year
    net = sum(one.net_pay for one in slips)
    shown = f"{net / 100:,.2f}".replace(",", " ").replace(".", ",")
    assert rows[3][columns.index("Net") + 1].replace("\u202f", " ").replace("\xa0", " ") == shown
    assert rows[3][columns.index("Saisies et retenues") + 1] == "12,34"
    notes = "\n".join(account["texts"]["notes"])
    assert "Créance alimentaire" in notes
    assert "Fund of maintenance" in notes


def test_it_is_drawn_always_the_same_and_for_who_was_not_paid_too(account):
    from mutua.payroll.documents.paper import worker_number

    first, again, other = account["made"]
    assert first.startswith(b"%PDF")
    assert first == again != other
    ((name, content),) = account["written"].items()
    assert name == f"{worker_number(account['slips'][0])}-2026.pdf"
    assert content == first
    assert account["empty"]["rows"][0][1] == "Aucune rémunération cette année."
    assert account["years"] == ([2026], [])


def test_sums_are_those_of_the_payslips(account):
    from mutua.payroll.documents.account import figures_of

    for slip in account["slips"]:
        found = figures_of(slip, 34)
        left = found["gross"] - found["contribution"] - found["special"] - found["tax"]
        assert found["net"] == left + found["untaxed"]
        assert found["paid"] == found["net"] - 34
