"""The same work under every regime, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mutua.legislation.engine.advice import Option
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.solve import Solution, solve

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country


def compare(
    law: Country, inputs: Mapping[str, Any], when: Mapping[str, Any], target: Mapping[str, Any]
) -> tuple[Option, ...]:
    """One option a regime: solved where it is lawful, with the reasons where it is not."""
    return tuple(
        Option(
            advice.regime,
            advice.lawful,
            advice.reasons,
            _solution(law, advice.regime, inputs, when, target) if advice.lawful else None,
            tuple(law.pack.later.get(advice.regime, ())),
        )
        for advice in law.regimes(inputs)
    )


def _solution(
    law: Country,
    regime: str,
    inputs: Mapping[str, Any],
    when: Mapping[str, Any],
    target: Mapping[str, Any],
) -> Solution:
    if any(value is not None for value in target.values()):
        return solve(law, regime, inputs, when, **target)
    payslip = law.evaluate(regime=regime, inputs=inputs, **when)
    gross = inputs.get("gross_pay")
    if type(gross) is not int:
        raise LegislationError("gross_pay", gross, "needed", what="the gross pay, or a target")
    return Solution(gross, payslip, None, None, 0, exact=True)
