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
            found = Payslip.objects.select_related("contract_month__contract").get(
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
    facts = {"regime": "employee", "answers": {"nature_justifies": True}, "pay_amount": 25_000}
    found, pdf, said = paper(paid(contracts, payday, 9, language="fr", **facts))
    lines = found.lines
    for mention in (
        "Coop", "Rue Emile Féron 70", "Alice Dubois", "Numéro matricule M-0000000A", "9 juin 2026",
        "heures", "par heure", "Total de la rémunération brute", "volet A",
        "Montant imposable", "Précompte professionnel", "Somme nette octroyée",
        "Montants à déduire", "Net à payer", "bonus à l’emploi fiscal",
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

    assert all(set(one) == {"fr", "nl"} for one in paper._words().values())
