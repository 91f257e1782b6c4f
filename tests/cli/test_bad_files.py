"""Bad files and bad cases on the command line: one line, no traceback, the other cases still given."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mutua.cli import main
from mutua.legislation import LegislationError, cases

GIG = {
    "id": "good",
    "as_of": "2026-03-16",
    "regime": "artist",
    "inputs": {"gross_pay": 15_000, "household": "single", "hours": 300},
}
GOOD_NET = 11_452
HEADER = "id,as_of,regime,gross_pay,household,hours\n"
ROW = "good,2026-03-16,artist,15000,single,300\n"
FACTS = "as_of=2026-03-16 regime=artist household=single hours=300"


def run(capsys: Any, *arguments: str) -> tuple[int, str, str]:
    try:
        code = main(arguments)
    except SystemExit as stopped:  # argparse
        code = int(stopped.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def one_line_and_two(code: int, out: str, error: str) -> None:
    assert code == 2
    assert out == ""
    assert error.startswith("mutua: file: given ")
    assert "; allowed: " in error
    assert error.count("\n") == 1
    assert len(error) < 400
    assert "Traceback" not in error


# ── Files that cannot be read ───────────────────────────────────────────────────────────────────

FILES: dict[str, tuple[str, bytes]] = {
    "empty json": ("a.json", b""),
    "blank json": ("a.json", b" \n\t\n"),
    "empty csv": ("a.csv", b""),
    "csv of blank lines": ("a.csv", b"\n\n\n"),
    "csv with an empty header": ("a.csv", b",,,\n1,2,3,4\n"),
    "open list": ("a.json", b"["),
    "open object": ("a.json", b'[{"id": "a"'),
    "open text": ("a.json", b'[{"id": "a'),
    "comma at the end": ("a.json", b"[1,]"),
    "two documents": ("a.json", b"[]\n[]"),
    "single quotes": ("a.json", b"[{'id': 'a'}]"),
    "comment": ("a.json", b"[] // none"),
    "python": ("a.json", b"[None, True]"),
    "yaml": ("a.json", b"- id: a\n  regime: artist\n"),
    "csv called json": ("a.json", (HEADER + ROW).encode()),
    "html": ("a.json", b"<!doctype html><title>not found</title>"),
    "NaN": ("a.json", b'[{"inputs": {"gross_pay": NaN}}]'),
    "infinity": ("a.json", b'[{"inputs": {"gross_pay": -Infinity}}]'),
    "text": ("a.json", b'"cases"'),
    "number": ("a.json", b"12"),
    "float": ("a.json", b"1.5"),
    "true": ("a.json", b"true"),
    "null": ("a.json", b"null"),
    "million digits": ("a.json", b"9" * 1_000_000),
    "deep lists": ("a.json", b"[" * 100_000),
    "deep closed lists": ("a.json", b"[" * 100_000 + b"]" * 100_000),
    "deep objects": ("a.json", b'{"a":' * 100_000),
    "control sign in text": ("a.json", b'["a\x01"]'),
    "bad escape": ("a.json", b'["\\x"]'),
    "utf-16": ("a.json", json.dumps([GIG]).encode("utf-16")),
    "utf-32": ("a.json", json.dumps([GIG]).encode("utf-32")),
    "latin-1": ("a.json", '[{"id": "René"}]'.encode("latin-1")),
    "latin-1 csv": ("a.csv", (HEADER + ROW.replace("good", "René")).encode("latin-1")),
    "utf-16 csv": ("a.csv", (HEADER + ROW).encode("utf-16")),
    "cut utf-8": ("a.json", '["René"]'.encode()[:-3]),
    "nul bytes": ("a.json", b"\0" * 1_000),
    "picture": ("a.json", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    "zip": ("a.csv", b"PK\x03\x04" + bytes(range(256))),
    "quote left open": ("a.csv", (HEADER + '"good,2026-03-16\n').encode()),
    "sign after a quote": ("a.csv", (HEADER + '"good"x,2026-03-16,artist,1,single,3\n').encode()),
    "one column twice": ("a.csv", b"id,as_of,hours,hours\na,2026-03-16,1,2\n"),
    "one column twice, blanks": ("a.csv", b"id,hours, hours \na,1,2\n"),
    "every column twice": ("a.csv", b"id,id,regime,regime\n"),
    "a cell too long": ("a.csv", (HEADER + "x" * 200_000 + "\n").encode()),
    "a header too long": ("a.csv", b"x" * 200_000),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("check", [False, True], ids=["evaluate", "check"])
def test_a_file_that_cannot_be_read_ends_in_one_line_and_two(name, check, capsys, tmp_path):
    file, content = FILES[name]
    (tmp_path / file).write_bytes(content)
    asked = ["--check"] if check else []
    one_line_and_two(*run(capsys, "evaluate", *asked, str(tmp_path / file)))


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx", ""])
def test_a_missing_file_a_directory_and_a_file_of_100_mb_are_refused(ending, capsys, tmp_path):
    file = tmp_path / f"cases.{ending}"
    one_line_and_two(*run(capsys, "evaluate", str(file)))
    (tmp_path / f"folder.{ending}").mkdir()
    one_line_and_two(*run(capsys, "evaluate", str(tmp_path / f"folder.{ending}")))
    one_line_and_two(*run(capsys, "evaluate", str(file / "below")))
    file.touch()
    os.truncate(file, 100 * 2**20)  # sparse: no room is taken
    code, out, error = run(capsys, "evaluate", str(file))
    one_line_and_two(code, out, error)
    assert "100 MiB" in error
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    one_line_and_two(*run(capsys, "evaluate", str(tmp_path / "loop")))
    one_line_and_two(*run(capsys, "evaluate", str(tmp_path / ("x" * 300))))


def test_a_pipe_is_read_no_further_than_the_limit(capsys, tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)

    def fill() -> None:
        try:
            with pipe.open("wb") as end:
                for _ in range(65):
                    end.write(b" " * 2**20)
                end.write(b"[]")
        except BrokenPipeError:
            pass

    writer = threading.Thread(target=fill, daemon=True)
    writer.start()
    code, out, error = run(capsys, "evaluate", str(pipe))
    writer.join(10)
    one_line_and_two(code, out, error)


# ── Files with one bad case among good ones ─────────────────────────────────────────────────────


def inputs(**changed: Any) -> dict[str, Any]:
    return {**GIG, "id": "bad", "inputs": {**GIG["inputs"], **changed}}


def case(**changed: Any) -> dict[str, Any]:
    return {**GIG, "id": "bad", **changed}


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in case().items() if name != key}


BAD_CASES: dict[str, Any] = {
    "no object": 12,
    "text": "artist",
    "null": None,
    "list": [GIG],
    "true": True,
    "empty": {},
    "no regime": without("regime"),
    "no day": without("as_of"),
    "no inputs": without("inputs"),
    "unknown key": case(regimes="artist"),
    "empty key": case(**{"": 1}),
    "malformed": case(malformed="x"),
    "regime unknown": case(regime="dancer"),
    "regime null": case(regime=None),
    "regime list": case(regime=["artist"]),
    "regime number": case(regime=1),
    "country unknown": case(country="fr"),
    "country null": case(country=None),
    "country list": case(country=["be"]),
    "day before": case(as_of="2023-12-31"),
    "day after": case(as_of="2027-01-01"),
    "day impossible": case(as_of="2026-02-30"),
    "day number": case(as_of=20260316),
    "day list": case(as_of=["2026-03-16"]),
    "day object": case(as_of={}),
    "day true": case(as_of=True),
    "two months": case(worked_from="2026-03-31", worked_until="2026-04-01"),
    "ends first": case(worked_from="2026-03-16", worked_until="2026-03-15"),
    "contract later": case(contract_start="2026-04-01"),
    "known too early": case(known_on="2020-01-01"),
    "known on no day": case(known_on="soon"),
    "known on number": case(known_on=20260101),
    "known on true": case(known_on=True),
    "known on list": case(known_on=["2026-01-01"]),
    "inputs list": case(inputs=[1]),
    "inputs text": case(inputs="gross_pay"),
    "inputs null": case(inputs=None),
    "inputs number": case(inputs=12),
    "settings list": case(settings=[1]),
    "settings text": case(settings="levy"),
    "settings number": case(settings=1),
    "setting unknown": case(settings={"levy": "1 %"}),
    "setting float": case(settings={"levy_rate": 0.065}),
    "setting negative": case(settings={"levy_rate": "-1 %"}),
    "setting deep": case(settings={"levy_rate": [[]]}),
    "setting million digits": case(settings={"payroll_management": 10**4_000}),
    "expected list": case(expected=[1]),
    "expected text": case(expected="net_pay"),
    "expected number": case(expected=1),
    "expected float": case(expected={"net_pay": 1.0}),
    "expected true": case(expected={"net_pay": True}),
    "expected null": case(expected={"net_pay": None}),
    "unknown input": inputs(wage=1),
    "negative": inputs(gross_pay=-1),
    "too large": inputs(gross_pay=10**10 + 1),
    "million digits": inputs(gross_pay=10**4_000),
    "huge float": inputs(gross_pay=1e300),
    "float": inputs(gross_pay=15_000.0),
    "text for number": inputs(gross_pay="15000"),
    "true for number": inputs(gross_pay=True),
    "list for number": inputs(gross_pay=[15_000]),
    "object for number": inputs(gross_pay={"cents": 15_000}),
    "null for what is needed": inputs(gross_pay=None),
    "number for flag": inputs(full_month=1),
    "text for flag": inputs(full_month="true"),
    "household unknown": inputs(household="widow"),
    "household null": inputs(household=None),
    "household number": inputs(household=0),
    "no work": inputs(hours=0),
    "single parent": inputs(household="partner_with_income", single_parent=True),
    "disabled": inputs(children=1, disabled_children=2),
    "long text": inputs(household="x" * 1_000_000),
}


@pytest.mark.parametrize("name", BAD_CASES)
def test_a_bad_case_in_json_is_said_and_the_others_are_evaluated(name, capsys, tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([GIG, BAD_CASES[name], {**GIG, "id": "last"}]))
    code, out, error = run(capsys, "evaluate", str(file))
    first, bad, last = json.loads(out)
    assert (code, error) == (0, "")
    assert first["lines"]["net_pay"] == last["lines"]["net_pay"] == GOOD_NET
    assert "lines" not in bad
    assert ": given " in bad["error"]
    assert "; allowed: " in bad["error"]
    assert not bad["error"].startswith(":") or name == "empty key"
    assert len(bad["error"]) < 3_000


CELLS: dict[str, tuple[str, str]] = {
    "ragged, short": ("", "bad,2026-03-16,artist,15000,single\n"),
    "ragged, long": ("", "bad,2026-03-16,artist,15000,single,300,1\n"),
    "blanks alone": ("", "  \n"),
    "text for number": ("", "bad,2026-03-16,artist,many,single,300\n"),
    "decimal": ("", "bad,2026-03-16,artist,150.00,single,300\n"),
    "decimal comma": ("", 'bad,2026-03-16,artist,"150,00",single,300\n'),
    "thousands": ("", "bad,2026-03-16,artist,15 000,single,300\n"),
    "currency": ("", "bad,2026-03-16,artist,€150,single,300\n"),
    "plus": ("", "bad,2026-03-16,artist,+15000,single,300\n"),
    "other digits": ("", "bad,2026-03-16,artist,١٥,single,300\n"),
    "hexadecimal": ("", "bad,2026-03-16,artist,0x10,single,300\n"),
    "underscore": ("", "bad,2026-03-16,artist,15_000,single,300\n"),
    "exponent": ("", "bad,2026-03-16,artist,1e4,single,300\n"),
    "formula": ("", "bad,2026-03-16,artist,=1+1,single,300\n"),
    "negative": ("", "bad,2026-03-16,artist,-1,single,300\n"),
    "thousand digits": ("", f"bad,2026-03-16,artist,{'9' * 1_000},single,300\n"),
    "nan": ("", "bad,2026-03-16,artist,nan,single,300\n"),
    "no pay": ("", "bad,2026-03-16,artist,,single,300\n"),
    "no household": ("", "bad,2026-03-16,artist,15000,,300\n"),
    "no hours": ("", "bad,2026-03-16,artist,15000,single,\n"),
    "no regime": ("", "bad,2026-03-16,,15000,single,300\n"),
    "no day": ("", "bad,,artist,15000,single,300\n"),
    "day as Excel": ("", "bad,16/03/2026,artist,15000,single,300\n"),
    "flag": (",full_month", "bad,2026-03-16,artist,15000,single,300,perhaps\n"),
    "unknown input": (",wage", "bad,2026-03-16,artist,15000,single,300,1\n"),
    "inputs": (",inputs", "bad,2026-03-16,artist,15000,single,300,{}\n"),
    "settings": (",settings", "bad,2026-03-16,artist,15000,single,300,x\n"),
    "setting": (",settings.levy_rate", "bad,2026-03-16,artist,15000,single,300,6.5\n"),
    "setting unknown": (",settings.levy", "bad,2026-03-16,artist,15000,single,300,1\n"),
    "expected": (",expected", "bad,2026-03-16,artist,15000,single,300,many\n"),
    "expected list": (",expected", "bad,2026-03-16,artist,15000,single,300,[]\n"),
    "expected line": (",expected.net_pay", "bad,2026-03-16,artist,15000,single,300,114.52\n"),
    "expected, no line": (",expected.", "bad,2026-03-16,artist,15000,single,300,1\n"),
    "country": (",country", "bad,2026-03-16,artist,15000,single,300,fr\n"),
    "known": (",known_on", "bad,2026-03-16,artist,15000,single,300,soon\n"),
    "column without name": (",", "bad,2026-03-16,artist,15000,single,300,1\n"),
}
CSV_FAULTS = {
    "expected deep": (
        ",expected",
        f"bad,2026-03-16,artist,15000,single,300,{'[' * 100_000}\n",
        "cases._expected: RecursionError of json.loads comes through and stops every case",
    ),
    "settings in both forms": (
        ",settings,settings.levy_rate",
        "bad,2026-03-16,artist,15000,single,300,x,1 %\n",
        "cases._csv_case: TypeError, a key is set into a text",
    ),
    "expected in both forms": (
        ",expected,expected.net_pay",
        "bad,2026-03-16,artist,15000,single,300,{},1\n",
        "cases._csv_case: TypeError, a key is set into a text",
    ),
}


def cells() -> Iterator[Any]:
    for name, (more, row) in CELLS.items():
        yield pytest.param(more, row, id=name)
    for name, (more, row, _) in CSV_FAULTS.items():
        yield pytest.param(more, row, id=name)


@pytest.mark.parametrize("more, row", list(cells()))
def test_a_bad_row_of_csv_is_said_and_the_others_are_evaluated(more, row, capsys, tmp_path):
    file = tmp_path / "cases.csv"
    good = ROW.rstrip("\n") + "," * more.count(",") + "\n"
    file.write_text(HEADER.rstrip("\n") + more + "\n" + good + row + good, "utf-8")
    code, out, error = run(capsys, "evaluate", str(file))
    first, bad, last = json.loads(out)
    assert (code, error) == (0, "")
    assert first["lines"]["net_pay"] == last["lines"]["net_pay"] == GOOD_NET
    assert "; allowed: " in bad["error"]


@pytest.mark.parametrize("form", ["json", "table", "csv"])
def test_every_form_of_output_shows_the_error_beside_the_others(form, capsys, tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([inputs(hours=-1), GIG]))
    code, out, error = run(capsys, "evaluate", "--format", form, str(file))
    assert (code, error) == (0, "")
    assert "hours: given -1" in out
    assert "114.52" in out or "11452" in out


def test_check_counts_the_lines_of_a_refused_case_as_different(capsys, tmp_path):
    file = tmp_path / "cases.json"
    good = {**GIG, "expected": {"net_pay": GOOD_NET}}
    file.write_text(json.dumps([{**inputs(hours=-1), "expected": {"net_pay": 1}}, good]))
    code, out, error = run(capsys, "evaluate", "--check", str(file))
    assert code == 1
    assert out.endswith("1 of 2 lines agree\n")
    assert error == "1 cases refused\n"


# ── Faults once found, mended ───────────────────────────────────


def test_a_name_written_twice_in_json_is_refused(capsys, tmp_path):
    file = tmp_path / "cases.json"
    text = json.dumps(GIG).replace('"hours": 300', '"hours": 300, "hours": 600')
    file.write_text(f"[{text}]")
    code, out, error = run(capsys, "evaluate", str(file))
    assert code == 2 or "error" in json.loads(out)[0]
    assert "hours" in out + error


@pytest.mark.parametrize("bad", [case(id="\ud800"), case(regime="\ud800")], ids=["id", "regime"])
def test_half_a_surrogate_does_not_stop_the_output(bad, capsys, tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([bad, GIG]))
    code, out, _ = run(capsys, "evaluate", str(file))
    assert code == 0
    assert json.loads(out)[1]["lines"]["net_pay"] == GOOD_NET


@pytest.mark.parametrize("field", ["settings", "inputs", "known_on"])
@pytest.mark.parametrize("given", [0, False, "", []], ids=repr)
def test_an_empty_thing_of_another_kind_is_not_taken_for_nothing(field, given, capsys, tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case(**{field: given})]))
    _, out, _ = run(capsys, "evaluate", str(file))
    assert json.loads(out)[0].get("error", "").startswith(field)


DEEP = """
import sys
from mutua.cli import main

PLACES = ['{"regime": %s}', '{"expected": %s}', '{"as_of": %s}', '{"id": %s}', '{"country": %s}',
          '{"settings": {"levy_rate": %s}, "regime": "artist"}', '{"known_on": %s}', '{"x": %s}',
          '{"regime": "artist", "as_of": "2026-03-16", "inputs": {"gross_pay": %s}}',
          '{"regime": "artist", "as_of": "2026-03-16", "inputs": {"household": %s}}']
for depth in [60, 500, *range(966, 1_000, 3)]:
    for form in ("json", "csv"):
        for place in PLACES:
            with open("a.json", "w") as file:
                file.write("[" + place % ("[" * depth + "]" * depth) + "]")
            try:
                main(["evaluate", "a.json", "--format", form])
            except RecursionError:
                print(place, depth, file=sys.stderr)
"""


def test_no_depth_of_nesting_ends_in_a_traceback(tmp_path):
    command = [sys.executable, "-c", DEEP]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    said = [line for line in done.stderr.splitlines() if not line.startswith("mutua: file: ")]
    assert said == []
    assert "allowed" in done.stdout


NAMES = 500


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_many_names_are_compared_in_one_pass(ending, monkeypatch):
    counted = 0

    class Name(str):
        __slots__ = ()
        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            nonlocal counted
            counted += 1
            return str.__eq__(self, other)

        def strip(self, *_: Any) -> Name:
            return self

    names = [Name(f"k{number}") for number in range(NAMES)]
    try:
        if ending == "json":
            cases._each_name_once([(name, 1) for name in [*names, names[-1]]])
        else:
            monkeypatch.setattr(cases.csv, "reader", lambda *_, **__: [names])
            cases.parse_csv("header")
    except LegislationError:
        pass
    assert counted < 20 * NAMES


@pytest.mark.parametrize("asked", ["--format csv", "--format table", "--check"])
def test_half_a_surrogate_stops_no_form_of_output(asked, capsys, tmp_path):
    file = tmp_path / "cases.json"
    file.write_text(json.dumps([case(id="\ud800", regime="\ud800"), GIG]))
    code, out, _ = run(capsys, "evaluate", *asked.split(), str(file))
    assert code == (1 if asked == "--check" else 0)
    assert "regime: given" in out


def test_lines_may_end_as_on_any_machine(capsys, tmp_path):
    for end in ("\n", "\r\n", "\r"):
        file = tmp_path / "cases.csv"
        file.write_bytes((HEADER + ROW).replace("\n", end).encode())
        code, out, _ = run(capsys, "evaluate", str(file))
        assert code == 0
        assert json.loads(out)[0]["lines"]["net_pay"] == GOOD_NET


# ── Facts on the command line ───────────────────────────────────────────────────────────────────

LINES = (
    f"explain net_pay {FACTS}",
    f"explain net_pay gross_pay= {FACTS}",
    f"explain net_pay gross_pay=many {FACTS}",
    f"explain net_pay gross_pay=-1 {FACTS}",
    f"explain net_pay gross_pay=1.5 {FACTS}",
    f"explain net_pay gross_pay={'9' * 5_000} {FACTS}",
    f"explain net_pay gross_pay=1 {FACTS} full_month=perhaps",
    f"explain net_pay gross_pay=1 {FACTS} household=single",
    f"explain net_pay gross_pay=1 {FACTS} =1",
    f"explain net_pay gross_pay=1 {FACTS} wage=1",
    f"explain net_pay gross_pay=1 {FACTS} single",
    f"explain net_pay gross_pay=1 {FACTS} country=fr",
    f"explain net_pay gross_pay=1 {FACTS} country=",
    f"explain net_pay gross_pay=1 {FACTS} settings.levy=1",
    f"explain net_pay gross_pay=1 {FACTS} settings.levy_rate=6.5",
    f"explain net_pay gross_pay=1 {FACTS} settings.=1",
    f"explain net_pay gross_pay=1 {FACTS} known_on=soon",
    f"explain net_pay gross_pay=1 {FACTS} known_on=2020-01-01",
    f"explain net_pay gross_pay=1 {FACTS} paid_on=2027-01-01",
    f"explain net_pay gross_pay=1 {FACTS} worked_until=2026-04-01",
    f"explain nothing gross_pay=1 {FACTS}",
    f"solve {FACTS}",
    f"solve {FACTS} net=1 client_price=1",
    f"solve {FACTS} net=-1",
    f"solve {FACTS} net=many",
    f"solve {FACTS} net=",
    f"solve {FACTS} net={'9' * 5_000}",
    f"solve {FACTS} net=100000000000",
    f"solve {FACTS} client_price=1 expenses=2",
    f"solve {FACTS} client_price=1 gross_pay=1",
    f"solve {FACTS} employment_budget=1 untaxed_allowances=2",
    "solve net=1 regime=artist household=single hours=1",
    "solve net=1 as_of=2026-03-16 household=single hours=1",
    "solve net=1 as_of=2026-03-16 regime=artist hours=1",
    "solve net=1 as_of=2026-03-16 regime=artist household=single",
    "explain net_pay as_of=2023-12-31 regime=artist gross_pay=1 household=single hours=1",
)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:60])
def test_wrong_facts_are_said_in_one_line(line, capsys):
    code, out, error = run(capsys, *shlex.split(line))
    assert (code, out) == (2, "")
    assert error.startswith("mutua: ")
    assert "; allowed: " in error
    assert error.count("\n") == 1
    assert len(error) < 3_000


@pytest.mark.parametrize(
    "line",
    [
        "", "nothing", "evaluate", "evaluate a b", "evaluate --format xml a.json", "solve", "explain",
        "explain net_pay", f"explain net_pay {FACTS} --language es", "legislation",
        "legislation sources", "legislation sources fr", "legislation nothing be",
    ],
)  # fmt: skip
def test_a_wrong_command_ends_with_two_and_its_usage(line, capsys):
    code, out, error = run(capsys, *shlex.split(line))
    assert (code, out) == (2, "")
    assert "usage: mutua" in error
    assert "Traceback" not in error


def test_a_stranger_sees_one_line_and_no_traceback(tmp_path):
    for name, (file, content) in FILES.items():
        if name in ("latin-1", "deep lists", "empty csv"):
            Path(tmp_path / file).write_bytes(content)
            done = subprocess.run(
                [sys.executable, "-m", "mutua.cli", "evaluate", file],
                cwd=tmp_path,
                capture_output=True,
                text=True,
            )
            one_line_and_two(done.returncode, done.stdout, done.stderr)
