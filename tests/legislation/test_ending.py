"""How an open-ended contract ends: notices worked out by hand, pay in their place, serious cause."""

from __future__ import annotations

from datetime import date

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")
# Who, sent or handed over on, how, service since; weeks, begin, last day. A registered letter of
# Wednesday 6 May 2026 acts on Saturday 9 May, so that its notice begins on Monday 11 May.
TABLE = """
employer 2026-05-06 registered 2026-05-01 1  2026-05-11 2026-05-17
employer 2026-05-06 registered 2026-02-12 1  2026-05-11 2026-05-17
employer 2026-05-06 registered 2026-02-11 3  2026-05-11 2026-05-31
employer 2026-05-06 registered 2026-01-11 4  2026-05-11 2026-06-07
employer 2026-05-06 registered 2025-12-11 5  2026-05-11 2026-06-14
employer 2026-05-06 registered 2025-11-12 5  2026-05-11 2026-06-14
employer 2026-05-06 registered 2025-11-11 6  2026-05-11 2026-06-21
employer 2026-05-06 registered 2025-08-11 7  2026-05-11 2026-06-28
employer 2026-05-06 registered 2025-05-11 8  2026-05-11 2026-07-05
employer 2026-05-06 registered 2025-02-11 9  2026-05-11 2026-07-12
employer 2026-05-06 registered 2024-11-11 10 2026-05-11 2026-07-19
employer 2026-05-06 registered 2024-08-11 11 2026-05-11 2026-07-26
employer 2026-05-06 registered 2024-05-11 12 2026-05-11 2026-08-02
employer 2026-05-06 registered 2023-05-11 13 2026-05-11 2026-08-09
employer 2026-05-06 registered 2022-05-11 15 2026-05-11 2026-08-23
employer 2026-05-06 registered 2021-05-11 18 2026-05-11 2026-09-13
employer 2026-05-06 registered 2020-05-11 21 2026-05-11 2026-10-04
employer 2026-05-06 bailiff    2016-05-11 33 2026-05-11 2026-12-27
employer 2026-05-07 registered 2026-05-01 1  2026-05-18 2026-05-24
employer 2026-05-08 bailiff    2026-05-01 1  2026-05-11 2026-05-17
employer 2026-05-10 bailiff    2026-05-01 1  2026-05-11 2026-05-17
employer 2026-05-11 bailiff    2026-05-01 1  2026-05-18 2026-05-24
employer 2026-05-12 registered 2026-05-01 1  2026-05-18 2026-05-24
employer 2026-05-13 registered 2026-05-01 1  2026-05-25 2026-05-31
worker   2026-05-06 handed     2026-05-01 1  2026-05-11 2026-05-17
worker   2026-05-06 handed     2026-02-11 2  2026-05-11 2026-05-24
worker   2026-05-06 handed     2025-11-11 3  2026-05-11 2026-05-31
worker   2026-05-06 handed     2025-05-11 4  2026-05-11 2026-06-07
worker   2026-05-06 handed     2024-11-11 5  2026-05-11 2026-06-14
worker   2026-05-06 handed     2024-05-11 6  2026-05-11 2026-06-21
worker   2026-05-06 registered 2022-05-11 7  2026-05-11 2026-06-28
worker   2026-05-06 registered 2021-05-11 9  2026-05-11 2026-07-12
worker   2026-05-06 registered 2020-05-11 10 2026-05-11 2026-07-19
worker   2026-05-06 registered 2019-05-11 12 2026-05-11 2026-08-02
worker   2026-05-06 registered 2018-05-11 13 2026-05-11 2026-08-09
worker   2026-05-06 registered 1996-05-11 13 2026-05-11 2026-08-09
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("by, on, how, since, weeks, begins, last", ROWS)
def test_a_notice_has_its_weeks_from_the_monday_after(by, on, how, since, weeks, begins, last):
    given = date.fromisoformat(on)
    begun = max(date.fromisoformat(since), date(2024, 1, 1))
    found = BE.rule(
        "notice", by=by, given_on=given, how=how, contract_from=min(begun, given),
        service_from=since,
    )  # fmt: skip
    assert (str(found.weeks), str(found.begins_on), str(found.last_day)) == (weeks, begins, last)


@pytest.mark.parametrize(
    "years, weeks",
    [(19, 60), (20, 62), (21, 63), (22, 64), (25, 67), (40, 82)],
)
def test_long_service_brings_two_weeks_more_in_its_twentieth_year_and_then_one(years, weeks):
    found = BE.rule(
        "notice", by="employer", given_on="2026-05-06", contract_from="2024-01-01",
        service_from=date(2026 - years, 5, 11),
    )  # fmt: skip
    assert found.weeks == weeks


def test_what_a_bill_would_change_is_to_be_confirmed_for_contracts_of_its_day():
    facts = {"by": "employer", "given_on": "2026-05-06"}
    assert BE.rule("notice", contract_from="2026-03-31", **facts).confidence == "verified"
    assert BE.rule("notice", contract_from="2026-04-01", **facts).confidence == "to be confirmed"


@pytest.mark.parametrize(
    "wrong, field",
    [
        ({"by": "client"}, "by"),
        ({"how": "handed"}, "how"),
        ({"given_on": "2026-04-30"}, "given_on"),
        ({"service_from": "2026-05-02"}, "contract_from"),
        ({"contract_from": "2013-12-31"}, "day"),
        ({"given_on": "2027-01-01"}, "given_on"),
    ],
)
def test_a_notice_that_the_law_does_not_know_is_refused_by_its_field(wrong, field):
    facts = {"by": "employer", "given_on": "2026-05-06", "contract_from": "2026-05-01", **wrong}
    with pytest.raises(LegislationError) as refused:
        BE.rule("notice", **facts)
    assert refused.value.field == field


def test_pay_in_place_of_notice_is_that_of_three_thirteenths_of_a_month_a_week():
    def due(gross: int, weeks: int) -> int:
        return BE.rule("pay_in_place_of_notice", monthly_gross=gross, weeks=weeks, on="2026-05-06")

    assert due(260_000, 1) == 60_000
    assert due(250_000, 7) == 403_847  # 2,500 x 3 / 13 x 7 = 4,038.4615...
    assert due(250_000, 0) == 0


def test_a_serious_cause_has_three_working_days_twice():
    # Known on Thursday 7 May 2026: Friday, Saturday, Monday; then Tuesday to Thursday is a holiday.
    by = BE.rule("serious_cause", known_on="2026-05-07", ended_on="2026-05-11")
    assert by == date(2026, 5, 15)  # 14 May is Ascension
    for field, wrong in (("ended_on", "2026-05-12"), ("notified_on", "2026-05-16")):
        facts = {"known_on": "2026-05-07", "ended_on": "2026-05-11", field: wrong}
        with pytest.raises(LegislationError) as refused:
            BE.rule("serious_cause", **facts)
        assert refused.value.field == field
