"""An access point of Peppol and a look-up, without a network, behaving as phoss-ap and smpquery say.

It keeps what it got in ``peppol-simulator`` under MUTUA_HOME. What it is told stands there in
``told.json``, by address of the receiver: ``unknown`` (nobody there), ``invalid`` (refused at once),
``delay`` (waits until told otherwise), ``reject`` (the receiver refuses), ``fail`` (never arrives),
``silent`` (arrives, no response). Whoever is not named accepts.

As a program: ``python -m mutua.activities.exchange.peppol_simulator 8091``.
"""

from __future__ import annotations

import json
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, unquote, urlsplit

from mutua.activities.exchange.rest import Answer, Request
from mutua.ground import clock
from mutua.ground.database import home

TOKEN: Final = "simulator"  # noqa: S105 - of the simulator
SUBMIT: Final = re.compile(r"/api/outbound/submit/([^/]+)/([^/]+)/([^/]+)/([^/]+)/([A-Z]{2})")
STATUS: Final = re.compile(r"/api/outbound/status/([^/]+)")
QUERY: Final = re.compile(r"/smpquery/[^/]+/([^/]+)")
SAFE: Final = re.compile(r"[0-9A-Za-z-]{1,64}")
OUTCOMES: Final[dict[str, dict[str, Any]]] = {
    "": {"status": "sent", "mlsStatus": "received_ap"},
    "delay": {"status": "sending", "mlsStatus": "pending"},
    "silent": {"status": "sent", "mlsStatus": "pending"},
    "reject": {"status": "sent", "mlsStatus": "received_re"},
    "fail": {"status": "permanently_failed", "errorDetails": "The receiver did not answer"},
}


def folder() -> Path:
    """Where it keeps what it got."""
    return home() / "peppol-simulator"


def tell(orders: dict[str, str]) -> None:
    """Say how it shall behave, by address of the receiver (0208:…)."""
    folder().mkdir(parents=True, exist_ok=True)
    (folder() / "told.json").write_text(json.dumps(orders), "utf-8")


def told(participant: str) -> str:
    """What it was told of a participant."""
    path = folder() / "told.json"
    orders: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return orders.get(participant.partition("::")[2], "")


def answer(request: Request) -> Answer:
    """What the access point or the look-up would answer."""
    parts = urlsplit(request.path)
    if (asked := QUERY.fullmatch(parts.path)) and request.method == "GET":
        return _looked_up(unquote(asked[1]))
    if request.headers.get("X-Token") != TOKEN:
        return Answer(401, b"")
    if (asked := STATUS.fullmatch(parts.path)) and request.method == "GET":
        return _status(unquote(asked[1]))
    if (asked := SUBMIT.fullmatch(parts.path)) and request.method == "POST":
        given = [unquote(one) for one in asked.groups()]
        return _submitted(given, parse_qs(parts.query), request.body)
    return Answer(404, b"")


def _submitted(given: list[str], query: dict[str, list[str]], body: bytes) -> Answer:
    sending = query.get("sbdhInstanceID", [""])[0]
    if not SAFE.fullmatch(sending) or not body:
        return Answer(400, json.dumps("The request is not complete").encode())
    sender, receiver, document, process, _ = given
    order = told(receiver)
    if order in ("unknown", "invalid") or (folder() / f"{sending}.json").exists():
        said = {"sbdhInstanceID": sending, "overallSuccess": False, "reason": order or "duplicate"}
        return Answer(422, json.dumps(said).encode())
    folder().mkdir(parents=True, exist_ok=True)
    kept = {
        "transactionType": "business_document", "senderID": sender, "receiverID": receiver,
        "docTypeID": document, "processID": process, "sbdhInstanceID": sending,
        "createdDT": clock.now().isoformat(),
    }  # fmt: skip
    (folder() / f"{sending}.xml").write_bytes(body)
    (folder() / f"{sending}.json").write_text(json.dumps(kept), "utf-8")
    return Answer(200, json.dumps({"sbdhInstanceID": sending, "overallSuccess": True}).encode())


def _status(sending: str) -> Answer:
    path = folder() / f"{sending}.json"
    if not SAFE.fullmatch(sending) or not path.exists():
        return Answer(404, b"")
    kept = json.loads(path.read_text("utf-8"))
    said = {**kept, **OUTCOMES[told(kept["receiverID"])], "attemptCount": 1}
    return Answer(200, json.dumps(said).encode())


def _looked_up(participant: str) -> Answer:
    from mutua.activities.exchange.peppol import DOCUMENTS

    if told(participant) == "unknown":
        return Answer(404, b"")
    urls = [{"documentTypeID": f"busdox-docid-qns::{one}"} for one in DOCUMENTS.values()]
    return Answer(200, json.dumps({"participantID": participant, "urls": urls}).encode())


class Handler(BaseHTTPRequestHandler):
    """The same answers over HTTP."""

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def do_POST(self) -> None:
        """Answer."""
        self._answer()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        found = answer(Request(self.command, self.path, dict(self.headers.items()), body))
        self.send_response(found.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(found.body)))
        self.end_headers()
        self.wfile.write(found.body)

    def log_message(self, *given: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve on a port of this machine."""
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()


if __name__ == "__main__":
    main()
