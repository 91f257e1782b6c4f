"""A small extract of the register of enterprises, in the form of its open data; all made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from mutua.activities.register import FILES

THEATRE = "0403.170.701"
META = (
    '"Variable","Value"\n"SnapshotDate","01-03-2026"\n"ExtractTimestamp","02-03-2026 06:00:00"\n'
    '"ExtractType","{kind}"\n"ExtractNumber","{number}"\n"Version","R018.00"\n'
)
ENTERPRISES = (
    (THEATRE, "AC", "000", "2", "017", "", "09-08-1960"),
    ("0207.437.468", "AC", "000", "2", "014", "", "01-01-1980"),
    ("0123.456.749", "AC", "000", "1", "", "", ""),
    ("0123.456.748", "AC", "000", "2", "014", "", ""),  # its checksum is wrong
)
NAMES = (
    (THEATRE, "1", "001", "Théâtre du Coin"),
    (THEATRE, "2", "001", "Theater op de Hoek"),
    (THEATRE, "1", "003", "Le Coin"),
    ("0207.437.468", "1", "001", 'Bois, "Fils" et 100%'),
)
ADDRESSES = (
    (THEATRE, "REGO", "", "", "1000", "Brussel", "Bruxelles", "Hoogstraat", "Rue Haute", "12", "3",
     "", ""),
    ("0207.437.468", "REGO", "", "", "5000", "Namen", "Namur", "", "Rue du Bois", "3", "", "", ""),
)  # fmt: skip
CODES = (
    ("JuridicalForm", "014", "FR", "Société anonyme"),
    ("JuridicalForm", "014", "NL", "Naamloze vennootschap"),
    ("JuridicalForm", "017", "FR", "Association sans but lucratif"),
    ("JuridicalForm", "017", "NL", "Vereniging zonder winstoogmerk"),
    ("TypeOfAddress", "REGO", "FR", "Siège"),
)


def numbers(count: int) -> Iterator[str]:
    """Enterprise numbers with their checksum, written with points."""
    for n in range(count):
        first = 4_000_000 + n
        whole = f"{first:08}{97 - first % 97:02}"
        yield f"{whole[:4]}.{whole[4:7]}.{whole[7:]}"


def line(values: Iterable[str]) -> str:
    return ",".join('"' + one.replace('"', '""') + '"' for one in values) + "\n"


def extract(
    path: Path, *, number: int = 100, kind: str = "full", parts: dict[str, Iterable] | None = None
) -> Path:
    """Write a ZIP; ``parts`` puts other rows, or None to leave a file out."""
    rows = {
        "enterprise.csv": ENTERPRISES, "denomination.csv": NAMES, "address.csv": ADDRESSES,
        "code.csv": CODES, **(parts or {}),
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("meta.csv", META.format(kind=kind, number=number))
        for name, given in rows.items():
            if given is None:
                continue
            with archive.open(name, "w") as raw, io.TextIOWrapper(raw, "utf-8") as stream:
                stream.write(line(FILES[name]))
                stream.writelines(line(one) for one in given)
    return path


def take(path: Path, key=None) -> list[int]:
    """Take an extract as the command does."""
    from uuid import uuid4

    from mutua.activities.register import import_register
    from tests.support import books

    return import_register(actor=books.STAFF, key=key or uuid4(), path=str(path), digest="x")
