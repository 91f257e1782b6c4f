"""The answer to a scenario: net, day, and every line that stands between price and net."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from mutua.legislation import LegislationError
from mutua.legislation.engine.payslip import Payslip
from mutua.payroll.handed_on import LINES
from mutua.portal.simulator import law
from mutua.portal.simulator.scenario import Scenario


@dataclass(frozen=True)
class Line:
    """One line of the table. ``cents`` is signed as it counts in its part of the table.

    ``named`` is the line whose name it bears, where that says more.
    """

    code: str
    cents: int
    kind: str = ""
    opens: bool = True
    named: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the table: what it starts from, its lines, what it comes to."""

    code: str
    lines: tuple[Line, ...]
    total: Line

    @property
    def shown(self) -> tuple[Line, ...]:
        """Lines that are not zero."""
        return tuple(line for line in self.lines if line.cents)

    @property
    def zero(self) -> tuple[Line, ...]:
        """Lines that are zero this time, folded on the page."""
        return tuple(line for line in self.lines if not line.cents)


@dataclass(frozen=True)
class Price:
    """What the client pays, what the cooperative keeps of it, what is left for the work."""

    amount: int
    levy: int
    budget: int


@dataclass(frozen=True)
class Result:
    """A payslip and, where one started from a price or a net, the way back to the gross."""

    scenario: Scenario
    payslip: Payslip
    solution: Any = None

    @property
    def net(self) -> int:
        """What reaches the account."""
        return self.payslip.lines["net_pay"]

    @cached_property
    def gross(self) -> int:
        """The agreed pay."""
        found: int = self.solution.gross if self.solution else self.scenario.amount
        return found

    @cached_property
    def price(self) -> Price:
        """The client's price: the one given, or the least that pays for this work."""
        if self.scenario.start == "price":
            solution = self.solution
            return Price(self.scenario.amount, solution.levy, solution.employment_budget)
        return least_price(self.scenario, self.cost)

    @property
    def pay_by(self) -> date:
        """The last day by which the net is on the account."""
        return self.payslip.pay_by or self.payslip.dates.paid_on

    @property
    def cost(self) -> int:
        """All that the work costs, charged to the member's budget."""
        return self.payslip.lines["charged_cost"]

    @property
    def set_aside(self) -> int:
        """What is set aside of the budget for the member's holiday pay."""
        return self.payslip.lines.get("holiday_pay_provision", 0)

    def of_kind(self, kind: str, sign: int = 1) -> tuple[Line, ...]:
        """The lines of a kind, in the law's order."""
        rules = self.payslip.system.rule
        return tuple(
            Line(code, sign * cents, kind)
            for code, cents in self.payslip.lines.items()
            if (found := rules(code)) and found.kind == kind
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """From the price to the budget, from the gross to the cost, from the gross to the net."""
        gross = Line("gross_pay", self.gross, "gross", opens=False)
        lines = self.payslip.lines
        kept = lines.get("reductions_to_the_pot", 0)
        to_the_pot = (Line("reductions_to_the_pot", kept, "house"),) if kept else ()
        holidays = (Line("holiday_pay_provision", self.set_aside, "later"),)
        allowances = self.of_kind("allowance")
        cost = Part(
            "cost",
            (
                gross,
                *self.of_kind("employer"),
                *self.of_kind("reduction", -1),
                *self.of_kind("house"),
                *to_the_pot,
                *(holidays if self.set_aside else ()),
                *allowances,
            ),
            Line("charged_cost", lines["charged_cost"], "total"),
        )
        net = Part(
            "net",
            (gross, *self.withheld, *self.of_kind("tax", -1), *allowances),
            Line("net_pay", self.net, "total"),
        )
        return (self.price_part, cost, net)

    @property
    def withheld(self) -> tuple[Line, ...]:
        """The member's contributions; the work bonus that lowers them is a line of its own."""
        lines = self.payslip.lines
        before = lines.get("employee_contribution_before_bonus")
        found = self.of_kind("employee", -1)
        if before is None or "employee_contribution" not in lines:
            return found
        bonus = [Line(code, lines[code], "bonus") for code in ("work_bonus_a", "work_bonus_b")]
        if before - sum(line.cents for line in bonus) != lines["employee_contribution"]:
            return found
        named = "" if any(line.cents for line in bonus) else "employee_contribution"
        first = Line("employee_contribution_before_bonus", -before, "employee", named=named)
        rest = tuple(line for line in found if line.code != "employee_contribution")
        return (first, *bonus, *rest)

    @property
    def price_part(self) -> Part:
        """From the client's price to the budget for pay."""
        price = self.price
        lines = (
            Line("client_price", price.amount, "price", opens=False),
            Line("levy", -price.levy, "house", opens=False),
        )
        return Part("price", lines, Line("employment_budget", price.budget, "total", opens=False))

    @property
    def left(self) -> int:
        """What stays in the member's budget because no gross costs exactly the budget."""
        return self.price.budget - self.cost

    @property
    def nearest(self) -> tuple[int, ...]:
        """Where no gross gives the wished net: the nets just below and above."""
        found = self.solution.nearest if self.solution else ()
        return tuple(payslip.lines["net_pay"] for payslip in found)


def inputs_of(scenario: Scenario) -> dict[str, Any]:
    """The facts for the law. What the earlier jobs of the month have borne is worked out by the
    law's own rules, as the payslips of these jobs together."""
    found = scenario.inputs()
    earlier = scenario.earlier_gross and scenario.earlier_hours and _earlier_lines(scenario)
    for name, code in LINES.items() if earlier else ():
        found[f"paid_before_month_{name}"] = earlier.get(code, 0)
    return found


def _earlier_lines(scenario: Scenario) -> dict[str, int]:
    """The lines of the earlier jobs, as one payslip."""
    before = scenario.with_(
        earlier_gross=0, earlier_hours=0, unit="hours", time=scenario.earlier_hours
    )
    inputs = {**before.inputs(), "gross_pay": scenario.earlier_gross}
    return law.be().evaluate(**place_of(scenario), inputs=inputs).lines


def place_of(scenario: Scenario) -> dict[str, Any]:
    """The regime and the days that decide which law holds."""
    return {
        "regime": scenario.regime,
        "worked_from": scenario.worked_from,
        "worked_until": scenario.worked_until,
        "paid_on": law.pay_day(scenario.worked_until),
    }


def least_price(scenario: Scenario, cost: int) -> Price:
    """The smallest price whose rest, once the levy is off, pays for the cost."""
    rate = law.be().settings["levy_rate"]
    place, inputs = place_of(scenario), inputs_of(scenario)
    guess = cost * rate.denominator // (rate.denominator - rate.numerator)
    for amount in range(max(0, guess - 1), guess + 3):
        found = law.be().solve(**place, inputs=inputs, client_price=amount)
        if found.employment_budget >= cost:
            break
    return Price(amount, found.levy, found.employment_budget)


def compute(scenario: Scenario) -> Result:
    """The answer. Raises LegislationError for facts that the law's rules cannot take."""
    place = place_of(scenario)
    inputs = inputs_of(scenario)
    if scenario.start == "gross":
        inputs["gross_pay"] = scenario.amount
        return Result(scenario, law.be().evaluate(**place, inputs=inputs))
    target = {"price": "client_price", "net": "net"}[scenario.start]
    solution = law.be().solve(**place, inputs=inputs, **{target: scenario.amount})
    return Result(scenario, solution.payslip, solution)


FIELD_OF = {
    "gross_pay": "amount",
    "client_price": "amount",
    "employment_budget": "amount",
    "net": "amount",
    "worked_from": "day",
    "as_of": "day",
    "paid_on": "day",
    "worked_until": "until_day",
    "full_month": "time",
    "hours": "time",
    "days": "time",
    "paid_before_month_gross": "earlier",
    "paid_before_month_hours": "earlier_hours",
    "regime": "work",
    "artistic_nature": "work",
}


def problem(error: LegislationError, language: str) -> tuple[str, str]:
    """The form's field that a refusal is about, and the law's own sentence about it."""
    text = error.text(language).partition(":")[2].strip()
    return FIELD_OF.get(error.field, error.field), text[:1].upper() + text[1:]
