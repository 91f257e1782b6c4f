"""Payslips reckoned in columns are those that the law gives one by one, in whatever order they
come; and what a person gets in a month is what one payslip for the month would give."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mutua.legislation import country

BE = country("be")
NOW = datetime(2026, 7, 1, tzinfo=UTC)
# The others need facts beside or are tested by their own examples.
REGIMES = ("artist", "artist_1bis", "employee", "manual_worker", "student")
HOUSEHOLDS = ("single", "partner_with_income", "partner_without_income")


@st.composite
def gigs(draw, most=12, months=(1, 2, 3, 4), regimes=REGIMES):
    """Work of a few persons: day, person, regime, hours, gross pay, facts of hers."""
    persons = draw(st.lists(facts(), min_size=1, max_size=3))
    found = []
    for _ in range(draw(st.integers(1, most))):
        person = draw(st.integers(0, len(persons) - 1))
        month, day = draw(st.sampled_from(months)), draw(st.integers(1, 28))
        hours = draw(st.integers(100, 1_200))
        gross = draw(st.integers(hours * 10, hours * 60))
        until = min(28, day + draw(st.integers(0, 3)))
        found.append(
            (person, persons[person], draw(st.sampled_from(regimes)), date(2026, month, day),
             date(2026, month, until), hours, gross, draw(st.integers(1, 20)))
        )  # fmt: skip
    return found


@st.composite
def facts(draw):
    return {
        "household": draw(st.sampled_from(HOUSEHOLDS)),
        "children": draw(st.integers(0, 3)),
        **({"age": draw(st.integers(18, 66))} if draw(st.booleans()) else {}),
    }


def dues(gigs):
    from mutua.payroll.due import Due

    persons = {one[0]: UUID(int=one[0] + 1) for one in gigs}
    return [
        (
            Due(
                uuid4(), uuid4(), persons[person], uuid4(), regime, "worked", first, last, gross,
                gross * 2, last + timedelta(days=9), {**said, "hours": hours, "gross_pay": gross},
                NOW - timedelta(days=90), NOW - timedelta(days=60),
            ),
            last + timedelta(days=later),
        )
        for person, said, regime, first, last, hours, gross, later in gigs
    ]  # fmt: skip


@pytest.fixture(scope="module")
def reckoned(store):
    """Reckons months as a run does, with the store that holds no payslip yet."""
    from mutua.ground import actors
    from mutua.ground.transactions import reading
    from mutua.payroll.reckoning import Reckoning

    def all_of(some):
        with reading(actors.job("test")):
            return Reckoning(BE, "coop", NOW).all(dues(some))

    return all_of


@settings(max_examples=60)
@given(some=gigs())
def test_each_row_is_what_the_law_gives_it_alone(reckoned, some):
    made, blocked = reckoned(some)
    assert blocked == []
    assert len(made) == len(some)
    for one in made:
        alone = BE.evaluate(regime=one.due.regime, inputs=one.inputs, **one.when)
        assert one.lines == alone.lines
        assert sum(one.difference.values()) == (
            one.due.charged - one.lines["employer_cost"] - one.lines.get("holiday_pay_provision", 0)
        )


TOLD = ("net_pay", "withholding_tax", "employee_contribution", "special_social_contribution")


@settings(max_examples=60)
@given(some=gigs(months=(3,), regimes=("artist", "manual_worker")), order=st.randoms())
def test_gigs_of_a_month_in_any_order_give_what_one_payslip_would(reckoned, some, order):
    """Of one person and regime; each paid in the month's own period of tax."""
    one = some[0]
    mine = [
        (*one[:3], *gig[3:7], 10) for gig in some
        if gig[6] * 100 >= gig[5] * 1_300
    ]  # fmt: skip
    assume(mine and sum(gig[5] for gig in mine) <= 16_720)
    order.shuffle(mine)
    made, blocked = reckoned(mine)
    assert blocked == []
    gross = sum(gig[6] for gig in mine)
    whole = BE.evaluate(
        regime=one[2], worked_from=date(2026, 3, 1), worked_until=date(2026, 3, 31),
        paid_on=date(2026, 4, 7),
        inputs={**one[1], "hours": sum(gig[5] for gig in mine), "gross_pay": gross},
    )  # fmt: skip
    for code in TOLD:
        assert sum(row.lines[code] for row in made) == whole.lines[code], code


def test_what_the_law_refuses_is_left_out_of_its_group(reckoned):
    plain = (
        0,
        {"household": "single"},
        "artist",
        date(2026, 3, 2),
        date(2026, 3, 2),
        300,
        9_000,
        5,
    )
    wrong = (1, {"household": "nobody"}, *plain[2:])
    made, blocked = reckoned([plain, wrong, plain])
    assert [one.due.gross_pay for one in made] == [9_000, 9_000]
    ((due, why),) = blocked
    assert (why.field, why.given) == ("household", "nobody")
    assert due.facts["household"] == "nobody"
