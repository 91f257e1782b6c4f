"""The holiday certificate of a year: what a next employer must know of contracts that have ended."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import clock
from mutua.ground.transactions import reading

AFTERWARDS = date(2026, 7, 6)


@pytest.fixture
def certified(funded):
    """Nell has worked three days of May for 300.00 each, ill on the last, and one of June."""
    from mutua.ledger.models import LegalEntity
    from mutua.payroll.documents import certificate
    from mutua.people.models import Person
    from tests.support import absences, contracts, exit_pay, lasting, payday

    nell = lasting.newcomer()
    facts = {"who": nell.actor, "pay_from": "gross", **nell.place}
    works = [
        exit_pay.days_worked(
            *(date(2026, 5, day) for day in (5, 6, 7)), task="Sorting costumes",
            pay_amount=90_000, **facts,
        ),
        exit_pay.days_worked(date(2026, 6, 3), task="A day at the desk", pay_amount=25_000, **facts),
    ]  # fmt: skip
    with clock.on(AFTERWARDS):
        absences.say(date(2026, 5, 7), date(2026, 5, 20), "illness", nell.actor)
    payday.pay(*works)
    pays = [one for work in works for one in exit_pay.exits(work)]
    with reading(contracts.READER):
        entity = LegalEntity.objects.get(code="coop")
        person = Person.objects.get(id=nell.actor.person)
        found = certificate.exits_of("coop", person.id, 2026)
        return {
            "pays": pays, "texts": certificate.texts(entity, person, 2026, found),
            "drawn": [certificate.draw(entity, person, 2026) for _ in range(2)],
            "years": certificate.years_of(person.id),
        }  # fmt: skip


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_it_names_each_contract_with_its_days_hours_and_gross_amounts(certified):
    """900.00 and 250.00 at 7.67 %: 69.03 and 19.18, each twice, of 600.00, 300.00 assimilated and
    250.00."""
    first, second, total = ([plain(str(one)) for one in row] for row in certified["texts"]["rows"])
    assert first[1].endswith("Sorting costumes")
    assert "mai 2026" in first[1] or "05/2026" in first[1]
    assert first[3:7] == ["600,00 €", "300,00 €", "69,03 €", "69,03 €"]
    assert second[3:7] == ["250,00 €", "0,00 €", "19,18 €", "19,18 €"]
    assert total[3:7] == ["850,00 €", "300,00 €", "88,21 €", "88,21 €"]
    assert len(certified["texts"]["columns"]) + 1 == len(first)


def test_its_contributions_are_those_that_were_paid(certified):
    total = [plain(one) for one in certified["texts"]["rows"][-1][1:]]
    for column, what in ((-2, "withheld"), (-1, "contributions")):
        cents = sum(getattr(one, what) for one in certified["pays"])
        assert total[column] == f"{cents // 100},{cents % 100:02d} €"


def test_days_that_count_as_work_are_named_within_the_contract_without_their_cause(certified):
    notes = plain("\n".join(certified["texts"]["notes"]))
    (counted,) = (one for one in notes.split("\n") if "assimilées" in one)
    assert "7" in counted
    assert "20" not in counted.replace("2026", "")
    assert "maladie" not in notes


def test_it_is_drawn_always_the_same(certified):
    first, again = certified["drawn"]
    assert first == again
    assert first.startswith(b"%PDF")
    assert certified["years"] == [2026]
