"""A worker's individual account of a year, from her payslips that hold, and those that the payroll
before has made in it, each named as such: identity, each period of pay, each quarter, the year. Mentions: royal decree of 8 August 1980, art. 13 to 21; kept five years (royal
decree no. 5 of 23 October 1978); given before 1 March of the next year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Sum

from mutua.activities.documents import shown, typeset
from mutua.activities.services.lines import seller
from mutua.ground import formats
from mutua.ground.words import Words
from mutua.ledger.models import LegalEntity
from mutua.payroll.documents.paper import number_of_worker, own_part
from mutua.payroll.exit_owed import place_of
from mutua.payroll.models import (
    AdvanceSetOff,
    EarlierPayslip,
    ExitHolidayPay,
    Payslip,
    Settlement,
    Withholding,
)
from mutua.people.models import Person
from mutua.work.absences import holding as absences_of
from mutua.work.documents.content import legal_language
from mutua.work.facts import situation_on

word = Words(Path(__file__).parent / "account.yaml")
FIGURES = (
    "gross", "base", "contribution", "special", "taxable", "tax", "untaxed", "net", "deducted",
    "paid",
)  # fmt: skip
COLUMNS = ("period", "days", "hours", *FIGURES)
MONTHS, HOUR = 3, 100


def of_year(entity: str, person: UUID, year: int) -> list[Payslip]:
    """The payslips that hold of a person for work of a year, in its order."""
    every = Payslip.objects.filter(
        legal_entity=entity, person=person, worked_from__year=year
    ).select_related("contract_month__contract")
    slips = every.exclude(id__in=every.filter(version__gt=1).values("replaces"))
    return list(slips.order_by("worked_from", "id"))


def exits_of_year(entity: str, person: UUID, year: int) -> list[ExitHolidayPay]:
    """The exit holiday pays that hold of contracts of a person that ended in a year."""
    every = ExitHolidayPay.objects.holding().filter(
        legal_entity=entity, person=person, worked_from__year=year
    )
    return list(every.select_related("contract").order_by("worked_from", "contract", "year"))


def made_before(entity: str, person: UUID, year: int) -> list[EarlierPayslip]:
    """The payslips that the payroll before has made of a person for work of a year, in its order."""
    every = EarlierPayslip.objects.filter(
        legal_entity=entity, person=person, worked_from__year=year
    )
    return list(every.order_by("worked_from", "id"))


def years_of(person: UUID) -> list[int]:
    """The years in which a person has worked and was paid, the last first."""
    found = {
        day.year
        for made in (Payslip.objects, EarlierPayslip.objects)
        for day in made.filter(person=person).dates("worked_from", "year")
    }
    return sorted(found, reverse=True)


def draw(entity: LegalEntity, person: Person, year: int) -> bytes:
    """The PDF: of the same payslips always the same bytes."""
    slips = of_year(entity.code, person.id, year)
    before = made_before(entity.code, person.id, year)
    exits = exits_of_year(entity.code, person.id, year)
    known = [*(one.made_at for one in (*slips, *exits)), *(one.taken_at for one in before)]
    last = max((int(one.timestamp()) for one in known), default=0)
    return typeset.pdf("account", texts(entity, person, year, slips, before, exits), last)


def texts(
    entity: LegalEntity,
    person: Person,
    year: int,
    slips: Sequence[Payslip],
    before: Sequence[EarlierPayslip] = (),
    exits: Sequence[ExitHolidayPay] = (),
) -> dict[str, Any]:
    """Every text of the paper."""
    language, house = legal_language(person.language), seller(entity)
    home = house.address.country
    taken = _taken([one.contract_month_id for one in slips])
    worker = _worker(person, year, language)
    if slips or before:
        worker.append(word("number", language, number_of_worker(person.id)))
    return {
        "title": word("title", language), "number": str(year), "language": language,
        "seller": shown.party(house, language, home), "footer": shown.footer(house, language),
        "page": word("page", language, "{0}", "{1}"),
        "employer": {
            "label": word("employer", language), "name": house.name,
            "lines": [*shown.party(house, language, home)["lines"], *_employer(entity, language)],
        },
        "worker": {
            "label": word("worker", language), "name": person.legal_name, "lines": worker,
        },
        "columns": [word(one, language) for one in COLUMNS],
        "rows": _rows(
            [*_periods(slips, taken, before, language), *_periods_of_exits(exits, language)],
            year, language,
        )
        or [[False, word("none", language), *[""] * (len(COLUMNS) - 1)]],
        "notes": [
            *_notes(person, slips, exits, year, language), *_vouchers(slips, language),
            *_sources(before, language),
        ],
    }  # fmt: skip


def _employer(entity: LegalEntity, language: str) -> list[str]:
    said = entity.details
    known = (("onss", "onss_number"), ("insurer", "insurer"), ("committee", "joint_committee"))
    return [word(key, language, str(said[name])) for key, name in known if said.get(name)]


def address_of(person: Person) -> list[str]:
    """Where a person lives, line by line."""
    street = " ".join(one for one in (person.street, person.number, person.box) if one)
    town = " ".join(one for one in (person.postcode, person.town) if one)
    return [one for one in (street, town) if one]


def _worker(person: Person, year: int, language: str) -> list[str]:
    found = address_of(person)
    if person.born_on:
        found.append(word("born", language, formats.long_day(person.born_on, language)))
    said = situation_on(person.id, date(year, 12, 31))
    if said is not None:
        facts = said.facts
        household = word(facts["household"], language)
        others = (str(facts.get(one, 0)) for one in ("children", "other_dependants"))
        found.append(word("household", language, household, *others))
    return [*found, word("places", language)]


def _vouchers(slips: Sequence[Payslip], language: str) -> list[str]:
    """How many meal vouchers of the year, and what they are worth beyond her own part (royal decree
    of 28 November 1969, art. 19bis § 2, 3°)."""
    count = sum(one.inputs.get("meal_vouchers", 0) for one in slips)
    value = sum(one.lines.get("meal_vouchers_value", 0) for one in slips)
    given = value - sum(own_part(one.lines) for one in slips)
    if not count:
        return []
    return [
        word(
            "vouchers", language, str(count), *(formats.money(n, language) for n in (value, given))
        )
    ]


def _taken(months: Sequence[UUID]) -> dict[UUID, int]:
    """What was taken of each month's pay, for whatever reason."""
    found: dict[UUID, int] = defaultdict(int)
    parts = (
        Withholding.objects.all(), AdvanceSetOff.objects.all(),
        Settlement.objects.filter(kind="deducted"),
    )  # fmt: skip
    for each in parts:
        rows = each.filter(payslip__contract_month__in=months).values_list(
            "payslip__contract_month", "amount"
        )
        for month, amount in rows:
            found[month] += amount
    return found


def figures_of(slip: Payslip, taken: int) -> dict[str, int]:
    """What the account says of one payslip; hours in hundredths, else minor units."""
    lines = slip.lines
    special, own = lines.get("special_social_contribution", 0), own_part(lines)
    return {
        "days": slip.contract_month.days, "hours": slip.inputs["hours"], "gross": slip.gross_pay,
        "base": lines.get("declared_base", 0), "contribution": slip.withheld - special,
        "special": special, "taxable": lines.get("taxable_pay", 0), "tax": slip.tax,
        "untaxed": slip.allowances + own, "net": slip.net_pay + own, "deducted": taken + own,
        "paid": slip.net_pay - taken,
    }  # fmt: skip


def figures_elsewhere(slip: EarlierPayslip) -> dict[str, int]:
    """The same of a payslip that the payroll before has made."""
    lines = slip.lines
    special, own = lines.get("special_social_contribution", 0), own_part(lines)
    return {
        "days": slip.inputs.get("days", 0), "hours": slip.inputs.get("hours", 0),
        "gross": slip.gross_pay, "base": lines.get("declared_base", 0),
        "contribution": slip.withheld - special, "special": special,
        "taxable": lines.get("taxable_pay", 0), "tax": slip.tax,
        "untaxed": slip.allowances + own, "net": slip.net_pay + own,
        "deducted": slip.kept_back + own, "paid": slip.net_pay - slip.kept_back,
    }  # fmt: skip


def figures_of_exit(pay: ExitHolidayPay, taken: int) -> dict[str, int]:
    """The same of exit holiday pay, which pays no hours."""
    lines = pay.lines
    special = lines.get("special_social_contribution", 0)
    return {
        "days": 0, "hours": 0, "gross": pay.gross_pay, "base": lines.get("declared_base", 0),
        "contribution": pay.withheld - special, "special": special,
        "taxable": lines.get("taxable_pay", 0), "tax": pay.tax, "untaxed": 0, "net": pay.net_pay,
        "deducted": taken, "paid": pay.net_pay - taken,
    }  # fmt: skip


class Period(NamedTuple):
    """A period of pay: its first and last day, what stands beside them, and its figures."""

    first: date
    last: date
    text: str
    figures: dict[str, int]


def _periods(
    slips: Sequence[Payslip],
    taken: Mapping[UUID, int],
    before: Sequence[EarlierPayslip],
    language: str,
) -> list[Period]:
    """Those of the payroll before, each named as such, and ours, in the order of the work."""
    found = [
        Period(
            one.worked_from, one.worked_until, word("elsewhere", language, one.reference),
            figures_elsewhere(one),
        )
        for one in before
    ]  # fmt: skip
    found += [
        Period(
            one.worked_from, one.worked_until, one.contract_month.contract.task,
            figures_of(one, taken.get(one.contract_month_id, 0)),
        )
        for one in slips
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.first)


def _periods_of_exits(exits: Sequence[ExitHolidayPay], language: str) -> list[Period]:
    """Exit holiday pays, each beside the last month of its contract."""
    taken: dict[tuple[UUID, int], int] = defaultdict(int)
    for one in _kept_of_exits(exits):
        taken[place_of(one.exit_holiday_pay)] += one.amount
    return [
        Period(
            one.worked_from, one.worked_until,
            f"{one.contract.task} – {word('exit', language, str(one.year))}",
            figures_of_exit(one, taken[place_of(one)]),
        )
        for one in exits
    ]  # fmt: skip


def _kept_of_exits(exits: Sequence[ExitHolidayPay]) -> list[Withholding]:
    """What creditors took of exit holiday pays, whichever version it was kept back from."""
    places = {place_of(one) for one in exits}
    every = Withholding.objects.filter(exit_holiday_pay__contract__in=[one for one, _ in places])
    every = every.select_related("writ", "exit_holiday_pay").order_by("made_at", "id")
    return [one for one in every if place_of(one.exit_holiday_pay) in places]


def _rows(periods: Sequence[Period], year: int, language: str) -> list[list[Any]]:
    """Each period of pay; the sums of each quarter after it; then the year."""
    rows: list[list[Any]] = []
    periods = sorted(periods, key=lambda one: one.first)
    quarters: dict[int, list[Period]] = defaultdict(list)
    for one in periods:
        quarters[(one.first.month - 1) // MONTHS + 1].append(one)
    for quarter, some in quarters.items():
        for one in some:
            days = formats.days(one.first, one.last, language)
            rows.append([False, f"{days}\n{one.text}", *_shown(one.figures, language)])
        sums = _sum(one.figures for one in some)
        rows.append([True, word("quarter", language, str(quarter)), *_shown(sums, language)])
    if quarters:
        whole = _sum(one.figures for one in periods)
        rows.append([True, word("year", language, str(year)), *_shown(whole, language)])
    return rows


def _sum(some: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for one in some:
        for name, value in one.items():
            found[name] += value
    return found


def _shown(figures: Mapping[str, int], language: str) -> list[str]:
    amounts = [formats.money(figures[one], language) for one in FIGURES]
    plain = [one.replace("€", "").strip().strip("\u00a0\u202f") for one in amounts]
    return [str(figures["days"]), formats.hundredths(figures["hours"], language), *plain]


def _notes(
    person: Person, slips: Sequence[Payslip], exits: Sequence[ExitHolidayPay], year: int, language: str
) -> list[str]:  # fmt: skip
    months = [one.contract_month_id for one in slips]
    found = []
    away = absences_of(person.id, date(year, 1, 1), date(year, 12, 31)).order_by("first_day", "id")
    if said := [
        f"{formats.days(one.first_day, one.last_day, language)} ({word(one.kind, language)})"
        for one in away
    ]:
        found.append(word("absent", language, "; ".join(said)))
    kept = Withholding.objects.filter(payslip__contract_month__in=months)
    of_payslips = kept.select_related("writ").order_by("made_at", "id")
    for one in (*of_payslips, *_kept_of_exits(exits)):
        day = formats.day(one.made_at.date(), language)
        amount = formats.money(one.amount, language)
        found.append(
            word("taken", language, word(one.writ.kind, language), amount, one.writ.creditor, day)
        )
    settled = Settlement.objects.filter(kind="deducted", payslip__contract_month__in=months)
    set_off = AdvanceSetOff.objects.filter(payslip__contract_month__in=months)
    for key, every in (("agreed", settled), ("advance", set_off)):
        if amount := every.aggregate(sum=Sum("amount"))["sum"]:
            found.append(word(key, language, formats.money(amount, language)))
    return [*found, word("detail", language)]


def _sources(before: Sequence[EarlierPayslip], language: str) -> list[str]:
    """Who has made the payslips that were not made here."""
    sources = dict.fromkeys(one.source or "\u2013" for one in before)
    return [word("source", language, ", ".join(sources))] if before else []
