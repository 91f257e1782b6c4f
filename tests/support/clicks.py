"""What a click brings is there when it returns.

Playwright returns once the next page has begun to come: what is read at once (a count, an
address) would race with a page that is still being read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

MOVES = ("click", "press", "tap", "dblclick")


@contextmanager
def that_wait() -> Iterator[None]:
    """While it lasts, whoever clicks or presses a key waits for the whole page that comes."""
    from playwright.sync_api import Locator

    as_made = {name: getattr(Locator, name) for name in MOVES}
    for name, move in as_made.items():
        setattr(Locator, name, _whole(move))
    try:
        yield
    finally:
        for name, move in as_made.items():
            setattr(Locator, name, move)


def _whole(move: Any) -> Any:
    @wraps(move)
    def moved(self: Any, *args: Any, **options: Any) -> None:
        move(self, *args, **options)
        self.page.wait_for_load_state()

    return moved
