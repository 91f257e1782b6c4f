"""What every page knows: its language and the same page in the others."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

OWN_NAMES = {"fr": "Français", "nl": "Nederlands", "de": "Deutsch", "en": "English"}


def page(request: HttpRequest) -> dict[str, Any]:
    """The language, links to the same page in other languages, where the source is."""
    now = get_language() or settings.LANGUAGE_CODE
    rest = request.get_full_path().removeprefix(f"/{now}/")
    languages = [
        {"code": code, "name": OWN_NAMES[code], "url": f"/{code}/{rest}", "now": code == now}
        for code, _ in settings.LANGUAGES
    ]
    return {"language": now, "languages": languages, "source": settings.MUTUA_SOURCE}
