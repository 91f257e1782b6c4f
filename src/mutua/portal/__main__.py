"""``python -m mutua.portal``: serve the portal on this machine and print its address.

Without ``--store`` it is the simulator alone, which needs no database. With it the store under
MUTUA_HOME (or DATABASE_URL) is opened, an empty one filled with a make-believe cooperative unless
MUTUA_EMPTY=1, and its jobs are done beside.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

TRIES = 50
DEMO_MAIL = "django.core.mail.backends.locmem.EmailBackend"


def listen(host: str, port: int) -> socket.socket:
    """A socket on the port, or on the next free one after it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + TRIES, 65_536)):
        found = socket.socket(family, socket.SOCK_STREAM)
        try:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((host, candidate))
        except OSError:
            found.close()
            continue
        return found
    sys.exit(f"No free port from {port} to {port + TRIES - 1}. Set another: MUTUA_PORT=…")


@contextmanager
def with_store() -> Iterator[None]:
    """The store, and a worker for its jobs."""
    from mutua.cli import store

    with store.opened(migrate=True):
        if os.environ.get("MUTUA_EMPTY") != "1":
            fill_when_empty()
        worker = subprocess.Popen([sys.executable, "-m", "mutua.cli", "work"])
        try:
            yield
        finally:
            worker.terminate()
            worker.wait(10)


def fill_when_empty() -> None:
    """Play a small cooperative of the last three months into a store that has none."""
    from django.conf import settings
    from django.core import mail

    from mutua.cli.demonstration import Demo
    from mutua.ground import clock
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.ground.transactions import reading
    from mutua.ledger.models import LegalEntity
    from mutua.portal.demo import people

    with reading(Actor(AUDITOR, job="demo")):
        if LegalEntity.objects.exists():
            return
    print("An empty store: a make-believe cooperative is played into it …", flush=True)
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, DEMO_MAIL
    mail.outbox = []
    last = clock.today()
    demo = Demo(6, (last - timedelta(days=90)).replace(day=1), last, 1)
    demo.play()
    people.open_accounts(demo)
    settings.EMAIL_BACKEND = backend


def demo_is_there() -> bool:
    """Whether the store is the make-believe cooperative's."""
    from mutua.portal.demo.views import is_demo

    return is_demo()


def main() -> None:
    """Serve until stopped with Ctrl-C, or by a signal."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if "--store" in sys.argv[1:]:
        with with_store():
            serve()
    else:
        serve()


def serve() -> None:
    """Serve the pages."""
    host = os.environ.get("MUTUA_HOST", "127.0.0.1")
    text = os.environ.get("MUTUA_PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        sys.exit(f"MUTUA_PORT is {text!r}; allowed: a number from 1 to 65535")
    from waitress import create_server

    from mutua.legislation import LegislationError
    from mutua.portal.simulator import law
    from mutua.portal.wsgi import application

    try:
        law.be()
    except LegislationError as error:
        sys.exit(
            f"A setting of the cooperative cannot be used. MUTUA_{error.field.upper()}: {error}"
        )

    found = listen(host, int(text))
    server = create_server(application, sockets=[found], threads=4, ident="mutua")
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{found.getsockname()[1]}/"
    print(f"Mutua: {address}", flush=True)
    if "--store" in sys.argv[1:] and demo_is_there():
        print(f"Enter the demo as one of its people: {address}en/demo/", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()


if __name__ == "__main__":
    main()
