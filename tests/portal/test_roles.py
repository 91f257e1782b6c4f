"""An administrator recombines what a role may do, up to which amount, after showing it is her."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest

from mutua.ground import policy
from mutua.ground.actors import STAFF, TREASURY
from mutua.ground.transactions import reading
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.people import add_second_factor, shown_again

pytestmark = pytest.mark.usefixtures("office")
ROLES = "/en/staff/house/roles/"
ADVISER = ROLES + "adviser/"


def ticked(page: Any) -> dict[str, str]:
    """Every box of the page that is ticked, as a browser would send it."""
    boxes = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", page.content.decode())
    return {re.findall(r'name="([^"]+)"', one)[0]: "on" for one in boxes if " checked" in one}


def rights_of(office: Any, role: str) -> dict[str, int | None]:
    from mutua.people.house_roles import roles

    with reading(office.STAFF):
        return dict(roles(role)[role].rights)


def test_a_role_sent_back_as_it_stands_stays_as_it_is(staff: Any, office: Any) -> None:
    for role in ("adviser", "administrator", "treasurer", "board"):
        before = rights_of(office, role)
        page = staff.get(f"{ROLES}{role}/")
        answer = staff.post(f"{ROLES}{role}/", {"key": key_in(page), **ticked(page)})
        assert answer.status_code == 302, text_of(answer)
        assert rights_of(office, role) == before, role
    assert "Changed" not in text_of(staff.get(ROLES))


def test_a_right_is_taken_away_and_another_limited(staff: Any, office: Any) -> None:
    page = staff.get(ADVISER)
    said = ticked(page)
    del said["people-admit"]
    limit = {"activities-approve_expense-limit": "250,50"}
    for _ in range(2):  # a double click changes once
        assert staff.post(ADVISER, {"key": key_in(page), **said, **limit}).status_code == 302
    rights = rights_of(office, "adviser")
    assert "people.admit" not in rights
    assert rights["activities.approve_expense"] == 25_050
    assert rights["activities.book_received"] is None
    again = staff.get(ADVISER).content.decode()
    assert 'value="250.50"' in again
    assert "Changed" in text_of(staff.get(ROLES))


@pytest.mark.parametrize(
    "role, left_out, more, field",
    [
        (
            "adviser",
            "",
            {"activities-approve_expense-limit": "much"},
            "activities-approve_expense-limit",
        ),
        ("administrator", "people-set_role", {}, "activities-accrue"),
    ],
)
def test_what_cannot_be_says_where(
    staff: Any, role: str, left_out: str, more: dict[str, str], field: str
) -> None:
    page = staff.get(f"{ROLES}{role}/")
    said = {name: one for name, one in ticked(page).items() if name != left_out}
    answer = staff.post(f"{ROLES}{role}/", {"key": key_in(page), **said, **more})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


def test_a_new_role_begins_with_nothing_and_can_be_given(staff: Any, office: Any) -> None:
    address = "/en/staff/house/role/"
    for role in ("Desk!", "", "adviser"):
        said = {"key": str(uuid4()), "role": role, "database_role": STAFF}
        answer = staff.post(address, said)
        assert answer.status_code == 422, role
        assert 'href="#role"' in answer.content.decode()
    said = {"key": str(uuid4()), "role": "festival_desk", "database_role": TREASURY}
    answer = staff.post(address, said)
    assert answer.url == ROLES + "festival_desk/"
    page = staff.get(answer.url)
    assert ticked(page) == {}
    assert "people-record_share_payment" in page.content.decode()
    assert "people-admit" not in page.content.decode()  # the treasury's role can never have it
    assert rights_of(office, "festival_desk") == {}
    assert "festival_desk" in staff.get("/en/staff/house/colleague/").content.decode()


def test_who_may_not_change_roles_is_told_so(office: Any) -> None:
    from tests.support import books

    greta = uuid4()
    books.hire(greta, "Greta Smet", "adviser", email="greta@example.org")
    from django.contrib.auth.models import User
    from django.test import Client

    from mutua.portal.accounts import services

    services.open_account(actor=office.STAFF, key=uuid4(), person=greta, role="staff")
    user = User.objects.get(email="greta@example.org")
    add_second_factor("greta@example.org")
    visitor = Client()
    visitor.force_login(user)
    page = shown_again(visitor).get(ADVISER)
    answer = visitor.post(ADVISER, {"key": key_in(page), **ticked(page)})
    assert answer.status_code == 422
    assert "You have no right to do this." in text_of(answer)


def test_every_right_of_the_house_has_its_words(office: Any) -> None:
    from mutua.portal.staff import roles as _pages  # noqa: F401 - all rights are there with it
    from mutua.portal.staff.rights import ROOMS, WORDS

    possible = {one for one, under in policy.rights().items() if under & {STAFF, TREASURY}}
    assert possible == WORDS.keys()
    assert {one.split(".")[0] for one in possible} == ROOMS.keys()


def colleague_of(office: Any) -> Any:
    """Greta, who is an adviser."""
    from mutua.people import services as people
    from tests.support import capital

    person = capital.newcomer("Greta Smet")
    people.appoint(
        actor=office.STAFF, key=uuid4(), appointment=uuid4(), person=person, role="adviser"
    )
    return person


def test_a_colleague_gets_one_more_role_of_those_that_go_with_her_account(
    staff: Any, office: Any
) -> None:
    from mutua.people.models import Appointment

    greta = colleague_of(office)
    page = f"/en/staff/house/colleague/{greta}/role/"
    assert page in staff.get("/en/staff/house/").content.decode()
    seen = staff.get(page)
    offered = re.findall(r'<option value="(\w+)"', seen.content.decode())
    assert "payroll_officer" in offered
    assert "adviser" not in offered  # she has it
    assert "treasurer" not in offered  # this goes with another account
    for _ in range(2):  # a double click appoints once
        answer = staff.post(page, {"key": key_in(seen), "job": "payroll_officer"})
        assert answer.status_code in (302, 422)
    with reading(office.STAFF):
        held = Appointment.objects.filter(person=greta, until=None).values_list("role", flat=True)
        assert sorted(held) == ["adviser", "payroll_officer"]
    for job in ("", "treasurer"):
        refused = staff.post(page, {"key": key_in(staff.get(page)), "job": job})
        assert refused.status_code == 422
        assert "Choose a role." in text_of(refused)


def test_nobody_gives_herself_a_role(staff: Any, office: Any) -> None:
    from tests.support.store import OLGA

    page = f"/en/staff/house/colleague/{OLGA}/role/"
    seen = staff.get(page)
    free = re.findall(r'<option value="(\w+)"', seen.content.decode())
    refused = staff.post(page, {"key": key_in(seen), "job": free[0]})
    assert refused.status_code == 422
    assert "Nobody gives herself a role" in text_of(refused)
