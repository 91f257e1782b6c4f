"""Every verb, each of its facts, with values that cannot be: the answer names a field, what was
given and what is allowed, and the store is as it was. Values that can be are done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground.errors import Refused
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import footprint
from tests.support.proofs import PROVING, day_number

house, shop, superuser = lives.house, lives.shop, lives.superuser
pytestmark = pytest.mark.usefixtures("shop")

WRONG = {
    int: (-1, 0, 2**53, 2**63, -(2**63) - 1),
    str: ("", " ", "\x00", "x" * 100_000, "\ud800", "😀", "=1+1", "../../etc/passwd", "<script>"),
    date: (date(1, 1, 1), date(9999, 12, 31)),
    UUID: (UUID(int=0), uuid4()),
}


def spoilt(facts: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The facts with one value wrong, by the kind of each."""
    for field, value in facts.items():
        kind = type(value)
        for wrong in WRONG.get(kind, ()):
            if wrong != value:
                yield field, {**facts, field: wrong}
        if isinstance(value, list | tuple):
            yield field, {**facts, field: kind(())}
        if isinstance(value, dict):
            yield field, {**facts, field: {}}


def answered(call: Any, facts: dict[str, Any]) -> Refused | None:
    """What the verb said: a refusal, or nothing because it was done."""
    try:
        call._replace(facts=facts)(uuid4())
    except Refused as error:
        return error
    return None


@pytest.mark.prove
def test_what_cannot_be_is_refused_by_its_field_and_leaves_nothing(shop, superuser, proof):
    """In `make test` one value of eight, others each day."""
    from tests.support import verb_cases
    from tests.support.verb_cases import CASES

    tables = [*verb_cases.tables(), *verb_cases.JOBS]
    every, start, accepted = 1 if PROVING else 8, 0 if PROVING else day_number(), 0
    tried = start
    for name in sorted(CASES):
        call = CASES[name].call()
        before = footprint(superuser, tables)
        for turn in range(tried % every, len(list(spoilt(call.facts))), every):
            field, facts = list(spoilt(call.facts))[turn]
            error, tried = answered(call, facts), tried + 1
            if error is None:  # it could be: on with a fresh one
                accepted, call = accepted + 1, CASES[name].call()
                before = footprint(superuser, tables)
                continue
            assert all((error.field, error.allowed)), (name, field, facts[field])
            assert footprint(superuser, tables) == before, (name, field, facts[field], error)
    tried -= start
    proof.note(wrong_values=tried, accepted=accepted)
    print(f"{tried} wrong values, {accepted} of them could be")
    assert tried - accepted > 100
