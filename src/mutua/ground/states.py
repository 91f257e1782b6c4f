"""State machines as tables: the steps a state may take, the verb of each, and who may do it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.migrations.operations.base import Operation


class Step(NamedTuple):
    """One arrow. ``before`` empty is the beginning of a row."""

    before: str
    after: str
    verb: str
    roles: tuple[str, ...]


class Machine(NamedTuple):
    """A named machine with its steps."""

    name: str
    steps: tuple[Step, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which they come."""
        return tuple(dict.fromkeys(step.after for step in self.steps))


class Arrows(Operation):
    """A migration that writes the arrows of a machine, whole: those gone from it are removed."""

    reversible = True

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Nothing that Django's models know."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Write the arrows anew."""
        rows = [
            (self.machine.name, s.before, s.after, s.verb, list(s.roles))
            for s in self.machine.steps
        ]
        write_arrows(schema_editor.connection, self.machine.name, rows)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Leave the arrows as they are."""

    def describe(self) -> str:
        """What the migration says while it runs."""
        return f"arrows of {self.machine.name}"


def write_arrows(connection: Any, machine: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Replace the arrows of a machine."""
    import json

    with connection.cursor() as cursor:
        cursor.execute("delete from ground_arrow where machine = %s", [machine])
        cursor.executemany(
            'insert into ground_arrow (machine, "before", "after", verb, roles)'
            " values (%s, %s, %s, %s, %s)",
            [(*row[:4], json.dumps(row[4])) for row in rows],
        )
