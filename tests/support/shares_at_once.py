"""What each process of a crew does with shares."""

from __future__ import annotations

from uuid import UUID, uuid4


def do(what: str, one: str, other: str) -> str:
    """Take shares that were offered, or pay some; gives the answer or the code of the refusal."""
    from mutua.ground import actors, clock
    from mutua.ground.errors import Refused
    from mutua.people import services
    from tests.support import capital
    from tests.support.shop import DAY

    with clock.on(DAY):
        if what == "pay":
            return capital.pay(UUID(one))
        try:
            services.accept_shares(
                actor=actors.member(UUID(one)), key=uuid4(), transfer=UUID(other)
            )
        except Refused as refused:
            return refused.code
        return "taken"
