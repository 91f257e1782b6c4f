"""What the tests of the treasury share."""

import pytest
from django.core import mail

from mutua.ground import clock


@pytest.fixture(scope="module")
def house(store):
    from tests.support import payments, shop

    shop.open_shop()
    with clock.on(shop.DAY):
        payments.open_treasury()
    return shop


@pytest.fixture
def shop(house, monkeypatch, tmp_path):
    monkeypatch.setenv("MUTUA_BANK", str(tmp_path / "bank"))
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


@pytest.fixture
def payments(shop):
    from tests.support import payments

    return payments


@pytest.fixture(scope="module")
def _bank(house, tmp_path_factory):
    from tests.support import payments

    with clock.on(house.DAY):
        found = payments.a_bank(tmp_path_factory.mktemp("simulated"))
    yield found
    found.close()


@pytest.fixture
def simulated(payments, _bank):
    """The house's bank, on the day on which the test before has left it."""
    with clock.on(_bank.today):
        yield _bank
