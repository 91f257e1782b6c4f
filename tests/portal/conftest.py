"""A day that does not move, a place for made files, and a visitor of the portal."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "mutua.portal.settings"
os.environ["MUTUA_TODAY"] = "2026-03-16"

from collections.abc import Iterator
from typing import Any

import django
import pytest

from mutua.portal.house import build

build.prepare()
django.setup()

DANCER = "amount=200&start=gross&from=2026-03-16&unit=hours&time=3&work=artist&earlier=800&earlier_hours=12"


@pytest.fixture
def visitor() -> Any:
    """Someone who asks for pages, without a browser."""
    from django.test import Client

    return Client()


@pytest.fixture
def dancer() -> str:
    """The address of the first example: three hours, after four such jobs that month."""
    return DANCER


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the portal, served while the tests run."""
    from tests.portal.site import served

    with served() as address:
        yield address
