"""Fault 20 for payments: a store is restored to an earlier point while its payments are out in the
world. The treasury stays shut until journal and statements are read; nothing is paid twice."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock, opening
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.transactions import reading
from tests.support import restoring
from tests.support.restoring import NEXT, NIGHT
from tests.support.store import ALICE

DAY_BEFORE = date(2026, 3, 17)
LOST = 4_321
MANY = 150  # payments, whose line in the journal is longer than a text that a verb takes


def book_bill(document: bytes) -> None:
    """A bill that came to the inbox, of a supplier whom nobody knew."""
    from mutua.activities import inbox, services
    from tests.support import shop

    assert inbox.take_document(document) == ""
    received = derived_id("received", hashlib.sha256(document).hexdigest())
    services.book_received(actor=shop.STAFF, key=uuid4(), received=received)


def give_back(invoice: UUID) -> None:
    """What its client has paid too much."""
    from tests.support import payments, refund_cases

    payments.services.refund_invoice(
        actor=payments.MAKER, key=uuid4(), invoice=invoice, amount=500, iban=refund_cases.THEIRS
    )


def nothing(entity):
    """As if nothing had left of pay that was made anew."""
    from mutua.treasury.left_before import NOTHING

    return NOTHING


def work_of_another_contract(pay_amount: int = 20_000) -> UUID:
    """Of an employee, whose contract was signed after the backup; signed anew it is another one."""
    from tests.support import contracts, exit_pay, shop

    hours = contracts.at(date(2026, 3, 17), "14:00", "17:00")
    with clock.on(shop.DAY):
        return contracts.worked(**{**exit_pay.OFFICE, "pay_amount": pay_amount, "hours": hours})


def ended_for_good() -> UUID:
    """A monthly pay without an end that ends on its second day."""
    from tests.support import lasting, shop

    lasting.decided()
    contract, offer = lasting.declared(regime="employee", answers={}, begins_on=DAY_BEFORE), uuid4()
    lasting.end(contract, ending=offer, kind="agreement", by="employer", last_day=NIGHT)
    lasting.agree(offer, shop.alice)
    return contract


def pay_a_newcomer(payments, shop) -> UUID:
    """Something to somebody who was admitted after the backup; gives her expense."""
    from mutua.people import services as people
    from tests.support import contracts

    newcomer = uuid4()
    shop.admit(newcomer, "Nora Lambert")
    people.name_bank_account(
        actor=shop.STAFF, key=uuid4(), account=uuid4(), person=newcomer, iban=contracts.an_iban(),
        holder="Nora Lambert",
    )  # fmt: skip
    return payments.owed_to(newcomer, 880)


@pytest.fixture(scope="module")
def house(store, tmp_path_factory):
    """``known`` had left before the backup, ``ready`` waited for its approval, ``later`` was not made
    yet; all of them have left when the disk fails."""
    from tests.support import (
        contracts,
        exit_pay,
        papers_from_outside,
        payday,
        payments,
        refund_cases,
        shop,
    )

    with restoring.house_with_treasury(store, tmp_path_factory.mktemp) as made:
        with clock.on(shop.DAY):
            made.overpaid = refund_cases.overpaid(extra=500)
            made.evening = contracts.worked(hours=contracts.at(date(2026, 3, 17), "19:00", "22:00"))
            # An employee: with its payslip its holiday pay is made, and leaves.
            made.office = exit_pay.office_day(date(2026, 3, 17), "09:00", "13:00")
            made.for_good = ended_for_good()
        with clock.on(NIGHT):
            contracts.confirm(made.for_good, NIGHT.replace(day=1))
            bank = payments.a_bank(tmp_path_factory.mktemp("simulated"))
            payments.owed(1_000)
            made.known = payments.sent()
            payments.owed(990)
            made.ready = payments.made()
            for amount in range(20, 20 + MANY):
                payments.owed(amount)
            made.back_up()
            payments.approve(made.ready)
            payments.bank.send(made.ready)
            works = (made.evening, made.office, made.for_good, work_of_another_contract())
            assert payday.pay(*works, day=NIGHT, paid_on=NEXT).exits == 3
            made.bill = papers_from_outside.of_supplier(iban=contracts.an_iban())
            book_bill(made.bill)
            give_back(made.overpaid)
            pay_a_newcomer(payments, shop)
            payments.owed(LOST)
            made.later = payments.sent()
            made.debts = {str(one.debt): one.amount for one in payments.payments()}
            made.fail(bank)
        yield made


@pytest.fixture
def back(house, store, tmp_path, monkeypatch):
    """The store as it was in the night, beside a copy of the bank, which nobody has rewound."""
    from simulators.bank import Bank
    from tests.support import payments

    monkeypatch.setenv("MUTUA_BANK", str(tmp_path / "bank"))
    shutil.copytree(house.bank, tmp_path / "simulated")
    payments.simulated = Bank(tmp_path / "simulated")
    with clock.on(NEXT), restoring.restored(
        store, f"back_{uuid4().hex[:8]}", house.backup, house.journal
    ):  # fmt: skip
        yield payments
    payments.simulated.close()


def pay_again(house, payments) -> None:
    """What the house does next: payslips of what is due, and all that is owed leaves."""
    from tests.support import payday

    works = (house.evening, house.office, house.for_good, work_of_another_contract())
    assert payday.pay(*works, day=NEXT, paid_on=NEXT + timedelta(days=1)).exits == 3
    book_bill(house.bill)
    give_back(house.overpaid)
    payments.owed(LOST)  # claimed anew: the claim of then is lost
    with reading(payments.READER):
        waiting = list(payments.Batch.objects.filter(state="ready").values_list("id", flat=True))
        owed = payments.debts.unpaid(payments.books.HOUSE)
    if owed:
        waiting.append(payments.made())
    for one in waiting:
        payments.approve(one)
        payments.bank.send(one)
    for path in sorted(payments.bank.out().glob("*.xml")):
        payments.simulated.submit(path.read_bytes())
    payments.simulated.day(payments.simulated.today + timedelta(days=3))


def at_the_bank(payments) -> tuple[Counter[str], Counter[str]]:
    """What the bank has paid: how often each identifier, and how much to each account."""
    rows = payments.simulated.books.execute(
        "select end_to_end_id, iban, amount from payment where state = 'done'"
    ).fetchall()
    often, amounts = Counter[str](), Counter[str]()
    for row in rows:
        often[row["end_to_end_id"]] += 1
        amounts[row["iban"]] += row["amount"]
    return often, amounts


def read_statements(payments) -> None:
    assert [one for one in payments.carry_in(payments.simulated) if one.refused] == []
    for one in payments.statements():
        payments.services.book_lines(
            actor=payments.bank.SENDER, key=derived_id(str(one.id), "booked"), statement=one.id
        )


def test_in_a_restored_store_nothing_is_paid(house, back):
    assert back.found(house.ready).state == "ready"
    for work in (back.made, lambda: back.approve(house.ready)):
        with pytest.raises(Refused) as caught:
            work()
        assert caught.value.code == "shut"
    assert list(back.bank.out().iterdir()) == []


def test_after_journal_and_statements_nothing_is_paid_twice(house, back):
    before = at_the_bank(back)
    missing = opening.unknown()
    assert {one.reference for one in missing if one.kind == "payment_batch"} == {
        house.ready, house.later,
    }  # fmt: skip
    opening.take_back(missing)
    read_statements(back)  # while it is shut
    assert restoring.reopen(back.GRETA) == 0
    assert {one.state for one in back.payments()} == {"paid"}
    assert {str(one.debt): one.amount for one in back.payments()} == house.debts
    pay_again(house, back)
    assert at_the_bank(back) == before
    assert set(before[0].values()) == {1}
    assert back.balance("net_pay_payable", person=ALICE) == 0
    assert back.balance("member_payable", person=ALICE) == 0
    assert back.balance("refund_payable") == 0
    assert restoring.broken() == []
    back.owed(700)  # and life goes on
    batch = back.sent()
    assert [one.amount for one in back.payments(batch=batch)] == [700]


def test_twin_without_the_journals_lines_the_same_debts_leave_again(house, back, monkeypatch):
    before = at_the_bank(back)
    monkeypatch.delitem(opening.kinds, "payment_batch")
    restoring.reopen(back.GRETA)
    pay_again(house, back)
    often, amounts = at_the_bank(back)
    assert 2 in often.values()
    assert sum(amounts.values()) > sum(before[1].values())


def test_twin_without_what_left_for_a_lost_claim_it_is_paid_twice(house, back, monkeypatch):
    before = at_the_bank(back)
    monkeypatch.setattr("mutua.treasury.debts.weighed", lambda found, gone: (found, []))
    opening.take_back(opening.unknown())
    restoring.reopen(back.GRETA)
    pay_again(house, back)
    assert sum(at_the_bank(back)[1].values()) - sum(before[1].values()) == LOST


def test_twin_without_what_left_of_it_holiday_pay_of_a_contract_signed_anew_leaves_again(
    house, back, monkeypatch
):
    from tests.support import exit_pay

    before = at_the_bank(back)
    monkeypatch.setattr("mutua.treasury.debts.exits_left_before", nothing)
    opening.take_back(opening.unknown())
    restoring.reopen(back.GRETA)
    pay_again(house, back)
    known = (house.office, house.for_good)
    (anew,) = (one for one in exit_pay.of(ALICE) if one.contract_id not in known)
    assert sum(at_the_bank(back)[1].values()) - sum(before[1].values()) == anew.net_pay > 0


def test_twin_without_what_left_before_its_payslip_was_made_it_leaves_again(
    house, back, monkeypatch
):
    """The payslips were made after the backup: made anew, they have other identifiers. Exit holiday
    pay does not leave again: it has the same where its contract is the same, else it meets what left."""
    from tests.support import exit_pay

    before = at_the_bank(back)
    monkeypatch.setattr("mutua.treasury.debts.payslips_left_before", nothing)
    restoring.reopen(back.GRETA)
    pay_again(house, back)
    twice = sum(at_the_bank(back)[1].values()) - sum(before[1].values())
    once = sum(one.net_pay for one in exit_pay.of(ALICE))
    assert twice == -back.balance("net_pay_payable", person=ALICE) - once > 0


# ── Made anew with other amounts ────────────────────────────────────────────────────────────────


def reopened(payments) -> None:
    """What had left is known again, and the treasury is open."""
    opening.take_back(opening.unknown())
    read_statements(payments)
    assert restoring.reopen(payments.GRETA) == 0


def owed_now(payments, *kinds: str):
    """What is owed: what leaves with the next batch, and what waits for a yes."""
    with reading(payments.READER):
        found = payments.debts.unpaid(payments.books.HOUSE, kinds)
    return [one for one in found if not one.doubt], [one for one in found if one.doubt]


def pay_of(payments) -> int:
    """What was paid to Alice of her pay or is on its way."""
    kinds = ["payslip", "exit_holiday_pay"]
    live = payments.payments(person=ALICE, debt_kind__in=kinds)
    return sum(one.amount for one in live if one.state in ("ready", "sent", "accepted", "paid"))


def due_of_pay() -> int:
    from mutua.payroll.models import Payslip
    from tests.support import contracts, exit_pay

    with reading(contracts.READER):
        slips = sum(Payslip.objects.filter(person=ALICE).values_list("net_pay", flat=True))
    return slips + sum(one.net_pay for one in exit_pay.of(ALICE))


@pytest.mark.parametrize("other", [20_040, 19_960])
def test_pay_that_is_made_anew_with_another_net_is_paid_as_far_as_it_lacks(house, back, other):
    """Of a contract that was signed anew: payslip and exit holiday pay."""
    from tests.support import exit_pay, payday

    reopened(back)
    had_left = pay_of(back)
    anew = work_of_another_contract(other)
    works = (house.evening, house.office, house.for_good, anew)
    payday.pay(*works, day=NEXT, paid_on=NEXT + timedelta(days=1))
    lacks, doubt = owed_now(back, "payslip", "exit_holiday_pay")
    assert doubt == []
    (slip,), (pay,) = payday.paid(anew), exit_pay.exits(anew)
    if other > 20_000:
        # What comes after it in the month reckons with it.
        assert {one.id for one in lacks} >= {slip.id, pay.id}
        assert sum(one.amount for one in lacks) == due_of_pay() - had_left > 0
        back.sent(kinds=["payslip", "exit_holiday_pay"])
        assert pay_of(back) == due_of_pay()
    else:
        assert lacks == []
        with reading(back.READER):
            beyond = back.debts.unexplained(back.books.HOUSE)
        found = {one.kind: one.lost for one in beyond if one.kind != "expense"}
        assert {"payslip", "exit_holiday_pay"} <= found.keys()
        assert sum(one.amount for one in found.values() if one.met) == had_left - due_of_pay() > 0
    book_bill(house.bill)
    assert restoring.broken() == []


def test_twin_without_what_had_left_pay_that_is_made_anew_leaves_whole(house, back, monkeypatch):
    from tests.support import payday

    reopened(back)
    had_left = pay_of(back)
    anew = work_of_another_contract(20_040)
    works = (house.evening, house.office, house.for_good, anew)
    payday.pay(*works, day=NEXT, paid_on=NEXT + timedelta(days=1))
    for one in ("payslips_left_before", "exits_left_before"):
        monkeypatch.setattr(f"mutua.treasury.debts.{one}", nothing)
    back.sent(kinds=["payslip", "exit_holiday_pay"])
    assert pay_of(back) > due_of_pay() > had_left


@pytest.mark.parametrize("which", ["office", "for_good"])
def test_exit_holiday_pay_of_the_same_contract_is_paid_as_far_as_it_lacks(
    house, back, store, which
):
    """It has the same identifier, whatever it comes to: what lacks is paid beside, once."""
    from tests.support import exit_pay, payday

    reopened(back)
    contract = getattr(house, which)
    (had_left,) = back.payments(debt=exit_identifier(contract))
    works = (house.evening, house.office, house.for_good, work_of_another_contract())
    with less_before(contract, store, had_left, 100):
        payday.pay(*works, day=NEXT, paid_on=NEXT + timedelta(days=1))
        (pay,) = exit_pay.exits(contract)
        (lacks,), doubt = owed_now(back, "exit_holiday_pay")
        assert (lacks.id, lacks.amount, doubt) == (pay.id, 100, [])
        back.sent(kinds=["exit_holiday_pay"])
        assert owed_now(back, "exit_holiday_pay") == ([], [])
        assert [one.attempt for one in back.payments(debt=pay.id)] == [1, 2]
        assert [one for one in back.broken() if "pay" in one] == []


def exit_identifier(contract: UUID) -> UUID:
    return derived_id("exit holiday pay", contract, 2026, 1)


@contextmanager
def less_before(contract, store, payment, cents):
    """As if so much less had left for a payment."""
    from tests.support import verb_cases

    with verb_cases.superuser(store) as owner:
        owner.execute("set session_replication_role = replica")
        owner.execute(
            "update treasury_payment set amount = amount - %s where id = %s", [cents, payment.id]
        )
    yield


def test_what_is_claimed_anew_with_another_amount_waits_for_a_yes(house, back):
    """An expense, what was given back: the house cannot know that they are the same."""
    reopened(back)
    with reading(back.READER):
        before = Counter(one.kind for one in back.debts.unexplained(back.books.HOUSE))
    assert before["expense"] >= 2  # LOST, and what a newcomer got
    claimed = back.owed(LOST + 9)
    sure, doubt = owed_now(back, "expense")
    assert sure == []
    assert [(one.id, one.doubt) for one in doubt] == [(claimed, LOST)]
    with pytest.raises(Refused) as caught:
        back.made(kinds=["expense"])
    assert caught.value.code == "nothing"
    batch = back.made(kinds=["expense"], confirmed=[claimed])
    assert [one.debt for one in back.payments(batch=batch)] == [claimed]
    book_bill(house.bill)
    assert restoring.broken() == []


def test_what_was_spent_after_it_has_left_does_not_wait(house, back):
    from tests.support import shop

    reopened(back)
    with clock.on(NEXT + timedelta(days=9)):
        later = shop.claimed(amount=LOST, vat=0, spent_on=NEXT + timedelta(days=8))
        shop.services.approve_expense(actor=back.books.STAFF, key=uuid4(), expense=later)
        sure, doubt = owed_now(back, "expense")
    assert ([one.id for one in sure], doubt) == ([later], [])


def test_a_bill_that_comes_anew_as_another_document_is_not_paid_again(house, back, monkeypatch):
    """Its supplier sent it once more: the document is another one, and so is its identifier. And its
    twin: without what had left it is paid."""
    reopened(back)
    book_bill(house.bill.replace(b"<cbc:ID>", b"<cbc:ID >", 1))
    assert owed_now(back, "supplier") == ([], [])
    monkeypatch.setattr("mutua.treasury.debts.weighed", lambda found, gone: (found, []))
    assert len(owed_now(back, "supplier")[0]) == 1


def test_whoever_came_in_after_it_is_a_natural_person_again(house, back):
    from mutua.people.models import LegalPerson, Person

    reopened(back)
    (paid,) = back.payments(debt_kind="expense", amount=880)
    with reading(back.READER):
        assert Person.objects.get(id=paid.person_id).legal_name == "\N{EM DASH}"
        assert not LegalPerson.objects.filter(person=paid.person_id).exists()
    (supplier,) = back.payments(debt_kind="supplier")
    with reading(back.READER):
        assert LegalPerson.objects.filter(person=supplier.person_id).exists()


def test_admitted_anew_under_another_identifier_she_is_not_paid_again_unasked(house, back):
    from tests.support import shop

    reopened(back)
    anew = pay_a_newcomer(back, shop)
    sure, doubt = owed_now(back, "expense")
    assert sure == []
    assert [(one.id, one.doubt) for one in doubt] == [(anew, 880)]


def test_a_line_of_before_that_says_nothing_of_a_payee_brings_a_legal_person(
    house, back, monkeypatch
):
    from mutua.people.models import LegalPerson
    from mutua.treasury import payees

    remember = payees.remember
    before = lambda said: remember({one: some[:2] for one, some in said.items()})  # noqa: E731
    monkeypatch.setattr(payees, "remember", before)
    reopened(back)
    (paid,) = back.payments(debt_kind="expense", amount=880)
    with reading(back.READER):
        assert LegalPerson.objects.filter(person=paid.person_id).exists()
