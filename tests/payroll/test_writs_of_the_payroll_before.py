"""What creditors held against pay when the books were opened goes on here, less what they have got, once
a second person has read the paper."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.ground import actors, clock, doctor, places
from mutua.ground.errors import NotAllowed
from mutua.ground.transactions import reading

MARCH = date(2026, 3, 20)
SEIZURE, MAINTENANCE = "SAI-2025-77", "ALI-2025-12"


@pytest.fixture(scope="module")
def dirk(store, tmp_path_factory):
    """A member against whom the example holds a seizure and a maintenance, and a budget to pay him."""
    from mutua.people.imports import person_of
    from tests.support import contracts, opening, shop

    shop.open_shop()
    folder = opening.folder(tmp_path_factory.mktemp("books") / "opening")
    balances = folder / "balances.csv"
    opening.change(balances, "activity_budget;A-01;;;-1300.00", "activity_budget;A-01;;;-21300.00")
    opening.change(balances, "bank;;;;11994.53", "bank;;;;31994.53")
    with clock.on(shop.DAY):
        assert opening.import_folder(folder) == 44
        contracts.get_ready(person_of("M-002"))
    return actors.member(person_of("M-002"))


@pytest.fixture
def day(dirk):
    from tests.support import shop

    with clock.on(shop.DAY):
        yield shop.DAY


def writ(reference: str):
    from mutua.payroll.models import Writ
    from tests.support.contracts import READER

    with reading(READER):
        return Writ.objects.select_related("payee", "entered_by").get(reference=reference)


def test_each_comes_with_its_paper_and_what_was_kept_back_and_waits(day, dirk):
    from mutua.payroll.writs import due_in_all, running
    from tests.support.contracts import READER

    seizure, other = writ(SEIZURE), writ(MAINTENANCE)
    assert (seizure.withheld_before, seizure.owed_before) == (32_000, 4_550)
    assert due_in_all(seizure, day) == 85_000 - 32_000
    assert due_in_all(other, day) == 4 * 25_000 - 50_000
    assert seizure.payee.legal_name == "Étude Lambrecht"
    assert seizure.entered_by.legal_name == "Nora Lambert"
    assert places.files().get(seizure.paper).startswith(b"%PDF")
    with reading(READER):
        assert running("coop") == {}
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def test_whoever_copied_it_does_not_confirm_it(day):
    from tests.support import writs

    one = writ(SEIZURE)
    with pytest.raises(NotAllowed):
        writs.confirm(one.id, actors.staff(one.entered_by_id))


def test_confirmed_it_takes_what_is_left_and_no_cent_more(day, dirk):
    from mutua.activities.imports import client_of, known_activity
    from tests.support import contracts, payday, writs

    for reference in (SEIZURE, MAINTENANCE):
        writs.confirm(writ(reference).id)
    with reading(contracts.READER):
        activity = known_activity({"activity": "A-01", "member": "M-002"}, "coop")
    place = {"activity": activity, "client": client_of("K-002"), "pay_from": "gross"}
    for day_of_work in (MARCH, date(2026, 4, 22), date(2026, 5, 20), date(2026, 6, 17)):
        gig = contracts.worked(
            dirk, hours=contracts.at(day_of_work, "19:00", "22:00"), pay_amount=300_000, **place
        )
        payday.pay(gig, day=payday.after(gig), paid_on=next_bank_day(payday.after(gig)))
    kept = {
        one.reference: sum(each.amount for each in writs.withheld(writ=one))
        for one in map(writ, (SEIZURE, MAINTENANCE))
    }
    assert kept[SEIZURE] == 85_000 - 32_000
    assert kept[MAINTENANCE] == 7 * 25_000 - 50_000  # December to June
    assert [one.check.code for one in doctor.examine(rebuild=True) if not one.holds] == []


def next_bank_day(day: date) -> date:
    from datetime import timedelta

    from mutua.legislation.belgium.calendar import is_working_day

    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
