"""The make-believe cooperative works, pays and collects as a house does: at least once of each."""

from __future__ import annotations

import html
import re
from collections import Counter
from datetime import date

import pytest

FIRST, LAST = date(2025, 9, 1), date(2026, 2, 28)


@pytest.fixture(scope="module")
def played(store):
    """Half a year of ten members, with what was counted."""
    from django.core import mail

    from mutua.cli.demonstration import Demo

    mail.outbox = []
    demo = Demo(10, FIRST, LAST, 1)
    return demo, demo.play()


@pytest.fixture
def reading_all(played):
    from mutua.ground.actors import AUDITOR, Actor
    from mutua.ground.transactions import reading

    with reading(Actor(AUDITOR, job="test")):
        yield


def test_every_invariant_holds_and_every_balance_is_derived_anew(played):
    from mutua.ground import doctor

    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def test_each_payslip_that_is_exported_is_verified_by_the_law_alone(played, reading_all):
    from mutua.legislation.cases import outcomes
    from mutua.payroll import exports

    found = list(outcomes(list(exports.cases("demo", FIRST, date(2027, 1, 1)))))
    assert len(found) > 50
    assert [(one.id, one.error, one.differences) for one in found if one.error or one.differences] == []  # fmt: skip


def test_one_payslip_of_twenty_is_corrected_after_it_was_paid(played, reading_all):
    from mutua.payroll.models import Payslip
    from mutua.treasury.models import Payment

    later = list(Payslip.objects.filter(version__gt=1).select_related("replaces"))
    share = (
        len({one.contract_month_id for one in later}) / Payslip.objects.filter(version=1).count()
    )
    assert 0.04 <= share <= 0.06
    paid = set(Payment.objects.filter(state="paid").values_list("debt", flat=True))
    assert all(one.replaces_id in paid for one in later)
    assert played[1]["payslips corrected"] == len(later)


def test_what_founders_put_in_pays_until_clients_do(played, reading_all):
    """No bank lends to it: a transfer without money on the account would not leave."""
    from mutua.treasury.models import Statement

    assert min(Statement.objects.values_list("closing", flat=True)) >= 0


def test_children_hours_and_an_illness_were_said_late(played, reading_all):
    from mutua.payroll.models import Payslip

    changed = [
        {name for name in ("children", "hours") if one.inputs.get(name) != one.replaces.inputs.get(name)}
        | ({"pay"} if one.gross_pay < one.replaces.gross_pay else set())
        for one in Payslip.objects.filter(version=2).select_related("replaces")
    ]  # fmt: skip
    assert set().union(*changed) >= {"children", "hours", "pay"}


def test_differences_are_paid_or_claimed_back_as_the_person_agrees(played, reading_all):
    from mutua.payroll.models import Claim, Payslip, RecoveryPlan
    from mutua.treasury.models import Payment

    corrected = Payslip.objects.filter(version=2).values("id")
    assert Payment.objects.filter(debt__in=corrected, state="paid").exists()
    claims = set(Claim.objects.values_list("id", flat=True))
    assert claims
    assert claims == set(RecoveryPlan.objects.values_list("claim", flat=True))


def test_the_holidays_of_every_contract_that_ended_are_paid(played, reading_all):
    from mutua.ledger.models import LegalEntity
    from mutua.payroll import exit_waiting
    from mutua.payroll.models import ExitHolidayPay
    from mutua.treasury.models import Payment

    made = ExitHolidayPay.objects.filter(version=1)
    assert played[1]["holiday pays"] == made.count() > 5
    waiting = exit_waiting.awaited(LegalEntity.objects.get(code="demo"))
    assert waiting.due == []
    paid = Payment.objects.filter(debt_kind="exit_holiday_pay", state="paid")
    assert paid.filter(debt__in=made.values("id")).count() > 5


def test_members_work_under_several_regimes_and_across_months(played, reading_all):
    from mutua.payroll.models import Payslip
    from mutua.work.models import ContractMonth

    regimes = set(Payslip.objects.values_list("regime", flat=True))
    assert regimes == {"artist", "artist_1bis", "employee", "manual_worker", "student"}
    months = Counter(ContractMonth.objects.values_list("contract", flat=True))
    assert max(months.values()) > 1


def test_somebody_is_ill_and_a_creditor_takes_a_part_of_pay(played, reading_all):
    from mutua.payroll.models import Withholding
    from mutua.treasury.models import Payment
    from mutua.work.models import Absence

    assert Absence.objects.filter(kind="illness").exclude(certificate="").exists()
    kept = set(Withholding.objects.values_list("id", flat=True))
    assert kept
    handed_over = Payment.objects.filter(debt_kind="withheld", state="paid")
    assert set(handed_over.values_list("debt", flat=True)) & kept


def test_each_quarter_that_is_over_is_closed_for_who_worked_in_it(played, reading_all):
    from mutua.payroll.models import Regularisation
    from mutua.payroll.services.regularising import unpaid

    quarters = set(Regularisation.objects.values_list("quarter", flat=True))
    assert quarters == {date(2025, 7, 1), date(2025, 10, 1)}
    assert not unpaid("demo", date(2025, 10, 1)).exists()


def test_late_clients_are_written_to_and_some_pay_by_a_plan(played, reading_all):
    from mutua.treasury.collection.claims import open_of
    from mutua.treasury.models import CollectionStep, PaymentPlan

    assert set(CollectionStep.objects.values_list("kind", flat=True)) == {"reminder", "notice", "file"}  # fmt: skip
    kept = [one for one in PaymentPlan.objects.all() if one.parts[-1][0] < str(LAST)]
    assert kept
    assert [open_of(one.invoice_id) for one in kept] == [0] * len(kept)


def test_a_claim_on_a_bankrupt_client_is_lost_by_the_decision_of_two(played, reading_all):
    from mutua.activities.models import Order
    from mutua.treasury.models import Bankruptcy, VatRelief, WriteOff

    demo, _ = played
    judged = Bankruptcy.objects.get()
    assert judged.closed_on is not None
    for one in WriteOff.objects.filter(state="decided"):
        assert one.invoice.client_id == judged.client_id
        assert {one.proposed_by_id, one.decided_by_id} == {
            demo.id("team", "maker"), demo.id("team", "approver")
        }  # fmt: skip
    assert VatRelief.objects.filter(write_off__state="decided").exists()
    new = Order.objects.filter(client=judged.client_id, made_on__gt=judged.judged_on)
    assert not new.exists()


def test_the_fund_advances_and_is_refilled_authorities_and_suppliers_are_paid_by_two(
    played, reading_all
):
    from mutua.treasury.models import Advance, Approval, Payment
    from mutua.treasury.models.fund import REFILL, Settlement

    assert Advance.objects.filter(amount__gt=0).exists()
    assert Settlement.objects.filter(kind=REFILL).exists()
    assert Payment.objects.filter(debt_kind="supplier", state="paid").exists()
    paid = Payment.objects.filter(debt_kind="authority", state="paid")
    assert {one.purpose for one in paid} == {"", "TAXS"}
    for one in Approval.objects.all():
        assert one.by_whom_id != one.made_by_id


def test_what_was_played_is_counted(played):
    made = played[1]
    for what in (
        "reminders", "formal notices", "files for a lawyer", "plans", "parts of plans received",
        "clients bankrupt", "losses decided", "debts to authorities", "writs", "illnesses",
        "quarters of workers closed", "VAT of losses given back", "bills of suppliers",
    ):  # fmt: skip
        assert made[what] > 0, what


def test_the_same_seed_gives_the_same_story():
    from mutua.cli.demonstration import Demo

    def told(seed: int) -> list[tuple[date, int, int, str]]:
        demo = Demo(10, FIRST, LAST, seed)
        return [event[:4] for event in demo.events()]

    assert told(1) == told(1) != told(2)


def test_bean_check_finds_nothing_to_say_of_its_books(played, reading_all, tmp_path):
    """As ``bean-check`` does on the export, with the balance of each account at the end."""
    from beancount import loader

    from mutua.ledger import exports
    from mutua.ledger.models import Entry, Period

    first = Period.objects.filter(legal_entity="demo").order_by("first_day")[0].first_day
    last = date(2026, 12, 31)
    file = tmp_path / "books.beancount"
    file.write_text("\n".join(exports.beancount("demo", first, last)), "utf-8")
    entries, errors, _ = loader.load_file(str(file))
    assert errors == []
    kinds = Counter(type(one).__name__ for one in entries)
    assert kinds["Transaction"] == Entry.objects.filter(legal_entity="demo").count() > 500
    lines = file.read_text("utf-8").splitlines(keepends=True)
    cut = next(n for n, line in enumerate(lines) if line.strip().endswith("EUR") and line[0] == " ")
    file.write_text("".join([*lines[:cut], *lines[cut + 1 :]]), "utf-8")  # the twin: a line is lost
    assert loader.load_file(str(file))[1]


def test_its_invoices_pass_the_official_rules(played, reading_all, official_schemas):
    """EN 16931 and Peppol for what programs read, EN 16931 for the CII inside what people read."""
    from mutua.activities import rendering
    from mutua.activities.documents import cii
    from mutua.activities.documents.official_rules import check, check_cii
    from mutua.activities.models import Invoice

    found, checked, sent = list[str](), Counter[str](), b""
    for one in Invoice.objects.filter(state="issued").order_by("id"):
        document = rendering.document_of(one)
        findings = check_cii(cii.write(document), official_schemas)
        checked["cii"] += 1
        if ubl := rendering.as_ubl(document):
            findings += check(ubl, official_schemas)
            checked["ubl"] += 1
            sent = ubl
        found += [f"{rendering.number_of(one)}: {each}" for each in findings]
    assert checked["ubl"] > 50
    assert found == []
    amount = re.search(rb"PayableAmount[^>]*>([0-9.]+)<", sent)
    assert amount
    spoilt = sent.replace(b">" + amount[1] + b"</cbc:Payable", b">1.23</cbc:Payable")
    assert check(spoilt, official_schemas)  # the twin: a wrong sum is found


# ── Its pages ───────────────────────────────────────────────────────────────────────────────────

OF_A_KIND = 3  # pages that differ in the thing they show alone


@pytest.fixture(scope="module")
def doors(played):
    """The accounts by which a newcomer comes in."""
    from mutua.ground import clock
    from mutua.portal.accounts.models import Account
    from mutua.portal.demo import people

    with clock.on(LAST):
        people.open_accounts(played[0])
    return {one.user.email: str(one.id) for one in Account.objects.select_related("user")}


@pytest.mark.parametrize(
    "who", ["member 0", "member 1", "adviser", "payroll", "administrator", "treasurer", "second-treasurer"]
)  # fmt: skip
def test_every_link_that_somebody_can_follow_leads_to_a_page(doors, played, who):
    from django.test import Client

    from mutua.ground import clock
    from tests.portal.enterprise import with_database

    name = who.replace(" ", "") + "@demo.example"
    with clock.on(LAST), with_database():
        visitor = Client(raise_request_exception=False)
        visitor.post("/fr/demo/", {"account": doors[name]})
        seen = crawled(visitor, "/fr/arrived/")
    assert {page: state for page, state in seen.items() if state != 200} == {}
    assert len(seen) > 20


def crawled(visitor, start):
    """The answer to every address that is reached from a page by links, some of each kind."""
    asked, waiting, kinds = {}, [start], Counter()
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"[0-9a-f-]{36}|\d+", "#", address)
        if address in asked or kinds[kind] == OF_A_KIND:
            continue
        kinds[kind] += 1
        answer = visitor.get(address, follow=True)
        asked[address] = answer.status_code
        if "html" in answer["Content-Type"]:
            links = re.findall(r'href="(/fr/[^"#]*)', answer.content.decode())
            waiting += [html.unescape(one) for one in links]
    return asked
