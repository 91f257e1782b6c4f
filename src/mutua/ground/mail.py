"""Mail: kept with what it tells, in one transaction; it leaves after the commit.

It is tried at once, by whoever asked. Where that process dies or the mail server is down, a job
sends it later. A letter that has left is marked, so it leaves once; between the server's answer and
the mark a death can let it leave twice, never not at all.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from mutua.ground.ids import new_id


def send_later(what: str, to: str, language: str, facts: dict[str, Any]) -> None:
    """Send a message once what it tells is kept. ``what`` names its words in ``mails.yaml``."""
    from django.db import connection

    from mutua.ground.jobs import later
    from mutua.ground.post_office import try_now, write

    subject, text = write(what, language, facts)
    letter: UUID = new_id()
    # Whoever puts a letter may not read it: so no row is asked back.
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into ground_letter (id, what, address, subject, text)"
            " values (%s, %s, %s, %s, %s)",
            [letter, what, to, " ".join(subject.split()), text],
        )
    later("ground.send_letter", letter=str(letter))
    transaction.on_commit(lambda: try_now(letter), robust=True)
