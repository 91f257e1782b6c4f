"""Worksheets worked by hand from the law, and the engine, agree on every line to the cent."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from mutua.legislation import country
from tests.legislation.worksheets import december_paid_in_january, law, short_contracts

SHEETS = Path(__file__).with_name("worksheets")


def engine(contract):
    return (
        country("be")
        .evaluate(
            worked_from=contract.worked,
            worked_until=contract.last_day.isoformat(),
            paid_on=contract.pay_day.isoformat(),
            regime=contract.regime,
            inputs=contract.inputs(),
        )
        .lines
    )


def differences(contract, expected):
    """Line: (worksheet, engine), where they differ."""
    lines = engine(contract)
    hand = {line: law.cents(amount) for line, amount in expected.items()}
    return {line: (hand[line], lines[line]) for line in hand if lines.get(line) != hand[line]}


def named(pairs):
    return [pytest.param(*pair, id=pair[0].id) for pair in pairs]


@pytest.mark.parametrize("path", sorted(SHEETS.glob("*.py")), ids=lambda path: path.name)
def test_a_worksheet_imports_nothing_of_the_engine(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names = [node.module or ""]
        else:
            continue
        assert not [name for name in names if name.split(".")[0] == "mutua"]


@pytest.mark.parametrize("contract, expected", named(short_contracts.SHEETS))
def test_a_short_contract_agrees_with_its_worksheet(contract, expected):
    assert differences(contract, expected) == {}


@pytest.mark.parametrize(
    "contract",
    [one for one, _ in short_contracts.SHEETS if one.id in short_contracts.PUBLISHED],
    ids=lambda one: one.id,
)
def test_the_worksheet_has_what_real_payslips_print(contract):
    sheet = {one.id: lines for one, lines in short_contracts.SHEETS}[contract.id]
    printed = short_contracts.PUBLISHED[contract.id]
    assert {line: str(sheet[line]) for line in printed} == printed


@pytest.mark.parametrize("contract, expected", named(december_paid_in_january.SHEETS))
def test_december_paid_in_january_has_decembers_contributions_and_januarys_tax(contract, expected):
    assert differences(contract, expected) == {}


@pytest.mark.parametrize("contract", december_paid_in_january.ALONE, ids=lambda one: one.id)
def test_the_same_december_paid_in_december_has_the_old_tax(contract):
    in_time = december_paid_in_january.paid_in_time(contract)
    expected = december_paid_in_january.TAX_HAD_IT_BEEN_PAID_IN_TIME[contract.id]
    assert engine(in_time)["withholding_tax"] == law.cents(expected)
