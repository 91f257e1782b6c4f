"""A small store that speaks S3 inside the test, and checks each signature by itself."""

import hashlib
import hmac
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote

FORM = re.compile(
    r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request, "
    r"SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})"
)


class FakeS3(ThreadingHTTPServer):
    """Objects in a dictionary. ``failures`` is how many of the next answers are 503, ``cuts`` how
    many of the next contents stop half-way."""

    def __init__(self, key: str, secret: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.key, self.secret = key, secret
        self.objects: dict[str, bytes] = {}
        self.kinds: dict[str, str] = {}
        self.failures = 0
        self.cuts = 0
        self.asked: list[str] = []

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> "FakeS3":
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: FakeS3

    def _is_signed(self, body: bytes) -> bool:
        found = FORM.fullmatch(self.headers.get("Authorization", ""))
        if not found or found[1] != self.server.key:
            return False
        names = found[4].split(";")
        if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names):
            return False
        payload = hashlib.sha256(body).hexdigest()
        if self.headers["x-amz-content-sha256"] != payload:
            return False
        lines = "".join(f"{name}:{self.headers[name]}\n" for name in names)
        asked = f"{self.command}\n{self.path}\n\n{lines}\n{found[4]}\n{payload}"
        scope = f"{found[2]}/{found[3]}/s3/aws4_request"
        hashed = hashlib.sha256(asked.encode()).hexdigest()
        text = f"AWS4-HMAC-SHA256\n{self.headers['x-amz-date']}\n{scope}\n{hashed}"
        step = ("AWS4" + self.server.secret).encode()
        for part in scope.split("/"):
            step = hmac.digest(step, part.encode(), "sha256")
        return hmac.digest(step, text.encode(), "sha256").hex() == found[5]

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append(self.command)
        if self.server.failures:
            self.server.failures -= 1
            return self._say(503)
        if not self._is_signed(body):
            return self._say(403)
        name = unquote(self.path)
        if self.command == "PUT":
            self.server.objects[name] = body
            self.server.kinds[name] = self.headers["Content-Type"]
            return self._say(200)
        if name not in self.server.objects:
            return self._say(404)
        return self._say(200, self.server.objects[name])

    def _say(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if body and self.server.cuts:
            self.server.cuts -= 1
            body = body[: len(body) // 2]
        self.wfile.write(body)

    do_GET = do_PUT = do_HEAD = _answer  # noqa: N815 - the names that http.server looks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""
