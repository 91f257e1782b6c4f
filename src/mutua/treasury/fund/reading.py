"""What is read of the guarantee fund. Amounts are minor units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q

from mutua.activities.models import Client, ClientGroup
from mutua.people.models import Person
from mutua.treasury.coverage.reading import balances
from mutua.treasury.fund.rules import rules_on
from mutua.treasury.models import Advance, FundBalance, FundRules
from mutua.treasury.models.fund import FUND, GROUP, MEMBER
from mutua.work.models import Contract

LAST_DAYS = 365
ACCOUNT = "guarantee_fund"
SHOWN = 50


class Exposure(NamedTuple):
    """What is out for somebody, against the limit of today."""

    name: str
    subject: UUID
    out: int
    limit: int

    @property
    def share(self) -> int:
        """What is out of the limit, hundredths of a percent."""
        return self.out * 10_000 // self.limit if self.limit else 10_000 if self.out else 0


@dataclass(frozen=True)
class Standing:
    """The fund as it stands: its ``means`` by the books (what was put in, less what it has borne of
    lost claims), what is out,
    for which clients and members, what no limit let out, and clients for whom many work."""

    rules: FundRules
    means: int
    whole: Exposure
    clients: list[Exposure]
    members: list[Exposure]
    beyond: list[Advance]
    many: list[tuple[str, int]]

    @property
    def lack(self) -> int:
        """How far the fund is below zero: it has borne so much more than was put in."""
        return max(0, -self.means)

    @property
    def uncovered(self) -> int:
        """What is out beyond the means of the fund: other money of the house."""
        return max(0, self.whole.out - max(0, self.means))


def standing(legal_entity: str, today: date) -> Standing:
    """How the fund stands, the largest first."""
    rules = rules_on(legal_entity, today)
    rows = FundBalance.objects.filter(legal_entity=legal_entity, balance__lt=0)
    by_kind: dict[str, list[FundBalance]] = {FUND: [], GROUP: [], MEMBER: []}
    for one in rows.order_by("balance", "subject"):
        by_kind[one.kind].append(one)
    groups, members = by_kind[GROUP][:SHOWN], by_kind[MEMBER][:SHOWN]
    clients = names_of({one.subject for one in groups})
    persons = Person.objects.in_bulk({one.subject for one in members})
    out = sum(-one.balance for one in by_kind[FUND])
    return Standing(
        rules,
        _means(legal_entity),
        Exposure("", UUID(int=0), out, rules.fund_limit),
        [
            Exposure(clients.get(one.subject, ""), one.subject, -one.balance, rules.group_limit)
            for one in groups
        ],
        [
            Exposure(persons[one.subject].name, one.subject, -one.balance, rules.member_limit)
            for one in members
        ],
        _beyond(legal_entity, today),
        _many(legal_entity, today, rules.many_members),
    )


def _means(legal_entity: str) -> int:
    held = {account: amount for account, _nature, amount in balances(legal_entity)}
    return -held.get(ACCOUNT, 0)


def _beyond(legal_entity: str, today: date) -> list[Advance]:
    """Pay of the last year that passed a limit."""
    found = Advance.objects.filter(
        legal_entity=legal_entity, beyond__gt=0, advanced_on__gt=today - timedelta(days=LAST_DAYS)
    )
    return list(found.select_related("person", "client").order_by("-advanced_on", "-id")[:SHOWN])


def _many(legal_entity: str, today: date, many: int) -> list[tuple[str, int]]:
    """Clients, with their groups, for whom as many members work as raise an alarm."""
    bound = Contract.objects.filter(
        activity__legal_entity=legal_entity, state__in=("signed", "declared", "worked"),
        last_day__gt=today - timedelta(days=LAST_DAYS),
    )  # fmt: skip
    found = []
    for field in ("client__group", "client"):
        rows = bound.filter(~Q(client__group=None) if field == "client__group" else
                            Q(client__group=None))  # fmt: skip
        counted = rows.values(field).annotate(there=Count("person", distinct=True))
        found += [(one[field], one["there"]) for one in counted.filter(there__gte=many)]
    names = names_of({subject for subject, _ in found})
    return sorted(
        ((names.get(subject, ""), there) for subject, there in found), key=lambda one: -one[1]
    )


def names_of(subjects: set[UUID]) -> dict[UUID, str]:
    """The name of each group, or of a client who has none."""
    found = dict(ClientGroup.objects.filter(id__in=subjects).values_list("id", "name"))
    return found | dict(Client.objects.filter(id__in=subjects).values_list("id", "name"))
