"""The holiday certificate of a year, for the next employer: what was paid at the end of contracts of
employees for work of that year. Mentions: royal decree of 30 March 1967, art. 46, as accounts of it
tell them (Securex, lex4you): periods of service and those that count as work, agreed time, gross
single and double pay, contributions, days taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from mutua.activities.documents import shown, typeset
from mutua.activities.services.lines import seller
from mutua.ground import formats
from mutua.ground.words import Words
from mutua.ledger.models import LegalEntity
from mutua.payroll.documents.account import address_of
from mutua.payroll.documents.paper import number_of_worker
from mutua.payroll.holidays import AS_WORK
from mutua.payroll.models import ExitHolidayPay, Payslip
from mutua.people.models import Person
from mutua.work.absences import holding as absences_of
from mutua.work.documents.content import legal_language

word = Words(Path(__file__).parent / "certificate.yaml")
MONEY = ("pay", "as_work", "single", "double", "own", "employers")
COLUMNS = ("period", "hours", *MONEY)
TAKEN = "holiday_days_taken"  # the fact of the law, in hundredths of a day


class Row(NamedTuple):
    """A contract: what it is, its days in the year, its hours in hundredths, amounts in minor units."""

    text: str
    first: date
    last: date
    hours: int
    figures: dict[str, int]


def exits_of(entity: str, person: UUID, year: int) -> list[ExitHolidayPay]:
    """The exit holiday pays that hold of a person for work of a year, of which something was due."""
    every = ExitHolidayPay.objects.holding().filter(
        legal_entity=entity, person=person, year=year, gross_pay__gt=0
    )
    return list(every.select_related("contract").order_by("worked_from", "contract"))


def years_of(person: UUID) -> list[int]:
    """The years of work for which a person has a certificate, the last first."""
    every = ExitHolidayPay.objects.holding().filter(person=person, gross_pay__gt=0)
    return sorted(set(every.values_list("year", flat=True)), reverse=True)


def draw(entity: LegalEntity, person: Person, year: int) -> bytes:
    """The PDF: of the same pays always the same bytes."""
    exits = exits_of(entity.code, person.id, year)
    last = max((int(one.made_at.timestamp()) for one in exits), default=0)
    return typeset.pdf("account", texts(entity, person, year, exits), last)


def texts(
    entity: LegalEntity, person: Person, year: int, exits: Sequence[ExitHolidayPay]
) -> dict[str, Any]:
    """Every text of the paper."""
    language, house = legal_language(person.language), seller(entity)
    home = house.address.country
    rows = _rows(exits)
    return {
        "title": word("title", language), "number": str(year), "language": language,
        "seller": shown.party(house, language, home), "footer": shown.footer(house, language),
        "page": word("page", language, "{0}", "{1}"),
        "employer": {
            "label": word("employer", language), "name": house.name,
            "lines": shown.party(house, language, home)["lines"],
        },
        "worker": {
            "label": word("worker", language), "name": person.legal_name,
            "lines": [
                *address_of(person), word("number", language, number_of_worker(person.id)),
            ],
        },
        "columns": [word(one, language) for one in COLUMNS],
        "rows": [
            *([False, *_shown(one, language)] for one in rows),
            [True, *_sums(rows, language)],
        ],
        "notes": [
            word("says", language, str(year)), word("agreed", language),
            *_counted(person.id, year, rows, language), _taken(exits, language),
            word("next", language), word("rights", language, str(year + 1)),
        ],
    }  # fmt: skip


def _rows(exits: Sequence[ExitHolidayPay]) -> list[Row]:
    named = {UUID(each) for one in exits for each in one.payslips}
    slips = Payslip.objects.in_bulk(named)
    found = []
    for one in exits:
        of_year = [slips[UUID(each)] for each in one.payslips]
        figures = {
            "pay": one.inputs["gross_pay"], "as_work": one.inputs.get("assimilated_pay", 0),
            "single": one.lines["single_holiday_pay"], "double": one.lines["double_holiday_pay"],
            "own": one.withheld, "employers": one.contributions,
        }  # fmt: skip
        found.append(
            Row(
                one.contract.task, min(each.worked_from for each in of_year),
                max(each.worked_until for each in of_year),
                sum(each.inputs["hours"] for each in of_year), figures,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.first, one.text))


def _shown(row: Row, language: str) -> list[str]:
    days = formats.days(row.first, row.last, language)
    return [f"{days}\n{row.text}", *_figures(row.hours, row.figures, language)]


def _sums(rows: Sequence[Row], language: str) -> list[str]:
    sums = {name: sum(one.figures[name] for one in rows) for name in MONEY}
    return [
        word("total", language), *_figures(sum(one.hours for one in rows), sums, language),
    ]  # fmt: skip


def _figures(hours: int, figures: Mapping[str, int], language: str) -> list[str]:
    return [
        formats.hundredths(hours, language),
        *(formats.money(figures[one], language) for one in MONEY),
    ]


def _counted(person: UUID, year: int, rows: Sequence[Row], language: str) -> list[str]:
    """Days of these contracts that count as work. Their causes are nobody else's business."""
    away = absences_of(person, date(year, 1, 1), date(year, 12, 31)).filter(kind__in=AS_WORK)
    days = dict.fromkeys(
        formats.days(max(one.first_day, row.first), min(one.last_day, row.last), language)
        for one in away.order_by("first_day", "id") for row in rows
        if one.first_day <= row.last and one.last_day >= row.first
    )  # fmt: skip
    return [word("assimilated", language, "; ".join(days))] if days else []


def _taken(exits: Sequence[ExitHolidayPay], language: str) -> str:
    taken = sum(one.inputs.get(TAKEN, 0) for one in exits)
    if not taken:
        return word("none_taken", language)
    return word("taken", language, formats.hundredths(taken, language))
