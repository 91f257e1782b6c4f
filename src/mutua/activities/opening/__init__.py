"""The state of an enterprise that worked with another system until a day: all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from mutua.activities import imports as of_clients
from mutua.activities.opening import balances as of_balances
from mutua.activities.opening import invoices as of_invoices
from mutua.activities.opening import orders as of_orders
from mutua.activities.opening.papers import with_papers
from mutua.activities.opening.parts import PARTS, Begun
from mutua.activities.opening.together import wrong_together
from mutua.activities.services.assets import need_account
from mutua.ground import clock, policy, sheets
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.sheets import CellError, Sheet, SheetRefused, end, wrong_in, wrong_in_groups
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity, Opening, OpeningBalance, Period
from mutua.ledger.services import Line, NewEntry, post
from mutua.people import earlier_shares as of_shares
from mutua.people import imports as of_members

policy.grant("activities.import_opening", STAFF)
policy.grant("activities.import_invoices", STAFF)

BALANCES = "balances"
TO_SETTLE = "opening_to_settle"
COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "members": (of_members.COLUMNS, of_members.NEEDED),
    "activities": (of_clients.ACTIVITY_COLUMNS, of_clients.ACTIVITY_NEEDED),
    "clients": (of_clients.COLUMNS, of_clients.NEEDED),
    "shares": (of_shares.COLUMNS, of_shares.NEEDED),
    "orders": (of_orders.COLUMNS, of_orders.NEEDED),
    "invoices": (of_invoices.COLUMNS, of_invoices.NEEDED),
    BALANCES: (of_balances.COLUMNS, of_balances.NEEDED),
}
MOST_BALANCES = 30_000  # lines of one entry
AUTHORITY = {"social_security_payable": "onss", "withholding_tax_payable": "tax"}


def names() -> tuple[str, ...]:
    """What the files of a folder may be called, in the order in which they are taken."""
    return (*COLUMNS, *PARTS)


def columns_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that a file knows, and those that it needs."""
    return COLUMNS[name] if name in COLUMNS else PARTS[name].columns()


def read(folder: Path, *, keep: bool = True) -> tuple[Sheet, ...]:
    """The files of a folder; papers that they name are kept when ``keep``. Raises SheetRefused with
    what is wrong in the shape of any."""
    found: list[Sheet] = []
    errors: list[CellError] = []
    files = sorted(one for one in folder.iterdir() if one.is_file() and one.name[0] != ".")
    for file in files:
        if file.stem not in names() or file.suffix.lower() not in sheets.SUFFIXES:
            errors.append(CellError(0, "file", file.name, ", ".join(names()), file.name))
            continue
        try:
            sheet = sheets.read(file, *columns_of(file.stem), named=True)
            papers = PARTS[file.stem].papers if file.stem in PARTS else ""
            found.append(with_papers(sheet, papers, folder, keep=keep) if papers else sheet)
        except SheetRefused as refused:
            errors += refused.errors
    if errors:
        raise SheetRefused(errors)
    return tuple(found)


@verb("activities.import_opening")
def import_opening(
    *,
    actor: Actor,
    sheets: Sequence[Sheet],
    legal_entity: str,
    day: date | None = None,
    dry_run: bool = False,
) -> int:
    """Open the books of a legal entity with what an earlier system says at the end of ``day``
    (today): its balances, shares with their history, open orders and invoices, and if wished its
    members, activities and clients; gives how many rows that is.

    The capital of each person is what the register says, and what clients owe is what the invoices
    say. The same files again change nothing, others are refused. Raises SheetRefused, by file, line
    and column, or DryRun.
    """
    brought = _by_name(sheets)
    rows = sum(len(one.rows) for one in sheets)
    digest = str(derived_id("opening", *(f"{n} {one.digest}" for n, one in brought.items())))
    if _is_there(legal_entity, digest, day):
        return rows
    day = day or clock.today()
    check_day(legal_entity, day)
    need_account(actor, TO_SETTLE)
    opening = derived_id("opening", legal_entity)
    Opening.objects.create(id=opening, legal_entity_id=legal_entity, day=day, digest=digest)
    errors = _take(Begun(actor, opening, legal_entity, day), brought)
    if not errors:
        of_shares.end_memberships(actor, opening)
        _book(actor, opening, legal_entity, day)
    end(errors, rows, dry_run=dry_run)
    return rows


def _by_name(given: Sequence[Sheet]) -> dict[str, Sheet]:
    found: dict[str, Sheet] = {}
    for one in given:
        name = Path(one.file).stem
        if name in found or name not in names():
            allowed = f"each once: {', '.join(names())}"
            raise SheetRefused([CellError(0, "file", one.file, allowed, one.file)])
        found[name] = one
    if BALANCES not in found:
        raise SheetRefused([CellError(0, "file", "nothing", f"{BALANCES}.csv or {BALANCES}.xlsx")])
    return {name: found[name] for name in names() if name in found}


def _is_there(legal_entity: str, digest: str, day: date | None) -> bool:
    """Whether these very files were taken. Raises Refused when others were, or for another day."""
    if not LegalEntity.objects.filter(code=legal_entity).exists():
        known = LegalEntity.objects.order_by("code").values_list("code", flat=True)
        raise Refused("legal_entity", legal_entity, ", ".join(known) or "mutua init first")
    there = Opening.objects.filter(legal_entity_id=legal_entity).first()
    if there is not None and there.digest != digest:
        allowed = f"the files taken for {there.day}; what was wrong in them is corrected by entries"
        raise Refused("sheets", "other files", allowed)
    if there is not None and day not in (None, there.day):
        raise Refused("day", str(day), f"{there.day}, on which these files were taken")
    return there is not None


def check_day(legal_entity: str, day: date) -> None:
    """Raise Refused for a day to come, or in no open period."""
    if day > clock.today():
        raise Refused("day", str(day), f"{clock.today()} or before")
    periods = Period.objects.filter(legal_entity_id=legal_entity, state="open")
    if not periods.filter(first_day__lte=day, last_day__gte=day).exists():
        raise Refused("day", str(day), "a day of an open period")


def _take(begun: Begun, brought: dict[str, Sheet]) -> list[CellError]:
    """Every file in the order in which one needs another; gives what is wrong in all of them."""
    none = Sheet((), "")
    actor, opening, entity, day = begun
    given = {name: brought.get(name, none) for name in names()}
    if len(given[BALANCES].rows) > MOST_BALANCES:
        many, file = f"{len(given[BALANCES].rows):,}", given[BALANCES].file
        return [CellError(0, "file", many, f"at most {MOST_BALANCES:,} rows", file)]
    errors = wrong_in(given["members"], lambda _, row: of_members.take_member(actor, row))
    errors += wrong_in_groups(
        given["activities"], "reference", partial(of_clients.take_activity, actor, entity)
    )
    errors += wrong_in(given["clients"], lambda _, row: of_clients.take_client(actor, entity, row))
    errors += sorted(
        wrong_in(of_shares.by_day(given["shares"]), partial(of_shares.take_movement, opening, day))
    )
    errors += wrong_in_groups(given["orders"], "number", partial(of_orders.take_order, entity, day))
    made, wrong = of_invoices.take_invoices(entity, day, given["invoices"])
    errors += wrong
    for name, part in PARTS.items():
        errors += part.take(begun, given[name])
    take: Any = partial(of_balances.take_balance, entity, opening)
    errors += wrong_in(given[BALANCES], take)
    return errors or wrong_together(begun, made, given[BALANCES].file)


def _book(actor: Actor, opening: UUID, legal_entity: str, day: date) -> None:
    currency = LegalEntity.objects.get(code=legal_entity).currency
    lines = tuple(
        Line(
            one.account_id, one.amount, one.activity, one.person, one.client, currency=currency,
            authority=AUTHORITY.get(one.account_id),
        )
        for one in OpeningBalance.objects.filter(opening=opening).order_by("line")
    )  # fmt: skip
    if lines:
        cause = ("opening", opening)
        post(actor, [NewEntry(legal_entity, day, cause, "opened", lines, "Opening balances")])


@verb("activities.import_invoices")
def import_invoices(
    *,
    actor: Actor,
    sheet: Sheet,
    legal_entity: str,
    day: date | None = None,
    dry_run: bool = False,
) -> int:
    """Take every invoice and credit note of a sheet, or none; gives how many rows it has.

    What is open of one is booked on ``day`` (today) against ``opening_to_settle``. One that is
    there already with the same values is passed over, one with other values is refused.
    """
    day = day or clock.today()
    if not LegalEntity.objects.filter(code=legal_entity).exists():
        raise Refused("legal_entity", legal_entity, "a legal entity of this store")
    check_day(legal_entity, day)
    need_account(actor, TO_SETTLE)
    made, errors = of_invoices.take_invoices(legal_entity, day, sheet)
    entries = [
        NewEntry(
            legal_entity, day, ("invoice", one.id), "opened",
            (
                Line("client_receivable", owed, one.activity_id, client=one.client_id,
                     currency=one.currency),
                Line(TO_SETTLE, -owed, currency=one.currency),
            ),
            one.earlier_number,
        )
        for one in made
        if (owed := one.gross - one.earlier_paid)
    ]  # fmt: skip
    if entries and not errors:
        post(actor, entries)
    end(errors, len(sheet.rows), dry_run=dry_run)
    return len(sheet.rows)
