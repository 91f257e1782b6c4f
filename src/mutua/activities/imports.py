"""Activities and clients of an enterprise that comes from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from mutua.activities import services
from mutua.activities.models import Activity, ActivityClient, Client
from mutua.activities.services.activities import NEEDED as CLIENT_NEEDED
from mutua.activities.services.activities import SAID, WHOLE
from mutua.ground import policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.cells import rate_in, text_in
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.sheets import RowRefused, Sheet, take
from mutua.ground.verbs import verb
from mutua.people.imports import known_person, person_of

policy.grant("activities.import_clients", STAFF)

COLUMNS = ("reference", "activity", "member", *SAID)
NEEDED = ("reference", "activity", "member", *CLIENT_NEEDED)
ACTIVITY_COLUMNS = ("reference", "name", "member", "share")
ACTIVITY_NEEDED = ("reference", "name", "member")


@verb("activities.import_clients")
def import_clients(*, actor: Actor, sheet: Sheet, legal_entity: str, dry_run: bool = False) -> int:
    """Take every client of a sheet, or none; gives how many rows it has.

    ``member`` is the reference of a person of the members' sheet, ``activity`` the name of her
    activity, which is opened when she has none of that name.
    """
    return take(sheet, lambda values: take_client(actor, legal_entity, values), dry_run=dry_run)


def take_client(actor: Actor, legal_entity: str, values: dict[str, str]) -> None:
    """Take one row. Raises Refused by the column."""
    activity = _activity_of(values)
    if not Activity.objects.filter(id=activity).exists():
        person = known_person(values, "member")
        services.open_activity(
            actor=actor, activity=activity, legal_entity=legal_entity,
            name=values.get("activity", ""), shares={str(person): WHOLE},
        )  # fmt: skip
    client = client_of(values.get("reference", ""))
    if not values.get("reference") or Client.objects.filter(id=client).exists():
        return
    said = {k: v for k, v in values.items() if k in SAID}
    services.add_client(actor=actor, client=client, activity=activity, **said)


def client_of(reference: str) -> UUID:
    """The identifier of the client whom the sheets call by a reference."""
    return derived_id("imported client", reference)


def known_activity(values: dict[str, str], legal_entity: str) -> UUID:
    """The activity that a row names: by its reference in the activities' sheet, or by its name,
    with ``member``, as in the clients' sheet. Raises Refused by the column."""
    activity = _activity_of(values)
    if not Activity.objects.filter(id=activity, legal_entity_id=legal_entity).exists():
        allowed = "a reference of the activities' sheet, or the name of an activity of the member"
        raise Refused("activity", values.get("activity", ""), allowed)
    return activity


def known_client(values: dict[str, str], activity: UUID | None) -> Client:
    """The client whom a row calls by a reference; the activity works for it from now on."""
    found: Client | None = Client.objects.filter(id=client_of(values.get("client", ""))).first()
    if found is None:
        allowed = "a reference of the clients' sheet"
        raise Refused("client", values.get("client", ""), allowed)
    if activity is not None:
        ActivityClient.objects.get_or_create(
            activity_id=activity, client=found, defaults={"id": derived_id(activity, found.id)}
        )
    return found


def take_activity(
    actor: Actor, legal_entity: str, rows: Sequence[tuple[int, dict[str, str]]]
) -> None:
    """Open an activity of one or several members: each row names one with her share (a percentage;
    alone the whole). Raises Refused by the column, RowRefused by the line."""
    first = rows[0][1]
    activity, shares = _by_reference(text_in(first, "reference")), dict[str, int]()
    for line, values in rows:
        try:
            person = str(known_person(values, "member"))
            if person in shares:
                raise Refused("member", values["member"], "each member once in an activity")
            shares[person] = rate_in(values, "share") or WHOLE // len(rows)
        except Refused as error:
            raise RowRefused(line, error) from error
    if sum(shares.values()) != WHOLE:
        raise Refused("share", str(sum(shares.values()) / 100), "shares that sum to 100")
    if not Activity.objects.filter(id=activity).exists():
        services.open_activity(
            actor=actor, activity=activity, legal_entity=legal_entity, name=text_in(first, "name"),
            shares=shares,
        )  # fmt: skip


def _by_reference(reference: str) -> UUID:
    return derived_id("imported activity by reference", reference)


def _activity_of(values: dict[str, str]) -> UUID:
    by_reference = _by_reference(values.get("activity", ""))
    if Activity.objects.filter(id=by_reference).exists():
        return by_reference
    member = person_of(values.get("member", ""))
    return derived_id("imported activity", member, values.get("activity", ""))
