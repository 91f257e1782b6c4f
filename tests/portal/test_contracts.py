"""A member's contract by pages: a few questions, the answer, the signature, the work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.people import shown_again
from tests.support import contracts

pytestmark = pytest.mark.usefixtures("office")
ARTIST = {"kind": "artist"}
NO = {"authority": "yes", "certificate": "no", "student": "no", "costs_only": "no", "client_directs": "no"}
days = count(1)


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    contracts.get_ready()
    with clock.on(house.DAY):
        for _ in range(3):
            house.issued_invoice()
    return house


def send(visitor: Any, address: str, **said: str) -> Any:
    """Fill in the form of a page, and send it."""
    seen = visitor.get(address)
    assert seen.status_code == 200, (address, seen.status_code)
    return visitor.post(address, {"key": key_in(seen), **said})


def begun(house: Any, end: str = "kind") -> str:
    return f"/en/activity/{house.ALICES}/work/new/{end}/"


def times(day: date, starts: str = "19:00", ends: str = "22:00", row: int = 1) -> dict[str, str]:
    return {
        f"day_{row}_0": str(day.day), f"day_{row}_1": str(day.month), f"day_{row}_2": str(day.year),
        f"starts_{row}": starts, f"ends_{row}": ends,
    }  # fmt: skip


def answered(alice: Any, house: Any, hours: dict[str, str], **pay: str) -> Any:
    """All pages of a new contract of an evening of dance; the answer to the last one."""
    answer = send(alice, begun(house), **ARTIST)
    for said in (
        NO, {"client": str(house.CLIENT), "task": "Dance", "place": "Rue Haute 12, Bruxelles"},
        {"count": "1", **hours}, pay or {"pay_from": "budget", "amount": "300"},
    ):  # fmt: skip
        assert answer.status_code == 302, text_of(answer)
        answer = send(alice, answer.url, **said)
    return answer


def test_five_pages_lead_to_what_the_work_gives(alice: Any, office: Any) -> None:
    answer = answered(alice, office, times(date(2026, 5, 6)))
    assert answer.status_code == 302, text_of(answer)
    seen = text_of(alice.get(answer.url))
    for words in ("Draft", "Dance", "€300.00", "€204.64", "Wed 6 May 2026, 19:00 – 22:00", "Go on to sign",
                  "whether or not the client has paid"):  # fmt: skip
        assert words in seen, (words, seen)
