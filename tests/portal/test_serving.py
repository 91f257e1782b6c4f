"""One command serves the portal, soon, and says where."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mutua.portal.house import build

SETTINGS = "mutua.portal.settings"


@contextmanager
def served(**settings: str) -> Iterator[tuple[str, float]]:
    """The portal as its own process: the line it prints, and after how many seconds."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "mutua.portal"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **settings},
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline(), time.monotonic() - began
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()


def test_it_prints_its_address_in_one_line_and_answers_there() -> None:
    build.prepare()
    with served(MUTUA_PORT="8765") as (line, seconds):
        found = re.fullmatch(r"Mutua: (http://127\.0\.0\.1:\d+/)\n", line)
        assert found, line
        with urllib.request.urlopen(found[1] + "fr/", timeout=10) as answer:
            assert answer.status == 200
        assert seconds < 6  # two seconds on a machine that does nothing else


def test_a_taken_port_gives_way_to_the_next_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with served(MUTUA_PORT=str(port)) as (line, _):
            assert int(line.rsplit(":", 1)[1].strip("/\n")) > port


FIRST = """
from mutua.portal.house import build
build.make_static = lambda target: None  # typefaces take a while, and say nothing
import django
django.setup()
from django.utils.translation import gettext, override
with override("fr"):
    print(gettext("Home"))
"""


def test_the_very_first_command_on_a_machine_speaks_the_readers_language(tmp_path: Path) -> None:
    first = {**os.environ, "MUTUA_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": SETTINGS}
    said = subprocess.run(
        [sys.executable, "-c", FIRST], env=first, capture_output=True, text=True, check=True
    )
    assert said.stdout == "Accueil\n"


def test_static_files_have_their_hash_in_their_name_and_are_compressed() -> None:
    static = build.prepare() / "static"
    for name in build.names().values():
        assert re.search(r"\.[0-9a-f]{12}\.", name)
        assert (static / name).is_file()
    style = build.names()["portal.css"]
    assert (static / f"{style}.br").is_file()
    assert (static / f"{style}.gz").is_file()


def test_a_wrong_setting_of_the_cooperative_is_named_in_one_line() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "mutua.portal"],
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, "MUTUA_LEVY_RATE": "650 %"},
    )
    assert process.returncode == 1
    assert "MUTUA_LEVY_RATE" in process.stderr
    assert "Traceback" not in process.stderr


def test_the_cooperatives_own_figures_come_from_its_settings() -> None:
    with served(MUTUA_PORT="8865", MUTUA_LEVY_RATE="10 %", MUTUA_PAYROLL_MANAGEMENT="500") as (
        line,
        _,
    ):
        address = line.split(" ")[1].strip() + "en/?start=price&amount=320&time=3&work=artist"
        with urllib.request.urlopen(address, timeout=10) as answer:
            page = answer.read().decode()
    assert "\N{MINUS SIGN}\N{WORD JOINER}€32.00" in page
    assert "€5.00" in page
