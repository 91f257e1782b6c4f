"""Activities and clients: opening, adding, changing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from stdnum.be import vat as belgian_number

from mutua.activities import register
from mutua.activities.models import (
    CLIENT_KINDS,
    Activity,
    ActivityClient,
    ActivityMember,
    Client,
)
from mutua.ground import clock, policy
from mutua.ground.actors import MEMBER, STAFF, Actor
from mutua.ground.errors import NotAllowed, NotFound, Refused
from mutua.ground.ids import derived_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.people.models import LANGUAGES, Membership

policy.grant("activities.open_activity", MEMBER, STAFF)
policy.grant("activities.add_client", MEMBER, STAFF)

WHOLE = 10_000  # hundredths of a percent
TEXT_LIMIT = 200
SAID = (
    "kind", "name", "language", "enterprise_number", "vat_number", "email", "contact", "street",
    "number", "box", "postcode", "town", "country", "peppol_scheme", "peppol_id",
)  # fmt: skip
NEEDED = ("kind", "name", "street", "postcode", "town")


@verb("activities.open_activity")
def open_activity(
    *, actor: Actor, activity: UUID, legal_entity: str, name: str, shares: Mapping[str, int]
) -> UUID:
    """Open an activity of one or several members; ``shares`` maps each person to her part of the
    rights (hundredths of a percent, together the whole)."""
    if not name.strip() or len(name) > TEXT_LIMIT:
        raise Refused("name", name, f"a text of at most {TEXT_LIMIT} letters")
    if sum(shares.values()) != WHOLE or any(one <= 0 for one in shares.values()):
        raise Refused("shares", str(dict(shares)), f"parts above 0 that sum to {WHOLE}")
    if actor.role == MEMBER:
        _check_own(actor, shares)
    Activity.objects.create(
        id=activity, legal_entity_id=legal_entity, name=name.strip(), opened_on=clock.today()
    )
    # The actor's own link comes first: through it she sees the activity that the others join.
    for person in sorted(shares, key=lambda one: one != str(actor.person)):
        ActivityMember.objects.create(
            id=derived_id(activity, person), activity_id=activity, person_id=person,
            share=shares[person],
        )  # fmt: skip
    return activity


def _check_own(actor: Actor, shares: Mapping[str, int]) -> None:
    if str(actor.person) not in shares:
        raise NotAllowed("shares", str(dict(shares)), "an activity of which you are a part")
    if not Membership.objects.filter(person_id=actor.person, state="member").exists():
        raise NotAllowed("actor", actor.name, "a member of the cooperative", "not_a_member")


@verb("activities.add_client")
def add_client(*, actor: Actor, client: UUID, activity: UUID, **said: Any) -> UUID:
    """Bring in a client of an activity: what SAID names, NEEDED at least. What is missing is taken
    from the register, where the enterprise number is there."""
    said = {**_from_register(said), **{field: one for field, one in said.items() if one}}
    for field in NEEDED:
        if not str(said.get(field, "")).strip():
            raise Refused(field, str(said.get(field, "")), "not empty")
    values = _read(said)
    if not Activity.objects.filter(id=activity).exists():
        raise NotFound("activity", str(activity), "an activity of yours")
    Client.objects.create(id=client, **values)
    ActivityClient.objects.create(
        id=derived_id(activity, client), activity_id=activity, client_id=client
    )
    _have_asked(client, values)
    return client


def _from_register(said: dict[str, Any]) -> dict[str, str]:
    number = str(said.get("enterprise_number") or "")
    found = register.by_number(number) if number and not all(map(said.get, NEEDED)) else None
    return register.client_facts(found, str(said.get("language", ""))) if found else {}


@verb("activities.add_client")
def change_client(*, actor: Actor, client: UUID, **said: Any) -> UUID:
    """Change what is said of a client. Documents that left keep what they said."""
    own = policy.own(actor, "activityclient__activity__activitymember__person_id")
    found = Client.objects.filter(id=client, **own).first()
    if found is None:
        raise NotFound("client", str(client), "a client of yours")
    values = _read({"country": found.country, **said})
    Client.objects.filter(id=client, **own).update(**values)
    _have_asked(client, values)
    return client


def _have_asked(client: UUID, said: dict[str, Any]) -> None:
    """VIES and Peppol are asked about new numbers, by a job."""
    if any(said.get(field) for field in ("enterprise_number", "vat_number", "peppol_id")):
        later("activities.ask_about_client", client=str(client))


def _read(said: dict[str, Any]) -> dict[str, Any]:
    for field, value in said.items():
        if field not in SAID:
            raise Refused(field, value, ", ".join(SAID))
        if not isinstance(value, str) or len(value) > TEXT_LIMIT or "\x00" in value:
            raise Refused(field, value, f"a text of at most {TEXT_LIMIT} letters")
    found = {field: value.strip() for field, value in said.items()}
    if found.get("kind", CLIENT_KINDS[0]) not in CLIENT_KINDS:
        raise Refused("kind", found["kind"], ", ".join(CLIENT_KINDS))
    if found.get("language", LANGUAGES[0]) not in LANGUAGES:
        raise Refused("language", found["language"], ", ".join(LANGUAGES))
    country = found.get("country", "BE")
    if not (len(country) == 2 and country.isalpha() and country.isupper()):
        raise Refused("country", country, "the two letters of a country, such as BE")
    if country == "BE":
        found.update(_belgian(found))
    return found


def _belgian(said: dict[str, str]) -> dict[str, str]:
    """Belgian numbers in their plain form, checked by their last two digits; each gives the other."""
    found = {}
    number = said.get("enterprise_number") or said.get("vat_number", "")
    if number:
        plain = belgian_number.compact(number)
        if not belgian_number.is_valid(plain):
            field = "enterprise_number" if said.get("enterprise_number") else "vat_number"
            raise Refused(field, number, "ten digits, the last two a checksum: 0123.456.749")
        found["enterprise_number"] = plain
    if said.get("vat_number"):
        if belgian_number.compact(said["vat_number"]) != found["enterprise_number"]:
            raise Refused("vat_number", said["vat_number"], f"BE{found['enterprise_number']}")
        found["vat_number"] = "BE" + found["enterprise_number"]
    return found
