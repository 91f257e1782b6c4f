"""What holds for every payslip of every regime, whatever the day: found by columns and hypothesis."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.legislation import LegislationError, country
from mutua.legislation.engine.inputs import MONEY_LIMIT, Input
from mutua.legislation.engine.search import Line
from tests.support.proofs import PROVING

BE = country("be")
REGIMES = BE.regimes_known
FIRST, LAST = BE.pack.known_from, BE.pack.known_until
HOUSEHOLDS = BE.inputs["household"].choices
SETTINGS = {
    "plain": {},
    "dear": {
        "accident_insurance_rate": "1.37 %",
        "occupational_medicine": 1_234,
        "payroll_management": "2.5 %",
        "reductions_go_to": "pot",
        "holiday_pay_from": "apart",
    },
}
LAWS = {name: country("be", settings=settings) for name, settings in SETTINGS.items()}


# ── Integers and columns ────────────────────────────────────────────────────────────────────────


def random_column(chance: Any, one: Input, rows: int) -> Any:
    """A column of an input: a third of it at the ends of what is allowed and near nothing."""
    if one.kind == "flag":
        return chance.integers(0, 2, rows).astype(bool)
    if one.kind == "choice":
        return chance.integers(0, len(one.choices), rows)
    high = min(one.high, 10 ** int(chance.integers(1, 11)))
    middle = chance.integers(one.low, max(high, one.low + 1) + 1, rows)
    ends = chance.choice([one.low, min(one.low + 1, one.high), one.high], rows)
    return np.where(chance.integers(0, 3, rows) == 0, ends, np.minimum(middle, one.high))


def random_work(chance: Any, rows: int, regime: str) -> dict[str, Any]:
    """Columns of some inputs at random, whole in themselves."""
    refused = BE.pack.without_effect.get(regime, ())
    apart = ("gross_pay", "household", "normal_month_pay", *refused)
    others = [one for one in BE.pack.inputs if one.code not in apart]
    chosen = [one for one in others if chance.integers(0, 3) == 0]
    found = {one.code: random_column(chance, one, rows) for one in chosen}
    for code in ("gross_pay", "normal_month_pay"):
        found[code] = random_column(chance, BE.inputs[code], rows)
    found["household"] = random_column(chance, BE.inputs["household"], rows)
    if "single_parent" in found:
        found["household"] = np.where(found["single_parent"], 0, found["household"])
    if "disabled_children" in found:
        found.setdefault("children", random_column(chance, BE.inputs["children"], rows))
        found["disabled_children"] = np.minimum(found["disabled_children"], found["children"])
    if "holiday_days_taken" in found:
        found.setdefault("holiday_days_due", random_column(chance, BE.inputs["days"], rows) * 100)
        found["holiday_days_taken"] = np.minimum(
            found["holiday_days_taken"], found["holiday_days_due"]
        )
    found["days"] = np.maximum(1, random_column(chance, BE.inputs["days"], rows))
    return found


def scalar_of(code: str, value: Any) -> Any:
    one = BE.inputs[code]
    return one.choices[value] if one.kind == "choice" else value.item()


def random_day(chance: Any) -> date:
    return FIRST + timedelta(days=int(chance.integers(0, (LAST - FIRST).days + 1)))


@pytest.mark.prove
@pytest.mark.parametrize("regime", REGIMES)
def test_integers_and_columns_agree_on_every_line_and_step(regime, proof):
    chance = np.random.default_rng([proof.seed, REGIMES.index(regime)])
    rounds, rows = proof.count(20, 2_000, "days"), 50
    for number in range(rounds):
        law = LAWS["dear" if number % 2 else "plain"]
        worked, paid = sorted([random_day(chance), random_day(chance)])
        when = {"worked_from": worked, "paid_on": paid}
        work = random_work(chance, rows, regime)
        _, _, system = law.place(regime, when)
        many = law.evaluate_many(regime=regime, inputs=work, lines=system.codes, **when)
        for row in range(rows):
            one = {code: scalar_of(code, column[row]) for code, column in work.items()}
            found = law.evaluate(regime=regime, inputs=one, **when).all
            assert found == {code: int(column[row]) for code, column in many.items()}
    proof.note(payslips=rounds * rows)


# ── The lines add up ────────────────────────────────────────────────────────────────────────────


@pytest.mark.prove
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("regime", REGIMES)
def test_the_lines_add_up_by_their_kinds(regime, settings, proof):
    law = LAWS[settings]
    chance = np.random.default_rng([proof.seed, REGIMES.index(regime)])
    rows = 5_000
    rounds = proof.count(8, 200, "days")
    for _ in range(rounds):
        when = {"as_of": random_day(chance)}
        work = random_work(chance, rows, regime)
        _, _, system = law.place(regime, when)
        found = law.evaluate_many(regime=regime, inputs=work, **when)

        def total(kind: str, system: Any = system, found: Any = found) -> Any:
            codes = [rule.code for rule in system.rules if rule.kind == kind]
            return sum((found[code] for code in codes), np.zeros(rows, np.int64))

        of_its_own = any(rule.kind == "gross" for rule in system.rules)
        gross = total("gross") if of_its_own else work["gross_pay"]
        paid_beside = total("allowance")
        assert (found["net_pay"] == gross - total("employee") - total("tax") + paid_beside).all()
        assert (found.get("employer_contributions", 0) == total("employer")).all()
        reductions = total("reduction")
        assert (found.get("employer_reductions", 0) == reductions).all()
        cost = gross + total("employer") - reductions + total("house") + paid_beside
        assert (found["employer_cost"] == cost).all()
        kept = reductions if settings == "dear" else found.get("holiday_pay_provision", 0)
        assert (found["charged_cost"] == cost + kept).all()
        assert (reductions <= total("employer")).all() or (total("employer") < 0).any()
    proof.note(payslips=rounds * rows)


# ── More gross, less net: only where a named rule says so ───────────────────────────────────────
#
# The largest fall in cents at one cent more of gross, by the line that makes most of it.

ROUNDING = "rounding"
SPECIAL = "special_social_contribution"
WHY = {
    ROUNDING: "contribution, both parts of the bonus, special contribution and tax are each "
    "rounded to the cent: where several step at once, the net falls by up to three cents",
    "work_bonus_a": "hourly_pay is rounded to the cent and multiplied by the hours of a whole "
    "month: S steps by up to 1.75 euro at one cent, and part A falls by the slope of its table",
    "work_bonus_b": "the same step of S in the table of part B",
    SPECIAL: "law of 30 March 1994: with a partner who has income, 5.15 euro is due at once "
    "from a declared pay of 1,095.10 on",
    "artist_reduction": "artist_reduction_due: the artists' reduction begins at once where the "
    "quarter's reference pay reaches three times the guaranteed minimum",
}
NET_FALLS = {
    "employee": {ROUNDING: 3, "work_bonus_a": 47, "work_bonus_b": 48, SPECIAL: 514},
    "manual_worker": {ROUNDING: 3, "work_bonus_a": 51, "work_bonus_b": 52, SPECIAL: 514},
    "artist": {ROUNDING: 2, "work_bonus_a": 48, "work_bonus_b": 41, SPECIAL: 514},
    "artist_1bis": {ROUNDING: 2, "work_bonus_a": 48, "work_bonus_b": 41, SPECIAL: 514},
    "student": {ROUNDING: 2, "work_bonus_a": 52, "work_bonus_b": 56, SPECIAL: 514},
    "amateur_arts_indemnity": {},
    "exit_holiday_pay": {ROUNDING: 2, SPECIAL: 515},
    "double_holiday_pay": {},
    "exceptional_pay": {ROUNDING: 2, SPECIAL: 515},
}
COST_FALLS = {
    "employee": {},
    "manual_worker": {},
    "artist": {"artist_reduction": 20_505},
    "artist_1bis": {"artist_reduction": 20_505},
    "student": {},
    "amateur_arts_indemnity": {},
    "exit_holiday_pay": {},
    "double_holiday_pay": {},
    "exceptional_pay": {},
}
NET_PARTS = (
    "employee_contribution_before_bonus", "work_bonus_a", "work_bonus_b", SPECIAL, "withholding_tax",
)  # fmt: skip
COST_PARTS = ("employer_contributions", "structural_reduction", "artist_reduction")
DAYS = ("2024-02-15", "2024-06-14", "2025-10-20", "2026-03-16", "2026-08-31")
WORKS: tuple[dict[str, Any], ...] = (
    {"full_month": True},
    {"hours": 7_600},
    {"hours": 7_600, "paid_before_month_gross": 100_000, "paid_before_month_hours": 7_600},
    {"days": 5},
    {"full_month": True, "quarter_fraction": 60, "region": "brussels", "children": 2},
    {"hours": 300, "region": "wallonia"},
    {"hours": 1_800, "quarter_fraction": 50, "region": "brussels"},
)


def falls(regime: str, line: str, parts: tuple[str, ...], proof: Any) -> dict[str, int]:
    """The largest fall of a line at one cent more, by its cause, looking at every cent."""
    days = DAYS if PROVING else DAYS[::2]
    top = proof.count(300_000, 800_000, "cents of gross")
    found: dict[str, int] = {}
    for place, (day, work) in enumerate((day, work) for day in days for work in WORKS):
        beyond = {"student_hours_used": 65_000} if regime == "student" and place % 3 else {}
        households = HOUSEHOLDS if PROVING else HOUSEHOLDS[place % 3 : place % 3 + 1]
        for household in households:
            _, _, system = BE.place(regime, {"as_of": day})
            causes = [part for part in parts if part in system.codes]
            high = top if "full_month" in work else min(top, work.get("hours", 3_800) * 60)
            inputs = {"household": household, **work, **beyond, "gross_pay": np.arange(high)}
            inputs["normal_month_pay"] = 280_000
            lines = BE.evaluate_many(as_of=day, regime=regime, inputs=inputs, lines=(line, *causes))
            steps = np.diff(lines[line])
            where = np.flatnonzero(steps < 0)
            if not where.size:
                continue
            moves = np.array([np.abs(np.diff(lines[part])[where]) for part in causes])
            main = moves.argmax(0)
            for number, cause in enumerate(causes):
                sizes = -steps[where]
                small = moves.max(0) <= 2
                for name, chosen in ((cause, (main == number) & ~small), (ROUNDING, small)):
                    if chosen.any():
                        found[name] = max(found.get(name, 0), int(sizes[chosen].max()))
    proof.note(largest=found)
    return found


@pytest.mark.prove
@pytest.mark.parametrize("regime", REGIMES)
def test_more_gross_gives_less_net_only_where_a_named_rule_says_so(regime, proof):
    found = falls(regime, "net_pay", NET_PARTS, proof)
    assert found.keys() == NET_FALLS[regime].keys()
    assert all(0 < size <= NET_FALLS[regime][cause] for cause, size in found.items())
    assert found.get(SPECIAL, 514) in (514, 515)
    assert found.keys() <= WHY.keys()


@pytest.mark.prove
@pytest.mark.parametrize("regime", REGIMES)
def test_more_gross_costs_less_only_where_a_named_rule_says_so(regime, proof):
    found = falls(regime, "charged_cost", COST_PARTS, proof)
    assert found.keys() == COST_FALLS[regime].keys()
    assert all(0 < size <= COST_FALLS[regime][cause] for cause, size in found.items())
    assert found.keys() <= WHY.keys()


# ── Ten small contracts of a month ──────────────────────────────────────────────────────────────
#
# Lines that show the month so far on each payslip, and lines that belong to the quarter.

MONTH_SO_FAR = {"withholding_tax_before_reductions", "tax_work_bonus"}
OF_THE_QUARTER = {
    "structural_reduction", "artist_reduction", "employer_reductions", "employer_cost",
    "charged_cost",
}  # fmt: skip
# Each contract has a holiday pay of its own at its end, rounded there.
OF_THE_CONTRACT = {"holiday_pay_provision"}
CHAIN = {
    "contribution": "employee_contribution",
    "bonus_a": "work_bonus_a",
    "bonus_b": "work_bonus_b",
    "special_contribution": "special_social_contribution",
    "taxable": "taxable_pay",
    "tax": "withholding_tax",
}


def chained(regime: str, day: str, gigs: list[tuple[int, int]], common: Any) -> Counter[str]:
    before: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for gross, hours in gigs:
        paid = {f"paid_before_month_{name}": amount for name, amount in before.items()}
        inputs = {**common, "gross_pay": gross, "hours": hours, **paid}
        lines = BE.evaluate(as_of=day, regime=regime, inputs=inputs).lines
        total.update(lines)
        before.update(gross=gross, hours=hours, **{k: lines[line] for k, line in CHAIN.items()})
    return total


@pytest.mark.prove
@pytest.mark.parametrize("regime", ["artist", "artist_1bis", "employee", "manual_worker"])
def test_ten_small_contracts_give_what_the_law_says_for_the_month(regime, proof):
    for _ in range(proof.count(60, 3_000, "months")):
        chance = proof.random
        hourly = chance.randint(1_200, 7_000)
        hours = [chance.choice([300, 400, 760, chance.randint(100, 1_740)]) for _ in range(10)]
        gigs = [(h * hourly // 100 + chance.randint(0, 99), h) for h in hours]
        common = {
            "household": chance.choice(HOUSEHOLDS),
            "children": chance.randint(0, 3),
            "in_house": chance.random() < 0.5,
            "region": chance.choice(["none", "brussels"]),
        }
        day = chance.choice(DAYS)
        together = BE.evaluate(
            as_of=day,
            regime=regime,
            inputs={**common, "gross_pay": sum(g for g, _ in gigs), "hours": sum(hours)},
        ).lines
        apart = chained(regime, day, gigs, common)
        for code, amount in together.items():
            if code in MONTH_SO_FAR:
                assert apart[code] >= amount
            elif code not in OF_THE_QUARTER | OF_THE_CONTRACT:
                assert apart[code] == amount, (code, day, gigs, common)
        loss = together["employer_reductions"] - apart["employer_reductions"]
        set_aside = apart["holiday_pay_provision"] - together.get("holiday_pay_provision", 0)
        assert apart["charged_cost"] - together["charged_cost"] == loss + set_aside
        assert abs(set_aside) <= 5 * len(gigs)


# ── Back from a budget or a net: as exact as looking at every cent ──────────────────────────────

SOLVED: dict[str, tuple[str, dict[str, Any]]] = {
    "employee": ("2026-08-31", {"household": "partner_with_income", "hours": 7_600}),
    "manual_worker": ("2025-10-20", {"household": "single", "full_month": True}),
    "artist": (
        "2026-03-16",
        {"household": "single", "hours": 1_800, "region": "brussels", "quarter_fraction": 50},
    ),
    "artist_1bis": (
        "2024-02-15",
        {"household": "partner_with_income", "full_month": True, "quarter_fraction": 60,
         "region": "flanders", "in_house": True},
    ),
    "student": ("2024-06-14", {"household": "single", "hours": 9_000, "student_hours_used": 55_000}),
    "amateur_arts_indemnity": (
        "2026-03-16", {"household": "single", "days": 1, "paid_before_year_gross": 50_000},
    ),
    "exit_holiday_pay": (
        "2026-03-16", {"household": "single", "normal_month_pay": 250_000, "holiday_days_due": 2_000,
                       "holiday_days_taken": 650},
    ),
    "double_holiday_pay": (
        "2025-06-16", {"household": "single", "normal_month_pay": 160_000, "children": 2},
    ),
    "exceptional_pay": (
        "2026-12-16",
        {"household": "partner_with_income", "normal_month_pay": 250_000, "children": 3,
         "worker_status": "artist"},
    ),
}  # fmt: skip


def near(values: Any) -> set[int]:
    """Amounts around every fall and the largest steps of a line."""
    steps = np.diff(values)
    falling = np.flatnonzero(steps < 0)
    far = falling[np.argsort(steps[falling], kind="stable")[:40]]
    high = np.argsort(-steps, kind="stable")[:10]
    places = {*far.tolist(), *high.tolist()}
    return {
        int(values[place + side]) + more
        for place in places
        for side in (0, 1)
        for more in (-1, 0, 1)
    }


@pytest.mark.prove
@pytest.mark.parametrize("regime", REGIMES)
def test_solve_is_the_exhaustive_search(regime, proof):
    day, inputs = SOLVED[regime]
    top = 500_000
    found = BE.evaluate_many(
        as_of=day,
        regime=regime,
        inputs={**inputs, "gross_pay": np.arange(top)},
        lines=("charged_cost", "net_pay"),
    )
    count = proof.count(60, 2_000, "budgets")
    proof.note(of="budgets and as many nets")
    for line, target in (("charged_cost", "employment_budget"), ("net_pay", "net")):
        values = found[line]
        ceiling = int(values[-100_000:].min())  # beyond the last cents nothing is known
        wished = sorted(value for value in near(values) if 0 <= value < ceiling)
        proof.random.shuffle(wished)
        more = [proof.random.randrange(ceiling) for _ in range(count)]
        for amount in (wished[: count // 2] + more)[:count]:
            expected = np.flatnonzero(
                values <= amount if target == "employment_budget" else values == amount
            )
            try:
                solution = BE.solve(as_of=day, regime=regime, inputs=inputs, **{target: amount})
            except LegislationError:
                assert not expected.size
                continue
            if target == "employment_budget":
                assert solution.gross == expected[-1]
                assert solution.left == amount - values[solution.gross]
            elif expected.size:
                assert (solution.exact, solution.gross) == (True, expected[0])
            else:
                assert not solution.exact
                assert solution.gross == np.flatnonzero(values >= amount)[0]


# ── Bounds by intervals ─────────────────────────────────────────────────────────────────────────

LINES_BOUNDED = ("charged_cost", "net_pay", "withholding_tax", "employer_reductions", "work_bonus")


@given(st.data())
def test_the_bounds_of_an_interval_hold_every_exact_value(data):
    regime = data.draw(st.sampled_from(REGIMES))
    day = data.draw(st.dates(FIRST, LAST))
    small = st.integers(0, 400_000)
    work = {
        "gross_pay": 0,
        "household": data.draw(st.sampled_from(HOUSEHOLDS)),
        "hours": data.draw(st.integers(1, 20_000)),
        "full_month": data.draw(st.booleans()),
        "children": data.draw(st.integers(0, 5)),
        "region": data.draw(st.sampled_from(BE.inputs["region"].choices)),
        "joint_committee": data.draw(st.sampled_from(["none", "200", "304"])),
        "quarter_fraction": data.draw(st.integers(0, 100)),
        "employer_size": data.draw(st.integers(0, 30)),
        "in_house": data.draw(st.booleans()),
        "student_hours_used": data.draw(st.integers(0, 70_000)),
        "normal_month_pay": data.draw(st.integers(0, 700_000)),
        "worker_status": data.draw(st.sampled_from(BE.inputs["worker_status"].choices))
        if regime == "exceptional_pay"
        else "employee",
        "holiday_days_due": 2_000,
        "holiday_days_taken": data.draw(st.integers(0, 2_000)),
        "paid_before_month_gross": data.draw(small),
        "paid_before_month_hours": data.draw(st.integers(0, 20_000)),
        "paid_before_month_tax": data.draw(small),
        "paid_before_month_bonus_a": data.draw(st.integers(0, 30_000)),
        "paid_before_quarter_gross": data.draw(st.integers(0, MONEY_LIMIT)),
        "paid_before_year_gross": data.draw(small),
    }
    _, encoder, system = LAWS["dear"].place(regime, {"as_of": day})
    values, _ = encoder.encode(work)
    low = data.draw(st.one_of(small, st.integers(0, MONEY_LIMIT)))
    high = min(MONEY_LIMIT, low + data.draw(st.one_of(small, st.integers(0, MONEY_LIMIT))))
    amounts = np.unique(np.linspace(low, high, 200).astype(np.int64).clip(low, high))
    for code in LINES_BOUNDED:
        if code not in system.codes:
            continue
        line = Line(system, code, values, encoder.places["gross_pay"])
        below, above = line.bounds(np.array([low]), np.array([high]))
        exact = line.exactly(amounts)
        assert below[0] <= exact.min()
        assert exact.max() <= above[0]
        single_low, single_high = line.bounds(amounts, amounts)
        assert (single_low <= exact).all()
        assert (exact <= single_high).all()
