"""A colleague who is invited to one piece of work sees the rows of her contract and no others, and
takes its steps alone. Each guard with its twin, which takes it away and sees the damage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken
from tests.proofs_of_rooms.test_who_sees_which_rows import (
    OF_THE_HOUSE,
    changed_by,
    readable,
    rows_of,
    writable,
)
from tests.support.store import ALICE

house, shop, superuser = lives.house, lives.shop, lives.superuser
pytestmark = pytest.mark.usefixtures("shop")
# What hangs on her contract, by its column; what is her own; what it names beside.
OF_HER_CONTRACT = {
    "work_contract": "id", "work_period": "contract_id", "work_contractmonth": "contract_id",
    "work_check": "contract_id", "work_contractsignature": "contract_id",
    "work_signedcontent": "contract_id", "work_declaration": "contract_id",
    "work_invitation": "contract_id",
}  # fmt: skip
HER_OWN = {
    "people_person": "id", "people_nationalnumber": "person_id",
    "people_bankaccount": "person_id", "work_situation": "person_id", "ground_act": "person",
    "payroll_payslip": "person_id", "ledger_posting": "person",
    "payroll_exitholidaypay": "person_id",
}  # fmt: skip
HER_CLIENT = "select client_id from work_contract where id = '{}'"
NAMED = {
    "activities_activity": "id in (select activity_id from work_contract where id = '{}')",
    "activities_client": f"id in ({HER_CLIENT})",
    "activities_clientgroup":
        f"id in (select group_id from activities_client where id in ({HER_CLIENT}))",
    "ledger_entry":
        "id in (select p.entry_id from ledger_posting p join work_contract c on c.person_id = p.person"
        " where c.id = '{}')",
    "payroll_run":
        "id in (select p.run_id from payroll_payslip p join work_contract c on c.person_id = p.person_id"
        " where c.id = '{}')",
}  # fmt: skip


class Made(NamedTuple):
    """Somebody who works as a guest beside a member with a whole life, with her contract; another
    who has only said yes; a third who was only invited."""

    guest: Any
    contract: UUID
    draft: Any
    drafted: UUID
    open: Any
    own: UUID


@pytest.fixture(scope="module")
def made(house: Any, superuser: Any) -> Made:
    from tests.support import contracts, guests, payday

    with clock.on(house.DAY):
        for _ in range(3):
            house.issued_invoice()
        work = {"regime": "employee", "answers": {"nature_justifies": True}}
        guest, contract = guests.working(**work)
        contracts.declare(contract)
        contracts.confirm(contract)
        payday.pay(contract)
        draft = guests.known(guests.invited())
        drafted, invited = guests.accept(draft), guests.known(guests.invited())
        own = contracts.drafted()
    hold_on(superuser, invited)
    return Made(guest, contract, draft, drafted, invited, own)


def hold_on(superuser: Any, guest: Any) -> None:
    """The days of the house are gone by the clock of a raw session: let the link hold there."""
    longer = "update work_invitation set expires_at = now() + interval '1 day' where id = %s"
    superuser.execute("set session_replication_role = replica")
    superuser.execute(longer, [guest.invitation])
    superuser.execute("set session_replication_role = origin")


def strange(superuser: Any, made: Made) -> dict[str, set[str]]:
    """The rows that the guest reads and that are neither hers nor of her contract, by table."""
    found = {}
    for table in set(readable(superuser, "mutua_member")) - OF_THE_HOUSE:
        rows = rows_of(table, made.guest.person) - own_rows(superuser, table, made)
        if rows:
            found[table] = rows
    return found


def own_rows(superuser: Any, table: str, made: Made) -> set[str]:
    """Her rows of a table, and those of her contract."""
    if table in NAMED:
        where = NAMED[table].format(made.contract)
    elif table in OF_HER_CONTRACT:
        where = f"{OF_HER_CONTRACT[table]} = '{made.contract}'"
    elif table in HER_OWN:
        where = f"{HER_OWN[table]} = '{made.guest.person}'"
    else:
        return set()
    found = superuser.execute(f"select t::text from {table} t where {where}").fetchall()
    return {one for (one,) in found}


def test_a_guest_reads_what_is_hers_and_of_her_contract_and_nothing_else(
    superuser: Any, made: Made
) -> None:
    assert strange(superuser, made) == {}
    for table in {**OF_HER_CONTRACT, **HER_OWN, **NAMED}:
        assert rows_of(table, made.guest.person), f"{table}: the proof needs rows of hers"
    for table in ("activities_order", "activities_invoice", "activities_activitymember",
                  "activities_expense", "people_membership", "people_holding"):  # fmt: skip
        assert rows_of(table, ALICE), f"{table}: the proof needs rows beside hers"
        assert not rows_of(table, made.guest.person), table


@pytest.mark.parametrize("table", [*OF_HER_CONTRACT, *NAMED, "people_person", "activities_order"])
def test_twin_without_the_policies_a_guest_reads_what_is_others(
    superuser: Any, made: Made, table: str
) -> None:
    with without(
        f"create policy twin on {table} for select to mutua_member using (true)",
        f"drop policy twin on {table}",
    ):
        assert table in strange(superuser, made)
    assert strange(superuser, made) == {}


def test_a_guest_changes_no_row_that_is_not_hers(superuser: Any, made: Made) -> None:
    for table, column in writable(superuser, "mutua_member"):
        changed = changed_by(table, column, made.guest.person)
        assert changed <= own_rows(superuser, table, made), table


# ── No figure of the budget ─────────────────────────────────────────────────────────────────────

FIGURES = "select count(*), coalesce(max(budget), 0) from mutua.figures_of(%s)"


def test_a_guest_reads_no_figure_of_the_budget(shop: Any, made: Made) -> None:
    with session("mutua_member", made.guest.person, act=False) as hers:
        assert hers.execute(FIGURES, [shop.ALICES]).fetchone() == (0, 0)
        assert hers.execute("select mutua.left_for_work(%s)", [shop.ALICES]).fetchone() == (None,)
        assert hers.execute("select mutua.budget_holds(%s)", [made.contract]).fetchone() == (True,)
        assert hers.execute("select mutua.budget_holds(%s)", [made.drafted]).fetchone() == (None,)
    for function in ("budget_of", "promised", "set_aside", "reserved"):
        with session("mutua_member", made.guest.person, act=False) as hers, Coded("42501"):
            hers.execute(f"select mutua.{function}(%s)", [shop.ALICES])
    with session("mutua_member", ALICE, act=False) as alices:
        assert alices.execute(FIGURES, [shop.ALICES]).fetchone()[0] == 1  # type: ignore[index]


def test_twin_with_the_function_open_a_guest_reads_the_budget(shop: Any, made: Made) -> None:
    grant = "execute on function mutua.budget_of"
    with (
        without(f"grant {grant} to mutua_member", f"revoke {grant} from mutua_member"),
        session("mutua_member", made.guest.person, act=False) as hers,
    ):
        assert hers.execute("select mutua.budget_of(%s)", [shop.ALICES]).fetchone()[0] > 0  # type: ignore[index]


# ── She takes steps, and changes nothing ────────────────────────────────────────────────────────

PAY = "update work_contract set pay_amount = pay_amount + 1, edition = edition + 1 where id = %s"
OFF = "alter table {} disable trigger {}"
ON = "alter table {} enable trigger {}"


def open_to_twins(table: str, trigger: str) -> Any:
    return without(OFF.format(table, trigger), ON.format(table, trigger))


ASKED = (
    "select f.own_left from work_contract c join activities_activity a on a.id = c.activity_id,"
    " mutua.fund_asked(a.legal_entity_id, c.activity_id, c.client_id, {}, current_date) f"
    " where c.id = %s"
)


def test_the_fund_tells_a_guest_nothing_of_the_activitys_money_nor_of_others(
    superuser: Any, made: Made
) -> None:
    with session("mutua_member", made.guest.person) as connection:
        own = connection.execute(ASKED.format("c.person_id"), [made.contract]).fetchone()
        others = connection.execute(ASKED.format(f"'{ALICE}'::uuid"), [made.contract]).fetchall()
    assert (own, others) == ((None,), [])
    with session("mutua_member", ALICE) as connection:
        left = connection.execute(ASKED.format("mutua.person()"), [made.contract]).fetchone()
    assert left is not None
    assert left[0] is not None
    loose = (
        "create or replace function mutua.my_activities() returns setof uuid language sql stable"
    )
    with superuser.transaction(force_rollback=True):  # the twin: every activity is hers
        body = "security definer set search_path = public, pg_temp as $$ select id from activities_activity $$"
        superuser.execute(f"{loose} {body}")
        named = "select activity_id, client_id from work_contract where id = %s"
        ids = superuser.execute(named, [made.contract]).fetchone()
        superuser.execute("set local role mutua_member")
        asked = "select own_left from mutua.fund_asked('coop', %s, %s, %s, current_date)"
        assert superuser.execute(asked, [*ids, ALICE]).fetchone()[0] is not None


def test_a_guest_does_not_change_what_she_is_paid(made: Made) -> None:
    """And its twin: without the trigger she does, and the diagnosis says so."""
    with session("mutua_member", made.draft.person) as hers, Coded("42501"):
        hers.execute(PAY, [made.drafted])
    raised = PAY.replace(", edition = edition + 1", "").replace("pay_amount + 1", "pay_amount + 7")
    with open_to_twins("work_contract", "as_invited"), open_to_twins("work_contract", "frozen"):
        with session("mutua_member", made.draft.person) as hers:
            assert hers.execute(raised, [made.drafted]).rowcount == 1
            hers.commit()
        assert "work.invited" in broken()
        with session("mutua_member", made.draft.person) as hers:
            hers.execute(raised.replace("+ 7", "- 7"), [made.drafted])
            hers.commit()
    assert broken() == []


COPY = """insert into work_contract select (jsonb_populate_record(c, jsonb_build_object(
  'id', gen_random_uuid(), 'state', 'draft') || %s::jsonb)).* from work_contract c where id = %s"""


def test_a_guest_begins_no_contract_but_the_one_she_was_invited_to(made: Made) -> None:
    """And its twin: without the guards she does."""
    with session("mutua_member", made.draft.person) as hers, Coded("42501"):
        hers.execute(COPY, ["{}", made.drafted])
    with (
        without(
            "create policy twin on work_contract for insert to mutua_member with check (true)",
            "drop policy twin on work_contract",
        ),
        session("mutua_member", made.draft.person) as hers,
        Coded("42501"),
    ):
        hers.execute(COPY, ["{}", made.drafted])
    with (
        without(
            "create policy twin on work_contract for insert to mutua_member with check (true)",
            "drop policy twin on work_contract",
        ),
        open_to_twins("work_contract", "as_invited"),
        session("mutua_member", made.draft.person) as hers,
    ):
        assert hers.execute(COPY, ["{}", made.drafted]).rowcount == 1


# Contracts of hers by raw SQL, under the invitation that she has just accepted by hand.
BEGIN = """insert into work_contract select (jsonb_populate_record(null::work_contract,
  to_jsonb(i) || jsonb_build_object('id', i.contract_id, 'state', 'draft', 'edition', 1,
    'made_on', current_date, 'language', (select language from people_person
      where id = i.person_id), 'decided_why', '', 'content_hash', '', 'reserve', 0,
    'told_edition', 0) || %s::jsonb)).* from work_invitation i where i.id = %s"""
FORGED = (
    {"gross_pay": 50_000, "charged": 78_900}, {"gross_pay": 30_000, "charged": 30_000},
    {"charged": 30_001}, {"first_day": "2026-01-01"}, {"last_day": "2030-01-01"},
    {"language": "de"}, {"state": "queued"}, {"edition": 2},
)  # fmt: skip
FORGED_OF_A_GROSS = ({"gross_pay": 30_001}, {"charged": 90_000}, {"charged": 30_000})


@contextmanager
def accepted(guest: Any) -> Iterator[psycopg.Connection]:
    """Her own raw session in which she has said yes by hand."""
    with session("mutua_member", guest.person, token=guest.by_link.token_hash) as hers:
        assert hers.execute(ACCEPT, [uuid4(), guest.invitation]).rowcount == 1
        yield hers


def begin(hers: psycopg.Connection, guest: Any, said: dict[str, Any]) -> int:
    return hers.execute(BEGIN, [Jsonb(said), guest.invitation]).rowcount


@pytest.fixture(scope="module")
def offered_gross(house: Any, superuser: Any, made: Made) -> Any:
    from tests.support import guests

    with clock.on(house.DAY):
        guest = guests.known(guests.invited(pay_from="gross", pay_amount=30_000))
    hold_on(superuser, guest)
    return guest


def test_a_guest_writes_no_other_pay_days_or_language_than_she_was_offered(
    made: Made, offered_gross: Any
) -> None:
    """And its twin: without the trigger she does."""
    for guest, forged in ((made.open, FORGED), (offered_gross, FORGED_OF_A_GROSS)):
        with accepted(guest) as hers:
            assert begin(hers, guest, {}) == 1
        for said in forged:
            with accepted(guest) as hers, Coded("42501"):
                begin(hers, guest, said)
        with open_to_twins("work_contract", "as_invited"), accepted(guest) as hers:
            assert begin(hers, guest, forged[0]) == 1


# ── What an invitation holds ─────────────────────────────────────────────────────────────────────

INVITE = """insert into work_invitation select (jsonb_populate_record(i, jsonb_build_object(
  'id', gen_random_uuid(), 'token_hash', gen_random_uuid(), 'state', 'open', 'person_id', null,
  'contract_id', null, 'made_at', now(), 'told', false, 'invited_by_id', mutua.person(),
  'expires_at', now() + interval '1 hour',
  'hours', jsonb_build_array(jsonb_build_array(current_date + 30, 600, 700))) || %s::jsonb)).*
  from work_invitation i where i.id = %s"""


def diagnosed(connection: psycopg.Connection, code: str) -> int:
    """How many rows a check of the diagnosis finds wrong, within a transaction."""
    from mutua.ground import doctor

    (one,) = (found.check for found in doctor.examine() if found.check.code == code)
    return int(connection.execute(one.sql).fetchone()[1])  # type: ignore[index]


@pytest.mark.parametrize("said", [
    {"charged": 30_001}, {"first_day": "2026-01-01"}, {"last_day": "2030-01-01"},
])  # fmt: skip
def test_the_diagnosis_finds_a_guest_who_is_paid_what_she_was_not_offered(
    superuser: Any, made: Made, said: dict[str, Any]
) -> None:
    with superuser.transaction(force_rollback=True):
        superuser.execute("set local session_replication_role = replica")
        superuser.execute("select set_config('mutua.person', %s, true)", [str(made.open.person)])
        superuser.execute(ACCEPT, [uuid4(), made.open.invitation])
        superuser.execute(BEGIN, [Jsonb({}), made.open.invitation])
        assert diagnosed(superuser, "work.invited") == 0
        changed = "update work_contract c set {0} = (%s::jsonb ->> '{0}')::{1} from work_invitation i where i.contract_id = c.id and i.id = %s"
        ((name, value),) = said.items()
        kind = "bigint" if isinstance(value, int) else "date"
        superuser.execute(changed.format(name, kind), [Jsonb(said), made.open.invitation])
        assert diagnosed(superuser, "work.invited") == 1


@pytest.mark.parametrize("said", [
    {"expires_at": "now() + interval '8 days'"},
    {"hours": "jsonb_build_array(jsonb_build_array(current_date, 0, 60))"},
    {"made_at": "now() - interval '2 days'"}, {"made_at": "null::timestamptz"},
])  # fmt: skip
def test_an_invitation_holds_no_longer_than_seven_days_nor_than_until_the_work_begins(
    made: Made, said: dict[str, str]
) -> None:
    """And its twin: without the trigger it does."""
    ((name, value),) = said.items()
    statement = INVITE.replace("%s::jsonb", f"jsonb_build_object('{name}', {value})")
    with session("mutua_member", ALICE) as alices, Coded("42501"):
        alices.execute(statement, [made.open.invitation])
    with (
        open_to_twins("work_invitation", "within_its_time"),
        session("mutua_member", ALICE) as alices,
    ):
        assert alices.execute(statement, [made.open.invitation]).rowcount == 1


# ── Answered by the link, at the address, in its time ───────────────────────────────────────────

ACCEPT = (
    "update work_invitation set state = 'accepted', person_id = mutua.person(), contract_id = %s"
    " where id = %s"
)


def answer(made: Made, person: UUID, token: str) -> int:
    """How many invitations a person answers by hand, with some link."""
    from mutua.ground.actors import hash_of

    with session("mutua_member", person, token=hash_of(token)) as hers:
        return hers.execute(ACCEPT, [uuid4(), made.open.invitation]).rowcount


def test_only_who_holds_the_link_at_the_address_answers(made: Made, shop: Any) -> None:
    assert answer(made, made.open.person, "another link") == 0
    assert answer(made, made.guest.person, made.open.token) == 0  # not her address
    assert answer(made, made.open.person, made.open.token) == 1
    with Coded("42501"):  # who shares the activity may withdraw it, not say yes
        answer(made, ALICE, made.open.token)


def test_twin_without_the_guards_anybody_answers(made: Made) -> None:
    policy = "twin on work_invitation to mutua_member"
    with (
        without(
            f"create policy {policy} using (true) with check (true)",
            "drop policy twin on work_invitation",
        ),
    ):
        with Coded("42501"):
            answer(made, made.guest.person, made.open.token)
        with open_to_twins("work_invitation", "whose_answer"):
            assert answer(made, made.guest.person, "another link") == 1


def late(superuser: Any, made: Made) -> Any:
    expired = f"update work_invitation set expires_at = now() - interval '1 hour' where id = '{made.open.invitation}'"
    return as_owner(superuser, expired)


def test_a_link_that_is_over_answers_nothing(superuser: Any, made: Made) -> None:
    """And its twin: without the trigger it does."""
    from mutua.ground.actors import hash_of

    def said_by(owner: psycopg.Connection) -> int:
        values = [str(made.open.person), hash_of(made.open.token)]
        owner.execute(
            "select set_config('mutua.person', %s, true), set_config('mutua.token', %s, true)",
            values,
        )
        return owner.execute(ACCEPT, [uuid4(), made.open.invitation]).rowcount

    with late(superuser, made) as owner, Coded("42501"):
        said_by(owner)
    with open_to_twins("work_invitation", "whose_answer"), late(superuser, made) as owner:
        assert said_by(owner) == 1


TERMS = "update work_invitation set pay_amount = pay_amount + 1 where id = %s"


def test_what_was_offered_never_changes(superuser: Any, made: Made) -> None:
    """And its twin: without the trigger it does."""
    with session("mutua_member", ALICE) as alices, Coded("42501"):
        alices.execute(TERMS, [made.open.invitation])
    with as_owner(superuser) as owner, Coded("MU007"):
        owner.execute(TERMS, [made.open.invitation])
    with open_to_twins("work_invitation", "whose_answer"), as_owner(superuser) as owner:
        assert owner.execute(TERMS, [made.open.invitation]).rowcount == 1


WITHDRAW = "update work_invitation set state = 'withdrawn' where id = %s"


def test_an_invitation_is_not_withdrawn_from_under_a_signed_contract(made: Made) -> None:
    """Nor by the guest. And its twin: without the trigger it is."""
    with session("mutua_member", ALICE) as alices, Coded("42501"):
        alices.execute(WITHDRAW, [made.guest.invitation])
    with session("mutua_member", made.guest.person) as hers:
        assert hers.execute(WITHDRAW, [made.guest.invitation]).rowcount == 0
    with open_to_twins("work_invitation", "whose_answer"), session("mutua_member", ALICE) as alices:
        assert alices.execute(WITHDRAW, [made.guest.invitation]).rowcount == 1


def test_who_no_longer_holds_the_link_sees_no_invitation_that_she_has_not_answered(
    made: Made,
) -> None:
    assert rows_of("work_invitation", made.open.person) == set()
    assert len(rows_of("work_invitation", made.guest.person)) == 1


def test_what_rules_say_of_a_guest_is_not_for_who_invites_her(superuser: Any, made: Made) -> None:
    """They look at all her work, also for others. And its twin: without the policy it is read."""
    asked = "select count(*) from work_check where contract_id = %s"

    def seen_by(person: UUID) -> int:
        with session("mutua_member", person, act=False) as hers:
            return int(hers.execute(asked, [made.contract]).fetchone()[0])  # type: ignore[index]

    assert seen_by(made.guest.person) > 0
    assert seen_by(ALICE) == 0
    with without(
        "alter table work_check disable row level security",
        "alter table work_check enable row level security",
    ):
        assert seen_by(ALICE) > 0
