"""In these proofs letters wait for their job: a verb is what its own transaction does."""

import pytest


@pytest.fixture(autouse=True, scope="module")
def letters_wait(store):
    from mutua.ground import post_office

    post_office.at_once = False
    yield
    post_office.at_once = True
