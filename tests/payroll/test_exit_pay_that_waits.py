"""Exit holiday pay that no run makes is listed, with its reason, where the officer sees what waits."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.ground.transactions import reading
from tests.support import earlier_contracts as given

SEASON = "V-2025-08"
AFTER = date(2026, 6, 1)
IN_AN_OFFICE = {"regime": "employee", "artistic_nature": ""}


@pytest.fixture(scope="module")
def house(store, tmp_path_factory):
    """Nora's season in an office has begun elsewhere, and Dirk's two mornings a week."""
    from mutua.people.imports import person_of
    from tests.support import contracts, lasting, opening, shop

    shop.open_shop()
    mail.outbox = []
    folder = given.rich(opening.folder(tmp_path_factory.mktemp("books") / "opening"))
    season = given.rows(given.said(**IN_AN_OFFICE), given.EVENING)
    for_good = given.rows(given.for_good(**IN_AN_OFFICE), *given.MORNINGS)
    given.write(folder, *season, *for_good)
    with clock.on(shop.DAY):
        lasting.decide()
        opening.import_folder(folder)
        for member in ("M-001", "M-002"):
            contracts.get_ready(person_of(member))
    return shop


@pytest.fixture
def day(house):
    mail.outbox = []
    with clock.on(house.DAY):
        yield house.DAY


def awaited():
    from mutua.ledger.models import LegalEntity
    from mutua.payroll import exit_waiting
    from tests.support import contracts

    with clock.on(AFTER), reading(contracts.READER):
        return exit_waiting.awaited(LegalEntity.objects.get(code="coop"))


def test_a_contract_that_began_before_the_books_is_left_out(day):
    from mutua.work.models import Contract
    from tests.support import contracts, exit_pay, payday

    with reading(contracts.READER):
        season = Contract.objects.get(earlier__reference=SEASON)
    contracts.confirm(season.id)
    assert payday.pay(season.id, day=date(2026, 3, 30), paid_on=date(2026, 3, 31)).exits == 0
    (slip,) = payday.paid(season.id)
    assert slip.provision > 0
    assert exit_pay.exits(season.id) == []
    reasons = dict(awaited().left_out)
    assert reasons[season.id].field == "exit_begun_before"


def test_an_open_ended_contract_that_began_before_the_books_is_left_out(day):
    from mutua.ground import actors
    from mutua.work.models import Contract
    from tests.support import contracts, exit_pay, lasting, payday

    with reading(contracts.READER):
        dirks = Contract.objects.get(earlier__reference="V-2025-02")
    lasting.open_months(date(2026, 4, 30))
    offer = uuid4()
    lasting.end(dirks.id, ending=offer, kind="agreement", by="employer", last_day=date(2026, 4, 29))
    lasting.agree(offer, actors.member(dirks.person_id))
    for month in lasting.months(dirks.id):
        lasting.worked(dirks.id, month.month)
    ran = payday.pay(dirks.id, day=date(2026, 5, 4), paid_on=date(2026, 5, 5))
    assert (ran.made > 0, ran.exits, exit_pay.exits(dirks.id)) == (True, 0, [])
    assert dict(awaited().left_out)[dirks.id].field == "exit_begun_before"


def test_an_open_ended_contract_is_due_once_it_has_ended(day):
    from tests.support import exit_pay, lasting, payday

    nell = lasting.newcomer()
    facts = {"regime": "employee", "answers": {"nature_justifies": True}}
    contract = lasting.declared(nell.actor, **nell.place, **facts)
    lasting.open_months(date(2026, 4, 30))
    offer = uuid4()
    lasting.end(contract, ending=offer, kind="agreement", by="employer", last_day=date(2026, 4, 29))
    lasting.agree(offer, nell.actor)
    lasting.worked(contract, date(2026, 4, 1))
    assert contract not in {one.contract for one in awaited().due}  # its month is not paid
    assert payday.pay(contract, day=date(2026, 5, 4), paid_on=date(2026, 5, 5)).exits == 1
    (pay,), (slip,) = exit_pay.exits(contract), payday.paid(contract)
    assert (pay.year, pay.released) == (2026, slip.provision)
    assert contract not in dict(awaited().left_out)


def test_what_is_due_is_no_reason_to_worry_and_is_gone_once_it_is_made(day):
    from mutua.payroll import services
    from tests.support import exit_pay, lasting, payday, payroll_cases
    from tests.support.books import STAFF

    nell = lasting.newcomer()
    work = exit_pay.office_day(date(2026, 5, 12), who=nell.actor, **nell.place)
    assert work not in {one.contract for one in awaited().due}
    run = payroll_cases.opened()
    months = [one.id for one in payday.months_of(work)]
    with clock.on(payday.LAST):
        services.pay_due(actor=STAFF, key=uuid4(), run=run, only=months)
    assert work in {one.contract for one in awaited().due}
    payday.pay(work)
    assert work not in {one.contract for one in awaited().due}


def test_a_contract_that_was_changed_ends_with_the_version_that_follows(day):
    """Of two days the first was worked and paid; the second moves by a month, and ends it."""
    from tests.support import changes, contracts, exit_pay, lasting, payday

    nell = lasting.newcomer()
    days = (date(2026, 4, 28), date(2026, 5, 19))
    hours = [one for day in days for one in contracts.at(day, "09:00", "17:00")]
    facts = {**exit_pay.OFFICE, "hours": hours, "pay_amount": 86_844, **nell.place}
    before = contracts.declared(nell.actor, **facts)
    contracts.confirm(before, date(2026, 4, 1))
    after = changes.signed(
        before, nell.actor, hours=contracts.at(date(2026, 5, 21), "09:00", "17:00"),
        pay_amount=43_422,
    )  # fmt: skip
    changes.tell(after)
    assert payday.pay(before).exits == 0  # it goes on
    contracts.confirm(after)
    assert payday.pay(after).exits == 1
    assert payday.pay(before).exits == 1
    first, second = exit_pay.exits(before)[0], exit_pay.exits(after)[0]
    assert first.worked_until == second.worked_until == date(2026, 5, 21)
    assert first.promised_on == second.promised_on
    (slip,) = payday.paid(before)
    assert first.released == slip.provision
