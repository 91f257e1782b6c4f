"""Payslips by pages: the member reads each line and when she is paid; the payroll officer pays and
corrects, and sees before."""

from __future__ import annotations

import re
from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import yaml
from django.test import Client
from django.utils.translation import override

from mutua.ground import clock, places, policy
from mutua.ground.transactions import reading
from mutua.ledger.services import CHART
from mutua.payroll.models import Regularisation
from mutua.payroll.services import running
from mutua.people import services as people
from mutua.portal.formats import day as day_of
from mutua.portal.formats import money, period
from mutua.portal.member.words import account
from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work, shown_again, signed_in
from tests.proofs_of_rooms.guards import without
from tests.support import absences, contracts, correction_cases, corrections, payday, verb_cases
from tests.support.store import ALICE, BOB, OLGA

pytestmark = pytest.mark.usefixtures("office")
MONEY = r"€[\d,]+\.\d\d"


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def paid_evening() -> UUID:
    evening = contracts.an_evening_worked()
    payday.pay(evening)
    return evening


def test_each_line_of_a_payslip_is_explained_with_its_law(alice: Any, office: Any) -> None:
    slip = corrections.holding(paid_evening())
    page = alice.get(f"/en/payslip/{slip.id}/")
    seen = text_of(page)
    for words in ("Net pay", "When am I paid, and why?", "Law of 12 April 1965, art. 9",
                  "Two people prepare the transfer", "whether or not the client has paid",
                  "From the gross pay to your account", "Charged when you signed"):  # fmt: skip
        assert words in seen, words
    source = page.content.decode()
    shown = set(re.findall(r'id="(?:net|cost)-(\w+)"', source))
    summed = {code for code in slip.run.kinds if slip.lines.get(code)}
    assert shown >= summed | {"gross_pay", "net_pay", "accrued"}
    for code in summed:
        assert f'id="why-{code}"' in source, code
    paper = alice.get(f"/en/payslip/{slip.id}/payslip.pdf")
    assert paper.content.startswith(b"%PDF")
    assert re.search(r'"K-[\w-]+\.pdf"', paper.headers["Content-Disposition"])
    for other in (signed_in(BOB), shown_again(signed_in(BOB))):
        assert other.get(f"/en/payslip/{slip.id}/").status_code == 404
        assert other.get(f"/en/payslip/{slip.id}/payslip.pdf").status_code == 404


def test_home_names_the_pay_that_is_made_and_not_there_yet(alice: Any, office: Any) -> None:
    slip = corrections.holding(paid_evening())
    seen = alice.get("/en/home/")
    assert f"Next payment {money(slip.net_pay, 'en')}" in text_of(seen)
    assert f"/en/payslip/{slip.id}/" in seen.content.decode()


def test_a_month_in_which_nothing_is_due_says_why(alice: Any, office: Any) -> None:
    from tests.support import absences

    evening = contracts.an_evening_worked()
    (month,) = payday.months_of(evening)
    absences.say(month.first_day, month.last_day, kind="unpaid")
    payday.pay(evening)
    slip = corrections.holding(evening)
    assert slip.net_pay == 0
    seen = text_of(alice.get(f"/en/payslip/{slip.id}/"))
    assert "You were away for all the hours of this month" in seen
    assert "When am I paid" not in seen
    assert "nothing is due" in text_of(alice.get("/en/payslips/"))
    assert "Nothing is due for this month" in text_of(alice.get(f"/en/contract/{evening}/"))
    paper = alice.get(f"/en/payslip/{slip.id}/payslip.pdf")
    assert paper.content.startswith(b"%PDF")


def test_the_budget_says_what_pay_it_gave_and_its_entry_names_each_account(
    alice: Any, office: Any
) -> None:
    slip = corrections.holding(evening := paid_evening())
    contract, month = contracts.found(evening), period(slip.worked_from, "month", "en")
    page = alice.get(f"/en/activity/{contract.activity_id}/")
    assert f"Pay: {contract.task}, {month}" in text_of(page)
    assert "Correction" not in text_of(page)
    entry = re.findall(r'href="(/en/activity/[^"]+/entry/[^"]+)"', page.content.decode())[0]
    seen = text_of(alice.get(entry))
    for words in ("Gross pay", "Employer contributions", "Budget of the activity"):
        assert words in seen, (words, seen)


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_every_account_of_an_activity_has_a_name(language: str) -> None:
    chart = yaml.safe_load(CHART.read_text("utf-8"))
    of_activities = [code for code, said in chart.items() if "activity" in said.get("needs", ())]
    with override(language):
        assert [code for code in of_activities if account(code) == code] == []


def test_the_contract_says_the_net_of_its_payslip_and_leads_to_it(alice: Any, office: Any) -> None:
    evening = paid_evening()
    slip = corrections.holding(evening)
    page = alice.get(f"/en/contract/{evening}/")
    seen, net = text_of(page), money(slip.net_pay, "en")
    assert f"Net pay {net}" in seen, seen
    assert f"Paid: {net}" in seen, seen
    assert f'href="/en/payslip/{slip.id}/"' in page.content.decode()


def test_the_last_runs_stand_first_and_those_that_paid_nothing_are_left_out(
    staff: Any, office: Any
) -> None:
    later, sooner = payday.LAST + timedelta(days=2), payday.LAST
    nothing = paid_evening()
    # An identifier says nothing of the order.
    for number, on, evening in ((1, later, contracts.an_evening_worked()), (2, later, nothing),
                                (3, sooner, contracts.an_evening_worked())):  # fmt: skip
        payday.pay(evening, run=UUID(int=number), day=on, paid_on=on + timedelta(days=1))
    seen = text_of(staff.get("/en/staff/payroll/")).partition("Last runs")[2]
    assert "0 payslips made" not in seen
    places = [
        seen.find(f"to be paid on {day_of(one + timedelta(days=1), 'en')}")
        for one in (later, sooner)
    ]
    assert 0 <= places[0] < places[1], seen


def test_a_long_list_of_payslips_costs_no_more_questions_than_a_short_one(
    alice: Any, office: Any, django_assert_max_num_queries: Any
) -> None:
    def questions(address: str) -> int:
        with django_assert_max_num_queries(40) as asked:
            assert alice.get(address).status_code == 200
        return len(asked.captured_queries)

    first = corrections.holding(paid_evening())
    few, one = questions("/en/payslips/"), questions(f"/en/payslip/{first.id}/")
    for _ in range(2):
        last = corrections.holding(paid_evening())
    assert questions("/en/payslips/") == few
    assert questions(f"/en/payslip/{last.id}/") == one
    seen = text_of(alice.get("/en/payslips/"))
    assert re.search(rf"Apr\w* 2026 net {MONEY}", seen), seen
    assert "by " in seen


def test_a_payslip_that_is_late_says_why(alice: Any, office: Any) -> None:
    slip = corrections.holding(paid_evening())
    with clock.on(date(2026, 7, 6)):
        seen = text_of(alice.get(f"/en/payslip/{slip.id}/"))
    assert "We are late: it was promised by" in seen


def test_the_officer_pays_what_is_due_and_reads_why_the_rest_waits(staff: Any, office: Any) -> None:
    evening = contracts.an_evening_worked()
    with clock.on(payday.LAST):
        page = staff.get("/en/staff/payroll/")
        assert "Alice Dubois – Dance" in text_of(page)
        run = {"key": key_in(page)}
        for _ in range(2):  # a double click is one run
            assert staff.post("/en/staff/payroll/run/", run).url == "/en/staff/payroll/"
        seen = text_of(staff.get("/en/staff/payroll/"))
    assert "Nothing is due" in seen
    assert "payslip made" in seen or "payslips made" in seen
    assert len(payday.paid(evening)) == 1


def test_what_another_is_paying_is_told_and_the_next_press_goes_on_with_the_same_run(
    staff: Any, office: Any, store: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(running, "PATIENCE", 0)
    evening, before = contracts.an_evening_worked(), payday.runs()
    hold = "select from people_person where id = %s for no key update"
    with clock.on(payday.LAST), verb_cases.superuser(store) as other:
        other.autocommit = False
        other.execute(hold, [contracts.found(evening).person_id])
        page = staff.get("/en/staff/payroll/")
        refused = staff.post("/en/staff/payroll/run/", {"key": key_in(page)})
        other.rollback()
        assert "Somebody else is paying some of it just now" in text_of(refused)
        assert payday.paid(evening) == []
        done = staff.post("/en/staff/payroll/run/", {"key": key_in(refused)})
    assert done.url == "/en/staff/payroll/"
    assert len(payday.paid(evening)) == 1
    (run,) = (one for one in payday.runs() if one not in before)
    assert run.state == "done"


def test_the_officer_sees_who_is_touched_before_it_is_done_and_the_member_reads_why(
    staff: Any, alice: Any, office: Any
) -> None:
    evening = correction_cases.paid()
    corrections.say_hours(evening, 300)
    with clock.on(payday.LAST + timedelta(days=3)):  # after all other runs of these tests
        address = "/en/staff/payroll/corrections/"
        assert staff.get(address).status_code == 200
        wrong = staff.get(f"{address}?since_0=32&since_1=1&since_2=2026")
        assert wrong.status_code == 422
        assert 'href="#since_0"' in wrong.content.decode()
        asked = f"{address}?since_0=1&since_1=1&since_2=2026"
        page = staff.get(asked)
        seen = text_of(page)
        assert "1 person is touched" in seen
        assert "700 → 3" in seen
        assert len(payday.paid(evening)) == 1
        (digest,) = re.findall(r'name="seen" value="(\w+)"', page.content.decode())
        facts = {"key": key_in(page), "seen": digest, "why": ""}
        assert staff.post(asked, facts).status_code == 422
        stale = staff.post(asked, {**facts, "seen": "0" * 64, "why": "x"})
        assert "Something has changed since you looked" in text_of(stale)
        done = staff.post(asked, {**facts, "why": "She had counted hours twice"})
        assert done.url == "/en/staff/payroll/", text_of(done)
        old, new = payday.paid(evening)
        seen = text_of(alice.get(f"/en/payslip/{new.id}/"))
        for words in ("What was corrected", "She had counted hours twice", "Version 2", "700 → 3"):
            assert words in seen, words
        replaced = text_of(alice.get(f"/en/payslip/{old.id}/"))
        assert "Replaced by a later version" in replaced
        assert "corrected" in text_of(alice.get("/en/payslips/"))
        assert "No payslip for work from" in text_of(staff.get(asked))
        assert "She had counted hours twice" in text_of(staff.get("/en/staff/payroll/"))


def test_she_agrees_herself_to_give_back_what_was_too_much(
    staff: Any, alice: Any, office: Any
) -> None:
    from mutua.ground.transactions import reading
    from mutua.payroll.models import RecoveryPlan

    claim = correction_cases.claimed()
    page = f"/en/payslip/{claim.payslip_id}/"
    assert re.search(rf"You were paid {MONEY} too much", text_of(alice.get(page)))
    address = f"{page}give-back/"
    assert "/reauthenticate/" in alice.get(address).url
    her = shown_again(signed_in(ALICE))
    assert "art. 23" in text_of(her.get(address))
    for wrong in ("", "0", "99999"):
        assert send(her, address, a_payslip=wrong).status_code == 422
    assert send(her, address, a_payslip="10").url == page
    with reading(contracts.READER):
        (plan,) = RecoveryPlan.objects.filter(claim=claim)
    assert (plan.amount, plan.a_payslip, plan.person_id) == (claim.amount, 1_000, ALICE)
    assert staff.post(address, {"key": str(uuid4()), "a_payslip": "10"}).status_code == 403
    corrections.nothing_claimed()
    assert her.get(address).url == page


def test_the_officer_says_hours_anew_and_gives_up_what_was_too_much(
    staff: Any, alice: Any, office: Any
) -> None:
    corrections.nothing_to_correct()
    corrections.nothing_claimed()
    slip = corrections.holding(evening := paid_evening())
    page = staff.get(f"/en/staff/payroll/person/{ALICE}/")
    address = f"/en/staff/payroll/hours/{slip.id}/"
    assert address in page.content.decode()
    assert f"/en/staff/payroll/person/{ALICE}/" in staff.get("/en/staff/members/").content.decode()
    for hours, why in (("", "x"), ("800", "x"), ("4,5", "")):
        assert send(staff, address, hours=hours, why=why).status_code == 422
    answer = send(staff, address, hours="700", why="She counted once more")
    first = slip.worked_from
    assert answer.url.endswith(f"?since_0={first.day}&since_1={first.month}&since_2=2026")
    assert "3 → 700" in text_of(staff.get(answer.url))
    with clock.on(date(2026, 3, 17)):  # what is said last holds
        corrections.say_hours(evening, 300)
    claim = correction_cases.claimed()
    page = staff.get(f"/en/staff/payroll/person/{ALICE}/")
    assert "Paid too much" in text_of(page)
    drop = f"/en/staff/payroll/claim/{claim.id}/"
    assert drop in page.content.decode()
    assert send(staff, drop, why="").status_code == 422
    assert send(staff, drop, why="She paid it back in cash").status_code == 302
    assert "Paid too much" not in text_of(staff.get(f"/en/staff/payroll/person/{ALICE}/"))
    assert send(staff, drop, why="Twice").status_code == 302


def an_adviser() -> Any:
    """Somebody who works for the house and decides on contracts, signed in."""
    from django.contrib.auth.models import User

    from mutua.portal.accounts import services
    from tests.portal.people import add_second_factor
    from tests.support.books import STAFF
    from tests.support.house_cases import hired

    person, address = hired("adviser")[0], f"adviser-{uuid4().hex[:8]}@example.org"
    people.change_person(actor=STAFF, key=uuid4(), person=person, email=address)
    services.open_account(actor=STAFF, key=uuid4(), person=person, role="staff")
    add_second_factor(address)
    visitor = Client()
    visitor.force_login(User.objects.get(email=address))
    return visitor


def test_what_only_the_payroll_sees_an_adviser_does_not(house: Any, office: Any) -> None:
    """Without the policy her pages are empty: the database shows her nothing. Without row-level
    security the policy still refuses them."""
    paid_evening()
    corrections.say_children(1)
    certificate = places.files().put(b"%PDF-1.7 ill", "application/pdf")
    absence = absences.say(contracts.GIG, certificate=certificate)
    adviser = an_adviser()
    pages = [
        "/en/staff/payroll/", "/en/staff/payroll/quarter/", "/en/staff/payroll/absences/", "/en/staff/payroll/corrections/",
        f"/en/staff/payroll/absences/{absence}/certificate", f"/en/staff/payroll/person/{ALICE}/",
    ]  # fmt: skip
    tables = ("work_situation", "work_absence", "payroll_payslip", "payroll_claim")
    with ExitStack() as off:
        for one in tables:
            change = f"alter table {one} {{}} row level security"
            off.enter_context(without(change.format("disable"), change.format("enable")))
        for page in pages:
            refused = adviser.get(page)
            assert refused.status_code == 403, page
            assert "This page is not yours" in text_of(refused)
    assert adviser.post("/en/staff/payroll/run/", {"key": str(uuid4())}).status_code == 403
    with policy.without_policy():
        assert adviser.get(pages[4]).status_code == 404
        assert "Net" not in text_of(adviser.get(pages[5]))
    home, listed = adviser.get("/en/staff/"), adviser.get("/en/staff/members/")
    assert "Work to pay" not in text_of(home)
    assert f"/staff/payroll/person/{ALICE}/" not in listed.content.decode()
    officer = signed_in(OLGA)
    for page in pages:
        assert officer.get(page).status_code == 200
    assert "Work to pay" in text_of(officer.get("/en/staff/"))


def test_an_adviser_decides_without_reading_a_household(house: Any) -> None:
    """What decides the net is not hers to know: the contract's page says gross and cost alone."""
    waits = contracts.queued()
    seen = text_of(an_adviser().get(f"/en/staff/contracts/{waits}/"))
    assert money(contracts.found(waits).gross_pay, "en") in seen
    assert "Approve" in seen
    assert "Only the person herself sees the net." in seen


def test_the_page_of_a_quarter_says_what_was_declared_beyond_the_payslips(office: Any) -> None:
    officer = signed_in(OLGA)
    days = [contracts.at(date(2026, 5, day), "09:00", "17:00") for day in (11, 12, 13)]
    gigs = [contracts.worked(hours=one, pay_amount=25_000) for one in days]
    payday.pay(*gigs[:2])
    page = "/en/staff/payroll/quarter/?quarter=2026-04-01"
    over = date(2026, 7, 10)
    with clock.on(over):
        assert "They wait: work of the quarter is not paid yet" in text_of(officer.get(page))
    payday.pay(gigs[2])
    with clock.on(over):
        waits = text_of(officer.get(page))
        assert "paid and not settled yet" in waits
        assert "mutua payroll quarter --first-day 2026-04-01" in waits
        assert corrections.regularise(date(2026, 4, 1)) >= 1
        with reading(contracts.READER):
            one = Regularisation.objects.filter(person=ALICE).order_by("version").last()
        seen = text_of(officer.get(page))
        owed = sum(one.declared.values()) - sum(one.accrued.values())
        assert money(owed, "en") in seen
        assert "Declared − accrued, line by line" in seen
        for code in {code for code in one.declared if one.declared[code] != one.accrued.get(code)}:
            assert money(one.declared[code], "en") in seen, code
        assert "Quarter: April 2026 to June 2026" in seen
        assert officer.get("/en/staff/payroll/quarter/?quarter=nothing").status_code == 200


def test_a_part_of_earned_pay_is_asked_for_on_the_phone_and_granted(alice: Any, staff: Any) -> None:
    from tests.support import advance_cases, advances

    advance_cases.earned()
    seen = text_of(alice.get("/en/advance/"))
    most = money(advances.stands().most, "en")
    assert most in seen
    too_much = alice.post("/en/advance/", {"key": str(uuid4()), "amount": "9000"})
    assert too_much.status_code == 422
    assert "up to what you can have now" in text_of(too_much)
    asked = alice.post("/en/advance/", {"key": str(uuid4()), "amount": "0.01"})
    assert asked.status_code == 302
    assert "waits for an answer" in text_of(alice.get("/en/advance/"))
    waiting = staff.get("/en/staff/payroll/advances/")
    address = re.search(r'href="(/en/staff/payroll/advance/[^"]+)"', waiting.content.decode())[1]
    refused = staff.post(address, {"key": str(uuid4()), "granted": "no", "why": ""})
    assert refused.status_code == 422
    assert staff.post(address, {"key": str(uuid4()), "granted": "yes"}).status_code == 302
    assert "two people prepare the transfer" in text_of(alice.get("/en/advance/"))
