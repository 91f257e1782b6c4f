"""The payroll officer corrects what can be decided, and reads what stays as it is and why."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from mutua.ground import clock
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work
from tests.support import absences, correction_cases, corrections, payday

pytestmark = pytest.mark.usefixtures("office")
PAGE = "/en/staff/payroll/corrections/?since_0=1&since_1=1&since_2=2026"


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def test_what_cannot_be_decided_stays_and_says_why_while_the_rest_is_corrected(
    staff: Any, alice: Any, office: Any
) -> None:
    evening = correction_cases.paid()
    season, last = absences.season(date(2026, 3, 19))
    absences.into_a_second_week(last)
    with clock.on(payday.LAST + timedelta(days=3)):
        page = staff.get(PAGE)
        alone = text_of(page).partition("What stays as it is, and why")
        assert "No payslip for work from" in alone[0]
        assert "May 2026 She is ill for more than a week" in alone[2]
        assert "payslips to correct" in text_of(alice.get("/en/looks/"))
        corrections.say_hours(evening, 300)
        page = staff.get(PAGE)
        assert "2 payslips would change" in text_of(page)  # of the evening, and of its month
        assert "What stays as it is, and why" in text_of(page)
        (digest,) = re.findall(r'name="seen" value="(\w+)"', page.content.decode())
        facts = {"key": key_in(page), "seen": digest, "why": "She had counted hours twice"}
        assert staff.post(PAGE, facts).status_code == 302
    assert [one.version for one in payday.paid(evening)] == [1, 2]
    versions = {one.worked_from.month: one.version for one in payday.paid(season)}
    assert versions == {3: 1, 4: 2, 5: 1}
