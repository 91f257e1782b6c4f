"""Files of payments that have left, for other programs and for auditors."""

from __future__ import annotations

import csv
from pathlib import Path

from mutua.ground.cells import as_text
from mutua.ground.files import FileStore, write_whole
from mutua.treasury.models import Batch, Payment

LIST = "payments.csv"
COLUMNS = (
    "message", "file", "left_state", "execution_on", "end_to_end_id", "state", "reason", "kind", "name",
    "iban", "amount", "text", "purpose", "due_on",
)  # fmt: skip


def write(entity: str, folder: Path, files: FileStore) -> tuple[int, int]:
    """Write each file that has left, the very bytes, under the name that the bank knows, and a list
    of all payments with their state (amounts in minor units); gives how many of both."""
    folder.mkdir(parents=True, exist_ok=True)
    left = Batch.objects.filter(legal_entity=entity, state__in=("sent", "answered"))
    batches = list(left.order_by("made_at", "id"))
    for one in batches:
        write_whole(folder / f"{one.message_id}.xml", files.get(one.file))
    payments = Payment.objects.filter(batch__in=batches).select_related("batch")
    count = 0
    with (folder / LIST).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for each in payments.order_by("batch__made_at", "batch", "due_on", "debt").iterator():
            row = (
                each.batch.message_id, each.batch.file, each.batch.state, each.execution_on,
                each.end_to_end_id, each.state, each.reason, each.debt_kind, each.name, each.iban,
                each.amount, each.text, each.purpose, each.due_on,
            )  # fmt: skip
            writer.writerow([as_text(one) if isinstance(one, str) else one for one in row])
            count += 1
    return len(batches), count
