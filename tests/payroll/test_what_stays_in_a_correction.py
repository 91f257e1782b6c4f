"""A payslip that cannot be decided with what is known now stays as it was made; the others of its
person are corrected."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground.errors import Refused


@pytest.fixture
def corrections(funded):
    from tests.support import corrections

    corrections.nothing_to_correct()
    return corrections


def broken() -> list[str]:
    from tests.support import payments

    return payments.broken()


def test_a_month_that_cannot_be_decided_stays_and_the_others_are_corrected(corrections, payday):
    from tests.support import absences

    day = corrections.big_day(4, 16)
    payday.pay(day)
    contract, last = absences.season(date(2026, 3, 19))
    corrections.say_children(2, date(2026, 4, 1))
    seen = corrections.proposal().digest
    said = absences.into_a_second_week(last)
    with pytest.raises(Refused) as refused:
        corrections.correct(seen=seen)  # what stays is a part of what was seen
    assert refused.value.code == "stale"
    may = payday.paid(contract)[-1]
    found = corrections.proposal()
    assert [(slip.id, why.field) for slip, why in found.blocked] == [
        (may.id, "absence_second_week")
    ]
    assert corrections.correct(seen=found.digest) == len(found.changes) >= 1
    assert corrections.holding(day).inputs["children"] == 2
    kept = [one for one in payday.paid(contract) if one.worked_from.month == may.worked_from.month]
    assert [one.id for one in kept] == [may.id]
    assert broken() == []
    absences.withdraw(said)
    corrections.nothing_to_correct()


def test_where_nothing_else_changes_it_is_refused_with_the_reason(corrections, capsys):
    from mutua.cli import main
    from tests.support import absences

    _, last = absences.season(date(2026, 5, 1))
    said = absences.into_a_second_week(last)
    with pytest.raises(Refused) as refused:
        corrections.correct()
    assert (refused.value.field, refused.value.code) == ("persons", "law")
    assert "absence_second_week" in str(refused.value)
    capsys.readouterr()
    assert main(["payroll", "recompute", "--since", "2026-05-01"]) == 1
    told = capsys.readouterr().out
    assert "STAYS AS IT IS: absence_second_week: given 2026-06-19, day 11" in told
    assert "0 payslips of 0 persons would change, net pay by 0.00; 1 stay as they are" in told
    absences.withdraw(said)


def test_what_was_shown_is_the_same_in_whatever_order_persons_were_looked_at(corrections, payday):
    """Payslips go by the house's figures of their runs: who is left out changes the order of the rest."""
    from mutua.payroll.recomputing import Proposal

    payday.pay(corrections.big_day(4, 21), corrections.big_day(5, 12))
    corrections.say_children(3, date(2026, 4, 1))
    found = corrections.proposal()
    assert len(found.changes) > 1
    other = Proposal(found.changes[::-1], found.blocked[::-1], found.exits[::-1])
    assert other.digest == found.digest
    corrections.correct(seen=other.digest)
