"""What every answer says to the browser: keep nothing, tell nobody, load nothing from outside."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def quiet(answer: Answer) -> Answer:
    """Middleware. A scenario is in the address, so the address goes to no other site."""

    def with_headers(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        response.headers.setdefault("X-Robots-Tag", "noarchive")
        return response

    return with_headers
