"""The Belgian structured communication, +++090/9337/55493+++.

Twelve digits by which a payment finds its invoice: ten that the creditor chooses, then the
remainder of their division by 97, where 97 stands for 0. (Febelfin, standards for credit
transfers with structured communication: OGM in Dutch, VCS in French.)
"""

from __future__ import annotations

import re
from typing import Final

from mutua.ground.errors import DocumentError

HIGHEST: Final = 9_999_999_999
FORM: Final = "twelve digits, the last two the rest of the first ten by 97 (97 for 0)"
# Between the groups people write spaces, slashes, dots or hyphens.
GROUPS: Final = r"\d(?:[ \t\u00a0\u202f/.\-]*\d){11}"
MARKED: Final = re.compile(rf"(?:\++|\*+)\s*({GROUPS})\s*(?:\++|\*+)")
RUN: Final = re.compile(r"\d[\d \t\u00a0\u202f/.\-]*")
# The twelve digits of a Belgian account follow the same rule of 97 and are no reference.
ACCOUNT: Final = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ \u00a0\u202f]?[A-Z0-9]{2,4}){3,8}\b", re.IGNORECASE
)
OLD_ACCOUNT: Final = re.compile(r"\b\d{3}-\d{7}-\d{2}\b")


def make(sequence: int) -> str:
    """The twelve digits for a number from 1 to 9 999 999 999.

    Raises DocumentError for a number outside.
    """
    if not 1 <= sequence <= HIGHEST:
        raise DocumentError("sequence", sequence, f"a whole number from 1 to {HIGHEST}")
    return f"{sequence:010}{check_digits(sequence):02}"


def check_digits(first_ten: int) -> int:
    """The last two digits: the rest by 97, and 97 where nothing is left."""
    return first_ten % 97 or 97


def is_right(reference: str) -> bool:
    """Whether the text is twelve digits whose last two agree with the others."""
    if not (len(reference) == 12 and reference.isascii() and reference.isdigit()):
        return False
    return int(reference[10:]) == check_digits(int(reference[:10]))


def shown(reference: str) -> str:
    """As it is printed: +++090/9337/55493+++.

    Raises DocumentError for digits that do not agree.
    """
    if not is_right(reference):
        raise DocumentError("payment_reference", reference, FORM)
    return f"+++{reference[:3]}/{reference[3:7]}/{reference[7:]}+++"


def read(text: str) -> str:
    """The one reference in what someone typed or a bank passed on.

    Raises DocumentError when there is none, or more than one.
    """
    found = all_in(text)
    if len(found) != 1:
        raise DocumentError("payment_reference", found or text, f"one reference: {FORM}")
    return found[0]


def alone(text: str) -> str:
    """The reference that a whole text is, between its plus signs or stars; nothing where it is
    another text."""
    found = MARKED.fullmatch(text.strip())
    digits = _digits(found[1]) if found else ""
    return digits if is_right(digits) else ""


def all_in(text: str) -> tuple[str, ...]:
    """Every reference in a free text, each once, in their order.

    References between plus signs or stars are sure; only where there is none do bare digits
    count. The digits of bank accounts are left out.
    """
    marked = [_digits(found) for found in MARKED.findall(text)]
    sure = tuple(dict.fromkeys(filter(is_right, marked)))
    return sure or tuple(dict.fromkeys(filter(is_right, _bare(text))))


def _bare(text: str) -> list[str]:
    """Each row of whole groups of digits that comes to twelve."""
    rest = OLD_ACCOUNT.sub("|", ACCOUNT.sub("|", text))
    found = []
    for run in RUN.findall(rest):
        groups = re.findall(r"\d+", run)
        for start in range(len(groups)):
            for end in range(start + 1, len(groups) + 1):
                joined = "".join(groups[start:end])
                if len(joined) == 12:
                    found.append(joined)
    return found


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
