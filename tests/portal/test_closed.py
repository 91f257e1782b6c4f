"""A server that is full or does not answer: who waits before a page reads what to do."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError

from tests.portal.enterprise import key_in
from tests.portal.pages import text_of

HOME = "/en/home/"
WORDS = ("We cannot answer now", "Go back in a few minutes and send it once more: it is done once.")


@pytest.fixture
def alice(alice: Any) -> Any:
    alice.raise_request_exception = False
    return alice


def test_what_is_sent_while_the_disk_is_full_is_asked_again_and_done_once(
    alice: Any, office: Any, monkeypatch: Any
) -> None:
    from mutua.activities.models import Activity
    from mutua.ground.transactions import reading
    from tests.support import contracts

    address = "/en/activity/new/"
    key = key_in(alice.get(address))
    said = {"key": key, "name": "Sewing"}
    monkeypatch.setenv("MUTUA_KEEP_FREE", str(10**9))
    answer = alice.post(address, said)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    for words in WORDS:
        assert words in text_of(answer)
    assert 'class="button"' not in answer.content.decode()  # a new page has another key
    monkeypatch.delenv("MUTUA_KEEP_FREE")
    for _ in range(2):
        assert alice.post(address, said).status_code == 302
    with reading(contracts.READER):
        assert Activity.objects.filter(name="Sewing").count() == 1


def test_no_link_leads_to_what_can_only_be_sent(alice: Any, office: Any, monkeypatch: Any) -> None:
    from tests.portal.test_drafts import draft

    page = f"/en/invoice/{draft(office)}/"
    said = {"key": key_in(alice.get(page))}
    monkeypatch.setenv("MUTUA_KEEP_FREE", str(10**9))
    answer = alice.post(f"{page}issue/", said)
    assert answer.status_code == 503
    assert f'class="button" href="{page}issue/"' not in answer.content.decode()


def test_a_database_that_does_not_answer_is_said_in_the_readers_language(
    alice: Any, monkeypatch: Any
) -> None:
    def gone(*_: Any, **__: Any) -> Any:
        raise OperationalError("connection refused")

    monkeypatch.setattr("mutua.portal.accounts.acting.actor_of", gone)
    answer = alice.get("/fr/home/")
    assert answer.status_code == 503
    assert "Nous ne pouvons pas répondre pour le moment" in text_of(answer)
    assert 'class="button" href="/fr/home/"' in answer.content.decode()


def test_a_fault_of_ours_stays_one(alice: Any, monkeypatch: Any) -> None:
    def wrong(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("mutua.portal.accounts.acting.actor_of", wrong)
    answer = alice.get(HOME)
    assert answer.status_code == 500
    assert "Something went wrong here" in text_of(answer)
