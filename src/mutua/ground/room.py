"""Room on the disk. A house takes nothing more while little is left, so that its server never stands
still for want of it; what a disk could not hold is said, and never half kept (fault 6)."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from mutua.ground.database import HOME, home
from mutua.ground.errors import Full, Refused

KEEP_FREE: Final = "MUTUA_KEEP_FREE"
# A server writes what it does into pieces of 16 MB before it clears the oldest: some of these at once.
MEGABYTES: Final = 256
LONGEST: Final = 12  # digits
MEGABYTE: Final = 1_000_000
NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)
DISK_FULL: Final = "53100"  # PostgreSQL's word for it


def kept_free() -> int:
    """Bytes that stay free of the disk under MUTUA_HOME: MUTUA_KEEP_FREE, in megabytes; 0 lets the
    disk run full. Raises Refused for another text."""
    said = os.environ.get(KEEP_FREE) or str(MEGABYTES)
    if not said.isdecimal() or len(said) > LONGEST:
        raise Refused(KEEP_FREE, said, "a whole number of megabytes, such as 256")
    return int(said) * MEGABYTE


def left() -> int:
    """Bytes that are free on the disk under MUTUA_HOME."""
    return shutil.disk_usage(_there(os.environ.get(HOME))).free


@lru_cache(4)
def _there(setting: str | None) -> Path:
    """The folder of MUTUA_HOME or the first above it that is there."""
    place = home()
    return next(one for one in (place, *place.parents) if one.is_dir())


def require() -> None:
    """Raise Full where less is left than stays free."""
    if (free := left()) < (kept := kept_free()):
        raise Full(f"{free // MEGABYTE} MB are left, {kept // MEGABYTE} MB stay free ({KEEP_FREE})")


@contextmanager
def needed(what: str) -> Iterator[None]:
    """Inside something is written to a disk: where that is full, raises Full with its name."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        raise Full(what) from error
