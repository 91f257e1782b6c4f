"""Whatever a caller gets wrong is refused by name: field, given, allowed, in four languages."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from mutua.legislation import LegislationError, country
from mutua.legislation.engine.errors import LANGUAGES
from mutua.legislation.engine.inputs import Input

DAY = "2026-03-16"
GIG = {"gross_pay": 15_000, "household": "single", "hours": 300}
PAYMENT = {"normal_month_pay": 250_000}
WORK = {"household": "single", "hours": 300}
BE = country("be")
MILLION_DIGITS = 10**999_999


@dataclass(frozen=True)
class Bad:
    """A call that is to be refused, and the field that its error names."""

    name: str
    field: str
    call: Callable[[], Any]
    once: str = ""


def refused(bad: Bad) -> LegislationError:
    with pytest.raises(LegislationError) as caught:
        bad.call()
    error = caught.value
    assert error.field == bad.field
    assert error.given
    assert error.allowed
    for language in LANGUAGES:
        said = error.text(language)
        assert error.field in said
        assert error.given in said
        assert len(said) < 3_000
        assert "\n" not in said
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    return error


def evaluated(regime: Any = "artist", **inputs: Any) -> Callable[[], Any]:
    return lambda: BE.evaluate(as_of=DAY, regime=regime, inputs={**GIG, **inputs})


def columns(inputs: Any, **more: Any) -> Callable[[], Any]:
    return lambda: BE.evaluate_many(as_of=DAY, regime="artist", inputs=inputs, **more)


def gigs(**inputs: Any) -> Callable[[], Any]:
    return columns({**GIG, **inputs})


# ── Each input, each wrong kind of value ────────────────────────────────────────────────────────

NO_NUMBER = {
    "text": "12",
    "text of a million digits": "9" * 1_000_000,
    "float": 12.0,
    "fraction of a cent": 12.5,
    "nan": math.nan,
    "infinity": math.inf,
    "true": True,
    "false": False,
    "list": [12],
    "mapping": {"cents": 12},
    "bytes": b"12",
    "decimal": Decimal(12),
    "rational": Fraction(12),
    "date": date(2026, 3, 16),
    "million digits": MILLION_DIGITS,
    "below zero by a million digits": -MILLION_DIGITS,
    "past int64": 2**63,
    "numpy float": np.float64(12),
    "numpy bool": np.True_,
    "numpy past int64": np.uint64(2**64 - 1),
}
NO_FLAG = {
    "one": 1,
    "zero": 0,
    "text": "true",
    "yes": "yes",
    "float": 1.0,
    "list": [True],
    "million digits": MILLION_DIGITS,
    "numpy bool": np.array([True]),
}
NO_CHOICE = {
    "unknown": "widow",
    "other case": "SINGLE",
    "blank around": " single ",
    "number": 0,
    "true": True,
    "float": 1.0,
    "list": ["single"],
    "bytes": b"single",
    "long": "x" * 1_000_000,
}


def wrong_values(one: Input) -> dict[str, Any]:
    if one.kind == "flag":
        return NO_FLAG
    if one.kind == "choice":
        return NO_CHOICE
    return {**NO_NUMBER, "too small": one.low - 1, "too large": one.high + 1}


def bad_inputs() -> Iterator[Bad]:
    for one in BE.pack.inputs:
        for name, value in wrong_values(one).items():
            yield Bad(f"{one.code}: {name}", one.code, evaluated(**{one.code: value}))


# ── What is missing, unknown or contradictory ───────────────────────────────────────────────────

UNKNOWN_INPUTS = ("gross", "Gross_pay", "gross pay", "hour", "net_pay", "month_weekdays", "__")
UNKNOWN_REGIMES = (
    "freelance", "Artist", "artist ", "employees", None, 0, True, 1.5, "x" * 10_000,
)  # fmt: skip
UNKNOWN_COUNTRIES = ("fr", "BE", "belgium", None, 0, 1.5, "x" * 10_000)


def facts_that_do_not_hold() -> Iterator[Bad]:
    for code in UNKNOWN_INPUTS:
        yield Bad(f"unknown input {code!r}", code, evaluated(**{code: 1}))
    for code in ("gross_pay", "household"):
        rest = {name: value for name, value in GIG.items() if name != code}
        for regime in BE.regimes_known:
            yield Bad(
                f"{regime} without {code}",
                code,
                lambda regime=regime, rest=rest: BE.evaluate(as_of=DAY, regime=regime, inputs=rest),
            )
        yield Bad(f"{code} is None", code, evaluated(**{code: None}))
    for name, work in {
        "no hours": {"hours": None},
        "hours 0": {"hours": 0},
        "days 0": {"hours": 0, "days": 0},
        "not a full month, no hours, no days": {"full_month": False, "hours": 0, "days": 0},
    }.items():
        for regime in BE.regimes_known:
            if regime not in BE.pack.payments:  # these pay no hours of work
                yield Bad(f"{regime}: {name}", "full_month", evaluated(regime, **work))
    for children, disabled in ((0, 1), (1, 2), (29, 30)):
        more = {"children": children, "disabled_children": disabled}
        yield Bad(f"{disabled} of {children} children", "disabled_children", evaluated(**more))
    yield Bad("a disabled child, no children", "disabled_children", evaluated(disabled_children=1))
    for household in ("partner_with_income", "partner_without_income"):
        for regime in BE.regimes_known:
            more = {"household": household, "single_parent": True}
            more |= PAYMENT if regime in BE.pack.payments else {}
            yield Bad(
                f"{regime}: single parent, {household}", "household", evaluated(regime, **more)
            )
    for regime in UNKNOWN_REGIMES:
        yield Bad(f"regime {str(regime)[:20]!r}", "regime", evaluated(regime))
        yield Bad(
            f"solve for regime {str(regime)[:20]!r}",
            "regime",
            lambda regime=regime: BE.solve(as_of=DAY, regime=regime, inputs=WORK, net=1),
        )
    for code in UNKNOWN_COUNTRIES:
        yield Bad(f"country {str(code)[:20]!r}", "country", lambda code=code: country(code))
    for name, given in {"list": [], "text": "gross_pay", "none": None, "number": 1}.items():
        yield Bad(
            f"inputs: {name}",
            "inputs",
            lambda given=given: BE.evaluate(as_of=DAY, regime="artist", inputs=given),
        )


# ── Dates ───────────────────────────────────────────────────────────────────────────────────────

NO_DATE = {
    "impossible day": "2026-02-30",
    "no leap year": "2026-02-29",
    "month 13": "2026-13-01",
    "day 0": "2026-03-00",
    "text": "yesterday",
    "other order": "16-03-2026",
    "slashes": "2026/03/16",
    "no dashes": "20260316",
    "with time": "2026-03-16T10:00",
    "blank after": "2026-03-16 ",
    "other digits": "２０２６-０３-１６",
    "number": 20260316,
    "float": 2026.0,
    "true": True,
    "moment": datetime(2026, 3, 16, tzinfo=UTC),
    "bytes": b"2026-03-16",
    "year 0": "0000-01-01",
    "million signs": "2" * 1_000_000,
    "numpy date": np.datetime64("2026-03-16"),
}
UNKNOWN_DAYS = ("2023-12-31", "1999-01-01", "0001-01-01", "2027-01-01", "2100-06-30", "9999-12-31")
CONTRADICTIONS = {
    "ends before it begins": ("worked_until", {"worked_from": "2026-03-16", "worked_until": "2026-03-15"}),
    "ends a month before": ("worked_until", {"worked_from": "2026-03-16", "worked_until": "2026-02-16"}),
    "two months": ("worked_until", {"worked_from": "2026-03-31", "worked_until": "2026-04-01"}),
    "same month of another year": ("worked_until", {"worked_from": "2025-03-16", "worked_until": "2026-03-16"}),
    "two quarters": ("worked_until", {"as_of": "2026-06-30", "worked_until": "2026-07-01"}),
    "contract after work": ("contract_start", {"as_of": DAY, "contract_start": "2026-03-17"}),
    "contract a year after": ("contract_start", {"worked_from": DAY, "contract_start": "2027-03-16"}),
    "no day": ("as_of", {}),
    "only pay day": ("as_of", {"paid_on": DAY}),
    "only last day": ("as_of", {"worked_until": DAY}),
    "only contract": ("as_of", {"contract_start": DAY}),
    "day None": ("as_of", {"as_of": None}),
    "unknown date": ("worked", {"as_of": DAY, "worked": DAY}),
    "known_on belongs to the country": ("known_on", {"as_of": DAY, "known_on": DAY}),
}  # fmt: skip


def on(**when: Any) -> Callable[[], Any]:
    return lambda: BE.evaluate(regime="artist", inputs=GIG, **when)


def dates() -> Iterator[Bad]:
    for field in ("as_of", "worked_from", "worked_until", "paid_on", "contract_start"):
        whole = {"worked_from": DAY} if field not in ("as_of", "worked_from") else {}
        for name, given in NO_DATE.items():
            yield Bad(f"{field}: {name}", field, on(**{**whole, field: given}))
    for field in ("as_of", "worked_from"):
        for day in UNKNOWN_DAYS:
            yield Bad(f"{field} {day}", field, on(**{field: day}))
            yield Bad(f"{field} as a date {day}", field, on(**{field: date.fromisoformat(day)}))
    for day in UNKNOWN_DAYS:
        yield Bad(f"paid_on {day}", "paid_on", on(worked_from=DAY, paid_on=day))
        yield Bad(f"worked_until {day}", "worked_until", on(worked_from=DAY, worked_until=day))
    for name, (field, when) in CONTRADICTIONS.items():
        yield Bad(name, field, on(**when))
    for name, given in {"list": ["2026-03-16"], "mapping": {}, "set": {DAY}}.items():
        yield Bad(f"as_of: {name}", "as_of", on(as_of=given))


# ── Settings and targets ────────────────────────────────────────────────────────────────────────

NO_RATE = {
    "number": 6,
    "float": 0.065,
    "below zero": "-1 %",
    "above the whole": "100.01 %",
    "words": "six percent",
    "comma": "6,5 %",
    "no percent": "6.5",
    "true": True,
    "list": ["6.5 %"],
    "bytes": b"6.5 %",
    "ratio above one": "7/6",
    "nothing below": "1/0",
    "exponent": "1e-2",
    "million digits": "9" * 1_000_000 + " %",
}


def with_setting(code: str, value: Any) -> Callable[[], Any]:
    return lambda: country("be", settings={code: value})


def settings() -> Iterator[Bad]:
    for name, value in NO_RATE.items():
        for code in ("levy_rate", "accident_insurance_rate"):
            yield Bad(f"{code}: {name}", code, with_setting(code, value))
        if name != "number":
            for code in ("occupational_medicine", "payroll_management"):
                yield Bad(f"{code}: {name}", code, with_setting(code, value))
    for code in ("occupational_medicine", "payroll_management"):
        for name, amount in {"negative": -1, "large": 10**10 + 1, "huge": MILLION_DIGITS}.items():
            yield Bad(f"{code}: {name} amount", code, with_setting(code, amount))
    for value in ("Activity", 0, True, ["pot"], 1.5):
        yield Bad(f"pot {value!r}", "reductions_go_to", with_setting("reductions_go_to", value))
    for code in ("levy", "Levy_rate", "rates", "gross_pay"):
        yield Bad(f"unknown setting {code!r}", code, with_setting(code, "1 %"))


def to_solve(**more: Any) -> Callable[[], Any]:
    inputs = {**WORK, **more.pop("inputs", {})}
    return lambda: BE.solve(as_of=DAY, regime="artist", inputs=inputs, **more)


def targets() -> Iterator[Bad]:
    yield Bad("no target", "target", to_solve())
    yield Bad("target None", "target", to_solve(net=None))
    for two in (
        ("net", "client_price"),
        ("net", "employment_budget"),
        ("client_price", "employment_budget"),
    ):
        yield Bad(f"both {two}", "target", to_solve(**dict.fromkeys(two, 100_000)))
    yield Bad("all three", "target", to_solve(net=1, client_price=1, employment_budget=1))
    for code in ("net", "client_price", "employment_budget"):
        for name, value in {**NO_NUMBER, "negative": -1, "large": 10**10 + 1}.items():
            yield Bad(f"{code}: {name}", code, to_solve(**{code: value}))
        yield Bad(
            f"{code} and gross", "gross_pay", to_solve(**{code: 9, "inputs": {"gross_pay": 1}})
        )
        yield Bad(
            f"{code}, no household",
            "household",
            to_solve(**{code: 9, "inputs": {"household": None}}),
        )
        yield Bad(f"{code}, no hours", "full_month", to_solve(**{code: 9, "inputs": {"hours": 0}}))
        yield Bad(f"{code}, bad hours", "hours", to_solve(**{code: 9, "inputs": {"hours": -1}}))
    for name, value in {
        "more than the price": 1_000,
        "text": "1",
        "negative": -1,
        "float": 1.5,
    }.items():
        more = {"client_price": 500, "inputs": {"expenses": value}}
        yield Bad(f"client_price, expenses: {name}", "expenses", to_solve(**more))
    refunds = {"untaxed_allowances": 50_000}
    yield Bad(
        "budget under the refunds",
        "employment_budget",
        to_solve(employment_budget=1, inputs=refunds),
    )
    yield Bad("net under the refunds", "net", to_solve(net=1, inputs=refunds))
    yield Bad("net above every gross", "net", to_solve(net=10**10))


# ── Columns ─────────────────────────────────────────────────────────────────────────────────────

PAY = np.array([15_000, 20_000, 25_000])


def column_faults() -> Iterator[Bad]:
    for name, column in {
        "floats": PAY / 1,
        "nan": np.array([1.0, math.nan, 2.0]),
        "text": np.array(["1", "2", "3"]),
        "bools": PAY > 1,
        "objects": np.array([1, None, 2], object),
        "huge": [1, 2, 10**30],
        "million digits": [MILLION_DIGITS, 1, 2],
        "dates": np.array(["2026-03-16"] * 3, "datetime64[D]"),
        "complex": PAY * 1j,
        "bytes": np.array([b"1", b"2", b"3"]),
        "two dimensions": PAY.reshape(1, 3),
        "three dimensions": PAY.reshape(1, 1, 3),
        "no dimension": np.array(15_000),
        "nested lists": [[15_000], [20_000], [25_000]],
        "negative": np.array([1, -1, 2]),
        "large": np.array([1, 10**10 + 1, 2]),
        "uint64": np.array([1, 2**64 - 1], np.uint64),
        "text and number": ["a", 1, 2],
        "structured": np.zeros(3, [("cents", "i8")]),
        "scalar float": 1.5,
        "scalar text": "15000",
        "scalar true": True,
    }.items():
        yield Bad(f"pay: {name}", "gross_pay", gigs(gross_pay=column))
    for name, column in {
        "numbers": np.array([0, 1, 0]),
        "text": np.array(["yes", "no", "no"]),
        "floats": np.zeros(3),
        "objects": np.array([True, None, False], object),
        "scalar number": 1,
        "scalar text": "yes",
    }.items():
        yield Bad(f"flag: {name}", "show_sector", gigs(show_sector=column))
    for name, column in {
        "unknown": np.array(["single", "widow", "single"]),
        "code below": np.array([0, -1, 2]),
        "code above": np.array([0, 3, 2]),
        "bools": np.array([True, False, True]),
        "floats": np.array([0.0, 1.0, 2.0]),
        "bytes": np.array([b"single"] * 3),
        "scalar unknown": "widow",
        "scalar number": 0,
    }.items():
        yield Bad(f"choice: {name}", "household", gigs(household=column))
    for one, two in ((3, 2), (3, 4), (3, 1), (1, 3), (3, 0)):
        more = {"gross_pay": np.arange(one), "hours": np.arange(two) + 1}
        yield Bad(f"{one} and {two} rows", "hours", gigs(**more))
    yield Bad("unknown column", "pay", gigs(pay=PAY))
    yield Bad("no pay", "gross_pay", columns({"household": "single", "hours": 300}))
    yield Bad("no household", "household", columns({"gross_pay": PAY, "hours": 300}))
    yield Bad("no hours", "full_month", columns({"gross_pay": PAY, "household": "single"}))
    yield Bad(
        "parent with partner",
        "household",
        gigs(household="partner_with_income", single_parent=True),
    )
    yield Bad("disabled", "disabled_children", gigs(gross_pay=PAY, disabled_children=1))


# ── Lines, languages and other law ──────────────────────────────────────────────────────────────


def other_calls() -> Iterator[Bad]:
    payslip = BE.evaluate(as_of=DAY, regime="artist", inputs=GIG)
    for code in ("net", "Net_pay", "gross_pay", "employee_rate", None, 1):
        yield Bad(f"explain {code!r}", "line", lambda code=code: payslip.explain(code))
    for language in ("es", "EN", None, 1):
        yield Bad(
            f"explain in {language!r}",
            "language",
            lambda language=language: payslip.explain("net_pay", language),
        )
    for name in ("late_payment_interest", None, 1):
        yield Bad(f"rule {name!r}", "rule", lambda name=name: BE.rule(name))


# ── Faults found: each stays here, strict, until it is mended ───────────────────────────────────


NOTHING_SHOWN = "errors.shown: an empty text is shown as nothing at all; the sentence has a hole"
WRONG_FIELD = "country.place: anything unhashable is blamed on as_of"
NOT_OURS = "numpy's own error comes through"
UNREAD_ROWS = "contradictions and one_of look at single values only; columns pass unread"
GARBAGE = "blocks.run_in_blocks: a line that does not exist gives unwritten memory"


def once_let_through() -> Iterator[Bad]:
    for code in ("gross_pay", "household", "hours", "joint_committee"):
        yield Bad(f"{code}: empty text", code, evaluated(**{code: ""}), NOTHING_SHOWN)
    yield Bad("regime empty", "regime", evaluated(""), NOTHING_SHOWN)
    yield Bad("country empty", "country", lambda: country(""), NOTHING_SHOWN)
    yield Bad("as_of empty", "as_of", on(as_of=""), NOTHING_SHOWN)
    yield Bad("levy empty", "levy_rate", with_setting("levy_rate", ""), NOTHING_SHOWN)
    yield Bad("net empty", "net", to_solve(net=""), NOTHING_SHOWN)
    yield Bad("input without name", "inputs", evaluated(**{"": 1}), "the field named is ''")
    yield Bad(
        "a value that cannot be shown",
        "gross_pay",
        evaluated(gross_pay=[MILLION_DIGITS]),
        "errors.shown: repr() of a list with a huge integer raises ValueError",
    )
    yield Bad(
        "text of two lines",
        "household",
        evaluated(household="single\nsingle"),
        "errors.shown: line ends come through, and a sentence is no longer one line",
    )
    yield Bad(
        "a column of two dimensions",
        "household",
        gigs(household=np.zeros((3, 1), int)),
        "errors.shown: numpy's repr has line ends",
    )

    for bad in ([], {}, set()):
        yield Bad(f"regime {bad}", "regime", evaluated(bad), WRONG_FIELD)
        yield Bad(f"worked_from {bad}", "worked_from", on(worked_from=bad), WRONG_FIELD)
        yield Bad(
            f"country {bad}", "country", lambda bad=bad: country(bad), "TypeError: unhashable"
        )
    yield Bad(
        "ISO week",
        "as_of",
        on(as_of="2026-W10-1"),
        "dates.read_date: date.fromisoformat takes week dates of ten signs too",
    )
    for given in ([1], "levy_rate", 1):
        yield Bad(
            f"settings {given!r}",
            "settings",
            lambda given=given: country("be", settings=given),
            "settings are not checked to be a mapping",
        )
    for given in ("soon", 20260316, True):
        yield Bad(
            f"known_on {given!r}",
            "known_on",
            lambda given=given: country("be", known_on=given).evaluate(
                as_of=DAY, regime="artist", inputs=GIG
            ),
            "Country takes known_on unread; the comparison of dates fails later",
        )
    yield Bad(
        "rate with line end",
        "levy_rate",
        with_setting("levy_rate", "6.5 %\n"),
        "$ in rates.TEXT takes a line end",
    )

    yield Bad("ragged", "gross_pay", gigs(gross_pay=[[1], [1, 2]]), NOT_OURS)
    yield Bad("mixed choice", "household", gigs(household=["single", None]), NOT_OURS)
    yield Bad("choice of None", "household", gigs(household=np.array([None, None])), NOT_OURS)
    for given in ([], None, "gross_pay", 1):
        yield Bad(
            f"columns {given!r}", "inputs", columns(given), "encode_columns: no mapping asked"
        )
        yield Bad(
            f"solve {given!r}",
            "inputs",
            lambda given=given: BE.solve(as_of=DAY, regime="artist", inputs=given, net=1),
            "solve.solve: no mapping asked",
        )
    for name, more in {
        "disabled": {"children": np.array([2, 0, 3]), "disabled_children": np.array([1, 1, 0])},
        "disabled, numpy integer": {"children": np.int64(0), "disabled_children": np.int64(1)},
    }.items():
        yield Bad(f"column: {name}", "disabled_children", gigs(**more), UNREAD_ROWS)
    yield Bad(
        "evaluate: disabled, numpy integers",
        "disabled_children",
        evaluated(children=np.int64(0), disabled_children=np.int64(1)),
        "contradictions: isinstance(…, int) leaves numpy integers unread",
    )
    yield Bad(
        "column: single parent with partner",
        "household",
        gigs(gross_pay=PAY, household=np.array([0, 1, 2]), single_parent=np.array([True] * 3)),
        UNREAD_ROWS,
    )
    for name, work in {
        "hours 0": {"hours": np.array([300, 0, 300])},
        "days 0": {"hours": 0, "days": np.array([1, 0, 1])},
        "full month false": {"hours": 0, "full_month": np.array([True, False, True])},
    }.items():
        yield Bad(f"column: {name}", "full_month", gigs(gross_pay=PAY, **work), UNREAD_ROWS)

    for lines in (
        ("net",),
        ("net_pay", "gross_pay"),
        ("employee_rate",),
        "net_pay",
        ("net_pay", 1),
    ):
        yield Bad(
            f"lines {lines!r}", "lines", columns({**GIG, "gross_pay": PAY}, lines=lines), GARBAGE
        )

    yield Bad("pay_day without day", "worked_until", lambda: BE.rule("pay_day"), "TypeError")
    for given in (None, "soon", date.max):
        yield Bad(
            f"pay_day {given!r}",
            "worked_until",
            lambda given=given: BE.rule("pay_day", worked_until=given),
            "facts of country.rule are not read: TypeError or OverflowError",
        )
    yield Bad(
        "pay_day with more",
        "hours",
        lambda: BE.rule("pay_day", worked_until=date(2026, 3, 16), hours=1),
        "TypeError",
    )
    yield Bad(
        "paid before the work began",
        "paid_on",
        on(worked_from="2026-03-16", paid_on="2024-01-01"),
        "paid_on before worked_from is taken; say in dates.py that an advance is meant, or refuse",
    )


TABLES = (
    bad_inputs, facts_that_do_not_hold, dates, settings, targets, column_faults, other_calls,
    once_let_through,
)  # fmt: skip
ALL = [bad for table in TABLES for bad in table()]


def parameter(bad: Bad) -> Any:
    return pytest.param(bad, id=bad.name)


@pytest.mark.parametrize("bad", [parameter(bad) for bad in ALL])
def test_it_is_refused_by_name_in_four_languages(bad):
    refused(bad)


def test_a_line_asked_for_twice_is_given_once():
    found = BE.evaluate_many(
        as_of=DAY, regime="artist", inputs={**GIG, "gross_pay": PAY}, lines=("net_pay", "net_pay")
    )
    assert found["net_pay"].tolist() == [11_452, 15_269, 19_086]


@pytest.mark.parametrize(
    "column", [np.array(["single", "single"], object), []], ids=["objects", "no rows"]
)
def test_a_choice_may_come_as_objects_or_without_rows_as_other_columns_may(column):
    inputs = {"gross_pay": np.arange(len(column)), "hours": 300, "household": column}
    found = BE.evaluate_many(as_of=DAY, regime="artist", inputs=inputs)
    assert len(found["net_pay"]) == len(column)


def test_there_are_more_than_three_hundred_and_no_two_alike():
    names = [bad.name for bad in ALL]
    assert len(names) > 300
    assert len(set(names)) == len(names)
