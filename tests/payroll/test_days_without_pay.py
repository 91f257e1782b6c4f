"""A day without pay takes nothing back of what its month gave before."""

from __future__ import annotations

from datetime import date

from mutua.ground import doctor


def test_a_bonus_of_the_month_stays_when_a_day_of_it_has_no_pay(funded, payday):
    """Of one evening so low an hourly pay brings the month its work bonus; of the other she was
    away, without pay: it is not taken back of nothing."""
    from tests.support import absences, contracts, corrections, lasting

    nell = lasting.newcomer()
    played, away = (
        contracts.worked(
            nell.actor, hours=contracts.at(date(2026, 4, day), "19:00", "22:00"), **nell.place
        )
        for day in (14, 15)
    )
    corrections.say_hours(played, corrections.OVERTIME)
    payday.pay(played)
    absences.say(date(2026, 4, 15), kind="unpaid", who=nell.actor)
    payday.pay(away)
    first, second = payday.paid(played)[0], payday.paid(away)[0]
    assert first.lines["work_bonus"] > 0
    assert (second.gross_pay, second.charged) == (0, 0)
    assert {code: amount for code, amount in second.lines.items() if amount} == {}
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
