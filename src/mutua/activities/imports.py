"""Activities and clients of an enterprise that comes from elsewhere."""

from __future__ import annotations

from mutua.activities import services
from mutua.activities.models import Activity, Client
from mutua.activities.services.activities import NEEDED as CLIENT_NEEDED
from mutua.activities.services.activities import SAID, WHOLE
from mutua.ground import policy
from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import derived_id
from mutua.ground.sheets import Sheet, take
from mutua.ground.verbs import verb
from mutua.people.imports import person_of
from mutua.people.models import Person

policy.grant("activities.import_clients", STAFF)

COLUMNS = ("reference", "activity", "member", *SAID)
NEEDED = ("reference", "activity", "member", *CLIENT_NEEDED)


@verb("activities.import_clients")
def import_clients(*, actor: Actor, sheet: Sheet, legal_entity: str, dry_run: bool = False) -> int:
    """Take every client of a sheet, or none; gives how many rows it has.

    ``member`` is the reference of a person of the members' sheet, ``activity`` the name of her
    activity, which is opened when she has none of that name.
    """
    return take(sheet, lambda values: _client(actor, legal_entity, values), dry_run=dry_run)


def _client(actor: Actor, legal_entity: str, values: dict[str, str]) -> None:
    person = person_of(values.get("member", ""))
    if not Person.objects.filter(id=person).exists():
        raise Refused("member", values.get("member", ""), "a reference of the members' sheet")
    activity = derived_id("imported activity", person, values.get("activity", ""))
    if not Activity.objects.filter(id=activity).exists():
        services.open_activity(
            actor=actor, activity=activity, legal_entity=legal_entity,
            name=values.get("activity", ""), shares={str(person): WHOLE},
        )  # fmt: skip
    client = derived_id("imported client", values.get("reference", ""))
    if not values.get("reference") or Client.objects.filter(id=client).exists():
        return
    said = {k: v for k, v in values.items() if k in SAID}
    services.add_client(actor=actor, client=client, activity=activity, **said)
