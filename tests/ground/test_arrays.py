"""Arrays of PostgreSQL written as text say what the values say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutua.ground.arrays import array

LETTERS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
KINDS = {
    "text": LETTERS, "bigint": st.integers(-(2**63), 2**63 - 1), "uuid": st.uuids(),
    "date": st.dates(date(1, 1, 1), date(9999, 12, 31)),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_database_reads_what_was_written(store, kind):
    from django.db import connection

    @given(st.lists(KINDS[kind] | st.none()))
    def reads(values):
        with connection.cursor() as cursor:
            cursor.execute(f"select %s::{kind}[]", [array(values)])
            assert cursor.fetchone()[0] == values

    reads()


@pytest.mark.parametrize("text", ["NULL", "null", "{}", '"', "\\", "a,b", " a ", "", "é😀\n"])
def test_words_that_mean_something_to_an_array_are_texts(store, text):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select %s::text[]", [array([text, None])])
        assert cursor.fetchone()[0] == [text, None]


def test_a_letter_that_no_text_holds_is_refused():
    with pytest.raises(ValueError, match="NUL"):
        array(["a\x00b"])
