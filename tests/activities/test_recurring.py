"""A plan makes a draft each period: exactly once, after months of silence too."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused, Stale
from mutua.ground.transactions import reading

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def trade(shop):
    from tests.support import trade

    return trade


def drafts(shop, plan):
    from mutua.activities.models import Planned

    with reading(shop.alice):
        found = Planned.objects.filter(plan_id=plan).select_related("invoice").order_by("period")
        return list(found)


def run(day):
    from mutua.activities import tasks

    with clock.on(day):
        tasks.make_planned()


def test_after_months_of_silence_each_period_has_its_draft_once(shop, trade):
    plan = trade.planned()
    run(date(2026, 3, 31))
    assert drafts(shop, plan) == []
    mail.outbox = []
    for _ in range(2):
        run(date(2026, 6, 15))
    made = drafts(shop, plan)
    assert [one.due_on for one in made] == [date(2026, month, 1) for month in (4, 5, 6)]
    assert [one.invoice.lines[0]["text"] for one in made] == [
        f"Rehearsal room, {month} 2026" for month in ("avril", "mai", "juin")
    ]
    assert {one.invoice.state for one in made} == {"draft"}
    assert [one.to for one in mail.outbox] == [["alice@example.org"]] * 3


def test_two_workers_at_once_make_one_draft(shop, trade):
    import threading

    from django.db import connections

    plan = trade.planned(day=16)

    def work():
        try:
            run(shop.DAY)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(drafts(shop, plan)) == 1


def test_a_short_month_has_its_last_day_and_a_quarter_three_months(shop, trade):
    with clock.on(date(2026, 1, 31)):
        monthly = trade.planned(day=31, from_day=date(2026, 1, 31))
        quarterly = trade.planned(day=31, from_day=date(2026, 1, 31), every="quarter")
    run(date(2026, 4, 30))
    assert [one.due_on for one in drafts(shop, monthly)] == [
        date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30),
    ]  # fmt: skip
    assert [one.due_on for one in drafts(shop, quarterly)] == [date(2026, 1, 31), date(2026, 4, 30)]


@pytest.mark.parametrize("end", [{"times": 2}, {"until": date(2026, 5, 1)}])
def test_a_plan_ends_by_its_times_or_its_last_day(shop, trade, end):
    from mutua.activities.models import Plan

    plan = trade.planned(**end)
    run(date(2026, 12, 31))
    assert len(drafts(shop, plan)) == 2
    with reading(shop.alice):
        assert Plan.objects.get(id=plan).state == "ended"


def test_a_changed_plan_invoices_what_it_says_now_and_an_ended_one_nothing(shop, trade):
    from mutua.activities import services

    plan = trade.planned()
    run(date(2026, 4, 1))
    dearer = shop.DraftLine("Room", 50_000)
    change = {"plan": plan, "lines": (dearer,)}
    assert services.change_plan(actor=shop.alice, key=uuid4(), edition=1, **change) == 2
    with pytest.raises(Stale):
        services.change_plan(actor=shop.STAFF, key=uuid4(), edition=1, **change)
    run(date(2026, 5, 1))
    assert [one.invoice.lines[0]["unit_price"] for one in drafts(shop, plan)] == [40_000, 50_000]
    services.end_plan(actor=shop.alice, key=uuid4(), plan=plan)
    run(date(2026, 9, 1))
    assert len(drafts(shop, plan)) == 2
    for verb, facts in ((services.change_plan, {**change, "edition": 2}), (services.end_plan, {})):
        with pytest.raises(Refused) as caught:
            verb(actor=shop.alice, key=uuid4(), **{"plan": plan, **facts})
        assert caught.value.code == "state"


@pytest.mark.parametrize(
    "field, said",
    [
        ("every", {"every": "week"}),
        ("day", {"day": 32}),
        ("day", {"day": True}),
        ("from_day", {"from_day": date(2026, 3, 15)}),
        ("until", {"until": date(2026, 3, 31)}),
        ("times", {"times": 0}),
        ("lines", {"lines": ()}),
        ("note", {"note": "a\x00"}),
        ("client", {"client": uuid4()}),
    ],
)
def test_a_plan_that_cannot_be_is_refused_by_its_field(shop, trade, field, said):
    with pytest.raises(Refused) as caught:
        trade.planned(**said)
    assert caught.value.field == field


def test_a_stranger_has_no_part_in_a_plan(shop, trade):
    from mutua.activities import services

    plan = trade.planned()
    with pytest.raises(NotFound):
        services.end_plan(actor=shop.charlie, key=uuid4(), plan=plan)


def test_a_plan_that_cannot_go_on_keeps_no_other_waiting(shop, trade, monkeypatch, caplog):
    from mutua.activities.services import plans

    stuck, other = sorted((trade.planned(), trade.planned()), key=str)
    real = plans._lines

    def lines(plan, due):
        if plan.id == stuck:
            raise Refused("lines", "", "not now")
        return real(plan, due)

    monkeypatch.setattr(plans, "_lines", lines)
    run(date(2026, 5, 1))
    assert (len(drafts(shop, stuck)), len(drafts(shop, other))) == (0, 2)
    assert str(stuck) in caplog.text


def test_the_job_is_put_again_by_the_clock_of_the_house(shop, trade):
    from mutua.ground import jobs

    plan = trade.planned(day=16)
    jobs.put_periodic()
    jobs.work(wait=False)
    assert len(drafts(shop, plan)) == 1


def test_the_diagnosis_finds_nothing_wrong(shop):
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


def test_a_plan_knows_the_day_of_its_next_draft_until_it_has_made_all():
    from mutua.activities.models import Plan
    from mutua.activities.services.plans import next_due

    facts = {"every": "month", "day": 1, "first_on": date(2026, 4, 1)}
    assert next_due(Plan(**facts)) == date(2026, 4, 1)
    assert next_due(Plan(**facts, times=2, made=2)) is None
    assert next_due(Plan(**facts, until=date(2026, 4, 30), made=1)) is None
    assert next_due(Plan(**facts, state="ended")) is None
