"""What serves for years: the budget pays at once, the result bears it month by month."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def trade(shop):
    from tests.support import trade

    return trade


def balances(shop):
    from mutua.ledger import queries

    with reading(shop.STAFF):
        return {
            one.account: one.amount for one in queries.trial_balance("coop", date(2026, 12, 31))
        }


def moved(shop, before, *accounts):
    after = balances(shop)
    return tuple(after.get(one, 0) - before.get(one, 0) for one in accounts)


def write_off(shop, until):
    from mutua.activities import services

    with clock.on(until):
        return services.depreciate(actor=shop.STAFF, key=uuid4(), legal_entity="coop", until=until)


def test_an_activitys_purchase_is_spread_and_its_budget_has_paid_at_once(shop, trade):
    shop.issued_invoice()
    accounts = (
        "asset", "activity_budget", "activity_invested", "activity_expense", "budget_movement",
        "supplier_payable", "depreciation", "asset_written_off",
    )  # fmt: skip
    before = balances(shop)
    trade.asset(shop.ALICES)
    assert moved(shop, before, *accounts) == (10_000, 10_000, -10_000, 0, 0, -12_100, 0, 0)
    assert write_off(shop, date(2026, 3, 31)) == 1
    assert write_off(shop, date(2026, 12, 31)) == 1
    assert write_off(shop, date(2026, 12, 31)) == 0
    # ten months of sixty; the result of the house is as before
    assert moved(shop, before, *accounts) == (
        10_000, 10_000, -10_000 + 1_667, 0, -1_667, -12_100, 1_667, -1_667,
    )  # fmt: skip


def test_the_house_writes_its_own_things_off(shop, trade):
    before = balances(shop)
    trade.asset(None, years=1)
    assert write_off(shop, date(2026, 12, 30)) >= 1
    assert moved(shop, before, "asset", "house_expense") == (10_000, 0)


@pytest.mark.parametrize(
    "months, amount", [(0, 0), (1, 167), (59, 9_833), (60, 10_000), (600, 10_000)]
)
def test_the_parts_come_to_the_whole(months, amount):
    from mutua.activities.services.assets import written_off
    from mutua.activities.services.plans import day_of

    assert written_off(10_000, 5, date(2026, 3, 16), day_of(2026, 2 + months, 28)) == amount


def test_what_is_broken_is_written_off_whole_and_no_more(shop, trade):
    from mutua.activities import services

    asset = trade.asset(None)
    before = balances(shop)
    services.retire_asset(actor=shop.STAFF, key=uuid4(), asset=asset, why="The flood")
    assert moved(shop, before, "depreciation", "asset_written_off") == (10_000, -10_000)
    with pytest.raises(Refused) as caught:
        services.retire_asset(actor=shop.STAFF, key=uuid4(), asset=asset, why="Again")
    assert caught.value.code == "state"


def test_a_members_approved_expense_may_serve_for_years_and_one_purchase_once(shop):
    from mutua.activities import services
    from mutua.activities.models import Asset

    shop.issued_invoice()
    expense, asset = uuid4(), uuid4()
    services.claim_expense(
        actor=shop.alice, key=uuid4(), expense=expense, activity=shop.ALICES, person=shop.ALICE,
        nature="equipment", text="A lamp", spent_on=shop.DAY, amount=24_200, vat=4_200,
        paper="a" * 64,
    )  # fmt: skip
    said = {"purchase": expense, "name": "A lamp", "years": 3}
    with pytest.raises(NotFound):
        services.register_asset(actor=shop.STAFF, key=uuid4(), asset=asset, **said)
    services.approve_expense(actor=shop.STAFF, key=uuid4(), expense=expense, kind="ordinary")
    services.register_asset(actor=shop.STAFF, key=uuid4(), asset=asset, **said)
    with reading(shop.alice):
        assert Asset.objects.get(id=asset).cost == 20_000
    with reading(shop.charlie):
        assert not Asset.objects.filter(id=asset).exists()
    with pytest.raises(Refused) as caught:
        services.register_asset(actor=shop.STAFF, key=uuid4(), asset=uuid4(), **said)
    assert caught.value.code == "one_asset_a_purchase"


@pytest.mark.parametrize(
    "field, said", [("name", {"name": " "}), ("years", {"years": 0}), ("years", {"years": 2.5})]
)
def test_an_asset_that_cannot_be_is_refused_by_its_field(shop, trade, field, said):
    from mutua.activities import services

    given = {"asset": uuid4(), "purchase": uuid4(), "name": "X", "years": 5}
    with pytest.raises(Refused) as caught:
        services.register_asset(actor=shop.STAFF, key=uuid4(), **{**given, **said})
    assert caught.value.field == field


def test_nothing_is_written_off_ahead_of_time(shop):
    from mutua.activities import services

    with pytest.raises(Refused) as caught:
        services.depreciate(
            actor=shop.STAFF, key=uuid4(), legal_entity="coop", until=date(2026, 3, 17)
        )
    assert caught.value.field == "until"


@pytest.mark.parametrize("kind, sign", [("deferred_charge", 1), ("accrued_charge", -1)])
def test_a_cost_stands_in_the_period_it_belongs_to(shop, trade, kind, sign):
    from mutua.activities import services

    before = balances(shop)
    trade.accrued(kind)
    assert moved(shop, before, kind, "house_expense") == (sign * 12_000, -sign * 12_000)
    taken = services.take_back_accruals(
        actor=shop.STAFF, key=uuid4(), legal_entity="coop", until=shop.DAY
    )
    assert (taken, moved(shop, before, kind, "house_expense")) == (1, (0, 0))
    assert services.take_back_accruals(
        actor=shop.STAFF, key=uuid4(), legal_entity="coop", until=shop.DAY
    ) == 0  # fmt: skip


@pytest.mark.parametrize(
    "field, said",
    [
        ("kind", {"kind": "hope"}),
        ("amount", {"amount": 0}),
        ("text", {"text": " "}),
        ("day", {"day": date(2026, 3, 17)}),
        ("back_on", {"back_on": date(2026, 2, 28)}),
    ],
)
def test_an_accrual_that_cannot_be_is_refused_by_its_field(shop, trade, field, said):
    with pytest.raises(Refused) as caught:
        trade.accrued(**said)
    assert caught.value.field == field


def test_the_diagnosis_finds_nothing_wrong(shop):
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
