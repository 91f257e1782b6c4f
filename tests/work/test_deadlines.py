"""What waits for an adviser has a day by which it is decided."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, jobs
from mutua.ground.transactions import reading


@pytest.fixture(scope="module")
def house(store):
    from mutua.people import services as people
    from tests.support import contracts, shop
    from tests.support.books import STAFF
    from tests.support.store import OLGA

    shop.open_shop()
    contracts.get_ready()
    people.change_person(actor=STAFF, key=uuid4(), person=OLGA, email="olga@example.org")
    return shop


def test_an_adviser_decides_within_two_working_days_and_before_work_begins(funded, contracts):
    """Monday 16 March 2026 and two working days make Wednesday."""
    far = contracts.found(contracts.queued())
    assert far.decide_by == date(2026, 3, 18)
    with clock.on(date(2026, 3, 20)):  # a Friday
        near = contracts.found(
            contracts.queued(hours=contracts.at(date(2026, 3, 22), "13:00", "17:00"))
        )
        late = contracts.found(contracts.queued())
    assert near.decide_by == date(2026, 3, 22)  # Sunday, when the work begins
    assert late.decide_by == date(2026, 3, 24)


def test_the_enterprise_sets_another_term(funded, contracts):
    from mutua.work.models import Contract
    from mutua.work.services.submitting import deadline
    from tests.support.books import STAFF

    contract = contracts.queued()
    for said, by in ((5, date(2026, 3, 23)), (0, date(2026, 3, 16)), ("soon", date(2026, 3, 18))):
        with reading(STAFF):
            one = Contract.objects.select_related("activity__legal_entity").get(id=contract)
            one.activity.legal_entity.details["adviser_days"] = said
            assert deadline(one) == by, said


def test_advisers_are_written_to_at_once_and_of_what_is_late(funded, contracts):
    from mutua.work import services, tasks
    from tests.support.books import STAFF

    contract = contracts.queued(task="A fair")
    jobs.work(wait=False)
    assert [one.to for one in mail.outbox if "A fair" in one.body] == [["olga@example.org"]]
    assert "18 March 2026" in mail.outbox[-1].body or "18 mars 2026" in mail.outbox[-1].body
    mail.outbox = []
    with clock.on(date(2026, 3, 19)):
        tasks.remind_advisers()
        tasks.remind_advisers()  # once a day
        jobs.work(wait=False)
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == ["olga@example.org"]
    for one in waiting(contracts):
        services.approve_contract(
            actor=STAFF, key=uuid4(), contract=one.id, edition=one.edition, why="A fair"
        )
    mail.outbox = []
    with clock.on(date(2026, 3, 20)):
        tasks.remind_advisers()
        jobs.work(wait=False)
    assert mail.outbox == []
    assert contracts.found(contract).state == "approved"


def waiting(contracts):
    from mutua.work.models import Contract

    with reading(contracts.READER):
        return list(Contract.objects.filter(state="queued"))
