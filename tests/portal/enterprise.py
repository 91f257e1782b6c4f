"""The portal of a shared enterprise in the tests: settings, and a visitor of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def with_database() -> Iterator[None]:
    """Inside, the portal has the pages that need a database."""
    from django.conf import settings
    from django.test import override_settings

    from mutua.portal.house import enterprise

    with override_settings(**enterprise.settings(list(settings.MIDDLEWARE))):
        yield


def key_in(answer: Any, form: int = 0) -> str:
    """The hidden key of a form of the page."""
    import re

    return re.findall(r'name="key" value="([^"]+)"', answer.content.decode())[form]


def send(visitor: Any, address: str, **said: str) -> Any:
    """Fill in the form of a page, from the edition that it shows, and send it."""
    import re

    seen = visitor.get(address)
    assert seen.status_code == 200, (address, seen.status_code)
    edition = re.search(r'name="edition" value="(\d+)"', seen.content.decode())
    more = {"edition": edition[1]} if edition else {}
    return visitor.post(address, {"key": key_in(seen), **more, **said})


@contextmanager
def served() -> Iterator[str]:
    """The portal with its database, at an address for a browser."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from whitenoise import WhiteNoise

    from mutua.portal.house import build
    from tests.portal import site

    with with_database():
        connections.settings["default"]["CONN_MAX_AGE"] = 0  # each thread closes its own
        made = build.prepare()
        pages = WhiteNoise(
            get_wsgi_application(), root=str(made / "static"), prefix="static/", max_age=60
        )
        with site.served(pages) as address:
            yield address
