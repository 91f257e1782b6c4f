"""Work on very many rows at once, of which nothing is garbage before the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_until_done() -> Iterator[None]:
    """Inside, Python does not look for garbage in cycles: with fifty thousand rows it would go
    through all of them again and again and find none, for a quarter of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
