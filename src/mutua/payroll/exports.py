"""Payslips and exit holiday pay in the common case format, so that whoever reads it can verify every
line; individual accounts as PDF."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mutua.ground.files import make_folder, write_whole
from mutua.ledger.models import LegalEntity
from mutua.payroll.documents import account
from mutua.payroll.documents.paper import number_of_worker
from mutua.payroll.models import EarlierPayslip, ExitHolidayPay, Payslip
from mutua.people.models import Person

CHUNK = 2_000


def case_of(one: Payslip | ExitHolidayPay) -> dict[str, Any]:
    """A payslip or exit holiday pay as a case: its inputs, and its lines as what is expected."""
    run = one.run
    return {
        "id": str(one.id), "country": run.legal_entity.country.lower(), "regime": one.regime,
        "worked_from": str(one.worked_from), "worked_until": str(one.worked_until),
        "paid_on": str(one.paid_on), "known_on": str(run.known_on), "settings": run.settings,
        "inputs": one.inputs, "expected": one.lines,
    }  # fmt: skip


def cases(entity: str, first: date, last: date) -> Iterator[dict[str, Any]]:
    """The payslips of a legal entity that the bank was asked to pay in some days, then its exit
    holiday pays."""
    for kind in (Payslip, ExitHolidayPay):
        found = kind.objects.select_related("run__legal_entity")
        found = found.filter(legal_entity=entity, paid_on__range=(first, last))
        for one in found.order_by("paid_on", "id").iterator(chunk_size=CHUNK):
            yield case_of(one)


def as_json(entity: str, first: date, last: date) -> Iterator[str]:
    """The same as the lines of a JSON file."""
    before = "["
    for one in cases(entity, first, last):
        yield before + json.dumps(one, ensure_ascii=False)
        before = ","
    yield "]" if before == "," else "[]"


def individual_accounts(entity: LegalEntity, year: int, folder: Path) -> int:
    """Write the individual account of each worker who was paid for work of a year into a folder,
    which is made where it is not there; gives how many. Raises OSError."""
    make_folder(folder)
    every = Payslip.objects.filter(legal_entity=entity, worked_from__year=year)
    elsewhere = EarlierPayslip.objects.filter(legal_entity=entity, worked_from__year=year)
    persons = {*every.values_list("person_id", flat=True),
               *elsewhere.values_list("person_id", flat=True)}  # fmt: skip
    for one in Person.objects.filter(id__in=persons).order_by("id").iterator(chunk_size=CHUNK):
        name = f"{number_of_worker(one.id)}-{year}.pdf"
        write_whole(folder / name, account.draw(entity, one, year))
    return len(persons)
