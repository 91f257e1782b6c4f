"""A spoilt file is refused as a whole, with its line and what would be right: never a wrong
statement."""

from __future__ import annotations

import random

import pytest

from mutua.treasury.formats import camt053, camt053_entry, coda, coda_movements, pain002, xml_values
from mutua.treasury.formats.refusals import FileRefused
from tests.support.bank_files import golden
from tests.treasury.spoilt import READERS, Spoilt, all_of_them

SPOILT = all_of_them()


def faults_of_refusal(spoilt: Spoilt) -> list[str]:
    """What is wrong in how a spoilt file is answered; nothing when it is refused as it should."""
    if spoilt.content == golden(spoilt.file):
        return ["spoilt in no way"]
    try:
        spoilt.read(spoilt.content)
    except FileRefused as refusal:
        lines = spoilt.content.count(b"\n") + 1
        return [
            f"an error that says too little: {error}"
            for error in refusal.errors
            if not (error.field and error.given and error.allowed)
            or not (0 if "file" in error.field else 1) <= error.line <= lines
        ]
    return ["taken"]


@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_file_is_refused_whole_with_line_and_reason(name):
    mine = [one for one in SPOILT if one.file == name]
    assert len(mine) > 40
    assert {one.way: found for one in mine if (found := faults_of_refusal(one))} == {}


# Each guard with files that only it keeps out: without it they are taken.
GUARDS = [
    (camt053, "sum_error", lambda _: None, "camt053-08.xml", ["closing", "opening"]),
    (camt053, "chain_errors", lambda _: [], "camt053-08.xml", ["the statement twice"]),
    (camt053, "_against_summary", lambda *_: (), "camt053-08.xml", ["five entries announced"]),
    (camt053_entry, "_batch", lambda *_: "", "camt053-08.xml", ["a batch of three"]),
    (camt053_entry, "_booked", lambda *_: None, "camt053-08.xml", ["not yet booked"]),
    (xml_values, "is_iban", lambda _: True, "camt053-08.xml", ["our account", "their account"]),
    (coda, "sum_error", lambda _: None, "statement.cod", ["closing", "opening"]),
    (coda, "chain_errors", lambda _: [], "statement.cod", ["the statement twice"]),
    (coda_movements, "_agree", lambda _: None, "statement.cod", ["a detail's amount"]),
    (
        coda_movements.Reader,
        "_expect",
        lambda *_: None,
        "statement.cod",
        ["a link code", "a next code"],
    ),
    (pain002, "_agree", lambda *_: None, "pain002-03.xml", ["accepted whole, refused in part"]),
    (pain002, "_counted", lambda *_: None, "pain002-03.xml", ["two refused, one named"]),
    (pain002, "_once", lambda *_: None, "pain002-03.xml", ["a block twice"]),
]


@pytest.mark.parametrize("place, guard, nothing, name, ways", GUARDS)
def test_without_its_guard_a_spoilt_file_is_taken(place, guard, nothing, name, ways, monkeypatch):
    mine = [one for one in SPOILT if one.file == name and one.way in ways]
    assert len(mine) == len(ways)
    assert not any(faults_of_refusal(one) for one in mine)
    monkeypatch.setattr(place, guard, nothing)
    assert all(faults_of_refusal(one) == ["taken"] for one in mine)


def test_there_are_more_than_three_hundred_ways_to_spoil_a_file():
    assert len({one.content for one in SPOILT}) > 300


@pytest.mark.parametrize("name", READERS)
def test_a_file_over_its_limit_is_not_looked_at(name):
    content = golden(name)
    READERS[name](content, limit=len(content))
    with pytest.raises(FileRefused) as refusal:
        READERS[name](content, limit=len(content) - 1)
    assert refusal.value.errors[0].allowed == f"at most {len(content) - 1} bytes"


@pytest.mark.parametrize("name", [name for name in READERS if not name.startswith("pain")])
def test_a_byte_changed_anywhere_never_changes_the_money(name):
    content, read = golden(name), READERS[name]
    money = [(one.opening, one.closing, [x.amount for x in one.lines]) for one in read(content)]
    chance = random.Random(5)
    refused = 0
    for _ in range(600):
        spoilt = bytearray(content)
        spoilt[chance.randrange(len(spoilt))] = chance.choice(b"0123456789<>/ -AZaz\0\xe9")
        try:
            found = read(bytes(spoilt))
        except FileRefused:
            refused += 1
        else:
            assert [(x.opening, x.closing, [y.amount for y in x.lines]) for x in found] == money
    assert refused > 150


def test_what_is_wrong_with_sums_is_told_all_at_once():
    content = golden("statement.cod")
    content = content.replace(b"000018000000000702750", b"000017000000000702760")
    with pytest.raises(FileRefused) as refusal:
        coda.read(content)
    assert [one.field for one in refusal.value.errors] == ["number of records", "total debit"]


def test_the_line_of_an_error_is_the_one_an_editor_shows():
    content = golden("camt053-08.xml")
    line = content[: content.index(b"BE71096123456769")].count(b"\n") + 1
    with pytest.raises(FileRefused) as refusal:
        camt053.read(content.replace(b"BE71096123456769", b"BE71096123456768"))
    assert refusal.value.errors[0].line == line


def test_comments_and_white_space_spoil_nothing():
    content = golden("camt053-08.xml")
    same = content.replace(b"<Ntry>", b"<!-- a --><Ntry>").replace(b"\n", b"\r\n")
    assert len(camt053.read(same)[0].lines) == len(camt053.read(content)[0].lines)
    marked = b"\xef\xbb\xbf" + golden("pain002-03.xml")
    assert pain002.read(marked) == pain002.read(golden("pain002-03.xml"))
