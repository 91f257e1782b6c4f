"""Whether the store may number and send; and what the journal knows of it that it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from mutua.ground import actors, journal, policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import new_id
from mutua.ground.journal import Line
from mutua.ground.transactions import reading
from mutua.ground.verbs import verb

KEEPER = actors.job("journal")
STAYED = "_stayed"  # ends the kind of a line that says: what the line before names did not leave
policy.grant("ground.note_left", WORKER)
policy.grant("ground.shut", WORKER)


@dataclass(frozen=True)
class Kind:
    """A kind of things that leave. ``unknown`` gives of lines those whose thing the store does not
    know to have left; ``take_back`` lets a restored store know it. ``proves``: that the store does
    not know it proves that it was restored."""

    unknown: Callable[[list[Line]], list[Line]]
    take_back: Callable[[Line], None]
    proves: bool = True


kinds: dict[str, Kind] = {}


def is_open() -> bool:
    """Whether numbers may be drawn and things sent; asked within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.is_open()")
        return bool(cursor.fetchone()[0])


def require_open() -> None:
    """Raise Refused in a store that was restored, or is found on another server."""
    if not is_open():
        allowed = "a store that two people have opened again: mutua reopen"
        raise Refused("store", "restored, or moved to another server", allowed, "shut")


def note_before_it_leaves(kind: str, reference: UUID, **facts: object) -> None:
    """Write a thing's line in the journal, and keep that it is there; done again, nothing."""
    from mutua.ground.models import Left

    with reading(KEEPER):
        if Left.objects.filter(kind=kind, reference=reference).exists():
            return
    note_now(kind, reference, **facts)


def note_now(kind: str, reference: UUID, **facts: object) -> None:
    """The same for a thing that surely has no line yet."""
    line = journal.write(kind, reference, **facts)
    note_left(
        actor=KEEPER, key=new_id(), place=line.sequence, kind=kind, reference=reference,
        signed=line.signed,
    )  # fmt: skip


@verb("ground.note_left")
def note_left(*, actor: Actor, place: int, kind: str, reference: UUID, signed: str) -> int:
    """Keep that the journal has a thing's line at this place.

    The line itself is on the disk. Were this note lost with the machine's power, the thing would
    get a second line, of which the first counts: so nobody waits for the disk again.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into ground_left (id, kind, reference, signed) select %s, %s, %s, %s"
            " from set_config('synchronous_commit', 'off', true)"
            " on conflict (kind, reference) do nothing",
            [place, kind, reference, signed],
        )
    return place


@verb("ground.shut")
def shut(*, actor: Actor, why: str) -> int:
    """Let nothing be numbered or sent until two people open the store again."""
    if not why.strip():
        raise Refused("why", why, "what was found")
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into ground_opening (server, why, signed_by) values ('', %s, '[]')", [why]
        )
    return 1


def open_again(why: str, signed_by: Sequence[UUID]) -> None:
    """Let the store number and send again where it now runs, as a part of a verb of a higher room,
    which knows who may sign."""
    from mutua.ground.models import Opening

    with connection.cursor() as cursor:
        cursor.execute("select mutua.this_server()")
        (server,) = cursor.fetchone()
    Opening.objects.create(server=server, why=why, signed_by=[str(one) for one in signed_by])


def unknown() -> list[Line]:
    """The lines of the journal that name what this store does not know to have left, without what
    stayed after all. Raises Refused for a journal that was spoilt."""
    said: dict[tuple[str, UUID], Line] = {}
    for line in journal.lines():
        kind = line.kind.removesuffix(STAYED)
        if kind != line.kind:
            said.pop((kind, line.reference), None)
        else:
            said.setdefault((kind, line.reference), line)
    with reading(KEEPER):
        found = [
            line
            for name, kind in kinds.items()
            for line in kind.unknown([one for one in said.values() if one.kind == name])
        ]
    return sorted(found, key=lambda line: line.sequence)


def shut_if_restored() -> bool:
    """Compare the store with the journal, and shut a store that does not know what left; says
    whether it is open."""
    missing = [line for line in unknown() if kinds[line.kind].proves]
    with reading(KEEPER):
        stands = is_open()
    if missing and stands:
        first = missing[0]
        why = f"the journal knows {len(missing)} things that left, the store does not: {first.kind}"
        shut(actor=KEEPER, key=new_id(), why=f"{why} {first.reference}")
    return stands and not missing


def take_back(found: Sequence[Line]) -> None:
    """Let the store know what had left."""
    for line in found:
        kinds[line.kind].take_back(line)
