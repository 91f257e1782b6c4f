"""Whose data a page of the house shows is kept before the answer; the person sees it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest

from mutua.ground.ids import new_id
from mutua.people.services import note_looks
from mutua.portal.member.reading import actor_of


def tell(request: HttpRequest, page: str, persons: Iterable[UUID]) -> None:
    """Keep who looks at whom, in a transaction of its own; where that fails there is no answer."""
    found = sorted(set(persons))
    if found:
        note_looks(actor=actor_of(request), key=new_id(), persons=found, page=page)
