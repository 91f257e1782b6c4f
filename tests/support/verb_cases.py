"""A case for every verb of the rooms: what stands before it, who does it, with which facts.

A new verb without a case makes ``tests/proofs_of_rooms`` fail.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.core import mail
from django.db import connection

from mutua.ground import actors, policy
from mutua.ground.actors import AUDITOR, MEMBER, PUBLIC, STAFF, TREASURY, WORKER, Actor
from mutua.ground.transactions import reading
from tests.support import books, shop
from tests.support.numbers import own_number
from tests.support.store import ALICE, OLGA

Facts = dict[str, Any]
UNPROVEN = ("mutua.portal", "mutua.cli", "mutua.legislation", "mutua.ground")
ACTORS = {
    PUBLIC: actors.by_link("a guess"),
    MEMBER: actors.member(ALICE),
    STAFF: actors.staff(OLGA),
    TREASURY: Actor(TREASURY, OLGA),
    WORKER: actors.job("test"),
    AUDITOR: Actor(AUDITOR, job="test"),
}


class Call(NamedTuple):
    """One call to be: the verb, who, and the facts."""

    verb: Callable[..., Any]
    actor: Actor
    facts: Facts

    def __call__(self, key: UUID, actor: Actor | None = None) -> Any:
        return self.verb(actor=actor or self.actor, key=key, **self.facts)

    def by(self, role: str) -> Call:
        """The same, by somebody of a role who need not have prepared it."""
        return self._replace(actor=ACTORS[role])


@dataclass(frozen=True)
class Case:
    """How to come to one call of a verb, each time with new identifiers. ``owned``: the facts are
    Alice's own, so another member must not do it."""

    name: str
    role: str
    prepare: Callable[[], Facts | tuple[Actor, Facts]]
    owned: bool

    def call(self, role: str = "") -> Call:
        """Prepare, and give the call under the case's own role or another one."""
        if (self.name, role) in OTHERWISE:
            actor, facts = OTHERWISE[self.name, role]()
            return Call(verbs()[self.name], actor, facts)
        found = self.prepare()
        own, facts = found if isinstance(found, tuple) else (ACTORS[self.role], found)
        actor = ACTORS[role] if role and role != self.role else own
        return Call(verbs()[self.name], actor, facts)


CASES: dict[str, Case] = {}
OTHERWISE: dict[tuple[str, str], Callable[[], tuple[Actor, Facts]]] = {}


def case(name: str, role: str, *, owned: bool = False) -> Callable[[Any], Any]:
    def add(prepare: Callable[[], Any]) -> Callable[[], Any]:
        CASES[name] = Case(name, role, prepare, owned)
        return prepare

    return add


@cache
def verbs() -> dict[str, Callable[..., Any]]:
    """Every verb that stands in a room, by its name."""
    import mutua

    found = {}
    for module in pkgutil.walk_packages(mutua.__path__, "mutua."):
        if module.name.startswith(UNPROVEN) or ".migrations" in module.name:
            continue
        for one in vars(importlib.import_module(module.name)).values():
            if hasattr(one, "verb_name"):
                found[one.verb_name] = one
    return dict(sorted(found.items()))


def roles_of(name: str) -> frozenset[str]:
    """The roles whom the policy lets do a verb."""
    return policy.roles_with(verbs()[name].right)  # type: ignore[attr-defined]


# No bill and no statement that comes in is for it.
ANOTHER = {**books.DETAILS, "iban": "", "enterprise_number": "", "vat_number": ""}


def legal_entity() -> str:
    """Another house, which has no period yet."""
    from mutua.ledger import services

    code = f"house-{uuid4().hex[:12]}"
    return services.add_legal_entity(
        actor=books.STAFF, key=uuid4(), code=code, name="Another", country="be", currency="EUR",
        details=ANOTHER,
    )  # fmt: skip


# ── The books ───────────────────────────────────────────────────────────────────────────────────


@case("ledger.install_chart", STAFF)
def _() -> Facts:
    return {}


@case("ledger.add_legal_entity", STAFF)
def _() -> Facts:
    return {
        "code": f"house-{uuid4().hex[:12]}", "name": "Another", "country": "be",
        "currency": "EUR", "details": ANOTHER,
    }  # fmt: skip


@case("ledger.open_period", STAFF)
def _() -> Facts:
    return {
        "legal_entity": legal_entity(), "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
    }  # fmt: skip


@case("ledger.record", STAFF)
def _() -> Facts:
    return {"entry": books.entry()}


@case("ledger.correct", STAFF)
def _() -> Facts:
    from mutua.ledger import services

    made = services.record(actor=books.STAFF, key=uuid4(), entry=books.entry())
    return {"entry": made, "day": shop.DAY, "why": "Booked twice"}


@case("ledger.close_period", STAFF)
def _() -> Facts:
    """The past year of a house of its own, with one entry."""
    from mutua.ledger import services

    code, day = legal_entity(), date(2025, 6, 1)
    period = services.open_period(
        actor=books.STAFF, key=uuid4(), legal_entity=code, first_day=date(2025, 1, 1),
        last_day=date(2025, 12, 31),
    )  # fmt: skip
    entry = replace(books.entry(day=day), legal_entity=code)
    services.record(actor=books.STAFF, key=uuid4(), entry=entry)
    return {"period": period}


# ── People ──────────────────────────────────────────────────────────────────────────────────────


def person() -> UUID:
    from mutua.people import services

    made, number = uuid4(), own_number()
    services.add_person(
        actor=books.STAFF, key=uuid4(), person=made, legal_name=f"Person {number}",
        email=f"person{made.hex}@example.org",
    )  # fmt: skip
    return made


def membership(*steps: str) -> UUID:
    from mutua.people import services

    made = uuid4()
    services.ask_membership(actor=books.STAFF, key=uuid4(), membership=made, person=person())
    for step in steps:
        getattr(services, step)(actor=books.STAFF, key=uuid4(), membership=made)
    return made


@case("people.add_person", STAFF)
def _() -> Facts:
    made = uuid4()
    return {
        "person": made, "legal_name": "Dina Willems", "language": "nl",
        "email": f"dina{made.hex}@example.org", "born_on": date(1990, 2, 28),
    }  # fmt: skip


@case("people.change_person", MEMBER, owned=True)
def _() -> Facts:
    return {"person": ALICE, "chosen_name": f"Alice {uuid4().hex[:6]}"}


@case("people.ask_membership", STAFF)
def _() -> Facts:
    return {"membership": uuid4(), "person": person()}


@case("people.admit", STAFF)
def _() -> Facts:
    return {"membership": membership()}


@case("people.refuse_membership", STAFF)
def _() -> Facts:
    return {"membership": membership(), "why": "The board has no room this year"}


@case("people.take_effect", STAFF)
def _() -> Facts:
    return {"membership": membership("admit")}


@case("people.leave", STAFF)
def _() -> Facts:
    return {"membership": membership("admit", "take_effect")}


def _asks() -> tuple[Actor, Facts]:
    made = person()
    return actors.member(made), {"membership": uuid4(), "person": made}


def _leaves() -> tuple[Actor, Facts]:
    from mutua.people.models import Membership

    made = membership("admit", "take_effect")
    with reading(books.STAFF):
        found = Membership.objects.get(id=made)
    return actors.member(found.person_id), {"membership": made}


OTHERWISE["people.ask_membership", MEMBER] = _asks
OTHERWISE["people.leave", MEMBER] = _leaves


# ── Activities, clients, orders ─────────────────────────────────────────────────────────────────


def _services() -> Any:
    from mutua.activities import services

    return services


def activity() -> UUID:
    made = uuid4()
    _services().open_activity(
        actor=shop.alice, key=uuid4(), activity=made, legal_entity=books.HOUSE, name="More dance",
        shares={str(ALICE): 10_000},
    )  # fmt: skip
    return made


def order() -> UUID:
    made = uuid4()
    _services().draft_order(
        actor=shop.alice, key=uuid4(), order=made, activity=shop.ALICES, client=shop.CLIENT,
        lines=(shop.EVENING,), worked_from=shop.DAY, place="Rue Haute 12",
    )  # fmt: skip
    return made


def offered() -> Actor:
    """Whoever holds the link of an order that was offered."""
    _, token = shop.offered_order()
    return actors.by_link(token)


def coded() -> tuple[Actor, UUID, str]:
    """The same, with a code that was sent."""
    public, code_id = offered(), uuid4()
    _services().send_code(actor=public, key=uuid4(), code_id=code_id)
    return public, code_id, shop.code_of(mail.outbox)


def signed() -> UUID:
    """An order that the client has signed."""
    made, token = shop.offered_order()
    assert shop.sign(token, mail.outbox) == "signed"
    return made


@case("activities.open_activity", MEMBER)
def _() -> Facts:
    return {
        "activity": uuid4(), "legal_entity": books.HOUSE, "name": "A duo",
        "shares": {str(ALICE): 6_000, str(shop.BOB): 4_000},
    }  # fmt: skip


@case("activities.add_client", MEMBER, owned=True)
def _() -> Facts:
    return {"client": uuid4(), "activity": shop.ALICES, **shop.THEATRE}


@case("activities.change_client", MEMBER, owned=True)
def _() -> Facts:
    return {"client": shop.CLIENT, "contact": f"Camille {uuid4().hex[:6]}"}


@case("activities.draft_order", MEMBER, owned=True)
def _() -> Facts:
    return {
        "order": uuid4(), "activity": shop.ALICES, "client": shop.CLIENT,
        "lines": (shop.EVENING,), "valid_until": shop.DAY + timedelta(days=10),
    }  # fmt: skip


@case("activities.change_order", MEMBER, owned=True)
def _() -> Facts:
    return {"order": order(), "edition": 1, "lines": (shop.EVENING,), "place": "Elsewhere"}


@case("activities.offer_order", MEMBER, owned=True)
def _() -> Facts:
    from mutua.activities.services.orders import new_token

    return {"order": order(), "token": new_token(), "link": "https://coop.example/o/x"}


@case("activities.send_code", PUBLIC)
def _() -> tuple[Actor, Facts]:
    return offered(), {"code_id": uuid4()}


@case("activities.sign_order", PUBLIC)
def _() -> tuple[Actor, Facts]:
    public, code_id, code = coded()
    return public, {
        "signature": uuid4(), "code_id": code_id, "code": code, "name": "Camille Leroy",
        "capacity": "Directrice",
    }  # fmt: skip


@case("activities.decline_order", PUBLIC)
def _() -> tuple[Actor, Facts]:
    return offered(), {}


@case("activities.keep_sealed", WORKER)
def _() -> Facts:
    return {"order": signed(), "digest": uuid4().hex}


# ── Invoices ────────────────────────────────────────────────────────────────────────────────────


def draft(**facts: Any) -> UUID:
    made = uuid4()
    _services().draft_invoice(
        actor=shop.alice, key=uuid4(), invoice=made, activity=shop.ALICES, client=shop.CLIENT,
        **{"lines": (shop.EVENING,), **facts},
    )  # fmt: skip
    return made


@case("activities.draft_invoice", MEMBER, owned=True)
def _() -> Facts:
    return {
        "invoice": uuid4(), "activity": shop.ALICES, "client": shop.CLIENT, "order": signed(),
    }  # fmt: skip


@case("activities.change_draft", MEMBER, owned=True)
def _() -> Facts:
    return {"invoice": draft(), "edition": 1, "lines": (shop.EVENING,), "note": "Thank you"}


@case("activities.issue_invoice", MEMBER, owned=True)
def _() -> Facts:
    """The final invoice of an order with a deposit: every branch but the credit note's."""
    from tests.support import trade

    order = signed()
    trade.issued_part(order, "deposit", share=3_000)
    return {"invoice": trade.drafted_part(order, "final"), "why": "As agreed"}


@case("activities.keep_made", WORKER)
def _() -> Facts:
    from mutua.activities import leaving

    leaving.note(invoice := shop.issued_invoice())
    return {"invoice": invoice, "pdf": uuid4().hex, "ubl": uuid4().hex}


@case("activities.record_receipt", TREASURY)
def _() -> Facts:
    return {"receipt": uuid4(), "invoice": shop.issued_invoice(), "amount": 150_000}


# ── What stands in the store ────────────────────────────────────────────────────────────────────

TABLES = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' order by 1
"""
JOBS = ("procrastinate_jobs",)
NOT_OURS = ("django_", "auth_", "procrastinate_", "account", "mfa_", "socialaccount_", "portal_")


def tables() -> list[str]:
    """The tables of the rooms."""
    with reading(ACTORS[AUDITOR]), connection.cursor() as cursor:
        cursor.execute(TABLES)
        found = [name for (name,) in cursor.fetchall()]
    return [name for name in found if not name.startswith(NOT_OURS)]


@contextmanager
def superuser(server: Any) -> Iterator[Any]:
    """A session past every policy, on the database that Django works on."""
    found = server.connect(connection.settings_dict["NAME"])
    try:
        yield found
    finally:
        found.close()


# ── What an activity spends ─────────────────────────────────────────────────────────────────────


def _claimed(**facts: Any) -> UUID:
    from mutua.activities import services

    expense = uuid4()
    given = {
        "activity": shop.ALICES, "person": ALICE, "nature": "material", "text": "Shoes",
        "spent_on": shop.DAY, "amount": 1_210, "vat": 210, "paper": uuid4().hex * 2,
    }  # fmt: skip
    services.claim_expense(actor=shop.alice, key=uuid4(), expense=expense, **{**given, **facts})
    return expense


@case("activities.claim_expense", MEMBER, owned=True)
def _() -> Facts:
    return {
        "expense": uuid4(), "activity": shop.ALICES, "person": ALICE, "nature": "material",
        "text": "Shoes", "spent_on": shop.DAY, "amount": 1_210, "vat": 210,
        "paper": uuid4().hex * 2,
    }  # fmt: skip


@case("activities.withdraw_expense", MEMBER, owned=True)
def _() -> Facts:
    return {"expense": _claimed()}


@case("activities.approve_expense", STAFF)
def _() -> Facts:
    shop.issued_invoice()
    return {"expense": _claimed(), "deductible": 210}


@case("activities.refuse_expense", STAFF)
def _() -> Facts:
    return {"expense": _claimed(), "why": "No bill"}


@case("activities.transfer", MEMBER, owned=True)
def _() -> Facts:
    from mutua.activities import services

    shop.issued_invoice()
    other = uuid4()
    services.open_activity(
        actor=shop.bob, key=uuid4(), activity=other, legal_entity="coop", name="Bob plays",
        shares={str(shop.BOB): 10_000},
    )  # fmt: skip
    return {
        "transfer": uuid4(), "source": shop.ALICES, "target": other, "amount": 1_000,
        "text": "Rehearsal room",
    }  # fmt: skip


# ── Sheets from elsewhere ───────────────────────────────────────────────────────────────────────


def _sheet(*rows: Facts) -> Any:
    from mutua.ground.sheets import Sheet

    return Sheet(tuple(enumerate(rows, 2)), uuid4().hex)


@case("people.import_members", STAFF)
def _() -> Facts:
    return {"sheet": _sheet({"reference": uuid4().hex, "legal_name": "Nora Lambert"})}


@case("activities.import_clients", STAFF)
def _() -> Facts:
    from mutua.people import imports

    member = uuid4().hex
    imports.import_members(
        actor=actors.staff(OLGA), key=uuid4(),
        sheet=_sheet({"reference": member, "legal_name": "Nora Lambert"}),
    )  # fmt: skip
    row = {
        "reference": uuid4().hex, "member": member, "activity": "Nora dances", "kind": "person",
        "name": "Jan Claes", "street": "Meir", "postcode": "2000", "town": "Antwerpen",
    }  # fmt: skip
    return {"sheet": _sheet(row), "legal_entity": "coop"}


from tests.support import (  # noqa: E402, F401 - they use those above
    absence_cases,
    advance_cases,
    authority_cases,
    bill_cases,
    capital_cases,
    change_cases,
    correction_cases,
    fund_cases,
    guest_cases,
    house_cases,
    lasting_cases,
    opening_cases,
    payment_cases,
    payroll_cases,
    refund_cases,
    talking_cases,
    trade_cases,
    voucher_cases,
    work_cases,
    writ_cases,
)
