"""Addresses carry the language: /fr/, /nl/, /de/, /en/. ``/`` goes to the reader's own."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import include, path
from django.utils.translation import get_language_from_request


def to_own_language(request: HttpRequest) -> HttpResponse:
    """From / to the page in the language that the browser asks for first."""
    query = request.META.get("QUERY_STRING", "")
    language = get_language_from_request(request)
    answer = HttpResponseRedirect(f"/{language}/" + (f"?{query}" if query else ""))
    answer.headers["Vary"] = "Accept-Language"
    return answer


urlpatterns = [
    path("", to_own_language),
    *i18n_patterns(path("", include("mutua.portal.simulator.urls"))),
]
handler404 = "mutua.portal.errors.not_found"
handler500 = "mutua.portal.errors.broken"
