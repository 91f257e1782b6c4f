"""The common case format: cases read from JSON or CSV, evaluated, compared with what is expected.

A case is ``{"id", "country", "as_of" (or "worked_from", "worked_until", "paid_on"), "regime",
"inputs", "expected", "settings", "known_on", "source", "confidence"}``; a file is a list of them.
In CSV the header holds case keys, input names, ``expected.<line>`` and ``settings.<name>``. A payslip
of an earlier payroll also says whose it is (``member``), its ``contract``, what creditors got of it (``kept_back``) and
what is not paid (``owed.<what>``): the opening of books reads these, the law does not.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from mutua.legislation import COUNTRIES, Country, LegislationError, country
from mutua.legislation.engine.dates import FIELDS as DATE_FIELDS
from mutua.legislation.engine.dates import read_date
from mutua.legislation.engine.inputs import Input
from mutua.legislation.engine.payslip import Payslip

FILE_LIMIT: Final = 64 * 2**20
OF_OPENINGS: Final = ("member", "contract", "kept_back", "owed")
DESCRIPTIVE: Final = ("id", "expected", "source", "confidence", "note", *OF_OPENINGS)
CASE_KEYS: Final = (
    *DESCRIPTIVE,
    "country",
    "regime",
    "inputs",
    "settings",
    "known_on",
    *DATE_FIELDS,
)
YES: Final = ("true", "yes", "1", "oui", "ja")
NO: Final = ("false", "no", "0", "non", "nee", "nein")


@dataclass(frozen=True)
class Outcome:
    """What became of a case: its payslip, or the error that refused it."""

    id: str
    expected: Mapping[str, int]
    payslip: Payslip | None
    error: LegislationError | None

    @property
    def differences(self) -> dict[str, tuple[int | None, int]]:
        """Expected lines that differ: (found, expected); a refused case differs in all."""
        found = self.payslip.all if self.payslip else {}
        return {
            code: (found.get(code), amount)
            for code, amount in self.expected.items()
            if found.get(code) != amount
        }


def read_file(path: Path) -> list[Any]:
    """The cases of a JSON or CSV file. Raises LegislationError when the file cannot be read."""
    try:
        with path.open("rb") as file:
            found = file.read(FILE_LIMIT + 1)
        if len(found) > FILE_LIMIT:
            size = max(path.stat().st_size, len(found)) / 2**20
            raise file_error(
                f"{size:.0f} MiB", f"a file of at most {FILE_LIMIT // 2**20} MiB; split it"
            )
        text = io.TextIOWrapper(io.BytesIO(found), "utf-8-sig").read()
    except UnicodeDecodeError as error:
        raise file_error(path.name, "text in UTF-8") from error
    except OSError as error:
        raise file_error(str(path), "a file that exists and may be read") from error
    return parse_csv(text) if path.suffix.lower() == ".csv" else parse_json(text)


def file_error(given: str, allowed: str) -> LegislationError:
    """The error of a file as a whole."""
    return LegislationError("file", given, "form", what=allowed)


def parse_json(text: str) -> list[Any]:
    """Cases from JSON: a list, or one case alone."""
    try:
        found = json.loads(
            text,
            parse_int=_whole_number,
            parse_constant=_not_json,
            object_pairs_hook=_each_name_once,
        )
    except LegislationError:
        raise
    except (ValueError, RecursionError) as error:
        where = "this file"
        if isinstance(error, json.JSONDecodeError):
            where = f"line {error.lineno}, column {error.colno}"
        raise file_error(where, "JSON: a list of cases") from error
    if isinstance(found, dict):
        found = [found]
    if not isinstance(found, list):
        raise file_error(type(found).__name__, "JSON: a list of cases")
    return found


def _whole_number(text: str) -> int | str:
    return int(text) if len(text) <= 40 else f"a number of {len(text)} digits"


def _not_json(text: str) -> str:
    raise ValueError(text)


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name = first_twice([name for name, _ in pairs])
        raise LegislationError("file", f"{name} twice", "form", what="each name once")
    return found


def first_twice(names: list[str]) -> str:
    """The first name that stands a second time; empty where each stands once."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return ""


def parse_csv(text: str) -> list[Any]:
    """Cases from CSV with a header; empty cells are absent."""
    try:
        first = text.partition("\n")[0]
        delimiter = ";" if first.count(";") > first.count(",") else ","
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise file_error(str(error), "CSV with a header of case keys and input names") from error
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise file_error("no header", "CSV with a header of case keys and input names")
    header = [cell.strip() for cell in rows[0]]
    twice = first_twice([name for name in header if name])
    if twice:
        raise LegislationError("file", f"column {twice} twice", "form", what="each column once")
    return [_csv_case(header, row, line) for line, row in enumerate(rows[1:], 2) if any(row)]


def _csv_case(header: list[str], row: list[str], line: int) -> dict[str, Any]:
    case: dict[str, Any] = {"id": f"line {line}", "inputs": {}, "expected": {}, "settings": {}}
    if len(row) != len(header):
        case["malformed"] = f"{len(row)} cells under {len(header)} columns"
        return case
    for name, cell in zip(header, (cell.strip() for cell in row), strict=True):
        group, _, key = name.partition(".")
        if not cell:
            continue
        if group in ("expected", "settings", "owed") and key:
            _set_below(case, group, key, number_or_text(cell))
        elif name in CASE_KEYS:
            case[name] = cell
        else:
            case["inputs"][name] = Cell(cell)
    return case


def _set_below(case: dict[str, Any], group: str, key: str, value: Any) -> None:
    if isinstance(case.setdefault(group, {}), dict):
        case[group][key] = value
    else:
        case["malformed"] = f"both {group} and {group}.{key}"


class Cell(str):
    """Text of a CSV cell: it becomes a number or a flag only where the input asks for one."""

    __slots__ = ()


def number_or_text(cell: str) -> int | str:
    """A whole number when the cell is one, else its text."""
    digits = cell.removeprefix("-")
    return int(cell) if digits.isascii() and digits.isdigit() and len(digits) <= 40 else cell


def typed_cell(one: Input, cell: str) -> Any:
    """A cell as the input's kind reads it."""
    if one.kind == "flag":
        lower = cell.lower()
        return True if lower in YES else False if lower in NO else cell
    return cell if one.kind == "choice" else number_or_text(cell)


@lru_cache(64)
def _country(code: str, settings: str, known_on: str) -> Country:
    known = read_date("known_on", known_on) if known_on else None
    return country(code, json.loads(settings), known)


def evaluate_case(case: Any) -> Payslip:
    """The payslip of a case. Raises LegislationError when the case is refused."""
    law, regime, inputs, when = case_facts(case)
    return law.evaluate(regime=regime, inputs=inputs, **when)


def case_facts(case: Any) -> tuple[Country, str, dict[str, Any], dict[str, Any]]:
    """The country, regime, inputs and dates of a case. Raises LegislationError."""
    if not isinstance(case, Mapping):
        raise LegislationError("case", case, "form", what="an object with its fields")
    if "malformed" in case:
        raise LegislationError("case", case["malformed"], "form", what="one cell a column")
    for key in case:
        if key not in CASE_KEYS:
            raise LegislationError(str(key), case[key], "one_of", choices=", ".join(CASE_KEYS))
    code = case.get("country", "be")
    if not isinstance(code, str) or code not in COUNTRIES:
        raise LegislationError("country", code, "one_of", choices=", ".join(COUNTRIES))
    settings = _mapping(case, "settings")
    known_on = case.get("known_on")
    if known_on is not None:
        known_on = read_date("known_on", known_on).isoformat()
    law = _country(code, _as_key(settings), known_on or "")
    regime = case.get("regime")
    if not isinstance(regime, str):
        raise LegislationError("regime", regime, "one_of", choices=", ".join(law.regimes_known))
    when = {field: case[field] for field in DATE_FIELDS if case.get(field) is not None}
    return law, regime, _typed_inputs(law, _mapping(case, "inputs")), when


def _as_key(settings: Mapping[str, Any]) -> str:
    try:
        return json.dumps(dict(settings))
    except (RecursionError, ValueError) as error:
        raise LegislationError(
            "settings", settings, "form", what="names with their values"
        ) from error


def _typed_inputs(law: Country, given: Mapping[str, Any]) -> dict[str, Any]:
    known = law.inputs
    return {
        name: typed_cell(known[name], value) if type(value) is Cell and name in known else value
        for name, value in given.items()
    }


def _mapping(case: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    found = {} if case.get(field) is None else case[field]
    if not isinstance(found, Mapping):
        raise LegislationError(field, found, "form", what="names with their values")
    return found


def _expected(case: Any) -> dict[str, int]:
    found = case.get("expected") if isinstance(case, Mapping) else None
    if found is None:
        return {}
    if isinstance(found, str):
        try:
            found = json.loads(found)
        except (ValueError, RecursionError):
            found = None
    if not isinstance(found, Mapping) or any(type(value) is not int for value in found.values()):
        raise LegislationError("expected", found, "form", what="line codes with whole numbers")
    return dict(found)


def outcomes(cases: list[Any]) -> Iterator[Outcome]:
    """Each case with its payslip or its error: a bad case never stops the others."""
    for place, case in enumerate(cases, 1):
        named = case.get("id") if isinstance(case, Mapping) else None
        expected: dict[str, int] = {}
        payslip, error = None, None
        try:
            expected = _expected(case)
            payslip = evaluate_case(case)
        except LegislationError as refused:
            error = refused
        except RecursionError:
            error = LegislationError("case", "values in values", "form", what="a flatter case")
        yield Outcome(
            str(named if named is not None else f"case {place}"), expected, payslip, error
        )
