"""Who sees and changes which rows: one test tries to reach another's, its twin takes the policy
away and must reach it."""

from __future__ import annotations

import pytest

from mutua.ground.transactions import reading
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import FRAMEWORK, broken, names
from tests.support.store import ALICE, BOB, CHARLIE

house, shop, superuser = lives.house, lives.shop, lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
OF_THE_HOUSE = {  # whoever works in the house sees these whole
    "ground_arrow", "ledger_account", "ledger_legalentity", "ledger_period", "activities_series",
    "people_shareprice", "activities_enterprise", "activities_registerform",
    "work_standingdecision", "work_reserverule",
}  # fmt: skip


# ── 25: a member sees and changes only her own ──────────────────────────────────────────────────


def readable(superuser, role: str) -> list[str]:
    return [
        name
        for name in names(superuser)
        if superuser.execute("select has_table_privilege(%s, %s, 'select')", [role, name]).fetchone()[0]
    ]  # fmt: skip


def rows_of(table: str, person) -> set[str]:
    with session("mutua_member", person, act=False) as connection:
        return {one for (one,) in connection.execute(f"select t::text from {table} t").fetchall()}


def shared(superuser) -> set[str]:
    """Tables of which two members who share nothing see a common row."""
    return {table for table in readable(superuser, "mutua_member") if is_shared(table)}


def is_shared(table: str) -> bool:
    """Whether two members who share nothing see a common row of it."""
    return bool(rows_of(table, ALICE) & rows_of(table, CHARLIE))


def test_two_members_who_share_nothing_see_no_common_row(shop, superuser):
    assert shared(superuser) == OF_THE_HOUSE
    for table in readable(superuser, "mutua_member"):
        for person in (ALICE, CHARLIE):
            assert rows_of(table, person), f"{table}: the proof needs rows of each"
        assert table in OF_THE_HOUSE or not rows_of(table, BOB) & rows_of(table, ALICE)


def test_twin_without_the_policy_each_table_shows_anothers_rows(shop, superuser):
    for table in set(readable(superuser, "mutua_member")) - OF_THE_HOUSE:
        with without(
            f"create policy twin on {table} for select to mutua_member using (true)",
            f"drop policy twin on {table}",
        ):
            assert is_shared(table)
        with without(
            f"alter table {table} disable row level security",
            f"alter table {table} enable row level security",
        ):
            assert is_shared(table)
    assert shared(superuser) == OF_THE_HOUSE


def writable(superuser, role: str) -> list[tuple[str, str]]:
    """Tables with a column that a role may change."""
    return superuser.execute(
        "select relname, min(attname) from pg_class c join pg_attribute a on a.attrelid = c.oid"
        f" where relkind = 'r' and relnamespace = 'public'::regnamespace and {FRAMEWORK}"
        " and attnum > 0 and not attisdropped and attgenerated = ''"
        " and has_column_privilege(%s, c.oid, attnum, 'update') group by 1 order by 1",
        [role],
    ).fetchall()


def changed_by(table: str, column: str, person) -> set[str]:
    with session("mutua_member", person) as connection:
        if table == "ground_act":
            return set()  # changed once, by its own transaction alone: see tests/ledger
        return {
            one
            for (one,) in connection.execute(
                f'update {table} t set "{column}" = "{column}" returning t::text'
            ).fetchall()
        }


def test_two_members_who_share_nothing_change_no_common_row(shop, superuser):
    pairs = writable(superuser, "mutua_member")
    assert len(pairs) >= 5
    for table, column in pairs:
        theirs = changed_by(table, column, ALICE), changed_by(table, column, CHARLIE)
        assert not theirs[0] & theirs[1], table
        for person, changed in zip((ALICE, CHARLIE), theirs, strict=True):
            assert changed <= rows_of(table, person), table


def test_nobody_joins_anothers_activity_or_takes_anothers_client(shop):
    with session("mutua_member", CHARLIE) as connection, Coded("42501"):
        connection.execute(
            "insert into activities_activitymember (id, activity_id, person_id, share)"
            " values (gen_random_uuid(), %s, %s, 1)",
            [shop.ALICES, CHARLIE],
        )
    with reading(shop.charlie):
        from mutua.activities.models import Activity

        own = Activity.objects.first().id
    with session("mutua_member", CHARLIE) as connection, Coded("42501"):
        connection.execute(
            "insert into activities_activityclient (id, activity_id, client_id)"
            " values (gen_random_uuid(), %s, %s)",
            [own, shop.CLIENT],
        )


# ── 26 and 27: no tenants; every table behind its policies ──────────────────────────────────────


def test_no_table_has_a_tenant(shop, superuser):
    assert superuser.execute(
        "select relname, attname from pg_class c join pg_attribute a on a.attrelid = c.oid"
        f" where relkind = 'r' and relnamespace = 'public'::regnamespace and {FRAMEWORK} and attname"
        " ~ '^(tenant|company|organi[sz]ation|cooperative|site|account_holder|schema_name)(_id)?$'"
    ).fetchall() == []  # fmt: skip


def test_every_table_has_forced_policies_and_nothing_is_for_everyone(shop, superuser):
    bare = superuser.execute(
        f"select relname from pg_class c where relkind = 'r' and {FRAMEWORK}"
        " and relnamespace = 'public'::regnamespace and relname <> 'ground_arrow' and not ("
        " relrowsecurity and relforcerowsecurity"
        " and exists (select from pg_policy where polrelid = c.oid))"
    ).fetchall()
    assert bare == []
    assert superuser.execute(
        "select relname from pg_class, aclexplode(relacl) where grantee = 0"
        " and relnamespace = 'public'::regnamespace"
    ).fetchall() == []  # fmt: skip
    everyones = superuser.execute(
        "select polrelid::regclass, polname from pg_policy where 0 = any(polroles)"
    ).fetchall()
    assert everyones == []


def test_functions_that_see_every_row_have_a_fixed_path(shop, superuser):
    loose = superuser.execute(
        "select proname from pg_proc where pronamespace = 'mutua'::regnamespace and prosecdef"
        " and not coalesce(array_to_string(proconfig, ','), '') like 'search_path=public, pg_temp%'"
    ).fetchall()
    assert loose == []


@pytest.mark.parametrize(
    "spoil, code",
    [
        ("create table extra_of_member (id int, member uuid)", "ground.policies"),
        ("create table ledger_extra (id int); grant select on ledger_extra to public", "ground.public"),
    ],
)  # fmt: skip
def test_twin_a_table_without_policies_or_for_everyone_is_found(shop, spoil, code):
    name = spoil.split()[2]
    with without(spoil, f"drop table {name}"):
        assert code in broken()
    assert broken() == []
