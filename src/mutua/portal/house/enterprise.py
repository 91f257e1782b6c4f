"""Settings of the shared enterprise: what a portal with a database has beside the simulator."""

from __future__ import annotations

from typing import Any


def settings(middleware: list[str]) -> dict[str, Any]:
    """What changes when there is a database; ``middleware`` is what every page has."""
    return {
        "ROOT_URLCONF": "mutua.portal.enterprise_urls",
        "MIDDLEWARE": middleware,
    }
