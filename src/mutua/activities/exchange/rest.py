"""One request to a REST service and its answer: bounded in time and size, tried again where that is
safe. A simulator stands in the same place as a server, without a network."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from mutua.ground.errors import Refused

SECONDS: Final = 20.0
TRIES: Final = 3
PAUSE: Final = 0.2
MOST_BYTES: Final = 2_000_000
PASSING: Final = (429, 500, 502, 503, 504)  # what may be better at the next try
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class Unreachable(Refused):
    """The service did not answer, or not as it should; to be asked again later."""


@dataclass(frozen=True)
class Answer:
    """The status, and the body as it came."""

    status: int
    body: bytes

    def json(self) -> dict[str, Any]:
        """The body as an object. Raises Unreachable for anything else."""
        try:
            found = json.loads(self.body)
        except ValueError as error:
            raise Unreachable("answer", self.body[:80].decode(errors="replace"), "JSON") from error
        if not isinstance(found, dict):
            raise Unreachable("answer", str(found), "a JSON object")
        return found


@dataclass(frozen=True)
class Request:
    """What is asked. ``path`` holds its query, quoted."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class Service(Protocol):
    """Whoever answers: a server, or a simulator."""

    def once(self, request: Request) -> Answer:
        """The answer to one request. Raises Unreachable."""


@dataclass(frozen=True)
class Server:
    """A server by its base address; ``https`` unless it is on this machine."""

    base: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        if not safe or not parts.hostname:
            raise Refused("address", self.base, "https://host, or http on this machine")

    def once(self, request: Request) -> Answer:
        """See Service."""
        parts = urlsplit(self.base)
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(parts.netloc, timeout=SECONDS)
        try:
            path = parts.path.rstrip("/") + request.path
            connection.request(request.method, path, request.body or None, dict(request.headers))
            answer = connection.getresponse()
            body = answer.read(MOST_BYTES + 1)
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable("service", repr(error), f"an answer of {parts.hostname}") from error
        finally:
            connection.close()
        if len(body) > MOST_BYTES:
            raise Unreachable("answer", f"more than {MOST_BYTES} bytes", "a short answer")
        return Answer(answer.status, body)


@dataclass(frozen=True)
class Direct:
    """A simulator in this very process."""

    function: Callable[[Request], Answer]

    def once(self, request: Request) -> Answer:
        """See Service."""
        return self.function(request)


def ask(service: Service, request: Request, tries: int = TRIES) -> Answer:
    """The answer, asked again while the service fails in passing. Whoever asks for a change makes
    it safe to repeat, by an identifier of its own. Raises Unreachable."""
    for attempt in range(1, tries + 1):
        try:
            answer = service.once(request)
        except Unreachable:
            if attempt == tries:
                raise
        else:
            if answer.status not in PASSING:
                return answer
            if attempt == tries:
                raise Unreachable("service", str(answer.status), "an answer that does not fail")
        time.sleep(PAUSE * attempt)
    raise AssertionError("the last try returns or raises")
