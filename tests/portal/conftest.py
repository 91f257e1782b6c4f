"""A day that does not move, a place for made files, and a visitor of the portal."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "mutua.portal.settings"
os.environ["MUTUA_TODAY"] = "2026-03-16"

from collections.abc import Iterator
from datetime import date
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


# ── A house for the pages that need a database ──────────────────────────────────────────────────


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    """A house with Alice, Bob and Charlie, Olga of the staff and Theo of the treasury."""
    from django.core import mail

    from tests.portal.people import add_second_factor, open_accounts, open_treasury
    from tests.support import shop

    mail.outbox = []
    shop.open_shop()
    open_accounts()
    add_second_factor("olga@example.org")
    open_treasury()
    return shop


@pytest.fixture
def office(house: Any, tmp_path: Any, monkeypatch: Any) -> Iterator[Any]:
    """The house on its day, with its pages and a place for files."""
    from django.core import mail

    from mutua.ground import clock
    from tests.portal.enterprise import with_database

    monkeypatch.setenv("MUTUA_FILES", str(tmp_path))
    mail.outbox = []
    with clock.on(house.DAY), with_database():
        yield house


@pytest.fixture
def alice(office: Any) -> Any:
    """Alice, who has signed in."""
    from tests.portal.people import signed_in
    from tests.support.store import ALICE

    return signed_in(ALICE)


@pytest.fixture
def staff(office: Any) -> Any:
    """Olga, who has just shown once more that it is her."""
    from tests.portal.people import shown_again, signed_in
    from tests.support.store import OLGA

    return shown_again(signed_in(OLGA))


@pytest.fixture
def treasurer(office: Any) -> Any:
    """Theo, who has signed in."""
    from tests.portal.people import THEO, signed_in

    return signed_in(THEO)


# ── Stories of pay in a browser ─────────────────────────────────────────────────────────────────


@pytest.fixture
def stage(browser: Any, own_store: Any, tmp_path: Any) -> Iterator[Any]:
    """Alice the dancer and those who pay her, from 16 March 2026 on."""
    from tests.portal import stage

    with stage.opened(
        browser, tmp_path, stage.DANCER, date(2026, 3, 16), date(2026, 1, 1)
    ) as found:
        yield found


@pytest.fixture
def band(browser: Any, own_store: Any, tmp_path: Any) -> Iterator[Any]:
    """Four who play together, and those who pay them."""
    from tests.portal import stage

    with stage.opened(browser, tmp_path, stage.BAND, date(2026, 3, 16), date(2026, 1, 1)) as found:
        yield found
