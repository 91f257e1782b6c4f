"""A treasury of two people, a bank that is simulated, and debts to pay, for the tests of the rooms."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from mutua.activities import services as activities
from mutua.activities.models import Expense
from mutua.ground import actors, clock, doctor
from mutua.ground.transactions import reading
from mutua.people.models import Person
from mutua.treasury import bank, debts, services  # noqa: F401 - tests ask here for debts
from mutua.treasury.models import Batch, Payment, Statement, StatementLine
from mutua.treasury.services.batches import payable
from simulators.bank import Bank
from tests.support import books, contracts, shop
from tests.support.store import BOB, OLGA

READER = actors.job("test")
GRETA = UUID("018f0000-0000-7000-8000-0000000000f7")
MAKER, APPROVER = (actors.Actor(actors.TREASURY, one) for one in (OLGA, GRETA))
HOUSE_IBAN = books.DETAILS["iban"].replace(" ", "")


def open_treasury() -> None:
    """Olga makes payments, Greta approves them; Alice has named an account."""
    hire_greta()
    contracts.get_ready()


def hire_greta() -> None:
    """A second treasurer."""
    with reading(READER):
        there = Person.objects.filter(id=GRETA).exists()
    if not there:
        books.hire(GRETA, "Greta Smet", "treasurer", email="greta@example.org")


def live() -> None:
    """What is owed to each is paid in one batch that has left, and a statement is booked."""
    from tests.support import payment_cases

    hire_greta()
    with reading(READER):
        claims = Expense.objects.filter(state="claimed").values_list("id", flat=True)
        waiting = list(claims)
    for one in waiting:
        activities.approve_expense(actor=books.STAFF, key=uuid4(), expense=one)
    approve(batch := made())
    services.keep_sent(actor=bank.SENDER, key=uuid4(), batch=batch)
    services.bring_file(actor=MAKER, key=uuid4(), file=uuid4().hex * 2)
    services.book_lines(actor=bank.SENDER, key=uuid4(), statement=payment_cases.taken())
    (line,) = lines(state="suspense")
    services.match_line(actor=MAKER, key=uuid4(), line=line.id, invoice=shop.issued_invoice())


def drop_ready() -> None:
    """Give up what tests have made and nobody approved; what else is owed is in a batch."""
    with reading(READER):
        ready = list(Batch.objects.filter(state="ready").values_list("id", flat=True))
    for one in ready:
        services.drop_batch(actor=MAKER, key=uuid4(), batch=one)
    with reading(READER):
        waiting = any(one.account for one in payable(books.HOUSE))
    if waiting:
        approve(made())


def nothing_owed() -> None:
    """What others have left to pay is put into a batch of its own."""
    with reading(READER):
        waiting = any(one.account for one in payable(books.HOUSE))
    if waiting:
        made()


def owed(amount: int = 1_210) -> UUID:
    """An expense of Alice that is approved."""
    expense = shop.claimed(amount=amount, vat=0)
    activities.approve_expense(actor=books.STAFF, key=uuid4(), expense=expense)
    return expense


def owed_to_bob(amount: int = 990) -> UUID:
    """The same of Bob."""
    return owed_to(BOB, amount)


def owed_to(person: UUID, amount: int) -> UUID:
    """The same of somebody whose activity Alice has given something."""
    expense, activity = uuid4(), uuid4()
    activities.open_activity(
        actor=actors.member(person), key=uuid4(), activity=activity, legal_entity=books.HOUSE,
        name="Songs", shares={str(person): 10_000},
    )  # fmt: skip
    activities.transfer(
        actor=shop.alice, key=uuid4(), transfer=uuid4(), source=shop.ALICES, target=activity,
        amount=amount, text="Songs",
    )  # fmt: skip
    activities.claim_expense(
        actor=actors.member(person), key=uuid4(), expense=expense, activity=activity, person=person,
        nature="material", text="Strings", spent_on=shop.DAY, amount=amount, paper=uuid4().hex * 2,
    )  # fmt: skip
    activities.approve_expense(actor=books.STAFF, key=uuid4(), expense=expense)
    return expense


def made(on: date | None = None, **facts: Any) -> UUID:
    """A batch of all that is owed."""
    batch = uuid4()
    services.make_batch(
        actor=MAKER, key=uuid4(), batch=batch, legal_entity=books.HOUSE,
        execution_on=on or clock.today() + timedelta(days=1), **facts,
    )  # fmt: skip
    return batch


def approve(batch: UUID, who: actors.Actor = APPROVER, file: str = "") -> UUID:
    """Somebody else approves its file."""
    return services.approve_batch(
        actor=who, key=uuid4(), batch=batch, approval=uuid4(), file=file or found(batch).file
    )


def sent(**facts: Any) -> UUID:
    """A batch that has left."""
    batch = made(**facts)
    approve(batch)
    bank.send(batch)
    return batch


def a_bank(folder: Path, balance: int = 10_000_000) -> Bank:
    """The house's bank, on the day of the tests."""
    made = Bank(folder, clock.today())
    made.open_account(HOUSE_IBAN, "Coop", balance)
    return made


def carry_out(simulated: Bank) -> None:
    """What has left reaches the bank, and its answers come back."""
    for path in sorted(bank.out().glob("*.xml")):
        simulated.submit(path.read_bytes())
        path.unlink()
    carry_in(simulated)


def carry_in(simulated: Bank) -> list[bank.Outcome]:
    """What the bank has answered is taken."""
    place = bank.folder() / "in"
    place.mkdir(parents=True, exist_ok=True)
    for path in sorted(simulated.outbox.iterdir()):
        path.replace(place / path.name)
    return bank.take()


def book_all() -> None:
    """Do the jobs that the statements have left."""
    from mutua.ground import jobs

    jobs.work(wait=False)


def found(batch: UUID) -> Batch:
    with reading(READER):
        return Batch.objects.get(id=batch)


def payments(**where: Any) -> list[Payment]:
    with reading(READER):
        return list(Payment.objects.filter(**where).order_by("due_on", "debt", "attempt"))


def lines(**where: Any) -> list[StatementLine]:
    with reading(READER):
        return list(StatementLine.objects.filter(**where).order_by("statement__place", "place"))


def statements() -> list[Statement]:
    with reading(READER):
        return list(Statement.objects.order_by("place"))


def balance(account: str, **where: Any) -> int:
    """Debit above zero."""
    from django.db.models import Sum

    from mutua.ledger.models import Posting

    with reading(READER):
        found = Posting.objects.filter(account=account, **where).aggregate(sum=Sum("amount"))
    return int(found["sum"] or 0)


def broken() -> list[str]:
    """Invariants of the store that do not hold."""
    return [one.check.code for one in doctor.examine() if not one.holds]
