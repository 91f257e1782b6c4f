"""What is due beside an invoice that was not paid in time, by Belgian law."""

from datetime import date

import pytest

from mutua.legislation import LegislationError, country

BE = country("be")


def late(**facts):
    said = {"kind": "company", "amount": 121_000, "due_on": date(2025, 6, 20), **facts}
    return BE.rule("late_payment", on=facts.pop("on", date(2025, 7, 10)), **{
        name: one for name, one in said.items() if name != "on"
    })  # fmt: skip


def test_a_company_owes_interest_by_half_year_and_forty_euros() -> None:
    found = late()
    # 10 days of June at 11.5 %, 10 of July at 10.5 %, on 1,210 euros and the 365 days of 2025.
    assert found.interest == round((121_000 * 0.115 * 10 + 121_000 * 0.105 * 10) / 365) == 729
    assert found.compensation == 4_000
    assert found.from_day == date(2025, 6, 21)
    assert [one.first_day for one in found.parts] == [date(2025, 6, 21), date(2025, 7, 1)]
    assert found.confidence == "verified"


def test_nothing_is_due_on_the_due_day_itself() -> None:
    found = late(on=date(2025, 6, 20))
    assert (found.interest, found.compensation, found.parts) == (0, 0, ())


def test_a_rate_that_was_not_read_is_marked() -> None:
    assert late(due_on=date(2026, 6, 1), on=date(2026, 7, 2)).confidence == "to be confirmed"


def test_interest_of_a_leap_year_is_by_its_366_days() -> None:
    found = late(due_on=date(2024, 1, 31), on=date(2024, 3, 1))
    assert found.interest == round(121_000 * 0.125 * 30 / 366)


CONSUMER = {"kind": "person", "clause": True, "reminded_on": date(2025, 9, 1)}


def test_a_consumer_is_reminded_free_and_has_fourteen_days() -> None:
    day = date(2025, 9, 15)
    assert late(**CONSUMER, on=day).compensation == 0
    after = late(**CONSUMER, on=date(2025, 9, 16))
    assert after.from_day == date(2025, 9, 16)
    assert after.compensation > 0
    assert after.parts[0].first_day == date(2025, 9, 2)  # the calendar day after the reminder
    never = late(kind="person", clause=True, on=day)
    assert (never.interest, never.compensation, never.from_day) == (0, 0, None)


def test_without_a_clause_in_the_contract_a_consumer_owes_nothing_more() -> None:
    found = late(**{**CONSUMER, "clause": False}, on=date(2025, 12, 1))
    assert (found.interest, found.compensation) == (0, 0)


@pytest.mark.parametrize(
    "amount, indemnity",
    [
        (15_000, 2_000), (15_001, 3_000), (21_500, 3_650), (50_000, 6_500), (50_100, 6_505),
        (10_000_000, 200_000),
    ],
)  # fmt: skip
def test_the_indemnity_of_a_consumer_has_steps_and_an_end(amount: int, indemnity: int) -> None:
    """215 euros give 36.50: the check of creno.be."""
    assert late(**CONSUMER, amount=amount, on=date(2025, 12, 1)).compensation == indemnity


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"kind": "band"}, "kind"), ({"amount": -1}, "amount"), ({"amount": 1.5}, "amount"),
        ({"due_on": date(2019, 1, 1)}, "due_on"), ({"on": date(2030, 1, 1)}, "on"),
    ],
)  # fmt: skip
def test_what_the_law_does_not_know_is_refused_by_its_field(facts, field) -> None:
    with pytest.raises(LegislationError) as error:
        late(**facts)
    assert error.value.field == field


def test_each_days_interest_is_on_what_was_outstanding() -> None:
    """Law of 2 August 2002, art. 5: until the day of payment. 400 euros came on 30 June, ten days
    late; 810 were still open on 10 July."""
    found = late(amount=81_000, paid=((date(2025, 6, 30), 40_000),))
    of_paid = 40_000 * 0.115 * 10 / 365
    of_open = 81_000 * (0.115 * 10 + 0.105 * 10) / 365
    assert found.interest == round(of_paid + of_open) == 614
    assert found.on_paid == round(of_paid) == 126
    in_time = late(amount=81_000, paid=((date(2025, 6, 20), 40_000),))
    assert (in_time.interest, in_time.on_paid) == (round(of_open), 0)


def test_what_a_consumer_paid_before_the_term_was_over_bears_nothing() -> None:
    day = date(2025, 9, 30)
    before = late(**CONSUMER, on=day)
    after = late(**CONSUMER, on=day, paid=((date(2025, 8, 20), 10_000),))
    assert (before.interest, after.on_paid) == (after.interest, 0)
