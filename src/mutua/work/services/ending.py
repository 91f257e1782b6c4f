"""An open-ended contract ends: by notice, by agreement, by pay in place of notice, for serious
cause."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Max

from mutua.ground import clock, formats, mail, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb
from mutua.work import open_ended, planning, timetable
from mutua.work.asked import refused_by_field
from mutua.work.facts import of_contract
from mutua.work.models import (
    ENDINGS,
    SIDES,
    Contract,
    ContractMonth,
    Declaration,
    DeclarationChange,
    Ending,
    Period,
)
from mutua.work.reserve import service_from
from mutua.work.services.drafting import held
from mutua.work.services.lasting import SIGNED, begun_on, bound_ending, month_row
from mutua.work.services.working import declaration_of, receipt_of

policy.grant("work.end_contract", MEMBER, STAFF)

WHY_LIMIT = 2_000
WORKER_SIDE, EMPLOYER_SIDE = "worker", "employer"
WITHIN = 31  # days, before today or after


class End(NamedTuple):
    """What an end comes to: the last day, the weeks of notice, and the pay in its place with its
    cost, minor units."""

    last_day: date
    weeks: int = 0
    gross_pay: int = 0
    charged: int = 0
    begins_on: date | None = None
    confidence: str = ""


@verb("work.end_contract")
def end_contract(
    *,
    actor: Actor,
    contract: UUID,
    ending: UUID,
    kind: str,
    by: str,
    given_on: date,
    how: str = "",
    known_on: date | None = None,
    last_day: date | None = None,
    why: str = "",
) -> date:
    """Keep that an open-ended contract ends, and how; gives its last day. A member does so for
    herself alone. What was opened beyond is freed; an agreement waits for the other side's yes.

    ``notice``: sent or handed over on ``given_on``, in the way ``how``; its length is the law's.
    ``agreement``: on ``last_day``. ``indemnity``: ended on ``given_on`` with the pay of the notice
    in its place, which only the house says here. ``serious_cause``: ended on ``given_on``, the
    fact ``known_on`` at most three working days before. Raises Refused by the field."""
    found = held(actor, contract)
    if actor.role == MEMBER and found.person_id != actor.person:
        raise NotFound("contract", str(contract), "a contract of your own")
    if found.week is None or found.state not in SIGNED or bound_ending(found):
        raise Refused("contract", found.state, "an open-ended contract that goes on", "state")
    if kind not in ENDINGS:
        raise Refused("kind", kind, ", ".join(ENDINGS))
    allowed = (WORKER_SIDE,) if actor.role == MEMBER else SIDES
    if by not in allowed or (kind == "indemnity" and by != EMPLOYER_SIDE):
        raise Refused("by", by, EMPLOYER_SIDE if kind == "indemnity" else ", ".join(allowed))
    if len(why) > WHY_LIMIT or "\x00" in why or (kind == "serious_cause" and not why.strip()):
        raise Refused("why", why, f"the reason, in at most {WHY_LIMIT} letters")
    if abs((given_on - clock.today()).days) > WITHIN:
        raise Refused("given_on", str(given_on), f"a day within {WITHIN} days of today")
    end = end_of(found, kind, by, given_on, how, known_on, last_day)
    bound = None if kind == "agreement" else clock.now()
    worked = _worked_until(found)
    if worked and end.last_day < worked:
        raise Refused(
            "given_on", str(given_on), f"an end on {worked} or later: the days until then were worked",
            "worked",
        )  # fmt: skip
    Ending.objects.create(
        id=ending, contract=found, kind=kind, by=by, given_on=given_on,
        how=how if kind == "notice" else "", known_on=known_on, last_day=end.last_day,
        weeks=end.weeks, gross_pay=end.gross_pay, charged=end.charged, why=why.strip(),
        said_by="member" if actor.role == MEMBER else "staff", said_at=clock.now(), bound_at=bound,
    )  # fmt: skip
    if bound:
        _cut(found, end.last_day)
    _tell(actor, found, kind, end.last_day)
    return end.last_day


def end_of(
    contract: Contract,
    kind: str,
    by: str,
    given_on: date,
    how: str = "",
    known_on: date | None = None,
    last_day: date | None = None,
) -> End:
    """What an end would come to. Raises Refused by the field that the law cannot take."""
    law = planning.law_of(contract.activity.legal_entity)
    with refused_by_field():
        if kind == "agreement":
            latest = _last_opened(contract)
            if last_day is None or not max(contract.first_day, clock.today()) <= last_day <= latest:
                raise Refused(
                    "last_day", str(last_day), f"a day from today to {latest}", "last_day"
                )
            return End(last_day)
        if kind == "serious_cause":
            if known_on is None:
                raise Refused("known_on", "", "the day on which the fact was known")
            law.rule("serious_cause", known_on=known_on, ended_on=given_on)
            return End(given_on)
        notice = notice_of(law, contract, by, given_on, how or "registered")
        if kind == "notice":
            return End(
                notice.last_day, notice.weeks, begins_on=notice.begins_on,
                confidence=notice.confidence,
            )  # fmt: skip
        gross, cost = (
            law.rule("pay_in_place_of_notice", monthly_gross=one, weeks=notice.weeks, on=given_on)
            for one in _monthly(law, contract, given_on)
        )
    return End(given_on, notice.weeks, gross, cost, confidence=notice.confidence)


def notice_of(law: Any, contract: Contract, by: str, given_on: date, how: str) -> Any:
    """The notice of a contract, by the service of its person. Raises LegislationError."""
    begun = begun_on(contract)
    served = service_from(law, contract.person_id, contract.activity.legal_entity_id, begun)
    return law.rule(
        "notice", by=by, given_on=max(given_on, begun), how=how, contract_from=begun,
        service_from=served,
    )  # fmt: skip


def _monthly(law: Any, contract: Contract, day: date) -> tuple[int, int]:
    """The monthly pay that holds on a day, and what a month costs with it."""
    agreed, facts = open_ended.version_in(contract, day), of_contract(contract, contract.id)
    month, pay = day.replace(day=1), agreed.pay_amount
    whole = open_ended.month_plan(law, contract.regime, agreed.week, pay, facts, month)
    return pay, whole.charged


def _worked_until(contract: Contract) -> date | None:
    """The last day that was confirmed as worked, under whichever version."""
    versions = [contract.id]
    while contract.replaces is not None:
        contract = contract.replaces
        versions.append(contract.id)
    done = ContractMonth.objects.filter(contract__in=versions, freed=False)
    found: date | None = done.exclude(confirmed_at=None).aggregate(last=Max("last_day"))["last"]
    return found


def _last_opened(contract: Contract) -> date:
    last = Period.objects.filter(contract=contract, freed=False).aggregate(last=Max("day"))["last"]
    return last or contract.last_day


@verb("work.end_contract")
def agree_ending(*, actor: Actor, ending: UUID) -> date:
    """Say yes to the end that the other side has offered; gives the contract's last day."""
    offer = Ending.objects.select_related("contract").filter(id=ending).first()
    if offer is None:
        raise NotFound("ending", str(ending), "an offer of the other side")
    found = held(actor, offer.contract_id)
    if actor.role == MEMBER and found.person_id != actor.person:
        raise NotFound("ending", str(ending), "an offer of the other side")
    mine = "member" if actor.role == MEMBER else "staff"
    if offer.bound_at or offer.said_by == mine or found.state not in SIGNED or bound_ending(found):
        raise Refused("ending", offer.kind, "an open offer of the other side", "state")
    if offer.last_day < clock.today():
        raise Refused("ending", str(offer.last_day), "a last day that has not passed", "late")
    offer.bound_at = clock.now()
    offer.save(update_fields=["bound_at"])
    _cut(found, offer.last_day)
    return offer.last_day


def _cut(contract: Contract, last_day: date) -> None:
    """Free what was opened beyond the last day, and write its month anew up to it; the contract is
    over where nothing is left to work."""
    open_ = ContractMonth.objects.filter(contract=contract, freed=False, confirmed_at=None)
    beyond = list(open_.filter(last_day__gt=last_day))
    cut = [one.month for one in beyond if one.first_day <= last_day]
    Period.objects.filter(
        contract=contract, freed=False, day__gt=last_day, day__gte=min(
            (one.month for one in beyond), default=date.max
        ),
    ).update(freed=True)  # fmt: skip
    ContractMonth.objects.filter(id__in=[one.id for one in beyond]).update(freed=True)
    for month in cut:
        first = first_day_of(contract, month)
        month_row(contract, first, last_day).save(force_insert=True)
    left = ContractMonth.objects.filter(contract=contract, freed=False, confirmed_at=None)
    told = declaration_of(contract) is not None
    opened = ContractMonth.objects.filter(
        contract=contract, freed=False, month=last_day.replace(day=1)
    )
    if told and not left.exists() and (opened.exists() or last_day < clock.today()):
        contract.state = "worked"
        contract.save(update_fields=["state"])


def first_day_of(contract: Contract, month: date) -> date:
    """The first day of a month on which the week that holds in it does."""
    return max(month, timetable.from_day(open_ended.version_in(contract, month).week))


def _tell(actor: Actor, contract: Contract, kind: str, last_day: date) -> None:
    """Write to the person of what the house has said of her contract."""
    person = contract.person
    if actor.role != MEMBER and person.email:
        facts = {"task": contract.task, "day": formats.long_day(last_day, person.language)}
        what = "contract_end_offered" if kind == "agreement" else "contract_ends"
        mail.send_later(what, person.email, person.language, facts)


@verb("work.declare_contract")
def declare_end(*, actor: Actor, contract: UUID, change: UUID, receipt: str) -> UUID:
    """Keep the receipt under which the authority was told of the last day of an open-ended
    contract (in Belgium Dimona OUT)."""
    found = held(actor, contract)
    declaration: Declaration | None = declaration_of(found)
    told = DeclarationChange.objects.filter(contract=found, kind="end").exists()
    if declaration is None or told or bound_ending(found) is None:
        raise Refused("contract", found.state, "a declared contract that ends", "state")
    DeclarationChange.objects.create(
        id=change, declaration=declaration, contract=found, kind="end",
        receipt=receipt_of(receipt), made_at=clock.now(),
    )  # fmt: skip
    return contract
