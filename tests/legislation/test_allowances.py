"""Untaxed allowances: the most that is free, by kind and day."""

from __future__ import annotations

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")


@pytest.mark.parametrize(
    "kind, quantity, day, amount, confidence",
    [
        ("kilometres", 100, "2025-08-01", 4_449, "verified"),
        ("kilometres", 1, "2025-08-01", 44, "verified"),
        ("kilometres", 100, "2026-08-01", 4_449, "to be confirmed"),
        ("bicycle_kilometres", 10, "2025-08-01", 360, "verified"),
        ("office_months", 2, "2026-04-01", 32_198, "verified"),
        ("journey_days", 3, "2024-06-01", 6_240, "verified"),
        ("journey_nights", 0, "2024-06-01", 0, "verified"),
    ],
)
def test_the_limit_is_that_of_the_day(kind, quantity, day, amount, confidence):
    found = BE.rule("untaxed_allowance_limit", kind=kind, quantity=quantity, on=day)
    assert (found.amount, found.confidence) == (amount, confidence)


@pytest.mark.parametrize(
    "field, facts",
    [
        ("kind", {"kind": "boat", "quantity": 1, "on": "2025-08-01"}),
        ("quantity", {"kind": "kilometres", "quantity": -1, "on": "2025-08-01"}),
        ("on", {"kind": "kilometres", "quantity": 1, "on": "soon"}),
        ("on", {"kind": "kilometres", "quantity": 1, "on": "2020-01-01"}),
        ("quantity", {"kind": "kilometres", "on": "2025-08-01"}),
    ],
)
def test_facts_that_cannot_be_are_refused_by_their_field(field, facts):
    with pytest.raises(LegislationError) as refused:
        BE.rule("untaxed_allowance_limit", **facts)
    assert refused.value.field == field
