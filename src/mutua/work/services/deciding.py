"""What the house decides: of one contract, and once for all."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from mutua.ground import formats, mail, policy
from mutua.ground.actors import STAFF, WORKER, Actor
from mutua.ground.errors import NotAllowed, Refused
from mutua.ground.verbs import verb
from mutua.ledger.models import LegalEntity
from mutua.people.house_roles import roles
from mutua.people.models import Appointment, Person
from mutua.work import planning
from mutua.work.models import Contract, StandingDecision
from mutua.work.services.drafting import open_contract

DECIDES = "work.decide_contract"
policy.grant(DECIDES, STAFF, by_amount=True)
policy.grant("work.tell_advisers", WORKER)
policy.grant("work.decide_for_all", STAFF)

WHY_LIMIT = 2_000


@verb("work.decide_contract")
def approve_contract(*, actor: Actor, contract: UUID, edition: int, why: str) -> UUID:
    """Let a contract pass of which rules have warned, with the reason. Nobody decides on her own."""
    found = _queued(actor, contract, edition, why)
    policy.within(actor, "work.decide_contract", found.charged)
    found.state, found.decided_why = "approved", why.strip()
    found.save(update_fields=["state", "decided_why"])
    _tell(found, "contract_approved")
    return contract


@verb("work.decide_contract")
def refuse_contract(*, actor: Actor, contract: UUID, edition: int, why: str) -> UUID:
    """Send a contract back with the reason, which the person reads; she may change it."""
    found = _queued(actor, contract, edition, why)
    found.state, found.decided_why = "refused", why.strip()
    found.save(update_fields=["state", "decided_why"])
    _tell(found, "contract_refused")
    return contract


def _queued(actor: Actor, contract: UUID, edition: int, why: str) -> Contract:
    if not why.strip() or len(why) > WHY_LIMIT:
        raise Refused("why", why, f"the reason, in at most {WHY_LIMIT} letters")
    found = open_contract(actor, contract, edition)
    if found.state != "queued":
        raise Refused("contract", found.state, "one that waits for an adviser", "state")
    if found.person_id == actor.person:
        raise NotAllowed("actor", actor.name, "somebody else than the person", "own_contract")
    return found


def _tell(contract: Contract, what: str) -> None:
    person = contract.person
    if person.email:
        facts = {"task": contract.task, "why": contract.decided_why}
        mail.send_later(what, person.email, person.language, facts)


@verb("work.tell_advisers")
def tell_advisers(*, actor: Actor, contract: UUID, edition: int) -> UUID:
    """Write to each adviser that a contract waits, and by when it is decided, while it still does,
    once an edition. Its own person is not asked."""
    waits = Contract.objects.filter(id=contract, edition=edition, state="queued")
    if not waits.exclude(told_edition=edition).update(told_edition=edition):
        return contract
    found = waits.get()
    by = found.decide_by or found.first_day
    for one in advisers():
        if one.id != found.person_id:
            facts = {"task": found.task, "by": formats.long_day(by, one.language)}
            mail.send_later("contract_to_decide", one.email, one.language, facts)
    return contract


@verb("work.tell_advisers")
def remind_advisers(*, actor: Actor, until: date) -> date:
    """Write to each adviser how many contracts should have been decided before a day and are not,
    once for that day."""
    late = Contract.objects.filter(state="queued", decide_by__lt=until)
    count = late.exclude(reminded_on=until).update(reminded_on=until)
    for one in advisers() if count else ():
        mail.send_later("contracts_late", one.email, one.language, {"count": str(count)})
    return until


def advisers() -> list[Person]:
    """Who may decide on contracts now, and can be written to."""
    deciding = [name for name, one in roles().items() if DECIDES in one.rights]
    appointed = Appointment.objects.filter(role__in=deciding, until=None)
    found = Person.objects.filter(id__in=appointed.values("person_id"))
    return list(found.exclude(email="").order_by("id"))


@verb("work.decide_for_all")
def decide_for_all(
    *,
    actor: Actor,
    decision: UUID,
    legal_entity: str,
    rule: str,
    why: str,
    from_day: date,
    until_day: date | None = None,
) -> UUID:
    """Let contracts pass in spite of what a rule warns of, for a reason that holds for all, such as
    an exception by royal decree that the house falls under. It never lifts what blocks."""
    entity = LegalEntity.objects.filter(code=legal_entity).first()
    if entity is None:
        raise Refused("legal_entity", legal_entity, "a legal entity of this store")
    known = planning.law_of(entity).labels.texts("en").get("checks", {})
    if rule not in known:
        raise Refused("rule", rule, ", ".join(sorted(known)))
    if not why.strip() or len(why) > WHY_LIMIT:
        raise Refused("why", why, f"the reason, in at most {WHY_LIMIT} letters")
    if until_day is not None and until_day < from_day:
        raise Refused("until_day", str(until_day), f"{from_day} or later")
    StandingDecision.objects.create(
        id=decision, legal_entity=entity, rule=rule, reason=why.strip(), from_day=from_day,
        until_day=until_day,
    )  # fmt: skip
    return decision
