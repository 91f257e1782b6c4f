"""The QR code by which a phone prepares a transfer: EPC069-12 of the European Payments Council.

Version 002 of the code: the BIC may be left out inside the European Economic Area. Text is UTF-8,
the whole at most 331 bytes, the picture at most version 13 with correction level M.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

from mutua.activities.documents.errors import DocumentError

LOWEST: Final = 1
HIGHEST: Final = 99_999_999_999
MOST_BYTES: Final = 331
LENGTHS: Final = {"name": 70, "purpose": 4, "reference": 35, "text": 140, "to_payer": 70}
# Countries of the single euro payments area (EPC409-09, January 2025), by ISO 3166.
EEA: Final = frozenset(
    [
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
        *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    ]
)
SEPA: Final = EEA | frozenset(
    ["AD", "AL", "CH", "GB", "GG", "GI", "IM", "JE", "MC", "MD", "ME", "MK", "RS", "SM", "VA"]
)


@dataclass(frozen=True)
class Transfer:
    """A transfer to prepare.

    ``amount`` is in cents of euro. ``reference`` is structured (twelve Belgian digits, or RF… of
    ISO 11649) and excludes ``text``, which is free. ``to_payer`` is shown to the payer only.
    """

    name: str
    iban: str
    amount: int
    bic: str = ""
    purpose: str = ""
    reference: str = ""
    text: str = ""
    to_payer: str = ""


def payload(transfer: Transfer) -> str:
    """The text inside the code, line by line.

    Raises DocumentError for a field that the standard refuses.
    """
    check(transfer)
    euros, cents = divmod(transfer.amount, 100)
    lines = [
        *("BCD", "002", "1", "SCT"),
        transfer.bic,
        transfer.name,
        _bare(transfer.iban),
        f"EUR{euros}.{cents:02}",
        *(transfer.purpose, transfer.reference, transfer.text, transfer.to_payer),
    ]
    made = "\n".join(lines).rstrip("\n")
    if len(made.encode()) > MOST_BYTES:
        raise DocumentError("payload", len(made.encode()), f"at most {MOST_BYTES} bytes")
    return made


def check(transfer: Transfer) -> None:
    """Refuse what the standard refuses."""
    from stdnum import bic, iban

    if not LOWEST <= transfer.amount <= HIGHEST:
        raise DocumentError("amount", transfer.amount, f"{LOWEST} to {HIGHEST} cents of euro")
    if not iban.is_valid(transfer.iban, check_country=False):  # banks come and go
        raise DocumentError("iban", transfer.iban, "an account number with right check digits")
    if transfer.bic and not bic.is_valid(transfer.bic):
        raise DocumentError("bic", transfer.bic, "eight or eleven characters, or nothing")
    if not transfer.bic and _bare(transfer.iban)[:2] not in EEA:
        raise DocumentError("bic", "", "needed for a bank outside the European Economic Area")
    if transfer.reference and transfer.text:
        raise DocumentError("text", transfer.text, "nothing beside a structured reference")
    _check_texts(transfer)


def _check_texts(transfer: Transfer) -> None:
    for field, most in LENGTHS.items():
        value: str = getattr(transfer, field)
        if len(value) > most:
            raise DocumentError(field, value, f"at most {most} characters")
        if not value.isprintable():
            raise DocumentError(field, value, "one line, without control characters")
    if not transfer.name.strip():
        raise DocumentError("name", transfer.name, "the name of who is paid")


def picture(transfer: Transfer, *, scalable: bool = False) -> bytes:
    """The code as SVG, one module a unit, with the quiet zone of four that readers need;
    ``scalable`` as large as the page around it wants.

    Raises DocumentError as ``payload`` does.
    """
    import segno

    made = segno.make_qr(payload(transfer), error="m", boost_error=False, encoding="utf-8")
    out = io.BytesIO()
    made.save(out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None,
              omitsize=scalable)  # fmt: skip
    return out.getvalue()


def _bare(iban: str) -> str:
    return "".join(iban.split()).upper()
