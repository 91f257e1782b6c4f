"""An open-ended contract keeps its reserve, opens its months at its pay and none after its end, and
ends as was said by whoever says it. Each guard with its twin, which takes it away and sees the
damage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock
from tests.proofs_of_rooms import lives
from tests.proofs_of_rooms.guards import Coded, session, without
from tests.proofs_of_rooms.lives import as_owner, broken

superuser = lives.superuser
NOW = "set constraints all immediate"
ASKED: dict[str, str] = {}  # by the diagnosis


class Made(NamedTuple):
    """A member with a contract that goes on and whose May is opened, and one that has ended."""

    person: UUID
    activity: UUID
    goes_on: UUID
    ended: UUID


@pytest.fixture(scope="module")
def house(store: Any) -> Any:
    from mutua.ground import doctor
    from tests.support import contracts, lasting, shop

    shop.open_shop()
    ASKED.update({one.check.code: one.check.sql for one in doctor.examine()})
    contracts.get_ready()
    one, other = lasting.newcomer(), lasting.newcomer()
    with clock.on(shop.DAY):
        goes_on = lasting.declared(one.actor, **one.place)
        ended = lasting.declared(other.actor, **other.place)
        lasting.open_months(date(2026, 5, 31))
        lasting.end(ended, kind="notice", by="employer", how="registered")
    return Made(one.actor.person, one.activity, goes_on, ended)


@pytest.fixture
def made(house: Made) -> Iterator[Made]:
    from tests.support import shop

    with clock.on(shop.DAY):
        yield house


def wrong(owner: Any, code: str) -> int:
    """How many the diagnosis finds wrong, in the owner's own transaction."""
    return int(owner.execute(ASKED[code]).fetchone()[1])


def test_nothing_is_broken_before(made: Made) -> None:
    assert broken() == []


MONTH = """
    insert into work_contractmonth (id, contract_id, month, first_day, last_day, hours, days,
      gross_pay, charged, promised_on, confirmed_by)
    values (gen_random_uuid(), %s, %s, %s, %s, 300, 1, %s, 2 * %s, '2026-08-10', '')
"""


def month(contract: UUID, first: date, gross: int = 40_000) -> list[Any]:
    return [contract, first, first, first, gross, gross]


@pytest.mark.parametrize(
    "gross, first", [(40_001, date(2026, 6, 1)), (40_000, date(2026, 8, 1))],
    ids=["more than its pay", "a month left out"],
)  # fmt: skip
def test_a_month_is_opened_at_its_pay_at_most(
    made: Made, superuser: Any, gross: int, first: date
) -> None:
    """And its twin: without the trigger the diagnosis finds it; it finds a gap as well."""
    if gross > 40_000:
        with session("mutua_worker", None) as job, Coded("MU016"):
            job.execute(MONTH, month(made.goes_on, first, gross))
    with as_owner(superuser, "alter table work_contractmonth disable trigger at_signing") as owner:
        owner.execute(MONTH, month(made.goes_on, first, gross))
        assert wrong(owner, "work.open_ended") == 1


def test_nobody_but_the_job_opens_a_month(made: Made) -> None:
    with session("mutua_staff") as staff, Coded("MU016"):
        staff.execute(MONTH, month(made.goes_on, date(2026, 6, 1)))
    with session("mutua_worker", None) as job:
        job.execute(MONTH, month(made.goes_on, date(2026, 6, 1)))


def test_none_is_opened_after_the_end(made: Made, superuser: Any) -> None:
    with session("mutua_worker", None) as job, Coded("MU016"):
        job.execute(MONTH, month(made.ended, date(2026, 5, 4)))
    with as_owner(superuser, "alter table work_contractmonth disable trigger at_signing") as owner:
        owner.execute(MONTH, month(made.ended, date(2026, 6, 1)))
        assert wrong(owner, "work.open_ended") == 1


END = """
    insert into work_ending (id, contract_id, kind, "by", given_on, how, last_day, weeks, gross_pay,
      charged, why, said_by, said_at, bound_at)
    values (%(id)s, %(contract)s, %(kind)s, %(by)s, '2026-03-16', '', '2026-04-10', 1, 0, 0, '',
      %(said_by)s, now(), %(bound)s)
"""


def ending(contract: UUID, **more: Any) -> dict[str, Any]:
    usual = {"kind": "notice", "by": "employer", "said_by": "staff", "bound": "2026-03-16"}
    return {"id": uuid4(), "contract": contract, **usual, **more}


@pytest.mark.parametrize(
    "code, facts",
    [
        ("42501", {"said_by": "member"}),
        ("MU016", {"kind": "agreement"}),
        ("MU016", {}),  # May is still open after it
    ],
    ids=["in her name", "an agreement of one side", "with months left open"],
)
def test_an_end_is_said_by_its_side_and_cuts_what_follows(
    made: Made, code: str, facts: dict[str, Any]
) -> None:
    with session("mutua_staff") as staff, Coded(code):
        staff.execute(END, ending(made.goes_on, **facts))
        staff.execute(NOW)


def test_twin_without_the_trigger_months_stay_after_the_end(made: Made, superuser: Any) -> None:
    off = "alter table work_ending disable trigger user"
    with as_owner(superuser, off) as owner:
        owner.execute(END, ending(made.goes_on))
        assert wrong(owner, "work.open_ended") == 1


def test_no_end_lies_before_what_was_worked(made: Made, superuser: Any) -> None:
    """And its twin: without the trigger the diagnosis accuses the contract for good."""
    confirm = "update work_contractmonth set confirmed_at = now(), confirmed_by = 'member' where"
    worked = [
        "alter table work_contractmonth disable trigger user",
        f"{confirm} contract_id = '{made.goes_on}' and not freed",
    ]
    for off, refused in (([], True), (["alter table work_ending disable trigger whole"], False)):
        with as_owner(superuser, *worked, *off) as owner:
            owner.execute(END, ending(made.goes_on))
            if refused:
                with Coded("MU016"):
                    owner.execute(NOW)
            else:
                owner.execute(NOW)
                assert wrong(owner, "work.open_ended") == 1


def test_a_member_does_not_end_in_the_houses_name(made: Made) -> None:
    with session("mutua_member", made.person) as member, Coded("42501"):
        member.execute(END, ending(made.goes_on, said_by="member"))


def test_who_has_offered_does_not_say_yes_for_the_other(made: Made) -> None:
    with session("mutua_staff") as staff, Coded("MU015"):
        offer = ending(made.goes_on, kind="agreement", bound=None)
        staff.execute(END, offer)
        staff.execute("update work_ending set bound_at = now() where id = %s", [offer["id"]])


RESERVED = "select mutua.set_aside(%s), mutua.reserved(%s)"


def test_the_reserve_is_set_aside_while_it_goes_on(made: Made, superuser: Any) -> None:
    aside, kept = superuser.execute(RESERVED, [made.activity, made.activity]).fetchone()
    assert aside > kept > 0
    assert left_to_spend(made) == budget(superuser, made) - aside


def left_to_spend(made: Made) -> int:
    with session("mutua_staff") as staff:
        return int(staff.execute("select mutua.left_to_spend(%s)", [made.activity]).fetchone()[0])


def budget(superuser: Any, made: Made) -> int:
    return int(superuser.execute("select mutua.budget_of(%s)", [made.activity]).fetchone()[0])


def test_twin_without_the_reserve_it_can_be_spent(made: Made, superuser: Any) -> None:
    before = left_to_spend(made)
    nothing = (
        "create or replace function mutua.reserved(the_activity uuid) returns bigint language sql"
        " stable security definer set search_path = public, pg_temp as $$ select 0::bigint $$"
    )
    asked = "select pg_get_functiondef('mutua.reserved(uuid)'::regprocedure)"
    back = superuser.execute(asked).fetchone()[0]
    kept = superuser.execute("select mutua.reserved(%s)", [made.activity]).fetchone()[0]
    with without(nothing, back):
        assert left_to_spend(made) == before + kept
