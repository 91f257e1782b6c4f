"""A case for every verb about authorities; see ``verb_cases``."""

from __future__ import annotations

import os
from collections import defaultdict
from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from mutua.ground import clock
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.transactions import reading
from mutua.legislation.belgium.calendar import is_working_day
from mutua.treasury.authorities import naming
from mutua.work.models import Situation
from tests.support import authorities, books, contracts, corrections, payday, payments, shop
from tests.support.store import ALICE
from tests.support.verb_cases import Facts, case

_taken: dict[str, count[int]] = defaultdict(count)


@case("treasury.name_creditor", TREASURY)
def _() -> Facts:
    return {
        "creditor": uuid4(), "legal_entity": books.HOUSE, "authority": "onss",
        "person": authorities.office(),
    }  # fmt: skip


@case("treasury.name_authority", TREASURY)
def _() -> Facts:
    return {
        "creditor": uuid4(), "legal_entity": books.HOUSE, "authority": "tax",
        "name": "Tax office", "enterprise_number": authorities.enterprise_number(),
        "iban": contracts.an_iban(), "reference": "+++090/9337/55493+++",
    }  # fmt: skip


@case("treasury.confirm_creditor", TREASURY)
def _() -> tuple[Actor, Facts]:
    """Greta confirms what Olga has named."""
    payments.hire_greta()
    person = authorities.office()
    creditor = authorities.name(person)
    with reading(contracts.READER):
        account = naming.account_of(person)
    assert account is not None
    return authorities.SECOND, {
        "creditor": creditor, "confirmation": uuid4(), "account": account.id,
    }  # fmt: skip


def paid_in_february() -> None:
    """An evening of Alice whose pay left before the day of the tests."""
    shop.issued_invoice()
    number = next(_taken[os.environ["DATABASE_URL"]])
    day, left = date(2026, 1, 21), number // len(contracts.SLOTS)
    while left or not is_working_day(day):
        left -= is_working_day(day)
        day += timedelta(days=1)
    with clock.on(date(2026, 1, 20)):
        evening = contracts.worked(
            hours=contracts.at(day, *contracts.SLOTS[number % len(contracts.SLOTS)])
        )
    payday.pay(evening, day=date(2026, 2, 20), paid_on=date(2026, 2, 23))


@case("treasury.assess", TREASURY)
def _() -> Facts:
    """The tax of February."""
    with reading(contracts.READER):
        ready = Situation.objects.filter(person=ALICE).exists()
    if not ready:
        contracts.get_ready()
    corrections.nothing_claimed()
    authorities.named("tax")
    paid_in_february()
    return {"legal_entity": books.HOUSE, "authority": "tax", "period": date(2026, 2, 1)}
