"""The PDF: made offline, tagged, in each language."""

from typing import Any

import pytest


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_a_result_is_a_tagged_pdf(visitor: Any, dancer: str, language: str) -> None:
    answer = visitor.get(f"/{language}/payslip.pdf?{dancer}")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in answer.content
    assert b"/MarkInfo" in answer.content


def test_the_same_scenario_is_named_after_its_day(visitor: Any, dancer: str) -> None:
    answer = visitor.get(f"/fr/payslip.pdf?{dancer}")
    assert "mutua-2026-03-16.pdf" in answer["Content-Disposition"]


def test_a_scenario_to_mend_leads_back_to_the_form(visitor: Any) -> None:
    assert visitor.get("/fr/payslip.pdf?amount=x")["Location"] == "/fr/?amount=x"
