"""What is done later: approved batches leave, bank files are taken, statements booked."""

from __future__ import annotations

from uuid import UUID

from mutua.ground import clock
from mutua.ground.ids import derived_id
from mutua.ground.jobs import again, task
from mutua.ground.transactions import reading
from mutua.ledger.models import LegalEntity
from mutua.treasury import bank, services
from mutua.treasury.authorities import assessing
from mutua.treasury.coverage import drawing
from mutua.treasury.fund import contributing
from mutua.treasury.outlook.looking import outlook


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


@task("treasury.fill_fund")
def fill_fund(timestamp: int = 0) -> None:
    """Put the fund's share of the levy into it, for each legal entity."""
    with reading(bank.SENDER):
        entities = list(LegalEntity.objects.order_by("code").values_list("code", flat=True))
    for one in entities:
        contributing.contribute(
            actor=bank.SENDER, key=derived_id("fill_fund", one, clock.now()), legal_entity=one,
            until=clock.today(),
        )  # fmt: skip


again("treasury.fill_fund", "23 3 * * *")


@task("treasury.draw_balances")
def draw(timestamp: int = 0) -> None:
    """Take into the balances what was booked since, part by part."""
    part = 1
    while drawing.draw_balances(
        actor=bank.SENDER, key=derived_id("draw_balances", clock.now(), part)
    ):
        part += 1


again("treasury.draw_balances", "7,37 * * * *")


@task("treasury.assess_authorities")
def assess_authorities(timestamp: int = 0) -> None:
    """Let what authorities are owed for the last period be a debt, once its day is near; those that
    nobody has named wait."""
    with reading(bank.SENDER):
        wanted = assessing.near(clock.today())
    for entity, authority, period in wanted:
        assessing.assess(
            actor=bank.SENDER, key=derived_id("assess", entity, authority, clock.now()),
            legal_entity=entity, authority=authority, period=period,
        )  # fmt: skip


again("treasury.assess_authorities", "5 4 * * *")


@task("treasury.look_ahead")
def look_ahead(timestamp: int = 0) -> None:
    """Reckon the outlook of the day, so that nobody waits for it."""
    with reading(bank.SENDER):
        entities = list(LegalEntity.objects.order_by("code"))
    for one in entities:
        outlook(one, clock.today())


again("treasury.look_ahead", "11 5 * * *")
