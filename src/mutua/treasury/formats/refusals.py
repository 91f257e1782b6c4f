"""Bank files that are not taken: everything that is wrong in one, by its line."""

from __future__ import annotations

from typing import NamedTuple

from mutua.ground.errors import Refused

MOST_ERRORS = 100


class FileError(NamedTuple):
    """One thing that is wrong in a file: its line, counted as an editor shows it (0: the file
    itself), its field, what stood there and what may stand there."""

    line: int
    field: str
    given: str
    allowed: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.field}: given {self.given}; allowed: {self.allowed}"


class FileRefused(Refused):
    """A file of which nothing was taken. ``errors`` has at least one; reading may have stopped at
    the first, where what follows can no longer be understood."""

    def __init__(self, errors: list[FileError]) -> None:
        self.errors = errors
        first = errors[0]
        super().__init__(f"line {first.line}, {first.field}", first.given, first.allowed, "file")


def refuse(line: int, field: str, given: object, allowed: str) -> FileRefused:
    """The refusal with this one error, to be raised."""
    shown = given if isinstance(given, str) else repr(given)
    return FileRefused([FileError(line, field, shown or "nothing", allowed)])
