"""What is done later: approved batches leave, bank files are taken, statements booked."""

from __future__ import annotations

from uuid import UUID

from mutua.ground.ids import derived_id
from mutua.ground.jobs import again, task
from mutua.treasury import bank, services


@task("treasury.send_batch")
def send_batch(batch: str) -> None:
    """Let an approved batch leave."""
    bank.send(UUID(batch))


@task("treasury.book_statement")
def book_statement(statement: str) -> None:
    """Book the lines of a statement."""
    services.book_lines(
        actor=bank.SENDER, key=derived_id(statement, "booked"), statement=UUID(statement)
    )


@task("treasury.bank_folder")
def bank_folder(timestamp: int = 0) -> None:
    """Take what lies in the bank's folder, and release what is held."""
    bank.release_all()
    bank.take()


again("treasury.bank_folder", "*/10 * * * *")
