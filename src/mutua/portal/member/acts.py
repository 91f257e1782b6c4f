"""What others did in a member's name, and who read her national number: each with its reason."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mutua.ground.models import Act
from mutua.ground.transactions import reading
from mutua.portal.accounts.acting import member_only
from mutua.portal.member import reading as read
from mutua.portal.pages import paged

WORDS: Final = {
    "people.change_person": _("Changed what we know of you"),
    "people.note_reading": _("Read your national number"),
}
OTHERWISE = _("Acted in your name")


@member_only
@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    """Every act of others for her, the latest first."""
    actor = read.actor_of(request)
    with reading(actor):
        for_her = Act.objects.filter(for_member=actor.person).exclude(person=actor.person)
        rows = paged(request, for_her.order_by("-said_at", "-id"))
        found = list(rows)
    names = read.names_of(one.person for one in found if one.person)
    for one in found:
        one.who, one.words = names.get(one.person, ""), WORDS.get(one.verb, OTHERWISE)
    return render(request, "member/acts.html", {"rows": rows, "acts": found})
