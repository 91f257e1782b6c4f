"""Issued documents as files for others: the very bytes that left, named by their number."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pikepdf
import pytest

from mutua.ground import places
from mutua.ground.actors import AUDITOR, Actor
from mutua.ground.errors import Full, Refused
from mutua.ground.transactions import reading

PERSON = {
    "kind": "person", "name": "=cmd|' /C calc'!A0", "language": "nl", "email": "jan@example.org",
    "street": "Meir", "number": "9", "postcode": "2000", "town": "Antwerpen", "country": "BE",
}  # fmt: skip


@pytest.fixture(scope="module")
def issued(house):
    """An invoice of an enterprise and its credit note, one of a person without an address for
    e-invoices: all drawn; and one that still waits for its job."""
    from mutua.activities import services
    from mutua.ground import clock, jobs

    with clock.on(house.DAY):
        client = uuid4()
        services.add_client(
            actor=house.alice, key=uuid4(), client=client, activity=house.ALICES, **PERSON
        )
        first = house.issued_invoice()
        note = house.issued_invoice(credited=first)
        plain = uuid4()
        services.draft_invoice(
            actor=house.alice, key=uuid4(), invoice=plain, activity=house.ALICES, client=client,
            lines=(house.EVENING,),
        )  # fmt: skip
        services.issue_invoice(actor=house.alice, key=uuid4(), invoice=plain)
    with clock.on(house.DAY + timedelta(days=20)):
        later = house.issued_invoice()
        jobs.work(wait=False)
        waits = house.issued_invoice()
    return {"first": first, "note": note, "plain": plain, "later": later, "waits": waits}


def write(form: str, folder, first=date(2026, 1, 1), last=date(2026, 12, 31), entity="coop"):
    from mutua.activities.exports import Export

    with reading(Actor(AUDITOR, job="test")):
        return list(Export(entity, form, first, last).write(folder, places.files()))


def names(folder) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def kept(column: str, invoice) -> bytes:
    from mutua.activities.models import Invoice

    with reading(Actor(AUDITOR, job="test")):
        return places.files().get(getattr(Invoice.objects.get(id=invoice), column))


def test_the_pdf_that_left_is_written_under_its_number(issued, tmp_path):
    found = write("pdf", tmp_path / "new" / "folder")
    assert [(one.number, one.what) for one in found] == [
        ("C2026-00001", "written"), ("V2026-00001", "written"), ("V2026-00002", "written"),
        ("V2026-00003", "written"), ("V2026-00004", "waits"),
    ]  # fmt: skip
    folder = tmp_path / "new" / "folder"
    assert names(folder) == [f"{number}.pdf" for number, what, _ in found if what == "written"]
    assert (folder / "V2026-00001.pdf").read_bytes() == kept("pdf", issued["first"])
    assert (folder / "C2026-00001.pdf").read_bytes() == kept("pdf", issued["note"])


def test_a_client_without_an_address_for_e_invoices_has_none(issued, tmp_path):
    found = {one.number: one.what for one in write("ubl", tmp_path)}
    assert found["V2026-00002"] == "without"
    assert names(tmp_path) == ["C2026-00001.xml", "V2026-00001.xml", "V2026-00003.xml"]
    assert (tmp_path / "V2026-00001.xml").read_bytes() == kept("ubl", issued["first"])


def test_factur_x_has_the_same_number_inside_for_every_client(issued, tmp_path):
    write("facturx", tmp_path)
    assert len(names(tmp_path)) == 4
    for file in tmp_path.iterdir():
        with pikepdf.open(BytesIO(file.read_bytes())) as opened:
            inside = opened.attachments["factur-x.xml"].get_file().read_bytes()
        assert f"<ram:ID>{file.name.partition('.')[0]}</ram:ID>".encode() in inside


def test_only_the_days_that_were_asked_are_written(issued, tmp_path):
    from tests.support.shop import DAY

    write("pdf", tmp_path, last=DAY)
    assert names(tmp_path) == ["C2026-00001.pdf", "V2026-00001.pdf", "V2026-00002.pdf"]
    assert write("pdf", tmp_path, first=DAY + timedelta(days=21)) == []


def test_done_again_nothing_changes(issued, tmp_path):
    write("pdf", tmp_path)
    before = {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()}
    again = {one.what for one in write("pdf", tmp_path)}
    assert again == {"stood", "waits"}
    assert {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()} == before


def test_a_file_of_somebody_else_is_not_written_over(issued, tmp_path):
    mine = tmp_path / "V2026-00001.pdf"
    mine.write_bytes(b"mine")
    with pytest.raises(Refused, match=r"output: given .*a folder without another file"):
        write("pdf", tmp_path)
    assert mine.read_bytes() == b"mine"


def test_a_document_that_rotted_is_named_and_the_others_are_written(issued, tmp_path):
    from mutua.activities.models import Invoice

    store = places.files()
    with reading(Actor(AUDITOR, job="test")):
        digest = Invoice.objects.get(id=issued["first"]).pdf
    file, good = store.path_of(digest), store.get(digest)
    file.chmod(0o600)
    file.write_bytes(good[:-1] + b"?")
    try:
        found = {one.number: one for one in write("pdf", tmp_path)}
    finally:
        store.put(good, "application/pdf")
    assert found["V2026-00001"].what == "damaged"
    assert digest in found["V2026-00001"].why
    assert names(tmp_path) == ["C2026-00001.pdf", "V2026-00002.pdf", "V2026-00003.pdf"]


def test_an_entity_that_is_not_there_is_refused_with_those_that_are(issued, tmp_path):
    with pytest.raises(Refused, match="entity: given other; allowed: coop"):
        write("pdf", tmp_path, entity="other")


def test_a_death_while_writing_leaves_no_half_file(issued, tmp_path, monkeypatch):
    import os

    def dies(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", dies)
    with pytest.raises(Full, match="no room is left"):
        write("pdf", tmp_path)
    assert names(tmp_path) == []
