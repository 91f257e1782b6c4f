"""VIES: whether a VAT number of the Union is in use, asked of the Commission's REST interface.

Source: https://ec.europa.eu/assets/taxud/vow-information/swagger_publicVAT.yaml (read November
2026): ``POST /check-vat-number``. With the number of who asks, the answer holds a request
identifier, which proves the question. An error comes with status 200 and ``errorWrappers``.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any, Final

from mutua.activities.exchange import vies_simulator
from mutua.activities.exchange.rest import (
    Answer,
    Direct,
    Request,
    Server,
    Service,
    Unreachable,
    ask,
)
from mutua.ground.errors import Refused

ADDRESS: Final = "https://ec.europa.eu/taxation_customs/vies/rest-api"
PREFIX: Final = 2  # letters of the country
PASSING: Final = (
    "SERVICE_UNAVAILABLE", "MS_UNAVAILABLE", "TIMEOUT", "GLOBAL_MAX_CONCURRENT_REQ",
    "GLOBAL_MAX_CONCURRENT_REQ_TIME", "MS_MAX_CONCURRENT_REQ", "MS_MAX_CONCURRENT_REQ_TIME",
)  # fmt: skip
NOT_SAID: Final = "---"


@dataclass(frozen=True)
class VatAnswer:
    """What VIES said: whether the number is in use, the identifier of the request, the day, name
    and address where the member state gives them, and the whole answer as it came."""

    valid: bool
    request_identifier: str
    requested_on: str
    name: str
    address: str
    whole: dict[str, Any]


def service() -> Service:
    """The Commission's where MUTUA_VIES names an address ('real' is its own), else a simulator."""
    said = os.environ.get("MUTUA_VIES", "")
    if not said:
        return Direct(vies_simulator.answer)
    return Server(ADDRESS if said == "real" else said)


def check(vat_number: str, requester: str, at: Service | None = None) -> VatAnswer:
    """Ask about a number; ``requester`` is our own. Both begin with the letters of their country.

    Raises Unreachable (``code`` is VIES's own) for what passes, such as MS_UNAVAILABLE, and
    Refused for what does not, such as INVALID_INPUT.
    """
    asked = {"countryCode": vat_number[:PREFIX], "vatNumber": vat_number[PREFIX:]}
    if requester:
        asked |= {
            "requesterMemberStateCode": requester[:PREFIX],
            "requesterNumber": requester[PREFIX:],
        }
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    request = Request("POST", "/check-vat-number", headers, json.dumps(asked).encode())
    return _read(vat_number, ask(at or service(), request))


def _read(vat_number: str, answer: Answer) -> VatAnswer:
    said = answer.json()
    errors = [str(one.get("error", "")) for one in said.get("errorWrappers") or []]
    if errors or "valid" not in said:
        code = errors[0] if errors else f"HTTP_{answer.status}"
        if code in PASSING or not errors:
            raise Unreachable("vat_number", code, "an answer of the member state; ask later", code)
        raise Refused("vat_number", vat_number, f"a number that VIES takes: {code}", code)
    return VatAnswer(
        valid=said["valid"] is True,
        request_identifier=str(said.get("requestIdentifier") or ""),
        requested_on=str(said.get("requestDate") or ""),
        name=_said(said.get("name") or said.get("traderName")),
        address=_said(said.get("address")),
        whole=said,
    )


def _said(text: Any) -> str:
    plain = " ".join(str(text or "").split())
    return "" if plain == NOT_SAID else plain
