"""What a member's pages read, always as the member: the database shows her own rows alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest

from mutua.activities.documents import order as contents
from mutua.activities.documents.content import TAKEN_UP
from mutua.activities.documents.frozen import thaw
from mutua.activities.models import (
    Activity,
    ActivityMember,
    Client,
    Invoice,
    Order,
    Signature,
)
from mutua.activities.rendering import number_of
from mutua.activities.services.orders import content_of
from mutua.activities.tasks import signed_content
from mutua.ground import clock
from mutua.ground.actors import Actor, job
from mutua.ground.transactions import reading
from mutua.ledger import queries
from mutua.people.models import Person
from mutua.work.models import Contract, ContractMonth, Invitation
from mutua.work.queries import left_of, prepared_for_her

# Who deals with another member sees her name, and finds her by her whole address: no more.
FINDER = job("names")
MOST_STEPS = 3
CONTRACT_STEPS = {"approved": "sign", "refused": "mend"}
MOST_INVOICES = 5


def actor_of(request: HttpRequest) -> Actor:
    """Who acts on a page of members."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def one(model: Any, actor: Actor, identifier: UUID) -> Any:
    """A thing of the member's own, or a page that is not there."""
    through = {Activity: "", Client: "activityclient__activity__"}.get(model, "activity__")
    found = (
        model.objects.filter(id=identifier, **{f"{through}activitymember__person_id": actor.person})
        .distinct()
        .first()
    )
    if found is None or (model is Contract and not _shared(found, actor)):
        raise Http404
    return found


def _shared(contract: Contract, actor: Actor) -> bool:
    """Whether a contract is the member's own, or of somebody who shares or has shared its activity:
    of whoever was only invited she knows the invitation."""
    together = ActivityMember.objects.filter(
        activity=contract.activity_id, person=contract.person_id
    )
    return contract.person_id == actor.person or together.exists()


def to_work(actor: Actor, contract: UUID) -> Contract:
    """A contract that the member may look at: her own, wherever she works, or of an activity of
    hers."""
    own = Contract.objects.filter(id=contract, person=actor.person).first()
    found: Contract = own or one(Contract, actor, contract)
    return found


def invitations_of(actor: Actor) -> Any:
    """The invitations to work of the member's activities."""
    return Invitation.objects.filter(activity__activitymember__person_id=actor.person)


def activities_of(actor: Actor) -> list[Activity]:
    """The member's activities, by name."""
    mine = Activity.objects.filter(
        activitymember__person_id=actor.person, activitymember__left_on=None, closed_on=None
    )
    return list(mine.order_by("name", "id"))


def members_of(activity: Activity) -> list[str]:
    """Who shares an activity, by name; nobody where it is one member's own."""
    together = ActivityMember.objects.filter(activity=activity, left_on=None)
    names = sorted(one.person.name for one in together.select_related("person"))
    return names if len(names) > 1 else []


@dataclass(frozen=True)
class Budget:
    """What an activity has: ``available`` now for anything, ``promised`` by signed orders without
    an invoice, ``set_aside`` for signed contracts, ``waiting`` for clients who have not signed,
    ``owed`` by clients who have an invoice."""

    activity: Activity
    available: int
    promised: int
    set_aside: int
    waiting: int
    owed: int


def budget_of(activity: Activity) -> Budget:
    """The budget of an activity, in minor units."""
    balances, left = queries.activity_balances(activity.id), left_of(activity.id)
    return Budget(
        activity,
        left.to_spend,
        sum(max(0, net_of(order) - order.invoiced) for order in to_invoice([activity])),
        left.set_aside,
        sum(net_of(order) for order in waiting([activity])),
        balances.get("client_receivable", 0),
    )


def to_invoice(activities: list[Activity]) -> list[Order]:
    """Signed orders of which something is left to invoice, each with what was ``invoiced``."""
    whole = Invoice.objects.filter(order=OuterRef("pk"), kind="invoice", state="issued")
    signed = Order.objects.filter(
        ~Exists(whole.exclude(stage__in=TAKEN_UP)), activity__in=activities, state="signed"
    )
    signed = signed.annotate(
        invoiced=Coalesce(Sum("invoice__net"), 0, output_field=BigIntegerField())
    )
    return list(signed.select_related("client").order_by("id"))


def waiting(activities: list[Activity]) -> list[Order]:
    """Orders that a client may still sign."""
    offered = Order.objects.filter(
        activity__in=activities, state="offered", valid_until__gte=clock.today()
    )
    return list(offered.select_related("client").order_by("valid_until", "id"))


def net_of(order: Order) -> int:
    """The price of an order that was offered, without VAT."""
    return thaw(contents.Order, order.content).net


def papers_of(activities: list[Activity]) -> list[Invoice]:
    """The last invoices and credit notes, newest first, each with its number as ``shown``."""
    issued = Invoice.objects.filter(activity__in=activities, state="issued")
    found = list(
        issued.select_related("client", "series").order_by("-issued_on", "-drawn")[:MOST_INVOICES]
    )
    for paper in found:
        paper.shown = number_of(paper)  # type: ignore[attr-defined]
    return found


@dataclass(frozen=True)
class Step:
    """Something that waits for the member: what, about whom or which work, and where she does
    it. ``by`` is who has prepared it for her."""

    kind: str
    client: str
    target: UUID
    day: date | None = None
    by: str = ""


def steps(activities: list[Activity], person: UUID | None) -> list[Step]:
    """What waits for the member, the most useful first: her own contracts, then her sales."""
    found = contract_steps(person)
    found += [
        Step("final" if one.invoiced else "invoice", one.client.name, one.id)
        for one in to_invoice(activities)
    ]
    drafts = Invoice.objects.filter(activity__in=activities, state="draft").select_related("client")
    found += [Step("draft_invoice", one.client.name, one.id) for one in drafts.order_by("-id")]
    orders = Order.objects.filter(activity__in=activities, state="draft").select_related("client")
    found += [Step("draft_order", one.client.name, one.id) for one in orders.order_by("-id")]
    return found[:MOST_STEPS]


def contract_steps(person: UUID | None) -> list[Step]:
    """What a person's contracts wait for: her signature, her word that she worked, a change."""
    # What is not signed when its work begins can no longer be signed.
    late = Q(state="approved", first_day__lt=clock.today())
    mine = Contract.objects.filter(person=person, state__in=CONTRACT_STEPS).exclude(late)
    worked = ContractMonth.objects.filter(
        contract__person=person, contract__state="declared", confirmed_at=None,
        last_day__lte=clock.today(),
    ).select_related("contract")  # fmt: skip
    found = [
        Step(CONTRACT_STEPS[one.state], one.task, one.id, one.first_day)
        for one in mine.order_by("first_day", "id")
    ]
    by = prepared_for_her()
    found += [
        Step("prepared", one.task, one.id, one.first_day, by[one.id])
        for one in Contract.objects.filter(id__in=by).order_by("first_day", "id")
    ]
    confirm = {one.contract_id: one.contract for one in worked.order_by("last_day", "id")}
    return found + [Step("confirm", one.task, one.id, one.last_day) for one in confirm.values()]


def shown_order(order: Order) -> contents.Order:
    """What an order says: as signed, as offered, or as a draft would be offered today."""
    if order.content is None:
        return content_of(order)
    signed = Signature.objects.select_related("order").filter(order=order).first()
    return signed_content(signed) if signed else thaw(contents.Order, order.content)


def member_at(email: str) -> UUID | None:
    """The member with exactly this address; nothing where there is none."""
    with reading(FINDER):
        here = Person.objects.filter(email__iexact=email.strip(), membership__state="member")
        found: UUID | None = here.values_list("id", flat=True).first()
    return found


def activities_at(email: str, beside: Activity) -> list[Activity]:
    """The open activities of the member with exactly this address, of the same legal entity."""
    with reading(FINDER):
        theirs = Activity.objects.filter(
            activitymember__person__email__iexact=email.strip() or None, closed_on=None,
            activitymember__left_on=None, legal_entity=beside.legal_entity_id,
        )  # fmt: skip
        return list(theirs.exclude(id=beside.id).distinct())


def activity_names(activities: set[UUID]) -> dict[UUID, str]:
    """The names of activities with which the member deals."""
    with reading(FINDER):
        return {one.id: one.name for one in Activity.objects.filter(id__in=activities)}


def names_of(persons: Iterable[UUID]) -> dict[UUID, str]:
    """How persons with whom the member deals are called."""
    wanted = set(persons)
    if not wanted:
        return {}
    with reading(FINDER):
        return {one.id: one.name for one in Person.objects.filter(id__in=wanted)}
