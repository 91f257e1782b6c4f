"""Leaving, dying, and what goes back for the shares."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.ground import actors, clock, doctor
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from tests.people.test_shares import balance, state_of
from tests.support.store import ALICE, BOB


def read(model, **where):
    from tests.support.capital import STAFF

    with reading(STAFF):
        return model.objects.get(**where)


def test_leaving_needs_nobodys_yes_and_the_last_shares_repaid_end_it(capital):
    from mutua.people.models import Repayment

    person = capital.leaving(3)
    assert state_of(person) == "leaving"
    repayment = capital.repaid(person)
    assert (state_of(person), balance("capital", person)) == ("leaving", -3_000)
    capital.repaid(person, shares=1, amount=3_000)
    assert (state_of(person), balance("capital", person)) == ("", 0)
    assert balance("member_payable", person) == -9_000
    kept = read(Repayment, id=repayment).tests
    assert (kept["net_assets"]["article"], kept["liquidity"]["article"]) == ("6:115", "6:116")
    assert kept["net_assets"]["amount"] == 6_000
    assert kept["net_assets"]["net"] >= 9_000


def test_nothing_is_paid_before_the_day_that_was_decided(capital):
    from mutua.people import services

    person = capital.leaving()
    repayment = capital.repaid(person, pay_from=date(2026, 4, 1))
    capital.account(person)
    with pytest.raises(Refused) as caught:
        services.record_repayment(actor=capital.TREASURY, key=uuid4(), repayment=repayment)
    assert caught.value.code == "too_early"
    with clock.on(date(2026, 4, 1)):
        services.record_repayment(actor=capital.TREASURY, key=uuid4(), repayment=repayment)
        with pytest.raises(Refused):
            services.record_repayment(actor=capital.TREASURY, key=uuid4(), repayment=repayment)
    assert balance("member_payable", person) == 0


def test_what_is_not_repaid_stays_in_the_reserve(capital):
    from mutua.ledger import queries

    person = capital.leaving()
    capital.repaid(person, amount=4_000)
    assert balance("member_payable", person) == -4_000
    with reading(capital.TREASURY):
        found = {one.account: one.amount for one in queries.trial_balance("coop", clock.today())}
    assert found["reserve"] <= -2_000


@pytest.mark.parametrize(
    "code, facts",
    [
        ("amount", {"amount": 6_001}),
        ("amount", {"amount": -1}),
        ("net_assets", {"unavailable": 10**12}),
        ("liquidity", {"expected_in": 0, "expected_out": 10**12}),
        ("shares", {"shares": 3}),
        ("refused", {"why": " "}),
        ("refused", {"decided_by": ""}),
        ("refused", {"pay_from": date(2026, 3, 15)}),
    ],
)
def test_a_repayment_that_law_or_sense_forbid_is_refused(capital, code, facts):
    person = capital.leaving()
    with pytest.raises(Refused) as caught:
        capital.repaid(person, **facts)
    assert caught.value.code == code
    assert state_of(person) == "leaving"


def test_shares_of_who_stays_are_not_repaid(capital):
    with pytest.raises(Refused) as caught:
        capital.repaid(capital.holder(2))
    assert caught.value.code == "leaving"


def test_the_value_goes_to_the_heirs_by_their_parts(capital):
    from mutua.people import services

    person = capital.died(ALICE, 1)
    services.register_heir(
        actor=capital.STAFF, key=uuid4(), heir=uuid4(), deceased=person, person=BOB, parts=2,
        document="Certificate of inheritance",
    )  # fmt: skip
    before = balance("member_payable", ALICE), balance("member_payable", BOB)
    capital.repaid(person, shares=1, amount=1_000)
    after = balance("member_payable", ALICE), balance("member_payable", BOB)
    assert [one - other for one, other in zip(before, after, strict=True)] == [333, 667]
    assert state_of(person) == ""
    with reading(actors.member(BOB)):
        from mutua.people.models import Repayment

        assert [one.person_id for one in Repayment.objects.all()] == [person]


def test_nothing_is_repaid_to_a_deceased_without_heirs(capital):
    from mutua.people import services

    person = capital.holder(2)
    services.register_death(
        actor=capital.STAFF, key=uuid4(), person=person, died_on=date(2026, 3, 1), document="Deed"
    )
    with pytest.raises(Refused) as caught:
        capital.repaid(person)
    assert caught.value.code == "heirs"


@given(st.integers(0, 10**12), st.lists(st.integers(1, 10**6), min_size=1, max_size=20))
def test_an_amount_is_split_to_the_last_cent(amount, parts):
    from mutua.people.distribution import split

    found = split(amount, parts)
    assert sum(found) == amount
    whole = sum(parts)
    assert all(
        0 <= one - amount * part // whole <= 1 for one, part in zip(found, parts, strict=True)
    )


def test_the_tests_of_the_law_on_figures_worked_by_hand():
    """Bank 10,000; formation 1,500; a provision 800; owed 6,200: 3,000 may go, not a cent more."""
    from mutua.ledger.queries import Balance
    from mutua.people import distribution

    books = [
        Balance("bank", "550000", "asset", "EUR", 10_000),
        Balance("formation", "200000", "asset", "EUR", 1_500),
        Balance("provision", "163000", "liability", "EUR", -800),
        Balance("supplier", "440000", "liability", "EUR", -6_200),
        Balance("capital", "111000", "equity", "EUR", -4_500),
    ]
    net = distribution.net_assets(books, 3_000)
    assert (net.net, net.holds) == (3_000, True)
    assert not distribution.net_assets(books, 3_001).holds
    assert not distribution.net_assets(books, 2_000, unavailable=1_001).holds
    liquid = distribution.liquidity(books, 3_000, expected_in=500, expected_out=1_300)
    assert (liquid.left, liquid.holds) == (0, True)
    assert not distribution.liquidity(books, 3_001, expected_in=500, expected_out=1_300).holds


def test_the_diagnosis_finds_nothing_wrong(capital):
    assert [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if one.wrong] == []
