"""What creditors hold against the pay of members when the books are opened: each writ with what another
payroll has kept back under it. It waits for a second person like one that is entered here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db.models import Q

from mutua.activities.opening.parts import Begun, Part, add_part
from mutua.ground import clock
from mutua.ground.actors import Actor
from mutua.ground.cells import amount_in, day_in, text_in
from mutua.ground.errors import Refused
from mutua.ground.ibans import read_iban
from mutua.ground.ids import derived_id
from mutua.ground.sheets import CellError, Sheet, wrong_in
from mutua.payroll.models import Writ
from mutua.payroll.services import writs
from mutua.payroll.writs import due_in_all
from mutua.people import services as people
from mutua.people.imports import known_holder, known_person, person_of
from mutua.people.models import BankAccount, LegalPerson, Person
from mutua.people.services.legal_persons import read_number

FILE = "mandates"
PAPER = "paper"
NEEDED = (
    "reference", "member", "kind", "creditor", "payee", "amount", "served_on", "payable_from",
    "entered_by", PAPER,
)  # fmt: skip
COLUMNS = (*NEEDED, "monthly", "withheld", "owed", "payee_name", "payee_number", "payee_iban")


def take_mandates(begun: Begun, sheet: Sheet) -> list[CellError]:
    """Keep the writs of a sheet; gives what is wrong in it."""
    return wrong_in(sheet, lambda line, values: _take(begun, line, values))


def _take(begun: Begun, line: int, values: dict[str, str]) -> None:
    person = known_person(values, "member")
    _one_paper(begun, person, values)
    kind = values.get("kind", "")
    if kind not in writs.WRITS:
        raise Refused("kind", kind, ", ".join(writs.WRITS))
    payee = _payee(begun.actor, values)
    if payee == person:
        raise Refused("payee", values["payee"], "somebody else than who owes")
    amount, monthly = amount_in(values, "amount"), amount_in(values, "monthly")
    writs.check_money(kind, amount, monthly)
    served_on, payable_from = _days(kind, values, begun.day)
    writ = Writ(
        id=derived_id("earlier writ", begun.opening, line), legal_entity_id=begun.legal_entity,
        person_id=person, kind=kind, payee_id=payee, amount=amount, monthly=monthly,
        creditor=writs.text("creditor", values.get("creditor", ""), writs.NAME_LIMIT),
        reference=writs.text("reference", values.get("reference", ""), writs.REFERENCE_LIMIT),
        served_on=served_on, payable_from=payable_from, paper=writs.digest(values.get(PAPER, "")),
        entered_by_id=_who(values, person), entered_at=clock.now(), opening_id=begun.opening,
    )  # fmt: skip
    _say_what_went(writ, values, begun.day)
    Writ.objects.bulk_create([writ])


def _one_paper(begun: Begun, person: UUID, values: dict[str, str]) -> None:
    """A paper is one by whose pay it takes, its creditor and its reference, however they are written:
    a second one would take twice. Raises Refused."""
    paper = [_plain(values.get(one, "")) for one in ("creditor", "reference")]
    there = Writ.objects.filter(legal_entity=begun.legal_entity, person=person, end=None)
    for one in there.values_list("creditor", "reference"):
        if [_plain(text) for text in one] == paper:
            raise Refused("reference", values.get("reference", ""), "each paper once")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _days(kind: str, values: dict[str, str], until: date) -> tuple[date, date]:
    served_on = day_in(values, "served_on")
    if served_on > until:
        raise Refused("served_on", str(served_on), f"{until} or before: the day of the opening")
    payable_from = day_in(values, "payable_from")
    writs.check_payable(kind, served_on, payable_from)
    return served_on, payable_from


def _say_what_went(writ: Writ, values: dict[str, str], day: date) -> None:
    """What was kept back is a part of what was due, and what was not handed over a part of that."""
    due = due_in_all(writ, day)
    withheld = amount_in(values, "withheld")
    if not 0 <= withheld <= due:
        allowed = f"from 0 to {due / 100:.2f}: no more than was due on {day}"
        raise Refused("withheld", values["withheld"], allowed)
    owed = amount_in(values, "owed")
    if not 0 <= owed <= withheld:
        raise Refused("owed", values["owed"], f"from 0 to {withheld / 100:.2f}: a part of withheld")
    writ.withheld_before, writ.owed_before = withheld, owed


def _payee(actor: Actor, values: dict[str, str]) -> UUID:
    """Who is paid: by reference or enterprise number; brought in where the row names one who is not
    there."""
    reference, name = text_in(values, "payee"), values.get("payee_name", "")
    try:
        known = known_holder(values, "payee")
    except Refused as error:
        if name:
            return _bring_in(actor, person_of(reference), name, values)
        allowed = "a reference or enterprise number of the register, or a payee_name"
        raise Refused("payee", reference, allowed) from error
    there = Person.objects.get(id=known).legal_name
    if name and name != there:
        raise Refused("payee_name", name, f"{there}, as it is there already, or empty")
    _as_it_is_there(actor, known, there, values)
    return known


def _as_it_is_there(actor: Actor, payee: UUID, name: str, values: dict[str, str]) -> None:
    """A row names no other number and no other account of a payee who is there already."""
    if given := values.get("payee_number", ""):
        with _column("payee_number"):
            number = read_number(given)
        known = LegalPerson.objects.filter(person=payee).values_list("enterprise_number", flat=True)
        if number not in known:
            allowed = f"{known.first() or 'none'}, as it is there already, or empty"
            raise Refused("payee_number", given, allowed)
    if given := values.get("payee_iban", ""):
        with _column("payee_iban"):
            iban = read_iban("payee_iban", given)
        last = BankAccount.objects.filter(person=payee).order_by("-said_at", "-id").first()
        if last is None:
            _name_account(actor, payee, iban, name)
        elif last.iban != iban:
            raise Refused("payee_iban", given, f"{last.iban}, as it is there already, or empty")


def _bring_in(actor: Actor, payee: UUID, name: str, values: dict[str, str]) -> UUID:
    if number := values.get("payee_number", ""):
        with _column("payee_number"):
            people.add_legal_person(actor=actor, person=payee, name=name, enterprise_number=number)
    else:
        with _column("payee_name"):
            people.add_person(actor=actor, person=payee, legal_name=name)
    if iban := values.get("payee_iban", ""):
        _name_account(actor, payee, iban, name)
    return payee


def _name_account(actor: Actor, payee: UUID, iban: str, holder: str) -> None:
    account = derived_id("earlier account", payee)
    with _column("payee_iban"):
        people.name_bank_account(
            actor=actor, account=account, person=payee, iban=iban, holder=holder
        )


@contextmanager
def _column(column: str) -> Iterator[None]:
    """What is refused inside is refused by this column."""
    try:
        yield
    except Refused as error:
        raise Refused(column, error.given, error.allowed, error.code) from error


def _who(values: dict[str, str], owes: UUID) -> UUID:
    """Who has copied the row from its paper: somebody else confirms it."""
    given = text_in(values, "entered_by")
    natural = Person.objects.filter(legal_person=None)
    found = list(natural.filter(Q(id=person_of(given)) | Q(email__iexact=given))[:2])
    if len(found) != 1:
        allowed = "the reference or e-mail address of a person of the register"
        raise Refused("entered_by", given, allowed)
    if found[0].id == owes:
        raise Refused("entered_by", given, "somebody else than who owes")
    who: UUID = found[0].id
    return who


add_part(FILE, Part(lambda: (COLUMNS, NEEDED), take_mandates, papers=PAPER))
