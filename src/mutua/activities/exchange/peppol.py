"""Peppol: an access point that sends, and a look-up of who can be reached.

The access point speaks the REST interface of phoss-ap (https://github.com/phax/phoss-ap/wiki,
pages "API Specification" and "Code Lists", read November 2026). The look-up speaks ``smpquery``
(https://peppol.helger.com/public/menuitem-tools-rest-api; the same program can stand in one's own
house). Identifiers by the Peppol Policy for use of Identifiers, 4.4.0.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, unquote

from mutua.activities.exchange import peppol_simulator
from mutua.activities.exchange.rest import Direct, Request, Server, Service, Unreachable, ask
from mutua.ground.errors import Refused

PARTICIPANT: Final = "iso6523-actorid-upis"
BILLING: Final = (
    "urn:oasis:names:specification:ubl:schema:xsd:{0}-2::{0}##urn:cen.eu:en16931:2017#compliant"
    "#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1"
)
PROCESS: Final = "cenbii-procid-ubl::urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
DOCUMENTS: Final = {
    "invoice": BILLING.format("Invoice"),
    "credit_note": BILLING.format("CreditNote"),
}
SML: Final = "autodetect"
# From the words of the access point to ours: the state of its sending, then of the response.
WAITS, GONE, TAKEN, REFUSED, FAILED = "submitted", "delivered", "accepted", "rejected", "failed"
SENDING: Final = {
    "pending": WAITS,
    "sending": WAITS,
    "failed": WAITS,  # it tries again by itself
    "sent": GONE,
    "rejected": FAILED,
    "permanently_failed": FAILED,
}
RESPONSES: Final = {"received_ap": TAKEN, "received_re": REFUSED}


@dataclass(frozen=True)
class Said:
    """What an access point says of a document: our word for its state, its own words, and the
    whole answer, which is kept as proof."""

    state: str
    words: str
    whole: dict[str, Any]


def is_real() -> bool:
    """Whether documents leave the house."""
    return bool(os.environ.get("MUTUA_PEPPOL"))


def access_point() -> tuple[Service, str]:
    """The one that MUTUA_PEPPOL names, with its MUTUA_PEPPOL_TOKEN; else the simulator."""
    address = os.environ.get("MUTUA_PEPPOL", "")
    if not address:
        return Direct(peppol_simulator.answer), peppol_simulator.TOKEN
    return Server(address), os.environ.get("MUTUA_PEPPOL_TOKEN", "")


def directory() -> Service:
    """The look-up that MUTUA_PEPPOL_LOOKUP names, else the simulator."""
    address = os.environ.get("MUTUA_PEPPOL_LOOKUP", "")
    return Server(address) if address else Direct(peppol_simulator.answer)


def identifier(endpoint: str) -> str:
    """The participant of an address such as 0208:0123456749."""
    return f"{PARTICIPANT}::{endpoint.lower()}"


def status(sending: str) -> Said | None:
    """What became of a document; None when the access point does not know it. Raises
    Unreachable."""
    at, token = access_point()
    path = f"/api/outbound/status/{quote(sending, safe='')}?includeArchive=true"
    answer = ask(at, Request("GET", path, {"X-Token": token}))
    if answer.status == 404:
        return None
    said = answer.json()
    if answer.status != 200 or said.get("status") not in SENDING:
        raise Unreachable(
            "peppol", f"{answer.status} {said.get('status')}", "a state that is known"
        )
    state = SENDING[said["status"]]
    if state == GONE:
        state = RESPONSES.get(str(said.get("mlsStatus")), GONE)
    return Said(state, str(said.get("errorDetails") or said.get("mlsStatus") or ""), said)


def submit(sending: str, sender: str, receiver: str, kind: str, document: bytes) -> Said:
    """Hand a document over. ``sending`` is its identifier there, made before the first try: who
    asks twice asks ``status`` first, so that it leaves once. Raises Unreachable, and Refused for
    what the access point can never take."""
    at, token = access_point()
    parts = (
        identifier(sender), identifier(receiver), f"busdox-docid-qns::{DOCUMENTS[kind]}", PROCESS,
        "BE",
    )  # fmt: skip
    path = "/api/outbound/submit/" + "/".join(quote(one, safe="") for one in parts)
    headers = {"X-Token": token, "Content-Type": "application/xml"}
    query = f"?sbdhInstanceID={quote(sending, safe='')}"
    answer = ask(at, Request("POST", path + query, headers, document), tries=1)
    if answer.status == 200:
        return Said(WAITS, "", answer.json())
    words = answer.body[:500].decode(errors="replace")
    if answer.status == 422:
        return Said(FAILED, words, {"status": answer.status, "body": words})
    if answer.status in (401, 403):
        raise Unreachable("peppol", str(answer.status), "the right token in MUTUA_PEPPOL_TOKEN")
    raise Refused("peppol", f"{answer.status} {words}", "what the access point takes")


def reaches(endpoint: str, kind: str = "invoice") -> tuple[bool, dict[str, Any]]:
    """Whether an address of Peppol takes such documents, and the answer. Raises Unreachable."""
    path = f"/smpquery/{SML}/{quote(identifier(endpoint), safe='')}"
    answer = ask(directory(), Request("GET", path))
    if answer.status == 404:
        return False, {}
    if answer.status != 200:
        raise Unreachable("peppol", str(answer.status), "an answer of the look-up")
    said = answer.json()
    wanted = DOCUMENTS[kind].lower()
    return wanted in unquote(answer.body.decode(errors="replace")).lower(), said
