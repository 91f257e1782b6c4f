"""VAT of what is bought: by its kind and by the right of what it serves."""

from __future__ import annotations

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")


@pytest.mark.parametrize(
    "kind, amount",
    [
        ("ordinary", 2_101),
        ("car", 1_051),
        ("board_and_lodging", 0),
        ("board_and_lodging_on_a_job", 2_101),
        ("reception", 0),
    ],
)
def test_the_kind_of_a_purchase_limits_what_is_deducted(kind, amount):
    found = BE.rule("vat_deduction", on="2026-03-16", kind=kind, vat=2_101)
    assert found.amount == amount
    assert found.source.startswith("VAT code, art. 45")


def test_the_right_of_an_activity_is_taken_of_what_is_left():
    half = BE.rule("vat_deduction", on="2026-03-16", kind="car", vat=2_100, right=5_000)
    assert half.amount == 525
    assert BE.rule("vat_deduction", on="2026-03-16", kind="ordinary", vat=99, right=0).amount == 0


@pytest.mark.parametrize(
    "with_right, without_right, right",
    [(1, 0, 10_000), (0, 1, 0), (0, 0, 10_000), (2, 1, 6_700), (1, 1_000_000, 100), (1, 1, 5_000)],
)
def test_the_general_prorata_is_rounded_up_to_a_whole_percent(with_right, without_right, right):
    found = BE.rule("general_prorata", with_right=with_right, without_right=without_right)
    assert found.right == right


@pytest.mark.parametrize(
    "rule, field, facts",
    [
        ("vat_deduction", "kind", {"kind": "toys"}),
        ("vat_deduction", "vat", {"vat": -1}),
        ("vat_deduction", "vat", {"vat": 1.5}),
        ("vat_deduction", "right", {"right": 10_001}),
        ("vat_deduction", "on", {"on": "2031-01-01"}),
        ("general_prorata", "with_right", {"with_right": -1}),
        ("general_prorata", "without_right", {"without_right": True}),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(rule, field, facts):
    given = {
        "vat_deduction": {"on": "2026-03-16", "kind": "ordinary", "vat": 1},
        "general_prorata": {"with_right": 1, "without_right": 1},
    }[rule]
    with pytest.raises(LegislationError) as caught:
        BE.rule(rule, **{**given, **facts})
    assert caught.value.field == field
