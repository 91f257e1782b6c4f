"""The number of a bank account (IBAN, ISO 13616), read in one way everywhere."""

from __future__ import annotations

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from mutua.ground.errors import Refused

ANYWHERE = "the number of an account (IBAN)"
IN_EURO = "the number of an account (IBAN) in the zone of euro payments"


def read_iban(field: str, text: str, *, anywhere: bool = False) -> str:
    """The account's number without spaces: one that a SEPA transfer reaches, or where ``anywhere``
    one of any country. Raises Refused by the field; ``beyond_sepa`` says that only the zone is
    wrong."""
    try:
        found = IBAN(text)
    except SchwiftyException as error:
        raise Refused(field, text, f"{ANYWHERE if anywhere else IN_EURO}: {error}") from error
    if not anywhere and not found.in_sepa_zone:
        raise Refused(field, text, IN_EURO, "beyond_sepa")
    return str(found.compact)


def reached(text: str) -> str:
    """The same of a text that others wrote; nothing where no SEPA transfer goes to it."""
    try:
        return read_iban("iban", text)
    except Refused:
        return ""
