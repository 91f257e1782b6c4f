"""Contracts that run when the books are opened: signed on paper before, declared, and paid here for what is
worked after the day of the opening.

One row a period of work: a day with its hours, or of an open-ended contract a weekday.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection

from mutua.activities.documents.frozen import freeze
from mutua.activities.imports import known_activity, known_client
from mutua.activities.models import Activity, Order
from mutua.activities.opening.lines import Rows, head_of, in_row
from mutua.activities.opening.orders import order_of
from mutua.activities.opening.parts import Begun, Part, add_part
from mutua.ground import clock
from mutua.ground.cells import count_in, day_in, price_in, text_in
from mutua.ground.errors import NotFound, Refused
from mutua.ground.formats import money
from mutua.ground.ids import derived_id
from mutua.ground.sheets import CellError, RowRefused, Sheet, wrong_in_groups
from mutua.ledger.models import OpeningBalance
from mutua.legislation import Country, LegislationError
from mutua.legislation.cases import typed_cell
from mutua.legislation.engine.verdicts import BLOCK
from mutua.people.imports import known_person
from mutua.people.models import Person
from mutua.work import hours as of_hours
from mutua.work import planning, timetable
from mutua.work.documents.content import ContractContent
from mutua.work.hours import Hours
from mutua.work.models import (
    Check,
    Contract,
    ContractMonth,
    Declaration,
    EarlierContract,
    Period,
    SignedContent,
)
from mutua.work.planning import Pay, Plan, month_of
from mutua.work.services import drafting, lasting
from mutua.work.services.signing import content_of
from mutua.work.services.submitting import ask_law, rows_of
from mutua.work.services.working import NUMBER_LIMIT, WHY_LIMIT
from mutua.work.timetable import WeekHours

FILE = "contracts"
NUMBER_OF = "reference"
ANSWERS = (*planning.OF_THE_WORK, *planning.OF_THE_RULES)
HEAD = (
    "activity", "member", "client", "order", "regime", "task", "place", "language", "gross_pay",
    "monthly_gross", "signed_on", "started_on", "dimona", "declared_on", "late_why",
    *planning.OF_THE_PERSON, *ANSWERS,
)  # fmt: skip
PERIOD = ("day", "weekday", "starts", "ends")
COLUMNS = (NUMBER_OF, *HEAD, *PERIOD)
NEEDED = (
    NUMBER_OF, "activity", "member", "client", "regime", "task", "place", "signed_on", "started_on",
    "dimona", "declared_on", "household", "starts", "ends",
)  # fmt: skip
FLAGS = {"yes": True, "true": True, "no": False, "false": False}
OF_A_PERIOD = re.compile(r"(?:hours|week)\[([0-9]+)\]\.(starts|ends|day|weekday)")
Said = dict[str, Any]


def take_contracts(begun: Begun, sheet: Sheet) -> list[CellError]:
    """Keep the contracts of a sheet; gives what is wrong in it."""
    return wrong_in_groups(sheet, NUMBER_OF, lambda rows: _take(begun, rows))


def _take(begun: Begun, rows: Rows) -> None:
    said = head_of(rows, HEAD)
    reference = text_in(said, NUMBER_OF, "how the paper is called")
    if len(reference) > drafting.TEXT_LIMIT:
        raise Refused(NUMBER_OF, reference, f"at most {drafting.TEXT_LIMIT} letters")
    person = Person.objects.get(id=known_person(said, "member"))
    signed_on, started_on = _signed_on(said, begun.day), day_in(said, "started_on")
    facts = _facts(begun, said, rows, person)
    if started_on > facts["first_day"]:
        raise Refused("started_on", str(started_on), f"{facts['first_day']} or before")
    plan, priced = _priced(begun, said, facts, person, started_on)
    contract = Contract(
        id=derived_id("earlier contract", begun.opening, reference), person=person, state="signed",
        made_on=signed_on, decided_why=f"{reference}, {signed_on}", **facts, **priced,
    )  # fmt: skip
    content = content_of(contract, plan)
    if contract.week is not None:
        content = replace(content, begun_on=started_on)
    _write(begun, contract, content, said, signed_on)
    _ask_rules(contract)
    _bind(contract, plan, content)
    _declared(contract, said, started_on, begun.day)
    contract.state = "declared"
    contract.save(update_fields=["state"])


def _signed_on(said: dict[str, str], until: date) -> date:
    found = day_in(said, "signed_on")
    if found > until:
        raise Refused("signed_on", str(found), f"{until} or before: the day of the opening")
    return found


def _facts(begun: Begun, said: dict[str, str], rows: Rows, person: Person) -> Said:
    """What the contract says, as a draft keeps it: its hours are those after the opening."""
    activity = known_activity(said, begun.legal_entity)
    client = known_client(said, activity)
    home = Activity.objects.select_related("legal_entity").get(id=activity)
    _in_column("member", said, lambda: drafting.worker_of(home, person.id))
    texts = lasting.texts(
        person, said.get("regime", ""), said.get("task", ""), said.get("place", ""),
        _answers(said), said.get("language", ""),
    )  # fmt: skip
    week, hours = _worked(begun.day, said, rows, home)
    return {
        "activity": home, "client": client, "order": _order(begun, said, activity), **texts,
        "week": week, **hours,
    }  # fmt: skip


def _in_column(column: str, said: Mapping[str, str], do: Any) -> None:
    try:
        do()
    except NotFound as error:
        raise Refused(column, said.get(column, ""), error.allowed) from error


def _order(begun: Begun, said: Mapping[str, str], activity: UUID) -> Order | None:
    number = said.get("order", "")
    if not number:
        return None
    found = Order.objects.filter(id=order_of(begun.legal_entity, number), activity=activity).first()
    if found is None:
        raise Refused("order", number, "the number of an order of this activity, or empty")
    order: Order = found
    return order


def _answers(said: Mapping[str, str]) -> Said:
    """The answers to the law's questions that a row gives."""
    found: Said = {}
    for name in ANSWERS:
        if cell := said.get(name, ""):
            if name != "artistic_nature" and cell.lower() not in FLAGS:
                raise Refused(name, cell, "yes or no")
            found[name] = cell if name == "artistic_nature" else FLAGS[cell.lower()]
    return found


def _worked(
    until: date, said: Mapping[str, str], rows: Rows, home: Activity
) -> tuple[Said | None, Said]:
    """The week, of an open-ended contract, and the hours after the day of the opening. Raises
    RowRefused by line and column."""
    try:
        if said.get("monthly_gross"):
            week = [in_row(line, partial(_weekday, one)) for line, one in rows]
            return _for_good(planning.law_of(home.legal_entity), week, until)
        days = [in_row(line, partial(_period, one, until)) for line, one in rows]
        return None, lasting.hours_of(of_hours.read(days))
    except RowRefused:
        raise
    except Refused as error:
        place = OF_A_PERIOD.fullmatch(error.field)
        line = rows[int(place[1]) - 1][0] if place else rows[0][0]
        column = place[2] if place else "starts"
        raise RowRefused(line, Refused(column, error.given, error.allowed, error.code)) from error


def _for_good(law: Country, week: Sequence[WeekHours], until: date) -> tuple[Said, Said]:
    """The week from the day after the opening on, and its hours until the end of that month; where
    it has none left, of the next."""
    first = until + timedelta(days=1)
    kept = timetable.read(week, first)
    found = timetable.stretches(law, kept, first, timetable.last_of_month(first))
    if not found:
        first = timetable.next_month(first)
        kept = timetable.read(week, first)
        found = timetable.stretches(law, kept, first, timetable.last_of_month(first))
    return kept, lasting.hours_of(found)


def _weekday(values: dict[str, str]) -> WeekHours:
    number = count_in(values, "weekday")
    if number > timetable.WEEKDAYS or values.get("day"):
        raise Refused("weekday", values["weekday"], "1 (Monday) to 7, and no day beside it")
    starts, ends = (text_in(values, one, "an hour such as 09:00") for one in ("starts", "ends"))
    return WeekHours(number - 1, starts, ends)


def _period(values: dict[str, str], until: date) -> Hours:
    day = day_in(values, "day")
    if day <= until:
        raise Refused("day", str(day), f"after {until}: what was worked before is paid elsewhere")
    starts, ends = (text_in(values, one, "an hour such as 09:00") for one in ("starts", "ends"))
    return Hours(day, starts, ends)


def _priced(
    begun: Begun, said: dict[str, str], facts: Said, person: Person, started_on: date
) -> tuple[Plan, Said]:
    """What is left of it costs as the law reckons it now, with the household that the row says."""
    home = facts["activity"]
    known = planning.law_of(home.legal_entity).inputs
    household = {
        name: typed_cell(known[name], said[name])
        for name in planning.OF_THE_PERSON if said.get(name)
    }  # fmt: skip
    text_in(said, "household", "as the payroll knows it")
    try:
        if facts["week"] is not None:
            monthly = price_in(said, "monthly_gross")
            return lasting.priced_open_ended(
                home, person, facts, monthly, None, started_on, household
            )
        pay = Pay("gross", price_in(said, "gross_pay"))
        return drafting.price(home, person, facts, pay, None, household)
    except LegislationError as error:
        raise Refused(error.field, error.given, error.allowed, "law") from error
    except Refused as error:
        column = "monthly_gross" if facts["week"] is not None else "gross_pay"
        field = column if error.field in ("pay_amount", "pay_from") else error.field
        raise Refused(field, error.given, error.allowed, error.code) from error


def _write(
    begun: Begun, contract: Contract, content: ContractContent, said: Said, signed_on: date
) -> None:
    """The contract with its paper, of which the rules can be asked."""
    contract.content_hash = content.content_hash
    contract.save(force_insert=True)
    EarlierContract.objects.bulk_create([EarlierContract(
        id=derived_id(contract.id, "paper"), opening_id=begun.opening, contract=contract,
        person=contract.person, reference=said[NUMBER_OF], signed_on=signed_on,
        started_on=day_in(said, "started_on"), content_hash=contract.content_hash,
        taken_at=clock.now(),
    )])  # fmt: skip


def _bind(contract: Contract, plan: Plan, content: ContractContent) -> None:
    """What it says, its hours and its months."""
    SignedContent.objects.bulk_create([SignedContent(
        id=derived_id(contract.id, "content"), contract=contract, person=contract.person,
        content=freeze(content),
    )])  # fmt: skip
    Period.objects.bulk_create(
        Period(contract=contract, person_id=contract.person_id, **one._asdict())
        for one in of_hours.stretches(contract.hours)
    )
    ContractMonth.objects.bulk_create(month_of(contract, one) for one in plan.months)


def _declared(contract: Contract, said: dict[str, str], started_on: date, until: date) -> None:
    """The number that the authority gave, and when: before the first hour, or it says why not."""
    number = text_in(said, "dimona", "the authority's number")
    if len(number) > NUMBER_LIMIT or Declaration.objects.filter(number=number).exists():
        allowed = f"a number that no other contract has, at most {NUMBER_LIMIT} letters"
        raise Refused("dimona", number, allowed)
    day, why = day_in(said, "declared_on"), said.get("late_why", "")
    if day > until:
        raise Refused("declared_on", str(day), f"{until} or before: the day of the opening")
    if day > started_on and not 0 < len(why) <= WHY_LIMIT:
        raise Refused("late_why", why, "why it was declared after work had begun")
    Declaration.objects.create(
        id=derived_id(contract.id, "declaration"), contract=contract, number=number,
        declared_at=datetime.combine(day, time(), clock.ZONE),
        late_why=why if day > started_on else "",
    )  # fmt: skip


def _ask_rules(contract: Contract) -> None:
    """Every rule of the law looks at what is to come, beside all else that binds the person. Raises
    Refused where one forbids it."""
    verdicts = ask_law(contract)
    if blocking := [one for one in verdicts if one.verdict == BLOCK]:
        rules = ", ".join(f"{one.rule} ({one.article})" for one in blocking)
        raise Refused(NUMBER_OF, rules, "a contract that no rule of the law forbids")
    Check.objects.bulk_create(rows_of(contract, verdicts, {}))


def agree(begun: Begun, balances: Sequence[OpeningBalance]) -> list[CellError]:
    """The budget of each activity holds what its contracts will cost."""
    activities = set(
        EarlierContract.objects.filter(opening=begun.opening)
        .values_list("contract__activity", flat=True)
    )  # fmt: skip
    errors = []
    for one in Activity.objects.filter(id__in=activities).order_by("id"):
        lines = [b for b in balances if (b.account_id, b.activity) == ("activity_budget", one.id)]
        there = -sum(each.amount for each in lines) + _left(one.id)
        if there < 0:
            errors.append(CellError(
                lines[0].line if lines else 0, "amount",
                f"{money(-sum(each.amount for each in lines), 'en')} of the budget of {one.name}",
                f"{money(-there, 'en')} more, which its running contracts will cost",
            ))  # fmt: skip
    return errors


def _left(activity: UUID) -> int:
    """What was in the budget before, with what orders promise, less what contracts will take."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.left_for_work(%s)", [activity])
        (left,) = cursor.fetchone()
    return int(left or 0)


add_part(FILE, Part(lambda: (COLUMNS, NEEDED), take_contracts, agree, rank=1))
