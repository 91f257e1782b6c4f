"""Which Belgian regimes the answers lead to, with the reasons, and what each gives later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mutua.legislation.belgium.inputs import HOUSEHOLDS, NATURES, REGIONS
from mutua.legislation.engine.advice import Advice, Later, Question
from mutua.legislation.engine.standing import Standing

QUESTIONS = (
    Question("artistic_nature", "regime", NATURES),
    Question("authority", "regime", (True, False)),
    Question("certificate", "regime", (True, False)),
    Question("student", "regime", (True, False)),
    Question("manual_work", "regime", (True, False)),
    Question("costs_only", "regime", (True, False)),
    Question("in_house", "pay", (True, False)),
    Question("region", "pay", REGIONS),
    Question("household", "pay", HOUSEHOLDS),
    Question("children", "pay", (0, 1, 4)),
    Question("single_parent", "pay", (True, False)),
)

UNEMPLOYMENT = "Royal decree of 25 November 1991; arts work allowance: law of 16 December 2022"
PENSION = "Royal decree no. 50 of 24 October 1967"
HOLIDAY_EMPLOYEE = "Royal decree of 30 March 1967, art. 46"
HOLIDAY_MANUAL = "Coordinated laws of 28 June 1971; royal decree of 30 March 1967, art. 14"
ILLNESS_EMPLOYEE = "Law of 3 July 1978, art. 70 and 71"
ILLNESS_MANUAL = "Law of 3 July 1978, art. 52"
STUDENT_LAW = "Royal decree of 28 November 1969, art. 17bis"
AMATEUR_LAW = "Law of 16 December 2022; royal decree of 13 March 2023"
EMPLOYMENT = "Law of 3 July 1978"

# Of students the employer pays the holidays of hours beyond the quota alone.
STANDINGS = {
    "employee": Standing(
        employed=True, pay=True, holidays="employer", for_good=True, arts=False, law=EMPLOYMENT
    ),
    "manual_worker": Standing(
        employed=True, pay=True, holidays="fund", for_good=True, arts=False, law=EMPLOYMENT
    ),
    "artist": Standing(
        employed=True, pay=True, holidays="fund", for_good=True, arts=True, law=EMPLOYMENT
    ),
    "artist_1bis": Standing(
        employed=False, pay=True, holidays="fund", for_good=False, arts=True,
        law="Law of 27 June 1969, art. 1bis",
    ),
    "student": Standing(
        employed=True, pay=True, holidays="employer", for_good=False, arts=False,
        law="Law of 3 July 1978, title VII; royal decree of 28 November 1969, art. 17bis",
    ),
    "amateur_arts_indemnity": Standing(
        employed=False, pay=False, holidays="nobody", for_good=False, arts=True, law=AMATEUR_LAW
    ),
}  # fmt: skip


def among(**wanted: bool | str) -> tuple[str, ...]:
    """The Belgian regimes of work whose standing is as ``wanted``."""
    return tuple(code for code, one in STANDINGS.items() if one.fits(**wanted))


def _worker(holiday: str, holiday_law: str, illness: str, illness_law: str) -> tuple[Later, ...]:
    return (
        Later("unemployment", "unemployment_counts", UNEMPLOYMENT),
        Later("pension", "pension_counts", PENSION),
        Later("holiday_pay", holiday, holiday_law),
        Later("illness", illness, illness_law),
    )


_MANUAL = _worker("holiday_by_the_fund", HOLIDAY_MANUAL, "illness_after_a_month", ILLNESS_MANUAL)
LATER = {
    "employee": _worker(
        "holiday_at_the_end", HOLIDAY_EMPLOYEE, "illness_employee", ILLNESS_EMPLOYEE
    ),
    "manual_worker": _MANUAL,
    "artist": _MANUAL,
    "artist_1bis": (
        *_MANUAL[:3],
        Later("illness", "illness_fund_only", "Law of 27 June 1969, art. 1bis"),
    ),
    "student": (
        Later("unemployment", "unemployment_not", STUDENT_LAW),
        Later("pension", "pension_not", STUDENT_LAW),
        Later("holiday_pay", "holiday_none", STUDENT_LAW),
        Later("illness", "illness_student", "Law of 3 July 1978, title VII"),
    ),
    "amateur_arts_indemnity": (
        Later("unemployment", "unemployment_not", AMATEUR_LAW),
        Later("pension", "pension_not", AMATEUR_LAW),
        Later("holiday_pay", "holiday_none", AMATEUR_LAW),
        Later("illness", "illness_none", AMATEUR_LAW),
    ),
}


def advise(answers: Mapping[str, Any]) -> tuple[Advice, ...]:
    """Every regime with its verdict for these answers. Facts not given count as by default.

    Sources: law of 3 July 1978 (contracts); law of 27 June 1969, art. 1bis; royal decree of
    28 November 1969, art. 17bis; law of 16 December 2022 (Working in the Arts).
    """
    nature = answers.get("artistic_nature") or "none"
    authority = answers.get("authority", True) is not False
    return (
        _verdict("employee", _employee(nature, authority, answers)),
        _verdict("manual_worker", _manual_worker(nature, authority, answers)),
        _verdict("artist", _artist(nature, authority)),
        _verdict("artist_1bis", _artist_1bis(nature, authority, answers)),
        _verdict("student", _student(authority, answers)),
        _verdict("amateur_arts_indemnity", _amateur(nature, answers)),
    )


def _verdict(regime: str, against: tuple[str, ...]) -> Advice:
    return Advice(regime, not against, against or (f"{regime}_lawful",))


def _codes(*found: tuple[bool, str]) -> tuple[str, ...]:
    return tuple(code for holds, code in found if holds)


def _employee(nature: str, authority: bool, answers: Mapping[str, Any]) -> tuple[str, ...]:
    return _codes(
        (not authority, "no_authority"),
        (nature != "none", "arts_work_is_declared_as_artist"),
        (answers.get("manual_work") is True, "mainly_manual"),
    )


def _manual_worker(nature: str, authority: bool, answers: Mapping[str, Any]) -> tuple[str, ...]:
    return _codes(
        (not authority, "no_authority"),
        (nature != "none", "arts_work_is_declared_as_artist"),
        (answers.get("manual_work") is not True, "not_manual"),
    )


def _artist(nature: str, authority: bool) -> tuple[str, ...]:
    return _codes((nature == "none", "not_arts_work"), (not authority, "no_authority"))


def _artist_1bis(nature: str, authority: bool, answers: Mapping[str, Any]) -> tuple[str, ...]:
    return _codes(
        (nature == "none", "not_arts_work"),
        (authority, "authority_means_a_contract"),
        (answers.get("certificate") is not True, "no_certificate"),
    )


def _student(authority: bool, answers: Mapping[str, Any]) -> tuple[str, ...]:
    return _codes(
        (answers.get("student") is not True, "not_a_student"), (not authority, "no_authority")
    )


def _amateur(nature: str, answers: Mapping[str, Any]) -> tuple[str, ...]:
    return _codes(
        (nature != "artistic", "not_artistic_itself"),
        (answers.get("costs_only") is not True, "paid_as_work"),
    )
