"""The portal served to a browser, from a thread of the tests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def served(application: Any = None) -> Iterator[str]:
    """The address at which the portal (or another application) answers while the tests run."""
    from waitress import create_server

    if application is None:
        from mutua.portal.wsgi import application

    server = create_server(application, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(5)
