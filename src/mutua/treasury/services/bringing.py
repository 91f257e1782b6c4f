"""A file of the bank that a person brings: who brought which file is kept."""

from __future__ import annotations

from mutua.ground import clock, policy
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.errors import Refused
from mutua.ground.files import checked
from mutua.ground.verbs import verb
from mutua.treasury.models import BroughtFile

policy.grant("treasury.bring_file", TREASURY)


@verb("treasury.bring_file")
def bring_file(*, actor: Actor, file: str) -> str:
    """Keep that this person brings a file of the bank, named by the SHA-256 of its content, as its
    statements are. What the file says is taken by the verbs of the bank's folder afterwards. A file
    that was brought before stays with whoever brought it first. Gives the mark. Raises Refused
    where it is none, or where nobody brings it."""
    if actor.person is None:
        raise Refused("actor", actor.name, "a person who brings it")
    row = BroughtFile(file=checked(file), brought_by_id=actor.person, brought_at=clock.now())
    BroughtFile.objects.bulk_create([row], ignore_conflicts=True)
    return file
