"""Payslips of the payroll before, brought by the opening of the books: rows in the common case format,
with what was not paid of each.

They count where history counts: what was given before in the month, the quarter and the year, hours
of students, limits of creditors, the quarter's declaration, the individual account. They are never
paid, corrected or sent from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Sum

from mutua.activities.opening.parts import Begun, Part, add_part
from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.formats import money
from mutua.ground.ids import derived_id
from mutua.ground.sheets import CellError, Sheet, wrong_in
from mutua.ledger.models import LegalEntity, OpeningBalance
from mutua.legislation import COUNTRIES, LegislationError, country
from mutua.legislation.cases import number_or_text, typed_cell
from mutua.payroll import law
from mutua.payroll.booking import Totals
from mutua.payroll.made_elsewhere import ID_LIMIT, MOST, day_of, sums_of, text_of
from mutua.payroll.models import EarlierPayslip, Writ
from mutua.people.imports import known_person
from mutua.people.models import Person

FILE = "payslips"
HEAD = (
    "id", "member", "country", "regime", "as_of", "worked_from", "worked_until", "paid_on",
    "contract_start", "contract", "source", "confidence", "note",
)  # fmt: skip
EXPECTED, OWED = "expected", "owed"
OWED_COLUMNS = ("owed.net_pay", "owed.onss", "owed.tax", "owed.holiday_pay")
NEEDED = ("id", "member", "regime", "gross_pay", "expected.net_pay", "expected.employer_cost")
DATES = ("worked_from", "worked_until", "paid_on", "contract_start")
# What later payslips of the month are reckoned less of: an amount that is left out would be given twice.
TOLD = ("employee_contribution_before_bonus", "taxable_pay")
BONUS = ("work_bonus_a", "work_bonus_b")
HOURS_OF_A_DAY = 2_400  # hundredths


@cache
def columns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the header may name: keys of a case, inputs and lines of the law, and what is owed."""
    laws = [country(code) for code in COUNTRIES]
    inputs = dict.fromkeys(name for one in laws for name in one.inputs)
    lines = dict.fromkeys(f"{EXPECTED}.{rule.code}" for one in laws for rule in one.all_rules)
    return ((*HEAD, *inputs, *lines, "kept_back", *OWED_COLUMNS), NEEDED)


def take_payslips(begun: Begun, sheet: Sheet) -> list[CellError]:
    """Keep the payslips of a sheet; gives what is wrong in it."""
    entity = LegalEntity.objects.get(code=begun.legal_entity)
    seen: set[str] = set()
    return wrong_in(sheet, lambda _, values: _take(begun, entity, seen, values))


def _take(begun: Begun, entity: LegalEntity, seen: set[str], values: dict[str, str]) -> None:
    try:
        _keep(begun, entity, seen, values)
    except Refused as error:
        column = error.field.removeprefix("inputs.")
        raise Refused(column, error.given, error.allowed, error.code) from error


def _keep(begun: Begun, entity: LegalEntity, seen: set[str], values: dict[str, str]) -> None:
    person = known_person(values, "member")
    case = _case(entity, values)
    reference = text_of(case, "id")
    if reference in seen:
        raise Refused("id", reference, "each payslip once")
    gross, net, sums = sums_of(entity, case)
    days = {name: day_of(case, name) for name in DATES[:3]}
    if days["worked_until"] > begun.day:
        allowed = f"{begun.day} or before: the day of the opening"
        raise Refused("worked_until", str(days["worked_until"]), allowed)
    _check_by_law(entity, case)
    _check_hours(case["inputs"], days)
    kept_back = _cents(values, "kept_back", max(0, net))
    if kept_back:
        _check_mandate(begun, person, days["paid_on"], values["kept_back"], kept_back)
    owed = _owed(values, net - kept_back, sums)
    if days["paid_on"] > begun.day and owed["owed_net"] < net - kept_back:
        allowed = f"{begun.day} or before, the day of the opening, unless {OWED_COLUMNS[0]} is all of it: {net - kept_back}"  # fmt: skip
        raise Refused("paid_on", str(days["paid_on"]), allowed)
    contract = _one_payslip(person, days, values.get("contract", ""))
    EarlierPayslip.objects.bulk_create([EarlierPayslip(
        id=derived_id("earlier payslip", entity.code, reference), opening_id=begun.opening,
        legal_entity=entity, person_id=person, reference=reference, regime=case["regime"],
        source=values.get("source", ""), contract=contract, taken_at=clock.now(), inputs=case["inputs"],
        lines=case[EXPECTED], gross_pay=gross, net_pay=net, kept_back=kept_back,
        employer_cost=case[EXPECTED]["employer_cost"], **days, **asdict(sums),
        **owed,
    )])  # fmt: skip
    seen.add(reference)


def _case(entity: LegalEntity, values: Mapping[str, str]) -> dict[str, Any]:
    """A row as a case: its inputs of their kinds, its lines as numbers."""
    known = country(entity.country.lower()).inputs
    case: dict[str, Any] = {"inputs": {}, EXPECTED: {}}
    for name, cell in values.items():
        group, _, line = name.partition(".")
        if group == EXPECTED:
            case[EXPECTED][line] = number_or_text(cell)
        elif name in known:
            case["inputs"][name] = typed_cell(known[name], cell)
        elif name in HEAD:
            case[name] = cell
    return case


def _check_by_law(entity: LegalEntity, case: Mapping[str, Any]) -> None:
    """The law takes the facts as they are said, so that it can take the quarter as one; and what it
    reckons the month less of is told. Raises Refused."""
    the_law, inputs, lines = law.law(entity.country, {}), case["inputs"], case[EXPECTED]
    when = {one: case[one] for one in ("as_of", *DATES) if one in case}
    try:
        _, encoder, system = the_law.place(case["regime"], when)
        encoder.encode(inputs)
    except LegislationError as error:
        raise Refused(error.field, error.given, error.allowed, "law") from error
    if not all(one in system.codes for one in (*TOLD, *BONUS)):
        return
    for one in TOLD:
        if one not in lines:
            raise Refused(f"{EXPECTED}.{one}", "", "an amount: later payslips reckon with it")
    left = lines[TOLD[0]] - sum(lines.get(one, 0) for one in BONUS)
    if lines.get("employee_contribution", 0) != left:
        allowed = f"{left}, the contribution before the bonus less {' and '.join(BONUS)}"
        given = lines.get("employee_contribution", "")
        raise Refused(f"{EXPECTED}.employee_contribution", str(given), allowed)
    if not inputs.get("hours"):
        raise Refused("hours", str(inputs.get("hours", "")), "the hours that were paid, above 0")


def _check_hours(inputs: Mapping[str, Any], days: Mapping[str, date]) -> None:
    """No more hours than its days have: hours are written in hundredths. Raises Refused."""
    span = (days["worked_until"] - days["worked_from"]).days + 1
    some = min(inputs.get("days") or span, span)
    hours, most = inputs.get("hours", 0), some * HOURS_OF_A_DAY
    if hours > most:
        allowed = f"hundredths of hours up to {most}: all the hours of {some} days"
        raise Refused("hours", str(hours), allowed)


def _check_mandate(begun: Begun, person: UUID, paid_on: date, given: str, kept_back: int) -> None:
    """What creditors had of a payslip is a part of what a mandate says was kept back. Raises
    Refused."""
    found = Writ.objects.filter(opening=begun.opening, person=person, served_on__lte=paid_on)
    withheld = found.aggregate(sum=Sum("withheld_before"))["sum"] or 0
    before = EarlierPayslip.objects.filter(opening=begun.opening, person=person)
    withheld -= before.aggregate(sum=Sum("kept_back"))["sum"] or 0
    if kept_back > withheld:
        allowed = f"whole cents from 0 to {withheld}: what mandates of hers, served by {paid_on}, say was withheld"  # fmt: skip
        raise Refused("kept_back", given, allowed)


def _one_payslip(person: UUID, days: Mapping[str, date], contract: str) -> str:
    """The name of its contract, as it is kept. A payslip is one by its person, its days and its
    contract, whatever it is called and whoever brought it. Raises Refused."""
    contract = " ".join(contract.split())[:ID_LIMIT]
    there = EarlierPayslip.objects.filter(
        person=person, worked_from=days["worked_from"], worked_until=days["worked_until"]
    )
    for one in there.values_list("reference", "contract"):
        if one[1].casefold() == contract.casefold():
            allowed = f"other days than those of {one[0]}, or a `contract` of its own"
            raise Refused("worked_from", str(days["worked_from"]), allowed)
    return contract


def _owed(values: Mapping[str, str], net: int, sums: Totals) -> dict[str, int]:
    onss = sums.withheld + sums.contributions - sums.reductions
    most = (max(0, net), max(0, onss), sums.tax, sums.provision)
    kept = ("owed_net", "owed_onss", "owed_tax", "owed_holiday")
    parts = zip(kept, OWED_COLUMNS, most, strict=True)
    return {name: _cents(values, column, limit) for name, column, limit in parts}


def _cents(values: Mapping[str, str], column: str, most: int) -> int:
    found = number_or_text(values.get(column, "0"))
    if not isinstance(found, int) or not 0 <= found <= min(most, MOST):
        raise Refused(column, values[column], f"whole cents from 0 to {most}")
    return found


def agree(begun: Begun, balances: Sequence[OpeningBalance]) -> list[CellError]:
    """What payslips, and writs, leave owed of each person's pay is what the balances owe."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select * from mutua.earlier_pay_owed(%s) o where o.owed <> o.booked", [begun.opening]
        )
        off: list[tuple[str, UUID | None, int, int]] = cursor.fetchall()
    persons = {person for _, person, *_ in off}
    named = {one.id: one.name for one in Person.objects.filter(id__in=persons)}
    first: dict[tuple[str, UUID | None], int] = {}
    for one in balances:
        first.setdefault((one.account_id, one.person), one.line)
    return sorted(
        CellError(
            first.get((account, person), 0), "amount",
            f"{money(-int(booked), 'en')} of {account} of {named.get(person) if person else ''}",
            f"{money(-int(owed), 'en')}, which is owed by the files of payslips and mandates",
        )
        for account, person, owed, booked in off
    )  # fmt: skip


add_part(FILE, Part(columns, take_payslips, agree))
