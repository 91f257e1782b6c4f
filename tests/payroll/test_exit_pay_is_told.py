"""Exit holiday pay on paper, in the individual account and in the common case format."""

from __future__ import annotations

import io
import json
from datetime import date

import pikepdf
import pytest

from mutua.ground.transactions import reading
from tests.payroll.test_the_payslip_on_paper import read
from tests.support.store import ALICE


@pytest.fixture
def pay(funded, payday):
    """Of 300.00 gross, as worked out by hand in docs/explanation/holiday-pay.md."""
    from tests.support import exit_pay

    day = {"pay_from": "gross", "pay_amount": 30_000, "language": "fr"}
    work = exit_pay.office_evening(**day)
    payday.pay(work)
    return exit_pay.exits(work)[-1]


def drawn(pay, kept=()):
    from mutua.payroll.documents import exit_paper
    from mutua.payroll.models import ExitHolidayPay
    from tests.support import contracts

    with reading(contracts.READER):
        every = ExitHolidayPay.objects.select_related("contract__signed_content")
        found = every.get(id=pay.id)
        pdf = exit_paper.draw(found, kept)
        return pdf, read(exit_paper.texts(found, exit_paper.content_of(found), kept))


def test_the_paper_says_what_it_is_what_it_is_reckoned_on_and_what_is_kept(pay):
    pdf, said = drawn(pay)
    for words in (
        "Pécule de vacances de départ", "Année du travail 2026", "Fin du contrat",
        "Simple pécule de vacances 300,00 € 23,01 €", "Double pécule de vacances 300,00 € 23,01 €",
        "Total du pécule de vacances brut", "46,02 €", "-5,68 €", "Coût pour l’employeur : 52,29 €",
        "Rémunération déclarée à l’ONSS : 23,01 €", "Montrez ce document au prochain employeur",
    ):  # fmt: skip
        assert read([words]) in said.replace("\u2212", "-"), (words, said)
    assert f"/V{pay.year}" in said
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
    assert drawn(pay)[0] == pdf  # always the same bytes


def test_the_individual_account_has_it_beside_its_month_and_in_its_sums(pay):
    from mutua.ledger.models import LegalEntity
    from mutua.payroll.documents import account
    from mutua.people.models import Person
    from tests.support import contracts

    with reading(contracts.READER):
        entity, person = LegalEntity.objects.get(code="coop"), Person.objects.get(id=ALICE)
        slips = account.of_year("coop", ALICE, 2026)
        exits = account.exits_of_year("coop", ALICE, 2026)
        whole = account.texts(entity, person, 2026, slips, (), exits)
        without = account.texts(entity, person, 2026, slips)
        made = account.draw(entity, person, 2026)
    assert pay.id in {one.id for one in exits}
    assert len(whole["rows"]) == len(without["rows"]) + len(exits)
    rows = [one for one in whole["rows"] if "année de travail 2026" in one[1]]
    assert len(rows) == len(exits)
    assert any("46,02" in str(one) for row in rows for one in row)

    def gross(texts) -> int:
        digits = "".join(one for one in texts["rows"][-1][4] if one.isdigit())
        return int(digits)

    assert gross(whole) - gross(without) == sum(one.gross_pay for one in exits)
    assert made.startswith(b"%PDF")


def test_as_a_case_the_command_verifies_every_line(pay, tmp_path, capsys):
    from mutua.cli import main
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.payroll import exports

    with reading(Actor(AUDITOR, job="export")):
        text = "\n".join(exports.as_json("coop", date(2026, 1, 1), date(2026, 12, 31)))
    found = json.loads(text)
    (case,) = [one for one in found if one["id"] == str(pay.id)]
    assert (case["regime"], case["expected"]) == ("exit_holiday_pay", pay.lines)
    assert case["inputs"] == pay.inputs
    file = tmp_path / "pay.json"
    file.write_text(json.dumps([case]))
    assert main(["evaluate", "--check", str(file)]) == 0
    case["expected"]["single_holiday_pay"] += 1
    file.write_text(json.dumps([case]))
    assert main(["evaluate", "--check", str(file)]) == 1
    capsys.readouterr()
