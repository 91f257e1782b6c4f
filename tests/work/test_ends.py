"""How an open-ended contract ends, and how its reserve is looked at each month."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

WEDNESDAY = date(2026, 5, 20)


@pytest.fixture(scope="module")
def house(store):
    from tests.support import contracts, lasting, shop

    shop.open_shop()
    contracts.get_ready()
    return lasting


@pytest.fixture
def she(house):
    """A member with two mornings a week since April, whose May and June are opened."""
    from tests.support import shop

    one = house.newcomer()
    with clock.on(shop.DAY):
        contract = house.declared(one.actor, **one.place)
    with clock.on(WEDNESDAY - timedelta(days=4)):
        house.open_months(date(2026, 6, 30))
    mail.outbox = []
    with clock.on(WEDNESDAY):
        yield one, contract


def spans(house, contract):
    return [(one.month.month, one.last_day.day, one.gross_pay) for one in house.months(contract)]


def reserved(one):
    from mutua.work.queries import left_of

    with reading(one.actor):
        return left_of(one.activity).reserved


def test_a_notice_begins_on_the_monday_after_and_frees_what_comes_later(house, she):
    from tests.support import contracts

    one, contract = she
    assert [month for month, *_ in spans(house, contract)] == [4, 5, 6]
    assert reserved(one) > 0
    # By a letter of Wednesday, which acts on Saturday: a week from Monday 25 May.
    last = house.end(contract, kind="notice", by="employer", how="registered")
    assert last == date(2026, 5, 31)
    assert spans(house, contract) == [(4, 29, 40_000), (5, 27, 40_000)]
    assert reserved(one) == 0
    assert mail.outbox[-1].subject == "Votre contrat prend fin"
    for month in (date(2026, 4, 1), date(2026, 5, 1)):
        house.worked(contract, month)
    assert contracts.found(contract).state == "worked"
    with clock.on(date(2026, 6, 16)):
        assert house.open_months(date(2026, 7, 31)) == 0


def test_a_notice_of_hers_may_be_handed_over_and_is_hers_alone_to_give(house, she):
    from tests.support import shop

    one, contract = she
    with pytest.raises(NotFound):
        house.end(contract, shop.bob, kind="notice", by="worker", how="handed")
    with pytest.raises(Refused) as refused:
        house.end(contract, one.actor, kind="notice", by="employer", how="registered")
    assert refused.value.field == "by"
    assert house.end(contract, one.actor, kind="notice", by="worker", how="handed") == date(2026, 5, 31)  # fmt: skip
    with pytest.raises(Refused) as refused:
        house.end(contract, one.actor, kind="notice", by="worker", how="handed")
    assert refused.value.field == "contract"


def test_an_agreement_waits_for_the_other_side_and_cuts_its_month(house, she):
    from tests.support.books import STAFF

    one, contract = she
    last = date(2026, 6, 10)
    offer = uuid4()
    house.end(contract, ending=offer, kind="agreement", by="employer", last_day=last)
    assert [month for month, *_ in spans(house, contract)] == [4, 5, 6]
    with pytest.raises(Refused):
        house.agree(offer, STAFF)
    assert house.agree(offer, one.actor) == last
    # Four of the nine mornings of June: 1, 3, 8 and 10.
    assert spans(house, contract)[-1] == (6, 10, 17_778)
    with reading(one.actor):
        from tests.support.contracts import Period

        june = Period.objects.filter(contract=contract, freed=False, day__month=6)
        assert [day.day for day in june.order_by("day").values_list("day", flat=True)] == [1, 3, 8, 10]  # fmt: skip


def test_a_month_that_was_cut_is_confirmed_by_her_as_it_is_now(house, she):
    """June was opened whole, and is worked up to the tenth: the month of before binds nobody."""
    one, contract = she
    last, offer = date(2026, 6, 10), uuid4()
    house.end(contract, ending=offer, kind="agreement", by="employer", last_day=last)
    house.agree(offer, one.actor)
    for month in (date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)):
        house.worked(contract, month)
    assert all(month.confirmed_at for month in house.months(contract))
    assert contracts_state(contract) == "worked"


def test_a_month_that_was_cut_does_not_stop_the_schedule_of_the_others(house, she):
    from mutua.work import services

    one, contract = she
    last, offer = date(2026, 6, 10), uuid4()
    house.end(contract, ending=offer, kind="agreement", by="employer", last_day=last)
    house.agree(offer, one.actor)
    later = date(2026, 7, 6)  # after the last day of June as it was opened first
    with clock.on(later):
        assert services.take_schedule(actor=house.OPENER, key=uuid4(), until=later) >= 3
    assert all(month.confirmed_at for month in house.months(contract))
    assert contracts_state(contract) == "worked"


def contracts_state(contract):
    from tests.support import contracts

    return contracts.found(contract).state


def test_pay_in_place_of_notice_is_kept_in_the_budget_until_it_is_paid(house, she):
    from mutua.work.models import Ending

    one, contract = she
    assert house.end(contract, kind="indemnity", by="employer") == WEDNESDAY
    with reading(one.actor):
        ending = Ending.objects.get(contract=contract)
    assert (ending.weeks, ending.gross_pay) == (1, 9_231)  # 400.00 x 3 / 13, up
    assert reserved(one) == ending.charged > ending.gross_pay
    assert spans(house, contract)[-1] == (
        5,
        20,
        30_000,
    )  # six of eight mornings, Whit Monday among them


def test_a_serious_cause_is_said_in_three_working_days(house, she):
    _one, contract = she
    with pytest.raises(Refused) as refused:
        house.end(contract, kind="serious_cause", by="employer", known_on=date(2026, 5, 15), why="Theft")  # fmt: skip
    assert refused.value.field == "ended_on"
    with pytest.raises(Refused) as refused:
        house.end(contract, kind="serious_cause", by="employer", known_on=date(2026, 5, 18))
    assert refused.value.field == "why"
    assert house.end(contract, kind="serious_cause", by="employer", known_on=date(2026, 5, 18), why="Theft") == WEDNESDAY  # fmt: skip


def test_before_a_change_takes_effect_its_month_is_cut_by_the_pay_and_week_of_before(house, she):
    """From June on one morning for 200.00; the end of 20 May pays six of its eight mornings of May
    at 400.00: 300.00."""
    one, contract = she
    later = house.amended(
        contract, date(2026, 6, 1), one.actor, week=house.MORNINGS[:1], monthly_gross=20_000
    )
    house.approved_and_signed(later, one.actor)
    assert [pay for *_, pay in spans(house, later)] == [40_000, 40_000, 20_000]
    last = house.end(later, kind="serious_cause", by="employer", known_on=date(2026, 5, 18), why="Theft")  # fmt: skip
    assert last == WEDNESDAY
    assert spans(house, later)[-1] == (5, 20, 30_000)
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def test_no_end_lies_before_what_was_confirmed_as_worked(house, she):
    """April and May were worked until the last morning of May; on 3 June the house says that it had
    ended on 20 May."""
    _one, contract = she
    house.worked(contract, date(2026, 4, 1))
    house.worked(contract, date(2026, 5, 1))
    last = next(each for each in house.months(contract) if each.month.month == 5).last_day
    with clock.on(date(2026, 6, 3)):
        with pytest.raises(Refused) as refused:
            house.end(contract, kind="indemnity", by="employer", given_on=WEDNESDAY)
        assert (refused.value.field, refused.value.code) == ("given_on", "worked")
        assert str(last) in refused.value.allowed
        ends = house.end(contract, kind="indemnity", by="employer", given_on=last)
        assert ends == last
    assert [one.check.code for one in doctor.examine() if not one.holds] == []


def test_the_officer_tells_the_authority_of_the_last_day_once(house, she):
    _one, contract = she
    with pytest.raises(Refused):
        house.tell_end(contract)
    house.end(contract, kind="notice", by="employer", how="registered")
    house.tell_end(contract)
    with pytest.raises(Refused):
        house.tell_end(contract)


# ── The look ahead ──────────────────────────────────────────────────────────────────────────────


def look(house, contract):
    from mutua.work.models import LookAhead
    from tests.support.contracts import READER

    with reading(READER):
        return LookAhead.objects.filter(contract=contract).order_by("-month").first()


def test_each_month_says_how_long_the_reserve_lasts_once(house, she):
    one, contract = she
    with clock.on(date(2026, 6, 1)):
        house.look_ahead(date(2026, 6, 1))
        assert house.look_ahead(date(2026, 6, 1)) == 0
    found = look(house, contract)
    # Three invoices in March: 3,506.28 less the levy, a twelfth of it a month.
    budget = found.available + sum(month.charged for month in house.months(contract))
    assert found.income == budget // 12
    assert found.notice_cost == -(-found.monthly_cost * 3 // 13)
    assert found.reserve == found.notice_cost + found.monthly_cost
    left, months = found.available, 0
    while left - found.monthly_cost >= found.notice_cost:
        left, months = left - found.monthly_cost, months + 1
    assert found.months_with_orders == months
    assert found.stands == ("covered" if found.months_with_income >= 3 else "short")
    assert reserved(one) == found.reserve


def test_when_the_notice_is_not_covered_people_are_written_to(house, she):
    from mutua.ground import post_office

    one, contract = she
    for last in (date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)):
        with clock.on(last - timedelta(days=40)):
            house.open_months(last)
    with clock.on(date(2026, 9, 1)):
        house.look_ahead(date(2026, 9, 1))
    found = look(house, contract)
    assert found.available < found.notice_cost
    assert (found.stands, found.months_with_orders) == ("uncovered", 0)
    assert post_office
    assert "n’est plus couvert" in mail.outbox[-1].subject
    with reading(one.actor):
        from mutua.work.queries import left_of

        assert left_of(one.activity).to_spend < 0


def test_the_diagnosis_finds_nothing(house, she):
    assert [one.check.code for one in doctor.examine() if not one.holds] == []


# ── Service, and absences ───────────────────────────────────────────────────────────────────────


def test_contracts_with_a_term_before_count_for_the_notice(house):
    from mutua.work.services.ending import end_of
    from tests.support import contracts, shop

    one = house.newcomer()
    with clock.on(shop.DAY):
        evenings = contracts.evenings(2, date(2026, 3, 17), 14)  # the last on 31 March
        contracts.declared(one.actor, hours=evenings, pay_amount=60_000, **one.place)
        contract = house.declared(one.actor, **one.place)
    other = house.newcomer()
    with clock.on(shop.DAY):
        alone = house.declared(other.actor, **other.place)
    given = date(2026, 6, 17)  # begins on 22 June: three months after 17 March
    with clock.on(given), reading(contracts.READER):
        weeks = [
            end_of(contracts.Contract.objects.get(id=each), "notice", "employer", given).weeks
            for each in (contract, alone)
        ]
    assert weeks == [3, 1]


def test_an_unpaid_morning_takes_its_part_of_the_month_with_the_holiday_in_it(house):
    from tests.support import absences, payday, shop

    one = house.newcomer()
    with clock.on(shop.DAY):
        contract = house.declared(one.actor, **one.place)
        absences.say(date(2026, 4, 8), who=one.actor, kind="unpaid")
    house.worked(contract, date(2026, 4, 1))
    payday.pay(contract, day=date(2026, 5, 5), paid_on=date(2026, 5, 5))
    (slip,) = payday.paid(contract)
    assert slip.gross_pay == 35_556  # eight of nine mornings, Easter Monday among them
