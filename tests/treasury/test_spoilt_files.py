"""A spoilt file is refused as a whole, with its line and what would be right: never a wrong
statement."""

from __future__ import annotations

import random

import pytest

from mutua.treasury.formats import camt053, coda, pain002
from mutua.treasury.formats.refusals import FileRefused
from tests.support.bank_files import golden
from tests.treasury.spoilt import READERS, Spoilt, all_of_them

SPOILT = all_of_them()


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda one: one.name)
def test_a_spoilt_file_is_refused_whole_with_line_and_reason(spoilt: Spoilt):
    assert spoilt.content != golden(spoilt.name.partition(":")[0]), "spoilt in no way"
    with pytest.raises(FileRefused) as refusal:
        spoilt.read(spoilt.content)
    for error in refusal.value.errors:
        assert error.field
        assert error.given
        assert error.allowed
        lines = spoilt.content.count(b"\n") + 1
        assert (0 if "file" in error.field else 1) <= error.line <= lines


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
