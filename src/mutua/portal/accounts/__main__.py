"""``python -m mutua.portal.accounts ADDRESS [ROLE]``: open an account for a person of the store.

She gets a letter with the page where she chooses her password. ROLE is member, staff or treasury.
"""

from __future__ import annotations

import os
import sys

from mutua.ground.actors import STAFF, Actor
from mutua.ground.errors import Refused
from mutua.ground.ids import new_id

OPENER = Actor(STAFF, job="accounts")
RESET = "/{language}/account/password/reset/"


def main(address: str, role: str = "member") -> str:
    """Open the account and give the page where she chooses her password; Refused when it cannot."""
    from mutua.ground.transactions import reading
    from mutua.people.models import Person
    from mutua.portal.accounts.services import open_account

    with reading(OPENER):
        person = Person.objects.filter(email__iexact=address).first()
    if person is None:
        raise Refused("address", address, "the e-mail address of a person in the store")
    base = os.environ.get("MUTUA_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
    link = base + RESET.format(language=person.language)
    open_account(actor=OPENER, key=new_id(), person=person.id, role=role, link=link)
    return link


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
