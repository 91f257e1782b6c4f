"""What the tests of people share."""

import pytest


@pytest.fixture(scope="module")
def house(store):
    from tests.support import shop

    shop.open_shop()
    return shop


@pytest.fixture
def shop(house):
    from django.core import mail

    from mutua.ground import clock

    mail.outbox = []
    with clock.on(house.DAY):
        yield house


@pytest.fixture
def capital(shop):
    from tests.support import capital

    capital.price()
    return capital
