"""A member tells of an absence on her phone, and the payroll officer sees which pay it touches."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutua.ground import clock
from tests.ground import spoilt
from tests.portal.pages import text_of
from tests.portal.people import ready_for_work, signed_in
from tests.support import absences, contracts
from tests.support.store import BOB

pytestmark = pytest.mark.usefixtures("office")
DAY = date(2026, 9, 14)


@pytest.fixture(scope="module")
def house(house: Any) -> Any:
    return ready_for_work(house)


def said(day: date, last: date | None = None, kind: str = "illness", **more: Any) -> dict[str, Any]:
    last = last or day
    return {
        "key": str(uuid4()), "kind": kind,
        "first_day_0": day.day, "first_day_1": day.month, "first_day_2": day.year,
        "last_day_0": last.day, "last_day_1": last.month, "last_day_2": last.year, **more,
    }  # fmt: skip


def told(visitor: Any, path: str = "/en/absences/new/", **facts: Any) -> UUID:
    answer = visitor.post(path, said(**facts))
    assert answer.status_code == 302, text_of(answer)
    return UUID(answer.url.rstrip("/").rsplit("/", 1)[1])


def test_she_tells_it_with_a_photo_and_reads_what_it_means(alice: Any, office: Any) -> None:
    work = contracts.signed(hours=contracts.at(DAY, "19:00", "22:00"), task="Waltz")
    photo = SimpleUploadedFile("photo.jpg", spoilt.photo("JPEG"), "image/jpeg")
    absence = told(alice, day=DAY, last=DAY + timedelta(days=4), certificate=photo)
    page = alice.get(f"/en/absence/{absence}/")
    unpaid = "Not paid by us, in hours: 3."  # without a month of service
    for words in ("Waltz", "19:00", "first seven days", "See the paper", unpaid):
        assert words in text_of(page), words
    assert f"/en/contract/{work}/" in page.content.decode()
    assert alice.get(f"/en/absence/{absence}/certificate").content == jpeg_kept(absence)
    assert "Illness" in text_of(alice.get("/en/absences/"))
    shorter = told(alice, f"/en/absence/{absence}/change/", day=DAY + timedelta(days=1))
    assert absences.found(shorter).replaces_id == absence
    assert absences.found(shorter).certificate == ""
    assert "holds no longer" in text_of(alice.get(f"/en/absence/{absence}/"))
    assert "no signed work" in text_of(alice.get(f"/en/absence/{shorter}/"))
    alice.post(f"/en/absence/{shorter}/withdraw/", {"key": str(uuid4())})
    assert "told us of none" in text_of(alice.get("/en/absences/"))


def jpeg_kept(absence: UUID) -> bytes:
    from mutua.ground import places

    return places.files().get(absences.found(absence).certificate)


def test_what_cannot_be_stands_at_its_field(alice: Any, office: Any) -> None:
    day = DAY + timedelta(days=20)
    told(alice, day=day)
    for facts, words in (
        ({"day": day}, "another absence on one of these days"),
        ({"day": day, "last": day - timedelta(days=1)}, "a later one"),
        ({"day": date(2029, 1, 1)}, "at most a year"),
    ):
        answer = alice.post("/en/absences/new/", said(**facts))
        assert answer.status_code == 422
        assert words in text_of(answer)


def test_another_member_sees_nothing(office: Any) -> None:
    absence = absences.say(DAY + timedelta(days=40), certificate=uuid4().hex * 2)
    bob = signed_in(BOB)
    for end in ("", "change/", "certificate"):
        assert bob.get(f"/en/absence/{absence}/{end}").status_code == 404
    assert bob.post(f"/en/absence/{absence}/withdraw/", {"key": str(uuid4())}).status_code == 404


def test_the_officer_sees_absences_of_months_that_are_unpaid(
    staff: Any, alice: Any, office: Any, django_assert_max_num_queries: Any
) -> None:
    def questions() -> int:
        with django_assert_max_num_queries(40) as asked:
            assert staff.get("/en/staff/payroll/absences/").status_code == 200
        return len(asked.captured_queries)

    day = date(2026, 10, 5)
    contracts.signed(hours=contracts.at(day, "19:00", "22:00"), task="Tango")
    absences.say(day)
    few = questions()
    seen = text_of(staff.get("/en/staff/payroll/absences/"))
    for words in ("Alice", "Tango", "Illness", "No certificate yet"):
        assert words in seen, words
    for more in (7, 14):
        contracts.signed(hours=contracts.at(day + timedelta(days=more), "19:00", "22:00"))
        absences.say(day + timedelta(days=more))
    assert questions() == few
    assert "the list of absences" in text_of(alice.get("/en/looks/"))


ACCIDENT = {
    "en": (
        "or occupational disease",
        "report the accident to the insurer",
        "After the thirtieth day",
    ),
    "fr": ("ou maladie professionnelle", "nous déclarons l’accident", "Après le trentième jour"),
    "nl": ("of beroepsziekte", "wij melden het ongeval", "Na de dertigste dag"),
    "de": ("oder Berufskrankheit", "Wir melden den Unfall", "Nach dem dreißigsten Tag"),
}


def test_she_reads_what_an_accident_at_work_means_in_her_language(alice: Any, office: Any) -> None:
    absence = told(alice, day=DAY + timedelta(days=60), kind="accident", other_cause="on")
    assert absences.found(absence).other_cause
    for language, (kind, *means) in ACCIDENT.items():
        page = alice.get(f"/{language}/absence/{absence}/", HTTP_ACCEPT_LANGUAGE=language)
        for words in (kind, *means):
            assert words in text_of(page), (language, words)
        assert kind in text_of(alice.get(f"/{language}/absences/new/"))
    holiday = said(DAY + timedelta(days=65), kind="holiday", other_cause="on")
    answer = alice.post("/en/absences/new/", holiday)
    assert answer.status_code == 422
    assert "Only an illness or an accident" in text_of(answer)


def test_the_officer_reads_why_a_month_after_an_accident_waits_and_the_member_which_hours(
    staff: Any, alice: Any, office: Any
) -> None:
    """Mondays from 4 May on. Away on 17 to 22 May and again from the 24th on, without work on the
    23rd, the 25th is day 8 of one accident or day 2 of another; away since the 18th it is day 8 of one
    alone. Away on 5 to 9 May she was at work before the 23rd, so she is paid."""

    def seen(heading: str) -> str:
        return text_of(staff.get("/en/staff/payroll/")).partition(heading)[2]

    contracts.worked(hours=contracts.evenings(4, date(2026, 5, 4)), task="Mazurka")
    with clock.on(date(2026, 6, 1)):
        first = absences.say(date(2026, 5, 5), date(2026, 5, 9), kind="accident")
        assert "Mazurka" in seen("Due now").partition("Blocked")[0]
        again = absences.say(date(2026, 5, 23), date(2026, 5, 25), kind="accident")
        assert "Mazurka" in seen("Due now").partition("Blocked")[0]
        first = absences.say(
            date(2026, 5, 17), date(2026, 5, 22), kind="accident", replaces=first
        )  # fmt: skip
        again = absences.say(
            date(2026, 5, 24), date(2026, 5, 25), kind="accident", replaces=again
        )  # fmt: skip
        assert "go on or begin anew is to be confirmed" in seen("Mazurka")
        assert "is paid, in hours: 3." in text_of(alice.get(f"/en/absence/{again}/"))
        absences.withdraw(first)
        longer = absences.say(date(2026, 5, 18), date(2026, 5, 25), kind="accident", replaces=again)
        assert "the part that is paid until day 30" in seen("Mazurka")
        page = text_of(alice.get(f"/en/absence/{longer}/"))
        assert "Paid as if you worked them, in hours: 3." in page  # the 18th
        assert "Looked at by the office before the month is paid, in hours: 3." in page
        assert "Not paid" not in page
        absences.withdraw(longer)
