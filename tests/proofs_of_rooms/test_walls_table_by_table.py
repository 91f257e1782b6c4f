"""Row-level security falls on one table after the other: what is another's stays out of reach."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError

from mutua.ground.errors import Refused
from tests.proofs_of_rooms import test_both_walls as walls
from tests.support.proofs import half_of_the_day
from tests.support.store import CHARLIE

pytestmark = [pytest.mark.usefixtures("shop"), pytest.mark.prove]
house, shop, superuser, unchanged = walls.house, walls.shop, walls.superuser, walls.unchanged
pytest_generate_tests = walls.pytest_generate_tests


def test_another_members_things_stay_out_of_reach_when_a_table_shows_all_its_rows(
    shop, unchanged, superuser, name
):
    """Row-level security is switched off on one table after the other."""
    from tests.support.verb_cases import ACTORS, CASES, MEMBER, tables

    call = CASES[name].call()
    stranger = replace(ACTORS[MEMBER], person=CHARLIE)
    shown = [one for one in tables() if one.startswith(("people_", "activities_"))]

    def as_a_stranger():
        for table in half_of_the_day(shown):
            superuser.execute(f'alter table "{table}" disable row level security')
            try:
                with pytest.raises((Refused, DatabaseError)):
                    call(uuid4(), stranger)
            finally:
                superuser.execute(f'alter table "{table}" enable row level security')

    unchanged(as_a_stranger)
