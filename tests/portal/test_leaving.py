"""Shares that go: the board decides by page, the treasury pays what was decided or gives it back."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of

pytestmark = pytest.mark.usefixtures("office")
LEAVING = "/en/staff/leaving/"
SAID = {
    "shares": "2", "amount": "60", "pay_from_0": "16", "pay_from_1": "3", "pay_from_2": "2026",
    "expected_in": "1000000", "expected_out": "", "unavailable": "0",
    "decided_by": "Board of 16 March 2026", "why": "Orders signed for the year cover all costs",
}  # fmt: skip


def goes(staff: Any, person: UUID) -> str:
    """The page of a member who leaves."""
    from mutua.people.models import Membership
    from tests.support.shop import STAFF

    with reading(STAFF):
        membership = Membership.objects.get(person=person, state="leaving").id
    page = f"{LEAVING}{membership}/"
    assert page in staff.get(LEAVING).content.decode()
    return page


def test_shares_are_repaid_as_the_board_decided(staff: Any, treasurer: Any, office: Any) -> None:
    from tests.support import capital

    person = capital.leaving()
    page = goes(staff, person)
    seen = staff.get(page)
    assert "Shares 2 What was paid in for them €60.00" in text_of(seen)
    said = {"key": key_in(seen), **SAID}
    for _ in range(2):  # a double click decides once; then the page is over
        assert staff.post(page, said).status_code in (302, 404)
    assert "Board of 16 March 2026" in text_of(staff.get(LEAVING))
    found = re.search(r"/en/staff/treasury/repayment/[^\"]+",
                      treasurer.get("/en/staff/treasury/").content.decode())  # fmt: skip
    assert found
    waits = treasurer.get(found[0])
    assert "No account is named yet" in text_of(waits)
    answer = treasurer.post(found[0], {"key": key_in(waits)})
    assert answer.status_code == 422
    assert "has not said yet where to pay" in text_of(answer)
    capital.account(person)
    seen = treasurer.get(found[0])
    assert "BE71 0961 2345 6769" in text_of(seen)
    assert treasurer.post(found[0], {"key": key_in(seen)}).status_code == 302
    assert treasurer.get(found[0]).status_code == 404
    assert "paid on Mon 16 Mar 2026" in text_of(staff.get(LEAVING))


def test_who_looked_at_her_leaving_she_sees(staff: Any) -> None:
    from mutua.people import queries
    from tests.support import capital

    person = capital.leaving()
    staff.get(goes(staff, person))
    with reading(actors.member(person)):
        assert ("leaving", "Olga Janssens") in [
            (page, name) for page, _, name in queries.looks_at_me()
        ]


@pytest.mark.parametrize(
    "said, field",
    [
        ({"shares": "3"}, "shares"),
        ({"shares": ""}, "shares"),
        ({"amount": "61"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"expected_in": "0", "expected_out": "1000000"}, "amount"),
        ({"unavailable": "100000000"}, "amount"),
        ({"unavailable": "much"}, "unavailable"),
        ({"pay_from_2": "2025"}, "pay_from_0"),
        ({"decided_by": ""}, "decided_by"),
        ({"why": ""}, "why"),
    ],
)
def test_a_decision_that_cannot_be_says_where(staff: Any, said: dict[str, str], field: str) -> None:
    from tests.support import capital

    page = goes(staff, capital.leaving())
    answer = staff.post(page, {"key": str(uuid4()), **SAID, **said})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_day_that_has_not_come_is_waited_for(staff: Any, treasurer: Any) -> None:
    from tests.support import capital

    person = capital.leaving()
    capital.account(person)
    repayment = capital.repaid(person, pay_from=clock.today().replace(month=5))
    answer = treasurer.post(f"/en/staff/treasury/repayment/{repayment}/", {"key": str(uuid4())})
    assert answer.status_code == 422
    assert "decided on a later day" in text_of(answer)


def test_who_leaves_without_shares_has_left_at_once(staff: Any) -> None:
    from tests.support import capital

    membership = capital.leaving_without_shares()
    page = f"{LEAVING}{membership}/"
    seen = staff.get(page)
    assert "nothing is to repay" in text_of(seen)
    assert staff.post(page, {"key": key_in(seen)}).status_code == 302
    assert staff.get(page).status_code == 404


def test_money_of_somebody_who_was_not_admitted_goes_back(treasurer: Any) -> None:
    from tests.support import capital

    waits = capital.asked(capital.newcomer())
    assert capital.pay(waits) == "paid"  # the board may still say yes
    assert treasurer.get(f"/en/staff/treasury/return/{waits}/").status_code == 404
    page = f"/en/staff/treasury/return/{capital.to_return()}/"
    assert page in treasurer.get("/en/staff/treasury/").content.decode()
    seen = treasurer.get(page)
    assert "Amount €30.00 Account (IBAN) BE71 0961 2345 6769" in text_of(seen)
    assert treasurer.post(page, {"key": key_in(seen)}).status_code == 302
    assert treasurer.get(page).status_code == 404
