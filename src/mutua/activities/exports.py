"""Issued documents for others: each a file of its own, named by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mutua.activities import rendering
from mutua.activities.models import Invoice
from mutua.ground.errors import Refused
from mutua.ground.files import FileStore, make_folder, write_whole
from mutua.ledger.models import LegalEntity

WRITTEN, STOOD, WITHOUT, WAITS, DAMAGED = "written", "stood", "without", "waits", "damaged"


class Format(NamedTuple):
    """A form of a document: how its files end, and its content. Nothing where the document has
    none in this form."""

    ending: str
    content: Callable[[Invoice, FileStore], bytes]


class Outcome(NamedTuple):
    """What came of one document: WRITTEN, STOOD there already, WITHOUT this form, WAITS for its
    job, or DAMAGED, with the reason."""

    number: str
    what: str
    why: str = ""


def _kept(column: str, invoice: Invoice, store: FileStore) -> bytes:
    """The very bytes that left, compared with their digest."""
    digest = getattr(invoice, column)
    return store.get(digest) if digest else b""


def _drawn(invoice: Invoice, store: FileStore) -> bytes:
    return rendering.as_facturx(rendering.document_of(invoice))


FORMATS = {
    "pdf": Format(".pdf", partial(_kept, "pdf")),
    "ubl": Format(".xml", partial(_kept, "ubl")),
    "facturx": Format(".facturx.pdf", _drawn),
}


@dataclass(frozen=True)
class Export:
    """Documents of a legal entity that were issued from one day to another, in one form."""

    legal_entity: str
    form: str
    first: date
    last: date

    def write(self, folder: Path, store: FileStore) -> Iterator[Outcome]:
        """Write each document into the folder; done again it changes nothing.

        Raises Refused for an entity that is not there, and for a file of the same name with
        another content, which stays as it is.
        """
        every = LegalEntity.objects.order_by("code").values_list("code", flat=True)
        if self.legal_entity not in every:
            raise Refused("entity", self.legal_entity, ", ".join(every) or "none: mutua init")
        make_folder(folder.absolute())
        # A document that a client made in our name is the client's: it bears no number of ours.
        found = Invoice.objects.select_related("series").filter(
            activity__legal_entity=self.legal_entity, state="issued", drawn__isnull=False,
            issued_on__range=(self.first, self.last),
        )  # fmt: skip
        for one in found.order_by("series__year", "series__book", "drawn").iterator(200):
            yield self._write_one(one, folder, store)

    def _write_one(self, invoice: Invoice, folder: Path, store: FileStore) -> Outcome:
        number, form = rendering.number_of(invoice), FORMATS[self.form]
        if not invoice.pdf:  # before the job has drawn it, it has not left
            return Outcome(number, WAITS)
        try:
            content = form.content(invoice, store)
        except Refused as refused:
            return Outcome(number, DAMAGED, str(refused))
        if not content:
            return Outcome(number, WITHOUT)
        return Outcome(number, _settle(folder / (number + form.ending), content))


def _settle(target: Path, content: bytes) -> str:
    """Write a file, and never over another one."""
    if target.exists():
        if target.is_file() and target.read_bytes() == content:
            return STOOD
        raise Refused("output", str(target), "a folder without another file of this name")
    write_whole(target, content)
    return WRITTEN
