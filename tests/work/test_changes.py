"""A signed contract gets a next version, or the client calls it off."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from mutua.ground.clock import ZONE
from mutua.ground.errors import NotFound, Refused
from mutua.ground.transactions import reading

MAY = date(2026, 5, 4)  # a Monday


def rows(model, **where):
    from tests.support.contracts import READER

    with reading(READER):
        return list(model.objects.filter(**where).order_by("id"))


@pytest.fixture
def changes(contracts, funded):
    from tests.support import changes

    return changes


def evening(contracts, day, starts="19:00", ends="22:00"):
    return contracts.at(day, starts, ends)


def test_what_was_signed_stays_until_its_next_version_is_signed(changes, contracts):
    from mutua.work.models import ContractMonth, Period, SignedContent

    before = contracts.declared(hours=evening(contracts, MAY))
    held = contracts.left()
    after = changes.changed(before, hours=evening(contracts, MAY, "19:00", "23:00"))
    assert contracts.found(before).state == "declared"
    assert contracts.left() == held
    assert contracts.submit(after) == "approved"
    contracts.sign(after)
    assert contracts.found(before).state == "replaced"
    assert contracts.found(after).state == "signed"
    assert contracts.left() == held  # the budget counts it once
    assert [one.freed for one in rows(Period, contract=before)] == [True]
    assert [one.freed for one in rows(ContractMonth, contract=before)] == [True]
    assert rows(SignedContent, contract=before)[0].content["hours"][0]["ends"] == "22:00"


def test_the_declaration_keeps_its_number_and_gets_a_receipt(changes, contracts):
    from mutua.work.services.working import declaration_of

    before = contracts.signed(hours=evening(contracts, MAY + timedelta(1)))
    contracts.declare(before, "000000001234")
    after = changes.signed(before, hours=evening(contracts, MAY + timedelta(1), "19:00", "23:00"))
    with pytest.raises(Refused) as refused:
        contracts.declare(after)
    assert refused.value.code == "change"
    changes.tell(after)
    assert contracts.found(after).state == "declared"
    one = contracts.found(after)
    with reading(contracts.READER):
        assert declaration_of(one).number == "000000001234"
    contracts.confirm(after)
    assert contracts.found(after).state == "worked"


def test_a_later_begin_is_declared_anew_and_the_other_undone(changes, contracts):
    before = contracts.declared(hours=evening(contracts, MAY + timedelta(2)))
    after = changes.signed(before, hours=evening(contracts, MAY + timedelta(3)))
    with pytest.raises(Refused) as refused:
        changes.tell(after)
    assert refused.value.code == "later_start"
    contracts.declare(after)
    changes.undo(before)
    with pytest.raises(Refused):
        changes.undo(before)  # once


def test_rules_are_asked_of_the_next_version_without_the_hours_it_frees(changes, contracts):
    from mutua.work.models import Check

    before = contracts.signed(hours=evening(contracts, MAY + timedelta(4)))
    same = evening(contracts, MAY + timedelta(4), "20:00", "23:00")
    after = changes.changed(before, hours=same)
    assert contracts.submit(after) == "approved"
    (places,) = rows(Check, contract=after, rule="two_places")
    assert places.verdict == "pass"
    contracts.sign(after)
    third = changes.signed(after, pay_amount=35_000)
    assert contracts.found(after).state == "replaced"
    assert contracts.found(third).charged == 35_000


def test_months_that_were_worked_stay_with_the_version_that_was_worked(changes, contracts):
    """Evenings in February and March; in March one moves."""
    from mutua.work.hours import Hours
    from mutua.work.models import ContractMonth
    from tests.support import payday

    first, second = date(2026, 2, 10), date(2026, 3, 24)
    hours = [Hours(first, "19:00", "22:00"), Hours(second, "19:00", "22:00")]
    with clock.on(date(2026, 2, 2)):
        before = contracts.declared(hours=hours, pay_amount=60_000)
    contracts.confirm(before, date(2026, 2, 1))
    assert contracts.found(before).state == "declared"
    with pytest.raises(Refused) as refused:
        changes.changed(before, hours=hours)
    assert refused.value.code == "worked"
    moved = evening(contracts, second, "18:00", "21:00")
    after = changes.signed(before, hours=moved)
    months = rows(ContractMonth, contract=before)
    assert {one.month: one.freed for one in months} == {
        date(2026, 2, 1): False, date(2026, 3, 1): True
    }  # fmt: skip
    changes.tell(after)
    contracts.confirm(after)
    payday.pay(before, after)
    assert len(payday.paid(before)) == len(payday.paid(after)) == 1
    assert all(one.wrong == 0 for one in doctor.examine() if one.check.code.startswith("work."))


def test_only_hours_that_have_not_begun_are_changed(changes, contracts):
    from mutua.work.hours import Hours
    from mutua.work.services.submitting import Blocked

    day, later = date(2026, 5, 11), date(2026, 5, 12)
    hours = [Hours(day, "19:00", "22:00"), Hours(later, "19:00", "22:00")]
    before = contracts.declared(hours=hours)
    with clock.on(datetime(2026, 5, 11, 20, 0, tzinfo=ZONE)):
        late = changes.changed(before, hours=[Hours(day, "19:00", "23:00"), hours[1]])
        with pytest.raises(Blocked) as blocked:
            contracts.submit(late)
        assert [one.rule for one in blocked.value.verdicts] == ["before_it_begins"]
        changes.drop(late)
        longer = [hours[0], Hours(later, "19:00", "23:00")]
        after = changes.signed(before, hours=longer)
    assert contracts.found(after).state == "signed"


def test_one_next_version_at_a_time_and_only_of_what_is_signed(changes, contracts):
    draft = contracts.drafted()
    with pytest.raises(Refused) as refused:
        changes.changed(draft)
    assert refused.value.code == "state"
    before = contracts.signed()
    hours = contracts.free_hours()
    one = changes.changed(before, hours=hours)
    with pytest.raises(Refused) as refused:
        changes.changed(before, hours=hours)
    assert refused.value.code == "used"
    changes.drop(one)
    assert changes.changed(before, hours=hours)


# ── The client calls it off ─────────────────────────────────────────────────────────────────────


def test_a_cancelled_concert_is_paid_all_the_same(changes, contracts):
    from mutua.work.models import ContractMonth, Period
    from tests.support import payday

    contract = contracts.declared(hours=evening(contracts, date(2026, 5, 18)))
    gross = contracts.found(contract).gross_pay
    assert changes.cancel(contract) == gross
    assert contracts.found(contract).state == "cancelled"
    assert all(one.freed for one in rows(Period, contract=contract))
    (month,) = rows(ContractMonth, contract=contract)
    assert (month.confirmed_by, month.freed) == ("cancelled", False)
    contracts.signed(hours=evening(contracts, date(2026, 5, 18)))  # she may work elsewhere
    payday.pay(contract)
    (payslip,) = payday.paid(contract)
    assert payslip.gross_pay == gross
    changes.undo(contract)


def test_of_long_work_two_weeks_are_paid_the_fullest_ones(changes, contracts):
    """Evenings on 1, 8, 15, 16, 17 and 30 June 2026: four of them lie within 14 days, from 8 to 21
    June, so that four of six parts of the pay are due (law of 3 July 1978, art. 40 § 1)."""
    from mutua.work.hours import Hours

    days = [date(2026, 6, day) for day in (1, 8, 15, 16, 17, 30)]
    hours = [Hours(day, "19:00", "22:00") for day in days]
    held = contracts.left()
    contract = contracts.signed(hours=hours, pay_from="gross", pay_amount=60_000)
    assert changes.cancel(contract) == 40_000
    from mutua.work.models import Cancellation, ContractMonth

    (kept,) = rows(Cancellation, contract=contract)
    months = rows(ContractMonth, contract=contract)
    assert sorted((one.freed, one.gross_pay) for one in months) == [
        (False, 40_000), (True, 60_000)
    ]  # fmt: skip
    assert contracts.left() == held - kept.charged


def test_a_commission_without_authority_frees_everything(changes, contracts):
    held = contracts.left()
    answers = {"artistic_nature": "artistic", "authority": False, "certificate": True}
    contract = contracts.signed(
        hours=evening(contracts, date(2026, 5, 19)), regime="artist_1bis", answers=answers
    )
    assert changes.cancel(contract) == 0
    assert contracts.left() == held


def test_what_has_begun_is_not_called_off_and_a_draft_is_dropped(changes, contracts):
    contract = contracts.declared(hours=evening(contracts, date(2026, 5, 20)))
    with clock.on(datetime(2026, 5, 20, 19, 0, tzinfo=ZONE)), pytest.raises(Refused) as refused:
        changes.cancel(contract)
    assert refused.value.code == "begun"
    with pytest.raises(Refused) as refused:
        changes.cancel(contracts.drafted())
    assert refused.value.code == "state"
    with pytest.raises(Refused) as refused:
        changes.cancel(contract, why=" ")
    assert refused.value.field == "why"


def test_the_next_version_of_what_is_called_off_ends_with_it(changes, contracts):
    """And its twin: without the trigger a draft is left that follows nothing."""
    from tests.proofs_of_rooms.guards import Coded, session, without

    before = contracts.signed(hours=evening(contracts, MAY + timedelta(40)))
    after = changes.changed(before, hours=evening(contracts, MAY + timedelta(40), "19:00", "23:00"))
    change = "alter table work_contract {} trigger ends_with_it"
    cancel = "update work_contract set state = 'cancelled' where id = %s"
    now = "set constraints ends_with_it immediate"
    with session() as connection, Coded("MU016"):
        connection.execute(cancel, [before])
        connection.execute(now)
    with without(change.format("disable"), change.format("enable")), session() as connection:
        connection.execute(cancel, [before])
        connection.execute(now)
    changes.cancel(before)
    assert [contracts.found(one).state for one in (before, after)] == ["cancelled", "dropped"]


def test_the_house_cancels_for_her_and_writes_to_her(changes, contracts):
    from tests.support.books import STAFF

    contract = contracts.signed(hours=evening(contracts, date(2026, 5, 21)))
    changes.cancel(contract, who=STAFF)
    assert mail.outbox[-1].subject == "Votre travail est annulé"


def test_nobody_cancels_the_work_of_another(changes, contracts):
    from tests.support.shop import bob

    contract = contracts.signed(hours=evening(contracts, date(2026, 5, 22)))
    with pytest.raises(NotFound):
        changes.cancel(contract, who=bob)


def test_the_diagnosis_finds_all_in_order(changes):
    assert [one.check.code for one in doctor.examine() if one.wrong] == []
