"""How far an invitation to work has come, and what it says, for who invites and who is invited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mutua.ground import clock
from mutua.portal.contracts import words
from mutua.portal.contracts.reading import in_words
from mutua.work.hours import Stretch, stretches
from mutua.work.models import Contract, Invitation
from mutua.work.services.drafting import OPEN
from mutua.work.services.inviting import until

SHOWN = 20


@dataclass(frozen=True)
class Invited:
    """An invitation with the contract that a yes has begun, where there is one."""

    row: Invitation
    contract: Contract | None

    @property
    def stands(self) -> str:
        """How far it is: ``over`` is an open one whose link holds no longer."""
        if self.row.state == "open" and self.row.expires_at <= clock.now():
            return "over"
        return self.row.state

    @property
    def may_withdraw(self) -> bool:
        """Whether nothing is signed yet."""
        begun = self.contract is not None and self.contract.state in OPEN
        return self.row.state == "open" or (self.row.state == "accepted" and begun)

    @property
    def until(self) -> str:
        """Until when the link holds, as the page writes it."""
        return until(self.row, words.language())

    @property
    def periods(self) -> list[Stretch]:
        """Days and hours."""
        return list(stretches(self.row.hours))

    @property
    def regime(self) -> str:
        """How the form of contract is called."""
        return words.regime(self.row.regime)

    @property
    def said(self) -> list[tuple[str, str]]:
        """The answers that decide the form of contract."""
        return [(title, said) for title, said, _step in in_words(self.row.answers)]


def states_of(rows: Iterable[Invitation]) -> list[Invited]:
    """The last invitations with their contracts, the latest first, at most SHOWN."""
    every = sorted(rows, key=lambda one: one.id, reverse=True)[:SHOWN]
    begun = Contract.objects.in_bulk([one.contract_id for one in every if one.contract_id])
    return [Invited(one, begun.get(one.contract_id)) for one in every]
