"""Payslips that another payroll made this year count here as if we had made them, and nothing else is
done with them."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import actors, clock, doctor
from mutua.ground.transactions import reading
from tests.support.store import ALICE

MARCH = date(2026, 3, 20)
OVER = date(2026, 4, 10)
FIRST = date(2026, 1, 1)


@pytest.fixture(scope="module")
def nora(store, tmp_path_factory):
    """A member whose evenings of this year another payroll has paid until ours began; Dirk was paid
    as an employee and a student."""
    from mutua.people.imports import person_of
    from tests.support import contracts, earlier_pay, opening, shop

    shop.open_shop()
    folder = opening.folder(tmp_path_factory.mktemp("books") / "opening")
    balances = folder / "balances.csv"
    opening.change(balances, "Nora dances;M-001;;-2000.00", "Nora dances;M-001;;-6000.00")
    opening.change(balances, "bank;;;;11994.53", "bank;;;;15994.53")
    with (folder / "mandates.csv").open("a", encoding="utf-8") as mandates:
        mandates.write(
            "SAI-9;M-001;seizure;Lumière SA;H-01;;;;900;;2026-01-06;2026-02-03;10;;M-002;seizure.pdf\n"
        )
    student = {"gross_pay": 60_000, "hours": 3_000, "age": 21, "days": 4}
    earlier_pay.add(
        folder,
        earlier_pay.slip("2026-0101", "M-001", kept_back=1_000),
        earlier_pay.slip(
            "2026-0102", "M-002", "student", ("2026-02-02", "2026-02-06", "2026-02-20"), student
        ),
    )
    with clock.on(shop.DAY):
        assert opening.import_folder(folder) == 47
        for reference in ("M-001", "M-002"):
            contracts.get_ready(person_of(reference))
    return actors.member(person_of("M-001"))


@pytest.fixture
def day(nora):
    from tests.support import shop

    with clock.on(shop.DAY):
        yield shop.DAY


def place_of(member: str) -> dict[str, object]:
    from mutua.activities.imports import client_of, known_activity
    from tests.support.contracts import READER

    with reading(READER):
        row = {"activity": "Nora dances" if member == "M-001" else "A-01", "member": member}
        activity = known_activity(row, "coop")
    return {"activity": activity, "client": client_of("K-001" if member == "M-001" else "K-002")}


def holds() -> None:
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


@pytest.fixture(scope="module")
def evening(nora):
    """Three hours of Nora's in March, paid here."""
    from tests.support import contracts, payday, shop

    with clock.on(shop.DAY):
        hours = contracts.at(MARCH, "19:00", "22:00")
        gig = contracts.worked(
            nora, hours=hours, pay_from="gross", pay_amount=30_000, **place_of("M-001")
        )
        assert payday.pay(gig, day=date(2026, 3, 23), paid_on=date(2026, 3, 24)).blocked == ()
        (slip,) = payday.paid(gig)
    return slip


def test_the_first_payslip_here_reckons_with_those_before(evening):
    before = {
        name: evening.inputs[f"paid_before_{name}"]
        for name in ("month_gross", "quarter_gross", "year_gross", "month_hours", "year_hours")
    }
    assert before == {
        "month_gross": 18_000, "quarter_gross": 72_000, "year_gross": 72_000,
        "month_hours": 760, "year_hours": 760 + 1_520 + 760,
    }  # fmt: skip
    holds()


def test_a_month_cut_between_two_payrolls_pays_what_one_payroll_would(evening):
    from tests.support.earlier_pay import BE, FACTS

    alone = BE.evaluate(regime="artist", as_of="2026-03-05", inputs=FACTS).lines
    whole = {"gross_pay": 48_000, "household": "single", "hours": 1_060, "age": 33}
    month = BE.evaluate(regime="artist", as_of="2026-03-20", inputs=whole).lines
    assert alone["net_pay"] + evening.net_pay == month["net_pay"]


def test_nothing_of_a_payslip_made_before_is_paid_corrected_or_due_here(day, evening):
    from mutua.ledger.models import LegalEntity
    from mutua.payroll.models import Payslip
    from mutua.payroll.recomputing import proposed
    from mutua.treasury import debts
    from tests.support.contracts import READER

    with reading(READER):
        made = set(Payslip.objects.values_list("person_id", flat=True))
        owed = [one for one in debts.unpaid("coop") if one.account == "net_pay_payable"]
        entity = LegalEntity.objects.get(code="coop")
        changes = proposed(entity, FIRST).changes
    assert made == {evening.person_id}
    assert [one.amount for one in owed] == [evening.net_pay]
    assert changes == []


def test_hours_as_a_student_count_those_before(day):
    from mutua.people.imports import person_of
    from mutua.work.facts import student_hours
    from tests.support import contracts, payday

    dirk = actors.member(person_of("M-002"))
    with reading(contracts.READER):
        assert student_hours(dirk.person, MARCH) == 3_000
        assert student_hours(dirk.person, date(2026, 2, 2)) == 0
        assert student_hours(dirk.person, date(2027, 3, 1)) == 0
    gig = contracts.worked(
        dirk, regime="student", answers={"student": True}, hours=contracts.at(MARCH, "09:00", "13:00"),
        pay_from="gross", pay_amount=8_000, **place_of("M-002"),
    )  # fmt: skip
    payday.pay(gig, day=date(2026, 3, 23), paid_on=date(2026, 3, 24))
    (slip,) = payday.paid(gig)
    assert slip.inputs["student_hours_used"] == 3_000
    assert slip.inputs["paid_before_year_gross"] == 60_000  # not what she had as an employee
    holds()


def test_the_quarter_is_declared_with_what_both_payrolls_paid(day, evening):
    from mutua.payroll.models import EarlierPayslip, Regularisation
    from mutua.payroll.quarter import of_employer
    from tests.support import contracts, corrections

    with clock.on(OVER):
        assert corrections.regularise(FIRST)
    with reading(contracts.READER):
        one = Regularisation.objects.get(person=evening.person_id, quarter=FIRST)
        before = list(EarlierPayslip.objects.filter(person=evening.person_id))
    (basis,) = one.basis
    assert basis["inputs"]["gross_pay"] == 30_000 + 72_000
    assert basis["inputs"]["hours"] == evening.inputs["hours"] + 3_040
    kinds = evening.run.kinds
    accrued = [of_employer(each.lines, kinds) for each in (evening, *before)]
    for code, amount in one.accrued.items():
        assert amount == sum(each.get(code, 0) for each in accrued), code
    assert one.payslips == [str(evening.id)]
    with clock.on(OVER):
        assert corrections.regularise(FIRST) == 0
        holds()


def test_creditors_find_the_month_of_payment_as_both_payrolls_made_it(day, evening, nora):
    from tests.support import contracts, payday, writs

    writs.running(person=nora.person, amount=10_000_000, served_on=MARCH.replace(day=2))
    gig = contracts.worked(
        nora, hours=contracts.at(date(2026, 3, 26), "19:00", "22:00"), pay_from="gross",
        pay_amount=150_000, **place_of("M-001"),
    )  # fmt: skip
    payday.pay(gig, day=date(2026, 3, 27), paid_on=date(2026, 3, 30))
    (slip,) = payday.paid(gig)
    kept = writs.withheld(person=nora.person)
    assert kept
    earlier = 13_742  # of March, of which creditors had 10 euros
    assert kept[-1].reckoned["net"] == earlier + evening.net_pay + slip.net_pay
    before = sum(one.amount for one in kept[:-1])
    assert kept[-1].reckoned["before"] == 1_000 + before
    holds()


def test_the_individual_account_has_them_with_their_source(day, evening):
    from mutua.ledger.models import LegalEntity
    from mutua.payroll.documents import account
    from mutua.people.models import Person
    from tests.support import contracts

    with reading(contracts.READER):
        entity = LegalEntity.objects.get(code="coop")
        person = Person.objects.get(id=evening.person_id)
        slips = account.of_year("coop", person.id, 2026)
        before = account.made_before("coop", person.id, 2026)
        said = account.texts(entity, person, 2026, slips, before)
        assert account.draw(entity, person, 2026).startswith(b"%PDF")
        assert account.years_of(person.id) == [2026]
        assert account.years_of(ALICE) == []
    named = [row[1] for row in said["rows"] if "fiche" in row[1]]
    assert [one.rpartition(" ")[2] for one in named] == ["2026-0011", "2026-0038", "2026-0101"]
    assert "Secretariat Example" in said["notes"][-1]
    gross = said["columns"].index("Brut") + 1
    year = sum(one.gross_pay for one in (*slips, *before))
    shown = said["rows"][-1][gross].replace("\u202f", "").replace("\xa0", "").replace(" ", "")
    assert shown == f"{year / 100:.2f}".replace(".", ",")


def test_a_creditor_is_told_the_pay_of_both_payrolls(day, evening, nora):
    from mutua.payroll.documents import declaration
    from mutua.payroll.models import Writ
    from tests.support import contracts, writs

    writ = writs.entered(person=nora.person)
    with reading(contracts.READER):
        pay = declaration.pay_of(Writ.objects.get(id=writ), OVER)
    assert [str(one.month) for one in pay] == ["2026-03-01", "2026-02-01", "2026-01-01"]
    assert [one.net for one in pay[1:]] == [13_742, 27_483]


def test_she_reads_her_own_and_nobody_else(day, nora):
    from mutua.payroll.models import EarlierPayslip

    with reading(nora):
        assert EarlierPayslip.objects.count() == 3
    with reading(actors.member(ALICE)):
        assert EarlierPayslip.objects.count() == 0


COPY = """insert into payroll_earlierpayslip select (jsonb_populate_record(e, jsonb_build_object(
      'id', gen_random_uuid(), 'reference', 'late', 'owed_onss', 0))).*
    from payroll_earlierpayslip e where e.reference = '2026-0011'"""
BEFORE = "payroll.before"
FREE = tuple(
    f"alter table payroll_earlierpayslip {{}} trigger {one}" for one in ("from_elsewhere", "fits")
)


def test_who_was_paid_here_has_no_payslips_elsewhere_in_that_year_any_more(day, evening):
    from tests.proofs_of_rooms.guards import Coded, session, without

    open_, fits = FREE
    with without(open_.format("disable"), open_.format("enable")):
        with session() as connection, Coded("MU032"):
            connection.execute(COPY)
        # The twin: without the guard what was paid here has not reckoned with it.
        with without(fits.format("disable"), fits.format("enable")), session() as connection:
            connection.execute(COPY)
            said = next(one.check for one in doctor.examine() if one.check.code == BEFORE).sql
            assert connection.execute(said).fetchone()[1] > 0


def test_books_that_are_open_take_no_more(day, nora, tmp_path):
    from mutua.ground.errors import Refused
    from tests.support import opening

    with pytest.raises(Refused, match="other files"):
        opening.import_folder(opening.folder(tmp_path / "again"))
