"""Creditors who take a part of pay, for the tests of the rooms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from mutua.ground import actors, clock
from mutua.ground.transactions import reading
from mutua.payroll import services
from mutua.payroll.models import Withholding, Writ
from mutua.people.models import Person
from tests.support import authorities, books, contracts
from tests.support.books import HOUSE, STAFF
from tests.support.numbers import own_number
from tests.support.store import ALICE

PIA = UUID("018f0000-0000-7000-8000-0000000000f9")
SECOND = actors.staff(PIA)
DIGEST = "ab" * 32
SERVED = date(2026, 3, 2)


def hire_pia() -> None:
    """A second payroll officer."""
    with reading(contracts.READER):
        there = Person.objects.filter(id=PIA).exists()
    if not there:
        books.hire(PIA, "Pia Maes", "payroll_officer", email="pia@example.org")


def said(**facts: Any) -> dict[str, Any]:
    """A seizure of 500 euros for a bailiff."""
    day = facts.get("served_on", clock.today())
    return {
        "writ": uuid4(), "legal_entity": HOUSE, "person": ALICE, "kind": "seizure",
        "creditor": "Energy company", "reference": f"SEI/{own_number()}", "amount": 50_000,
        "monthly": 0, "served_on": day, "payable_from": day + timedelta(days=25),
        "paper": DIGEST, **facts,
    }  # fmt: skip


def entered(actor: actors.Actor = STAFF, **facts: Any) -> UUID:
    """A writ that waits for somebody else."""
    facts = said(**facts)
    facts.setdefault("payee", None)
    if facts["payee"] is None:
        facts["payee"] = authorities.office()
    return services.enter_writ(actor=actor, key=uuid4(), **facts)


def confirm(writ: UUID, actor: actors.Actor = SECOND) -> UUID:
    hire_pia()
    return services.confirm_writ(actor=actor, key=uuid4(), writ=writ, confirmation=uuid4())


def running(**facts: Any) -> UUID:
    """A writ that is applied."""
    return confirm(entered(**facts))


def end(writ: UUID, paper: str = DIGEST, why: str = "Lifted by the bailiff") -> UUID:
    return services.end_writ(
        actor=STAFF, key=uuid4(), writ=writ, ended=uuid4(), why=why, paper=paper
    )


def end_all(person: UUID = ALICE) -> None:
    """What others have left to take of a person's pay is lifted."""
    with reading(contracts.READER):
        standing = list(Writ.objects.filter(person=person, end=None).values_list("id", flat=True))
    for one in standing:
        end(one)


def declare_children(
    children: int, from_month: date, person: UUID = ALICE, actor: actors.Actor | None = None
) -> UUID:
    return services.declare_children(
        actor=actor or actors.member(person), key=uuid4(), declared=uuid4(), person=person,
        children=children, from_month=from_month, paper=DIGEST,
    )  # fmt: skip


def withheld(**where: Any) -> list[Withholding]:
    with reading(contracts.READER):
        found = Withholding.objects.filter(**where).select_related(
            "writ", "payslip", "exit_holiday_pay"
        )
        return list(found.order_by("made_at", "id"))


def live(who: actors.Actor) -> UUID:
    """A creditor takes a cent of a member's next pay, who has a child; gives the writ."""
    assert who.person is not None
    declare_children(1, clock.today().replace(day=1), who.person)
    return running(person=who.person, kind="maintenance", amount=1)


def found(writ: UUID) -> Writ:
    with reading(contracts.READER):
        return Writ.objects.get(id=writ)


def drop(writ: UUID, why: str = "Entered twice") -> UUID:
    """Give up what nobody has confirmed."""
    return end(writ, paper="", why=why)
