"""The register's open data: a full extract taken in one go, and what is looked up in it.

Format: the "Cookbook KBO Open Data" of the FPS Economy (https://kbopub.economie.fgov.be/kbo-open-data):
a ZIP of CSV files in UTF-8 with a header, numbers written 0403.170.701; names of natural persons are
not in it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import psycopg
from django.db import DataError, connection
from stdnum.be import vat as belgian_number

from mutua.activities.models import Enterprise, RegisterForm
from mutua.ground import policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.verbs import verb

policy.grant("activities.import_register", STAFF)

PIECE: Final = 1 << 20
MOST_BYTES: Final = 8 * 2**30  # of one file, unpacked
MOST_FOUND: Final = 10
SHORTEST: Final = 2
FILES: Final = {
    "enterprise.csv": (
        "EnterpriseNumber", "Status", "JuridicalSituation", "TypeOfEnterprise", "JuridicalForm",
        "JuridicalFormCAC", "StartDate",
    ),
    "denomination.csv": ("EntityNumber", "Language", "TypeOfDenomination", "Denomination"),
    "address.csv": (
        "EntityNumber", "TypeOfAddress", "CountryNL", "CountryFR", "Zipcode", "MunicipalityNL",
        "MunicipalityFR", "StreetNL", "StreetFR", "HouseNumber", "Box", "ExtraAddressInfo",
        "DateStrikingOff",
    ),
    "code.csv": ("Category", "Code", "Language", "Description"),
}  # fmt: skip
# The official name before the commercial one, in the order of the register's languages.
TAKE: Final = """
    insert into activities_enterprise (number, listed, legal_person, form, started_on, name,
      name_fr, name_nl, name_de, street_fr, street_nl, house, box, postcode, town_fr, town_nl,
      extract)
    select n.number, true, "TypeOfEnterprise" = '2', coalesce("JuridicalForm", ''),
      to_date(nullif("StartDate", ''), 'DD-MM-YYYY'), coalesce(d.any_name, ''),
      coalesce(d.fr, ''), coalesce(d.nl, ''), coalesce(d.de, ''), coalesce(a."StreetFR", ''),
      coalesce(a."StreetNL", ''), coalesce(a."HouseNumber", ''), coalesce(a."Box", ''),
      coalesce(a."Zipcode", ''), coalesce(a."MunicipalityFR", ''),
      coalesce(a."MunicipalityNL", ''), %s
    from (select distinct on (replace("EnterpriseNumber", '.', '')) *,
            replace("EnterpriseNumber", '.', '') as number from raw_enterprise) n
    left join (select "EntityNumber",
        (array_agg("Denomination" order by "TypeOfDenomination", "Language"))[1] as any_name,
        min("Denomination") filter (where "Language" = '1' and "TypeOfDenomination" = '001') as fr,
        min("Denomination") filter (where "Language" = '2' and "TypeOfDenomination" = '001') as nl,
        min("Denomination") filter (where "Language" = '3' and "TypeOfDenomination" = '001') as de
      from raw_denomination group by 1) d on d."EntityNumber" = n."EnterpriseNumber"
    left join (select distinct on ("EntityNumber") * from raw_address
      where "TypeOfAddress" = 'REGO' order by "EntityNumber") a
      on a."EntityNumber" = n."EnterpriseNumber"
    where mutua.is_enterprise_number(n.number)
    on conflict (number) do update set (listed, legal_person, form, started_on, name, name_fr,
      name_nl, name_de, street_fr, street_nl, house, box, postcode, town_fr, town_nl, extract)
      = (excluded.listed, excluded.legal_person, excluded.form, excluded.started_on,
      excluded.name, excluded.name_fr, excluded.name_nl, excluded.name_de, excluded.street_fr,
      excluded.street_nl, excluded.house, excluded.box, excluded.postcode, excluded.town_fr,
      excluded.town_nl, excluded.extract)
"""
FORMS: Final = """
    insert into activities_registerform (code, fr, nl, de)
    select "Code", coalesce(max("Description") filter (where "Language" = 'FR'), ''),
      coalesce(max("Description") filter (where "Language" = 'NL'), ''),
      coalesce(max("Description") filter (where "Language" = 'DE'), '')
    from raw_code where "Category" = 'JuridicalForm' group by 1
    on conflict (code) do update set (fr, nl, de) = (excluded.fr, excluded.nl, excluded.de)
"""


class Taken(NamedTuple):
    """How many enterprises a full extract had, and how many rows were left out: numbers whose
    checksum is wrong, or that stand twice."""

    enterprises: int
    left_out: int


@verb("activities.import_register")
def import_register(*, actor: Actor, path: str, digest: str) -> list[int]:
    """Take a full extract of the register whole, or nothing; ``digest`` is the file's, so that the
    same file is the same act. Gives the enterprises taken and the rows left out.

    Raises Refused for what is no full extract of the register.
    """
    with _opened(Path(path)) as archive, connection.cursor() as cursor:
        number = _extract_number(archive)
        last = Enterprise.objects.order_by("-extract").values_list("extract", flat=True).first()
        if last is not None and number < last:
            raise Refused("file", str(number), f"extract {last} or a newer one", "older")
        for name, columns in FILES.items():
            _copy(cursor, archive, name, columns)
        cursor.execute("select count(*) from raw_enterprise")
        (rows,) = cursor.fetchone()
        try:
            cursor.execute(FORMS)
            cursor.execute(TAKE, [number])
        except DataError as error:
            said = str(error).splitlines()[0]
            raise Refused("enterprise.csv", said, "days as 31-12-2026", "rows") from error
        taken = cursor.rowcount
        cursor.execute(
            "update activities_enterprise set listed = false where listed and extract <> %s",
            [number],
        )
    return list(Taken(taken, rows - taken))


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise Refused("file", path.name, "a ZIP of the register's open data") from error


def _extract_number(archive: zipfile.ZipFile) -> int:
    """The number of a full extract, from its own description (meta.csv)."""
    said = {row["Variable"]: row["Value"] for row in _rows(archive, "meta.csv")}
    if said.get("ExtractType", "").lower() != "full":
        raise Refused("ExtractType", said.get("ExtractType", ""), "full: updates are not taken")
    if not said.get("ExtractNumber", "").isdecimal():
        raise Refused("ExtractNumber", said.get("ExtractNumber", ""), "a number")
    return int(said["ExtractNumber"])


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    with _part(archive, name) as stream:
        yield from csv.DictReader(io.TextIOWrapper(stream, "utf-8-sig"))


def _part(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise Refused("file", name, "a file of the register's open data, missing here") from None
    if info.file_size > MOST_BYTES:
        raise Refused(name, f"{info.file_size} bytes", f"at most {MOST_BYTES} bytes unpacked")
    return archive.open(info)


def _copy(cursor: Any, archive: zipfile.ZipFile, name: str, columns: Sequence[str]) -> None:
    """One file into a table of this transaction, as it streams out of the archive."""
    table = f"raw_{name.removesuffix('.csv')}"
    said = ", ".join(f'"{one}" text' for one in columns)
    cursor.execute(f"create temp table {table} ({said}) on commit drop")
    with _part(archive, name) as stream:
        header = stream.readline().decode("utf-8-sig", "replace").strip()
        if [one.strip('"') for one in header.split(",")] != list(columns):
            raise Refused(name, header, ", ".join(columns), "columns")
        try:
            _stream(cursor, f"copy {table} from stdin (format csv)", stream, name)
        except psycopg.DataError as error:
            allowed = f"rows of {len(columns)} columns in UTF-8"
            raise Refused(name, str(error).splitlines()[0], allowed, "rows") from error


def _stream(cursor: Any, statement: str, stream: IO[bytes], name: str) -> None:
    with cursor.copy(statement) as copy:
        size = 0
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > MOST_BYTES:
                raise Refused(name, f"more than {MOST_BYTES} bytes", "a shorter file")
            copy.write(piece)


# ── What is looked up ───────────────────────────────────────────────────────────────────────────


def by_number(number: str) -> Enterprise | None:
    """The enterprise of a number, written in any way; nothing for one that cannot be."""
    plain = belgian_number.compact(number)
    if not belgian_number.is_valid(plain):
        return None
    return Enterprise.objects.filter(number=plain).first()


def by_name(beginning: str) -> list[Enterprise]:
    """Enterprises whose name begins so, listed ones only, the first few by name."""
    plain = " ".join(beginning.split()).lower()
    if len(plain) < SHORTEST:
        return []
    # The comparison is the one that the index is made for.
    found = Enterprise.objects.extra(
        where=["lower(name) like %s"], params=[_escaped(plain) + "%"]
    ).filter(listed=True)
    return list(found.order_by("name")[:MOST_FOUND])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def client_facts(found: Enterprise, language: str) -> dict[str, str]:
    """What a client needs, from the register: name, kind, address, in a language that it has."""
    other = "nl" if language == "nl" else "fr"
    form = RegisterForm.objects.filter(code=found.form).first()
    return {
        "kind": kind_of(form),
        "name": getattr(found, f"name_{language}", "") or found.name,
        "street": getattr(found, f"street_{other}") or found.street_fr or found.street_nl,
        "number": found.house,
        "box": found.box,
        "postcode": found.postcode,
        "town": getattr(found, f"town_{other}") or found.town_fr or found.town_nl,
        "country": "BE",
        "enterprise_number": found.number,
    }


def kind_of(form: RegisterForm | None) -> str:
    """Association for what seeks no profit, by the words of its legal form; else a company."""
    words = form.fr.lower() if form else ""
    return "association" if "sans but lucratif" in words or "fondation" in words else "company"
