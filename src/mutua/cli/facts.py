"""The facts of one engagement on the command line: NAME=VALUE, as in a case file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mutua.cli.output import FORMATS
from mutua.legislation import Country, LegislationError, country
from mutua.legislation.cases import number_or_text, typed_cell
from mutua.legislation.engine.dates import FIELDS, read_date


@dataclass(frozen=True)
class Facts:
    """What the command line says of an engagement."""

    country: str
    regime: str
    when: Mapping[str, Any]
    inputs: Mapping[str, Any]
    settings: Mapping[str, Any]
    known_on: str
    extra: Mapping[str, Any]


def add_facts(command: argparse.ArgumentParser) -> None:
    """Let a command take facts and a form of output."""
    command.add_argument(
        "facts",
        nargs="+",
        metavar="NAME=VALUE",
        help="as in a case file: as_of, regime, household, hours, …; settings.NAME for a setting",
    )
    command.add_argument("--format", choices=FORMATS, default="json", help="default: json")


def facts_of(given: Sequence[str], extra: Sequence[str] = ()) -> Facts:
    """Read the facts. Raises LegislationError for a part that is not NAME=VALUE, or one twice."""
    said: dict[str, str] = {}
    for part in given:
        name, sign, value = part.partition("=")
        if not sign or not name:
            raise LegislationError(
                "command line", part, "form", what="facts of the form NAME=VALUE"
            )
        if name in said:
            raise LegislationError(name, value, "form", what="each name once")
        said[name] = value
    code = said.pop("country", "be")
    regime = said.pop("regime", "")
    known_on = said.pop("known_on", "")
    when = {name: said.pop(name) for name in FIELDS if name in said}
    beside = {name: number_or_text(said.pop(name)) for name in extra if name in said}
    settings = {
        name.removeprefix("settings."): number_or_text(said.pop(name))
        for name in list(said)
        if name.startswith("settings.")
    }
    known = country(code).inputs
    inputs = {name: typed_cell(known[name], v) if name in known else v for name, v in said.items()}
    return Facts(code, regime, when, inputs, settings, known_on, beside)


def country_of(facts: Facts) -> Country:
    """The country of the facts, with their settings and state of knowledge."""
    known_on = read_date("known_on", facts.known_on) if facts.known_on else None
    return country(facts.country, facts.settings, known_on)
