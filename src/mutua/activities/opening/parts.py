"""What rooms above bring to the opening of the books: files of their own, in the same folder and the
same transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from mutua.ground.actors import Actor
from mutua.ground.sheets import CellError, Sheet
from mutua.ledger.models import OpeningBalance


class Begun(NamedTuple):
    """The opening of a legal entity's books at the end of a day, and by whom."""

    actor: Actor
    opening: UUID
    legal_entity: str
    day: date


def nothing_to_agree(begun: Begun, balances: Sequence[OpeningBalance]) -> list[CellError]:
    """Of a file that owes nothing."""
    return []


class Part(NamedTuple):
    """A file of an opening. ``columns`` gives the names that its header knows, and those that it
    needs. ``take`` keeps its rows and gives what is wrong in them. ``agree`` holds what was kept
    against the balances, each difference at the line of a balance, 0 where it has none. ``papers`` is the
    column in which each row names a file of the folder ``papers``. A file of a higher ``rank`` is taken
    after the others."""

    columns: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]]
    take: Callable[[Begun, Sheet], list[CellError]]
    agree: Callable[[Begun, Sequence[OpeningBalance]], list[CellError]] = nothing_to_agree
    papers: str = ""
    rank: int = 0


PARTS: dict[str, Part] = {}


def add_part(name: str, part: Part) -> None:
    """Let a folder also have a file of this name."""
    PARTS[name] = part
    for each in sorted(PARTS, key=lambda one: (PARTS[one].rank, one)):
        PARTS[each] = PARTS.pop(each)  # the order in which they are taken
