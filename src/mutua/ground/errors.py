"""The errors of verbs: each names the field, what was given and what is allowed."""

from __future__ import annotations

from typing import Any

SHOWN = 80


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an accident
    """A verb that cannot be done. ``code`` names the reason for programs and translations."""

    def __init__(self, field: str, given: Any, allowed: str, code: str = "refused") -> None:
        self.field = field
        self.given = given if isinstance(given, str) else repr(given)
        self.allowed = allowed
        self.code = code
        shown = self.given if len(self.given) <= SHOWN else self.given[:SHOWN] + "…"
        super().__init__(f"{field}: given {shown}; allowed: {allowed}")


class NotAllowed(Refused):
    """The actor has no right to this."""


class NotFound(Refused):
    """There is no such thing, or the actor may not see it."""


class IllegalStep(Refused):
    """A state that cannot follow the one before."""


class Stale(Refused):
    """Somebody else has changed it since it was read."""


class KeyUsed(Refused):
    """The same key was used for something else."""


class Busy(Refused):
    """Others hold what is needed; to be tried again."""


class Full(Exception):  # noqa: N818 - the disk's word, no fault of ours
    """No room is left on a disk. Nothing of what was asked was kept; it can be asked again under its
    key as soon as there is. No refusal: what was given is as it should be, and stays where it is."""

    def __init__(self, what: str) -> None:
        super().__init__(f"no room is left on the disk: {what}")


class DocumentError(Refused, ValueError):
    """A document, or a part of one, that cannot be made or read.

    ``field`` is the name of what must be mended, ``given`` what stood there, ``allowed`` what
    may stand there, in plain English.
    """
