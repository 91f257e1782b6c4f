"""What cannot be drawn, read or sealed: which field, what was given, what is allowed."""

from __future__ import annotations

from mutua.ground.errors import Refused


class DocumentError(Refused, ValueError):
    """A document, or a part of one, that cannot be made or read.

    ``field`` is the name of what must be mended, ``given`` what stood there, ``allowed`` what
    may stand there, in plain English.
    """
