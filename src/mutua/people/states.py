"""The states of a membership. Leaving cannot be refused."""

from mutua.ground.actors import MEMBER, PUBLIC, STAFF, WORKER
from mutua.ground.states import Machine, Step

MEMBERSHIP = Machine(
    "membership",
    (
        Step("", "asked", "people.ask_membership", (PUBLIC, MEMBER, STAFF)),
        Step("asked", "admitted", "people.admit", (STAFF,)),
        Step("asked", "refused", "people.refuse_membership", (STAFF,)),
        Step("admitted", "member", "people.take_effect", (STAFF, WORKER)),
        Step("asked", "left", "people.leave", (MEMBER, STAFF)),
        Step("admitted", "left", "people.leave", (MEMBER, STAFF)),
        Step("member", "leaving", "people.leave", (MEMBER, STAFF)),
        Step("leaving", "left", "people.end_membership", (STAFF,)),
    ),
)
