"""A file store that speaks S3: three requests, signed by AWS Signature Version 4.

Source: Amazon S3 API reference, "Authenticating Requests (AWS Signature Version 4)". Addresses are
in path style (https://host/bucket/key), which every compatible store understands.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO, Final
from urllib.parse import quote, urlsplit

from mutua.ground.errors import NotFound
from mutua.ground.files import (
    IN_MEMORY,
    PIECE,
    StoreFailed,
    checked,
    compared,
    limit_of,
    spooled,
)

EMPTY: Final = hashlib.sha256(b"").hexdigest()
TRIES: Final = 3
SECONDS: Final = 30.0


@dataclass(frozen=True)
class Account:
    """Where the store is and with which keys. ``endpoint`` is https://host or http://host:port."""

    endpoint: str
    bucket: str
    region: str
    key: str
    secret: str = field(repr=False)


def real_instant() -> datetime:
    """The system's own clock: the store refuses a signature of another hour, and the house's
    clock may be set to another year."""
    return datetime.now(UTC)


class S3Store:
    """Contents in a bucket, under a prefix. See FileStore."""

    def __init__(
        self, account: Account, prefix: str = "", instant: Callable[[], datetime] = real_instant
    ) -> None:
        self.account = account
        self.prefix = prefix
        self.instant = instant

    def put(self, content: bytes | BinaryIO, kind: str) -> str:
        """See FileStore. The store compares the digest that was signed with what arrived."""
        with spooled(content, limit_of(kind)) as (stream, digest):
            size = stream.seek(0, 2)
            headers = {"content-length": str(size), "content-type": kind}
            self._ask("PUT", digest, headers, digest, stream).close()
        return digest

    def get(self, digest: str) -> bytes:
        """See FileStore."""
        with self.open(digest) as stream:
            return stream.read()

    def open(self, digest: str) -> BinaryIO:
        """See FileStore."""
        return compared(self._ask("GET", digest, {}, EMPTY), digest)

    def holds(self, digest: str) -> bool:
        """See FileStore."""
        try:
            self._ask("HEAD", digest, {}, EMPTY).close()
        except NotFound:
            return False
        return True

    def _ask(
        self,
        method: str,
        digest: str,
        headers: Mapping[str, str],
        payload: str,
        body: BinaryIO | None = None,
    ) -> BinaryIO:
        """The answer's content; what fails in between is tried three times."""
        for attempt in range(1, TRIES + 1):
            if body is not None:
                body.seek(0)
            try:
                return self._ask_once(method, self._path(digest), headers, payload, body)
            except StoreFailed as failed:
                if attempt == TRIES or failed.code == "refused_by_store":
                    raise
                time.sleep(0.1 * attempt)
        raise AssertionError("the last try returns or raises")

    def _path(self, digest: str) -> str:
        checked(digest)
        parts = [self.account.bucket, self.prefix, digest[:2], digest]
        return "/" + "/".join(filter(None, parts))

    def _ask_once(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        payload: str,
        body: BinaryIO | None,
    ) -> BinaryIO:
        place = urlsplit(self.account.endpoint)
        signed = sign(
            self.account, self.instant(), method, path, {**headers, "host": place.netloc}, payload
        )
        kind = (
            http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
        )
        connection = kind(place.netloc, timeout=SECONDS)
        try:
            connection.request(method, quote(path), body=body, headers=signed)
            return _content(connection.getresponse(), path)
        except (OSError, http.client.HTTPException) as error:
            raise StoreFailed("files", repr(error), "a store that answers") from error
        finally:
            connection.close()


def _content(answer: http.client.HTTPResponse, path: str) -> BinaryIO:
    """The content of a good answer; each other answer is named."""
    if answer.status == 404:
        raise NotFound("digest", path.rpartition("/")[2], "a file that is kept")
    if answer.status not in (200, 204):
        code = "refused_by_store" if answer.status < 500 else "store_failed"
        raise StoreFailed("files", f"{answer.status} {answer.reason}", "the store's yes", code)
    stream = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        shutil.copyfileobj(answer, stream, PIECE)
        if answer.length:  # cut short on the way is not rotten
            raise http.client.IncompleteRead(b"", answer.length)
    except BaseException:
        stream.close()
        raise
    stream.seek(0)
    return stream  # type: ignore[return-value]


def sign(
    account: Account,
    instant: datetime,
    method: str,
    path: str,
    headers: Mapping[str, str],
    payload: str,
) -> dict[str, str]:
    """The headers of a request with its signature.

    ``headers`` have names in lower case and hold ``host``; ``payload`` is the SHA-256 of the body.
    """
    at = f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    whole = {**headers, "x-amz-content-sha256": payload, "x-amz-date": at}
    names = sorted(whole)
    lines = [f"{name}:{whole[name].strip()}" for name in names]
    canonical = "\n".join([method, quote(path), "", *lines, "", ";".join(names), payload])
    scope = f"{at[:8]}/{account.region}/s3/aws4_request"
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = "\n".join(["AWS4-HMAC-SHA256", at, scope, digest])
    signature = hmac.new(_day_key(account, at[:8]), to_sign.encode(), "sha256").hexdigest()
    whole["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={account.key}/{scope}, "
        f"SignedHeaders={';'.join(names)}, Signature={signature}"
    )
    return whole


def _day_key(account: Account, day: str) -> bytes:
    """The key of one day, region and service, derived step by step."""
    key = f"AWS4{account.secret}".encode()
    for part in (day, account.region, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), "sha256").digest()
    return key
