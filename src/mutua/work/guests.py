"""Who works for an activity that she does not share: what she may know of what stands around her
contract. She sees its row, its client's and its activity's; of the order and the budget only what
decides whether she may sign."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection

from mutua.activities.models import ActivityMember
from mutua.work.models import Contract, Invitation


def is_guest(contract: Contract) -> bool:
    """Whether the person of a contract does not share its activity."""
    together = ActivityMember.objects.filter(
        activity=contract.activity_id, person=contract.person_id, left_on=None
    )
    return not together.exists()


def was_invited(contract: Contract) -> bool:
    """Whether the person of a contract has said yes to an invitation of its activity."""
    said_yes = Invitation.objects.filter(
        activity=contract.activity_id, person=contract.person_id, state="accepted"
    )
    return bool(said_yes.exists())


def order_of(contract: Contract) -> tuple[str, str]:
    """The state and the number of a contract's order, both empty where there is none."""
    if contract.order_id is None:
        return "", ""
    with connection.cursor() as cursor:
        cursor.execute("select state, number from mutua.order_of(%s)", [contract.id])
        state, number = cursor.fetchone() or ("", "")
        return state, number or ""


def budget_holds(contract: Contract) -> bool:
    """Whether the budget holds what a contract costs, without what it holds; holds the activity's
    row."""
    with connection.cursor() as cursor:
        cursor.execute("select mutua.budget_holds(%s)", [contract.id])
        (holds,) = cursor.fetchone()
        return bool(holds)


def as_offered(invitation: UUID, person: UUID, gross_pay: int, charged: int) -> bool:
    """Whether a gross and its cost (minor units) are as an invitation offered them to a person."""
    with connection.cursor() as cursor:
        asked = [invitation, person, gross_pay, charged]
        cursor.execute("select mutua.as_offered(%s, %s, %s, %s)", asked)
        (kept,) = cursor.fetchone()
        return bool(kept)


def invited_since(email: str, since: datetime) -> tuple[int, int]:
    """How many invitations went to an address since an instant, of whomever; how many the member has
    written."""
    with connection.cursor() as cursor:
        cursor.execute("select * from mutua.invited_since(%s, %s)", [email, since])
        to_address, by_member = cursor.fetchone()
        return to_address, by_member
