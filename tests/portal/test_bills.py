"""E-invoices that came in: the house takes or refuses them, the member sees what is hers."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground.transactions import reading
from tests.portal.enterprise import key_in
from tests.portal.pages import text_of
from tests.portal.people import signed_in
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.usefixtures("office")


def came(document: bytes | None = None) -> str:
    """The page of an e-invoice that came in: a supplier's of €121.00, unless another is given."""
    from tests.support import trade

    return f"/en/staff/bills/{trade.received(document)}/"


def kept(office: Any, page: str) -> Any:
    from mutua.activities.models import Received

    with reading(office.STAFF):
        return Received.objects.get(id=UUID(page.split("/")[4]))


def booked(staff: Any, page: str, **said: str) -> Any:
    whole = {"activity": "", "kind": "ordinary", **said}
    return staff.post(page, {"key": key_in(staff.get(page)), **whole})


@pytest.mark.parametrize("said", ["Alice dances", "alice@example.org", "dances"])
def test_a_bill_is_booked_on_the_activity_that_is_named(staff: Any, office: Any, said: str) -> None:
    office.issued_invoice()
    page = came()
    assert page in staff.get("/en/staff/bills/").content.decode()
    seen = text_of(staff.get(page))
    for words in ("Bois et Fils", "Planks", "€100.00", "€21.00", "€121.00"):
        assert words in seen, words
    for _ in range(2):  # a double click books once
        answer = staff.post(page, {"key": str(uuid4()), "activity": said, "kind": "ordinary"})
        assert answer.status_code in (200, 302)
    assert page not in staff.get("/en/staff/bills/").content.decode()
    assert kept(office, page).activity_id == office.ALICES
    assert "For Alice dances, Ordinary purchase" in text_of(staff.get(page))


def test_a_member_sees_what_was_booked_for_her_and_who_looked(staff: Any, office: Any) -> None:
    office.issued_invoice()
    page = came()
    alice = signed_in(ALICE)
    mine = f"/en/received/{kept(office, page).id}/"
    assert alice.get(mine).status_code == 404  # nobody has said yet whose it is
    assert booked(staff, page, activity="Alice dances", kind="reception").status_code == 302
    staff.get(page)
    listed = alice.get(f"/en/activity/{office.ALICES}/received/")
    assert mine in listed.content.decode()
    assert "Planks" in text_of(alice.get(mine))
    assert signed_in(BOB).get(mine).status_code == 404
    assert "a bill of your activity" in text_of(alice.get("/en/looks/"))


def test_a_bill_of_the_house_itself_needs_no_activity(staff: Any, office: Any) -> None:
    page = came()
    assert booked(staff, page).status_code == 302
    assert kept(office, page).activity_id is None
    assert "The house itself" in text_of(staff.get(page))


def test_where_the_buyer_owes_the_vat_its_rate_is_asked(staff: Any, office: Any) -> None:
    from mutua.activities.documents.content import Vat
    from tests.support import papers_from_outside as papers

    owed = Vat("AE", 0, "VATEX-EU-AE", "Reverse charge")
    page = came(papers.of_supplier(papers.line(vat=owed)))
    assert "Which rate of VAT do we owe?" in text_of(staff.get(page))
    wrong = booked(staff, page)
    assert wrong.status_code == 422
    assert 'href="#owed_rate"' in wrong.content.decode()
    assert booked(staff, page, owed_rate="2100").status_code == 302


@pytest.mark.parametrize(
    "said, words",
    [
        ({"activity": "Nobody's band"}, "No activity has this name"),
        ({"activity": "bob@example.org"}, "No activity has this name"),
        ({"activity": "a"}, "Several fit: Alice dances, Alice paints."),
        ({"activity": "Alice paints"}, "holds less than this"),
        ({"kind": "yacht"}, 'href="#kind"'),
    ],
)
def test_a_bill_that_cannot_be_booked_says_why(
    staff: Any, office: Any, said: dict[str, str], words: str
) -> None:
    from mutua.activities import services
    from mutua.activities.models import Activity

    with reading(office.STAFF):
        there = Activity.objects.filter(name="Alice paints").exists()
    if not there:
        services.open_activity(
            actor=office.alice, key=uuid4(), activity=uuid4(), legal_entity="coop",
            name="Alice paints", shares={str(ALICE): 10_000},
        )  # fmt: skip
    answer = booked(staff, came(), **said)
    assert answer.status_code == 422
    assert words in (answer.content.decode() if "href" in words else text_of(answer))


def test_a_bill_is_refused_with_a_reason_alone(staff: Any, office: Any) -> None:
    page = came()
    for why, status in ((" ", 422), ("We have ordered no planks", 302)):
        answer = staff.post(page + "refuse/", {"key": str(uuid4()), "why": why})
        assert answer.status_code == status
    assert "We have ordered no planks" in text_of(staff.get(page))
    assert staff.get(page + "refuse/").url == page


def test_an_invoice_of_the_client_s_own_making_becomes_one_of_the_activity(
    staff: Any, office: Any
) -> None:
    from tests.support import papers_from_outside as papers

    page = came(papers.self_billed())
    seen = staff.get(page)
    assert "Invoice of the client's own making" in text_of(seen)
    place = f"{office.ALICES} {office.CLIENT}"
    assert f'value="{place}"' in seen.content.decode()
    assert staff.post(page, {"key": str(uuid4()), "place": "x"}).status_code == 422
    said = {"key": key_in(seen), "place": place}
    assert staff.post(page, said).status_code == 302
    invoice = kept(office, page).invoice_id
    mine = signed_in(ALICE).get(f"/en/received/{kept(office, page).id}/")
    assert f"/en/invoice/{invoice}/" in mine.content.decode()


def test_a_client_whom_no_activity_has_is_told_so(staff: Any) -> None:
    from dataclasses import replace

    from tests.support import papers_from_outside as papers

    other = replace(papers.SUPPLIER, name="Cirque")
    page = staff.get(came(papers.self_billed(client=other)))
    assert "No activity has this client" in text_of(page)


def test_above_the_limit_of_a_role_a_colleague_is_asked(staff: Any, office: Any) -> None:
    from mutua.activities import imports as _grants  # noqa: F401 - its right is one of these roles
    from mutua.ground import actors
    from mutua.people import imports as _more  # noqa: F401
    from mutua.people import services as people
    from mutua.people.house_roles import roles

    right, operator = "activities.book_received", actors.Actor(actors.STAFF, job="test")
    with reading(office.STAFF):
        known = {name: one for name, one in roles().items() if right in one.rights}
    for name, one in known.items():
        people.set_role(
            actor=operator, key=uuid4(), change=uuid4(), role=name,
            database_role=one.database_role, rights={**one.rights, right: 100},
        )  # fmt: skip
    answer = booked(staff, came())
    assert answer.status_code == 422
    assert "more than your role may decide" in text_of(answer)
