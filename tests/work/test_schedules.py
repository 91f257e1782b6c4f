"""A table of schedules with what the law says of each, reckoned by hand from its articles: the last
column says how. A line breaks the work of a contract and of the person's others into days and
hours; others stand apart by a stroke."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mutua.ground.errors import Refused
from mutua.legislation import LegislationError, country
from mutua.work import hours as time
from mutua.work.hours import Hours

BE = country("be")
FILE = Path(__file__).parent / "schedules.csv"
TABLE = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
LEAST = 150


def periods(text: str) -> list[dict[str, object]]:
    """Days and hours as the room of contracts reads them from its pages."""
    said = []
    for one in text.split(" + "):
        day, span = one.split(" ")
        said.append(Hours(date.fromisoformat(day), *span.split("-")))
    return time.as_law_reads(time.read(said))


def contract(text: str, who: str) -> dict[str, Any]:
    """A contract of somebody: 'employee shows', 'student age 17', 'artist signed 2026-03-16'."""
    regime, *more = who.split(" ")
    found: dict[str, Any] = {"periods": periods(text), "regime": regime, "gross_pay": 200_000}
    found["signed_on"] = "2024-01-01"
    if more == ["shows"]:
        found["show_sector"] = True
    elif more:
        name = {"age": "age", "signed": "signed_on"}[more[0]]
        found[name] = int(more[1]) if name == "age" else more[1]
    return found


@pytest.mark.parametrize("line", TABLE, ids=lambda one: f"{one['rule']}-{one['why']}")
def test_a_schedule_has_the_verdict_that_the_law_gives(line: dict[str, str]) -> None:
    others = [
        contract(one, line["who"].split(" ")[0]) for one in line["others"].split(" / ") if one
    ]
    asked = BE.check(contract=contract(line["work"], line["who"]), history=others)
    found = next(one for one in asked if one.rule == line["rule"])
    assert (found.verdict, found.article) == (line["verdict"], line["article"])


def test_the_table_has_each_rule_of_time_with_each_of_its_verdicts() -> None:
    assert len(TABLE) >= LEAST
    assert len({(one["rule"], one["work"], one["others"], one["who"]) for one in TABLE}) == len(
        TABLE
    )
    seen = {(one["rule"], one["verdict"]) for one in TABLE}
    assert seen >= {
        (rule, "block")
        for rule in ("three_hours", "daily_limit", "weekly_limit", "daily_rest", "two_places")
    } | {
        (rule, verdict)
        for rule in ("breaks", "daily_limit", "weekly_limit", "weekly_rest", "sunday", "night")
        for verdict in ("pass", "warn")
    } | {("young_workers", verdict) for verdict in ("pass", "warn", "block")}


def test_an_hour_that_the_clocks_leave_out_is_refused_by_its_field() -> None:
    """In the night of 29 March 2026 it is 3:00 after 1:59."""
    with pytest.raises(Refused) as refused:
        time.read([Hours(date(2026, 3, 29), "02:30", "06:00")])
    assert refused.value.field == "hours[1].starts"
    with pytest.raises(Refused) as refused:
        time.read([Hours(date(2026, 3, 28), "22:00", "02:59")])
    assert refused.value.field == "hours[1].ends"
    night = {"day": "2026-03-29", "from": "02:30", "until": "06:00"}
    with pytest.raises(LegislationError) as wrong:
        BE.check(contract={"periods": [night], "regime": "artist"})
    assert wrong.value.field == "periods.from"


def test_what_is_paid_are_the_hours_that_pass() -> None:
    spring, autumn = (
        time.by_month(time.read([Hours(day, "22:00", "04:00")]))[0]
        for day in (date(2026, 3, 28), date(2026, 10, 24))
    )
    assert (spring.hours, autumn.hours) == (500, 700)
