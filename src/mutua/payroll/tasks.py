"""What is done later: advances that the house grants by itself."""

from __future__ import annotations

from uuid import UUID

from mutua.ground import actors
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.jobs import task
from mutua.payroll import services

GRANTER = actors.job("advances")


@task("payroll.grant_advance")
def grant_advance(advance: str) -> None:
    """Grant an advance, where the house has decided for all and nobody was quicker."""
    key = derived_id(advance, "granted")
    try:
        services.decide_advance(
            actor=GRANTER, key=key, advance=UUID(advance), decision=derived_id(key, "decision"),
            granted=True,
        )  # fmt: skip
    except Refused as refused:
        if refused.code != "state":
            raise
