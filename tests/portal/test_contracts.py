"""A member's contract by pages: a few questions, the answer, the signature, the work."""

from __future__ import annotations

import statistics
import time
from datetime import date, timedelta
from itertools import count
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.urls import reverse

from mutua.ground import clock
from mutua.ground.formats import money
from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work, shown_again, signed_in
from tests.support import bands, contracts, fund
from tests.support.proofs import PROVING
from tests.support.store import BOB

pytestmark = pytest.mark.usefixtures("office")
ARTIST = {"kind": "artist"}
NO = {
    "authority": "yes", "certificate": "no", "student": "no", "costs_only": "no",
    "client_directs": "no",
}  # fmt: skip
TASK = {"task": "Dance", "place": "Rue Haute 12, Bruxelles"}
BUDGET = {"pay_from": "budget", "amount": "300"}
PATIENCE = 1 if PROVING else 4  # other tests run beside this one
_days = count()


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def act(visitor: Any, contract: UUID, name: str, **said: str) -> Any:
    """Press a button on the page of a contract."""
    key = str(uuid4())
    return visitor.post(reverse(name, args=[contract]), {"key": key, **said})


def page_of(visitor: Any, contract: UUID) -> str:
    return text_of(visitor.get(f"/en/contract/{contract}/"))


def begun(house: Any, end: str = "kind") -> str:
    return f"/en/activity/{house.ALICES}/contract/new/{end}/"


def free_day() -> date:
    """A Friday of summer that no other contract has taken."""
    return date(2026, 6, 5) + timedelta(days=7 * next(_days))


def times(day: date, starts: str = "19:00", ends: str = "22:00", row: int = 1) -> dict[str, str]:
    return {
        f"day_{row}_0": str(day.day), f"day_{row}_1": str(day.month), f"day_{row}_2": str(day.year),
        f"starts_{row}": starts, f"ends_{row}": ends,
    }  # fmt: skip


def answered(alice: Any, house: Any, hours: dict[str, str], **pay: str) -> Any:
    """All pages of a new contract of an evening of dance; the answer to the last one."""
    answer = send(alice, begun(house), **ARTIST)
    for said in (
        NO, {"client": str(house.CLIENT), **TASK}, {"count": "1", **hours}, pay or BUDGET,
    ):  # fmt: skip
        assert answer.status_code == 302, text_of(answer)
        answer = send(alice, answer.url, **said)
    return answer


def made(answer: Any) -> UUID:
    assert answer.status_code == 302, text_of(answer)
    return UUID(urlsplit(answer.url).path.rstrip("/").rsplit("/", 1)[1])


def test_five_pages_lead_to_what_the_work_gives(alice: Any, office: Any) -> None:
    contract = made(answered(alice, office, times(free_day())))
    seen = page_of(alice, contract)
    for words in ("Draft", "Dance", "€300.00", "€204.64", "€156.22", "Fri 5 Jun 2026, 19:00 – 22:00",
                  "by Fri 12 Jun 2026 , whether or not the client has paid", "Go on to sign"):  # fmt: skip
        assert words in seen, (words, seen)
    found = contracts.found(contract)
    assert found.regime == "artist"
    assert found.answers["artistic_nature"] == "artistic"
    assert found.answers["client_directs"] is False


def test_an_order_tells_the_work_and_its_budget(alice: Any, office: Any) -> None:
    order = contracts.signed_order(mail.outbox)
    assert "Employ me for this" in text_of(alice.get(f"/en/order/{order}/"))
    answer = send(alice, f"{begun(office)}?order={order}", **ARTIST)
    answer = send(alice, answer.url, **NO)
    assert "/times/" in answer.url
    assert 'name="day_1_0" value="16"' in alice.get(answer.url).content.decode()
    answer = send(alice, answer.url, count="1", **times(free_day()))
    page = alice.get(answer.url)
    assert "1168.76" in page.content.decode()  # 1,250.01 less the levy of 6.5 %
    answer = send(alice, answer.url, pay_from="budget", amount="1168.76")
    found = contracts.found(made(answer))
    assert (found.order_id, found.client_id) == (order, office.CLIENT)
    assert (found.task, found.place) == ("Three evenings of dance", "Rue Haute 12, Bruxelles")
    assert f"/contract/{found.id}/" in alice.get(f"/en/order/{order}/").content.decode()


def test_only_questions_that_change_something_are_asked(alice: Any, office: Any) -> None:
    def asked(kind: str) -> str:
        return text_of(alice.get(send(alice, begun(office), kind=kind).url))

    assert "certificate of arts work" in asked("artist")
    assert "refund only your costs" in asked("artist")
    assert "certificate of arts work" not in asked("employee")
    assert "refund only your costs" not in asked("technical")


def test_without_orders_nothing_is_lawful_but_with_the_certificate(alice: Any, office: Any) -> None:
    address = send(alice, begun(office), **ARTIST).url
    refused = send(alice, address, **{**NO, "authority": "no"})
    assert refused.status_code == 422
    assert "No form of contract is lawful" in text_of(refused)
    assert 'href="#authority_0"' in refused.content.decode()
    answer = send(alice, address, **{**NO, "authority": "no", "certificate": "yes"})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "said, goal",
    [
        ({"ends_1": ""}, "ends_1"),
        ({"starts_1": "25:00"}, "starts_1"),
        ({"day_1_0": "31", "day_1_1": "2"}, "day_1_0"),
        ({"day_1_2": "2036"}, "day_1_0"),
        ({"count": "2", **times(date(2026, 6, 5), "21:00", "23:00", row=2)}, "day_1_0"),
        ({"count": "2", **times(date(2026, 6, 6), "", "23:00", row=2)}, "starts_2"),
    ],
)
def test_times_that_must_be_mended_say_where(
    alice: Any, office: Any, said: dict[str, str], goal: str
) -> None:
    query = "kind=artist&authority=yes&certificate=no&student=no&costs_only=no&client_directs=no"
    address = f"{begun(office, 'times')}?{query}&client={office.CLIENT}&task=Dance&place=Here"
    facts = {"count": "1", **times(date(2026, 6, 5)), **said}
    answer = send(alice, address, **facts)
    assert answer.status_code == 422
    assert f'href="#{goal}"' in answer.content.decode()


@pytest.mark.parametrize("given", ["9" * 5_000, "²", "0"], ids=["long", "raised", "none"])
def test_a_number_of_rows_that_is_none_is_one_row(alice: Any, office: Any, given: str) -> None:
    query = "kind=artist&authority=yes&certificate=no&student=no&costs_only=no&client_directs=no"
    address = f"{begun(office, 'times')}?{query}&client={office.CLIENT}&task=Dance&place=Here"
    page = alice.get(f"{address}&count={given}")
    assert page.status_code == 200
    assert page.content.decode().count('name="starts_') == 1


def test_hours_over_midnight_and_a_further_day_are_added_without_scripts(
    alice: Any, office: Any
) -> None:
    first = free_day()
    contract = made(answered(alice, office, times(first)))
    address = f"/en/contract/{contract}/change/times/"
    more = send(alice, address, count="1", more="1", **times(first, "20h", "0:30"))
    assert (more.status_code, 'name="count" value="2"' in more.content.decode()) == (200, True)
    page = more.content.decode()
    assert f'name="day_2_0" value="{(first + timedelta(days=1)).day}"' in page
    rows = {**times(first, "20h", "0:30"), **times(first + timedelta(days=7), "20", "23", row=2)}
    answer = alice.post(address, {"key": key_in(more), "count": "3", **rows})
    assert answer.status_code == 302, text_of(answer)
    assert [one[1:] for one in contracts.found(contract).hours] == [[1200, 1470], [1200, 1380]]


def test_what_a_rule_forbids_says_what_mends_it_and_where(alice: Any, office: Any) -> None:
    contract = made(answered(alice, office, times(free_day(), "20:00", "22:20"), **BUDGET))
    seen = page_of(alice, contract)
    for words in ("At least three hours at a stretch", "Add 40 minutes on Fri", "Change the hours",
                  "Law of 16 March 1971, art. 21"):  # fmt: skip
        assert words in seen, (words, seen)
    assert "Go on to sign" not in seen
    refused = act(alice, contract, "contract_submit")
    assert refused.status_code == 422
    assert "Some rules forbid this contract" in text_of(refused)


def test_pay_below_the_minimum_says_how_much_is_missing(alice: Any, office: Any) -> None:
    thursday = times(date(2026, 6, 4))
    contract = made(answered(alice, office, thursday, pay_from="gross", amount="30"))
    seen = page_of(alice, contract)
    assert "Minimum pay by law" in seen
    assert "Add 9.90 euros to the gross pay." in seen  # 2,189.81 × 3 × 3 ÷ (13 × 38) = 39.90
    answer = send(alice, f"/en/contract/{contract}/change/pay/", pay_from="net", amount="150")
    assert answer.status_code == 302
    assert "€150.00" in page_of(alice, contract)


@pytest.mark.parametrize(
    "said, goal",
    [
        ({"pay_from": "gross", "amount": ""}, "amount"),
        ({"pay_from": "budget", "amount": "1.250"}, "amount"),
        ({"amount": "300"}, "pay_from_0"),
        ({"pay_from": "budget", "amount": "100000000.01"}, "amount"),
    ],
)
def test_a_pay_that_must_be_mended_says_where(
    alice: Any, office: Any, said: dict[str, str], goal: str
) -> None:
    contract = contracts.drafted()
    answer = send(alice, f"/en/contract/{contract}/change/pay/", **said)
    assert answer.status_code == 422
    assert f'href="#{goal}"' in answer.content.decode()


def test_a_budget_that_does_not_suffice_is_told_with_what_is_missing(
    alice: Any, office: Any
) -> None:
    contract = contracts.drafted(pay_from="gross", pay_amount=contracts.left())
    missing = contracts.found(contract).charged - contracts.left()
    seen = page_of(alice, contract)
    assert "Enough budget" in seen
    assert f"The budget lacks {money(missing, 'en')}." in seen


def test_the_whole_budget_is_an_amount_that_leaves_nothing(alice: Any, office: Any) -> None:
    contract = contracts.drafted()
    page = f"/en/contract/{contract}/change/pay/"
    assert send(alice, page, pay_from="all", amount="").status_code == 302
    assert contracts.found(contract).pay_amount == contracts.left()


def test_lawful_forms_stand_side_by_side_and_one_is_chosen(alice: Any, office: Any) -> None:
    answers = {**contracts.ARTIST, "student": True, "costs_only": False, "authority": True}
    contract = contracts.drafted(answers=answers)
    seen = page_of(alice, contract)
    assert "Lawful forms for this work" in seen
    assert "Choose this : Student job" in seen
    assert act(alice, contract, "contract_regime", regime="student").status_code == 302
    assert contracts.found(contract).regime == "student"
    refused = act(alice, contract, "contract_regime", regime="employee")
    assert refused.status_code == 422
    assert contracts.found(contract).regime == "student"


def test_another_kind_of_work_asks_what_decides_it_anew(alice: Any, office: Any) -> None:
    contract = contracts.drafted()
    answer = send(alice, f"/en/contract/{contract}/change/kind/", kind="manual_worker")
    assert answer.url == f"/en/contract/{contract}/change/facts/"
    assert contracts.found(contract).regime == "manual_worker"
    facts = {"authority": "yes", "student": "no", "client_directs": "yes", "nature_justifies": "no"}
    assert send(alice, answer.url, **facts).status_code == 302
    assert "No lending of workers" in page_of(alice, contract)


def test_a_contract_is_signed_after_who_one_is_was_asked_again(alice: Any, office: Any) -> None:
    contract = contracts.drafted()
    assert act(alice, contract, "contract_submit").url.endswith("/sign/")
    sign = f"/en/contract/{contract}/sign/"
    assert "/reauthenticate/" in alice.get(sign).url
    shown_again(alice)
    seen = text_of(alice.get(sign))
    for words in ("Sign your contract", "Between Coop", "€156.22", "You are paid even if the client",
                  "The legal text is in French"):  # fmt: skip
        assert words in seen, words
    form = alice.get(sign)
    said = {"key": key_in(form), "edition": "1"}
    for _ in "12":  # a double click signs once
        assert alice.post(sign, said).url == f"/en/contract/{contract}/"
    assert contracts.found(contract).state == "signed"
    assert "the seal of the house follows" in page_of(alice, contract)
    assert alice.get(f"/en/contract/{contract}/contract.pdf").status_code == 404


def test_the_sealed_contract_can_be_kept(alice: Any, office: Any) -> None:
    from mutua.ground import jobs

    contract = contracts.signed()
    jobs.work(wait=False)
    paper = alice.get(f"/en/contract/{contract}/contract.pdf")
    assert paper.content.startswith(b"%PDF")
    assert "Signed by both sides" in page_of(alice, contract)


def test_who_shares_the_activity_sees_the_contract_but_not_the_paper_with_her_address(
    office: Any,
) -> None:
    from mutua.ground import jobs

    band = bands.formed()
    contract = contracts.signed(activity=band.activity, client=band.client)
    jobs.work(wait=False)
    bob, page = signed_in(BOB), f"/en/contract/{contract}/"
    seen = bob.get(page)
    assert "Alice" in text_of(seen)
    assert "contract.pdf" not in seen.content.decode()
    assert bob.get(f"{page}contract.pdf").status_code == 404


def test_what_is_forbidden_by_now_is_not_signed(alice: Any, office: Any) -> None:
    contract, _ = contracts.submitted(hours=contracts.at(date(2026, 3, 27), "18:00", "21:00"))
    contracts.signed(hours=contracts.at(date(2026, 3, 27), "20:00", "23:00"))
    refused = send(shown_again(alice), f"/en/contract/{contract}/sign/", edition="1")
    assert refused.status_code == 422
    assert "One place at a time" in text_of(refused)


def test_a_change_meanwhile_is_not_signed_unread(alice: Any, office: Any) -> None:
    contract, _ = contracts.submitted()
    refused = send(shown_again(alice), f"/en/contract/{contract}/sign/", edition="7")
    assert refused.status_code == 422
    assert "Somebody has changed this meanwhile" in text_of(refused)


def test_work_is_confirmed_month_by_month(alice: Any, office: Any) -> None:
    evenings = [contracts.Hours(day, "19:00", "22:00")
                for day in (date(2026, 9, 30), date(2026, 10, 1))]  # fmt: skip
    contract = contracts.declared(hours=evenings, pay_amount=40_001)
    assert "I worked these hours" not in page_of(alice, contract)
    with clock.on(date(2026, 10, 1)):
        seen = page_of(alice, contract)
        assert "I worked these hours in September 2026" in seen
        assert "I worked these hours in October 2026" in seen
        for month in ("2026-09-01", "2026-10-01"):
            assert act(alice, contract, "contract_worked", month=month).status_code == 302
    assert contracts.found(contract).state == "worked"


def test_a_contract_is_dropped_and_leaves_the_list(alice: Any, office: Any) -> None:
    contract = contracts.drafted(task="A dance that never was")
    assert "A dance that never was" in text_of(alice.get("/en/contracts/"))
    assert act(alice, contract, "contract_drop").status_code == 302
    assert "A dance that never was" not in text_of(alice.get("/en/contracts/"))


def test_home_tells_what_waits_and_when_pay_comes(alice: Any, office: Any) -> None:
    contracts.submitted(hours=contracts.at(date(2026, 3, 18), "14:00", "17:00"), task="First dance")
    contracts.signed(hours=contracts.at(date(2026, 3, 17), "14:00", "17:00"), task="Early dance")
    seen = text_of(alice.get("/en/home/"))
    for words in ("Sign the contract: First dance", "Next payment", "Early dance",
                  "by Wed 25 Mar 2026 , whether or not", "is set aside for signed contracts"):  # fmt: skip
        assert words in seen, (words, seen)


def test_the_budget_leaves_what_signed_contracts_need(alice: Any, office: Any) -> None:
    from mutua.activities.models import Activity
    from mutua.ground.transactions import reading
    from mutua.portal.member import reading as read

    def budget() -> read.Budget:
        with reading(office.alice):
            return read.budget_of(Activity.objects.get(id=office.ALICES))

    fund.receive(office.issued_invoice(), 1_000)  # a client who pays: no adviser need look
    before = budget()
    contracts.signed(pay_amount=contracts.left())
    after = budget()
    assert after.set_aside - before.set_aside > 0
    assert 0 <= after.available < before.available
    assert "Set aside for signed contracts" in text_of(alice.get(f"/en/activity/{office.ALICES}/"))
    office.issued_invoice()  # a budget for those who come after
    office.issued_invoice()


def test_nobody_sees_the_contracts_of_others(alice: Any, office: Any) -> None:
    contract = contracts.drafted()
    bob = signed_in(BOB)
    for end in ("", "sign/", "change/pay/", "contract.pdf"):
        assert shown_again(bob).get(f"/en/contract/{contract}/{end}").status_code == 404
    assert act(bob, contract, "contract_submit").status_code == 404
    assert "Dance" not in text_of(bob.get("/en/contracts/"))


def test_the_household_is_asked_on_the_way_and_leads_back(alice: Any, office: Any) -> None:
    from mutua.activities import services as activities

    bob, activity = signed_in(BOB), uuid4()
    activities.open_activity(
        actor=office.bob, key=uuid4(), activity=activity, legal_entity=contracts.HOUSE,
        name="Bob sings", shares={str(BOB): 10_000},
    )  # fmt: skip
    activities.add_client(
        actor=office.bob, key=uuid4(), client=uuid4(), activity=activity, **office.THEATRE
    )
    address = f"/en/activity/{activity}/contract/new/kind/"
    asked = bob.get(address)
    assert parse_qs(urlsplit(asked.url).query)["next"] == [address]
    said = {"household": "single", "children": "2", "single_parent": "yes", "from_day_0": "1",
            "from_day_1": "1", "from_day_2": "2026"}  # fmt: skip
    wrong = send(bob, asked.url, **{**said, "household": "partner_with_income"})
    assert wrong.status_code == 422
    assert send(bob, asked.url, **said).url == address
    assert bob.get(address).status_code == 200
    elsewhere = f"{reverse('household')}?next=https://elsewhere.example/"
    assert send(bob, elsewhere, **said).url == reverse("particulars")


def test_the_answer_is_there_soon(alice: Any, office: Any) -> None:
    """150 ms from the draft to its page, on a machine of its own."""
    answers = {**contracts.ARTIST, "student": True, "costs_only": True, "authority": True}
    contract = contracts.drafted(answers=answers)
    took = []
    for _ in range(7):
        began = time.perf_counter()
        assert alice.get(f"/en/contract/{contract}/").status_code == 200
        took.append(1_000 * (time.perf_counter() - began))
    print(f"the answer: {statistics.median(took):.0f} ms, median of {len(took)}")
    assert statistics.median(took) <= 150 * PATIENCE


def test_a_long_list_costs_no_more_questions_than_a_short_one(
    alice: Any, office: Any, django_assert_max_num_queries: Any
) -> None:
    def questions() -> int:
        with django_assert_max_num_queries(40) as asked:
            assert alice.get("/en/contracts/").status_code == 200
        return len(asked.captured_queries)

    contracts.drafted()
    few = questions()
    for _ in range(3):
        contracts.drafted()
    assert questions() == few


def test_what_a_signed_piece_of_work_costs_is_claimed_from_its_page(alice: Any, house: Any) -> None:
    day = free_day()
    contract = contracts.signed(hours=contracts.at(day, "19:00", "22:00"))
    page = alice.get(f"/en/contract/{contract}/").content.decode()
    address = reverse("expense_new", args=[house.ALICES]).replace("/fr/", "/en/")
    assert f'href="{address}?work={contract}"' in page
    assert "What this work costs you" in page
    with clock.on(day + timedelta(days=3)):
        form = alice.get(f"{address}?work={contract}")
        beside = reverse("allowance_new", args=[house.ALICES]).replace("/fr/", "/en/")
        assert f'href="{beside}?work={contract}"' in form.content.decode()
        for one in (form, alice.get(f"{beside}?work={contract}")):
            began = one.context["form"].initial
            assert (began["text"], began["spent_on"]) == ("Dance", day)
    with clock.on(day - timedelta(days=3)):  # a ticket is bought before
        began = alice.get(f"{address}?work={contract}").context["form"].initial
        assert began["spent_on"] == day - timedelta(days=3)
    for other in ("x", str(uuid4())):
        assert "text" not in alice.get(f"{address}?work={other}").context["form"].initial
