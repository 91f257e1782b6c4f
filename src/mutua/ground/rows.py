"""Rows of a key."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

One = TypeVar("One", bound=Model)


def one(found: QuerySet[One]) -> One | None:
    """The row of a key that is unique, or none; without the order that ``first()`` asks for, which
    costs a verb more than the reading."""
    return next(iter(found), None)
