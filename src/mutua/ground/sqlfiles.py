"""SQL that stands in files beside a room, for its migrations."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations


class Sql(migrations.RunSQL):
    """Runs one file of a room's ``sql`` folder, whole, as the owner."""

    def __init__(self, room: Path, name: str) -> None:
        self.file = room / "sql" / name
        super().__init__(
            sql=[(self.file.read_text("utf-8"), None)], reverse_sql=migrations.RunSQL.noop
        )

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        """How Django would write it again."""
        return ("Sql", [self.file.parent.parent, self.file.name], {})
