"""What cannot be paid says why, and keeps nothing else waiting."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock
from mutua.ground.errors import NotAllowed, Refused
from mutua.ground.transactions import reading


def waiting(payday):
    from mutua.cli.store import entity_of
    from mutua.payroll import queries
    from tests.support import contracts
    from tests.support.books import HOUSE

    entity = entity_of("")
    assert entity == entity_of(HOUSE)
    with clock.on(payday.LAST), reading(contracts.READER):
        return list(queries.awaited(entity))


def test_due_is_what_was_confirmed_by_the_day_the_bank_is_asked(funded, contracts, payday):
    first = contracts.worked(hours=contracts.at(date(2026, 4, 10), "09:00", "12:00"))
    contracts.declared(hours=contracts.at(date(2026, 4, 10), "13:00", "16:00"))
    (one,) = waiting(payday)
    assert one.due.contract == first
    assert one.due.promised_on == date(2026, 4, 17)
    assert one.pay_by == date(2026, 4, 16)
    assert one.blocked is None
    payday.pay()
    assert waiting(payday) == []


def test_what_the_law_refuses_is_blocked_and_the_others_are_paid(funded, contracts, payday):
    """A situation that no law can take was said of her from a day on, after she had signed."""
    wrong = contracts.worked(hours=contracts.at(date(2026, 6, 4), "09:00", "12:00"))
    right = contracts.worked(hours=contracts.at(date(2026, 5, 28), "09:00", "12:00"))
    say_what_no_law_takes(date(2026, 6, 1))
    blocked = {one.due.contract: one.blocked for one in waiting(payday)}
    assert blocked[right] is None
    assert blocked[wrong].field == "disabled_children"
    ran = payday.pay(batch=1)
    assert ran.made == 1
    assert ran.blocked == (payday.months_of(wrong)[0].id,)
    assert len(payday.paid(right)) == 1
    assert payday.paid(wrong) == []
    contracts.services.say_situation(
        actor=contracts.STAFF, key=uuid4(), situation=uuid4(), person=contracts.ALICE,
        from_day=date(2026, 6, 1), facts={"household": "single"},
    )  # fmt: skip
    assert payday.pay().made == 1
    (late,) = payday.paid(wrong)
    assert "situation" not in late.difference


def say_what_no_law_takes(day: date) -> None:
    """As a release with other law would find it: no verb takes it."""
    import json

    from tests.proofs_of_rooms.guards import session
    from tests.support.store import ALICE

    with session() as staff:
        staff.execute(
            "insert into work_situation (id, person_id, from_day, facts, said_at)"
            " values (gen_random_uuid(), %s, %s, %s, now() - interval '1 year')",
            [ALICE, day, json.dumps({"household": "single", "disabled_children": 1})],
        )
        staff.commit()


def test_a_run_is_for_a_day_on_which_banks_pay(funded, contracts, payday):
    for day, allowed in (
        (date(2026, 6, 29), "a day from 2026-06-30"),
        (date(9999, 12, 31), "a day from 2026-06-30"),
        (date(2026, 7, 4), "such as 2026-07-03"),
        (date(2027, 1, 4), "2026-12-31"),
    ):
        with pytest.raises(Refused) as caught:
            payday.pay(paid_on=day)
        assert allowed in str(caught.value)
    with pytest.raises(Refused) as caught:
        payday.pay(until=date(2026, 7, 1))
    assert caught.value.field == "until"


def test_a_member_pays_nobody(funded, contracts, payday):
    with pytest.raises(NotAllowed):
        payday.pay(actor=contracts.shop.alice)


def test_what_is_promised_early_is_paid_before_the_day_of_the_run(funded, contracts, payday):
    soon = contracts.worked(hours=contracts.at(date(2026, 6, 22), "09:00", "12:00"))
    late = contracts.worked(hours=contracts.at(date(2026, 6, 29), "09:00", "12:00"))
    past = contracts.worked(hours=contracts.at(date(2026, 6, 2), "09:00", "12:00"))
    payday.pay(soon, late, past, day=date(2026, 6, 30), paid_on=date(2026, 7, 3))
    promised = {one: payday.months_of(one)[0].promised_on for one in (soon, late, past)}
    assert promised[soon] == date(2026, 6, 30)
    assert payday.paid(late)[0].paid_on == date(2026, 7, 3)
    assert payday.paid(past)[0].paid_on == date(2026, 7, 3)  # too late: as soon as the run pays


def test_a_run_that_is_done_takes_nothing_more(funded, contracts, payday):
    run = uuid4()
    payday.pay(run=run)
    contracts.worked(hours=contracts.at(date(2026, 4, 13), "09:00", "12:00"))
    assert payday.pay(run=run).made == 0
    assert payday.pay().made == 1
