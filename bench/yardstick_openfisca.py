"""A few lines of the same law written for openfisca-core, as a yardstick. Prints JSON."""

import json
import statistics
import time
from importlib.metadata import version

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import MONTH
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.taxscales import MarginalRateTaxScale
from openfisca_core.variables import Variable

ROWS = 200_000
PERIOD = "2026-05"
Worker = build_entity("worker", "workers", "A worker", is_person=True)

SCALE = MarginalRateTaxScale()
for threshold, rate in ((0, 0.2675), (16_710, 0.428), (29_500, 0.4815), (51_050, 0.535)):
    SCALE.add_bracket(threshold, rate)


class gross_pay(Variable):
    value_type, entity, definition_period, label = float, Worker, MONTH, "Gross pay"


class employee_contribution_before_bonus(Variable):
    value_type, entity, definition_period, label = float, Worker, MONTH, "Contribution"

    def formula(workers, period):
        return np.floor(workers("gross_pay", period) * 13.07 + 0.5) / 100


class yearly_net_income(Variable):
    value_type, entity, definition_period, label = float, Worker, MONTH, "Yearly net income"

    def formula(workers, period):
        gross = workers("gross_pay", period)
        year = 12 * (gross - workers("employee_contribution_before_bonus", period))
        return year - np.minimum(0.3 * year, 6_070)


class basic_tax(Variable):
    value_type, entity, definition_period, label = float, Worker, MONTH, "Tax by the scale"

    def formula(workers, period):
        return SCALE.calc(workers("yearly_net_income", period))


def main():
    system = TaxBenefitSystem([Worker])
    for variable in (
        gross_pay, employee_contribution_before_bonus, yearly_net_income, basic_tax,
    ):  # fmt: skip
        system.add_variable(variable)
    pay = np.random.default_rng(20261125).integers(150_000, 600_000, ROWS) / 100
    seconds = []
    for _ in range(5):
        builder = SimulationBuilder()
        simulation = builder.build_default_simulation(system, ROWS)
        simulation.set_input("gross_pay", PERIOD, pay)
        began = time.perf_counter()
        simulation.calculate("basic_tax", PERIOD)
        seconds.append(time.perf_counter() - began)
    rate = ROWS / statistics.median(seconds)
    print(json.dumps({"rows": ROWS, "rows_a_second": rate, "version": version("openfisca-core")}))


main()
