"""An order of meal vouchers as their issuer reads it."""

from __future__ import annotations

from collections.abc import Iterator

from mutua.ground.cells import as_text
from mutua.payroll.documents.paper import number_of_worker
from mutua.payroll.models import MealVoucherOrder


def rows(order: MealVoucherOrder) -> Iterator[tuple[str, ...]]:
    """The header, then each line: who, how many, the value of one, and in all."""
    yield "worker_number", "name", "month", "vouchers", "face_value", "amount"
    every = order.lines.select_related("person").order_by(
        "person__legal_name", "person", "face_value"
    )
    for one in every:
        yield (
            number_of_worker(one.person_id), as_text(one.person.legal_name),
            f"{order.until:%Y-%m}", str(one.count), f"{one.face_value / 100:.2f}",
            f"{one.amount / 100:.2f}",
        )  # fmt: skip
