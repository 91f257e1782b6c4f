"""Papers that lie beside the files of an opening, in the folder ``papers``: each row names its own."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from mutua.ground import places, uploads
from mutua.ground.errors import Refused
from mutua.ground.sheets import CellError, Sheet, SheetRefused

PAPERS = "papers"


def with_papers(sheet: Sheet, column: str, folder: Path, *, keep: bool) -> Sheet:
    """The rows with the digest of the paper that each names in a column; it is looked into, and kept
    when ``keep``. Raises SheetRefused by line and column."""
    rows, errors = [], []
    for line, values in sheet.rows:
        name = values.get(column, "")
        try:
            rows.append((line, {**values, column: _digest(folder / PAPERS, name, keep)}))
        except Refused as error:
            errors.append(CellError(line, column, name, error.allowed, sheet.file))
    if errors:
        raise SheetRefused(errors)
    return replace(sheet, rows=tuple(rows))


def _digest(folder: Path, name: str, keep: bool) -> str:
    path = folder / name
    if not name or path.parent != folder or not path.is_file():
        raise Refused("paper", name, f"the name of a file in the folder {PAPERS}")
    with path.open("rb") as stream:
        if keep:
            return uploads.receive(stream, name, places.files()).digest
        content = uploads.read(stream)
    uploads.look_into(content, uploads.kind_of(content))
    return hashlib.sha256(content).hexdigest()
