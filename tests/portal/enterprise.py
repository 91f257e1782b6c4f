"""The portal of a shared enterprise in the tests: settings, and a visitor of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def keep_addresses() -> None:
    """Addresses that were read stay read when others are used for a while: Django would forget them
    all, and read each again for the next test. They are kept by the name of their list."""
    from django.core.signals import setting_changed
    from django.test.signals import root_urlconf_changed
    from django.urls import set_urlconf

    def others_are_used(*, setting: str, **_: Any) -> None:
        if setting == "ROOT_URLCONF":
            set_urlconf(None)

    if setting_changed.disconnect(root_urlconf_changed):
        setting_changed.connect(others_are_used, weak=False)


@contextmanager
def with_database() -> Iterator[None]:
    """Inside, the portal has the pages that need a database."""
    from django.conf import settings
    from django.test import override_settings

    from mutua.portal.house import enterprise

    keep_addresses()
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
