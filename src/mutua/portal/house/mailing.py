"""Where mail goes: to a folder for trial, to a mail server by MUTUA_MAIL."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from mutua.ground.database import home

PORTS = {"smtp": 587, "smtps": 465}


def mailing() -> dict[str, Any]:
    """Django's settings of mail. MUTUA_MAIL is ``smtp://login:word@host:587`` (STARTTLS) or
    ``smtps://…`` (TLS from the start); MUTUA_MAIL_FROM who writes. Raises ValueError for another.
    """
    sender = {"DEFAULT_FROM_EMAIL": os.environ.get("MUTUA_MAIL_FROM", "mutua@localhost")}
    url = os.environ.get("MUTUA_MAIL", "")
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(home() / "mail"),
            **sender,
        }
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        allowed = "smtp://login:password@host:587 or smtps://login:password@host:465"
        raise ValueError(f"MUTUA_MAIL: given {parts.scheme}://{parts.hostname}; allowed: {allowed}")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp"
        and parts.hostname not in ("localhost", "127.0.0.1"),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
        **sender,
    }
