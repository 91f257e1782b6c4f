"""Contracts that run when the books are opened go on here: what is left of them is worked, judged and
paid like any other, and their length of service is that of the paper."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import actors, clock, doctor
from mutua.ground.sheets import SheetRefused
from mutua.ground.transactions import reading
from tests.support import earlier_contracts as given

SEASON, FOR_GOOD = "V-2025-08", "V-2025-02"


@pytest.fixture(scope="module")
def house(store, tmp_path_factory):
    """Nora's season and Dirk's open-ended contract, both begun elsewhere."""
    from mutua.people.imports import person_of
    from tests.support import contracts, lasting, opening, shop

    shop.open_shop()
    folder = given.rich(opening.folder(tmp_path_factory.mktemp("books") / "opening"))
    season = given.rows(given.said(), given.EVENING, {**given.EVENING, "day": "2026-04-02"})
    given.write(folder, *season, *given.rows(given.for_good(), *given.MORNINGS))
    with clock.on(shop.DAY):
        lasting.decide()
        assert opening.import_folder(folder) == 46
        for reference in ("M-001", "M-002"):
            contracts.get_ready(person_of(reference))
    return shop


@pytest.fixture
def day(house):
    with clock.on(house.DAY):
        yield house.DAY


def contract(reference: str):
    from mutua.work.models import Contract
    from tests.support.contracts import READER

    with reading(READER):
        found = Contract.objects.select_related("earlier", "activity__legal_entity", "person")
        return found.get(earlier__reference=reference)


def holds() -> None:
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def test_it_is_declared_under_the_number_it_had_and_signed_by_its_paper(day):
    from mutua.work.models import ContractSignature, Declaration
    from tests.support.contracts import READER

    one = contract(SEASON)
    with reading(READER):
        number = Declaration.objects.get(contract=one).number
        assert not ContractSignature.objects.filter(contract=one).exists()
    assert one.state == "declared"
    assert len(number) == 12
    assert (str(one.earlier.signed_on), str(one.earlier.started_on)) == ("2025-12-15", "2026-01-09")
    assert (one.gross_pay, str(one.first_day), str(one.last_day)) == (
        30_000, "2026-03-26", "2026-04-02",
    )  # fmt: skip
    holds()


def test_its_cost_reckons_with_what_was_paid_elsewhere_this_year(day):
    from mutua.payroll import earlier
    from tests.support.contracts import READER
    from tests.support.payday import months_of

    one = contract(SEASON)
    march, april = months_of(one.id)
    with reading(READER):
        before = earlier.as_inputs(one.person_id, "coop", "artist", march.first_day)
    assert before["paid_before_quarter_gross"] == 54_000
    law = one.activity.legal_entity.country
    from mutua.payroll.law import law as of

    facts = {"gross_pay": march.gross_pay, "hours": march.hours, "household": "single",
             "artistic_nature": "artistic", "age": 34, **before}  # fmt: skip
    made = of(law, {}).evaluate(
        regime="artist", inputs=facts, worked_from=march.first_day, worked_until=march.last_day,
        paid_on=march.promised_on,
    )  # fmt: skip
    assert march.charged == made.all["charged_cost"]
    assert march.gross_pay + april.gross_pay == one.gross_pay


def test_its_person_confirms_the_work_and_the_run_pays_it(day):
    from tests.support import contracts, payday

    one = contract(SEASON)
    contracts.confirm(one.id, date(2026, 3, 1))
    with clock.on(date(2026, 3, 30)):
        payday.pay(one.id, day=date(2026, 3, 30), paid_on=date(2026, 3, 31))
    (slip,) = payday.paid(one.id)
    assert slip.inputs["paid_before_year_gross"] == 54_000
    assert slip.charged == payday.months_of(one.id)[0].charged
    assert "order" not in slip.difference
    holds()


def test_nobody_is_bound_elsewhere_in_its_hours(day):
    from tests.support import contracts

    one = contract(SEASON)
    hours = contracts.at(date(2026, 4, 2), "21:00", "23:00")
    place = {"activity": one.activity_id, "client": one.client_id}
    with pytest.raises(contracts.Blocked) as caught:
        contracts.submitted(actors.member(one.person_id), hours=hours, **place)
    assert "two_places" in str(caught.value.given) or "overlap" in str(caught.value.given)


def test_an_open_ended_one_is_paid_from_the_day_after_and_goes_on_by_the_month(day):
    from tests.support import lasting, payday

    one = contract(FOR_GOOD)
    (march,) = payday.months_of(one.id)
    assert (str(march.first_day), str(march.last_day)) == ("2026-03-18", "2026-03-30")
    # Of nine Mondays and Wednesdays of March four lie after the sixteenth.
    assert march.gross_pay == round(40_000 * 4 / 9)
    with clock.on(date(2026, 4, 1)):
        assert lasting.open_months(date(2026, 5, 31)) == 2
    assert [each.gross_pay for each in payday.months_of(one.id)[1:]] == [40_000, 40_000]
    holds()


def test_its_service_runs_from_the_first_day_of_the_paper(day):
    from mutua.payroll.absent import spans
    from mutua.work import planning
    from mutua.work.services.ending import notice_of
    from mutua.work.services.lasting import begun_on
    from tests.support.contracts import READER

    one = contract(FOR_GOOD)
    law = planning.law_of(one.activity.legal_entity)
    with reading(READER):
        assert begun_on(one) == date(2025, 2, 3)
        assert spans("coop", one.person_id)[0].first == date(2025, 2, 3)
        notice = notice_of(law, one, "employer", date(2026, 6, 1), "registered")
    first = date(2025, 2, 3)
    of_a_year = law.rule("notice", by="employer", given_on=date(2026, 6, 1), how="registered",
                         contract_from=first, service_from=first)  # fmt: skip
    assert notice.weeks == of_a_year.weeks > 4


def test_a_contract_that_the_law_forbids_does_not_come_in(house, tmp_path):
    from tests.support import opening_cases

    code, place, other = opening_cases.house()
    with clock.on(house.DAY):
        underpaid = given.said(**place, gross_pay="5")
        with pytest.raises(SheetRefused) as caught:
            take(code, place, other, *given.rows(underpaid, given.EVENING))
        twice = [given.said(**place, reference=one) for one in ("A", "B")]
        both = [row for one in twice for row in given.rows(one, given.EVENING)]
        with pytest.raises(SheetRefused) as again:
            take(code, place, other, *both)
    (error,) = caught.value.errors
    assert (error.file, error.line, error.column) == ("contracts.csv", 2, "reference")
    assert "minimum" in error.given
    (error,) = again.value.errors
    assert (error.line, error.column) == (3, "reference")


def test_what_the_budget_does_not_hold_is_told_at_its_balance(house, tmp_path):
    from tests.support import opening_cases

    code, place, other = opening_cases.house()
    with clock.on(house.DAY):
        dear = given.said(**place, gross_pay="3000")
        with pytest.raises(SheetRefused) as caught:
            take(code, place, other, *given.rows(dear, given.EVENING))
    (error,) = caught.value.errors
    assert (error.file, error.column) == ("balances.csv", "amount")
    assert "running contracts" in error.allowed


def take(code, place, other, *rows) -> int:
    from uuid import uuid4

    from mutua.activities import opening
    from tests.support import books, opening_cases

    sheets = [s for s in opening_cases.sheets(place, other) if s.file != "contracts.csv"]
    texts = ({name: str(value) for name, value in row.items() if value != ""} for row in rows)
    return opening.import_opening(
        actor=books.STAFF, key=uuid4(), legal_entity=code,
        sheets=(*sheets, opening_cases.sheet("contracts", *texts)),
    )  # fmt: skip


def test_what_was_taken_of_a_years_holidays_before_the_books_is_not_guessed(day):
    """Of an employee with such a contract a month with a holiday of that year waits; the year after
    it is known from its first day on."""
    from mutua.legislation import country
    from mutua.payroll.absent import DayOfWork, Holidays
    from mutua.payroll.holidays import holiday_year
    from mutua.work.models import Absence, Contract
    from tests.support.contracts import READER

    one, first = contract(FOR_GOOD), date(2026, 4, 6)
    away = [Absence(kind="holiday", first_day=first, last_day=date(2026, 4, 8))]
    asked = DayOfWork(one.id, one.id, one.person_id, "employee", False, first, 180, one.id, False, None)  # fmt: skip
    with reading(READER):
        same = Contract.objects.get(id=one.id)
        found = holiday_year(country("be"), same, 2026, away)
        waits = Holidays(country("be"), away).of(asked)
    assert (found.unknown, found.right) == (True, 0)
    assert waits.field == "absence_holiday_before"
