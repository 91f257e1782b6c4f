"""``mutua import register``: the open data of the Crossroads Bank for Enterprises."""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path
from typing import Any

from mutua.cli import store

PIECE = 1 << 20


def add_part(parts: Any) -> None:
    """Add the part to ``mutua import``."""
    part = parts.add_parser(
        "register",
        help="the Belgian register of enterprises",
        description="Take a full extract of the register's open data (ZIP), whole or not at all.",
        epilog="Example: mutua import register KboOpenData_0100_2026_11_01_Full.zip",
    )
    part.add_argument("file", type=Path, help="the ZIP as the FPS Economy publishes it")
    part.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Take it; 2 when it is refused."""
    if not given.file.is_file():
        print(f"mutua: file: given {given.file}; allowed: a file that is there", file=sys.stderr)
        return 2
    digest = digest_of(given.file)
    with store.opened():
        from mutua.activities.register import import_register
        from mutua.ground.actors import STAFF, Actor
        from mutua.ground.errors import Refused
        from mutua.ground.ids import derived_id

        start = time.monotonic()
        try:
            taken, left_out = import_register(
                actor=Actor(STAFF, job="import"), key=derived_id("register", digest, given.file),
                path=str(given.file), digest=digest,
            )  # fmt: skip
        except Refused as refused:
            print(f"mutua: {refused}", file=sys.stderr)
            return 2
        seconds = time.monotonic() - start
    print(f"{taken} enterprises taken, {left_out} rows left out, {seconds:.1f} s")
    return 0


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            found.update(piece)
    return found.hexdigest()
