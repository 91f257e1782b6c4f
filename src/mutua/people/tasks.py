"""What is done by night for the house itself."""

from __future__ import annotations

from mutua.ground import clock
from mutua.ground.jobs import again, task
from mutua.people import founding


@task("people.open_periods")
def open_periods(timestamp: int = 0) -> None:
    """Open the periods of the books that come next, so that no house stands still at a year's end."""
    founding.open_ahead(clock.today())


again("people.open_periods", "11 3 * * *")
