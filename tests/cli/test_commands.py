"""The command ``mutua`` as a stranger uses it."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path

import pytest

from mutua.cli import main, parser
from mutua.cli.docs import PAGES, commands_of

ROOT = Path(__file__).parents[2]
GIG = "as_of=2026-03-16 regime=artist household=single hours=300"
COMMANDS = dict(commands_of(parser()))


def run(capsys, line):
    code = main(shlex.split(line))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_with_an_example(name):
    command = COMMANDS[name]
    assert command.description
    assert name == "mutua" or "Example: mutua" in command.epilog
    assert f"## {name}\n" in (ROOT / "docs/reference/command-line.md").read_text()


@pytest.mark.parametrize("file", PAGES)
def test_pages_made_from_the_code_are_current(file):
    assert (ROOT / "docs/reference" / file).read_text() == PAGES[file]()


STORE = (
    "import",
    "init",
    "doctor",
    "work",
    "schemas",
    "ledger",
    "payroll",
    "export",
    "treasury",
    "demo",
    "backup",
    "restore",
    "reopen",
    "receive",
)  # test_store_commands


@pytest.mark.parametrize(
    "name", [name for name in COMMANDS if name != "mutua" and name.split()[1] not in STORE]
)
def test_the_example_of_each_command_runs(name, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    example = COMMANDS[name].epilog.partition("Example: mutua ")[2]
    assert run(capsys, example)[0] == 0


def test_the_gigs_of_the_readme_agree(capsys):
    code, out, _ = run(capsys, f"evaluate --check {ROOT}/examples/gigs.csv")
    assert (code, out) == (0, "2 of 2 lines agree\n")


def test_evaluate_prints_each_case_with_its_lines_or_its_error(capsys, tmp_path):
    file = tmp_path / "cases.json"
    good = {
        "id": "a",
        "as_of": "2026-03-16",
        "regime": "artist",
        "inputs": {"gross_pay": 15_000, "household": "single", "hours": 300},
    }
    bad = {**good, "id": "b", "inputs": {**good["inputs"], "hours": -1}}
    file.write_text(json.dumps([good, bad]))
    code, out, _ = run(capsys, f"evaluate {file}")
    first, second = json.loads(out)
    assert code == 0
    assert first["lines"]["net_pay"] == 11_452
    assert second == {
        "id": "b",
        "error": "hours: given -1; allowed: a whole number from 0 to 74400 (hundredths)",
    }


def test_a_difference_is_printed_and_ends_with_one(capsys, tmp_path):
    file = tmp_path / "cases.csv"
    file.write_text(
        "id,as_of,regime,gross_pay,household,hours,expected.net_pay\n"
        "a,2026-03-16,artist,15000,single,300,1\n"
    )
    code, out, _ = run(capsys, f"evaluate --check {file}")
    assert code == 1
    assert out == "a: net_pay: found 114.52, expected 0.01\n0 of 1 lines agree\n"


def test_the_name_of_a_case_is_no_formula_in_csv(capsys, tmp_path):
    file = tmp_path / "cases.csv"
    header = "id,as_of,regime,gross_pay,household,hours\n"
    names = ("=1+1", "+1+1", "-A1", "@SUM(A1)", "-1.5", "plain")
    file.write_text(
        header + "".join(f"{one},2026-03-16,artist,15000,single,300\n" for one in names), "utf-8"
    )
    code, out, _ = run(capsys, f"evaluate {file} --format csv")
    assert code == 0
    assert [row["id"] for row in csv.DictReader(out.splitlines())] == [
        "'=1+1", "'+1+1", "'-A1", "'@SUM(A1)", "-1.5", "plain",
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["json", "table", "csv"])
def test_solve_and_explain_write_every_form(capsys, form):
    assert run(capsys, f"solve client_price=125000 {GIG} --format {form}")[0] == 0
    assert run(capsys, f"explain net_pay gross_pay=15000 {GIG} --format {form}")[0] == 0


@pytest.mark.parametrize(
    "line",
    [
        "evaluate nowhere.json",
        "solve foo",
        f"solve client_price=abc {GIG}",
        f"solve {GIG}",
        f"explain nothing gross_pay=1 {GIG}",
        f"explain net_pay gross_pay=1 {GIG} hours=400",
    ],
)
def test_what_is_wrong_is_said_in_one_line_without_traceback(capsys, line):
    code, out, error = run(capsys, line)
    assert (code, out) == (2, "")
    assert error.startswith("mutua: ")
    assert error.count("\n") == 1
