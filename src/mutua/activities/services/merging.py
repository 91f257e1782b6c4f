"""Clients that are one: grouped when they are one enterprise, merged when one was entered twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from mutua.activities.models import Client, ClientGroup
from mutua.ground import policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.verbs import verb

policy.grant("activities.merge_clients", STAFF)

NAME_LIMIT = 200
ALIKE = 0.85  # how much of two names must agree, from 0 to 1
# What a legal form adds to a name says nothing of who it is.
FORMS = re.compile(
    r"\b(asbl|aisbl|vzw|ivzw|sprl|srl|bvba|bv|sa|nv|sc|scrl|cv|cvba|snc|vof|gmbh|ag|sarl|sas)\b"
)


class Pair(NamedTuple):
    """Two clients that may be one, and why: 'enterprise_number', 'vat_number' or 'name'."""

    first: Client
    second: Client
    why: str


def possible_duplicates() -> list[Pair]:
    """Every pair of clients, as far as whoever asks sees them, that may be one: the same number,
    or much the same name at the same postcode. The surest first."""
    clients = list(Client.objects.filter(merged_into=None).order_by("id"))
    found: dict[tuple[UUID, UUID], Pair] = {}
    for why in ("enterprise_number", "vat_number", "name"):
        for pair in _pairs(clients, why):
            found.setdefault((pair.first.id, pair.second.id), pair)
    return list(found.values())


def _pairs(clients: list[Client], why: str) -> Iterator[Pair]:
    by = "postcode" if why == "name" else why
    groups: dict[tuple[str, str], list[Client]] = {}
    for one in clients:
        if value := "".join(getattr(one, by).split()).upper():
            groups.setdefault((one.country, value), []).append(one)
    for group in groups.values():
        for first, second in combinations(group, 2):
            if why != "name" or alike(first.name, second.name):
                yield Pair(first, second, why)


def alike(first: str, second: str) -> bool:
    """Whether two names are much the same, without accents, signs and legal forms.

    >>> alike("Théâtre du Coin ASBL", "Theatre du coin")
    True
    >>> alike("Théâtre du Coin", "Théâtre du Parc")
    False
    """
    one, other = bare(first), bare(second)
    return bool(one) and SequenceMatcher(None, one, other).ratio() >= ALIKE


def bare(name: str) -> str:
    """A name as it is compared."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(FORMS.sub(" ", re.sub(r"[^a-z0-9]+", " ", plain.replace(".", ""))).split())


@verb("activities.merge_clients")
def merge_clients(*, actor: Actor, client: UUID, into: UUID) -> UUID:
    """Say that a client is another one that was entered twice. What is open goes to the other:
    drafts, plans, the activities that work for it. What was offered, signed, issued or booked stays
    as it is, under the client whose name it bears."""
    if client == into:
        raise Refused("into", str(into), "another client")
    found = {one.id: one for one in Client.objects.filter(id__in=(client, into))}
    for field, one in (("client", client), ("into", into)):
        if one not in found:
            raise NotFound(field, str(one), "a client")
        if found[one].merged_into_id is not None:
            raise Refused(field, str(one), "one that was not merged before", "merged")
    with connection.cursor() as cursor:
        cursor.execute("select mutua.merge_clients(%s, %s)", [client, into])
    return into


@verb("activities.merge_clients")
def group_clients(*, actor: Actor, group: UUID, name: str, clients: Sequence[UUID]) -> UUID:
    """Say that clients are one enterprise, under a name; a client is in one group, the last."""
    if not name.strip() or len(name) > NAME_LIMIT or "\x00" in name:
        raise Refused("name", name, f"a text of at most {NAME_LIMIT} letters")
    if len(set(clients)) < 2:
        raise Refused("clients", str(len(set(clients))), "two or more")
    ClientGroup.objects.create(id=group, name=name.strip())
    changed = Client.objects.filter(id__in=clients, merged_into=None).update(group_id=group)
    if changed != len(set(clients)):
        raise NotFound("clients", f"{changed} of them", "clients that were not merged")
    return group
