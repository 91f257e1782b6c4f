"""Books of an earlier system with faults: each is told by file, line and column, and nothing of
them is kept."""

from __future__ import annotations

import pytest

from mutua.ground import clock
from mutua.ground.errors import Refused
from mutua.ground.sheets import SheetRefused
from tests.activities.spoilt_openings import ROWS, TOGETHER
from tests.proofs_of_rooms.guards import footprint


@pytest.fixture
def opening(shop):
    from tests.support import opening

    return opening


@pytest.fixture
def nothing_kept(store, opening):
    """The test leaves every table as it was, to the last value."""
    from tests.support import verb_cases

    tables = [*verb_cases.tables(), *verb_cases.JOBS]
    with verb_cases.superuser(store) as superuser:
        before = footprint(superuser, tables)
        yield
        assert footprint(superuser, tables) == before


def errors_of(opening, folder, **facts):
    with pytest.raises(SheetRefused) as caught:
        opening.import_folder(folder, **facts)
    return caught.value.errors


@pytest.mark.usefixtures("nothing_kept")
def test_every_fault_of_every_file_is_told_by_its_line_and_column(opening, tmp_path):
    folder, expected = opening.folder(tmp_path / "books"), set()
    for fault in ROWS:
        file = folder / f"{fault.file}.csv"
        with file.open("a", encoding="utf-8") as written:
            written.write(fault.row + "\n")
        expected.add((file.name, len(file.read_text("utf-8").splitlines()), fault.column))
    found = {(one.file, one.line, one.column) for one in errors_of(opening, folder)}
    assert sorted(expected - found) == []
    assert sorted(found - expected) == []
    assert len(expected) == len(ROWS) >= 60


@pytest.mark.parametrize("file, before, after, line, given", TOGETHER)
@pytest.mark.usefixtures("nothing_kept")
def test_files_that_contradict_each_other_are_refused_at_the_balance(
    opening, tmp_path, file, before, after, line, given
):
    folder = opening.folder(tmp_path / "books")
    opening.change(folder / file, before, after)
    errors = errors_of(opening, folder)
    assert any(
        (one.file, one.line, one.column) == ("balances.csv", line, "amount") and given in one.given
        for one in errors
    ), [str(one) for one in errors]


@pytest.mark.parametrize(
    "name, said",
    [("", "papers"), ("lost.pdf", "papers"), ("../balances.csv", "papers"), ("bad.pdf", "file")],
    ids=["none", "lost", "elsewhere", "unreadable"],
)
@pytest.mark.usefixtures("nothing_kept")
def test_a_mandate_names_a_paper_that_can_be_read(opening, tmp_path, name, said):
    folder = opening.folder(tmp_path / "books")
    opening.change(folder / "mandates.csv", "seizure.pdf", name)
    (folder / "papers" / "bad.pdf").write_bytes(b"%PDF-1.7 but no more of it")
    (error,) = errors_of(opening, folder)
    assert (error.file, error.line, error.column) == ("mandates.csv", 2, "paper")
    assert said in error.allowed


@pytest.mark.usefixtures("nothing_kept")
def test_a_folder_without_balances_or_with_a_file_twice_is_refused(opening, tmp_path):
    folder = opening.folder(tmp_path / "books")
    (folder / "balances.csv").rename(folder / "balance.csv")
    assert [(one.file, one.column) for one in errors_of(opening, folder)] == [
        ("balance.csv", "file"),
    ]
    (folder / "balance.csv").unlink()
    assert errors_of(opening, folder)[0].allowed == "balances.csv or balances.xlsx"


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    "facts, field",
    [
        ({"legal_entity": "nobody"}, "legal_entity"),
        ({"day": "2026-03-17"}, "day"),
        ({"day": "2025-12-31"}, "day"),
    ],
    ids=["another house", "tomorrow", "no open period"],
)
def test_books_open_in_a_house_and_a_period_that_are_there(opening, facts, field):
    from datetime import date

    if "day" in facts:
        facts = {"day": date.fromisoformat(facts["day"])}
    with pytest.raises(Refused) as caught:
        opening.import_folder(**facts)
    assert caught.value.field == field


def test_rows_of_one_invoice_must_agree(opening, tmp_path):
    folder = opening.folder(tmp_path / "books")
    opening.change(folder / "invoices.csv", "2025-0117;;;;;;;", "2025-0117;;;;;;2025-11-21;")
    error = errors_of(opening, folder)[0]
    assert (error.file, error.line, error.column) == ("invoices.csv", 4, "issued_on")


def test_a_day_before_the_last_invoice_refuses_it(opening, tmp_path):
    from datetime import date

    with clock.on(date(2026, 3, 16)):
        folder = opening.folder(tmp_path / "books")
        opening.change(folder / "invoices.csv", "2025-11-28;2026-01-15", "2026-02-01;2026-02-15")
        errors = errors_of(opening, folder, day=date(2026, 1, 31))
    assert [(one.file, one.line, one.column) for one in errors] == [
        ("invoices.csv", 5, "issued_on"),
        ("payslips.csv", 3, "paid_on"),  # in February, and nothing is owed of it
    ]


@pytest.mark.usefixtures("nothing_kept")
def test_an_entry_has_only_so_many_lines(opening, monkeypatch):
    monkeypatch.setattr("mutua.activities.opening.MOST_BALANCES", 10)
    (error,) = errors_of(opening, opening.EXAMPLE)
    assert (error.file, error.given, error.allowed) == ("balances.csv", "16", "at most 10 rows")
