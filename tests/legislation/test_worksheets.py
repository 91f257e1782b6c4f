"""Worksheets worked by hand from the law, and the engine, agree on every line to the cent."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from mutua.legislation import country
from mutua.legislation.belgium.employer.reductions import structural_amount
from mutua.legislation.engine.rates import Rate
from tests.legislation.worksheets import (
    december_paid_in_january,
    drawn_months,
    law,
    limits,
    short_contracts,
    thirteen_weeks,
    worked_quarter,
)
from tests.legislation.worksheets.sheet import reckon_month

BE = country("be")
SHEETS = Path(__file__).with_name("worksheets")


def engine(contract):
    return BE.evaluate(
        worked_from=contract.worked,
        worked_until=contract.last_day.isoformat(),
        paid_on=contract.pay_day.isoformat(),
        regime=contract.regime,
        inputs=contract.inputs(),
    ).lines


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


def three_payslips():
    facts = {
        "gross_pay": law.cents(worked_quarter.MONTH_PAY),
        "household": "single",
        "full_month": True,
        "joint_committee": "200",
        "employer_size": 50,
    }
    return [
        BE.evaluate(as_of=day, regime="employee", inputs=facts).lines
        for day in worked_quarter.MONTHS
    ]


def test_the_worked_declaration_follows_from_the_rates_line_by_line():
    found = {code: str(amount) for code, amount in worked_quarter.declared().items()}
    assert found == worked_quarter.PRINTED


def test_three_payslips_differ_from_the_declaration_by_stated_cents_alone():
    payslips = three_payslips()
    accrued = {
        code: sum(payslip[line] for payslip in payslips for line in lines)
        for code, lines in worked_quarter.PAYSLIP_LINES.items()
    }
    reductions = accrued["3000"] + accrued["0001"]
    accrued["net owed"] = sum(accrued.values()) - 2 * reductions
    by_hand = {code: law.cents(amount) for code, amount in worked_quarter.accrued().items()}
    assert accrued == by_hand
    declared = {code: law.cents(law.D(text)) for code, text in worked_quarter.PRINTED.items()}
    difference = {code: accrued[code] - declared[code] for code in declared}
    stated = {code: cents for code, (cents, _why) in worked_quarter.REGULARISATION.items()}
    assert difference == stated


@pytest.mark.parametrize(
    "gamma, printed",
    [
        pytest.param(worked_quarter.GAMMA_FIRST_QUARTER, 32_990, id="group-s-first-quarter"),
        pytest.param(worked_quarter.GAMMA_SECOND_QUARTER, 33_820, id="law-second-quarter"),
    ],
)
def test_group_s_used_the_slope_of_the_quarter_before(gamma, printed):
    """329.90 is the same formula with 0.15; the law of the second quarter of 2026 has 0.16."""
    R = structural_amount(
        quarter_reference_pay=705_718,  # 2,276.51 × round(65 ÷ 21, 2)
        structural_alpha=Rate.parse("0.14"),
        structural_low_pay_ceiling=1_145_857,
        structural_gamma=Rate.parse(str(gamma)),
        structural_very_low_pay_ceiling=954_720,
    )
    assert law.half_up(law.D(R) / 3, law.D(1)) == printed
    assert law.cents(worked_quarter.structural_of_month(21, gamma)) == printed


def test_the_engine_gives_the_law_not_the_simulator():
    may = three_payslips()[1]
    assert may["structural_reduction"] == 33_820


def test_months_drawn_at_random_agree_with_their_worksheets():
    sheets = [pair for month in drawn_months.draw(1_500) for pair in reckon_month(month)]
    wrong = {contract: differences(contract, expected) for contract, expected in sheets}
    assert {contract: found for contract, found in wrong.items() if found} == {}


@pytest.mark.parametrize(
    "regime, day, facts, basic",
    [pytest.param(*case[1:], id=case[0]) for case in limits.CEILINGS],
)
def test_the_basic_contribution_stops_at_the_ceiling_of_the_quarter(regime, day, facts, basic):
    lines = BE.evaluate(as_of=day, regime=regime, inputs=facts).lines
    assert lines["employer_basic_contribution"] == law.cents(basic)


@pytest.mark.parametrize(
    "regime, day, facts, bonus_a, bonus_b",
    [pytest.param(*case[1:], id=case[0]) for case in limits.YEARLY_CAPS],
)
def test_part_b_gives_way_first_at_the_years_cap(regime, day, facts, bonus_a, bonus_b):
    lines = BE.evaluate(as_of=day, regime=regime, inputs=facts).lines
    found = (lines["work_bonus_a"], lines["work_bonus_b"])
    assert found == (law.cents(bonus_a), law.cents(bonus_b))


def test_the_fraction_by_thirteen_weeks_gives_the_published_reductions():
    found = {
        contract.id: str(thirteen_weeks.structural_reduction(contract))
        for contract in thirteen_weeks.CONTRACTS
    }
    assert {id_: found[id_] for id_ in thirteen_weeks.PRINTED} == thirteen_weeks.PRINTED


@pytest.mark.parametrize("contract", thirteen_weeks.CONTRACTS, ids=lambda one: one.id)
def test_the_engines_fraction_of_the_quarter_is_that_of_thirteen_weeks(contract):
    expected = law.cents(thirteen_weeks.structural_reduction(contract))
    assert engine(contract)["structural_reduction"] == expected
