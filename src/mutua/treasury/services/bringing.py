"""A file of the bank that a person brings: who brought which file stands in the acts."""

from __future__ import annotations

from mutua.ground import policy
from mutua.ground.actors import TREASURY, Actor
from mutua.ground.errors import Refused
from mutua.ground.files import checked
from mutua.ground.verbs import verb

policy.grant("treasury.bring_file", TREASURY)


@verb("treasury.bring_file")
def bring_file(*, actor: Actor, file: str) -> str:
    """Keep that this person brings a file of the bank, named by the SHA-256 of its content: a
    statement has the same mark. What the file says is taken by the verbs of the bank's folder
    afterwards. Gives the mark, which the act keeps. Raises Refused where it is none, or where
    nobody brings it."""
    if actor.person is None:
        raise Refused("actor", actor.name, "a person who brings it")
    return checked(file)
