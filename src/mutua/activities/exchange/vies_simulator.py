"""VIES without a network: the published numbers of its test service give the published answers;
any other number is in use when its checksum is right.

Test numbers: https://ec.europa.eu/taxation_customs/vies/checkVatTestService.wsdl (read as quoted in
public code, November 2026).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from stdnum.eu import vat
from stdnum.exceptions import ValidationError

from mutua.activities.exchange.rest import Answer, Request
from mutua.ground import clock

ERRORS: Final = {
    "201": "INVALID_INPUT",
    "202": "INVALID_REQUESTER_INFO",
    "300": "SERVICE_UNAVAILABLE",
    "301": "MS_UNAVAILABLE",
    "302": "TIMEOUT",
    "400": "VAT_BLOCKED",
    "401": "IP_BLOCKED",
    "500": "GLOBAL_MAX_CONCURRENT_REQ",
    "501": "GLOBAL_MAX_CONCURRENT_REQ_TIME",
    "600": "MS_MAX_CONCURRENT_REQ",
    "601": "MS_MAX_CONCURRENT_REQ_TIME",
}
VALID, INVALID = "100", "200"
NOT_SAID: Final = "---"
STATES: Final = frozenset(vat.MEMBER_STATES) | {"el"}  # Greece writes EL


def answer(request: Request) -> Answer:
    """What VIES would answer."""
    if (request.method, request.path) != ("POST", "/check-vat-number"):
        return Answer(404, b"{}")
    try:
        asked = json.loads(request.body)
        state, number = str(asked["countryCode"]), str(asked["vatNumber"])
    except (ValueError, KeyError, TypeError):
        return _failed("INVALID_INPUT")
    if number in ERRORS:
        return _failed(ERRORS[number])
    if state.lower() not in STATES:
        return _failed("INVALID_INPUT")
    return _answered(state, number, asked)


def _failed(code: str) -> Answer:
    said = {"actionSucceed": False, "errorWrappers": [{"error": code}]}
    return Answer(200, json.dumps(said).encode())


def _answered(state: str, number: str, asked: dict[str, Any]) -> Answer:
    valid = number == VALID or (number != INVALID and _checksum_holds(state + number))
    instant = clock.now()
    proof = hashlib.sha256(f"{asked} {instant}".encode()).hexdigest()[:13].upper()
    said = {
        "countryCode": state,
        "vatNumber": number,
        "requestDate": instant.isoformat(timespec="milliseconds"),
        "valid": valid,
        "requestIdentifier": f"WAPI{proof[:12]}" if asked.get("requesterNumber") else "",
        "name": "John Doe" if number == VALID else NOT_SAID,
        "address": "123 Main St, Anytown, UK" if number == VALID else NOT_SAID,
    }
    return Answer(200, json.dumps(said).encode())


def _checksum_holds(whole: str) -> bool:
    try:
        vat.validate(whole)
    except ValidationError:
        return False
    return True
