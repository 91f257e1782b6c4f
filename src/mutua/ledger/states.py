"""The states of a period: open, closed. What is closed stays closed."""

from mutua.ground.actors import STAFF, TREASURY
from mutua.ground.states import Machine, Step

PERIOD = Machine(
    "period",
    (
        Step("", "open", "ledger.open_period", (STAFF, TREASURY)),
        Step("open", "closed", "ledger.close_period", (STAFF, TREASURY)),
    ),
)
