"""Expenses are paid back from the budget, a band shares an activity, activities pay each other."""

from __future__ import annotations

import os
import threading
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections

from mutua.activities import rebuild
from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

BAND = UUID("018f0000-0000-7000-8000-0000000000b1")
PAPER = "a" * 63


@pytest.fixture(scope="module")
def house(store):
    from mutua.activities import services
    from tests.support import shop

    shop.open_shop()
    with clock.on(shop.DAY):
        services.open_activity(
            actor=shop.alice, key=uuid4(), activity=BAND, legal_entity="coop", name="The band",
            shares={str(shop.ALICE): 4_000, str(shop.BOB): 6_000},
        )  # fmt: skip
    return shop


@pytest.fixture
def shop(house):
    with clock.on(house.DAY):
        yield house


def budget(shop, activity=None):
    from mutua.ledger import queries

    with reading(shop.STAFF):
        return -queries.activity_balances(activity or shop.ALICES).get("activity_budget", 0)


def claim(shop, actor=None, **facts):
    from mutua.activities import services

    expense = uuid4()
    given = {
        "activity": shop.ALICES, "person": shop.ALICE, "nature": "material", "text": "Floor",
        "spent_on": shop.DAY, "amount": 12_100, "vat": 2_100, "paper": uuid4().hex * 2,
    }  # fmt: skip
    services.claim_expense(
        actor=actor or shop.alice, key=uuid4(), expense=expense, **{**given, **facts}
    )
    return expense


def approve(shop, expense, **facts):
    from mutua.activities import services

    return services.approve_expense(actor=shop.STAFF, key=uuid4(), expense=expense, **facts)


def test_an_approved_expense_is_owed_to_the_member_and_borne_by_the_budget(shop):
    from mutua.ledger import queries

    shop.issued_invoice()
    before = budget(shop)
    approve(shop, claim(shop), deductible=2_100)
    assert before - budget(shop) == 10_000
    with reading(shop.STAFF):
        balances = {one.account: one.amount for one in queries.trial_balance("coop", shop.DAY)}
    assert balances["vat_deductible"] == 2_100
    assert balances["member_payable"] == -12_100


def test_more_than_the_budget_holds_is_refused_and_nothing_is_left_of_it(shop):
    from mutua.activities.models import Expense

    expense = claim(shop, amount=budget(shop) + 1, vat=0)
    with pytest.raises(Refused) as caught:
        approve(shop, expense)
    assert caught.value.code == "budget"
    with reading(shop.alice):
        assert Expense.objects.get(id=expense).state == "claimed"


def test_two_who_spend_the_same_budget_at_once_do_not_pass_it(shop):
    from mutua.activities import services

    shop.issued_invoice()
    half = budget(shop) * 2 // 3
    claims = [claim(shop, amount=half, vat=0) for _ in range(4)]
    done, refused = [], []

    def spend(expense):
        try:
            done.append(services.approve_expense(actor=shop.STAFF, key=uuid4(), expense=expense))
        except Refused as error:
            refused.append(error.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=spend, args=(one,)) for one in claims]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(done), refused) == (1, ["budget"] * 3)
    assert budget(shop) >= 0


def test_kilometres_are_paid_at_the_limit_of_the_law_and_need_no_paper(shop):
    from mutua.activities.models import Expense

    expense = claim(shop, nature="kilometres", quantity=100, amount=0, vat=0, paper="")
    with reading(shop.alice):
        found = Expense.objects.get(id=expense)
    assert found.amount > 4_000
    assert found.vat == 0


@pytest.mark.parametrize(
    "field, facts",
    [
        ("amount", {"amount": 0}), ("amount", {"amount": -5}), ("amount", {"amount": 1.5}),
        ("vat", {"vat": 12_100}), ("paper", {"paper": ""}), ("text", {"text": " "}),
        ("nature", {"nature": "yacht"}), ("spent_on", {"spent_on": clock.date(2026, 3, 17)}),
        ("quantity", {"nature": "kilometres", "quantity": 0}),
        ("quantity", {"nature": "kilometres", "quantity": -1}),
    ],
)  # fmt: skip
def test_a_claim_that_cannot_be_is_refused_by_its_field(shop, field, facts):
    with pytest.raises(Refused) as caught:
        claim(shop, **facts)
    assert caught.value.field == field


def test_the_same_paper_is_claimed_once(shop):
    claim(shop, paper=PAPER)
    with pytest.raises(Exception, match="a_paper_once_an_activity"):
        claim(shop, paper=PAPER)


def test_a_claim_is_refused_with_a_reason_or_taken_back_and_then_stays_so(shop):
    from mutua.activities import services

    first, second = claim(shop), claim(shop)
    with pytest.raises(Refused):
        services.refuse_expense(actor=shop.STAFF, key=uuid4(), expense=first, why=" ")
    services.refuse_expense(actor=shop.STAFF, key=uuid4(), expense=first, why="No bill")
    services.withdraw_expense(actor=shop.alice, key=uuid4(), expense=second)
    for expense in (first, second):
        with pytest.raises(Refused):
            approve(shop, expense)


def test_nobody_claims_for_an_activity_that_is_not_hers(shop):
    with pytest.raises(NotFound):
        claim(shop, actor=shop.charlie, person=shop.CHARLIE)
    with pytest.raises(NotFound):
        claim(shop, actor=shop.charlie)


def test_a_band_shares_an_activity_and_both_see_its_books(shop):
    from mutua.activities.models import Activity, ActivityMember

    for actor in (shop.alice, shop.bob):
        with reading(actor):
            assert Activity.objects.filter(id=BAND).exists()
            assert ActivityMember.objects.filter(activity_id=BAND).count() == 2
    with reading(shop.charlie):
        assert not Activity.objects.filter(id=BAND).exists()
    claim(shop, actor=shop.bob, activity=BAND, person=shop.BOB)


def test_one_activity_pays_another_and_neither_passes_its_budget(shop):
    from mutua.activities import services

    shop.issued_invoice()
    before, theirs = budget(shop), budget(shop, BAND)
    given = {"source": shop.ALICES, "target": BAND, "text": "Rehearsal room"}
    services.transfer(actor=shop.alice, key=uuid4(), transfer=uuid4(), amount=10_000, **given)
    assert budget(shop) == before - 10_000
    assert budget(shop, BAND) == theirs + 10_000
    with pytest.raises(Refused) as caught:
        services.transfer(actor=shop.alice, key=uuid4(), transfer=uuid4(), amount=before, **given)
    assert caught.value.code == "budget"
    with pytest.raises(NotFound):
        services.transfer(actor=shop.charlie, key=uuid4(), transfer=uuid4(), amount=1, **given)


def test_the_diagnosis_finds_nothing_wrong(shop):
    found = doctor.examine(rebuild=True)
    assert [(one.check.code, one.wrong) for one in found if not one.holds] == []
    seen = {one.check.code: one.seen for one in found}
    assert seen["rebuild.budgets"] == 2
    assert seen["rebuild.states"] > 10


@pytest.mark.parametrize(
    "damage, found",
    [
        ("update activities_invoice set net = net + 1 where state = 'issued'", "rebuild.budgets"),
        ("update activities_expense set state = 'refused', reason = 'x' where state = 'claimed'",
         "rebuild.states"),
        ("update activities_activity set levy_rate = levy_rate + 100", "rebuild.budgets"),
    ],
)  # fmt: skip
def test_a_spoilt_store_is_found_by_the_rebuild(shop, store, damage, found):
    shop.issued_invoice()
    claim(shop)
    database = psycopg.conninfo.conninfo_to_dict(os.environ["DATABASE_URL"])["dbname"]
    with store.connect(database) as superuser:
        superuser.autocommit = False
        superuser.execute("set session_replication_role = replica")
        superuser.execute(damage)
        superuser.execute("set role mutua_auditor")
        wrong = []
        for code, derive in (("rebuild.budgets", rebuild.BUDGETS), ("rebuild.states", None)):
            if derive:
                wrong += [code] if superuser.execute(derive).fetchone()[1] else []
            else:
                for table in rebuild.WITH_STATE:
                    sql = rebuild.STATES.format(table=table)
                    wrong += [code] if superuser.execute(sql, [table]).fetchone()[1] else []
        superuser.rollback()
    assert wrong == [found]
