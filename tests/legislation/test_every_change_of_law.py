"""Law changes by data: every day of change evaluates, old knowledge answers as it did, no text is ignored."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import os
import shutil
import textwrap
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
import yaml

from mutua.legislation import LegislationError, country
from mutua.legislation.engine import compiled, operations, parameters
from mutua.legislation.engine.country import Country
from mutua.legislation.engine.values import READERS
from mutua.legislation.engine.yaml_text import read_yaml

BE = country("be")
FOLDER = BE.pack.folder
FILES = sorted(FOLDER.rglob("*.parameters.yaml"))
SCHEMA = json.loads(
    (Path(inspect.getfile(parameters)).parent / "parameters.schema.json").read_text("utf-8")
)
GIG = {
    "gross_pay": 200_000,
    "household": "partner_with_income",
    "full_month": True,
    "normal_month_pay": 200_000,
}


def days_of_change(law: Country = BE) -> list[date]:
    """Every day on which anything changes, the day before each, and the last day known."""
    begun = {day for days in law.changes.values() for day in days}
    near = begun | {day - timedelta(days=1) for day in begun} | {law.pack.known_until}
    return sorted(day for day in near if law.pack.known_from <= day <= law.pack.known_until)


# ── Every day of change ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("regime", BE.regimes_known)
def test_every_regime_evaluates_on_every_day_of_change_and_the_day_before(regime):
    days = days_of_change()
    assert len(days) > 20
    for day in days:
        for more in ({}, {"paid_on": BE.pack.known_until}, {"contract_start": date(2010, 1, 1)}):
            payslip = BE.evaluate(worked_from=day, regime=regime, inputs=GIG, **more)
            assert payslip.lines["net_pay"] > 0
            many = BE.evaluate_many(
                worked_from=day,
                regime=regime,
                inputs={**GIG, "gross_pay": np.array([0, 200_000])},
                **more,
            )
            assert many["net_pay"][1] == payslip.lines["net_pay"]


@pytest.mark.parametrize("regime", BE.regimes_known)
def test_days_between_two_changes_have_one_law(regime):
    first, last = BE.pack.known_from, BE.pack.known_until
    begun = sorted({day for days in BE.changes.values() for day in days})
    law, before = country("be"), None
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        held = {name: one.dated for name, one in law.place(regime, {"as_of": day})[2].held.items()}
        if before is not None and day not in begun:
            assert held == before
        before = held


def test_every_value_is_in_force_on_some_day_or_mended_by_a_later_one():
    for parameter in BE.parameters.values():
        for value in parameter.values:
            assert parameter.on(value.since).since == value.since
            assert parameter.on(value.since).recorded >= value.recorded
        assert parameter.values[0].since <= BE.pack.known_from


# ── Knowledge in time ───────────────────────────────────────────────────────────────────────────

FILE = "social_security/contribution.parameters.yaml"
MENDED = """
    - from: 2026-01-01
      recorded: 2027-02-01
      value: "14.07 %"
      source: "A value mended for this test"
      confidence: verified
"""


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "belgium"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def law_of(folder: Path, known_on: date | None = None) -> Country:
    return Country(dataclasses.replace(BE.pack, folder=folder), {}, known_on)


def mend(folder: Path) -> None:
    file = folder / FILE
    file.write_text(file.read_text("utf-8").rstrip("\n") + MENDED, "utf-8")


def contribution(law: Country, day: str = "2026-03-16") -> int:
    lines = law.evaluate(as_of=day, regime="employee", inputs=GIG).lines
    return lines["employee_contribution_before_bonus"]


def test_known_on_answers_as_before_a_value_was_mended(folder):
    old = contribution(law_of(folder))
    assert old == 26_140
    mend(folder)
    assert contribution(law_of(folder)) == 28_140
    assert contribution(law_of(folder, date(2027, 1, 31))) == old
    assert contribution(law_of(folder, date(2027, 2, 1))) == 28_140
    assert contribution(law_of(folder), "2025-12-31") == old


@pytest.mark.parametrize("regime", BE.regimes_known)
def test_known_on_gives_every_line_of_every_regime_as_before(folder, regime):
    before = {
        day: BE.evaluate(as_of=day, regime=regime, inputs=GIG).all for day in days_of_change()
    }
    mend(folder)
    law = law_of(folder, date(2027, 1, 31))
    assert law.changes == BE.changes
    for day, lines in before.items():
        assert law.evaluate(as_of=day, regime=regime, inputs=GIG).all == lines


def test_a_mended_value_wins_though_it_is_written_first(folder):
    file = folder / FILE
    text = file.read_text("utf-8")
    head, name, tail = text.partition("employee_rate:")
    before, values, after = tail.partition("  values:")
    file.write_text(head + name + before + values + MENDED.rstrip("\n") + after, "utf-8")
    assert contribution(law_of(folder)) == 28_140
    assert contribution(law_of(folder, date(2027, 1, 31))) == 26_140


def test_before_anything_was_known_the_error_names_known_on():
    with pytest.raises(LegislationError) as caught:
        country("be", known_on=date(2020, 1, 1)).evaluate(
            as_of="2026-03-16", regime="employee", inputs=GIG
        )
    assert caught.value.field == "known_on"


def test_a_parameter_that_begins_later_is_refused_by_the_date_that_selects_it(folder):
    file = folder / "tax/withholding.parameters.yaml"
    file.write_text(file.read_text("utf-8").replace("2024-01-01", "2024-03-01"), "utf-8")
    with pytest.raises(LegislationError) as caught:
        law_of(folder).evaluate(
            worked_from="2024-02-01", paid_on="2024-02-05", regime="employee", inputs=GIG
        )
    assert caught.value.field == "paid_on"


# ── The compiled form ───────────────────────────────────────────────────────────────────────────


def test_a_changed_text_is_never_ignored(folder):
    stored = folder / "__pycache__" / "parameters.json"
    old = contribution(law_of(folder))
    assert stored.exists()
    file = folder / FILE
    stamp = file.stat()
    file.write_bytes(file.read_bytes().replace(b'"13.07 %"', b'"14.07 %"'))  # as long as before
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # and as old
    assert contribution(law_of(folder)) == old + 2_000


def test_a_file_added_renamed_or_taken_away_is_never_ignored(folder):
    assert "added" not in law_of(folder).parameters
    more = folder / "more.parameters.yaml"
    more.write_text("added:\n  unit: number\n  selected_by: work\n  values: []\n", "utf-8")
    assert "added" in law_of(folder).parameters
    more.rename(folder / "tax" / "again.parameters.yaml")
    assert law_of(folder).parameters["added"].subject == "again"
    (folder / "tax" / "again.parameters.yaml").unlink()
    assert "added" not in law_of(folder).parameters


def test_texts_that_move_from_one_file_to_another_have_another_fingerprint():
    one = compiled.fingerprint({"a": b"xy", "b": b""})
    assert one != compiled.fingerprint({"a": b"x", "b": b"y"})
    assert one != compiled.fingerprint({"a": b"xy"})
    assert one != compiled.fingerprint({"ab": b"xy"})


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"12", b'"made_from"', b"{}", b"\xff\xfe", b"[" * 300,
        b'{"made_from": null}', b'{"made_from": "other", "texts": {}}',
    ],
)  # fmt: skip
def test_a_corrupt_compiled_file_is_ignored(folder, content):
    old = contribution(law_of(folder))
    stored = folder / "__pycache__" / "parameters.json"
    stored.write_bytes(content)
    assert contribution(law_of(folder)) == old
    assert json.loads(stored.read_bytes())["made_from"]


CUT = "compiled._read: a right hash with a wrong rest is trusted: KeyError, AttributeError"


@pytest.mark.parametrize("rest", [{}, {"texts": []}, {"texts": {"a": 1}}], ids=str)
def test_a_compiled_file_with_a_right_hash_and_a_wrong_rest_is_ignored(folder, rest):
    old = contribution(law_of(folder))
    stored = folder / "__pycache__" / "parameters.json"
    mark = json.loads(stored.read_bytes())["made_from"]
    stored.write_text(json.dumps({"made_from": mark, **rest}), "utf-8")
    assert contribution(law_of(folder)) == old


def test_a_compiled_file_of_deep_nesting_is_ignored(folder):
    old = contribution(law_of(folder))
    (folder / "__pycache__" / "parameters.json").write_bytes(b"[" * 100_000)
    assert contribution(law_of(folder)) == old


def test_a_folder_that_may_not_be_written_works(folder, monkeypatch):
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "read-only")

    for name in ("mkdir", "write_text", "replace"):
        monkeypatch.setattr(Path, name, refuse)
    assert contribution(law_of(folder)) == 26_140
    assert not (folder / "__pycache__").exists()


def test_where_the_compiled_file_should_be_stands_a_folder_or_a_file(folder):
    (folder / "__pycache__" / "parameters.json").mkdir(parents=True)
    assert contribution(law_of(folder)) == 26_140
    shutil.rmtree(folder / "__pycache__")
    (folder / "__pycache__").write_text("")
    assert contribution(law_of(folder)) == 26_140


# ── Texts of law that are refused ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "- a list", "a: 1\na: 2", "12", "", "a:\n  b: 1\n  b: 2", "a: !!python/object:os.system {}",
        "a: [1", "a:\n\t- b",
    ],
)  # fmt: skip
def test_yaml_that_is_no_mapping_or_says_a_thing_twice_is_refused(text):
    with pytest.raises((ValueError, yaml.YAMLError)):
        read_yaml(text.encode(), "x.yaml")


def test_no_figure_of_law_becomes_a_float_or_a_date():
    found = read_yaml(b"a: 1.5\nb: 2026-01-01\nc: 1e3\nd: .inf\ne: 7", "x.yaml")
    assert found == {"a": "1.5", "b": "2026-01-01", "c": "1e3", "d": ".inf", "e": 7}


# ── Parameter files and their schema ────────────────────────────────────────────────────────────


def refusals(content: Any) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(content)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition(".")[0])
def test_parameter_files_keep_to_the_schema(file):
    assert refusals(read_yaml(file.read_bytes(), file.name)) == []


def test_the_schema_has_the_lists_of_the_engine():
    entry = SCHEMA["$defs"]["parameter"]["properties"]
    assert tuple(entry["unit"]["enum"]) == parameters.UNITS == tuple(READERS)
    assert tuple(entry["selected_by"]["enum"]) == parameters.SELECTED_BY
    confidence = SCHEMA["$defs"]["dated"]["properties"]["confidence"]
    assert tuple(confidence["enum"]) == parameters.CONFIDENCE
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


GOOD_VALUE = {
    "from": "2026-01-01",
    "recorded": "2026-11-25",
    "value": "1 %",
    "source": "A law of some day",
    "confidence": "verified",
}
GOOD = {"unit": "share", "selected_by": "work", "values": [GOOD_VALUE]}


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "euro"}, {"unit": None}, {"selected_by": "birth"}, {"values": []}, {"values": None},
        {"labels": {}}, {"by": 1}, {"by": "Regime"}, {"unit": "money"}, {"unit": "number"},
        {"unit": "brackets"}, {"unit": "steps"}, {"unit": "counts"},
    ],
    ids=str,
)  # fmt: skip
def test_the_schema_refuses_a_parameter_that_is_wrong(change):
    assert refusals({"a": GOOD}) == []
    assert refusals({"a": {**GOOD, **change}})


@pytest.mark.parametrize(
    "change",
    [
        {"from": "2026-1-1"}, {"from": "1.1.2026"}, {"from": "2026-13-01"}, {"recorded": "soon"},
        {"value": 0.01}, {"value": 1}, {"value": "1,5 %"}, {"value": "1e3"}, {"value": None},
        {"value": True}, {"value": {"employee": 1}}, {"source": ""}, {"source": 1},
        {"confidence": "sure"}, {"confidence": None}, {"until": "2026-12-31"}, {"note": ""},
    ],
    ids=str,
)  # fmt: skip
def test_the_schema_refuses_a_value_that_is_wrong(change):
    assert refusals({"a": {**GOOD, "values": [{**GOOD_VALUE, **change}]}})


@pytest.mark.parametrize("absent", sorted(GOOD_VALUE))
def test_the_schema_refuses_a_value_without_one_of_its_parts(absent):
    value = {name: given for name, given in GOOD_VALUE.items() if name != absent}
    assert refusals({"a": {**GOOD, "values": [value]}})


@pytest.mark.parametrize("absent", sorted(GOOD))
def test_the_schema_refuses_a_parameter_without_one_of_its_parts(absent):
    assert refusals({"a": {name: given for name, given in GOOD.items() if name != absent}})


# ── Rules stay in the words that columns understand ─────────────────────────────────────────────

ALLOWED_NODES = (
    ast.FunctionDef, ast.arguments, ast.arg, ast.Return, ast.Assign, ast.Name, ast.Load, ast.Store,
    ast.Call, ast.Attribute, ast.BinOp, ast.Add, ast.Sub, ast.Mult, ast.BitAnd, ast.BitOr,
    ast.Compare, ast.Eq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Constant, ast.Expr, ast.keyword,
    ast.UnaryOp, ast.USub, ast.Tuple,
)  # fmt: skip
VERBS = {name for name, value in vars(operations).items() if inspect.isfunction(value)}
ROUNDINGS = {"of", "of_two", "ratio", "table"}


def outside(function: Any) -> list[str]:
    """What a rule's text uses beside arithmetic, comparisons, the verbs and the roundings."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    found = []
    for part in tree.body:
        for node in ast.walk(part):
            if not isinstance(node, ALLOWED_NODES):
                found.append(type(node).__name__)
            elif isinstance(node, ast.Constant) and type(node.value) not in (int, bool, str):
                found.append(f"constant {node.value!r}")
            elif isinstance(node, ast.Compare) and len(node.ops) > 1:
                found.append("a chain of comparisons")
            elif isinstance(node, ast.Call) and not _known_call(node.func, function):
                found.append(f"call of {ast.unparse(node.func)}")
    return found


def _known_call(called: ast.expr, function: Any) -> bool:
    if isinstance(called, ast.Name):
        value = function.__globals__.get(called.id)
        if called.id in VERBS:
            return value is getattr(operations, called.id)
        return inspect.isfunction(value) and not outside(value)  # a helper in the same words
    return isinstance(called, ast.Attribute) and called.attr in ROUNDINGS


@pytest.mark.parametrize("rule", BE.all_rules, ids=lambda rule: rule.function.__name__)
def test_a_rule_uses_only_words_that_columns_understand(rule):
    assert outside(rule.function) == []
    assert rule.function.__closure__ is None
    assert not rule.function.__kwdefaults__


def wrong_if(a: int) -> int:
    if a:
        return 1
    return 2


def wrong_or(a: int, b: int) -> int:
    return a or b


def wrong_chain(a: int) -> bool:
    return 0 < a < 3


def wrong_divided(a: int) -> float:
    return a / 2


def wrong_float(a: int) -> float:
    return a * 0.5


def wrong_min(a: int) -> int:
    return min(a, 3)


def wrong_int(a: int) -> int:
    return int(a)


def wrong_not(a: int) -> bool:
    return not a


@pytest.mark.parametrize(
    "function",
    [
        wrong_if, wrong_or, wrong_chain, wrong_divided, wrong_float, wrong_min, wrong_int, wrong_not,
    ],
)  # fmt: skip
def test_the_check_of_words_finds_what_columns_do_not_understand(function):
    assert outside(function)
