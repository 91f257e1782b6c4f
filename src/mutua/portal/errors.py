"""Pages for what is not there and for what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This address leads nowhere: say so and lead back to the simulator."""
    return render(request, "portal/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours: say so without details."""
    return render(request, "portal/broken.html", status=500)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is not from a page of ours, or from one too old."""
    return render(request, "portal/stale.html", status=403)
