"""Logs that keep the secrets of addresses: a private link opens a document, so no log holds one."""

from __future__ import annotations

import logging
import re

# What follows /o/ opens an order; what follows /key/ sets a password or opens an account.
SECRET = re.compile(r"(/(?:o|key)/)[\w~.%:-]+")


class Discreet(logging.Formatter):
    """Writes a record as usual, each secret of an address left out, in its traceback too."""

    def format(self, record: logging.LogRecord) -> str:
        """The text of a record without secrets."""
        return SECRET.sub(r"\1…", super().format(record))
