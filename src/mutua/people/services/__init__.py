"""What is done with people: each verb, in the file of its subject."""

from mutua.people.services.persons import (
    SAID,
    add_person,
    admit,
    ask_membership,
    change_person,
    leave,
    refuse_membership,
    take_effect,
)

__all__ = (
    "SAID",
    "add_person",
    "admit",
    "ask_membership",
    "change_person",
    "leave",
    "refuse_membership",
    "take_effect",
)
