"""Treasurers pay what is owed, two of them; the member reads when and where; money that nobody knows
finds its invoice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from mutua.ground import clock
from tests.portal.enterprise import key_in, send
from tests.portal.pages import text_of
from tests.portal.people import THEO, open_second_treasurer, shown_again, signed_in
from tests.support import payments
from tests.support.store import BOB, CHARLIE

pytestmark = pytest.mark.usefixtures("office")
PAGE = "/en/staff/treasury/"


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    """The house with a second treasurer, and Alice who has named an account."""
    from tests.support import contracts

    with clock.on(house.DAY):
        open_second_treasurer()
        contracts.get_ready()
        house.issued_invoice()
    return house


@pytest.fixture(scope="module")
def files(tmp_path_factory: Any) -> str:
    """Files of one test are there for the jobs that the next one does."""
    return str(tmp_path_factory.mktemp("files"))


@pytest.fixture
def office(office: Any, files: str, tmp_path: Any, monkeypatch: Any) -> Iterator[Any]:
    monkeypatch.setenv("MUTUA_BANK", str(tmp_path / "bank"))
    monkeypatch.setenv("MUTUA_FILES", files)
    payments.drop_ready()
    return office


@pytest.fixture
def greta(office: Any) -> Any:
    """Greta, the second treasurer, who has just shown that it is her."""
    return shown_again(signed_in(payments.GRETA))


def make(visitor: Any, **said: str) -> Any:
    """A batch by the page."""
    page = visitor.get(f"{PAGE}payments/new/")
    first = {f"execution_on_{n}": one for n, one in enumerate(("17", "3", "2026"))}
    return visitor.post(f"{PAGE}payments/new/", {"key": key_in(page), **first, **said})


def test_what_is_owed_stands_by_kind_and_day_and_what_is_blocked_says_why(
    treasurer: Any, office: Any
) -> None:
    from tests.support import capital, contracts

    payments.owed(1_210)
    payments.owed_to_bob(990)
    seen = text_of(treasurer.get(f"{PAGE}payments/"))
    assert "due on Mon 23 Mar 2026" in seen
    for words in ("Bob", "no account is named", "€9.90"):
        assert words in seen, words
    assert "Whose new account still waits" not in seen
    for iban in (capital.IBAN, contracts.an_iban()):
        capital.account(BOB, iban)
    with clock.on(office.DAY + timedelta(days=1)):
        seen = text_of(treasurer.get(f"{PAGE}payments/"))
    assert "no account is named" not in seen
    assert "Whose new account still waits" in seen
    assert f"now account …{capital.IBAN[-4:]}" in seen


def test_one_makes_a_batch_and_another_approves_the_very_file(
    treasurer: Any, greta: Any, office: Any
) -> None:
    payments.owed(1_210)
    made = make(shown_again(treasurer))
    assert made.status_code == 302
    batch = made.url
    seen = text_of(treasurer.get(batch))
    digest = found_at(batch).file
    for words in ("Theo Claes", "€12.10", "Tue 17 Mar 2026", "account …", digest[:4], digest[-4:],
                  "You made this batch"):  # fmt: skip
        assert words in seen, words
    assert payments_iban(batch)[:12] not in seen.replace(" ", "")
    own = treasurer.get(f"{batch}approve/")
    assert "Somebody else must approve it" in text_of(own)
    assert 'name="file"' not in own.content.decode()
    said = {"key": str(uuid4()), "file": digest}
    answer = treasurer.post(f"{batch}approve/", said)
    assert answer.status_code == 422
    assert found_at(batch).state == "ready"
    page = greta.get(f"{batch}approve/")
    assert " ".join(digest[n : n + 4] for n in range(0, 64, 4)) in text_of(page)
    wrong = {"key": key_in(page), "file": "0" * 64}
    answer = greta.post(f"{batch}approve/", wrong)
    assert answer.status_code == 422
    assert "not the file that you were shown" in text_of(answer)
    for _ in range(2):  # a double click approves once
        answer = greta.post(f"{batch}approve/", {"key": key_in(page), "file": digest})
        assert answer.status_code == 302
    assert found_at(batch).state == "approved"
    assert "Approved by Greta Smet" in text_of(treasurer.get(batch))


def found_at(address: str) -> Any:
    return payments.found(UUID(address.rstrip("/").rsplit("/", 1)[1]))


def payments_iban(address: str) -> str:
    return payments.payments(batch=found_at(address))[0].iban


def test_the_file_is_kept_as_it_is_and_says_when_nobody_has_approved_it(
    treasurer: Any, greta: Any, office: Any
) -> None:
    from mutua.treasury.formats import pain001

    payments.owed()
    batch = make(shown_again(treasurer)).url
    answer = treasurer.get(f"{batch}file")
    assert pain001.sha256(answer.content) == found_at(batch).file
    assert "-not-approved.xml" in answer.headers["Content-Disposition"]
    assert "/reauthenticate/" in signed_in(THEO).get(f"{batch}file").url
    payments.approve(found_at(batch).id)
    assert "not-approved" not in treasurer.get(f"{batch}file").headers["Content-Disposition"]


def test_a_batch_is_dropped_and_its_debts_are_free_again(treasurer: Any, office: Any) -> None:
    payments.owed(3_330)
    batch = make(shown_again(treasurer)).url
    page = treasurer.get(f"{batch}drop/")
    assert treasurer.post(f"{batch}drop/", {"key": key_in(page)}).status_code == 302
    assert "Dropped" in text_of(treasurer.get(batch))
    assert treasurer.get(f"{batch}drop/").status_code == 302
    assert make(treasurer).status_code == 302


@pytest.mark.parametrize(
    "said, field",
    [({"execution_on_2": "2027"}, "execution_on_0"), ({"execution_on_0": ""}, "execution_on_0"),
     ({"kind": "gold"}, "kind"), ({"until_0": "1", "until_1": "3", "until_2": "2020"}, "kind")],
)  # fmt: skip
def test_a_batch_that_cannot_be_made_says_where(
    treasurer: Any, office: Any, said: dict[str, str], field: str
) -> None:
    payments.owed()
    answer = make(treasurer, **said)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()


# ── What the bank says, and the member reads ────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def _bank(house: Any, tmp_path_factory: Any) -> Iterator[Any]:
    with clock.on(house.DAY):
        found = payments.a_bank(tmp_path_factory.mktemp("simulated"))
    yield found
    found.close()


@pytest.fixture
def simulated(office: Any, _bank: Any) -> Iterator[Any]:
    with clock.on(_bank.today):
        yield _bank


def go_on(simulated: Any, days: int = 4) -> None:
    """Days pass at the bank, its statement is taken and booked."""
    simulated.day(clock.today() + timedelta(days=days))
    simulated.statement("camt")
    with clock.on(simulated.today):
        payments.carry_in(simulated)
        payments.book_all()


def test_the_member_reads_when_and_where_she_is_paid_until_it_is_there(
    alice: Any, treasurer: Any, simulated: Any
) -> None:
    expense = payments.owed(4_440)
    page = f"/en/expense/{expense}/"
    assert "at the latest on Mon 23 Mar 2026, to your account …" in text_of(alice.get(page))
    batch = payments.sent()
    end = payments.payments(debt=expense)[0].iban[-4:]
    for address in (page, "/en/home/"):
        assert f", to your account …{end}" in text_of(alice.get(address)), address
    payments.carry_out(simulated)
    go_on(simulated)
    shown = text_of(alice.get(page))
    assert f"to your account …{end}" in shown
    assert "paid on" in shown
    for address in ("payments/", f"payments/{batch}/"):  # of the batch too nothing waits
        state = treasurer.get(f"{PAGE}{address}").content.decode().partition(str(batch))[2]
        assert "Left for the bank" not in state.partition("</li>")[0], address
    assert "Paid" in text_of(treasurer.get(f"{PAGE}payments/{batch}/"))
    charlie = signed_in(CHARLIE)
    assert "your account" not in text_of(charlie.get("/en/home/"))


def test_what_the_bank_refused_says_why_in_plain_words(
    alice: Any, treasurer: Any, simulated: Any
) -> None:
    expense = payments.owed(5_550)
    batch = payments.sent()
    (payment,) = payments.payments(debt=expense)
    simulated.refuse(payment.end_to_end_id, "AC04")
    payments.carry_out(simulated)
    seen = text_of(treasurer.get(f"{PAGE}payments/{batch}/"))
    assert "Refused by the bank" in seen
    assert "The account is closed." in seen
    assert "it did not reach your account" in text_of(alice.get(f"/en/expense/{expense}/"))


# ── Money that nobody knows ─────────────────────────────────────────────────────────────────────


def test_money_without_a_reference_is_given_to_the_invoice_that_is_likely(
    treasurer: Any, office: Any, simulated: Any
) -> None:
    from tests.support.shop import DraftLine

    line = DraftLine("A dance", 33_333, 1_000, "C62", "general_service")
    invoice = office.issued_invoice((line,))
    simulated.incoming(40_333, "Theatre du Coin", "BE71096123456769", text="thanks for the dance")
    go_on(simulated)
    with clock.on(simulated.today):
        (waits,) = payments.lines(state="suspense", amount=40_333)
        assert "Theatre du Coin" in text_of(treasurer.get(f"{PAGE}unknown/"))
        address = f"{PAGE}unknown/{waits.id}/"
        page = treasurer.get(address)
        assert str(invoice) in page.content.decode()
        assert "the same amount, a name like the client's" in text_of(page)
        answer = treasurer.post(address, {"key": key_in(page)})
        assert answer.status_code == 422
        assert "Choose an invoice." in text_of(answer)
        answer = treasurer.post(address, {"key": key_in(page), "invoice": str(uuid4())})
        assert answer.status_code == 422
        said = {"key": key_in(page), "invoice": str(invoice)}
        assert treasurer.post(address, said).status_code == 302
        assert treasurer.get(address).status_code == 404
        seen = text_of(treasurer.get(f"{PAGE}account/{waits.statement_id}/"))
        assert "Invoice" in seen
    assert payments.lines(id=waits.id)[0].state == "matched"


def test_an_open_invoice_is_found_by_number_reference_client_and_amount(
    treasurer: Any, office: Any, simulated: Any
) -> None:
    from mutua.activities.models import Invoice
    from mutua.activities.rendering import number_of
    from mutua.ground import payment_reference
    from mutua.ground.transactions import reading

    simulated.incoming(777, "Somebody", "BE71096123456769")
    go_on(simulated)
    (waits,) = payments.lines(state="suspense", amount=777)
    invoice = office.issued_invoice()
    with reading(payments.READER):
        found = Invoice.objects.select_related("series").get(id=invoice)
        number = number_of(found)
    address = f"{PAGE}unknown/{waits.id}/"
    for asked in (number, payment_reference.shown(found.payment_reference), "du coin", "1325,01"):
        assert str(found.id) in treasurer.get(address, {"q": asked}).content.decode(), asked
    assert "No open invoice fits" in text_of(treasurer.get(address, {"q": "Zzz"}))


def test_the_account_shows_its_balance_what_waits_and_what_was_refused(
    treasurer: Any, office: Any, simulated: Any
) -> None:
    place = payments.bank.folder() / "in"
    place.mkdir(parents=True)
    (place / "half.xml").write_bytes(b"<?xml version='1.0'?><Document xmlns='camt.053")
    simulated.incoming(100, "One", "BE71096123456769")
    simulated.day(clock.today() + timedelta(days=4))
    (first,) = simulated.statement("camt")
    held = first.read_bytes()
    first.unlink()
    simulated.incoming(200, "Two", "BE71096123456769")
    simulated.day(simulated.today + timedelta(days=4))
    with clock.on(simulated.today):
        simulated.statement("camt")
        payments.carry_in(simulated)
        seen = text_of(treasurer.get(f"{PAGE}account/"))
        assert "half.xml" in seen
        assert "Statements that wait for an earlier one" in seen
        (place / "first.xml").write_bytes(held)
        payments.bank.take()
        payments.book_all()
        seen = text_of(treasurer.get(f"{PAGE}account/"))
        assert "Statements that wait" not in seen
        from mutua.portal.formats import money

        assert money(simulated.balance(), "en").replace("\u202f", " ") in seen


def test_a_newcomer_among_reasons_is_shown_as_the_bank_said_it() -> None:
    from django.utils.translation import override

    from mutua.portal.staff.payment_words import reason_words

    with override("en"):
        assert reason_words("AC04 closed; XX") == "The account is closed."
        assert reason_words("ZZ99 odd") == "The bank gives this code: ZZ99 odd"


def test_each_kind_of_debt_and_each_purpose_has_its_words() -> None:
    from mutua.portal.staff.payment_words import KINDS, PURPOSES
    from mutua.treasury import debts
    from mutua.treasury.authorities.assessing import PURPOSES as OF_AUTHORITIES

    assert set(KINDS) == set(debts.sources)
    assert set(PURPOSES) >= {"", "SALA", *OF_AUTHORITIES.values()}


def test_the_next_weekday_is_proposed() -> None:
    from mutua.portal.staff.payments import next_weekday

    assert [next_weekday(date(2026, 3, day)).day for day in (12, 13, 14, 15)] == [13, 16, 16, 16]


# ── Pages stay quick ────────────────────────────────────────────────────────────────────────────


def test_no_page_of_payments_asks_more_of_a_store_that_has_grown(
    alice: Any, treasurer: Any, simulated: Any, django_assert_max_num_queries: Any
) -> None:
    from tests.portal.test_staff import questions

    def grow() -> tuple[str, str, str]:
        expense = payments.owed(600)
        payments.owed_to_bob(610)
        batch = payments.sent()
        payments.carry_out(simulated)
        simulated.incoming(150, "Unknown", "BE71096123456769")
        go_on(simulated)
        with clock.on(simulated.today):
            payments.owed(620)
        return str(expense), str(batch), str(payments.statements()[-1].id)

    def count(expense: str, batch: str, statement: str) -> list[int]:
        pages = {
            treasurer: (PAGE, f"{PAGE}payments/", f"{PAGE}payments/{batch}/", f"{PAGE}account/",
                        f"{PAGE}account/{statement}/", f"{PAGE}unknown/"),
            alice: ("/en/home/", f"/en/expense/{expense}/"),
        }  # fmt: skip
        return [questions(who, one, django_assert_max_num_queries)
                for who, those in pages.items() for one in those]  # fmt: skip

    few = count(*grow())
    with clock.on(simulated.today):
        for _ in range(3):
            payments.owed(630)
        assert count(*grow()) == few


def test_an_authority_is_named_by_one_treasurer_and_confirmed_by_another(
    treasurer: Any, greta: Any, office: Any
) -> None:
    from tests.support import authorities, authority_cases, contracts

    theo = shown_again(treasurer)
    authority_cases.paid_in_february()
    words = "Owed to an authority, and it cannot be paid"
    for page in (PAGE, f"{PAGE}coverage/"):
        seen = text_of(theo.get(page))
        assert words in seen, page
        assert "Tax office, tax withheld from pay" in seen
    page = f"{PAGE}authorities/tax/"
    number, iban = authorities.enterprise_number(), contracts.an_iban()
    said = {"name": "Tax office", "enterprise_number": number, "iban": iban,
            "reference": "+++090/9337/55493+++"}  # fmt: skip
    for wrong, sentence in (
        ({"iban": "BE00 1234"}, "This is no account number"),
        ({"enterprise_number": "12"}, "These are not ten digits"),
        ({"reference": "+++090/9337/55494+++"}, "This communication cannot be right"),
    ):
        refused = send(theo, page, **{**said, **wrong})
        assert refused.status_code == 422
        assert sentence in text_of(refused)
    assert send(theo, page, **said).status_code == 302
    assert words in text_of(theo.get(PAGE))  # nobody has confirmed it
    confirm = f"{page}confirm/"
    assert "You named it. Somebody else must confirm it." in text_of(theo.get(confirm))
    seen = greta.get(confirm)
    assert "+++090/9337/55493+++" in text_of(seen)
    account = re.search(r'name="account" value="([^"]+)"', seen.content.decode())
    assert account is not None
    key = {"key": key_in(seen), "account": account[1]}
    assert theo.post(confirm, key).status_code == 422
    assert greta.post(confirm, {**key, "account": str(uuid4())}).status_code == 422
    assert greta.post(confirm, key).status_code == 302
    assert words not in text_of(theo.get(PAGE))
    assert "named and confirmed" in text_of(theo.get(f"{PAGE}authorities/"))
    assert greta.get(confirm).status_code == 404  # nothing waits any more


def test_pay_of_another_year_is_blocked_on_the_page_with_what_mends_it(office: Any) -> None:
    from tests.support import contracts, payday

    gig = contracts.worked(hours=contracts.free_hours())
    payday.pay(gig)
    (slip,) = payday.paid(gig)
    with clock.on(date(2027, 1, 5)):
        said = text_of(shown_again(signed_in(THEO)).get(f"{PAGE}payments/"))
    blocked = said.partition("What cannot be paid yet")[2]
    assert "reckoned for a payment in 2026" in blocked
    assert f"{slip.net_pay / 100:.2f}" in blocked
    assert "Payroll corrects a payslip of a year that is over" in blocked
