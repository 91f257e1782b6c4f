"""The part of the levy that goes into the fund."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.db.models import Max, Sum

from mutua.activities.documents.content import half_up
from mutua.ground import clock, policy
from mutua.ground.actors import WORKER, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.ledger.services import Line, NewEntry, post
from mutua.treasury.fund.rules import NAME
from mutua.treasury.models import Contribution
from mutua.treasury.models.fund import WHOLE

policy.grant("treasury.contribute", WORKER)

# The levy of each rule's days: what later rules say of a day that passed changes nothing there.
DUE = """
    select r.contribution, -sum(p.amount) from ledger_entry e
    join ledger_posting p on p.entry_id = e.id and p.account_id = 'levy'
    cross join lateral mutua.fund_rules(e.legal_entity_id, e.day) r
    where e.legal_entity_id = %s and e.day <= %s group by 1
"""


@verb("treasury.contribute")
def contribute(*, actor: Actor, legal_entity: str, until: date) -> int:
    """Put into the fund its share of all levy booked up to a day, less what was put before; gives
    how much, minor units: below zero where levy was given back. Twice for one day does nothing."""
    if not LegalEntity.objects.filter(code=legal_entity).exists():
        raise Refused("legal_entity", legal_entity, "a legal entity of this store")
    if until > clock.today():
        raise Refused("until", str(until), f"{clock.today()} or before")
    with connection.cursor() as cursor:
        cursor.execute(DUE, [legal_entity, until])
        due = sum(half_up(int(levy) * share, WHOLE) for share, levy in cursor.fetchall())
    before = Contribution.objects.filter(legal_entity=legal_entity)
    sums = before.aggregate(given=Sum("amount"), last=Max("number"))
    missing = due - (sums["given"] or 0)
    if missing:
        number = (sums["last"] or 0) + 1  # of two at once the second finds it taken
        made = Contribution.objects.create(
            id=derived_id("contribution", legal_entity, number), legal_entity_id=legal_entity,
            number=number, until=until, amount=missing,
        )  # fmt: skip
        lines = (
            Line("fund_contribution", missing, fund=NAME),
            Line("guarantee_fund", -missing, fund=NAME),
        )
        cause = ("contribution", made.id)
        post(actor, [NewEntry(legal_entity, clock.today(), cause, "contributed", lines)])
    return missing
