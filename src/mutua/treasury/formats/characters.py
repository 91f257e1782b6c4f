"""The letters that every bank of the single euro payments area takes.

EPC132-08 (credit transfer, implementation guidelines customer to bank): a-z A-Z 0-9 and
/ - ? : ( ) . , ' + space. Other letters are written with these: accents fall, ligatures are spelled
out, other scripts are romanised (anyascii), and a sign without a name becomes a full stop.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from anyascii import anyascii

TAKEN: Final = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ "
)
ALLOWED: Final = "letters without accents, digits and / - ? : ( ) . , ' + space"
INSTEAD: Final = {
    "&": "+",
    "@": "(at)",
    "_": "-",
    "~": "-",
    ";": ",",
    "!": ".",
    '"': "'",
    "`": "'",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "<": "(",
    ">": ")",
    "\\": "/",
    "|": "/",
    "=": "-",
}
WITHOUT_NAME: Final = "."
AS_IT_IS: Final = re.compile(r"(?:[A-Za-z0-9/\-?:().,'+]+(?: [A-Za-z0-9/\-?:().,'+]+)*)?")
# An identifier neither begins nor ends with a slash, nor has two in a row (EPC132-08).
IDENTIFIER: Final = re.compile(r"(?!/)(?!.*//)[A-Za-z0-9/\-?:().,'+ ]{1,35}(?<!/)")


def latin(text: str) -> str:
    """The text in the letters banks take, spaces made single. Nothing that is seen is dropped:
    each sign leaves at least one in its place; marks of direction and the like leave none."""
    if AS_IT_IS.fullmatch(text):
        return text
    spelled = "".join(_spelled(one) for one in unicodedata.normalize("NFC", text))
    return " ".join(spelled.split())


def _spelled(sign: str) -> str:
    if sign in TAKEN:
        return sign
    if sign.isspace() or unicodedata.category(sign) == "Cc":
        return " "
    if unicodedata.category(sign) in {"Cf", "Mn"}:
        return ""
    romanised = INSTEAD.get(sign) or anyascii(sign)
    kept = "".join(
        one if one in TAKEN else INSTEAD.get(one, WITHOUT_NAME) for one in romanised.strip()
    )
    return kept or WITHOUT_NAME


def fitted(text: str, most: int) -> str:
    """The text in the letters banks take, cut to a length."""
    return latin(text)[:most].rstrip()


def is_identifier(text: str) -> bool:
    """Whether a bank takes the text as an identifier: at most 35 signs, no space at an
    end and no two in a row."""
    return IDENTIFIER.fullmatch(text) is not None and text == " ".join(text.split())
