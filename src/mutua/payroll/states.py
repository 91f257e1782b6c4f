"""The states of a run: open while it pays, then done."""

from mutua.ground.actors import STAFF, WORKER
from mutua.ground.states import Machine, Step

HOUSE = (STAFF, WORKER)
RUN = Machine(
    "payroll_run",
    (
        Step("", "open", "payroll.open_run", HOUSE),
        Step("open", "done", "payroll.end_run", HOUSE),
    ),
)
