"""The payslip as a paper: every mention of the decree, always the same bytes."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest

from mutua.ground.transactions import reading


def read(value) -> str:
    """Every text in order."""
    if isinstance(value, dict | list | tuple):
        return " ".join(read(one) for one in (value.values() if isinstance(value, dict) else value))
    return " ".join(str(value).split())


@pytest.fixture
def paper(contracts):
    """Draws the payslip of a contract."""
    from mutua.payroll.documents import paper
    from mutua.payroll.models import Payslip

    def drawn(contract):
        with reading(contracts.READER):
            found = Payslip.objects.select_related("contract_month__contract__signed_content").get(
                contract_month__contract=contract
            )
        pdf = paper.draw(found)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert len(opened.pages) == 1
        return found, pdf, read(paper.texts(found, paper.content_of(found)))

    return drawn


def paid(contracts, payday, day, **facts):
    contract = contracts.worked(hours=contracts.at(date(2026, 6, day), "09:00", "17:00"), **facts)
    payday.pay(contract)
    return contract


def test_a_payslip_says_what_the_decree_asks(funded, contracts, payday, paper):
    facts = {"regime": "employee", "answers": {"nature_justifies": True}, "pay_amount": 18_500}
    found, pdf, said = paper(paid(contracts, payday, 9, language="fr", **facts))
    lines = found.lines
    for mention in (
        "Coop", "Rue Emile Féron 70", "Alice Dubois", "Numéro matricule M-0000000A", "9 juin 2026",
        "heures", "par heure", "Total de la rémunération brute", "volet A",
        "Montant imposable", "Précompte professionnel", "Somme nette octroyée",
        "Montants à déduire", "Net à payer",
    ):  # fmt: skip
        assert mention in said, mention
    for amount in (found.gross_pay, lines["work_bonus_a"], lines["taxable_pay"], found.net_pay):
        assert f"{amount / 100:.2f}".replace(".", ",") in said
    assert paper(found.contract_month.contract_id)[1] == pdf


def test_a_payslip_in_dutch_names_the_same_amounts(funded, contracts, payday, paper):
    found, _, said = paper(paid(contracts, payday, 10, language="nl"))
    for mention in ("Loonbrief", "Inschrijvingsnummer", "Bedrijfsvoorheffing", "Netto te betalen"):
        assert mention in said
    assert f"{found.net_pay / 100:.2f}".replace(".", ",") in said


def test_every_word_stands_in_the_languages_of_the_law():
    from mutua.payroll.documents import paper

    assert all(set(one) == {"fr", "nl"} for one in paper.word.texts.values())


def test_each_part_of_the_work_bonus_and_the_tax_work_bonus_has_its_line(house):
    from mutua.legislation import country
    from mutua.payroll.documents import paper
    from mutua.payroll.models import Payslip

    inputs = {"gross_pay": 180_000, "household": "single", "hours": 12_000}
    lines = country("be").evaluate(
        as_of=date(2026, 3, 20), regime="employee", inputs=inputs
    ).lines  # fmt: skip
    slip = Payslip(
        regime="employee", inputs=inputs, lines=lines, gross_pay=180_000,
        tax=lines["withholding_tax"], net_pay=lines["net_pay"], allowances=0,
    )  # fmt: skip
    rows = {row[0]: row[2] for row in paper._rows(slip, "fr", lambda minor: minor)}
    assert rows["Bonus à l’emploi, volet A"] == lines["work_bonus_a"] > 0
    assert rows["Bonus à l’emploi, volet B"] == lines["work_bonus_b"] > 0
    assert rows["dont bonus à l’emploi fiscal du mois, déjà déduit"] == lines["tax_work_bonus"] > 0
    assert rows["Précompte professionnel"] == -lines["withholding_tax"] < 0
    paid = sum(rows[one] for one in (
        "Total de la rémunération brute", "Cotisation personnelle de sécurité sociale",
        "Bonus à l’emploi, volet A", "Bonus à l’emploi, volet B", "Précompte professionnel",
    ))  # fmt: skip
    assert paid == rows["Somme nette octroyée"]
