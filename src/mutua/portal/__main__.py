"""``python -m mutua.portal``: serve the portal on this machine and print its address."""

from __future__ import annotations

import os
import socket
import sys

TRIES = 50


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


def main() -> None:
    """Serve until stopped with Ctrl-C."""
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
    print(f"Mutua: http://{shown}:{found.getsockname()[1]}/", flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        server.close()


if __name__ == "__main__":
    main()
