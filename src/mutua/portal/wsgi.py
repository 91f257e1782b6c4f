"""The portal as a WSGI application, with its static files."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from mutua.portal.house import build

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutua.portal.settings")
MADE = build.prepare()


def hashed(path: str, url: str) -> bool:
    """Every static file has its hash in its name, so a browser may keep it for ever."""
    return True


application = WhiteNoise(
    get_wsgi_application(),
    root=str(MADE / "static"),
    prefix="static/",
    immutable_file_test=hashed,
)
