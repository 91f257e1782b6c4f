"""The pay of the house's own staff, which others make: taken from a file in the common case format
into the books of the house, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mutua.ground import clock, policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.sheets import MOST_BYTES, MOST_ROWS, CellError, Sheet, SheetRefused, take
from mutua.ground.verbs import verb
from mutua.ledger.models import Entry, LegalEntity, Posting
from mutua.ledger.services import Line, NewEntry, post
from mutua.payroll.booking import Totals
from mutua.payroll.made_elsewhere import day_of, object_of, sums_of, text_of
from mutua.payroll.services.writing import open_day

policy.grant("payroll.import_staff_pay", STAFF)

CAUSE, MADE = "staff_pay", "made"
CASE = "case"
KNOWN = (
    "id", "country", "regime", "worked_from", "worked_until", "paid_on", "as_of", "contract_start",
    "known_on", "settings", "inputs", "expected", "source", "confidence", "note",
)  # fmt: skip


def read(path: Path) -> Sheet:
    """The cases of a file with the line on which each begins. Raises SheetRefused for a file that is
    too large, or no JSON list."""
    if path.stat().st_size > MOST_BYTES:
        raise SheetRefused([CellError(0, "file", path.name, f"at most {MOST_BYTES:,} bytes")])
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SheetRefused([CellError(line, "file", "other bytes", "text in UTF-8")]) from error
    rows = tuple((line, {CASE: json.dumps(one)}) for line, one in _cases(text))
    if not 0 < len(rows) <= MOST_ROWS:
        raise SheetRefused([CellError(1, "file", f"{len(rows)} cases", f"1 to {MOST_ROWS:,}")])
    return Sheet(rows, hashlib.sha256(content).hexdigest())


def _cases(text: str) -> Iterator[tuple[int, Any]]:
    """Each element of a JSON list with its line."""
    decoder = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float)
    at = _blank(text, 0)
    if text[at : at + 1] != "[":
        raise SheetRefused([CellError(_line(text, at), "file", text[at : at + 20], "a JSON list")])
    at = _blank(text, at + 1)
    while text[at : at + 1] != "]":
        begun = at
        try:
            one, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            where = getattr(error, "pos", begun)
            said = str(error).partition(":")[0]
            raise SheetRefused([CellError(_line(text, where), CASE, said, "JSON, without points in numbers")]) from error  # fmt: skip
        yield _line(text, begun), one
        at = _blank(text, at)
        if text[at : at + 1] == ",":
            at = _blank(text, at + 1)
        elif text[at : at + 1] != "]":
            raise SheetRefused(
                [CellError(_line(text, at), "file", "an end in between", "a JSON list")]
            )
    if text[_blank(text, at + 1) :]:
        raise SheetRefused([CellError(_line(text, at), "file", "more after the list", "one list")])


def _no_float(text: str) -> Any:
    raise ValueError(f"{text}: a number with a point")


def _blank(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


@verb("payroll.import_staff_pay")
def import_staff_pay(
    *, actor: Actor, sheet: Sheet, legal_entity: str, dry_run: bool = False
) -> int:
    """Book the pay of the house's own staff, as others have made it: every case of a file, or none;
    gives how many it has. A case that stands in the books with the same amounts is passed over, one
    with others is refused."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise NotFound("legal_entity", legal_entity, "a legal person of the house")
    return take(sheet, lambda values: _take(actor, entity, values), dry_run=dry_run)


def _take(actor: Actor, entity: LegalEntity, values: Mapping[str, str]) -> None:
    found = object_of("case", json.loads(values[CASE]))
    for name in found:
        if name not in KNOWN:
            raise Refused(name, name, ", ".join(KNOWN))
    case = text_of(found, "id")
    worked_until = day_of(found, "worked_until")
    if day_of(found, "paid_on") < day_of(found, "worked_from") or worked_until > clock.today():
        raise Refused("worked_until", str(worked_until), "work that was done, paid after it began")
    lines = sums_of(entity, found)
    cause = derived_id(CAUSE, entity.code, case)
    there = Entry.objects.filter(cause_kind=CAUSE, cause_id=cause).first()
    booked = tuple(line for line in _booked(*lines) if line.amount)
    if there is not None:
        said = dict(Posting.objects.filter(entry=there).values_list("account", "amount"))
        if said != {one.account: one.amount for one in booked}:
            raise Refused("id", case, "another case: this one is in the books with other amounts")
        return
    day = open_day(entity.code, worked_until, clock.today())
    post(actor, [NewEntry(entity.code, day, (CAUSE, cause), MADE, booked, "pay of the house's own staff")])  # fmt: skip


def _booked(gross: int, net: int, sums: Totals) -> tuple[Line, ...]:
    onss = sums.contributions - sums.reductions
    beside = sums.services + sums.allowances + sums.provision
    return (
        Line("staff_wages", gross),
        Line("staff_contributions", onss),
        Line("staff_pay_costs", beside),
        Line("staff_pay_payable", -net),
        Line("staff_social_security_payable", -(sums.withheld + onss)),
        Line("staff_tax_payable", -sums.tax),
        Line("staff_costs_payable", -sums.services),
        Line("staff_holiday_provision", -sums.provision),
    )
