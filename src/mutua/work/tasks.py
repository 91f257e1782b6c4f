"""What is done later: signed contracts sealed, schedules taken, advisers written to."""

from __future__ import annotations

from uuid import UUID

from mutua.activities.documents import seal
from mutua.activities.documents.frozen import thaw
from mutua.activities.tasks import seal_key
from mutua.ground import actors, clock, places
from mutua.ground.ids import derived_id
from mutua.ground.jobs import again, task
from mutua.ground.transactions import reading
from mutua.work import services
from mutua.work.documents import paper
from mutua.work.documents.content import ContractContent
from mutua.work.models import ContractSignature, Invitation
from mutua.work.open_ended import horizon

SEALER = actors.job("seal")
TIMEKEEPER = actors.job("schedule")
OPENER = actors.job("months")
REMINDER = actors.job("advisers")


@task("work.seal_contract")
def seal_contract(contract: str) -> None:
    """Draw the signed contract, seal it with the cooperative's key, and keep its digest."""
    with reading(SEALER):
        signed = ContractSignature.objects.select_related("contract__signed_content").get(
            contract_id=UUID(contract)
        )
        content = thaw(ContractContent, signed.contract.signed_content.content)
    drawn = paper.draw(content, content.worker.name, signed.signed_at)
    key = seal_key(content.employer.name)
    sealed = seal.seal(drawn, key, clock.now(), content.number, signed.content_hash)
    digest = places.files().put(sealed, "application/pdf")
    services.keep_sealed(
        actor=SEALER, key=derived_id(contract, "sealed"), contract=UUID(contract), digest=digest
    )


@task("work.take_schedules")
def take_schedules(timestamp: int = 0) -> None:
    """Take the schedule for what was worked where nobody has said otherwise."""
    today = clock.today()
    services.take_schedule(actor=TIMEKEEPER, key=derived_id("schedule", clock.now()), until=today)


@task("work.tell_advisers")
def tell_advisers(contract: str, edition: int) -> None:
    """Write to the advisers of a contract that waits."""
    key = derived_id(contract, "queued", edition)
    services.tell_advisers(actor=REMINDER, key=key, contract=UUID(contract), edition=edition)


@task("work.tell_inviter")
def tell_inviter(invitation: str) -> None:
    """Write to the member who has invited somebody of the answer; not where it was withdrawn since."""
    with reading(REMINDER):
        answered = Invitation.objects.filter(id=UUID(invitation), state__in=services.ANSWERS)
        if not answered.exists():
            return
    key = derived_id(invitation, "answered")
    services.tell_inviter(actor=REMINDER, key=key, invitation=UUID(invitation))


@task("work.remind_advisers")
def remind_advisers(timestamp: int = 0) -> None:
    """Write to the advisers of what is late, once a working day."""
    today = clock.today()
    services.remind_advisers(actor=REMINDER, key=derived_id("late", today), until=today)


@task("work.open_months")
def open_months(timestamp: int = 0) -> None:
    """Open the months of open-ended contracts that come next."""
    until = horizon(clock.today())
    services.open_months(actor=OPENER, key=derived_id("months", clock.now()), until=until)


@task("work.look_ahead")
def look_ahead(timestamp: int = 0) -> None:
    """Look ahead for each open-ended contract, at the begin of a month."""
    month = clock.today().replace(day=1)
    services.look_ahead(actor=OPENER, key=derived_id("look", month), month=month)


again("work.look_ahead", "37 5 1 * *")
again("work.open_months", "23 4 * * *")
again("work.remind_advisers", "17 7 * * 1-5")
again("work.take_schedules", "41 4 * * *")
