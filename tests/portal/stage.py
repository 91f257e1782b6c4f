"""Where stories of pay are played: members on their phones, an adviser, a payroll officer, two
treasurers, and the house's bank, which is simulated. All that people do goes by pages.

``make prove`` begins each story with an empty store, and opens the house by pages too
(tests/portal/founding.py). In the suite services open it, which is quicker; what follows is the same.
Outside pages stay: the clock (``Stage.on``), ``mutua init`` and the jobs that ``mutua work`` does,
and the program that carries files which leave to the bank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.core import mail

from mutua.ground import clock
from mutua.treasury import bank
from tests.portal import founding
from tests.portal.enterprise import served
from tests.portal.people import (
    ADDRESSES,
    GRETA,
    THEO,
    add_second_factor,
    open_accounts,
    open_second_treasurer,
    open_treasury,
)
from tests.portal.phone import fits, inside, sound
from tests.portal.story import (
    add_client,
    bring_bank_file,
    declare,
    employ_for,
    issue_invoice,
    offer_order,
    pay_by_two,
    sign_as_client,
)
from tests.support import contracts, payments, shop
from tests.support.proofs import PROVING
from tests.support.store import ALICE, BOB, CHARLIE, OLGA

DINA = UUID("018f0000-0000-7000-8000-00000000000d")
BORN = ("4", "5", "1992")  # as the national numbers of the tests say


class Member(NamedTuple):
    """Somebody of the stories."""

    person: UUID
    name: str

    @property
    def first(self) -> str:
        return self.name.split(maxsplit=1)[0].lower()

    @property
    def address(self) -> str:
        return f"{self.first}@example.org"


TEAM = {"olga": OLGA, "paula": OLGA, "theo": THEO, "greta": GRETA}  # Olga does all by services
DANCER = (Member(ALICE, "Alice Dubois"),)
BAND = (
    *DANCER, Member(BOB, "Bob Peeters"), Member(CHARLIE, "Charlie Maes"),
    Member(DINA, "Dina Willems"),
)  # fmt: skip


def asked() -> tuple[int, str]:
    """The amount and the reference that the last invoice says on its paper."""
    from mutua.activities.models import Invoice
    from mutua.ground.transactions import reading

    with reading(payments.READER):
        found = Invoice.objects.filter(state="issued").order_by("drawn").last()
    return found.gross, found.payment_reference


class Phones(dict[str, Any]):
    """The phone of each, by first name; one that is not there is taken out when it is needed."""

    def __init__(self, take_out: Callable[[str], Any]) -> None:
        super().__init__()
        self.take_out = take_out

    def __missing__(self, who: str) -> Any:
        self[who] = found = self.take_out(who)
        return found


class Stage:
    """Who plays, and what they do again and again."""

    def __init__(self, browser: Any, site: str, place: pytest.MonkeyPatch, simulated: Any) -> None:
        self.browser, self.site, self.place, self.bank = browser, site, place, simulated
        self.looked = False  # at the page of payroll: once in a story is enough
        self.phones = Phones(lambda _: founding.opened(browser))

    alice = property(lambda self: self.phones["alice"])
    olga = property(lambda self: self.phones["olga"], doc="Adviser, board and administrator.")
    officer = property(lambda self: self.phones["paula"], doc="Payroll officer.")
    theo = property(lambda self: self.phones["theo"], doc="Treasurer.")
    greta = property(lambda self: self.phones["greta"], doc="Treasurer.")

    def on(self, day: date) -> None:
        """Another day of the enterprise."""
        self.place.setenv("MUTUA_TODAY", str(day))

    def order(self, day: tuple[str, str, str], price: str = "1250", activity: str = "") -> str:
        """An order that a new client has signed."""
        self.alice.goto(activity or f"{self.site}/en/home/")
        add_client(self.alice)
        link = offer_order(self.alice, day, price=price)
        order = str(self.alice.url)
        sign_as_client(self.browser, link)
        return order

    def employ(self, order: str, day: tuple[str, str, str], number: str) -> str:
        """The contract for it, signed and declared."""
        self.alice.goto(order)
        contract = employ_for(self.alice, day)
        declare(self.officer, self.site, "Alice Dubois", number)
        return contract

    def invoice(self, order: str) -> str:
        """The invoice of the order; gives its address."""
        self.alice.goto(order)
        self.alice.get_by_role("button", name="Make the invoice").click()
        return issue_invoice(self.alice)

    def payslip(self, *contracts: str, of: Sequence[Any] = ()) -> None:
        """Each says that she worked; the officer makes the payslips."""
        for page, contract in zip(of or [self.alice], contracts, strict=True):
            page.goto(contract)
            page.get_by_role("button", name="I worked these hours").click()
        self.run_payroll(len(contracts))

    def run_payroll(self, count: int = 1) -> None:
        """The officer makes the payslips that are due."""
        self.officer.goto(f"{self.site}/en/staff/payroll/")
        if not self.looked:
            self.looked = True
            sound(self.officer)
        self.officer.get_by_role("button", name="Make the payslips").click()
        words = "1 payslip made" if count == 1 else f"{count} payslips made"
        assert words in self.officer.locator("main").inner_text()

    def pay(self, count: int = 1) -> None:
        """Two treasurers pay, the bank takes the file; its answers are brought in."""
        words = "Batch of 1 payment" if count == 1 else f"Batch of {count} payments"
        pay_by_two(self.theo, self.greta, self.site, words, fits)
        payments.book_all()  # the job lets the file leave
        for path in sorted(bank.out().glob("*.xml")):
            self.bank.submit(path.read_bytes())
            path.unlink()
        self.bring_files()

    def bank_until(self, day: date, form: str = "camt") -> None:
        """The bank's days pass; the treasurer brings its answers and its statement, jobs book it."""
        self.bank.day(day)
        self.bank.statement(form)
        self.on(day)
        self.bring_files()
        payments.book_all()

    def client_pays(self, amount: int, reference: str) -> None:
        """Money of the client reaches the house's account on the bank's day."""
        self.bank.incoming(amount, "Maison des Arts", "BE71096123456769", reference)

    def bring_files(self) -> None:
        """What the bank has written, file by file, by the treasurer's page."""
        for path in sorted(self.bank.outbox.iterdir()):
            bring_bank_file(self.theo, self.site, path)
            path.unlink()

    def text(self, page: Any, path: str) -> str:
        """What a page says."""
        page.goto(f"{self.site}/en/{path}")
        return str(page.locator("main").inner_text())

    def close(self) -> None:
        """All go home."""
        for one in self.phones.values():
            one.context.close()


@contextmanager
def opened(
    browser: Any, folder: Path, cast: Sequence[Member], day: date, since: date
) -> Iterator[Stage]:
    """A house in which these members can work on a day; their households and what the board has
    decided hold since another."""
    with pytest.MonkeyPatch.context() as place:
        for name in ("files", "bank"):
            (folder / name).mkdir()
            place.setenv(f"MUTUA_{name.upper()}", str(folder / name))
        place.setitem(ADDRESSES, DINA, "dina@example.org")
        mail.outbox = []
        (folder / "simulated").mkdir()
        before = last_weekday_before(day) if PROVING else day
        place.setenv("MUTUA_TODAY", str(before))
        simulated = payments.a_bank(folder / "simulated")
        with served() as site:
            stage = Stage(browser, site, place, simulated)
            (by_pages if PROVING else by_services)(stage, cast, day, since)
            yield stage
            stage.close()
        simulated.close()


def last_weekday_before(day: date) -> date:
    """The day before, or the Friday before a weekend."""
    found = day - timedelta(days=1)
    while found.weekday() > 4:
        found -= timedelta(days=1)
    return found


def by_services(stage: Stage, cast: Sequence[Member], day: date, since: date) -> None:
    """The house as the tests of the rooms open it."""
    with clock.on(day):
        shop.open_shop(day)
        for one in cast:
            if one.person not in shop.MEMBERS:
                shop.admit(one.person, one.name)
        open_accounts(*(one.person for one in cast if one.person not in shop.MEMBERS))
        add_second_factor("olga@example.org")
        open_treasury()
        open_second_treasurer()
        for one in cast:
            contracts.get_ready(one.person, day, since)
    known = {**TEAM, **{one.first: one.person for one in cast}}
    stage.phones = Phones(lambda who: inside(stage.browser, known[who], stage.site))


def by_pages(stage: Stage, cast: Sequence[Member], day: date, since: date) -> None:
    """From the empty store: the house on the last weekday before, members by the bank's statement."""
    site = stage.site
    founding.begin(stage.olga, founding.first_link(site), site)
    for name, job in (
        ("Paula Lenaerts", "payroll_officer"), ("Theo Claes", "treasurer"), ("Greta Smet", "treasurer"),
    ):  # fmt: skip
        address = founding.bring_in(stage.olga, site, name, job)
        founding.come_in(stage.phones[name.split()[0].lower()], site, address)
    first = str(since.day), str(since.month), str(since.year)
    for rule in ("part_time_week", "breaks"):
        founding.decide_for_all(stage.olga, site, rule, first)
    accounts = {one.first: contracts.an_iban() for one in cast}
    for one in cast:
        page = stage.phones[one.first]
        founding.join(page, site, one.name, one.address, contracts.national_number(), BORN)
        founding.admit(stage.olga, site, one.name)
        reference = founding.take_share(page, site)
        stage.bank.incoming(3_000, one.name, accounts[one.first], reference)
    stage.bank_until(day)
    for one in cast:
        founding.say_particulars(stage.phones[one.first], site, accounts[one.first])
    if cast == DANCER:
        founding.open_activity(stage.alice, site, "Alice dances")
