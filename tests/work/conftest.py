"""What the tests of contracts share."""

import pytest
from django.core import mail

from mutua.ground import clock


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, shop

    shop.open_shop()
    contracts.get_ready()
    return shop


@pytest.fixture
def shop(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house


@pytest.fixture
def contracts(shop):
    from tests.support import contracts

    return contracts


@pytest.fixture
def funded(shop):
    """Alice has a budget of about 1,168 euros more."""
    shop.issued_invoice()
    return shop
