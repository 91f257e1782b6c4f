"""A contract from the member's answers to the work that was done."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.ground.errors import NotAllowed, NotFound, Refused, Stale
from mutua.ground.transactions import reading


def rows(model, **where):
    from tests.support.contracts import READER

    with reading(READER):
        return list(model.objects.filter(**where).order_by("id"))


def test_an_evening_of_dance_is_signed_declared_and_worked(funded, contracts):
    evening = contracts.at(date(2026, 3, 19), "19:00", "22:00")
    contract, answer = contracts.submitted(hours=evening)
    assert answer == "approved"
    one = contracts.found(contract)
    assert (one.charged, one.gross_pay) == (30_000, 20_464)
    contracts.sign(contract)
    months = rows(contracts.ContractMonth, contract=contract)
    assert [(m.month, m.hours, m.days, m.charged) for m in months] == [
        (date(2026, 3, 1), 300, 1, 30_000)
    ]
    assert [
        (p.day, p.from_minute, p.until_minute) for p in rows(contracts.Period, contract=contract)
    ] == [(date(2026, 3, 19), 1140, 1320)]
    contracts.declare(contract)
    contracts.confirm(contract)
    assert contracts.found(contract).state == "worked"


def test_the_signed_contract_bears_the_seal_of_the_house(funded, contracts):
    from mutua.activities.documents import seal
    from mutua.ground import jobs, places

    contract = contracts.signed()
    jobs.work(wait=False)
    (signature,) = rows(contracts.ContractSignature, contract=contract)
    with places.files().open(signature.sealed) as paper:
        found = seal.verify(paper.read())
    assert found.content_hash == signature.content_hash == contracts.found(contract).content_hash


def test_every_rule_leaves_its_verdict_and_a_warning_waits_for_an_adviser(funded, contracts):
    monday = contracts.GIG + timedelta(days=2)  # a Sunday, outside the shows
    contract, answer = contracts.submitted(
        hours=contracts.at(monday, "13:00", "17:00"), regime="employee", answers={}
    )
    assert answer == "queued"
    asked = rows(contracts.Check, contract=contract)
    assert {one.rule for one in asked} >= {"three_hours", "sunday", "budget", "before_it_begins"}
    assert [one.rule for one in asked if one.verdict == "warn" and one.decision_id is None] == [
        "sunday"
    ]
    with pytest.raises(Refused) as caught:
        contracts.sign(contract)
    assert caught.value.given == "queued"
    contracts.services.approve_contract(
        actor=contracts.STAFF,
        key=uuid4(),
        contract=contract,
        edition=1,
        why="A fair is open on Sunday",
    )
    assert mail.outbox[-1].subject == "Votre contrat est approuvé"
    contracts.sign(contract)


def test_what_a_rule_forbids_is_told_with_what_mends_it(funded, contracts):
    short = contracts.at(contracts.GIG, "20:00", "22:20")
    with pytest.raises(contracts.Blocked) as caught:
        contracts.submitted(hours=short)
    (verdict,) = caught.value.verdicts
    assert (verdict.rule, verdict.facts["minutes"]) == ("three_hours", 40)


def test_nobody_is_employed_for_what_has_begun(funded, contracts):
    contract, _ = contracts.submitted(hours=contracts.at(contracts.GIG, "19:00", "22:00"))
    seven = datetime(2026, 3, 20, 19, 0, tzinfo=clock.ZONE)
    with clock.on(seven), pytest.raises(contracts.Blocked) as caught:
        contracts.sign(contract)
    assert [one.rule for one in caught.value.verdicts] == ["before_it_begins"]


def test_tonights_contract_is_signed_a_minute_before(funded, contracts):
    contract, _ = contracts.submitted(hours=contracts.at(contracts.GIG, "19:00", "22:00"))
    with clock.on(datetime(2026, 3, 20, 18, 59, tzinfo=clock.ZONE)):
        contracts.sign(contract)


def test_work_before_the_invoice_is_paid_from_what_the_client_signed(shop, contracts):
    """1,250.01 less the levy of 6.5 % is promised by the order, and no more than that."""
    before = contracts.left()
    order = contracts.signed_order(mail.outbox)
    assert contracts.left() - before == 116_876
    evenings = contracts.evenings(4, date(2026, 9, 4))
    contracts.signed(order=order, pay_amount=116_876, hours=evenings)
    assert contracts.left() == before
    with pytest.raises(contracts.Blocked) as caught:
        contracts.submitted(pay_amount=before + 30_000)
    (verdict,) = caught.value.verdicts
    assert (verdict.rule, verdict.remedy) == ("budget", "add_budget")


def test_an_order_that_was_invoiced_promises_nothing_more(shop, contracts):
    order = contracts.signed_order(mail.outbox)
    before = contracts.left()
    shop.issued_invoice(order=order)
    assert contracts.left() == before


def test_expenses_leave_what_signed_contracts_need(funded, contracts):
    """The budget holds 1,168.76; a contract takes 300."""
    from mutua.activities import services as activities

    contracts.signed(hours=contracts.at(date(2026, 5, 4), "19:00", "22:00"))
    dear = funded.claimed(amount=2_000_000, vat=0)
    with pytest.raises(Refused) as caught:
        activities.approve_expense(actor=contracts.STAFF, key=uuid4(), expense=dear)
    assert caught.value.code == "budget"


def test_a_contract_across_months_is_cut_into_payslips(funded, contracts):
    evenings = [
        contracts.Hours(day, "19:00", "22:00") for day in (date(2026, 9, 30), date(2026, 10, 1))
    ]
    contract = contracts.signed(hours=evenings, pay_amount=40_001)
    months = rows(contracts.ContractMonth, contract=contract)
    months.sort(key=lambda one: one.month)
    assert [(one.month, one.hours) for one in months] == [
        (date(2026, 9, 1), 300), (date(2026, 10, 1), 300)
    ]  # fmt: skip
    assert sum(one.charged for one in months) == contracts.found(contract).charged
    contracts.declare(contract)
    contracts.confirm(contract, date(2026, 9, 1))
    assert contracts.found(contract).state == "declared"
    contracts.confirm(contract, date(2026, 10, 1))
    assert contracts.found(contract).state == "worked"


def test_nobody_signs_for_somebody_else(funded, contracts):
    contract, _ = contracts.submitted()
    with pytest.raises(NotFound):
        contracts.sign(contract, funded.bob)


def test_nobody_decides_on_her_own_contract(funded, contracts):
    from mutua.ground import actors
    from tests.support.store import ALICE

    sunday = contracts.at(contracts.GIG + timedelta(days=9), "13:00", "17:00")
    contract, _ = contracts.submitted(hours=sunday, regime="employee", answers={})
    with pytest.raises(NotAllowed):
        contracts.services.approve_contract(
            actor=actors.staff(ALICE), key=uuid4(), contract=contract, edition=1, why="Mine"
        )


def test_of_two_who_change_a_draft_the_second_is_told(funded, contracts):
    contract = contracts.drafted()
    facts = contracts.said(task="Dance and music")
    contracts.services.change_contract(
        actor=funded.alice, key=uuid4(), contract=contract, edition=1, **facts
    )
    with pytest.raises(Stale):
        contracts.services.change_contract(
            actor=funded.alice, key=uuid4(), contract=contract, edition=1, **facts
        )


def test_a_change_after_approval_asks_every_rule_again(funded, contracts):
    contract, _ = contracts.submitted()
    contracts.services.change_contract(
        actor=funded.alice, key=uuid4(), contract=contract, edition=1,
        **contracts.said(pay_amount=31_000),
    )  # fmt: skip
    assert contracts.found(contract).state == "draft"
    assert contracts.submit(contract) == "approved"


def test_a_household_that_changes_changes_the_net_and_not_the_cost(funded, contracts):
    """What was agreed stands: the budget bears the same, and the person's tax is another."""
    contract, _ = contracts.submitted()
    contracts.services.say_situation(
        actor=funded.alice, key=uuid4(), situation=uuid4(), person=contracts.ALICE,
        from_day=date(2026, 3, 1), facts={"household": "partner_without_income", "children": 2},
    )  # fmt: skip
    contracts.sign(contract)
    assert contracts.found(contract).charged == 30_000


def test_the_schedule_is_taken_where_nobody_says_otherwise(funded, contracts):
    from mutua.ground import actors

    contract = contracts.declared(hours=contracts.at(date(2026, 3, 23), "19:00", "22:00"))
    worker = actors.job("schedule")
    for until, taken in ((date(2026, 3, 24), 0), (date(2026, 3, 25), 1)):
        with clock.on(until):
            assert contracts.services.take_schedule(actor=worker, key=uuid4(), until=until) == taken
    (month,) = rows(contracts.ContractMonth, contract=contract)
    assert month.confirmed_by == "schedule"


def test_work_is_not_confirmed_before_it_is_done(funded, contracts):
    contract = contracts.declared(hours=contracts.at(date(2026, 3, 24), "19:00", "22:00"))
    with pytest.raises(Refused) as caught:
        contracts.services.confirm_work(
            actor=funded.alice, key=uuid4(), contract=contract, month=date(2026, 3, 1)
        )
    assert caught.value.code == "early"


def test_nobody_is_bound_in_two_places_at_once(funded, contracts):
    contracts.signed(hours=contracts.at(date(2026, 3, 26), "18:00", "22:00"))
    late = contracts.at(date(2026, 3, 26), "21:00", "00:30")
    with pytest.raises(contracts.Blocked) as caught:
        contracts.submitted(hours=late)
    assert "two_places" in {one.rule for one in caught.value.verdicts}


def test_what_is_declared_after_work_had_begun_says_why_and_stays_marked(funded, contracts):
    """And its twin: without the trigger it would be hidden."""
    from mutua.work.models import Declaration
    from mutua.work.queries import declared_late
    from tests.proofs_of_rooms.guards import Coded, session, without

    contract = contracts.signed()
    one = contracts.found(contract)
    begun = datetime(
        one.first_day.year, one.first_day.month, one.first_day.day, 23, 30, tzinfo=clock.ZONE
    )
    declare = partial(
        contracts.services.declare_contract, actor=contracts.STAFF, contract=contract,
        number="000000424242",
    )  # fmt: skip
    words = (
        "insert into work_declaration (id, contract_id, number, declared_at)"
        " values (gen_random_uuid(), %s, '000000424243', %s)"
    )
    with session() as connection, Coded("MU033"):
        connection.execute(words, [contract, begun])
    change = "alter table work_declaration {} trigger late"
    with without(change.format("disable"), change.format("enable")), session() as connection:
        assert connection.execute(words, [contract, begun]).rowcount == 1
    with clock.on(begun):
        for why in ("", "x" * 401):
            with pytest.raises(Refused) as caught:
                declare(key=uuid4(), declaration=uuid4(), late_why=why)
            assert caught.value.code == "late"
        declare(key=uuid4(), declaration=uuid4(), late_why="The State's site was down")
    (kept,) = rows(Declaration, contract=contract)
    assert kept.late_why == "The State's site was down"
    with reading(contracts.READER):
        assert [each.contract_id for each in declared_late()] == [contract]
    in_time = contracts.signed()
    declare(contract=in_time, number="000000424244", key=uuid4(), declaration=uuid4(),
            late_why="Not late at all")  # fmt: skip
    (kept,) = rows(Declaration, contract=in_time)
    assert kept.late_why == ""
