"""Row-level security falls on one table after the other: what is another's stays out of reach."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError

from mutua.ground.errors import Refused
from tests.proofs_of_rooms import test_both_walls as walls
from tests.proofs_of_rooms.guards import without
from tests.support.store import CHARLIE

pytestmark = pytest.mark.usefixtures("shop")
house, shop, superuser, unchanged = walls.house, walls.shop, walls.superuser, walls.unchanged
pytest_generate_tests = walls.pytest_generate_tests


def test_another_members_things_stay_out_of_reach_when_a_table_shows_all_its_rows(
    shop, unchanged, name
):
    """Row-level security is switched off on one table after the other, as owner."""
    from tests.support.verb_cases import ACTORS, CASES, MEMBER, tables

    call = CASES[name].call()
    stranger = replace(ACTORS[MEMBER], person=CHARLIE)

    def as_a_stranger():
        for table in tables():
            if not table.startswith(("people_", "activities_")):
                continue
            with (
                without(
                    f'alter table "{table}" disable row level security',
                    f'alter table "{table}" enable row level security',
                ),
                pytest.raises((Refused, DatabaseError)),
            ):
                call(uuid4(), stranger)

    unchanged(as_a_stranger)
