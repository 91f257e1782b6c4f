"""From a budget, a client's price or a wished net, back to the gross pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from mutua.legislation.engine.encoding import check_mapping
from mutua.legislation.engine.errors import LegislationError
from mutua.legislation.engine.inputs import MONEY_LIMIT
from mutua.legislation.engine.rates import Rate
from mutua.legislation.engine.rounding import Rounding
from mutua.legislation.engine.search import Line, outermost

if TYPE_CHECKING:
    from mutua.legislation.engine.country import Country
    from mutua.legislation.engine.payslip import Payslip

TARGETS: Final = ("employment_budget", "client_price", "net")
NO_LEVY: Final = Rate(0)
GROSS: Final = "gross_pay"
LEVY: Final = Rounding("half up", "Settings of the cooperative: the levy, to the cent")


@dataclass(frozen=True)
class Solution:
    """The gross pay found, with its payslip. Amounts are minor units.

    ``levy`` and ``employment_budget`` are None where the question was a wished net. ``left``
    is what the budget keeps beside the cost charged. ``exact`` says whether a wished net is
    met to the minor unit; where it is not, ``nearest`` holds the payslips just below and above.
    """

    gross: int
    payslip: Payslip
    levy: int | None
    employment_budget: int | None
    left: int
    exact: bool
    nearest: tuple[Payslip, ...] = ()


def solve(
    law: Country, regime: str, inputs: Mapping[str, Any], when: Mapping[str, Any], **target: Any
) -> Solution:
    """The largest gross whose charged cost fits the budget, or the smallest that gives the net."""
    check_mapping(inputs)
    name, amount = _one_target(target)
    if inputs.get(GROSS) is not None:
        raise LegislationError(
            GROSS, inputs[GROSS], "form", what=f"nothing: it is found from {name}"
        )
    if name == "net":
        return _from_net(law, regime, inputs, when, amount)
    levy = 0
    budget = amount
    if name == "client_price":
        levy = LEVY.of(amount, law.settings.get("levy_rate", NO_LEVY))
        budget = amount - levy - _expenses(inputs, amount - levy)
    return _from_budget(law, regime, inputs, when, budget, levy)


def _one_target(target: Mapping[str, Any]) -> tuple[str, int]:
    given = {name: value for name, value in target.items() if value is not None}
    unknown = [name for name in given if name not in TARGETS]
    if unknown or len(given) != 1:
        named = ", ".join(given) or None
        raise LegislationError("target", named, "exactly_one", choices=", ".join(TARGETS))
    name, value = next(iter(given.items()))
    if type(value) is not int or not 0 <= value <= MONEY_LIMIT:
        raise LegislationError(name, value, "whole_number", low=0, high=MONEY_LIMIT, unit="money")
    return name, value


def _expenses(inputs: Mapping[str, Any], rest: int) -> int:
    given = inputs.get("expenses") or 0
    if type(given) is not int or not 0 <= given <= rest:
        raise LegislationError("expenses", given, "whole_number", low=0, high=rest, unit="money")
    return given


def _line(
    law: Country, regime: str, inputs: Mapping[str, Any], when: Mapping[str, Any], code: str
) -> Line:
    _, encoder, system = law.place(regime, when)
    values, _ = encoder.encode({**inputs, GROSS: 0})
    return Line(system, code, values, encoder.places[GROSS])


def _from_budget(
    law: Country,
    regime: str,
    inputs: Mapping[str, Any],
    when: Mapping[str, Any],
    budget: int,
    levy: int,
) -> Solution:
    line = _line(law, regime, inputs, when, "charged_cost")
    gross = outermost(
        line, lambda low, high: low <= budget, lambda cost: cost <= budget, largest=True
    )
    if gross is None:
        least = line.at(0)
        raise LegislationError(
            "employment_budget", budget, "whole_number", low=least, high=MONEY_LIMIT, unit="money"
        )
    payslip = law.evaluate(regime=regime, inputs={**inputs, GROSS: gross}, **when)
    left = budget - payslip.all["charged_cost"]
    return Solution(gross, payslip, levy, budget, left, exact=left == 0)


def _from_net(
    law: Country, regime: str, inputs: Mapping[str, Any], when: Mapping[str, Any], net: int
) -> Solution:
    line = _line(law, regime, inputs, when, "net_pay")
    gross = outermost(
        line,
        lambda low, high: (low <= net) & (net <= high),
        lambda found: found == net,
        largest=False,
    )

    def payslip_at(amount: int) -> Payslip:
        return law.evaluate(regime=regime, inputs={**inputs, GROSS: amount}, **when)

    if gross is not None:
        return Solution(gross, payslip_at(gross), None, None, 0, exact=True)
    above = outermost(
        line, lambda low, high: high >= net, lambda found: found >= net, largest=False
    )
    if above is None or above == 0:
        raise LegislationError(
            "net", net, "whole_number", low=line.at(0), high=line.at(MONEY_LIMIT), unit="money"
        )
    nearest = (payslip_at(above - 1), payslip_at(above))
    return Solution(above, nearest[1], None, None, 0, exact=False, nearest=nearest)


def budget_column(given: Any) -> Any:
    """A column of budgets as int64 (minor units). Raises LegislationError for anything else."""
    column = np.asarray(given)
    fits = column.ndim == 1 and column.dtype.kind in "iu"
    if fits and column.size:
        fits = column.min() >= 0 and column.max() <= MONEY_LIMIT
    if not fits:
        raise LegislationError(
            "employment_budget", given, "whole_number", low=0, high=MONEY_LIMIT, unit="money"
        )
    return column.astype(np.int64, copy=False)
