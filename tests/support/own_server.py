"""A server of a test's own, with the settings of real use: what it has acknowledged is on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def serving(folder: Path, request: Any, postgres: Any) -> Iterator[Any]:
    """A server under a folder with the migrated template in its database ``mutua``, to which Django
    and processes begun here speak inside; at the end it and the folder's content are gone."""
    import django

    from mutua.ground.database import Server
    from mutua.portal.house import build
    from tests.conftest import unblocked
    from tests.support import store as stores

    build.prepare()
    django.setup()
    from tests.proofs_of_rooms.at_once import settings_of_this_process

    settings_of_this_process()
    server = Server(folder / "postgres")
    with unblocked(request):
        server.start()
        try:
            server.prepare()
            stores.copy_template(postgres, server, "mutua")
            with stores.pointed(server, "mutua"):
                yield server
        finally:
            stores.throw_away(server)
            shutil.rmtree(folder / "postgres", ignore_errors=True)
