"""Pages for what is not there and for what went wrong."""

from __future__ import annotations

import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mutua.ground.errors import Full

AGAIN_AFTER: Final = 60  # seconds


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This address leads nowhere: say so and lead back to the simulator."""
    return render(request, "portal/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours: say so without details. A server that is full or does not answer is none:
    what was asked is to be tried again."""
    if isinstance(sys.exc_info()[1], Full | OperationalError | InterfaceError):
        # What was sent may have no page of its own, and a new one would have another key.
        asked = request.method in ("GET", "HEAD")
        facts = {"address": request.get_full_path() if asked else ""}
        answer = render(request, "portal/closed.html", facts, status=503)
        answer.headers["Retry-After"] = str(AGAIN_AFTER)
        return answer
    return render(request, "portal/broken.html", status=500)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is not from a page of ours, or from one too old."""
    return render(request, "portal/stale.html", status=403)
