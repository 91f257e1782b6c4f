"""What is never changed, removed or emptied, in every table that says so (3): found in the
catalogue, tried by the owner, whom no policy stops; the twin takes the trigger away."""

from __future__ import annotations

import pytest

from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded
from tests.proofs_of_rooms.lives import as_owner

house, shop, superuser = lives.house, lives.shop, lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
KEPT = """select c.relname, t.tgname, t.tgtype from pg_trigger t
  join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
  where p.proname in ('refuse_change', 'code_stays') order by 1, 2"""
DELETE, UPDATE, TRUNCATE = 8, 16, 32  # bits of pg_trigger.tgtype
WORDS = {
    DELETE: "delete from {0}", UPDATE: "update {0} set {1} = {1}", TRUNCATE: "truncate {0} cascade",
}  # fmt: skip


def forbidden(superuser) -> list[tuple[str, str, str]]:
    """Each table, trigger and statement that it forbids, where the table has rows to try on."""
    found = []
    for table, trigger, kind in superuser.execute(KEPT).fetchall():
        if superuser.execute(f"select count(*) from {table}").fetchone()[0] == 0:
            continue
        column = superuser.execute(
            "select quote_ident(attname) from pg_attribute where attrelid = %s::regclass and"
            " attnum > 0 and not attisdropped and attname in ('id', 'code', 'entry_id', 'number') limit 1",
            [table],
        ).fetchone()[0]
        found += [
            (table, trigger, words.format(table, column))
            for bit, words in WORDS.items()
            if kind & bit
        ]
    return found


def test_what_is_kept_is_kept_even_from_the_owner(shop, superuser):
    tried = forbidden(superuser)
    assert len({table for table, _, _ in tried}) >= 20
    for table, trigger, statement in tried:
        if trigger == "stays" and statement.startswith("update"):
            statement = f"update {table} set code = code || 'x'"
        with as_owner(superuser) as owner, Coded("MU003"):
            owner.execute(statement)


def test_twin_without_the_triggers_all_of_it_happens(shop, superuser):
    for table, _, statement in forbidden(superuser):
        every = "all" if statement.startswith("truncate") else "user"
        free = [
            f"alter table {one} disable trigger {every}"
            for one in (superuser_tables(superuser) if every == "all" else [table])
        ]
        with as_owner(superuser, *free, *loose(superuser, table)) as owner:
            done = owner.execute(statement)
            assert statement.startswith("truncate") or done.rowcount > 0, statement


def superuser_tables(superuser) -> list[str]:
    return [
        name
        for (name,) in superuser.execute(
            "select relname from pg_class where relkind = 'r'"
            " and relnamespace = 'public'::regnamespace order by 1"
        ).fetchall()
    ]


def loose(superuser, table: str) -> list[str]:
    """Nothing else holds the rows: the foreign keys that point to them are away."""
    return [
        f"alter table {child} drop constraint {quoted}"
        for child, quoted in superuser.execute(
            "select conrelid::regclass::text, quote_ident(conname) from pg_constraint"
            " where contype = 'f' and confrelid = %s::regclass",
            [table],
        ).fetchall()
    ]


def test_every_event_that_moves_the_books_has_words_for_members(superuser):
    from mutua.portal.coverage import CAUSES

    asked = "select distinct cause_kind from ledger_entry"
    found = {kind for (kind,) in superuser.execute(asked).fetchall()}
    assert len(found) > 15
    assert found <= CAUSES.keys()
