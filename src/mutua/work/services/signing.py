"""Both signatures: the person's, by her own account, and the seal of the house, by a job."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mutua.activities.documents.content import Address
from mutua.activities.documents.frozen import freeze
from mutua.activities.services import lines
from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.legislation.engine.verdicts import BLOCK, WARN
from mutua.work import guests, timetable
from mutua.work import hours as time
from mutua.work.documents.content import (
    ContractContent,
    Month,
    WeekDay,
    Worker,
    WorkingHours,
    legal_language,
)
from mutua.work.facts import staying
from mutua.work.models import (
    Check,
    Contract,
    ContractMonth,
    ContractSignature,
    EarlierContract,
    Period,
    SignedContent,
)
from mutua.work.planning import Pay, Plan, month_of
from mutua.work.services.drafting import check_months, held, open_contract, price
from mutua.work.services.lasting import (
    begun_on,
    bound_ending,
    first_of,
    priced_open_ended,
)
from mutua.work.services.submitting import Blocked, ask_rules, standing_decisions

policy.grant("work.sign_contract", MEMBER)
policy.grant("work.keep_sealed", WORKER)

SAID = ("regime", "answers", "hours", "week", "first_day")


@verb("work.sign_contract")
def sign_contract(*, actor: Actor, contract: UUID, edition: int, signature: UUID) -> UUID:
    """Sign one's own contract: every rule is asked once more, its cost is held in the budget and
    moves no more, its hours are hers, and the house's seal follows. Raises Blocked for a rule that
    forbids it by now, Refused where one warns of something new or the pay has changed: then it is
    changed or submitted again. A next version takes the place of the one that was signed before it,
    but for the months of that one which were worked."""
    found = open_contract(actor, contract, edition, by_worker=True)
    if found.person_id != actor.person:
        raise NotFound("contract", str(contract), "a contract of your own")
    if found.state != "approved":
        raise Refused("contract", found.state, "one that was approved", "state")
    if found.replaces and bound_ending(found.replaces):
        raise Refused("contract", "ended", "the next version of a contract that goes on", "ended")
    _ask_again(found)
    plan, priced = priced_now(found)
    if (plan.gross_pay, plan.charged) != (found.gross_pay, found.charged):
        given = f"{found.gross_pay}, {found.charged}"
        allowed = f"{priced['gross_pay']}, {priced['charged']}: what it comes to by now"
        raise Refused("pay_amount", given, allowed, "changed")
    content = content_of(found, plan)
    found.content_hash = content.content_hash
    found.state = "signed"
    if found.replaces_id:
        _replace(actor, found)
    found.save(update_fields=["content_hash", "state"])
    SignedContent.objects.create(
        id=derived_id(signature, "content"), contract=found, person=found.person,
        content=freeze(content),
    )  # fmt: skip
    _keep(found, plan, signature)
    later("work.seal_contract", contract=str(contract))
    return contract


def priced_now(contract: Contract) -> tuple[Plan, dict[str, Any]]:
    """What a contract that is not signed comes to by now, and the columns that would keep it."""
    said = {name: getattr(contract, name) for name in SAID}
    home, person, before = contract.activity, contract.person, contract.replaces
    if contract.week is not None:
        begun = begun_on(before) if before else None
        return priced_open_ended(
            home, person, said, contract.pay_amount, contract.replaces_id, begun
        )
    pay = Pay(contract.pay_from, contract.pay_amount)
    return price(home, person, said, pay, contract.replaces_id)


def _replace(actor: Actor, contract: Contract) -> None:
    """Free what the version before binds and holds; what was worked of it stays."""
    before = held(actor, contract.replaces_id, by_worker=True)
    if before.state not in ("signed", "declared"):
        raise Refused("contract", before.state, "a signed contract whose work is not done", "state")
    check_months(before, {"hours": contract.hours})
    free(before)
    before.state = "replaced"
    before.save(update_fields=["state"])


def free(contract: Contract) -> None:
    """Let the hours and months of a contract go that were not worked: they bind nobody, and the
    budget holds nothing for them."""
    stay = staying(contract)
    going = [
        one.id
        for one in Period.objects.filter(contract=contract, freed=False)
        if one.day.replace(day=1) not in stay
    ]
    Period.objects.filter(id__in=going).update(freed=True)
    months = ContractMonth.objects.filter(contract=contract, confirmed_at=None, freed=False)
    months.update(freed=True)


def _ask_again(contract: Contract) -> None:
    verdicts = ask_rules(contract)
    if blocking := [one for one in verdicts if one.verdict == BLOCK]:
        raise Blocked(blocking)
    known = set(
        Check.objects.filter(contract=contract, edition=contract.edition, verdict=WARN)
        .values_list("rule", flat=True)
    )  # fmt: skip
    known |= standing_decisions(contract).keys()
    new = [one.rule for one in verdicts if one.verdict == WARN and one.rule not in known]
    if new:
        raise Refused("contract", ", ".join(new), "what was approved: submit it again", "changed")


def _keep(contract: Contract, plan: Plan, signature: UUID) -> None:
    Period.objects.bulk_create(
        Period(contract=contract, person_id=contract.person_id, **one._asdict())
        for one in time.stretches(contract.hours)
    )
    ContractMonth.objects.bulk_create(month_of(contract, one) for one in plan.months)
    ContractSignature.objects.create(
        id=signature, contract=contract, person_id=contract.person_id, signed_at=clock.now(),
        content_hash=contract.content_hash,
    )  # fmt: skip


def content_of(contract: Contract, plan: Plan) -> ContractContent:
    """What the person signs."""
    entity, person = contract.activity.legal_entity, contract.person
    address = Address(
        person.street, person.number, person.postcode, person.town, person.country, person.box
    )
    said = entity.details
    return ContractContent(
        number=number_of(contract), language=legal_language(contract.language),
        regime=contract.regime, currency=entity.currency, employer=lines.seller(entity),
        worker=Worker(person.legal_name, person.born_on, address),
        task=contract.task, place=contract.place,
        client=contract.client.name if contract.week is None else "",
        order=guests.order_of(contract)[1],
        hours=tuple(
            WorkingHours(one.day, time.clock_of(one.from_minute), time.clock_of(one.until_minute))
            for one in time.stretches(contract.hours)
        ),
        months=tuple(
            Month(
                one.work.first_day, one.work.last_day, one.work.hours, one.gross_pay,
                one.promised_on,
            )
            for one in plan.months
        ),
        gross_pay=plan.gross_pay, charged=plan.charged,
        joint_committee=said.get("joint_committee", ""), work_rules=said.get("work_rules", ""),
        **(_for_good(contract) if contract.week else {}),
    )  # fmt: skip


def _for_good(contract: Contract) -> dict[str, Any]:
    """What only an open-ended contract says."""
    return {
        "week": tuple(
            WeekDay(one.weekday, one.starts, one.ends) for one in timetable.said(contract.week)
        ),
        "week_from": timetable.from_day(contract.week), "monthly_gross": contract.pay_amount,
        "begun_on": _begun(contract),
    }  # fmt: skip


def _begun(contract: Contract) -> date:
    first = first_of(contract)
    earlier = EarlierContract.objects.filter(contract=first).first()
    return earlier.started_on if earlier else timetable.from_day(first.week)


def number_of(contract: Contract) -> str:
    """How a contract is called: short, and its own."""
    return called(contract.id, contract.made_on)


def called(contract: UUID, made_on: date) -> str:
    """The same of a contract that was not read."""
    return f"K-{made_on:%y%m}-{contract.hex[-8:].upper()}"


@verb("work.keep_sealed")
def keep_sealed(*, actor: Actor, contract: UUID, digest: str) -> UUID:
    """Keep the digest of a contract that bears the house's seal."""
    ContractSignature.objects.filter(contract_id=contract, sealed="").update(sealed=digest)
    return contract
