"""The browser of the tests draws pages, and its judge of accessibility sees faults."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Any

import pytest

pytestmark = pytest.mark.browser

SOUND = (
    "<!doctype html><html lang='en'><title>Mutua</title><main><h1>Net pay</h1><p>825.90 €</main>"
)


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    return [found["id"] for found in Axe().run(page).response["violations"]]


def test_a_page_is_drawn_as_wide_as_a_small_phone(page: Any) -> None:
    page.set_content(SOUND)
    assert page.evaluate("window.innerWidth") == 360
    assert page.get_by_role("heading").inner_text() == "Net pay"


def test_a_sound_page_has_no_fault(page: Any) -> None:
    page.set_content(SOUND)
    assert violations(page) == []


def test_a_picture_without_words_is_a_fault(page: Any) -> None:
    page.set_content(SOUND.replace("<p>", "<img src='data:,'><p>"))
    assert "image-alt" in violations(page)


class Slow(BaseHTTPRequestHandler):
    """A page that a link leads to, of which the second half comes later."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(SOUND.encode() + b"<a href='/next'>Next</a>")
        self.wfile.flush()
        if self.path == "/next":
            sleep(0.3)
            self.wfile.write(b"<p id='late'>12.00")

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def slow() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_who_clicks_reads_the_whole_page_that_comes(page: Any, slow: str) -> None:
    page.goto(slow)
    page.get_by_role("link", name="Next").click()
    assert page.locator("#late").count() == 1


def test_who_presses_a_key_reads_the_whole_page_that_comes(page: Any, slow: str) -> None:
    page.goto(slow)
    page.get_by_role("link", name="Next").press("Enter")
    assert page.locator("#late").count() == 1
