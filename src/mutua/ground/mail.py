"""Mail that leaves after the commit: written in the language of who reads it."""

from __future__ import annotations

from typing import Any

from django.db import transaction


def send_later(what: str, to: str, language: str, facts: dict[str, Any]) -> None:
    """Send a message once what it tells is kept. ``what`` names its words in ``mails.yaml``."""
    from mutua.ground.post_office import deliver

    transaction.on_commit(lambda: deliver(what, to, language, facts), robust=True)
