"""What the fund says of a contract before it is approved: nothing that it says forbids one; an
adviser looks at what passes a limit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from mutua.ground import clock
from mutua.ground.formats import money
from mutua.legislation.engine.verdicts import PASS, WARN, Verdict
from mutua.treasury.fund.rules import rules_on
from mutua.work.guests import is_guest
from mutua.work.models import Contract

ASKED = "select * from mutua.fund_asked(%s, %s, %s, %s, %s)"


class Asked(NamedTuple):
    """What stands around a contract, minor units; see the function of the database."""

    own_left: int
    fund_room: int
    group_room: int
    member_room: int
    members: int
    ever_paid: bool


def verdicts(contract: Contract) -> Iterable[Verdict]:
    """The verdicts of the fund: its limits, many members for one client, a client who never
    paid or is bankrupt.

    The advance that may be needed is taken to be at most the gross pay, and what own money lacks.
    Where pay is low, net pay and exit holiday pay together may come to a little more. Of somebody
    who does not share the activity it is all of the gross pay: its money is not hers to read."""
    entity, today = contract.activity.legal_entity_id, clock.today()
    rules = rules_on(entity, today)
    with connection.cursor() as cursor:
        cursor.execute(
            ASKED,
            [entity, contract.activity_id, contract.client_id, contract.person_id, today],
        )
        asked = Asked(*cursor.fetchone())
        cursor.execute("select mutua.is_bankrupt(%s)", [contract.client_id])
        (bankrupt,) = cursor.fetchone()
    lacks = contract.charged if is_guest(contract) else contract.charged - asked.own_left
    needed = max(0, min(contract.gross_pay, lacks))
    since = rules.from_day.isoformat()
    rooms = {
        "fund": asked.fund_room, "client": asked.group_room, "member": asked.member_room,
    }  # fmt: skip
    passed = [name for name, room in rooms.items() if needed > room]
    most = min(rooms[name] for name in passed) if passed else 0
    yield Verdict(
        "fund_limit", since, WARN if passed else PASS, "", "fund_looks" if passed else "",
        {"amount": money(needed - max(0, most), "en")} if passed else {},
        {"needed": needed, "passed": passed, "beyond": needed - max(0, most) if passed else 0},
    )  # fmt: skip
    many = asked.members >= rules.many_members
    yield Verdict(
        "client_of_many", since, WARN if many else PASS, "", "fund_counts" if many else "",
        {"members": str(asked.members)} if many else {}, {"members": asked.members},
    )  # fmt: skip
    new = needed > 0 and not asked.ever_paid and contract.gross_pay >= rules.assess_from
    yield Verdict(
        "new_client", since, WARN if new else PASS, "", "fund_assesses" if new else "", {},
        {"ever_paid": asked.ever_paid, "gross_pay": contract.gross_pay},
    )  # fmt: skip
    yield Verdict(
        "client_bankrupt", since, WARN if bankrupt else PASS, "",
        "ask_the_curator" if bankrupt else "", {}, {"bankrupt": bankrupt},
    )  # fmt: skip
