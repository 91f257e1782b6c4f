"""What cannot be drawn, read or sealed: which field, what was given, what is allowed."""

from __future__ import annotations


class DocumentError(ValueError):
    """A document, or a part of one, that cannot be made or read.

    ``field`` is the name of what must be mended, ``given`` what stood there, ``allowed`` what
    may stand there, in plain English.
    """

    def __init__(self, field: str, given: object, allowed: str) -> None:
        super().__init__(f"{field}: given {given!r}; allowed: {allowed}")
        self.field = field
        self.given = given
        self.allowed = allowed
