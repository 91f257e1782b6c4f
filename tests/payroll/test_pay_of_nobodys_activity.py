"""Pay in which no activity has a part: what a month gave before is taken back, of a day without pay."""

from __future__ import annotations

from datetime import date

from mutua.ground import doctor


def test_a_bonus_that_a_day_without_pay_takes_back_is_booked_with_its_person_alone(funded, payday):
    """Of one evening so low an hourly pay brings the month its work bonus; of the other she was
    away, without pay: the month as one gives none any more."""
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
    assert second.net_pay < 0
    _, sums = payday.booked(second.id)
    assert set(sums) <= {"net_pay_payable", "social_security_payable", "withholding_tax_payable"}
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
