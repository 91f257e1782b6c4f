"""A salary without an end, by pages: from what a year has brought to its end."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from mutua.ground import clock, jobs
from mutua.ground.transactions import reading
from mutua.work.models import Contract, ReserveRule
from tests.portal.pages import text_of
from tests.portal.people import shown_again, signed_in
from tests.support import contracts, lasting
from tests.support.store import ALICE, BOB

pytestmark = pytest.mark.usefixtures("office")
WEEK = {"weekdays": ["0", "2"], "starts": "09:00", "ends": "12:00"}


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    """15,000 euros were invoiced in January, and Alice can be employed."""
    contracts.get_ready()
    lasting.sold(1_500_000, date(2026, 1, 12))
    return house


def send(visitor: Any, address: str, **said: Any) -> Any:
    return visitor.post(address, {"key": str(uuid4()), **said})


def day(name: str, value: date) -> dict[str, int]:
    return {f"{name}_0": value.day, f"{name}_1": value.month, f"{name}_2": value.year}


def decide(staff: Any) -> None:
    """The board decides once."""
    with reading(contracts.READER):
        if ReserveRule.objects.exists():
            return
    said = {"months": "2", "warn_months": "3", "why": "Board of 2 March 2026"}
    answer = send(staff, reverse("salary_reserve"), **said, **day("from_day", clock.today()))
    assert answer.status_code == 302, text_of(answer)


def begin(visitor: Any, house: Any, begins: date, **more: Any) -> Any:
    said = {
        "kind": "artist", "task": "Dance", "place": "Rue Haute 12, Bruxelles", **WEEK,
        "client": str(house.CLIENT), **day("begins_on", begins), **more,
    }  # fmt: skip
    return send(visitor, reverse("salary", args=[house.ALICES]), **said)


def newest() -> Contract:
    with reading(contracts.READER):
        return Contract.objects.get(week__isnull=False, state="draft", person=ALICE)


def test_from_the_income_of_a_year_to_notice(house: Any, alice: Any, staff: Any) -> None:
    page = text_of(alice.get(reverse("salary", args=[house.ALICES])))
    assert "€1,168.75" in page.replace("1 168,75 €", "€1,168.75")  # 14,025.00 a year
    decide(staff)
    answer = begin(alice, house, date(2026, 4, 1))
    assert answer.status_code == 302, text_of(answer)
    one = newest()
    assert one.charged <= 116_875
    assert one.week["days"] == [[0, 540, 720], [2, 540, 720]]
    page = text_of(alice.get(f"/en/contract/{one.id}/"))
    assert "a monthly pay, without an end" in page
    assert "Monday, 09:00 – 12:00" in page
    answer = send(alice, reverse("contract_submit", args=[one.id]), edition="1")
    if contracts.found(one.id).state == "queued":
        decided = {"why": "Her clients are known", "edition": "1", "approve": "1"}
        assert (
            send(staff, reverse("contract_to_decide", args=[one.id]), **decided).status_code == 302
        )
    shown_again(alice)
    page = text_of(alice.get(f"/en/contract/{one.id}/sign/"))
    assert "Without an end: by notice of either side" in page
    answer = send(alice, f"/en/contract/{one.id}/sign/", edition="1")
    assert contracts.found(one.id).state == "signed", text_of(answer)
    jobs.work(wait=False)
    paper = alice.get(f"/en/contract/{one.id}/contract.pdf")
    assert paper.status_code == 200
    assert send(staff, reverse("declare", args=[one.id]), number="123456789012").status_code == 302
    the_look_ahead(alice, staff, one.id)
    the_raise(alice, one.id)
    the_end(alice, staff, one.id)


def the_look_ahead(alice: Any, staff: Any, contract: UUID) -> None:
    with clock.on(date(2026, 4, 1)):
        lasting.look_ahead(date(2026, 4, 1))
        page = text_of(alice.get(f"/en/contract/{contract}/ahead/"))
    assert "The reserve is there" in page
    assert "over 24 months" in page or "months" in page
    assert "The reserve is there" in text_of(staff.get("/en/staff/salaries/"))


def the_raise(alice: Any, contract: UUID) -> None:
    with clock.on(date(2026, 4, 13)):
        page = alice.get(f"/en/contract/{contract}/amend/")
        assert page.status_code == 200
        said = {**WEEK, "monthly_gross": "850", **day("from_day", date(2026, 5, 1))}
        answer = send(alice, f"/en/contract/{contract}/amend/", **said)
    assert answer.status_code == 302, text_of(answer)
    after = newest()
    assert (after.replaces_id, after.pay_amount) == (contract, 85_000)
    assert send(alice, reverse("contract_drop", args=[after.id]), edition="1").status_code == 302


def the_end(alice: Any, staff: Any, contract: UUID) -> None:
    with clock.on(date(2026, 4, 14)):
        lasting.open_months(date(2026, 5, 31))
        page = text_of(staff.get(reverse("salary_end", args=[contract])))
        assert "1 week" in page.replace("1 semaine", "1 week")
        offer = {"kind": "agreement", "by": "employer", "how": "registered", "why": "As we said"}
        said = {**offer, **day("given_on", clock.today()), **day("last_day", date(2026, 5, 13))}
        answer = send(staff, reverse("salary_end", args=[contract]), **said)
        assert answer.status_code == 302, text_of(answer)
        assert "We offer to end it on" in text_of(alice.get(f"/en/contract/{contract}/"))
        assert alice.get(f"/en/contract/{contract}/agree/").status_code == 200
        page = text_of(alice.get(f"/en/contract/{contract}/leave/"))
        assert "1 week" in page
        given = {"how": "handed", **day("given_on", clock.today())}
        assert send(alice, f"/en/contract/{contract}/leave/", **given).status_code == 302
        page = text_of(alice.get(f"/en/contract/{contract}/"))
        assert "It ends on" in page
        assert "With notice" in page
        told = send(staff, reverse("salary_tell_end", args=[contract]), receipt="R 77")
        assert told.status_code == 302
        assert lasting.months(contract)[-1].last_day <= date(2026, 4, 26)


def test_what_is_missing_is_told_at_its_field(house: Any, alice: Any, staff: Any) -> None:
    decide(staff)
    answer = begin(alice, house, date(2026, 4, 1), weekdays=[], ends="")
    assert answer.status_code == 422
    assert {"weekdays", "ends"} <= set(answer.context["form"].errors)
    answer = begin(alice, house, date(2026, 4, 30))  # a Thursday: no morning is left
    assert set(answer.context["form"].errors) == {"begins_on"}


def test_another_member_sees_none_of_it(house: Any, staff: Any) -> None:
    decide(staff)
    bob = signed_in(BOB)
    assert bob.get(reverse("salary", args=[house.ALICES])).status_code == 404
    made = lasting.drafted(begins_on=date(2026, 6, 1))
    for page in ("ahead", "leave", "agree", "amend"):
        assert bob.get(f"/en/contract/{made}/{page}/").status_code == 404
    assert signed_in(ALICE).get(f"/en/contract/{made}/ahead/").status_code == 302
