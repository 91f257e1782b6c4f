"""What the tests of payroll share: those of contracts, and the run."""

import pytest

from tests.work.conftest import contracts, funded, house, shop

__all__ = ("contracts", "funded", "house", "shop")


@pytest.fixture
def payday(contracts):
    from tests.support import payday

    return payday
