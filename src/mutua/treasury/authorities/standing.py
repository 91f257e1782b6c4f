"""Where each authority stands: where it is paid, what it is owed by now, and whether that can leave.
Amounts are minor units."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mutua.payroll import law
from mutua.people.models import BankAccount, Person
from mutua.treasury.authorities import naming
from mutua.treasury.authorities.assessing import last_period, left
from mutua.treasury.models import Creditor
from mutua.treasury.models.authorities import AUTHORITIES


class Standing(NamedTuple):
    """An authority of a legal entity. ``creditor`` is where it is paid, with its account;
    ``waiting`` what somebody else is to confirm, with its account and who named it. ``owed`` is
    what the periods that are over have brought and is no debt to pay yet, due on ``due_on``."""

    authority: str
    creditor: Creditor | None
    account: BankAccount | None
    waiting: Creditor | None
    new_account: BankAccount | None
    named_by: Person | None
    owed: int
    due_on: date

    @property
    def stuck(self) -> bool:
        """Whether something is owed that cannot be paid: nobody has said, and confirmed, where."""
        return self.creditor is None and self.owed > 0


def standings(legal_entity: str, today: date) -> list[Standing]:
    """Every authority of a legal entity on a day."""
    entity = naming.entity_of(legal_entity)
    the_law = law.law(entity.country, entity.details.get("settings", {}))
    found = []
    for authority in AUTHORITIES:
        _, until = last_period(authority, today)
        creditor = naming.creditor_of(legal_entity, authority)
        waiting = naming.waiting_of(legal_entity, authority)
        namer = naming.namer_of(waiting) if waiting else None
        found.append(
            Standing(
                authority, creditor, naming.account_of(creditor.person_id) if creditor else None,
                waiting, naming.account_of(waiting.person_id) if waiting else None,
                Person.objects.filter(id=namer).first() if namer else None,
                sum(one for _, one in left(legal_entity, authority, until)),
                the_law.rule("authority_day", authority=authority, until=until),
            )
        )  # fmt: skip
    return found


def stuck(legal_entity: str, today: date) -> list[Standing]:
    """The authorities that are owed something and cannot be paid."""
    if not legal_entity:
        return []
    return [one for one in standings(legal_entity, today) if one.stuck]
