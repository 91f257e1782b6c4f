"""A company that sends no bill here is brought in with its account by a page."""

from __future__ import annotations

from typing import Any

import pytest

from mutua.ground.transactions import reading
from tests.portal.enterprise import send
from tests.portal.pages import text_of
from tests.portal.people import shown_again

pytestmark = pytest.mark.usefixtures("office")
PAGE = "/en/staff/house/companies/new/"


def test_a_company_is_brought_in_with_its_account_and_is_known_again(
    office: Any, staff: Any
) -> None:
    from mutua.people.models import BankAccount, LegalPerson
    from tests.support import authorities, contracts

    number, iban, other = authorities.enterprise_number(), contracts.an_iban(), contracts.an_iban()
    given = {"name": "Lunch Cards", "enterprise_number": number, "iban": iban}
    visitor = shown_again(staff)
    for wrong, words in (
        ({"name": ""}, "Write the name."),
        ({"enterprise_number": "0123456789"}, "These are not ten digits of an enterprise."),
        ({"iban": "BE68539007547035"}, "This is no account number."),
        ({"iban": "TR330006100519786457841326"}, "that a transfer in euro reaches."),
    ):
        answer = send(visitor, PAGE, **{**given, **wrong})
        assert (answer.status_code, words in text_of(answer)) == (422, True), wrong
    for said in (given, given, {**given, "iban": other}):
        assert send(visitor, PAGE, **said).status_code == 302
    with reading(office.STAFF):
        (company,) = LegalPerson.objects.filter(enterprise_number=number)
        accounts = BankAccount.objects.filter(person=company.person_id).order_by("said_at")
        assert [one.iban for one in accounts] == [iban, other]


def test_who_has_no_right_to_bring_in_companies_is_told_so(office: Any, alice: Any) -> None:
    assert alice.get(PAGE).status_code == 404
