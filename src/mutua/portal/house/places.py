"""Where the portal finds its sources and keeps what it makes from them."""

from __future__ import annotations

import os
from pathlib import Path

PORTAL = Path(__file__).resolve().parents[1]
REPOSITORY = PORTAL.parents[2]


def made_folder() -> Path:
    """The folder for made files: MUTUA_VAR, var/ of the repository, or the user's cache."""
    given = os.environ.get("MUTUA_VAR")
    if given:
        return Path(given) / "portal"
    if (REPOSITORY / "pyproject.toml").is_file():
        return REPOSITORY / "var" / "portal"
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "mutua" / "portal"
