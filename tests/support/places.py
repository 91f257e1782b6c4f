"""Where things outside the code are found: a browser, the authorities' schemas."""

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

ROOM = 4_000_000_000  # bytes: ten times what the stores of two workers come to
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
]


WHOLE = ("chromium", "chromium-browser", "google-chrome")
SHELL = "chromium-headless-shell"  # the same without windows


def chromium() -> str | None:
    """The system's browser; the same names as scripts/chromium. `make prove` takes the whole
    browser where it is there, `make test` its shell, which does less work."""
    names = (*WHOLE, SHELL) if os.environ.get("MUTUA_PROVE") == "1" else (SHELL, *WHOLE)
    for name in (os.environ.get("MUTUA_CHROMIUM"), *names):
        found = shutil.which(name) if name else None
        if found:
            return found
    return None


def for_stores() -> str | None:
    """Where stores of tests lie: in memory where there is room, else with other temporary files.

    They are thrown away, and the disk is what they would wait for.
    """
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOM
    return str(memory) if roomy and os.access(memory, os.W_OK) else None


def official_schemas() -> Path | None:
    """The folder described in docs/reference/official-schemas.md."""
    given = os.environ.get("MUTUA_SCHEMAS")
    places = [Path(given)] if given else [ROOT / "shared/schemas", ROOT.parent / "shared/schemas"]
    return next((place for place in places if place.is_dir()), None)
