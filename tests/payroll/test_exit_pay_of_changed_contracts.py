"""Exit holiday pay of a contract that got a next version in the middle: each version pays its own work,
once the last is done, and follows what is corrected of it."""

from __future__ import annotations

from datetime import date

from mutua.ground import clock, doctor

FIRST, SECOND, MOVED = date(2026, 4, 14), date(2026, 5, 12), date(2026, 5, 19)
AFTERWARDS = date(2026, 7, 6)


def test_each_version_pays_its_own_work_at_the_end_of_the_last(funded, payday):
    from tests.support import absences, changes, contracts, corrections, exit_pay, lasting

    nell = lasting.newcomer()
    days = [one for day in (FIRST, SECOND) for one in contracts.at(day, "09:00", "17:00")]
    facts = {**exit_pay.OFFICE, "pay_amount": 90_000, "hours": days, **nell.place}
    exit_pay.earn(nell, 2)
    before = contracts.declared(nell.actor, **facts)
    contracts.confirm(before, FIRST.replace(day=1))
    payday.pay(before)
    assert exit_pay.exits(before) == []  # a month is to come
    after = changes.signed(before, nell.actor, hours=contracts.at(MOVED, "09:00", "17:00"))
    assert payday.pay(before, after).exits == 0
    changes.tell(after)
    contracts.confirm(after)
    ran = payday.pay(before, after)
    (first,) = exit_pay.exits(before)
    (second,) = exit_pay.exits(after)
    assert ran.exits == 2
    for pay, work in ((first, before), (second, after)):
        (slip,) = payday.paid(work)
        assert (pay.released, pay.inputs["gross_pay"]) == (slip.provision, slip.gross_pay)
        assert pay.worked_until == MOVED
    with clock.on(AFTERWARDS):
        absences.say(FIRST, kind="unpaid", who=nell.actor)
        corrections.correct([nell.actor.person], since=FIRST.replace(day=1))
    assert [one.gross_pay > 0 for one in exit_pay.exits(before)] == [True, False]
    assert exit_pay.exits(after) == [second]
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
