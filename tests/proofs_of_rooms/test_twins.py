"""Guards of every room, most of them generated from the catalogue: one test tries to break the
guard, its twin takes the guard away as owner and must see the damage."""

from __future__ import annotations

import os

import psycopg
import pytest

from mutua.ground import actors
from mutua.ground.actors import ROLES
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import FRAMEWORK, as_owner, broken, names, set_right
from tests.support.store import ALICE

house, shop, superuser = lives.house, lives.shop, lives.superuser
pytestmark = pytest.mark.usefixtures("shop")


def test_the_two_lives_are_sound(shop):
    assert broken() == []


# ── 6: numbers without gap ──────────────────────────────────────────────────────────────────────

NUMBER = """update activities_invoice set state = 'issued', content = '{}', drawn = s.last + 5,
  series_id = s.id from (select * from activities_series where book = 'V' limit 1) s
  where activities_invoice.id = (select id from activities_invoice where state = 'draft' limit 1)"""


def test_no_role_writes_a_number_by_hand(shop):
    for role in ROLES:
        with session(role, ALICE, act=False) as connection, Coded("42501"):
            connection.execute("update activities_invoice set drawn = 1")
        with session(role, ALICE, act=False) as connection, Coded("42501"):
            connection.execute("update activities_series set last = 1")


def test_a_number_that_leaves_one_out_is_refused_even_of_the_owner(shop, superuser):
    with as_owner(superuser) as owner:
        owner.execute(NUMBER)
        with Coded("MU006"):
            owner.execute("set constraints all immediate")


def test_twin_without_the_trigger_a_number_is_left_out(shop, superuser):
    with without(*trigger("activities_invoice", "follows")), as_owner(superuser) as owner:
        owner.execute(NUMBER)
        owner.execute("set constraints all immediate")
        owner.execute("set local role mutua_owner")
        assert owner.execute(
            "select bool_or(i.drawn > s.last) from activities_invoice i join activities_series s"
            " on s.id = i.series_id"
        ).fetchone() == (True,)


def trigger(table: str, name: str) -> tuple[str, str]:
    return (
        f"alter table {table} disable trigger {name}", f"alter table {table} enable trigger {name}",
    )  # fmt: skip


# ── 7: what was issued never changes, nothing is credited beyond ────────────────────────────────


@pytest.mark.parametrize("change", ["net = net + 1", "content = '{}'", "note = 'other'"])
def test_an_issued_invoice_never_changes(shop, change):
    with session("mutua_member", ALICE) as connection, Coded("MU007"):
        connection.execute(f"update activities_invoice set {change} where state = 'issued'")


def test_twin_without_the_trigger_an_issued_invoice_changes(shop, superuser):
    with without(*trigger("activities_invoice", "frozen")), session("mutua_member", ALICE) as mine:
        mine.execute("update activities_invoice set gross = gross + 1 where state = 'issued'")
        mine.commit()
    assert "activities.booked" in broken()
    set_right(
        superuser,
        "update activities_invoice set gross = gross - 1 where state = 'issued'"
        " and activity_id in (select activity_id from activities_activitymember"
        f" where person_id = '{ALICE}')",
    )


def test_no_role_writes_what_was_credited_by_hand(shop):
    for role in ROLES:
        with session(role, ALICE, act=False) as connection, Coded("42501"):
            connection.execute("update activities_invoice set credited = 0")


TAKE = """select mutua.take_credit(id, gross + 1) from activities_invoice
  where state = 'issued' and kind = 'invoice'"""


def test_more_than_the_invoice_is_never_credited(shop):
    with session("mutua_member", ALICE) as connection, Coded("23514"):
        connection.execute(TAKE)


def test_twin_without_the_check_more_is_credited(shop, superuser):
    (check,) = superuser.execute(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'never_credited_beyond'"
    ).fetchone()
    add = f"alter table activities_invoice add constraint never_credited_beyond {check}"
    with without("alter table activities_invoice drop constraint never_credited_beyond", f"{add} not valid"):  # fmt: skip
        with session("mutua_member", ALICE) as connection:
            connection.execute(TAKE)
            connection.commit()
        assert "activities.credit" in broken()
        set_right(superuser, "update activities_invoice set credited = 0 where earlier_number = ''")


# ── 16: a signature covers exactly what was offered ─────────────────────────────────────────────

SIGN = """insert into activities_signature
  (id, order_id, name, capacity, email, signed_at, content_hash, sealed)
  select gen_random_uuid(), id, 'X', 'Y', 'x@y.example', now(), {0}, '' from activities_order"""


@pytest.fixture
def token(shop):
    return actors.hash_of(shop.offered_order()[1])


def test_a_signature_under_other_words_is_refused(shop, token):
    with session("mutua_public", None, token=token) as client, Coded("MU016"):
        client.execute(SIGN.format("'another hash'"))


def test_an_order_that_is_not_offered_is_not_signed(shop, superuser, token):
    for state in ("draft", "declined", "expired"):
        prepare = f"update activities_order set state = '{state}' where token_hash = '{token}'"
        with as_owner(superuser, prepare) as owner, Coded("MU016"):
            owner.execute(SIGN.format("content_hash") + f" where token_hash = '{token}'")


def test_an_order_is_not_signed_without_a_signature(shop, token):
    with session("mutua_public", None, token=token) as client:
        client.execute("update activities_order set state = 'signed'")
        with Coded("MU016"):
            client.commit()


def test_twin_without_the_triggers_other_words_are_signed(shop, superuser, token):
    with (
        without(*trigger("activities_signature", "fits")),
        session("mutua_public", None, token=token) as client,
    ):
        client.execute(SIGN.format("'another hash'"))
        client.execute("update activities_order set state = 'signed'")
        client.commit()
    assert "activities.signatures" in broken()
    set_right(
        superuser,
        "update activities_signature set content_hash = o.content_hash from activities_order o"
        " where o.id = order_id",
    )


def test_what_was_signed_and_sealed_never_changes(shop):
    for change in ("sealed = 'other'", "name = 'other'"):
        with session("mutua_worker", None) as connection:
            connection.execute("update activities_signature set sealed = 'made' where sealed = ''")
            with Coded("MU007", "42501"):
                connection.execute(f"update activities_signature set {change}")


# ── 24: no step that is not drawn ───────────────────────────────────────────────────────────────

STEPPED = """select distinct c.relname, split_part(encode(t.tgargs, 'escape'), '\\000', 1)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  join pg_proc p on p.oid = t.tgfoid where p.proname in ('follow_arrow', 'follow_arrows')
  order by 1"""


def machines(superuser) -> dict[str, tuple[str, set, set]]:
    """Of each machine: its table, its states, its arrows."""
    found = {}
    for table, machine in superuser.execute(STEPPED).fetchall():
        arrows = set(
            superuser.execute(
                'select "before", "after" from ground_arrow where machine = %s', [machine]
            ).fetchall()
        )
        found[machine] = (table, {one for arrow in arrows for one in arrow}, arrows)
    return found


def test_every_table_with_a_state_follows_a_machine(shop, superuser):
    with_state = {
        name
        for (name,) in superuser.execute(
            "select relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
            f" where attname = 'state' and relkind = 'r' and {FRAMEWORK}"
            " and relnamespace = 'public'::regnamespace"
        ).fetchall()
    }
    found = machines(superuser)
    assert {table for table, _, _ in found.values()} == with_state
    drawn = {one for (one,) in superuser.execute("select distinct machine from ground_arrow")}
    assert set(found) == drawn


def step(owner, table: str, before: str, after: str) -> None:
    if before:
        owner.execute(f"update {table} set state = %s where state = %s", [after, before])
    else:
        # What an earlier system numbered follows another guard: the copy is none of those.
        owner.execute(
            f"insert into {table} select (jsonb_populate_record(t, jsonb_build_object("
            f"'id', gen_random_uuid(), 'state', %s::text, 'earlier_number', ''))).* from {table} t"
            " limit 1",
            [after],
        )


def loosened(table: str, before: str) -> list[str]:
    """Every row in that state; checks that tie a state to other columns are out of the way."""
    checks = (
        "do $$ declare one text; begin for one in select conname from pg_constraint"
        f" where conrelid = '{table}'::regclass and contype in ('c', 'u', 'x') loop"
        f" execute format('alter table {table} drop constraint %I cascade', one); end loop; end $$"
    )
    unique = (
        "do $$ declare one text; begin for one in select indexrelid::regclass::text from pg_index"
        f" where indrelid = '{table}'::regclass and indisunique and not indisprimary loop"
        " execute 'drop index ' || one; end loop; end $$"
    )
    return [checks, unique, *([f"update {table} set state = '{before}'"] if before else [])]


# Who may decide and how much is lost, what a line was for, or whose answer it is, is asked of each drawn
# step too: see the twins of the fund, of the treasury and of guests.
ASKS_MORE = ("treasury_writeoff", "treasury_statementline", "work_invitation")


def test_no_state_takes_a_step_that_is_not_drawn(shop, superuser):
    """Every pair, tried by the owner, who may take every drawn step."""
    tried = 0
    for table, states, arrows in machines(superuser).values():
        for before in sorted(states):
            for after in sorted(states - {before, ""}):
                with as_owner(superuser, *loosened(table, before)) as owner:
                    if (before, after) not in arrows:
                        with Coded("MU024", "MU007", "MU015"):
                            step(owner, table, before, after)
                    elif before and table not in ASKS_MORE:
                        step(owner, table, before, after)
                tried += 1
    print(f"{tried} pairs of states")
    assert tried > 50


def test_twin_without_the_trigger_every_step_is_taken(shop, superuser):
    for table, states, arrows in machines(superuser).values():
        off = [f"alter table {table} disable trigger user", f"alter table {table} enable trigger recorded"]  # fmt: skip
        for before in sorted(states):
            for after in sorted(states - {before, ""}):
                if (before, after) not in arrows:
                    with as_owner(superuser, *loosened(table, before), *off) as owner:
                        step(owner, table, before, after)


# ── 29: no change without an act ────────────────────────────────────────────────────────────────


def written(superuser) -> list[str]:
    """Tables that some role may write."""
    return [
        name
        for name in names(superuser)
        if superuser.execute(
            "select bool_or(has_table_privilege(r, %s, 'insert, update, delete')"
            " or has_any_column_privilege(r, %s, 'insert, update')) from unnest(%s::text[]) r",
            [name, name, list(ROLES)],
        ).fetchone()[0]
    ]


# The act itself; entries, payslips and exit holiday pay, which name it.
OWN_ACT = {
    "ground_act", "ledger_entry", "ledger_posting", "payroll_payslip", "payroll_exitholidaypay",
}  # fmt: skip


def key_of(table: str) -> str:
    codes = ("ledger_account", "ledger_legalentity", "activities_registerform")
    return "code" if table in codes else "number" if table == "activities_enterprise" else "id"


def put_back(table: str, *more: str) -> list[str]:
    """One row of a table is taken out, to be put in again by another; other guards are off."""
    return [
        f"create temp table one on commit drop as select * from {table} limit 1",
        f"delete from {table} where {key_of(table)} = (select {key_of(table)} from one)",
        "grant select on one to mutua_owner",
        f"alter table {table} disable trigger user",
        *more,
    ]  # fmt: skip


def columns(superuser, table: str) -> str:
    return superuser.execute(
        "select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = %s::regclass"
        " and attnum > 0 and not attisdropped and attgenerated = ''",
        [table],
    ).fetchone()[0]


def test_no_table_changes_without_an_act(shop, superuser):
    tables = set(written(superuser)) - OWN_ACT
    assert len(tables) >= 10
    for table in sorted(tables):
        columns_of = columns(superuser, table)
        some = columns_of.split(", ")[1]
        # Some rows are refused any change before it is asked who makes it.
        with as_owner(superuser, act=False) as owner, Coded("MU029", "MU003", "MU007"):
            owner.execute(f"update {table} set {some} = {some}")
        recorded = f"alter table {table} enable trigger recorded"
        with as_owner(superuser, *put_back(table, recorded), act=False) as owner, Coded("MU029"):
            owner.execute(f"insert into {table} ({columns_of}) select {columns_of} from one")


def test_twin_without_the_record_a_row_comes_without_an_act(shop, superuser):
    for table in sorted(set(written(superuser)) - OWN_ACT):
        columns_of = columns(superuser, table)
        with as_owner(superuser, *put_back(table), act=False) as owner:
            owner.execute(f"insert into {table} ({columns_of}) select {columns_of} from one")


def test_entries_are_written_under_their_act_alone(shop):
    for role in ("mutua_member", "mutua_staff", "mutua_treasury", "mutua_worker"):
        with session(role, None, act=False) as connection, Coded("42501"):
            connection.execute(
                "insert into ledger_entry (id, legal_entity_id, day, cause_kind, cause_id, purpose,"
                " text) values (gen_random_uuid(), 'coop', '2026-03-16', 'x', gen_random_uuid(),"
                " 'y', '')"
            )
        person = None if role == "mutua_worker" else ALICE
        with session(role, person) as connection, Coded("42501"):
            connection.execute(
                "insert into ledger_entry (id, legal_entity_id, day, cause_kind, cause_id, purpose,"
                " text, act_id) select gen_random_uuid(), 'coop', '2026-03-16', 'x',"
                " gen_random_uuid(), 'y', '', gen_random_uuid()"
            )


def test_the_application_has_no_way_around(store, shop):
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        for role in ("mutua_owner", "postgres"):
            with Coded("42501"):
                connection.execute(f"set role {role}")
            connection.rollback()
