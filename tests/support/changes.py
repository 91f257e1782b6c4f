"""Next versions and cancellations of contracts, for the tests of the rooms."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from mutua.ground.actors import Actor
from mutua.portal.contracts.changing import facts_of
from mutua.work import services
from tests.support import contracts, shop
from tests.support.books import STAFF
from tests.support.numbers import own_number


def changed(
    before: UUID, who: Actor = shop.alice, contract: UUID | None = None, **facts: Any
) -> UUID:
    """A draft of the next version: as it was, but for some facts."""
    one = contracts.found(before)
    said = {**facts_of(one), "answers": one.answers, "regime": one.regime, **facts}
    made = contract or uuid4()
    services.draft_change(actor=who, key=uuid4(), contract=made, replaces=before, **said)
    return made


def signed(before: UUID, who: Actor = shop.alice, **facts: Any) -> UUID:
    """A next version that its person has signed."""
    made = changed(before, who, **facts)
    contracts.submit(made, who)
    return contracts.sign(made, who)


def drop(contract: UUID) -> None:
    services.drop_contract(
        actor=shop.alice, key=uuid4(), contract=contract, edition=contracts.edition(contract)
    )


def tell(contract: UUID) -> UUID:
    """The officer has told the authority of a next version."""
    return services.change_declaration(
        actor=STAFF, key=uuid4(), contract=contract, change=uuid4(), receipt=f"R{own_number()}"
    )


def undo(contract: UUID) -> UUID:
    """The officer has told the authority that it is not worked."""
    return services.undo_declaration(
        actor=STAFF, key=uuid4(), contract=contract, undoing=uuid4(), receipt=f"R{own_number()}"
    )


def cancel(contract: UUID, who: Actor = shop.alice, why: str = "The hall is flooded") -> int:
    return services.cancel_contract(
        actor=who, key=uuid4(), contract=contract, cancellation=uuid4(), why=why
    )


def live(who: Actor, activity: UUID, client: UUID) -> None:
    """An evening that gets an hour more, is declared so, and is called off."""
    before = contracts.declared(who, activity=activity, client=client, pay_amount=20_000)
    day = contracts.found(before).first_day
    after = signed(before, who, hours=contracts.at(day, "18:00", "22:00"))
    tell(after)
    cancel(after, who)
    undo(after)
