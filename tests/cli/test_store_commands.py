"""The commands that make and check a store, as an administrator runs them."""

from __future__ import annotations

import atexit
import json
import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from mutua.cli import parser
from mutua.cli.docs import commands_of
from mutua.ground.database import Server
from tests.support.places import ROOT, for_stores
from tests.support.warm import Warm

COMMANDS = dict(commands_of(parser()))
STORE_COMMANDS = [
    "mutua init", "mutua doctor", "mutua work", "mutua schemas add", "mutua ledger verify",
    "mutua export ledger", "mutua export invoices", "mutua import members", "mutua import clients",
    "mutua import opening", "mutua import invoices", "mutua demo", "mutua payroll due",
    "mutua payroll run", "mutua export payslips",
]  # fmt: skip

ENTERPRISE = [
    "--country", "be", "--name", "Coop Danse SC", "--street", "Rue Haute", "--number", "1",
    "--postcode", "1000", "--town", "Bruxelles", "--enterprise-number", "0403.170.701",
    "--iban", "BE68 5390 0754 7034",
]  # fmt: skip


@pytest.fixture
def tmp_path():
    """A folder apart: pytest shuts its own to the server's user each time another pytest begins."""
    with a_folder() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def home():
    """A store of the enterprise, made by the command. Its server goes on between the commands,
    as in a house that works; `init` and the commands on other stores start and stop theirs."""
    with a_folder() as folder:
        server = Server(made(Path(folder)) / "postgres")
        server.start()
        yield Path(folder)
        server.stop()


def a_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(
        prefix="mutua-", dir=for_stores(), ignore_cleanup_errors=True
    )


def made(folder: Path) -> Path:
    code, out, said = mutua(folder, "init", *ENTERPRISE)
    assert (code, said) == (0, "")
    assert "Coop Danse SC stands" in out
    return folder


def asked_of(home: Path) -> dict[str, str]:
    """The environment of a command on this store."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "MUTUA_OWNER_URL")}
    return {**kept, "MUTUA_HOME": str(home)}


@cache
def warm() -> Warm:
    """What each command of these tests is forked from."""
    found = Warm()
    atexit.register(found.close)
    return found


def mutua(home, *arguments: str, folder: Path = ROOT) -> tuple[int, str, str]:
    return warm().run(arguments, asked_of(home), folder)


def test_an_empty_store_says_what_to_do(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "mutua.cli", "doctor"],
        env=asked_of(tmp_path), cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "mutua init" in done.stderr
    assert mutua(tmp_path, "doctor") == (1, done.stdout, done.stderr)


def test_a_setting_that_cannot_be_is_said_by_its_name(home, monkeypatch):
    monkeypatch.setenv("MUTUA_JOURNAL", str(Path(home) / "left"))
    code, out, said = mutua(home, "init", *ENTERPRISE)
    assert (code, out) == (2, "")
    assert said.startswith("mutua: MUTUA_JOURNAL: given ")
    assert "Traceback" not in said


def test_what_was_made_is_not_made_twice(home):
    for command in (["init", *ENTERPRISE], ["doctor"]):
        code, out, said = mutua(home, *command)
        assert code == 0, out + said


@pytest.mark.parametrize("name", STORE_COMMANDS)
def test_the_example_of_each_command_of_the_store_runs(
    name, home, tmp_path, official_schemas, monkeypatch
):
    example = COMMANDS[name].epilog.partition("Example: mutua ")[2].partition(". Exit codes")[0]
    if name == "mutua work":
        example += " --once"
    folder = tmp_path / "rules"
    folder.mkdir()
    for file in (official_schemas / "en16931").glob("*.xslt"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "examples").symlink_to(ROOT / "examples")
    if name in ("mutua import opening", "mutua import invoices"):
        monkeypatch.setenv("MUTUA_TODAY", "2026-11-26")  # its contract has not been worked yet
    if name == "mutua import clients":
        assert mutua(home, "import", "members", "examples/members.csv")[0] == 0
    if name == "mutua import invoices":
        assert mutua(home, "import", "opening", "examples/opening")[0] == 0
    where = tmp_path / "own" if name == "mutua demo" else home
    if name == "mutua demo":
        example = example.replace("--members 30", "--members 2").replace("2026-09-30", "2025-02-28")
    code, out, said = mutua(where, *shlex.split(example), folder=folder)
    assert code == 0, out + said


@pytest.fixture
def django():
    """So that the makers of samples can be asked."""
    import django

    from mutua.portal.house import build
    from tests.support import store  # noqa: F401 - names the settings

    build.prepare()
    django.setup()


def test_e_invoices_of_a_folder_are_taken_or_put_aside_with_the_reason(home, tmp_path, django):
    from tests.support import papers_from_outside

    ours = replace(papers_from_outside.HOUSE, enterprise_number="0403170701", vat_number="")
    (tmp_path / "a.xml").write_bytes(papers_from_outside.of_supplier(buyer=ours))
    (tmp_path / "b.xml").write_bytes(papers_from_outside.of_supplier())
    code, out, said = mutua(home, "receive", str(tmp_path))
    assert (code, said) == (1, "")
    assert [one.split()[:2] for one in out.splitlines()] == [
        ["taken", "a.xml"],
        ["refused", "b.xml"],
    ]
    assert mutua(home, "receive", str(tmp_path / "nowhere"))[0] == 2


def test_the_register_is_taken_from_its_zip(home, tmp_path, django):
    from tests.support import register_sample

    code, out, said = mutua(
        home, "import", "register", str(register_sample.extract(tmp_path / "full.zip"))
    )
    assert (code, said) == (0, "")
    assert out.startswith("3 enterprises taken, 1 rows left out")
    (tmp_path / "none.zip").write_bytes(b"PK")
    for name in ("none.zip", "nothing.zip"):
        assert mutua(home, "import", "register", str(tmp_path / name))[0] == 2


def test_the_doctor_says_each_invariant_with_its_figure(home):
    code, out, said = mutua(home, "doctor", "--rebuild")
    assert (code, said) == (0, "")
    lines = out.splitlines()
    assert all(line.strip().startswith("holds") for line in lines[:-1])
    assert lines[-1] == f"{len(lines) - 1} of {len(lines) - 1} invariants hold"


@pytest.mark.parametrize(
    "option, value, field",
    [
        ("--enterprise-number", "0403.170.702", "enterprise_number"),
        ("--iban", "BE68539007547035", "iban"),
        ("--town", "", "town"),
    ],
)
def test_an_enterprise_that_cannot_be_is_refused_by_its_field(home, option, value, field):
    changed = [*ENTERPRISE, "--code", "other", option, value]
    code, _, said = mutua(home, "init", *changed)
    assert code == 2
    assert said.startswith(f"mutua: {field}: given ")


def test_jobs_end_when_nothing_waits(home):
    assert mutua(home, "work", "--once") == (0, "", "")


def test_rules_are_none_until_they_are_installed(tmp_path, official_schemas):
    home = tmp_path
    assert mutua(home, "schemas", "check")[0] == 1
    file = official_schemas / "en16931" / "EN16931-UBL-validation.xslt"
    code, out, said = mutua(home, "schemas", "add", str(file))
    assert (code, said) == (0, "")
    assert out.startswith("installed: en16931")
    assert mutua(home, "schemas", "check")[0] == 0
    assert mutua(home, "schemas", "add", str(ROOT / "README.md"))[0] == 2


def test_a_backup_is_restored_and_opened_again_by_two(home, tmp_path):
    place, elsewhere = tmp_path / "backups", tmp_path / "elsewhere"
    code, out, said = mutua(home, "backup", str(place))
    assert (code, said) == (0, "")
    assert "invariants hold" in out
    made = next(one for one in place.iterdir() if (one / "manifest.json").exists())
    assert mutua(home, "restore", str(made))[0] == 2  # it is not empty
    code, out, said = mutua(elsewhere, "restore", str(made))
    assert (code, said) == (0, "")
    assert "It is shut" in out
    assert mutua(elsewhere, "doctor")[0] == 0
    code, _, said = mutua(elsewhere, "reopen", "--signed-by", "nobody@x", "--why", "A disk")
    assert code == 2
    assert said == "mutua: --signed-by: given nobody@x; allowed: the address of a person in the store\n"  # fmt: skip
    assert mutua(elsewhere, "restore", str(tmp_path))[0] == 2


def test_earlier_books_of_another_form_are_refused_with_every_place(home, tmp_path):
    (tmp_path / "balances.csv").write_text("account,sum\nbank,10\n", "utf-8")
    (tmp_path / "shares.csv").write_bytes(b"member,date,kind,count\n\xe9\n")
    code, out, said = mutua(home, "import", "opening", str(tmp_path))
    assert (code, out) == (1, "")
    assert [line.split(":")[0] for line in said.splitlines()] == [
        "balances.csv, line 1, sum", "balances.csv, line 1, amount", "shares.csv, line 2, file",
        "Nothing was taken",
    ]  # fmt: skip
    assert mutua(home, "import", "opening", str(tmp_path / "nowhere"))[0] == 2
    code, _, said = mutua(home, "import", "opening", "examples/opening", "--day", "2000-01-01")
    assert (code, "day: given 2000-01-01" in said) == (1, True)


@pytest.mark.parametrize(
    "command",
    [
        "payroll due",
        "payroll run",
        "export ledger",
        "export payslips",
        "treasury coverage",
        "treasury forecast",
        "payroll recompute --since 2026-01-01",
    ],
)
def test_a_command_without_a_name_takes_the_first_entity_whatever_its_code(command):
    assert parser().parse_args(command.split()).entity == ""


@pytest.mark.parametrize(
    "command",
    [
        "export payslips",
        "export payments --output o",
        "export individual-account --year 2026 --output o",
        "payroll quarter --first-day 2026-01-01",
    ],
)
def test_an_entity_that_is_not_there_is_refused_and_nothing_is_written(home, tmp_path, command):
    code, out, said = mutua(home, *command.split(), "--entity", "x", folder=tmp_path)
    assert (code, out, said) == (2, "", "mutua: entity: given x; allowed: coop\n")
    assert not (tmp_path / "o").exists()


def test_invoices_of_an_entity_that_is_not_there_are_refused_with_those_that_are(home, tmp_path):
    code, out, said = mutua(
        home, "export", "invoices", "--entity", "x", "--output", str(tmp_path / "o")
    )
    assert (code, out, said) == (2, "", "mutua: entity: given x; allowed: coop\n")
    (tmp_path / "file").write_text("mine")
    for place in ("file", "file/below"):
        code, out, said = mutua(home, "export", "invoices", "--output", str(tmp_path / place))
        assert (code, out) == (2, "")
        assert said.startswith(f"mutua: output: given {tmp_path / 'file'}")


def test_the_pay_of_staff_comes_from_a_file_and_accounts_go_to_a_folder(home, tmp_path):
    from mutua.legislation import country

    days = {"worked_from": "2026-02-01", "worked_until": "2026-02-28", "paid_on": "2026-03-02"}
    facts = {"gross_pay": 320_000, "hours": 16_400, "household": "single"}
    made = country("be").evaluate(regime="employee", inputs=facts, **days)
    case = {"id": "Olga, February", "regime": "employee", "inputs": facts, **days}
    file = tmp_path / "staff-pay.json"
    file.write_text(json.dumps([{**case, "expected": {**made.lines, "net_pay": 1}}]))
    code, out, said = mutua(home, "import", "staff-pay", str(file))
    assert (code, out) == (1, "")
    assert said.splitlines()[0].startswith("line 1, expected.net_pay: given 1; allowed: ")
    file.write_text(json.dumps([{**case, "expected": made.lines}]))
    for more in (["--dry-run"], [], []):
        code, out, said = mutua(home, "import", "staff-pay", str(file), *more)
        assert (code, said) == (0, ""), said
    assert out == "1 rows taken\n"
    code, out, said = mutua(
        home, "export", "individual-account", "--year", "2020", "--output", str(tmp_path / "o")
    )
    assert (code, out, said) == (0, "0 accounts\n", "")
