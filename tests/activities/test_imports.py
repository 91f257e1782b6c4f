"""Sheets from elsewhere: all of one or nothing, every error by line and column, again and again."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from mutua.ground.actors import AUDITOR, Actor
from mutua.ground.sheets import DryRun, SheetRefused, read
from mutua.ground.transactions import reading
from tests.support.places import ROOT

READER = Actor(AUDITOR, job="test")
MEMBERS, CLIENTS = ROOT / "examples/members.csv", ROOT / "examples/clients.csv"


@pytest.fixture(scope="module")
def house(store):
    from tests.support import books

    books.found_house()
    return books


def members(house, path, **more):
    from mutua.people import imports

    sheet = read(path, imports.COLUMNS, imports.NEEDED)
    return imports.import_members(actor=house.STAFF, key=uuid4(), sheet=sheet, **more)


def clients(house, path, **more):
    from mutua.activities import imports

    sheet = read(path, imports.COLUMNS, imports.NEEDED)
    return imports.import_clients(
        actor=house.STAFF, key=uuid4(), sheet=sheet, legal_entity="coop", **more
    )


def count() -> tuple[int, int, int]:
    from mutua.activities.models import Activity, Client
    from mutua.people.models import Person

    with reading(READER):
        return Person.objects.count(), Activity.objects.count(), Client.objects.count()


def sheet(tmp_path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "sheet.csv"
    file.write_text("\n".join(lines) + "\n", encoding)
    return file


def test_a_dry_run_keeps_nothing_and_the_real_one_can_be_done_again(house):
    before = count()
    with pytest.raises(DryRun):
        members(house, MEMBERS, dry_run=True)
    assert count() == before
    for _ in range(2):
        assert members(house, MEMBERS) == 2
        assert clients(house, CLIENTS) == 2
    assert count() == (before[0] + 2, before[1] + 2, before[2] + 2)


def test_one_bad_row_keeps_all_out_and_every_error_is_told(house, tmp_path):
    before = count()
    file = sheet(
        tmp_path,
        "reference,legal_name,email,born_on,language",
        "X-1,Good Person,good@example.org,1990-01-01,fr",
        "X-2,,bad,1990-01-01,fr",
        "X-3,Bad Birth,b@example.org,01/02/1990,fr",
        "",
        "X-4,Bad Tongue,c@example.org,1990-01-01,la",
    )
    with pytest.raises(SheetRefused) as caught:
        members(house, file)
    assert [(one.line, one.column) for one in caught.value.errors] == [
        (3, "legal_name"), (4, "born_on"), (6, "language"),
    ]  # fmt: skip
    assert count() == before


@pytest.mark.parametrize(
    "lines, line, column",
    [
        (["reference,name"], 1, "name"),
        (["legal_name"], 1, "reference"),
        (["reference,legal_name", "A,B,C"], 2, "row"),
        (["reference,legal_name", 'A,"x\ny"', "B"], 4, "row"),
    ],
)
def test_a_header_or_a_row_of_another_shape_is_refused(house, tmp_path, lines, line, column):
    with pytest.raises(SheetRefused) as caught:
        members(house, sheet(tmp_path, *lines))
    assert (caught.value.errors[0].line, caught.value.errors[0].column) == (line, column)


def test_a_file_that_is_no_text_is_refused(house, tmp_path):
    with pytest.raises(SheetRefused, match="UTF-8"):
        members(house, sheet(tmp_path, "reference;legal_name", "A;Né", encoding="latin-1"))
    with pytest.raises(SheetRefused, match="zero byte"):
        members(house, sheet(tmp_path, "reference;legal_name", "A;a\x00b"))


def test_what_is_there_with_other_values_is_not_changed(house, tmp_path):
    members(house, MEMBERS)
    text = MEMBERS.read_text("utf-8").replace("Nora Lambert", "Nora Other")
    with pytest.raises(SheetRefused) as caught:
        members(house, sheet(tmp_path, *text.splitlines()))
    assert (caught.value.errors[0].line, caught.value.errors[0].column) == (2, "legal_name")


def test_a_client_of_nobody_is_refused(house, tmp_path):
    text = CLIENTS.read_text("utf-8").replace("M-002", "M-999").replace("K-", "Z-")
    with pytest.raises(SheetRefused) as caught:
        clients(house, sheet(tmp_path, *text.splitlines()))
    assert (caught.value.errors[0].line, caught.value.errors[0].column) == (3, "member")
