"""``python -m mutua.portal.accounts ADDRESS [ROLE]``: open an account for a person of the store.

She gets a letter with the page where she chooses her password. ROLE is member, or a role of the
house (adviser, treasurer, administrator, …), to which she is appointed if she is not yet.
"""

from __future__ import annotations

import os
import sys
from uuid import UUID

from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import new_id
from mutua.ground.transactions import reading

OPENER = Actor(STAFF, job="accounts")
RESET = "/{language}/account/password/reset/"


def main(address: str, role: str = "member") -> str:
    """Open the account and give the page where she chooses her password; Refused when it cannot."""
    from mutua.people.models import Person
    from mutua.portal.accounts.services import open_account

    with reading(OPENER):
        person = Person.objects.filter(email__iexact=address).first()
    if person is None:
        raise Refused("address", address, "the e-mail address of a person in the store")
    kind = role if role == "member" else appointed(person.id, role)
    base = os.environ.get("MUTUA_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
    link = base + RESET.format(language=person.language)
    open_account(actor=OPENER, key=new_id(), person=person.id, role=kind, link=link)
    return link


def appointed(person: UUID, role: str) -> str:
    """The kind of account that goes with a role of the house, once the person has the role."""
    from mutua.people.house_roles import roles
    from mutua.people.models import Appointment
    from mutua.people.services import appoint
    from mutua.portal.accounts.models import ROLES

    with reading(OPENER):
        under = roles(role).get(role)
        held = Appointment.objects.filter(person=person, role=role, until=None).exists()
    if not held:
        appoint(actor=OPENER, key=new_id(), appointment=new_id(), person=person, role=role)
    return next(name for name, one in ROLES.items() if under and one == under.database_role)


if __name__ == "__main__":
    from mutua.cli import store

    if len(sys.argv) not in (2, 3):
        sys.exit(str(__doc__))
    try:
        with store.opened():
            sys.stdout.write(
                f"Open. A letter tells where to choose a password: {main(*sys.argv[1:])}\n"
            )
    except Refused as refused:
        sys.exit(str(refused))
