"""A treasurer brings in the bank's files by a page: statements and answers, each once, and a sentence
for what is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutua.ground import clock
from tests.portal.enterprise import send
from tests.portal.pages import text_of
from tests.support import payments

pytestmark = pytest.mark.usefixtures("office")
PAGE = "/en/staff/treasury/account/"
CLIENT_IBAN = "BE71096123456769"


@pytest.fixture(scope="module")
def simulated(house: Any, tmp_path_factory: Any) -> Iterator[Any]:
    """The house's bank: its statements follow each other through all tests of this file."""
    with clock.on(house.DAY):
        made = payments.a_bank(tmp_path_factory.mktemp("simulated"))
    yield made
    made.close()


@pytest.fixture
def office(office: Any, tmp_path: Any, monkeypatch: Any) -> Any:
    monkeypatch.setenv("MUTUA_BANK", str(tmp_path / "bank"))
    return office


def brought(visitor: Any, content: bytes, name: str = "statement.xml") -> Any:
    """The answer to a file that is sent with the form."""
    return send(visitor, f"{PAGE}bring/", file=SimpleUploadedFile(name, content))


def next_day(simulated: Any, amount: int, form: str = "camt") -> bytes:
    """A sum comes, and the bank's day ends: its statement."""
    simulated.incoming(amount, "Somebody", CLIENT_IBAN)
    simulated.day(simulated.today + timedelta(days=4))  # over any week-end
    files = simulated.statement(form)  # of this layout: those before may come once more
    content = bytes(files[-1].read_bytes())
    for one in files:
        one.unlink()
    return content


@pytest.mark.parametrize("form", ["camt", "coda"])
def test_a_statement_is_brought_and_stands_once(treasurer: Any, simulated: Any, form: str) -> None:
    there = len(payments.statements())
    content = next_day(simulated, 7_300, form)
    with clock.on(simulated.today):
        for _ in range(2):  # the same file once more, by another form
            answer = brought(treasurer, content)
            assert answer.status_code == 302, text_of(answer)
        assert len(payments.statements()) == there + 1
        payments.book_all()
        assert payments.lines()[-1].amount == 7_300
        assert f"number {there + 1}, opened with" in text_of(treasurer.get(answer.url))
    assert payments.broken() == []


def test_who_brought_it_first_stands_on_the_page_of_the_statement(
    treasurer: Any, simulated: Any
) -> None:
    from tests.portal.people import GRETA, open_second_treasurer, signed_in

    open_second_treasurer()
    content = next_day(simulated, 100)
    with clock.on(simulated.today):
        for visitor in (treasurer, signed_in(GRETA)):
            assert brought(visitor, content).status_code == 302
        statement = payments.statements()[-1]
        seen = text_of(treasurer.get(f"{PAGE}{statement.id}/"))
    assert "Brought in by Theo Claes" in seen
    assert "Greta" not in seen


def test_a_statement_that_came_too_early_waits_until_the_one_before_is_brought(
    treasurer: Any, simulated: Any
) -> None:
    there = len(payments.statements())
    first, second = next_day(simulated, 200), next_day(simulated, 300)
    with clock.on(simulated.today):
        answer = brought(treasurer, second)
        assert "Statements that wait for an earlier one" in text_of(treasurer.get(answer.url))
        assert len(payments.statements()) == there
        brought(treasurer, first)  # another file of the same name
        assert "Statements that wait" not in text_of(treasurer.get(answer.url))
    assert len(payments.statements()) == there + 2
    assert payments.statements()[-1].closing == simulated.balance()


def test_what_is_no_file_of_this_bank_is_refused_in_words_and_not_kept(
    treasurer: Any, simulated: Any, tmp_path: Any
) -> None:
    whole = next_day(simulated, 400)
    another = whole.replace(payments.HOUSE_IBAN.encode(), b"BE43068999999501")
    answer = (
        b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">'
        b"<CstmrPmtStsRpt><GrpHdr><MsgId>A</MsgId><CreDtTm>2026-03-16T12:00:00</CreDtTm></GrpHdr>"
        b"<OrgnlGrpInfAndSts><OrgnlMsgId>NEVER</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09"
        b"</OrgnlMsgNmId><GrpSts>ACCP</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>"
    )
    there = len(payments.statements())
    with clock.on(simulated.today):
        for content, words in (
            (b"Dear treasurer,", "We read camt.053, CODA and pain.002"),
            (whole[: len(whole) // 2], "damaged or not whole"),
            (another, "not of the cooperative's account"),
            (answer, "payments that never left here"),
            (b"", "This file is empty"),
        ):
            refused = brought(treasurer, content)
            assert refused.status_code == 422, words
            assert words in text_of(refused).replace("\u2019", "'")
        nothing = send(treasurer, f"{PAGE}bring/")
        assert nothing.status_code == 422
        assert "Choose a file" in text_of(nothing)
        assert len(payments.statements()) == there
        folder = payments.bank.folder() / "in"
        assert [one for one in folder.rglob("*") if one.is_file()] == []
        brought(treasurer, whole)
    assert len(payments.statements()) == there + 1


def test_a_file_with_a_statement_of_another_account_is_refused_whole(
    treasurer: Any, simulated: Any
) -> None:
    """A bank puts the statements of all accounts of a customer into one file."""
    whole = next_day(simulated, 500)
    begin, end = whole.index(b"<Stmt>"), whole.index(b"</Stmt>") + len(b"</Stmt>")
    other = whole[begin:end].replace(payments.HOUSE_IBAN.encode(), b"BE43068999999501")
    there = len(payments.statements())
    with clock.on(simulated.today):
        refused = brought(treasurer, whole[:end] + other + whole[end:])
        assert "not of the cooperative's account" in text_of(refused).replace("\u2019", "'")
        assert len(payments.statements()) == there
        brought(treasurer, whole)
    assert len(payments.statements()) == there + 1


@pytest.mark.parametrize("letters", [(120, 0), (1, 110), (60, 50)])
@pytest.mark.parametrize("letter", ["\u00e9", "\u8868", "\U0001d54f"])
def test_a_name_of_many_letters_is_kept_as_far_as_a_folder_can(
    treasurer: Any, simulated: Any, letter: str, letters: tuple[int, int]
) -> None:
    content = next_day(simulated, 600)
    there = len(payments.statements())
    with clock.on(simulated.today):
        name = ".".join(letter * one for one in letters)
        answer = brought(treasurer, content, f"{name}.xml")
        assert answer.status_code == 302
    assert len(payments.statements()) == there + 1
    (kept,) = (payments.bank.folder() / "in" / "taken").iterdir()
    assert kept.read_bytes() == content
    assert kept.name.partition("-")[2].startswith(letter)


def test_a_file_that_is_being_written_is_left_to_who_writes_it(
    treasurer: Any, simulated: Any
) -> None:
    whole = next_day(simulated, 700)
    there = len(payments.statements())
    draft = payments.bank.folder() / "in" / ".statement.xml.part"
    draft.parent.mkdir(parents=True)
    draft.write_bytes(whole[: len(whole) // 2])
    with clock.on(simulated.today):
        assert payments.bank.take() == []
        assert draft.exists()
        draft.write_bytes(whole)
        draft.rename(draft.with_name("statement.xml"))
        assert [one.name for one in payments.bank.take()] == ["statement.xml"]
    assert len(payments.statements()) == there + 1


def test_a_file_that_another_takes_at_the_same_time_is_left_to_it(
    treasurer: Any, simulated: Any, monkeypatch: Any
) -> None:
    content = next_day(simulated, 800)
    there = len(payments.statements())
    read = payments.bank._reader_of

    def taken_by_another(given: bytes) -> Any:
        """The job of the folder has taken and put away what is being read here."""
        read(given)(given)
        taken = place / "taken"
        taken.mkdir(exist_ok=True)
        for one in [one for one in place.iterdir() if one.is_file()]:
            one.rename(taken / one.name)
        return read(given)

    place = payments.bank.folder() / "in"
    place.mkdir(parents=True)
    (place / "statement.xml").write_bytes(content)
    monkeypatch.setattr(payments.bank, "_reader_of", taken_by_another)
    with clock.on(simulated.today):
        assert payments.bank.take() == []
    assert len(payments.statements()) == there + 1
    assert (place / "taken" / "statement.xml").read_bytes() == content
